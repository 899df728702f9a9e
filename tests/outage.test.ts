/** The whole program while its store fails: it says so, lives, acknowledges and answers, and remembers again afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { mountDisk } from '#support/disk.ts';
import { callbacksOf, cardOf } from '#support/feishu/bot.ts';
import { cardEvent, messageEvent } from '#support/feishu/events.ts';
import { type LoopbackFeishu, startFeishu } from '#support/feishu/server.ts';
import type { SentMessage } from '#support/feishu/store.ts';
import { postFeishu, pressFeishu, startInstance } from '#support/instance.ts';
import { PATIENCE } from '#support/patience.ts';
import { type RunningRedis, redisBinary, startRedis } from '#support/redis.ts';
import type { RunningServer } from '#support/server.ts';

let discord: Loopback;
let feishu: LoopbackFeishu;
let server: RunningServer;
const start = async (store: string): Promise<void> => {
  discord = await startLoopback();
  feishu = await startFeishu();
  server = await startInstance({ discord, feishu }, store, { http: true });
  discord.deliverTo(`${server.url}/webhooks/discord`);
  await readiness(200);
};
afterEach(async () => {
  await server.stop();
  await discord.stop();
  await feishu.close();
});

async function readiness(status: number): Promise<unknown> {
  for (const limit = Date.now() + PATIENCE; Date.now() < limit; await wait(100)) {
    const answer = await fetch(`${server.url}/readyz`);
    if (answer.status === status) return answer.json();
  }
  throw new Error(`never ${status}: ${server.output().slice(-3_000)}`);
}

/** In a chat of its own unless it is named. */
async function ask(text: string, chat?: string): Promise<SentMessage> {
  const asked = messageEvent({ text, type: 'p2p', ...(chat === undefined ? {} : { chat }) });
  feishu.addMessage(asked.messageId, asked.chat);
  expect(await postFeishu(server.url, asked.event)).toBe(true);
  return feishu.replyTo(asked.messageId);
}

/** With so many options that no button of its answer can carry them. */
const LONG = '/cost 1000 requests a day --plans=glm-lite,kimi-plus,bailian-lite,ark-lite,minimax-plus --start-hour=20 --hours=4 --months=12';

/** Presses what the store should have kept and has not. */
async function pressParked(card: SentMessage): Promise<void> {
  const found = [...callbacksOf(cardOf(card)).values()].find((value) => JSON.stringify(value).includes('::@'));
  if (!found) throw new Error('every button carries its own');
  const { event } = cardEvent({ messageId: card.message_id, chat: card.chat_id, value: found });
  expect(JSON.stringify(await pressFeishu(server.url, event))).toContain('没能保存下来');
}

type Outage = { readonly begin: () => unknown; readonly end: () => unknown };

async function lived({ begin, end }: Outage): Promise<void> {
  expect((await ask('GLM Lite 多少钱')).content).toContain('118');
  await begin();
  expect(await readiness(503)).toEqual({ ok: false, missing: ['store'] });
  const parked = await ask(LONG);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await ask('GLM Lite 多少钱')).content).toContain('118');
  const { message } = await discord.slash(discord.person({ locale: 'en-US' }), discord.channel, 'plan', { name: 'glm-lite' });
  expect(message.embeds[0]?.['title']).toContain('GLM');
  // The store is at fault, and is told to be: no platform's line is.
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).not.toMatch(/suanpan_sends_total\{[^}]*result="network"/);
  expect(metrics).toMatch(/suanpan_store_errors_total\{[^}]*\} [1-9]/);
  await end();
  expect(await readiness(200)).toEqual({ ok: true, missing: [] });
  await ask('/settings --lang=en', 'oc_memory');
  expect((await ask('/settings', 'oc_memory')).content).toContain('English');
  await pressParked(parked);
  for (const { parent_id } of feishu.state.messages) expect(feishu.state.messages.filter((sent) => sent.parent_id === parent_id)).toHaveLength(1);
  expect(discord.rest.refused).toEqual([]);
}

describe.runIf(redisBinary)('an outage of Redis', { timeout: 10 * PATIENCE }, () => {
  let redis: RunningRedis;
  beforeEach(async () => {
    redis = await startRedis(redisBinary ?? '');
    await start(redis.url);
  });
  afterEach(() => redis.stop());

  const tell = async (...command: readonly string[]): Promise<void> => {
    const client = createClient({ url: redis.url });
    await client.connect();
    await client.sendCommand([...command]);
    client.destroy();
  };

  test.each<[what: string, begin: () => unknown, end: () => unknown]>([
    ['hangs', () => redis.pause(), () => redis.resume()],
    ['is gone', () => redis.kill(), () => redis.start()],
    ['may only be read', () => tell('REPLICAOF', '127.0.0.1', '1'), () => tell('REPLICAOF', 'NO', 'ONE')],
    ['is out of memory', () => tell('CONFIG', 'SET', 'maxmemory', '1'), () => tell('CONFIG', 'SET', 'maxmemory', '0')],
  ])('that %s', (_what, begin, end) => lived({ begin, end }));
});

describe('an outage of SQLite', { timeout: 10 * PATIENCE }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'suanpan-outage-'));
  const disk = mountDisk(folder, 4);
  afterAll(() => {
    disk?.unmount();
    rmSync(folder, { recursive: true, force: true });
  });

  let locker: ChildProcess;
  /** As a backup or a shell of somebody's would. */
  async function lock(path: string): Promise<void> {
    const program = `const d = new (require('node:sqlite').DatabaseSync)(${JSON.stringify(path)}); d.exec('BEGIN EXCLUSIVE'); console.log('locked'); setInterval(() => d, 1000);`;
    locker = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
    if (locker.stdout) await once(locker.stdout, 'data');
  }
  async function unlock(): Promise<void> {
    const ended = once(locker, 'exit');
    locker.kill('SIGKILL');
    await ended;
  }

  test('that another process locks', async () => {
    const path = join(folder, 'locked.sqlite');
    await start(`sqlite:${path}`);
    await lived({ begin: () => lock(path), end: unlock });
  });

  test.runIf(disk)('on a disk that is full', async () => {
    await start(`sqlite:${join(disk?.path ?? '', 'full.sqlite')}`);
    await lived({ begin: () => disk?.fill(), end: () => disk?.makeRoom() });
  });
});
