/**
 * Words within one or two slips of a known one. The first letters of every known word are filed under themselves with letters left out, so that
 * looking a word up costs as much as it is long, not as there are words (SymSpell with prefixes). Filing whole words would cost the square of their
 * length, each: of names in several words that is hundreds of entries for one.
 */
import { distance } from 'fastest-levenshtein';

export type Typos = {
  /** Known words at most `slips` (1 or 2) away, nearest first. Words of fewer than 9 characters are found at one slip only. */
  find(word: string, slips: number): readonly { readonly word: string; readonly slips: number }[];
};

const SHORTEST = 4;
/** Two slips in a short word make another word. */
const SHORTEST_FOR_TWO = 9;
const LONGEST = 40;
/** Two words k slips apart have a common form among their first letters with up to k of them left out, however few letters are taken. */
const FILED = 8;

const allowed = (word: string): number => (word.length >= SHORTEST_FOR_TWO ? 2 : 1);

export function createTypos(words: Iterable<string>): Typos {
  const beginnings: Lists = new Map();
  for (const word of new Set(words)) {
    if (word.length >= SHORTEST && word.length <= LONGEST) listed(beginnings, word.slice(0, FILED), word);
  }
  const filed: Lists = new Map();
  for (const beginning of beginnings.keys())
    for (const short of shortened(beginning, beginning.length < FILED ? 1 : 2)) listed(filed, short, beginning);

  return {
    find(word, slips) {
      if (word.length < SHORTEST - 1 || word.length > LONGEST || slips < 1) return [];
      const near = new Set([...shortened(word.slice(0, FILED), slips)].flatMap((short) => listOf(filed, short)));
      return [...near]
        .flatMap((beginning) => listOf(beginnings, beginning))
        .filter((known) => Math.abs(known.length - word.length) <= slips)
        .map((known) => ({ word: known, slips: slipsBetween(word, known) }))
        .filter((found) => found.slips <= Math.min(slips, allowed(found.word)))
        .sort((a, b) => a.slips - b.slips);
    },
  };
}

/** Most lists hold one: it stands for itself. */
type Lists = Map<string, string | string[]>;

function listOf(lists: Lists, key: string): readonly string[] {
  const found = lists.get(key) ?? [];
  return typeof found === 'string' ? [found] : found;
}

function listed(lists: Lists, key: string, one: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, one);
  else if (typeof list === 'string') lists.set(key, [list, one]);
  else list.push(one);
}

/** Letters put in, left out or replaced; two neighbours swapped count as one slip. */
export function slipsBetween(a: string, b: string): number {
  const plain = distance(a, b);
  if (plain !== 2 || a.length !== b.length) return plain;
  const at = Array.from(a).findIndex((char, i) => char !== b[i]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) ? 1 : plain;
}

function shortened(word: string, most: number): ReadonlySet<string> {
  const all = new Set([word]);
  let last: Iterable<string> = [word];
  for (let round = 0; round < most; round++) {
    const next = new Set<string>();
    for (const one of last) for (let at = 0; at < one.length; at++) next.add(one.slice(0, at) + one.slice(at + 1));
    for (const one of next) all.add(one);
    last = next;
  }
  return all;
}
