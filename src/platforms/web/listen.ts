/** A server that listens, with the time-outs that keep a slow or silent caller from holding a connection. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export type Listening = { readonly port: number; readonly close: () => Promise<void> };

/** A header may take so long, a whole request so long; Discord and Feishu send theirs at once. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 15_000;
const CHECK_MS = 1_000;
/** Longer than a balancer keeps a connection that it may use again (60 s by default in nginx and AWS): whoever closes first loses the other's request. */
const KEEP_ALIVE_MS = 75_000;
const IDLE_LOOK_MS = 20;

/** Resolves once it listens; rejects with what the system says where it may not. */
export function listen(app: Hono, hostname: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname,
        port,
        serverOptions: {
          headersTimeout: HEADERS_MS,
          requestTimeout: REQUEST_MS,
          connectionsCheckingInterval: CHECK_MS,
          keepAliveTimeout: KEEP_ALIVE_MS,
        },
      },
      (address) => resolve({ port: address.port, close: () => closed(server as Server) }),
    );
    // Node names the address but not always the port.
    server.once('error', (error) => reject(Object.assign(error, { port, host: hostname })));
  });
}

/** Takes no more connections; resolves when those that are open are served. */
function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    // A connection becomes idle once what is being served is served.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
    server.close(() => {
      clearInterval(idle);
      done();
    });
  });
}
