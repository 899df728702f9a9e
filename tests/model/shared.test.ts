/** Two real processes on one Redis with a model configured: what one has read the other need not ask, and the calls of a day are those of both. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startLoopback } from '#support/discord/loopback.ts';
import { messageEvent } from '#support/feishu/events.ts';
import { startFeishu } from '#support/feishu/server.ts';
import { postFeishu, startInstance } from '#support/instance.ts';
import { queriesText, startModel } from '#support/model.ts';
import { PATIENCE } from '#support/patience.ts';
import { redisBinary, startRedis } from '#support/redis.ts';

const DAILY = 3;
const PRICE = queriesText({ kind: 'fact', asks: 'value', subjects: ['glm-lite'], topics: ['prices/regular/month'] });

test.runIf(redisBinary)('readings and the limit of a day are shared', { timeout: 10 * PATIENCE }, async () => {
  const [redis, discord, feishu, model] = [await startRedis(redisBinary ?? ''), await startLoopback(), await startFeishu(), await startModel()];
  model.will(PRICE);
  const more = { LLM_BASE_URL: model.url, LLM_API_KEY: 'sk-1', LLM_MODEL: 'm', LLM_TIMEOUT_MS: String(PATIENCE), LLM_DAILY_LIMIT: String(DAILY) };
  const start = () => startInstance({ discord, feishu }, redis.url, { http: true, more });
  const instances = await Promise.all([start(), start()]);
  const [one, two] = instances;
  /** Of somebody new each time, so that nothing was said before. */
  const ask = async ({ url }: { readonly url: string }, text: string): Promise<string> => {
    const asked = messageEvent({ text, type: 'p2p', from: `ou_${text.length}_${Math.random()}` });
    feishu.addMessage(asked.messageId, asked.chat);
    expect(await postFeishu(url, asked.event)).toBe(true);
    return (await feishu.replyTo(asked.messageId)).content;
  };
  try {
    for (const { url } of instances) while (!(await fetch(`${url}/readyz`)).ok) await wait(50);
    expect(await ask(one, 'wats the damage for the small one of zhipu')).toContain('118');
    expect(await ask(two, 'Wats the damage for  the small one of zhipu')).toContain('118');
    expect(model.sent).toHaveLength(1);
    for (let nth = 2; nth <= DAILY + 2; nth += 1) await ask(nth % 2 === 0 ? one : two, `glm lite price, for the ${nth}th time?`);
    expect(model.sent).toHaveLength(DAILY);
  } finally {
    await Promise.all(instances.map((each) => each.stop()));
    await Promise.all([discord.stop(), feishu.close(), model.close(), redis.stop()]);
  }
});
