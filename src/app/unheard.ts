/** Questions that were not understood, where whoever runs the bot wants to see them: without names, once for each person who asked. */
import { createHash } from 'node:crypto';
import type { Collection, Store } from '#src/state/store.ts';
import { normalised } from './plain-words.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
const MOST = 5_000;
const ID_LENGTH = 22;

export type Unheard = { readonly text: string; readonly day: string };

export function unheardIn(store: Store): Collection {
  return store.collection('unheard', { keep: KEPT_DAYS * DAY_MS, most: MOST });
}

/** Keeps a question under its person's key. Rejects as the store does. */
export async function keepUnheard(question: string, day: string, person: string, store: Store): Promise<void> {
  const text = normalised(question);
  if (text === '') return;
  const id = createHash('sha256').update(text).digest('base64url').slice(0, ID_LENGTH);
  await unheardIn(store).put(`${person}:${id}`, { text, day } satisfies Unheard);
}

export type Asked = { readonly text: string; readonly people: number; readonly last: string };

/** Most frequent first; of equal ones the latest. */
export async function allUnheard(store: Store): Promise<readonly Asked[]> {
  const byText = new Map<string, Asked>();
  for (const { value } of await unheardIn(store).all()) {
    const { text, day } = value as Unheard;
    const before = byText.get(text);
    byText.set(text, { text, people: (before?.people ?? 0) + 1, last: before && before.last > day ? before.last : day });
  }
  return [...byText.values()].toSorted((a, b) => b.people - a.people || b.last.localeCompare(a.last));
}

/** Forgets everything of a collection that stands under this person's key. Rejects as the store does. */
export async function forgetOf(person: string, collection: Collection): Promise<void> {
  const theirs = (await collection.all()).filter(({ key }) => key.startsWith(`${person}:`));
  await Promise.all(theirs.map(({ key }) => collection.delete(key)));
}
