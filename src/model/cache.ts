/** Readings that are kept: the same question of the same day over the same data is read once, whichever instance it comes to. */
import { createHash } from 'node:crypto';
import { normalize } from '#src/ask/normalize.ts';
import { type Query, query } from '#src/ask/query/query.ts';
import type { Catalog } from '#src/catalog/types.ts';
import type { Store } from '#src/state/store.ts';

export type ReadingCache = {
  /** Undefined where there is none, or the store fails. */
  get(key: string): Promise<readonly Query[] | undefined>;
  set(key: string, queries: readonly Query[]): Promise<void>;
};

const DAY_MS = 24 * 60 * 60_000;

const print = (...parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

const versions = new WeakMap<Catalog, string>();

/** Tells data apart: another print for any other fact. */
function versionOf(catalog: Catalog): string {
  const known = versions.get(catalog);
  if (known !== undefined) return known;
  const { vendors, lines, plans, models, clients, glossary } = catalog;
  const version = print(vendors, lines, plans, models, clients, glossary);
  versions.set(catalog, version);
  return version;
}

export type Asked = { readonly message: string; readonly earlier: readonly string[]; readonly quoted?: string };

/** What a reading depends on: the words, what was said before, the prompt's data and day, and who reads. */
export function keyOf(
  { message, earlier, quoted }: Asked,
  { catalog, day, model }: { readonly catalog: Catalog; readonly day: string; readonly model: string },
): string {
  const words = [message, ...earlier, quoted ?? ''].map((text) => normalize(text).toLowerCase().replaceAll(/\s+/g, ' ').trim());
  return `model:read:${print(words, versionOf(catalog), day, model)}`;
}

export function createCache(store: Pick<Store, 'get' | 'set'>): ReadingCache {
  return {
    get: async (key) =>
      query
        .array()
        .min(1)
        .safeParse(await store.get(key).catch(() => undefined)).data,
    set: (key, queries) => store.set(key, queries, DAY_MS).catch(() => undefined),
  };
}
