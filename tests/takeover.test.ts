/** Two instances on one Redis, or one on SQLite and the same after its restart: killed when much is taken on and nothing of it is finished. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { messageEvent } from '#support/feishu/events.ts';
import { type LoopbackFeishu, startFeishu } from '#support/feishu/server.ts';
import { postFeishu, startInstance } from '#support/instance.ts';
import { PATIENCE, patient } from '#support/patience.ts';
import { type RunningRedis, redisBinary, startRedis } from '#support/redis.ts';
import type { RunningServer } from '#support/server.ts';

/** Of each kind of event. `SUANPAN_LOAD` makes it a longer one. */
const EVENTS = Number(process.env['SUANPAN_LOAD'] ?? 30);
/** For a lease that runs out, twice if need be, and what is to be done then. */
const TAKEOVER_MS = 5 * PATIENCE;

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

async function instance(store: string, http: boolean): Promise<RunningServer> {
  const server = await startInstance({ discord, feishu }, store, { http });
  servers.push(server);
  await until(
    async () => (await fetch(`${server.url}/readyz`)).ok,
    () => 'an instance that is ready',
  );
  return server;
}

async function until(holds: () => boolean | Promise<boolean>, what: () => string, patience = PATIENCE): Promise<void> {
  for (const limit = Date.now() + patience; !(await holds()); await wait(50)) {
    if (Date.now() > limit) throw new Error(`waited in vain: ${what()}\n${servers.map((server) => server.output().slice(-3_000)).join('\n---\n')}`);
  }
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
  const server = createServer(patient, (request, response) => void pass(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** What the store knows: the keys of events that were taken on, and how many of them are not finished. */
type Known = () => Promise<{ readonly taken: ReadonlySet<string>; readonly open: number }>;

const inRedis = (redis: RunningRedis): Known => {
  const prefix = 'suanpan:claim:';
  return async () => {
    const client = createClient({ url: redis.url });
    await client.connect();
    const [claims, open] = await Promise.all([client.keys(`${prefix}*`), client.keys('suanpan:event:*')]);
    client.destroy();
    return { taken: new Set(claims.map((key) => key.slice(prefix.length))), open: open.length };
  };
};

const inSqlite =
  (path: string): Known =>
  async () => {
    const database = new DatabaseSync(path, { timeout: PATIENCE });
    const taken = database.prepare('SELECT key FROM claims').all();
    const open = database.prepare('SELECT count(*) AS count FROM tasks').get();
    database.close();
    return { taken: new Set(taken.map(({ key }) => String(key))), open: Number(open?.['count']) };
  };

/** How one event stands: the store's key for it, whether its platform was told that it was taken, and how often it was answered. */
type Asked = { readonly key: string; readonly acknowledged: () => boolean; readonly answers: () => number };

/** Hands a Feishu event over; whether it was acknowledged. */
type Push = (event: unknown) => Promise<boolean>;

/** `count` of each kind, all at once; resolves when everything that will be acknowledged is. */
async function load(count: number, push: Push, withMessages: boolean): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const deliveries: Promise<void>[] = [];
  for (let index = 0; index < count; index += 1) {
    const { messageId, chat, event } = messageEvent({ text: `GLM Lite 多少钱 ${index}`, chat: `oc_${index}`, from: `ou_${index}` });
    feishu.addMessage(messageId, chat);
    let acknowledged = false;
    const deliver = async () => {
      // Feishu delivers again what was not acknowledged, a little later in truth.
      for (let time = 0; !acknowledged && time < 50; time += 1) {
        acknowledged = await push(event);
        if (!acknowledged) await wait(200);
      }
    };
    deliveries.push(deliver());
    const replies = () => feishu.state.messages.filter((sent) => sent.parent_id === messageId).length;
    asked.push({ key: `feishu:message:${messageId}`, acknowledged: () => acknowledged, answers: replies });
    const person = discord.person({ username: `p${index}` });
    const interaction = discord.slashOnly(person, discord.channel, 'plan', { name: 'glm-lite' });
    const edited = () => (interaction.writes > 0 && !interaction.thinking ? 1 : 0) + interaction.followUps.length;
    asked.push({ key: `discord:${interaction.id}`, acknowledged: () => interaction.answeredWith !== undefined, answers: edited });
    if (!withMessages) continue;
    const said = discord.sayOnly({ person, place: discord.channel, content: `<@${discord.world.bot.id}> GLM Lite price?` });
    const references = () => [...discord.world.messages.values()].filter((message) => message.reference === said).length;
    // Discord asks for no word that a message was taken.
    asked.push({ key: `discord:${said}`, acknowledged: () => true, answers: references });
  }
  await Promise.all(deliveries);
  // What a balancer handed to the dead is never acknowledged.
  for (const limit = Date.now() + PATIENCE / 3; Date.now() < limit && !asked.every((each) => each.acknowledged()); await wait(20));
  return asked;
}

const answered = (asked: readonly Asked[]) => () => asked.every((each) => each.answers() > 0);
const unanswered = (asked: readonly Asked[]) => () => JSON.stringify(asked.filter((each) => each.answers() === 0).map(({ key }) => key));

const ANSWERS = [
  { method: 'PATCH', path: /\/messages\/@original$/ },
  { method: 'POST', path: /^\/channels\/\d+\/messages$/ },
];
/** No answer comes through any more: the first few of each kind take effect, but their sender is not told. */
function fallSilent(): void {
  for (const each of ANSWERS) {
    discord.rest.faults.push(
      { ...each, type: 'silence', afterEffect: true, times: 5 },
      { ...each, type: 'silence', times: Number.POSITIVE_INFINITY },
    );
  }
  feishu.fail(/POST .*\/reply$/, 'unheard', 5);
  feishu.fail(/POST .*\/reply$/, 'silence', Number.POSITIVE_INFINITY);
}
function speakAgain(): void {
  discord.rest.faults.splice(0);
  feishu.mend();
}

async function takenOver({ url }: RunningServer): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return [...text.matchAll(/^suanpan_taken_over_total\{.*\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

type Proof = {
  readonly push: Push;
  readonly withMessages: boolean;
  readonly known: Known;
  readonly killed: RunningServer;
  readonly survivor: () => Promise<RunningServer>;
};

/** What was written down when it was killed is answered, once each; so is what was answered before, and what comes after. */
async function nothingLostNothingDoubled({ push, withMessages, known, killed, survivor }: Proof): Promise<void> {
  const before = await load(2, push, withMessages);
  await until(answered(before), unanswered(before));
  fallSilent();
  const during = await load(EVENTS, push, withMessages);
  const { taken } = await known();
  // A store that was too slow to write an event down costs that event its rescue; here it is none of them, or few.
  const safe = during.filter(({ key, acknowledged }) => acknowledged() && taken.has(key));
  expect(safe.length).toBeGreaterThan(during.length / 2);
  await killed.kill();
  speakAgain();
  const other = await survivor();
  // What a balancer still hands to the dead is not taken, and Discord does not deliver it again.
  const after = (await load(2, push, withMessages)).filter((each) => each.acknowledged());
  const owed = [...safe, ...after];
  await until(answered(owed), unanswered(owed), TAKEOVER_MS);
  // Then nobody has anything left to send.
  await until(
    async () => (await known()).open === 0,
    () => 'the end of all tasks',
    TAKEOVER_MS,
  );
  expect([...before, ...during, ...after].filter((each) => each.answers() > 1)).toEqual([]);
  expect(await takenOver(other)).toBeGreaterThan(0);
  expect(discord.rest.refused).toEqual([]);
}

const overSocket: Push = async (event) => {
  const pushed = feishu.push(event).then(
    ({ code }) => code === 200,
    () => false,
  );
  return Promise.race([pushed, wait(3_000).then(() => false)]);
};

describe.runIf(redisBinary)('two instances on one Redis', { timeout: 15 * PATIENCE }, () => {
  let redis: RunningRedis;
  beforeEach(async () => {
    redis = await startRedis(redisBinary ?? '');
  });
  afterEach(() => redis.stop());

  test('behind a balancer: what one took when it was killed, the other answers, each once', async () => {
    const [one, two] = [await instance(redis.url, true), await instance(redis.url, true)];
    const { server, url } = await balancer([one, two]);
    discord.deliverTo(`${url}/webhooks/discord`);
    const push: Push = (event) => postFeishu(url, event);
    await nothingLostNothingDoubled({ push, withMessages: false, known: inRedis(redis), killed: one, survivor: async () => two });
    server.close();
  });

  test('each with its own connections: likewise', async () => {
    const [one, two] = [await instance(redis.url, false), await instance(redis.url, false)];
    await nothingLostNothingDoubled({ push: overSocket, withMessages: true, known: inRedis(redis), killed: one, survivor: async () => two });
  });
});

test('one instance on SQLite: what it took when it was killed, it answers after its restart, each once', { timeout: 15 * PATIENCE }, async () => {
  const path = join(folder, 'store.sqlite');
  const one = await instance(`sqlite:${path}`, false);
  const survivor = () => instance(`sqlite:${path}`, false);
  await nothingLostNothingDoubled({ push: overSocket, withMessages: true, known: inSqlite(path), killed: one, survivor });
});
