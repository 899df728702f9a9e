/** The store that STORE_URL names. */
import type { Store } from './store.ts';

const SQLITE = /^sqlite:(?:\/\/)?(.+)$/;
const REDIS = /^rediss?:\/\//;

/** `sqlite:PATH`, `memory:` or `redis://…`. Throws RangeError for anything else, and what the backend throws when it cannot be reached. */
export async function createStore(url: string): Promise<Store> {
  const { storeOver } = await import('./over-keyv.ts');
  if (REDIS.test(url)) {
    const { createRedis } = await import('./redis.ts');
    return storeOver(await createRedis(url));
  }
  const path = url === 'memory:' ? ':memory:' : SQLITE.exec(url)?.[1];
  if (path === undefined) throw new RangeError('STORE_URL must be sqlite:PATH, memory: or redis://…');
  const { createSqlite } = await import('./sqlite.ts');
  return storeOver(createSqlite(path));
}
