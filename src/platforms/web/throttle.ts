/** Limits by address: for what anybody may ask for, and for what only a platform may send. */
import type { Context, MiddlewareHandler } from 'hono';
import { createLimiter } from '#src/limiter.ts';
import type { PeerOf } from './peer.ts';

const MINUTE = 60;

/** At most so many requests a minute from one address; `refuse` tells the others in how many seconds they may come again. */
export function createThrottle(perMinute: number, peerOf: PeerOf, refuse: (c: Context, seconds: number) => Response): MiddlewareHandler {
  const limiter = createLimiter({ points: perMinute, seconds: MINUTE });
  return async (c, next) => {
    const seconds = await limiter.take(peerOf(c));
    if (seconds === undefined) return next();
    c.header('retry-after', String(seconds));
    return refuse(c, seconds);
  };
}

/** Discord sends a few wrong signatures now and then, on purpose. */
const REFUSED_A_MINUTE = 60;
const FORGED: ReadonlySet<number> = new Set([400, 401, 413]);

/**
 * For webhooks: whoever sends what is refused again and again is not read any more for a while. An address from which something genuine came is
 * always read: the platform's own, or a proxy that nobody told us of and that it comes through together with strangers.
 */
export function createForgeryLimit(peerOf: PeerOf, perMinute: number = REFUSED_A_MINUTE): MiddlewareHandler {
  const limiter = createLimiter({ points: perMinute, seconds: MINUTE });
  const genuine = new Set<string>();
  return async (c, next) => {
    const peer = peerOf(c);
    const seconds = genuine.has(peer) ? undefined : await limiter.wait(peer);
    if (seconds !== undefined) {
      c.header('retry-after', String(seconds));
      return c.body(null, 429);
    }
    await next();
    if (c.res.ok) genuine.add(peer);
    else if (FORGED.has(c.res.status)) await limiter.take(peer);
    return undefined;
  };
}
