/** Values that are kept together, written down as JSON; where the texts lie is the backend's own. */
import type { Bounds, Collection, Store } from './store.ts';

/** `name`: of the collection. */
export type CollectionTexts = {
  put(name: string, key: string, text: string, bounds: Bounds): Promise<void>;
  /** Undefined (or null) when there is none or its time is over. */
  get(name: string, key: string): Promise<unknown>;
  /** Oldest first. */
  all(name: string): Promise<readonly (readonly [key: string, text: string])[]>;
  delete(name: string, key: string): Promise<void>;
  clear(name: string): Promise<void>;
};

export function collectionsOver(texts: CollectionTexts): Store['collection'] {
  return (name, bounds): Collection => ({
    put: (key, value) => texts.put(name, key, JSON.stringify(value), bounds),
    get: async (key) => {
      const text = await texts.get(name, key);
      return typeof text === 'string' ? JSON.parse(text) : undefined;
    },
    all: async () => (await texts.all(name)).map(([key, text]) => ({ key, value: JSON.parse(text) as unknown })),
    delete: (key) => texts.delete(name, key),
    clear: () => texts.clear(name),
  });
}
