/**
 * An instance is cut off from the world at the moment in which it writes a press down, and killed: what was pressed is not answered. Another one
 * changes the card, once. Whatever the first did on its own before its end, and however long that took, nobody has seen it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { expect, test } from 'vitest';
import { startLoopback } from '#support/discord/loopback.ts';
import { callbacksOf, cardOf } from '#support/feishu/bot.ts';
import { cardEvent, messageEvent } from '#support/feishu/events.ts';
import { startFeishu } from '#support/feishu/server.ts';
import { postFeishu, startInstance } from '#support/instance.ts';
import { type Line, lineTo } from '#support/line.ts';
import { PATIENCE } from '#support/patience.ts';
import { redisBinary, startRedis } from '#support/redis.ts';

/** The store's key of an event that is not answered yet. */
const WRITTEN = 'suanpan:event:feishu:event:';
const portOf = (url: string) => Number(new URL(url).port);

test.runIf(redisBinary)('what was pressed is answered by another instance, once', { timeout: 10 * PATIENCE }, async () => {
  const [redis, discord, feishu] = [await startRedis(redisBinary ?? ''), await startLoopback(), await startFeishu()];
  const lines: Line[] = [];
  const written = Promise.withResolvers<void>();
  const cut = () => {
    for (const line of lines) line.cut();
    written.resolve();
  };
  const toStore = await lineTo(redis.port, (bytes) => bytes.includes(WRITTEN) && cut());
  const toFeishu = await lineTo(portOf(feishu.url));
  lines.push(toStore, toFeishu);
  const one = await startInstance({ discord, feishu: { ...feishu, url: toFeishu.url } }, `redis://127.0.0.1:${toStore.port}`, { http: true });
  const two = await startInstance({ discord, feishu }, redis.url, { http: true });
  const toOne = await lineTo(portOf(one.url));
  lines.push(toOne);
  const store = createClient({ url: redis.url });
  await store.connect();
  try {
    for (const { url } of [one, two]) while (!(await fetch(`${url}/readyz`)).ok) await wait(50);
    const asked = messageEvent({ text: '/plan glm-lite', type: 'p2p' });
    feishu.addMessage(asked.messageId, asked.chat);
    expect(await postFeishu(two.url, asked.event)).toBe(true);
    const card = await feishu.replyTo(asked.messageId);
    const [, value] = [...callbacksOf(cardOf(card))].at(0) ?? [];
    const { token, event } = cardEvent({ messageId: card.message_id, chat: card.chat_id, value });
    feishu.state.updateTokens.set(token, { message_id: card.message_id, uses: 0 });
    const pressed = postFeishu(toOne.url, event);
    await written.promise;
    while ((await store.keys(`${WRITTEN}*`)).length === 0) await wait(50);
    await one.kill();
    toOne.close();
    expect(await pressed).toBe(false);
    expect(card.updates).toEqual([]);
    for (const limit = Date.now() + 5 * PATIENCE; card.updates.length === 0 && Date.now() < limit; await wait(100));
    const metrics = async () => (await fetch(`${two.url}/metrics`)).text();
    expect(await metrics()).toContain('suanpan_taken_over_total{platform="feishu"} 1');
    // It is finished, so nothing more comes of it.
    while ((await store.keys(`${WRITTEN}*`)).length > 0) await wait(100);
    expect(card.updates.map(({ by }) => by)).toEqual(['token']);
    expect(card.updates[0]?.content).not.toBe(card.content);
    expect(feishu.state.messages.map(({ message_id }) => message_id)).toEqual([card.message_id]);
  } finally {
    await Promise.all([one.stop(), two.stop()]);
    store.destroy();
    for (const line of lines) line.close();
    await Promise.all([discord.stop(), feishu.close(), redis.stop()]);
  }
});
