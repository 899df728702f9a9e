/** What the metrics say of a conversation on each platform, with the real SDKs over loopback. */
import { afterEach, expect, test } from 'vitest';
import { createMetrics, type Metrics } from '#src/metrics.ts';
import { createStore } from '#src/state/create-store.ts';
import { startChat } from '#support/discord/bot.ts';
import { forbidden } from '#support/discord/faults.ts';
import { startBot } from '#support/feishu/bot.ts';
import { echo, help, pages } from '#support/feishu/commands.ts';
import { messageEvent } from '#support/feishu/events.ts';
import { refuse } from '#support/feishu/rest.ts';
import { PATIENCE } from '#support/patience.ts';

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

/** Samples by "name{labels}", without the prefix. */
async function samples(metrics: Metrics): Promise<ReadonlyMap<string, number>> {
  const { body } = await metrics.read();
  const lines = body.split('\n').filter((line) => line.startsWith('suanpan_'));
  return new Map(lines.map((line) => [line.slice('suanpan_'.length, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]));
}

test('Discord: acknowledged, answered, sent by result, reconnected', async () => {
  const metrics = createMetrics();
  const store = metrics.counted(await createStore('memory:'));
  const chat = await startChat({ meter: metrics.meterOf('discord'), store });
  stop = () => chat.stop();
  const { discord } = chat;
  const ann = discord.person();
  await discord.slash(ann, discord.channel, 'show');
  await discord.say({ person: ann, place: discord.dm(ann), content: 'hello' });
  await expect.poll(async () => (await samples(metrics)).get('reply_seconds_count{platform="discord"}'), { timeout: PATIENCE }).toBe(2);
  const seen = await samples(metrics);
  // The interaction alone is acknowledged.
  expect(seen.get('acknowledge_seconds_count{platform="discord"}')).toBe(1);
  // The acknowledgement, its edit, and the reply.
  expect(seen.get('sends_total{platform="discord",result="ok"}')).toBe(3);
  expect(seen.get('store_seconds_count{call="put"}')).toBeGreaterThanOrEqual(2);
  discord.gateway.cut();
  await expect.poll(async () => (await samples(metrics)).get('reconnects_total{platform="discord"}'), { timeout: PATIENCE }).toBe(1);
  await expect.poll(() => chat.bot.platform.ready(), { timeout: PATIENCE }).toBe(true);
  discord.rest.faults.push(forbidden(/messages$/, 1));
  discord.sayOnly({ person: ann, place: discord.dm(ann), content: 'again' });
  await expect.poll(async () => (await samples(metrics)).get('sends_total{platform="discord",result="50013"}'), { timeout: PATIENCE }).toBe(1);
});

test('Feishu: acknowledged, answered, refused by code, delivered twice', async () => {
  const metrics = createMetrics();
  const store = metrics.counted(await createStore('memory:'));
  const bot = await startBot({ commands: [echo, pages, help], store, deps: { meter: metrics.meterOf('feishu') } });
  stop = () => bot.close();
  bot.feishu.fail(/reply/, refuse(230020, 'This operation triggers the frequency limit.'), 1);
  const sent = await bot.ask({ text: '/pages 1' });
  const { event } = messageEvent({ text: '/pages 1', messageId: 'om_twice' });
  bot.feishu.addMessage('om_twice', 'oc_group');
  await bot.push(event);
  await bot.feishu.replyTo('om_twice');
  await bot.push(event);
  await bot.press(sent, '下一页');
  await expect.poll(async () => (await samples(metrics)).get('duplicates_total{platform="feishu"}'), { timeout: PATIENCE }).toBe(1);
  const seen = await samples(metrics);
  expect(seen.get('acknowledge_seconds_count{platform="feishu"}')).toBe(4);
  // Two messages and the press; the second delivery is no question.
  expect(seen.get('reply_seconds_count{platform="feishu"}')).toBe(3);
  expect(seen.get('sends_total{platform="feishu",result="230020"}')).toBe(1);
});

test('a store that fails is counted by what it was asked for', async () => {
  const metrics = createMetrics();
  const store = await createStore('memory:');
  const failing = metrics.counted({ ...store, get: async () => Promise.reject(new Error('gone')) });
  await expect(failing.get('x')).rejects.toThrow('gone');
  await failing.set('x', 1);
  const seen = await samples(metrics);
  expect([seen.get('store_errors_total{call="get"}'), seen.get('store_errors_total{call="set"}')]).toEqual([1, undefined]);
  expect(failing.lasting).toBe(store.lasting);
});
