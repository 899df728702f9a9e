/** A store over keyv for values; claims and health are the backend's own, because keyv has no set-if-absent. */
import { Keyv, type KeyvStorageAdapter } from 'keyv';
import type { Store } from './store.ts';

export type Backend = Pick<Store, 'lasting' | 'claim' | 'release' | 'ping' | 'close'> & { readonly adapter: KeyvStorageAdapter };

export function storeOver({ adapter, ...backend }: Backend): Store {
  const keyv = new Keyv({ store: adapter });
  return {
    ...backend,
    get: (key) => keyv.get<unknown>(key),
    set: async (key, value, ttl) => void (await keyv.set(key, value, ttl)),
    delete: async (key) => void (await keyv.delete(key)),
  };
}
