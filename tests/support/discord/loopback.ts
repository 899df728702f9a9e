/**
 * A Discord on loopback: REST and gateway that the real client connects to, with people in it who type, press and choose. Every request is judged
 * by Discord's own OpenAPI document and the limits beside it; `refused` lists what Discord would not have taken.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { placeJson } from './events.ts';
import { createGateway, type GatewayOptions, guildJson } from './gateway.ts';
import { judge } from './judge.ts';
import { createPeople, type People } from './people.ts';
import { createRest, formError, type Rest } from './rest.ts';
import { answerInteraction } from './routes.ts';
import { createWorld, type Guild, type Interaction, type Json, type Message, type Place, type World } from './world.ts';

export type LoopbackOptions = GatewayOptions & {
  readonly token?: string;
  readonly appId?: string;
  /** The application's flags: what it was granted. */
  readonly flags?: number;
  readonly guilds?: number;
  /** The name under which it says it can be reached. */
  readonly host?: string;
  /** False: nothing is judged or remembered, for whoever measures. */
  readonly judged?: boolean;
};

export type Loopback = People & {
  readonly world: World;
  readonly rest: Rest;
  readonly gateway: ReturnType<typeof createGateway>;
  /** What DISCORD_API_URL is set to. */
  readonly apiUrl: string;
  readonly guild: Guild;
  /** The first channel of the first guild, and a thread in it. */
  readonly channel: Place;
  readonly thread: Place;
  /** A guild that the bot is not in yet. */
  join(guild?: Partial<Guild>): Place;
  /** Somebody opens a thread on a message. */
  openThread(on: Message): Place;
  /** Interactions go to this address, signed, instead of the gateway; to the gateway again without one. */
  deliverTo(url?: string): void;
  /** The application's public key, as the portal shows it. */
  readonly publicKey: string;
  /** Signs a body as Discord does. */
  headersFor(body: string, timestamp?: string): Record<string, string>;
  stop(): Promise<void>;
};

const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';
const RAW_KEY_BYTES = 32;

function keys(): { readonly publicKey: string; readonly privateKey: KeyObject } {
  const pair = generateKeyPairSync('ed25519');
  const raw = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' });
  return {
    publicKey: raw.subarray(-RAW_KEY_BYTES).toString('hex'),
    privateKey: createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

export async function startLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const world = createWorld({
    ...(options.token ? { token: options.token } : {}),
    ...(options.appId ? { appId: options.appId } : {}),
    ...(options.flags ? { flags: options.flags } : {}),
  });
  const { publicKey, privateKey } = keys();
  const host = options.host ?? '127.0.0.1';
  const socketUrl = (): string => `ws://${host}:${(rest.server.address() as AddressInfo).port}`;
  const rest = createRest(world, socketUrl, (on, name) => threadOn(on, { name, owner: world.bot.id }), options.judged);
  rest.server.listen(0, '127.0.0.1');
  await once(rest.server, 'listening');
  const gateway = createGateway(world, rest.server, socketUrl, options);

  const addGuild = (more: Partial<Guild> = {}): Place => {
    const guild: Guild = { id: world.newId(), name: 'Guild', locale: 'en-US', community: false, botRole: world.newId(), ...more };
    const channel: Place = { type: 'channel', id: world.newId(), guild };
    const second: Place = { type: 'channel', id: world.newId(), guild };
    world.guilds.push(guild);
    world.places.set(channel.id, channel);
    world.places.set(second.id, second);
    return channel;
  };
  const channels = Array.from({ length: options.guilds ?? 1 }, () => addGuild());
  const channel = channels[0] as Place & { guild: Guild };
  const threadIn = (place: Place, id = world.newId(), owner?: string): Place => {
    if (!('guild' in place)) throw new Error('a thread is part of a channel');
    const made: Place = { type: 'thread', id, guild: place.guild, parent: place.id, ...(owner ? { owner } : {}) };
    world.places.set(made.id, made);
    return made;
  };
  const thread = threadIn(channel);
  /** https://discord.com/developers/docs/topics/threads: a thread on a message has the message's id. */
  function threadOn(on: Pick<Message, 'id' | 'channel'>, { owner, name = 'general' }: { readonly owner?: string; readonly name?: string }): Place {
    const place = world.places.get(on.channel);
    if (!place || !('guild' in place)) throw new Error('the message is in no server');
    const made = threadIn(place, on.id, owner);
    gateway.dispatch('THREAD_CREATE', { ...placeJson(made), name, newly_created: true }, place.guild.id);
    return made;
  }

  const headersFor = (body: string, timestamp = String(Math.floor(Date.now() / 1000))): Record<string, string> => ({
    'content-type': 'application/json',
    'x-signature-timestamp': timestamp,
    'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
  });

  let endpoint: string | undefined;
  /** The response to a delivery is the first answer, and is judged as one. */
  const post = async (url: string, event: Json, interaction: Interaction): Promise<void> => {
    const body = JSON.stringify(event);
    // Whoever is gone takes nothing; Discord delivers an interaction once.
    const response = await fetch(url, { method: 'POST', headers: headersFor(body), body }).catch(() => undefined);
    const answer = response?.ok ? ((await response.json()) as Json) : undefined;
    const problems = answer ? judge('POST', CALLBACK, answer) : [];
    if (problems.length > 0) rest.refused.push({ call: 'response to a delivery', problems });
    else if (answer) answerInteraction(world, interaction, answer, []);
    world.calls.push({
      method: 'RESPONSE',
      path: url,
      template: 'response',
      body: answer ?? formError(problems),
      files: [],
      status: response?.status ?? 0,
      at: Date.now(),
    });
    world.changed();
  };
  const deliver = (event: Json, interaction: Interaction): void => {
    if (endpoint) void post(endpoint, event, interaction);
    else gateway.dispatch('INTERACTION_CREATE', event, 'guild' in interaction.place ? interaction.place.guild.id : undefined);
  };

  return {
    ...createPeople(world, deliver, (event, guildId) => gateway.dispatch('MESSAGE_CREATE', event, guildId)),
    world,
    rest,
    gateway,
    apiUrl: `http://${host}:${(rest.server.address() as AddressInfo).port}/api`,
    guild: channel.guild,
    channel,
    thread,
    join: (more) => {
      const place = addGuild(more) as Place & { guild: Guild };
      gateway.dispatch('GUILD_CREATE', guildJson(world, place.guild.id), place.guild.id);
      return place;
    },
    openThread: (on) => threadOn(on, {}),
    deliverTo: (url) => {
      endpoint = url;
    },
    publicKey,
    headersFor,
    async stop() {
      gateway.stop();
      rest.server.closeAllConnections();
      await new Promise((resolve) => rest.server.close(resolve));
    },
  };
}
