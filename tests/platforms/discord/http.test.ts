import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVerify } from '#src/platforms/discord/signature.ts';
import { createStore } from '#src/state/create-store.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';

let discord: Loopback;
let bots: readonly Bot[];
let servers: readonly ReturnType<typeof serve>[];
let urls: readonly string[];

/** Two instances behind one store, as behind a balancer. */
beforeAll(async () => {
  discord = await startLoopback();
  const store = await createStore('memory:');
  const settings = { mode: 'http', publicKey: discord.publicKey } as const;
  bots = [await startBot(discord, { settings, store }), await startBot(discord, { settings, store })];
  servers = bots.map(({ platform }) =>
    serve({ fetch: (request) => platform.mount?.app.fetch(request) ?? new Response(null, { status: 404 }), port: 0, hostname: '127.0.0.1' }),
  );
  for (const server of servers) if (!server.listening) await once(server, 'listening');
  urls = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});
afterAll(async () => {
  expect(discord.rest.refused).toEqual([]);
  expect(bots.flatMap((bot) => bot.complaints())).toEqual([]);
  for (const bot of bots) await bot.platform.stop();
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  await discord.stop();
});

const first = () => urls[0] ?? '';
const post = (body: string, headers: Record<string, string>) => fetch(first(), { method: 'POST', headers, body });
const PING = JSON.stringify({ type: 1, id: '1', token: 'x', application_id: '1' });

describe('the door', () => {
  test('answers PING when it is signed', async () => {
    const response = await post(PING, discord.headersFor(PING));
    expect([response.status, await response.json()]).toEqual([200, { type: 1 }]);
  });

  test.each([
    ['no signature', () => ({ 'content-type': 'application/json' })],
    ['a signature of something else', () => discord.headersFor('{}')],
    ['another timestamp', () => ({ ...discord.headersFor(PING), 'x-signature-timestamp': '1' })],
    ['a signature that is no hexadecimal', () => ({ ...discord.headersFor(PING), 'x-signature-ed25519': 'zz'.repeat(64) })],
    ['half a signature', () => ({ ...discord.headersFor(PING), 'x-signature-ed25519': 'ab' })],
  ])('refuses %s with 401', async (_name, headers) => {
    expect((await post(PING, headers())).status).toBe(401);
  });

  test('refuses what is signed but makes no sense with 400', async () => {
    for (const body of ['', 'no json', '[]', '{"type":2}', '{"type":99}'])
      expect((await post(body, discord.headersFor(body))).status, body).toBe(400);
  });

  test('refuses a body beyond any interaction', async () => {
    const body = 'x'.repeat(2 * 1024 * 1024);
    expect((await post(body, { ...discord.headersFor(body), connection: 'close' })).status).toBe(413);
  });

  test('checks Chinese bodies byte by byte', async () => {
    const body = JSON.stringify({ type: 1, note: '算盘' });
    expect((await post(body, discord.headersFor(body))).status).toBe(200);
  });
});

/** RFC 8032, section 7.1, test 2: the message is the single byte 72. */
test('the signature check agrees with the RFC', () => {
  const verify = createVerify('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c');
  const signature =
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00';
  expect(verify(signature, 'r', new Uint8Array())).toBe(true);
  expect(verify(signature, 's', new Uint8Array())).toBe(false);
  expect(() => createVerify('ab')).toThrow(RangeError);
});

describe('interactions over HTTP', () => {
  test('a command is acknowledged in the response and answered by an edit', async () => {
    discord.deliverTo(first());
    const { message, interaction } = await discord.slash(discord.person({ locale: 'zh-CN' }), discord.channel, 'chart');
    expect(interaction.answeredWith).toBe(5);
    expect(message.content).toBe('A chart.');
    await discord.world.when(() => (message.files.length === 1 ? true : undefined), 'the picture');
  });

  test('completions and modals are the response itself', async () => {
    const ann = discord.person();
    expect((await discord.complete(ann, discord.channel, 'show', 'plan-1', 'red')).length).toBeGreaterThan(0);
    const { message } = await discord.slash(ann, discord.channel, 'form');
    const modal = await discord.open(ann, message, 'Your use (1/2)');
    expect(JSON.parse((await discord.submit(ann, message, modal, { Amount: '3' })).message.content)).toMatchObject({ amount: 3 });
  });

  test('any instance takes any press', async () => {
    const ann = discord.person();
    discord.deliverTo(first());
    const { message } = await discord.slash(ann, discord.channel, 'long');
    discord.deliverTo(urls[1] ?? '');
    expect((await discord.press(ann, message, 'Next')).message.embeds[0]?.['title']).toBe('Long (2/3)');
  });

  test('the same delivery at two instances is answered once', async () => {
    const interaction = discord.slashOnly(discord.person(), discord.channel, 'show');
    const { body } = { body: JSON.stringify({ ...lastEvent(interaction.id, interaction.token) }) };
    await discord.settled(interaction);
    const again = await fetch(first(), { method: 'POST', headers: discord.headersFor(body), body });
    expect(await again.json()).toEqual({ type: 5 });
    await discord.slash(discord.person(), discord.channel, 'show');
    expect(discord.world.calls.filter((call) => call.path.includes(interaction.token))).toHaveLength(interaction.writes);
    expect(interaction.writes).toBe(1);
  });

  test('while it closes it takes nothing new', async () => {
    const bot = bots[1];
    await bot?.platform.stop();
    const body = JSON.stringify(lastEvent('5', 'token'));
    expect((await fetch(urls[1] ?? '', { method: 'POST', headers: discord.headersFor(body), body })).status).toBe(503);
  });
});

function lastEvent(id: string, token: string) {
  return {
    id,
    token,
    application_id: discord.world.appId,
    type: 2,
    version: 1,
    channel_id: discord.channel.id,
    user: { id: '1', username: 'ann' },
    locale: 'en-US',
    context: 1,
    data: { id: '1', name: 'show', type: 1, options: [] },
  };
}
