/** An instance is killed in the middle of a press in Feishu: written down, and not answered. Another one changes the card, once. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startLoopback } from '#support/discord/loopback.ts';
import { callbacksOf, cardOf } from '#support/feishu/bot.ts';
import { cardEvent, messageEvent } from '#support/feishu/events.ts';
import { startFeishu } from '#support/feishu/server.ts';
import { postFeishu, startInstance } from '#support/instance.ts';
import { PATIENCE } from '#support/patience.ts';
import { redisBinary, startRedis } from '#support/redis.ts';

/** A line to Redis that is cut when the server has taken a write with these words in it: whoever wrote never hears of it. */
async function lineTo(port: number, words: string, cut: () => void): Promise<{ readonly port: number; close(): void }> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    let seen = false;
    near.on('data', (bytes) => {
      seen ||= bytes.includes(words);
      far.write(bytes);
    });
    far.on('data', (bytes) => {
      if (!seen) near.write(bytes);
      else cut();
    });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].map((each) => each.destroy()));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

// Where this process is held up for the 300 ms that a store call may take, the instance has gone on from memory: then it is tried again.
test.runIf(redisBinary)('what was pressed is answered by another instance, once', { timeout: 10 * PATIENCE, retry: 3 }, async () => {
  const [redis, discord, feishu] = [await startRedis(redisBinary ?? ''), await startLoopback(), await startFeishu()];
  const killed = Promise.withResolvers<void>();
  const line = await lineTo(redis.port, 'suanpan:event:feishu:event:', () => killed.resolve());
  const one = await startInstance({ discord, feishu }, `redis://127.0.0.1:${line.port}`, { http: true });
  const two = await startInstance({ discord, feishu }, redis.url, { http: true });
  try {
    for (const { url } of [one, two]) while (!(await fetch(`${url}/readyz`)).ok) await wait(50);
    const asked = messageEvent({ text: '/plan glm-lite', type: 'p2p' });
    feishu.addMessage(asked.messageId, asked.chat);
    expect(await postFeishu(two.url, asked.event)).toBe(true);
    const card = await feishu.replyTo(asked.messageId);
    const [, value] = [...callbacksOf(cardOf(card))].at(0) ?? [];
    const { token, event } = cardEvent({ messageId: card.message_id, chat: card.chat_id, value });
    feishu.state.updateTokens.set(token, { message_id: card.message_id, uses: 0 });
    const pressed = postFeishu(one.url, event);
    await killed.promise;
    await one.kill();
    expect(await pressed).toBe(false);
    expect(card.updates).toEqual([]);
    for (const limit = Date.now() + 5 * PATIENCE; card.updates.length === 0 && Date.now() < limit; await wait(100));
    const metrics = async () => (await fetch(`${two.url}/metrics`)).text();
    expect(await metrics()).toContain('suanpan_taken_over_total{platform="feishu"} 1');
    // It is finished, so nothing more comes of it.
    while (/suanpan_waiting [1-9]/.test(await metrics())) await wait(100);
    expect(card.updates.map(({ by }) => by)).toEqual(['token']);
    expect(card.updates[0]?.content).not.toBe(card.content);
    expect(feishu.state.messages.map(({ message_id }) => message_id)).toEqual([card.message_id]);
  } finally {
    await Promise.all([one.stop(), two.stop()]);
    line.close();
    await Promise.all([discord.stop(), feishu.close(), redis.stop()]);
  }
});
