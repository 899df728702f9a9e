/**
 * The gateway connection, by discord.js: it connects, beats, resumes, reconnects and splits into shards. We read the raw events ourselves, so that
 * the gateway and HTTP share one way in, and so that a payload which discord.js cannot digest does not end the process.
 */
import { Client, GatewayDispatchEvents, GatewayIntentBits, Options, SimpleShardingStrategy } from 'discord.js';
import { z } from 'zod';
import type { SetupError } from '#src/errors.ts';
import type { Logger } from '#src/log.ts';
import type { Conversation, Respond } from './conversation.ts';
import { detailsOf } from './errors.ts';
import { readInteraction } from './interaction.ts';
import { readMessage } from './message.ts';
import type { Relay } from './relay.ts';
import { type RestSettings, restOptions } from './rest.ts';
import { createServers, guildSchema, threadSchema } from './servers.ts';
import { complaintOf, complaintOfClose, type Setup } from './setup.ts';
import { greetingFor } from './welcome.ts';

export type Gateway = {
  /** Resolves when every shard is connected. Rejects with a SetupError, or with what kept it from connecting. */
  connect(): Promise<void>;
  ready(): boolean;
  close(): Promise<void>;
};

export type GatewayDeps = {
  readonly settings: RestSettings & { readonly appId: string; readonly shards?: 'auto' | number };
  /** The words of all messages may be read: the portal's switch "Message Content Intent" is on. */
  readonly readsContent: boolean;
  readonly conversation: Conversation;
  readonly respond: Respond;
  /** Follows what an event leads to. */
  readonly track: (work: Promise<unknown>) => void;
  readonly setup: Setup;
  readonly relay?: Relay;
  readonly log: Logger;
  /** Told when a connection broke and is being opened again. */
  readonly reconnecting: () => void;
  /** Told when a connection that stood was refused for good. */
  readonly fatal: (error: SetupError) => void;
};

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];
const readySchema = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  application: z.looseObject({ id: z.string() }).optional(),
  guilds: z.array(z.looseObject({ id: z.string() })).default([]),
});

type ClientOptions = ConstructorParameters<typeof Client>[0];

function shardOptions(shards: 'auto' | number | undefined): Partial<ClientOptions> {
  if (shards === undefined) return {};
  return shards === 'auto' ? { shards } : { shardCount: shards, shards: Array.from({ length: shards }, (_, shard) => shard) };
}

/** Both addresses of the gateway, the first and the one to resume at, lead through the relay. */
function relayed(relay: Relay): Pick<NonNullable<ClientOptions['ws']>, 'buildStrategy'> {
  return {
    buildStrategy: (manager) => {
      const fetchInformation = manager.fetchGatewayInformation.bind(manager);
      const { options } = manager;
      const update = options.updateSessionInfo.bind(options);
      manager.fetchGatewayInformation = async (force) => {
        const information = await fetchInformation(force);
        return { ...information, url: relay.via(information.url) };
      };
      options.updateSessionInfo = (shard, session) =>
        update(
          shard,
          session && { ...session, resumeURL: session.resumeURL.startsWith('ws://127.0.0.1:') ? session.resumeURL : relay.via(session.resumeURL) },
        );
      return new SimpleShardingStrategy(manager);
    },
  };
}

/**
 * discord.js would build objects from every event and throw, outside any handler, on one that it does not expect: so it gets to see only READY,
 * which tells it who it is. Even RESUMED can throw there (14.28.1 reads a session that was dropped meanwhile).
 */
function keepToRawEvents(client: Client): void {
  const socket = client.ws as unknown as { handlePacket(packet?: { readonly t?: string }, shard?: unknown): boolean };
  const handle = socket.handlePacket.bind(socket);
  socket.handlePacket = (packet, shard) => (packet?.t === GatewayDispatchEvents.Ready ? handle(packet, shard) : true);
}

export function createGateway({
  settings,
  readsContent,
  conversation,
  respond,
  track,
  setup,
  relay,
  log,
  reconnecting,
  fatal,
}: GatewayDeps): Gateway {
  const client = new Client({
    intents: readsContent ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    rest: restOptions(settings),
    makeCache: Options.cacheWithLimits({}),
    // We keep no servers in memory, so there is nothing to wait for.
    waitGuildTimeout: 0,
    ...shardOptions(settings.shards),
    ...(relay ? { ws: relayed(relay) } : {}),
  });
  keepToRawEvents(client);

  const connected = new Set<number>();
  const servers = createServers();
  let botId = '';
  let application = settings.appId;
  let up = false;
  let closing = false;

  /** Nothing that an event causes may throw into discord.js. */
  const on = (type: GatewayDispatchEvents, take: (data: unknown, shard: number) => void): void => {
    client.ws.on(type, (data: unknown, shard: number) => {
      try {
        if (!closing) take(data, shard);
      } catch (error) {
        log.error({ err: error, type }, 'an event could not be read');
      }
    });
  };

  on(GatewayDispatchEvents.Ready, (data, shard) => {
    const ready = readySchema.parse(data);
    botId = ready.user.id;
    application = ready.application?.id ?? settings.appId;
    servers.expect(ready.guilds);
    connected.add(shard);
    log.info({ shard, guilds: ready.guilds.length }, 'connected to Discord');
  });
  on(GatewayDispatchEvents.Resumed, (_, shard) => void connected.add(shard));
  on(GatewayDispatchEvents.InteractionCreate, (data) => {
    const event = readInteraction(data);
    if (event) track(conversation.happened(event, respond));
  });
  on(GatewayDispatchEvents.MessageCreate, (data) => {
    const said = readMessage(data, botId, servers);
    if (said) track(conversation.said(said));
  });
  on(GatewayDispatchEvents.GuildCreate, (data) => {
    const guild = guildSchema.parse(data);
    if (servers.enter(guild, botId)) track(conversation.entered(greetingFor(guild)));
  });
  on(GatewayDispatchEvents.GuildDelete, (data) => servers.leave(guildSchema.parse(data)));
  on(GatewayDispatchEvents.ThreadCreate, (data) => servers.open(threadSchema.parse(data)));
  // One that was archived is known again when somebody speaks in it.
  on(GatewayDispatchEvents.ThreadUpdate, (data) => servers.open(threadSchema.parse(data)));
  on(GatewayDispatchEvents.ThreadDelete, (data) => servers.close(threadSchema.parse(data)));

  client.on('error', (error) => log.error(detailsOf(error), 'the connection to Discord failed'));
  client.on('shardError', (error, shard) => log.warn({ ...detailsOf(error), shard }, 'the connection to Discord failed'));
  client.on('shardReconnecting', (shard) => {
    connected.delete(shard);
    reconnecting();
    log.info({ shard }, 'connecting to Discord again');
  });
  client.on('shardDisconnect', ({ code }, shard) => {
    connected.delete(shard);
    const complaint = complaintOfClose(code);
    if (up && !closing && complaint) fatal(setup.refused(complaint));
  });
  client.on('debug', (text) => log.debug({ text: text.replaceAll(settings.token, '[secret]') }, 'discord.js'));

  return {
    connect: async () => {
      try {
        await client.login(settings.token);
      } catch (error) {
        const complaint = complaintOf(error);
        throw complaint ? setup.refused(complaint) : error;
      }
      if (application !== settings.appId) throw setup.refused('badAppId');
      up = true;
    },
    ready: () => up && connected.size > 0 && connected.size === client.ws.shards.size,
    close: async () => {
      closing = true;
      await client.destroy();
    },
  };
}
