/** The store that STORE_URL names. */
import { type Steadiness, steady } from './steady.ts';
import type { Store } from './store.ts';

const SQLITE = /^sqlite:(?:\/\/)?(.+)$/;
const REDIS = /^rediss?:\/\//;

/** `lease`: how long a task is held, in milliseconds; tests do not wait for the usual one. */
export type StoreOptions = Steadiness & { readonly lease?: number };

async function open(url: string, { lease, onTrouble }: StoreOptions): Promise<Store> {
  if (REDIS.test(url)) {
    const { createRedis } = await import('./redis.ts');
    return createRedis(url, lease);
  }
  const path = url === 'memory:' ? ':memory:' : SQLITE.exec(url)?.[1];
  if (path === undefined) throw new RangeError('STORE_URL must be sqlite:PATH, memory: or redis://…');
  const { createSqlite } = await import('./sqlite.ts');
  return createSqlite(path, { ...(lease === undefined ? {} : { lease }), ...(onTrouble ? { onAside: onTrouble } : {}) });
}

/**
 * `sqlite:PATH`, `memory:` or `redis://…`. Throws RangeError for anything else, and what the backend throws where it cannot be at all: a path that
 * cannot be made, a server that does not answer. What may pass (a locked file, a full disk) is no reason not to start.
 */
export async function createStore(url: string, options: StoreOptions = {}): Promise<Store> {
  return steady(await open(url, options), options);
}
