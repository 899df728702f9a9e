/** Reads a text for names: the ground of free text, single names and lists alike. */
import type { Catalog, EntityKind } from '../types.ts';
import { composed, type Piece, piecesOf, splitTiers } from './compose.ts';
import type { Entry } from './entries.ts';
import { createMatcher, type Mode } from './match.ts';
import { charsOf, keyOf } from './normalise.ts';
import { inLetters } from './pinyin.ts';

/** Every name in the text as pieces, in order; those of a line keep it though only plans are wanted. */
export type Reader = (text: string, mode: Mode, kinds?: readonly EntityKind[], about?: readonly string[]) => readonly Piece[];

/** Shorter ones are words of many languages. */
const SHORTEST_SPELLING = 4;

export function createReader(catalog: Catalog, entries: ReadonlyMap<string, Entry>): Reader {
  const spellings = new Map<string, Entry>();
  for (const entry of entries.values()) {
    if (!entry.sounds) continue;
    const spelling = inLetters(entry.sounds);
    if (spelling.length >= SHORTEST_SPELLING && !entries.has(spelling) && !spellings.has(spelling)) spellings.set(spelling, entry);
  }
  const match = createMatcher(entries, spellings);

  return (text, mode, kinds, about) => {
    const chars = charsOf(text);
    const pieces = piecesOf(catalog, match(text, chars, mode, wantedOf(kinds)), chars);
    return composed(
      catalog,
      text,
      splitTiers(pieces, text, about, (word) => entries.get(keyOf(word))?.tiers ?? []),
      about,
    );
  };
}

/** Plans are named by their line and tier too; names of things outside the data are passed over whatever is wanted. */
function wantedOf(kinds: readonly EntityKind[] | undefined): (entry: Entry) => boolean {
  if (!kinds) return () => true;
  const plans = kinds.includes('plan');
  return ({ entities, tiers }) =>
    entities.some(({ kind }) => kinds.includes(kind) || (plans && (kind === 'line' || kind === 'vendor'))) ||
    (plans && tiers.length > 0) ||
    (entities.length === 0 && tiers.length === 0);
}
