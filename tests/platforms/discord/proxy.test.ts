import { afterEach, expect, test } from 'vitest';
import { proxyFor } from '#src/platforms/proxy.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { startProxy, type TestProxy } from '#support/discord/proxy.ts';

let parts: { readonly discord: Loopback; readonly proxy: TestProxy; readonly bot: Bot } | undefined;
afterEach(async () => {
  await parts?.bot.platform.stop();
  await parts?.discord.stop();
  await parts?.proxy.stop();
  parts = undefined;
});

/** A Discord under a name that only the proxy can reach. */
async function start(credentials = '') {
  const proxy = await startProxy(credentials);
  const discord = await startLoopback({ host: 'discord.test' });
  const address = credentials ? `http://${credentials}@127.0.0.1:${proxy.port}` : `http://127.0.0.1:${proxy.port}`;
  const bot = await startBot(discord, { proxy: address });
  parts = { discord, proxy, bot };
  return parts;
}

test('REST, pictures and the gateway go through the proxy, and so does a resume', async () => {
  const { discord, proxy, bot } = await start();
  const port = new URL(discord.apiUrl).port;
  const ann = discord.person();
  const { message } = await discord.slash(ann, discord.channel, 'chart');
  await discord.world.when(() => (message.files.length > 0 ? true : undefined), 'the picture');
  expect(message.files.map(({ bytes }) => bytes.toString())).toEqual(['png']);
  expect(proxy.asked.length).toBeGreaterThan(1);
  expect(new Set(proxy.asked)).toEqual(new Set([`discord.test:${port}`]));
  const before = proxy.asked.length;
  discord.gateway.cut();
  await discord.world.when(() => (discord.gateway.heard.includes('resume') ? true : undefined), 'a resume');
  expect(proxy.asked.length).toBeGreaterThan(before);
  expect((await discord.slash(ann, discord.channel, 'show')).message.content).toContain('×');
  expect(bot.platform.ready()).toBe(true);
});

test('a proxy that wants a name and a password gets them', async () => {
  const { discord } = await start('user:p%40ss');
  expect(discord.gateway.connected()).toBe(1);
});

test('addresses on this machine are not sent to a proxy', () => {
  const proxy = 'http://proxy.example:8080';
  expect(proxyFor('https://discord.com/api', proxy)).toBe(proxy);
  for (const url of ['http://127.0.0.1:8080/api', 'http://localhost/api', 'http://[::1]:1/api']) expect(proxyFor(url, proxy)).toBeUndefined();
  expect(proxyFor('https://discord.com/api', undefined)).toBeUndefined();
});
