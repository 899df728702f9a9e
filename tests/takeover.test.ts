import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import type { Interaction } from '#support/discord/world.ts';
import { messageEvent } from '#support/feishu/events.ts';
import { type LoopbackFeishu, startFeishu } from '#support/feishu/server.ts';
import { signed } from '#support/feishu/webhook.ts';
import { PATIENCE } from '#support/patience.ts';
import { type RunningRedis, redisBinary, startRedis } from '#support/redis.ts';
import { type RunningServer, startServer } from '#support/server.ts';

/** Of each kind of event. `SUANPAN_LOAD` makes it a longer one. */
const EVENTS = Number(process.env['SUANPAN_LOAD'] ?? 30);
const SEAL = 'encrypt-key';
/** A lease, and what it takes to see that it has run out. */
const TAKEOVER_MS = 120_000;

let discord: Loopback;
let feishu: LoopbackFeishu;
let folder: string;
const servers: RunningServer[] = [];
beforeEach(async () => {
  discord = await startLoopback();
  feishu = await startFeishu({ perSecond: 1_000 });
  folder = mkdtempSync(join(tmpdir(), 'suanpan-takeover-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await discord.stop();
  await feishu.close();
  rmSync(folder, { recursive: true, force: true });
});

async function until(holds: () => boolean, what: () => string, patience = PATIENCE): Promise<void> {
  for (const limit = Date.now() + patience; !holds(); await wait(50)) if (Date.now() > limit) throw new Error(`waited in vain: ${what()}`);
}

/** One instance of the real program; `http`: events are posted to it, else it holds its own connections. */
async function instance(store: string, http: boolean): Promise<RunningServer> {
  const server = await startServer({
    STORE_URL: store,
    LOG_LEVEL: 'silent',
    DISCORD_TOKEN: discord.world.token,
    DISCORD_APP_ID: discord.world.appId,
    DISCORD_PUBLIC_KEY: discord.publicKey,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_MODE: http ? 'http' : 'gateway',
    FEISHU_APP_ID: feishu.options.appId,
    FEISHU_APP_SECRET: feishu.options.appSecret,
    FEISHU_DOMAIN: feishu.url,
    FEISHU_MODE: http ? 'webhook' : 'ws',
    FEISHU_ENCRYPT_KEY: SEAL,
    FEISHU_VERIFICATION_TOKEN: 'verification',
  });
  servers.push(server);
  return server;
}

/** In turn to the instances that are there; what one did not take is refused, as a balancer would. */
async function balancer(targets: readonly RunningServer[]): Promise<{ readonly server: Server; readonly url: string }> {
  let turn = 0;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    turn += 1;
    const target = targets[turn % targets.length]?.url ?? '';
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !['host', 'connection', 'content-length'].includes(name)));
    try {
      const answer = await fetch(target + request.url, { method: 'POST', headers: headers as Record<string, string>, body: Buffer.concat(chunks) });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    } catch {
      response.writeHead(502).end();
    }
  };
  const server = createServer((request, response) => void pass(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Everybody asks at once. `push` hands a Feishu event over and says whether it was acknowledged. */
function load(push: (event: unknown) => Promise<boolean>, withMessages: boolean) {
  const acknowledged = new Set<string>();
  const interactions: Interaction[] = [];
  const messages: string[] = [];
  const deliveries: Promise<void>[] = [];
  for (let index = 0; index < EVENTS; index += 1) {
    const { messageId, chat, event } = messageEvent({ text: `GLM Lite 多少钱 ${index}`, chat: `oc_${index}`, from: `ou_${index}` });
    feishu.addMessage(messageId, chat);
    const deliver = async () => {
      // Feishu delivers again what was not acknowledged, a little later in truth.
      for (let time = 0; time < 50; time += 1) {
        if (await push(event)) return void acknowledged.add(messageId);
        await wait(200);
      }
    };
    deliveries.push(deliver());
    const person = discord.person({ username: `p${index}` });
    interactions.push(discord.slashOnly(person, discord.channel, 'plan', { plan: 'glm-lite' }));
    if (withMessages) messages.push(discord.sayOnly({ person, place: discord.channel, content: `<@${discord.world.bot.id}> GLM Lite price?` }));
  }
  const taken = () => interactions.filter((interaction) => interaction.answeredWith !== undefined);
  return {
    acknowledged,
    deliveries,
    taken,
    answered: () => taken().filter((interaction) => interaction.writes > 0 && !interaction.thinking),
    interactions,
    repliesTo: (message: string) => feishu.state.messages.filter((sent) => sent.parent_id === message).length,
    discordReplies: () => messages.map((id) => [...discord.world.messages.values()].filter((message) => message.reference === id).length),
  };
}

type Load = ReturnType<typeof load>;

/** Killed while much is acknowledged and little is answered. */
const midway = ({ acknowledged, taken, answered }: Load) =>
  until(
    () => acknowledged.size > EVENTS / 3 && taken().length > EVENTS / 3 && answered().length > 0,
    () => 'the middle of the load',
  );

async function nothingLostNothingDoubled(all: Load): Promise<void> {
  await Promise.all(all.deliveries);
  expect(all.acknowledged.size).toBe(EVENTS);
  const finished = () =>
    [...all.acknowledged].every((message) => all.repliesTo(message) > 0) &&
    all.answered().length === all.taken().length &&
    all.discordReplies().every((replies) => replies > 0);
  const missing = () =>
    JSON.stringify({
      feishu: [...all.acknowledged].filter((message) => all.repliesTo(message) === 0),
      interactions: all
        .taken()
        .filter((interaction) => !all.answered().includes(interaction))
        .map(({ id, answeredWith, thinking, writes }) => ({ id, answeredWith, thinking, writes })),
      messages: all.discordReplies().filter((replies) => replies === 0).length,
    });
  await until(finished, missing, TAKEOVER_MS);
  await wait(1_000);
  expect([...all.acknowledged].filter((message) => all.repliesTo(message) !== 1)).toEqual([]);
  expect(all.interactions.filter((interaction) => interaction.followUps.length > 0)).toEqual([]);
  expect(all.discordReplies().filter((replies) => replies !== 1)).toEqual([]);
  expect(discord.rest.refused).toEqual([]);
}

const overSocket = async (event: unknown): Promise<boolean> => {
  const pushed = feishu.push(event).then(
    ({ code }) => code === 200,
    () => false,
  );
  return Promise.race([pushed, wait(3_000).then(() => false)]);
};

describe.runIf(redisBinary)('two instances on one Redis', () => {
  let redis: RunningRedis;
  beforeEach(async () => {
    redis = await startRedis(redisBinary ?? '');
  });
  afterEach(() => redis.stop());

  test('behind a balancer: what one took when it was killed, the other answers, each once', { timeout: 400_000 }, async () => {
    const [one, two] = [await instance(redis.url, true), await instance(redis.url, true)];
    const { server, url } = await balancer([one, two]);
    discord.deliverTo(`${url}/webhooks/discord`);
    const all = load(async (event) => (await fetch(`${url}/webhooks/feishu`, { method: 'POST', ...signed(event, SEAL) })).status === 200, false);
    await midway(all);
    await one.kill();
    await nothingLostNothingDoubled(all);
    server.close();
  });

  test('each with its own connections: likewise', { timeout: 400_000 }, async () => {
    const [one] = [await instance(redis.url, false), await instance(redis.url, false)];
    await until(
      () => feishu.stats().open === 2 && discord.gateway.connected() === 2,
      () => 'both connected',
    );
    const all = load(overSocket, true);
    await midway(all);
    await one.kill();
    await nothingLostNothingDoubled(all);
  });
});

test('one instance on SQLite: what it took when it was killed, it answers after its restart, each once', { timeout: 400_000 }, async () => {
  const store = `sqlite:${join(folder, 'store.sqlite')}`;
  const one = await instance(store, false);
  await until(
    () => feishu.stats().open === 1 && discord.gateway.connected() === 1,
    () => 'connected',
  );
  const all = load(overSocket, true);
  await midway(all);
  await one.kill();
  await instance(store, false);
  await nothingLostNothingDoubled(all);
});
