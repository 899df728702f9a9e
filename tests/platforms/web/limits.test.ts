/** Limits by address, over real connections. What a caller chooses, such as a session or a header, changes nothing. */
import { once } from 'node:events';
import { request } from 'node:http';
import { Hono } from 'hono';
import { afterEach, describe, expect, test } from 'vitest';
import type { Invocation } from '#src/command/context.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { createFeishuHttp } from '#src/platforms/feishu/http.ts';
import { type Listening, listen } from '#src/platforms/web/listen.ts';
import { createPeerOf } from '#src/platforms/web/peer.ts';
import { createPlayground } from '#src/platforms/web/playground.ts';
import { createForgeryLimit, createThrottle } from '#src/platforms/web/throttle.ts';
import { createWeb } from '#src/platforms/web/web.ts';
import { silentLog } from '#src/silent-log.ts';
import { signed } from '#support/feishu/webhook.ts';
import { createRealChat } from '#support/real-chat.ts';

let server: Listening | undefined;
afterEach(() => server?.close());

type Sent = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly at?: string;
};

async function send({ method = 'GET', path = '/', headers = {}, body = '', at = '127.0.0.1' }: Sent = {}) {
  const sent = request({ host: at, port: server?.port, path, method, headers: { connection: 'close', ...headers } });
  sent.end(body);
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const part of response) text += String(part);
  return { status: response.statusCode as number, headers: response.headers, text };
}

describe('the peer of a request', () => {
  const peerFor = async (trusted: readonly string[], forwarded?: string, at = '127.0.0.1', on = '127.0.0.1') => {
    const app = new Hono();
    const peerOf = createPeerOf(trusted);
    app.get('/', (c) => c.text(peerOf(c)));
    await server?.close();
    server = await listen(app, on, 0);
    return (await send({ at, ...(forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }) })).text;
  };

  test.each<[what: string, trusted: readonly string[], forwarded: string | undefined, peer: string]>([
    ['is the address of the connection', [], undefined, '127.0.0.1'],
    ['whatever it says of itself', [], '203.0.113.7', '127.0.0.1'],
    ['behind a proxy of ours, the address that it passes on', ['127.0.0.1'], '203.0.113.7', '203.0.113.7'],
    ['and not what its caller wrote there before', ['127.0.0.1'], '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['through two proxies of ours, the one before both', ['127.0.0.0/8', '10.0.0.0/8'], '198.51.100.1, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['the proxy itself where it passes nothing on', ['127.0.0.1'], undefined, '127.0.0.1'],
    ['the proxy itself where that is no address', ['127.0.0.1'], 'unknown', '127.0.0.1'],
    ['of IPv6 the network of the line', ['127.0.0.1'], '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['however it is written', ['127.0.0.1'], '2001:0DB8::1', '2001:db8:0:0::/64'],
    ['an IPv4 address in the clothes of IPv6', ['127.0.0.1'], '::ffff:203.0.113.7', '203.0.113.7'],
    ['a proxy in a network of IPv6', ['127.0.0.1', 'fd00::/8'], '203.0.113.7, fd00::5', '203.0.113.7'],
  ])('%s', async (_what, trusted, forwarded, peer) => {
    expect(await peerFor(trusted, forwarded)).toBe(peer);
  });

  test('is IPv4 where the server takes both kinds', async () => {
    expect(await peerFor([], undefined, '127.0.0.1', '::')).toBe('127.0.0.1');
  });
});

test('beyond its limit an address waits, whatever it says of itself, and is told for how long', async () => {
  const app = new Hono();
  app.use(createThrottle(2, createPeerOf([]), (c, seconds) => c.text(`in ${seconds} s`, 429)));
  app.get('/', (c) => c.text('served'));
  server = await listen(app, '127.0.0.1', 0);
  const statuses = [];
  for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) statuses.push((await send({ headers: { 'x-forwarded-for': from } })).status);
  expect(statuses).toEqual([200, 200, 429]);
  const { headers, text } = await send();
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(text).toBe(`in ${headers['retry-after']} s`);
});

describe('a webhook', () => {
  const KEY = 'encrypt-key';
  const event = { schema: '2.0', header: { token: 'verification', event_type: 'x', event_id: 'e1' }, event: {} };
  const webhook = async (trusted: readonly string[] = []) => {
    const app = new Hono();
    app.use('/hook', createForgeryLimit(createPeerOf(trusted), 3));
    const deps = { encryptKey: KEY, verificationToken: 'verification', dispatch: async () => undefined, log: silentLog, now: Date.now };
    app.route('/hook', createFeishuHttp(deps));
    server = await listen(app, '127.0.0.1', 0);
  };
  const post = (from: string, sealed = signed(event, 'another key')) =>
    send({ method: 'POST', path: '/hook', headers: { ...sealed.headers, 'x-forwarded-for': from }, body: sealed.body });
  const genuine = (from: string) => post(from, signed(event, KEY));

  test('does not read what comes from an address of forgeries', async () => {
    await webhook();
    for (let nth = 0; nth < 3; nth += 1) expect((await post(`192.0.2.${nth}`)).status).toBe(401);
    expect(await post('192.0.2.9')).toMatchObject({ status: 429, text: '' });
  });

  test('reads what comes from any other, through a proxy of ours', async () => {
    await webhook(['127.0.0.1']);
    for (let nth = 0; nth < 5; nth += 1) await post('192.0.2.1');
    expect((await post('192.0.2.1')).status).toBe(429);
    expect((await genuine('203.0.113.7')).status).toBe(200);
  });

  test('is not closed to its platform by a stranger who comes through the same proxy', async () => {
    await webhook();
    expect((await genuine('203.0.113.7')).status).toBe(200);
    for (let nth = 0; nth < 9; nth += 1) expect((await post('192.0.2.1')).status).toBe(401);
    expect((await genuine('203.0.113.7')).status).toBe(200);
  });
});

test('whoever asks in the playground is counted by address, and the limit of the page and of the data is theirs', async () => {
  const chat = await createRealChat('2026-11-30');
  const asked: Invocation[] = [];
  const peerOf = createPeerOf(['127.0.0.1']);
  const playground = createPlayground({
    peerOf,
    dispatch: (invocation: Invocation) => {
      asked.push(invocation);
      return chat.app.dispatch(invocation);
    },
    complete: () => [],
    commands: [],
    localizers: createLocalizers(),
    drawChart: async () => Buffer.alloc(0),
    today: () => '2026-11-30',
  });
  const release = async () => ({ text: '{}', hash: 'h' });
  const web = createWeb({ playground, peerOf, notReady: async () => [], release, mounts: [] });
  server = await listen(web, '127.0.0.1', 0);
  const ask = (session: string, from: string) =>
    send({
      method: 'POST',
      path: '/api/ask',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify({ session, lang: 'en', type: 'text', text: 'hi' }),
    });
  expect((await ask('session-one', '203.0.113.7')).status).toBe(200);
  expect((await ask('session-two', '203.0.113.7')).status).toBe(200);
  expect(asked.map(({ from, asker }) => [from, asker.id])).toEqual([
    ['203.0.113.7', 'session-one'],
    ['203.0.113.7', 'session-two'],
  ]);
  const many = async (path: string, count: number, headers: Readonly<Record<string, string>>) => {
    const statuses = new Set<number>();
    for (let nth = 0; nth < count; nth += 1) statuses.add((await send({ path, headers })).status);
    return statuses;
  };
  const stranger = { 'x-forwarded-for': '198.51.100.1' };
  expect(await many('/api.json', 61, stranger)).toEqual(new Set([200, 429]));
  expect(await many('/api/suggest?lang=zh&line=x', 601, { ...stranger, 'accept-language': 'zh-CN' })).toEqual(new Set([200, 429]));
  expect((await send({ path: '/api/suggest?lang=zh&line=x', headers: { ...stranger, 'accept-language': 'zh-CN' } })).text).toMatch(/秒后再问|秒/);
  expect(await many('/api/bootstrap', 1, { 'x-forwarded-for': '198.51.100.2' })).toEqual(new Set([200]));
});
