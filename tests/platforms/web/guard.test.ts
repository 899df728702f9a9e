/** Who may use the playground: over real HTTP, with the headers that a browser would send. */
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGuard } from '#src/platforms/web/guard.ts';
import { type Listening, listen } from '#src/platforms/web/listen.ts';

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly body: string };

let server: Listening;
const start = async (token?: string) => {
  const app = new Hono();
  app.use(createGuard({ refuse: (c, why, status) => c.text(why, status), ...(token === undefined ? {} : { token }) }));
  app.all('/*', (c) => c.text('served'));
  server = await listen(app, '127.0.0.1', 0);
};
afterEach(() => server.close());

async function ask(headers: Readonly<Record<string, string>> = {}, path = '/', method = 'GET'): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers: { connection: 'close', ...headers } });
  sent.end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const part of response) body += String(part);
  return { status: response.statusCode, headers: response.headers, body };
}

describe('for this machine alone', () => {
  beforeEach(() => start());

  test.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])('%s is this machine', async (name) => {
    expect((await ask({ host: `${name}:${server.port}` })).status).toBe(200);
  });

  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:8787', '192.168.1.4'])(
    'a page that calls this machine “%s” gets nothing',
    async (host) => {
      expect(await ask({ host })).toMatchObject({ status: 403, body: 'badHost' });
    },
  );

  test.each(['https://evil.example', 'http://127.0.0.1:1', 'null', 'nonsense'])('a page of %s may not ask', async (origin) => {
    expect(await ask({ origin }, '/api/ask', 'POST')).toMatchObject({ status: 403, body: 'badOrigin' });
  });

  test('its own page may', async () => {
    expect((await ask({ origin: `http://127.0.0.1:${server.port}` }, '/api/ask', 'POST')).status).toBe(200);
  });
});

describe('with a token', () => {
  const token = 'a-token-of-sixteen-or-more';
  beforeEach(() => start(token));

  test('nothing is served without it, or with another', async () => {
    expect(await ask()).toMatchObject({ status: 401, body: 'needToken' });
    expect((await ask({}, '/?token=guessed')).status).toBe(401);
    expect((await ask({ cookie: 'suanpan=guessed' })).status).toBe(401);
    expect((await ask({ authorization: 'Bearer guessed' })).status).toBe(401);
  });

  test('the address with the token gives a cookie that pages cannot read and other sites cannot send, and leaves the address clean', async () => {
    const { status, headers } = await ask({ host: 'bot.example' }, `/?token=${token}&x=1`);
    expect([status, headers['location']]).toEqual([303, '/?x=1']);
    const [cookie = ''] = headers['set-cookie'] as readonly string[];
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect((await ask({ host: 'bot.example', cookie: cookie.split(';', 1)[0] ?? '' })).status).toBe(200);
  });

  test('a program shows it in a header', async () => {
    expect((await ask({ authorization: `Bearer ${token}` })).status).toBe(200);
  });

  test('a page of another site may not ask, whatever the browser holds', async () => {
    expect((await ask({ cookie: `suanpan=${token}`, origin: 'https://evil.example' }, '/api/ask', 'POST')).status).toBe(403);
  });
});

test('whoever sends nothing, or half a header, is shown out', async () => {
  await start();
  const socket = connect(server.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
  let told = '';
  socket.on('data', (bytes) => {
    told += bytes.toString();
  });
  await once(socket, 'close');
  expect(told).toMatch(/^HTTP\/1\.1 408/);
});
