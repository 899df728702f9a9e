/** The HTTP side of the house: health, metrics, the local playground, and what other platforms mount. */
import type { Hono as HonoApp } from 'hono';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { PeerOf } from './peer.ts';
import { createForgeryLimit, createThrottle } from './throttle.ts';

export type ReadMetrics = () => Promise<{ readonly type: string; readonly body: string }>;

/** Releases are large, and change once a day. */
const RELEASES_A_MINUTE = 60;

export type WebDeps = {
  /** Absent: no playground is served. */
  readonly playground?: HonoApp;
  readonly peerOf: PeerOf;
  /** Names of what is not ready; empty when all is. */
  readonly notReady: () => Promise<readonly string[]>;
  /** Absent: they have a server of their own. */
  readonly metrics?: ReadMetrics;
  /** The data in force as a release: its text, and what tells it from any other. */
  readonly release: () => Promise<{ readonly text: string; readonly hash: string }>;
  /** Endpoints of other platforms, by path. */
  readonly mounts: readonly { readonly path: string; readonly app: HonoApp }[];
};

/** `GET /metrics` (Prometheus) alone. */
export function createMetricsWeb(metrics: ReadMetrics): HonoApp {
  const app = new Hono();
  app.get('/metrics', async (c) => {
    const { type, body } = await metrics();
    return c.body(body, 200, { 'content-type': type });
  });
  return app;
}

/** `GET /api.json`: the data for other programs and houses, from any page of the web; 304 for who has it already. */
function createDataWeb({ release, peerOf }: Pick<WebDeps, 'release' | 'peerOf'>): HonoApp {
  const app = new Hono();
  const throttle = createThrottle(RELEASES_A_MINUTE, peerOf, (c) => c.body(null, 429));
  app.get('/api.json', throttle, etag(), async (c) => {
    const { text, hash } = await release();
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
    return c.body(text, 200, { ...headers, etag: `"${hash}"` });
  });
  return app;
}

/** `GET /healthz` (the process lives), `/readyz` (503 names what is missing), `/metrics` (Prometheus), `/api.json`, then the mounts and the playground. */
export function createWeb({ playground, peerOf, notReady, metrics, release, mounts }: WebDeps): HonoApp {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ ok: true }));
  app.get('/readyz', async (c) => {
    const missing = await notReady();
    return c.json({ ok: missing.length === 0, missing }, missing.length === 0 ? 200 : 503);
  });
  if (metrics) app.route('/', createMetricsWeb(metrics));
  app.route('/', createDataWeb({ release, peerOf }));
  const forgery = createForgeryLimit(peerOf);
  for (const { path, app: mounted } of mounts) {
    app.use(path, forgery);
    app.route(path, mounted);
  }
  if (playground) app.route('/', playground);
  return app;
}
