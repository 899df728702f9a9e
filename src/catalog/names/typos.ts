/**
 * Words within one or two slips of a known one. Every known word is filed under itself with letters left out, so that looking one up costs
 * as much as the word is long, not as there are words (the idea of SymSpell).
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

export function createTypos(words: Iterable<string>): Typos {
  const filed = new Map<string, string[]>();
  for (const word of new Set(words)) {
    if (word.length < SHORTEST || word.length > LONGEST) continue;
    for (const short of shortened(word, word.length >= SHORTEST_FOR_TWO ? 2 : 1)) {
      const group = filed.get(short);
      if (group) group.push(word);
      else filed.set(short, [word]);
    }
  }
  return {
    find(word, slips) {
      if (word.length < SHORTEST - 1 || word.length > LONGEST || slips < 1) return [];
      const found = new Map<string, number>();
      for (const short of shortened(word, slips)) {
        for (const known of filed.get(short) ?? []) {
          if (found.has(known)) continue;
          const needed = slipsBetween(word, known);
          if (needed <= (known.length >= SHORTEST_FOR_TWO ? slips : 1)) found.set(known, needed);
        }
      }
      return [...found].map(([known, needed]) => ({ word: known, slips: needed })).sort((a, b) => a.slips - b.slips);
    },
  };
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
  let last: readonly string[] = [word];
  for (let round = 0; round < most; round++) {
    last = last.flatMap((one) => Array.from(one, (_, at) => one.slice(0, at) + one.slice(at + 1)));
    for (const one of last) all.add(one);
  }
  return all;
}
