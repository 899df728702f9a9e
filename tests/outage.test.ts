/** The whole program while its Redis hangs or is gone: it says so, lives, acknowledges and answers, and remembers again afterwards. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { messageEvent } from '#support/feishu/events.ts';
import { type LoopbackFeishu, startFeishu } from '#support/feishu/server.ts';
import { postFeishu, startInstance } from '#support/instance.ts';
import { PATIENCE } from '#support/patience.ts';
import { type RunningRedis, redisBinary, startRedis } from '#support/redis.ts';
import type { RunningServer } from '#support/server.ts';

describe.runIf(redisBinary)('an outage of Redis', { timeout: 10 * PATIENCE }, () => {
  let redis: RunningRedis;
  let discord: Loopback;
  let feishu: LoopbackFeishu;
  let server: RunningServer;
  beforeEach(async () => {
    redis = await startRedis(redisBinary ?? '');
    discord = await startLoopback();
    feishu = await startFeishu();
    server = await startInstance({ discord, feishu }, redis.url, { http: true });
    discord.deliverTo(`${server.url}/webhooks/discord`);
    await readiness(200);
  });
  afterEach(async () => {
    await server.stop();
    await discord.stop();
    await feishu.close();
    await redis.stop();
  });

  async function readiness(status: number): Promise<unknown> {
    for (const limit = Date.now() + PATIENCE; Date.now() < limit; await wait(100)) {
      const answer = await fetch(`${server.url}/readyz`);
      if (answer.status === status) return answer.json();
    }
    throw new Error(`never ${status}: ${server.output().slice(-3_000)}`);
  }

  /** In a chat of its own unless it is named. */
  async function ask(text: string, chat?: string): Promise<string> {
    const asked = messageEvent({ text, type: 'p2p', ...(chat === undefined ? {} : { chat }) });
    feishu.addMessage(asked.messageId, asked.chat);
    expect(await postFeishu(server.url, asked.event)).toBe(true);
    return (await feishu.replyTo(asked.messageId)).content;
  }

  test.each([
    ['hangs', async () => redis.pause(), async () => redis.resume()],
    ['is gone', () => redis.kill(), () => redis.start()],
  ])('that %s', async (_what, begin, end) => {
    expect(await ask('GLM Lite 多少钱')).toContain('118');
    await begin();
    expect(await readiness(503)).toEqual({ ok: false, missing: ['store'] });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect(await ask('GLM Lite 多少钱')).toContain('118');
    const { message } = await discord.slash(discord.person({ locale: 'en-US' }), discord.channel, 'plan', { name: 'glm-lite' });
    expect(message.embeds[0]?.['title']).toContain('GLM');
    await end();
    expect(await readiness(200)).toEqual({ ok: true, missing: [] });
    await ask('/settings --lang=en', 'oc_memory');
    expect(await ask('/settings', 'oc_memory')).toContain('English');
    for (const { parent_id } of feishu.state.messages) expect(feishu.state.messages.filter((sent) => sent.parent_id === parent_id)).toHaveLength(1);
    expect(discord.rest.refused).toEqual([]);
  });
});
