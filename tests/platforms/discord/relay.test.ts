import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { type Relay, startRelay } from '#src/platforms/discord/relay.ts';
import { silentLog } from '#src/silent-log.ts';
import { startProxy, type TestProxy } from '#support/discord/proxy.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/tls/discord-test.${name}.pem`, import.meta.url), 'utf8');
const certificate = fixture('cert');
const usual = getCACertificates('default');
const server = createServer({ cert: certificate, key: fixture('key') });
const sockets = new WebSocketServer({ server });
let proxy: TestProxy;
let relay: Relay;

beforeAll(async () => {
  sockets.on('connection', (socket, request) => socket.send(`${request.headers.host} ${request.url}`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await startProxy();
  relay = await startRelay({ proxy: `http://127.0.0.1:${proxy.port}`, log: silentLog });
});
afterAll(async () => {
  setDefaultCACertificates(usual);
  await relay.close();
  await proxy.stop();
  for (const socket of sockets.clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
});

const port = () => (server.address() as AddressInfo).port;
/** The first message that comes, or "closed". */
async function first(url: string): Promise<string> {
  const socket = new WebSocket(url);
  const message = await new Promise<string>((resolve) => {
    socket.once('message', (data: Buffer) => resolve(data.toString()));
    socket.once('error', () => resolve('closed'));
    socket.once('close', () => resolve('closed'));
  });
  socket.terminate();
  return message;
}

test('a server whose certificate nobody vouches for is not spoken to', async () => {
  expect(await first(`${relay.via(`wss://discord.test:${port()}`)}?v=10`)).toBe('closed');
});

test('TLS goes through the proxy with the server’s own name, and the query arrives', async () => {
  setDefaultCACertificates([...usual, certificate]);
  expect(await first(`${relay.via(`wss://discord.test:${port()}`)}?v=10&encoding=json`)).toBe(`discord.test:${port()} /?v=10&encoding=json`);
  expect(proxy.asked).toContain(`discord.test:${port()}`);
});

test('it leads nowhere but to the addresses that it was told', async () => {
  const known = new URL(relay.via(`wss://discord.test:${port()}`));
  for (const path of ['/', '/0', `${known.pathname.replace(/\d+$/, '')}99`, `/${'0'.repeat(32)}/0`]) {
    expect(await first(`ws://127.0.0.1:${known.port}${path}`), path).toBe('closed');
  }
  expect((await fetch(`http://127.0.0.1:${known.port}/`)).status).toBe(404);
});

test('a proxy that refuses the tunnel ends the connection', async () => {
  const strict = await startProxy('user:secret');
  const barred = await startRelay({ proxy: `http://127.0.0.1:${strict.port}`, log: silentLog });
  expect(await first(barred.via(`wss://discord.test:${port()}`))).toBe('closed');
  await barred.close();
  await strict.stop();
});
