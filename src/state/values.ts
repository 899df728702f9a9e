/** Values, by keyv: it writes them down as JSON with their time and reads them again; where the text lies is the backend's own. */
import { Keyv, type KeyvBridgeStore } from 'keyv';
import type { Store } from './store.ts';

export type Texts = {
  /** Undefined (or null) when there is none or its time is over. */
  get(key: string): Promise<unknown>;
  /** `ttl` in milliseconds; without it the text stays. */
  set(key: string, text: string, ttl?: number): Promise<void>;
  /** For good, unless there is one. */
  add(key: string, text: string): Promise<void>;
  delete(key: string): Promise<void>;
};

/** Rejects as the texts do: keyv says what went wrong as an event, and throws it where nobody listens. */
export function valuesOver(texts: Texts): Pick<Store, 'get' | 'set' | 'getOrSet' | 'delete'> {
  // keyv takes nothing without it.
  const clear = () => Promise.reject(new Error('nobody clears a whole store'));
  const store: KeyvBridgeStore = { ...texts, delete: async (key) => texts.delete(key).then(() => true), clear };
  // Each backend counts the time itself, by one clock for all processes.
  const keyv = new Keyv({ store, checkExpired: false });
  const adding = new Keyv({ store: { ...store, set: (key: string, text: string) => texts.add(key, text) }, checkExpired: false });
  return {
    get: (key) => keyv.get<unknown>(key),
    set: async (key, value, ttl) => void (await keyv.set(key, value, ttl)),
    getOrSet: async (key, value) => {
      const known = await keyv.get<unknown>(key);
      if (known !== undefined) return known;
      await adding.set(key, value);
      return keyv.get<unknown>(key);
    },
    delete: async (key) => void (await keyv.delete(key)),
  };
}
