/** Finds names in a row of characters, one after another, left to right; the longest at each place. */
import { lazy } from '#src/lazy.ts';
import type { Mention } from '../types.ts';
import { isCommonWord } from './common-words.ts';
import type { Entry } from './entries.ts';
import { isEveryday } from './everyday.ts';
import { BARRIER, type Char, isDigit, isHan, isLetter, PLUS } from './normalise.ts';
import { createHomophones } from './pinyin.ts';
import { createTrie, next, put, type Trie } from './trie.ts';
import { createTypos } from './typos.ts';

/** `from`, `to`: characters, `to` exclusive. `weak`: too short to be believed alone, though not beside a tier. */
export type Match = { readonly from: number; readonly to: number; readonly entry: Entry; readonly how: Mention['how']; readonly weak: boolean };

/** `strict` for running text, where most words are no names; `lenient` where names are all that is expected. */
export type Mode = 'strict' | 'lenient';
export type Matcher = (text: string, chars: readonly Char[], mode: Mode, wanted: (entry: Entry) => boolean) => readonly Match[];

/** Homophones and slips are for what people type; texts beyond this are pasted. */
const REACH = 1000;
/** A name in several words is typed wrongly as one. */
const MOST_WORDS = 3;
/** Of one word. */
const MOST_SLIPS = 2;
/** A number right before these is a price, not a version. */
const MONEY = new Set(['块', '元', '刀']);

export function createMatcher(entries: ReadonlyMap<string, Entry>, spellings: ReadonlyMap<string, Entry>): Matcher {
  const trie = createTrie<{ readonly entry: Entry; readonly how: Mention['how'] }>();
  for (const [key, entry] of spellings) put(trie, key, { entry, how: 'pinyin' });
  for (const [key, entry] of entries) put(trie, key, { entry, how: 'exact' });
  const homophones = lazy(() => createHomophones(entries.values()));
  // What is looked up has no Chinese characters: a name with more of them than slips are allowed is never near.
  const typos = lazy(() => createTypos([...entries.keys()].filter((key) => Array.from(key).filter(isHan).length <= MOST_SLIPS)));

  return (text, chars, mode, wanted) => {
    const out: Match[] = [];
    let at = 0;
    let glued = false;
    while (at < chars.length) {
      const found: Match | undefined =
        glued || begins(chars, at) ? (longest(text, chars, at, wanted) ?? (at < REACH ? like(text, chars, at, mode, wanted) : undefined)) : undefined;
      if (found) out.push(found);
      at = found?.to ?? at + 1;
      // "bailianlite": the tier needs no gap after its line.
      glued = found !== undefined && !ends(text, chars, at);
    }
    return out;
  };

  function longest(text: string, chars: readonly Char[], at: number, wanted: (entry: Entry) => boolean): Match | undefined {
    let best: Match | undefined;
    let node: Trie<{ readonly entry: Entry; readonly how: Mention['how'] }> | undefined = trie;
    for (let to = at; to < chars.length; to++) {
      node = next(node, chars[to]?.value ?? BARRIER);
      if (!node) break;
      const { value } = node;
      if (value && wanted(value.entry) && (ends(text, chars, to + 1) || (heads(value.entry) && tierFollows(text, chars, to + 1))))
        best = { from: at, to: to + 1, ...value, weak: false };
    }
    const heard = isHan(chars[at]?.value ?? '') && at < REACH ? homophones().match(chars, at, (end) => ends(text, chars, end)) : undefined;
    if (!heard?.sure || !wanted(heard.value) || (best && heard.end <= best.to)) return best;
    return { from: at, to: heard.end, entry: heard.value, how: 'pinyin', weak: false };
  }

  /** A tier begins right here, without a gap. */
  function tierFollows(text: string, chars: readonly Char[], at: number): boolean {
    let node: Trie<{ readonly entry: Entry }> | undefined = trie;
    for (let to = at; to < chars.length && chars[to]?.joined; to++) {
      node = next(node, chars[to]?.value ?? BARRIER);
      if (!node) return false;
      if (node.value && node.value.entry.tiers.length > 0 && ends(text, chars, to + 1)) return true;
    }
    return false;
  }

  /** What resembles a name here: by sound for Chinese, by letters for words. */
  function like(text: string, chars: readonly Char[], at: number, mode: Mode, wanted: (entry: Entry) => boolean): Match | undefined {
    const first = chars[at]?.value ?? BARRIER;
    if (isHan(first)) {
      const heard = homophones().match(chars, at, (end) => ends(text, chars, end));
      return heard && wanted(heard.value) ? { from: at, to: heard.end, entry: heard.value, how: 'pinyin', weak: mode === 'strict' } : undefined;
    }
    if (!isLetter(first)) return undefined;
    for (const [words, to] of [...wordEnds(chars, at).entries()].toReversed()) {
      const word = chars
        .slice(at, to)
        .map(({ value }) => value)
        .join('');
      if (!ends(text, chars, to) || isCommonWord(word)) continue;
      for (const { word: known } of typos().find(word, words === 0 ? slipsAllowed(word, mode) : 1)) {
        const entry = entries.get(known);
        if (!entry || !wanted(entry) || isEveryday(entry) || digits(known) !== digits(word)) continue;
        // "claudes limit": a name with the s of whose it is.
        const whose = word === `${known}s`;
        // In running text "springs" is a word of its own.
        if (mode === 'strict' && !whose && (known[0] !== word[0] || word.startsWith(known))) continue;
        return { from: at, to, entry, how: whose ? 'exact' : 'typo', weak: mode === 'strict' && !whose && known.length < 6 };
      }
    }
    return undefined;
  }
}

const heads = ({ entities }: Entry): boolean => entities.some(({ kind }) => kind === 'line' || kind === 'vendor');
/** Another version is another thing, not a slip. */
const digits = (word: string): string => word.replaceAll(/\D/g, '');

function slipsAllowed(word: string, mode: Mode): number {
  if (word.length < 4) return mode === 'lenient' && word.length === 3 ? 1 : 0;
  return word.length >= 9 ? MOST_SLIPS : 1;
}

/** Where the next words end, at most MOST_WORDS of them, up to a barrier or a Chinese character. */
function wordEnds(chars: readonly Char[], at: number): readonly number[] {
  const out: number[] = [];
  let to = at;
  while (to < chars.length && out.length < MOST_WORDS) {
    to++;
    const next = chars[to];
    if (!next?.joined || isHan(next.value)) out.push(to);
    if (!next || next.value === BARRIER || next.value === PLUS || isHan(next.value)) break;
  }
  return out;
}

/** A name may begin here: not inside a word. A number may stand right before it ("40lite"), a version may not ("qwen9max"). */
function begins(chars: readonly Char[], at: number): boolean {
  const char = chars[at];
  if (!char || char.value === BARRIER) return false;
  if (!char.joined || isHan(char.value)) return true;
  let before = at - 1;
  if (isHan(chars[before]?.value ?? '')) return true;
  if (isDigit(char.value) || !isDigit(chars[before]?.value ?? '')) return false;
  while (before > 0 && chars[before]?.joined && isDigit(chars[before - 1]?.value ?? '')) before--;
  return !chars[before]?.joined || isHan(chars[before - 1]?.value ?? '');
}

/** A name may end before `at`: "glm" neither in "glms" nor in "glm6" or "glm-6", but in "glm49"; "GLM-5" not in "GLM-5-Air". */
function ends(text: string, chars: readonly Char[], at: number): boolean {
  const last = chars[at - 1];
  const next = chars[at];
  if (!last || !next || next.value === BARRIER) return true;
  const hyphened = !next.joined && next.start === last.end + 1 && text[last.end] === '-';
  if (isDigit(last.value)) return next.joined ? isHan(next.value) && !MONEY.has(next.value) : !(hyphened && isLetter(next.value));
  if (hyphened && isDigit(next.value)) return false;
  if (!next.joined || isHan(next.value) || isHan(last.value)) return true;
  if (!isDigit(next.value)) return false;
  let to = at;
  while (isDigit(chars[to]?.value ?? '') && chars[to]?.joined) to++;
  const after = chars[to];
  return to - at > 1 && (!after?.joined || isHan(after.value));
}
