/**
 * A way for the gateway's socket through an HTTP proxy. discord.js opens it without an agent, so it connects to this relay on loopback instead; the
 * relay asks the proxy for a tunnel (CONNECT), speaks TLS with Discord, and passes bytes on. It serves only the addresses it was told, behind a path
 * that only this process knows.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as secureConnect } from 'node:tls';
import type { Logger } from '#src/log.ts';

export type Relay = {
  /** The loopback address that leads to `target` (ws or wss). */
  via(target: string): string;
  close(): Promise<void>;
};

const CONNECT_TIMEOUT_MS = 15_000;

function portOf({ port, protocol }: URL): number {
  if (port) return Number(port);
  return protocol === 'wss:' || protocol === 'https:' ? 443 : 80;
}

/** A socket that the proxy has connected to `host:port`. Rejects with what the proxy answered. */
function tunnel(proxy: URL, host: string, port: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>();
  const credentials = proxy.username ? `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}` : undefined;
  const ask = (proxy.protocol === 'https:' ? secureRequest : request)({
    host: proxy.hostname,
    port: portOf(proxy),
    method: 'CONNECT',
    path: `${host}:${port}`,
    timeout: CONNECT_TIMEOUT_MS,
    headers: {
      host: `${host}:${port}`,
      ...(credentials ? { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` } : {}),
    },
  });
  ask.once('connect', (response, socket) => {
    if (response.statusCode === 200) return resolve(socket);
    socket.destroy();
    reject(new Error(`the proxy answered ${response.statusCode ?? 0} to CONNECT ${host}:${port}`));
  });
  ask.once('timeout', () => ask.destroy(new Error('the proxy does not answer')));
  ask.once('error', reject);
  ask.end();
  return promise;
}

async function reach(proxy: URL | undefined, target: URL): Promise<Socket> {
  const [host, port] = [target.hostname, portOf(target)];
  const socket = proxy ? await tunnel(proxy, host, port) : connect({ host, port });
  if (target.protocol !== 'wss:') return socket;
  const secure = secureConnect({ socket, servername: host, ALPNProtocols: ['http/1.1'] });
  await once(secure, 'secureConnect');
  return secure;
}

/** The client's upgrade request, addressed to the target. */
function forwarded(incoming: IncomingMessage, target: URL): string {
  const path = (incoming.url ?? '').replace(/^[^?]*/, target.pathname || '/');
  const headers: string[] = [`Host: ${target.host}`];
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] ?? '';
    if (name.toLowerCase() !== 'host') headers.push(`${name}: ${incoming.rawHeaders[index + 1] ?? ''}`);
  }
  return `GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`;
}

export async function startRelay({ proxy, log }: { readonly proxy: string; readonly log: Logger }): Promise<Relay> {
  const proxyUrl = new URL(proxy);
  const secret = randomBytes(16).toString('hex');
  const targets: URL[] = [];
  const open = new Set<Duplex>();

  const carry = async (incoming: IncomingMessage, client: Duplex, head: Buffer): Promise<void> => {
    const place = new RegExp(`^/${secret}/(\\d+)`).exec(incoming.url ?? '')?.[1];
    const target = place === undefined ? undefined : targets[Number(place)];
    if (!target) return void client.destroy();
    const upstream = await reach(proxyUrl, target);
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.once('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.on('error', () => other.destroy());
    }
    upstream.write(forwarded(incoming, target));
    if (head.length > 0) upstream.write(head);
    client.pipe(upstream);
    upstream.pipe(client);
  };

  const server = createServer((_, response) => void response.writeHead(404).end());
  server.on('upgrade', (incoming, client, head) => {
    client.on('error', () => undefined);
    carry(incoming, client, head).catch((error: unknown) => {
      log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the proxy does not let the gateway through');
      client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    via: (target) => {
      const url = new URL(target);
      const known = targets.findIndex((each) => each.href === url.href);
      const place = known >= 0 ? known : targets.push(url) - 1;
      return `ws://127.0.0.1:${port}/${secret}/${place}`;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
