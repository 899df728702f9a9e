/**
 * Finds fixed phrases in running text, longest first. Built once; the time to scan depends on the text, not on how many phrases there are.
 * Latin phrases stand between word boundaries, may be plural, and take any spaces or hyphens where the phrase has one ("base url", "baseURL").
 */
import { isHan } from '#src/catalog/names/normalise.ts';
import { createTrie, grown, next, type Trie } from '#src/catalog/names/trie.ts';

export type PhraseMatch<T> = { readonly start: number; readonly end: number; readonly values: readonly T[] };
export type Phrases<T> = {
  /** Non-overlapping matches, left to right; at each place the longest. */
  scan(text: string): readonly PhraseMatch<T>[];
  /** Every match at every place, those inside others too. */
  every(text: string): readonly PhraseMatch<T>[];
};

/** `gap`: the text may have one here. */
type Place<T> = { readonly gap: boolean; readonly values: readonly T[] };
type Node<T> = Trie<Place<T>>;

const LATIN = /[a-z0-9]/;
const GAP = /[\s\-_]/;

const NOTHING: Place<never> = { gap: false, values: [] };

/** Lower case, character by character, so that offsets stay those of the text given. */
function lower(text: string): string {
  const folded = text.toLowerCase();
  return folded.length === text.length
    ? folded
    : Array.from(text, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)).join('');
}

type Kind = 'gap' | 'latin' | 'han' | 'other';

function kindOf(char: string): Kind {
  if (LATIN.test(char)) return 'latin';
  if (GAP.test(char)) return 'gap';
  return isHan(char) ? 'han' : 'other';
}

function insert<T>(root: Node<T>, phrase: string, value: T): void {
  let node = root;
  let before: Kind = 'other';
  for (let index = 0; index < phrase.length; index++) {
    const char = phrase[index] ?? '';
    const kind = kindOf(char);
    // A space of the phrase, or a change between Latin and Han, is where the text may have a gap.
    const turns = (before === 'latin' && kind === 'han') || (before === 'han' && kind === 'latin');
    if ((turns || kind === 'gap') && node !== root) node.value = { ...(node.value ?? NOTHING), gap: true };
    before = kind;
    if (kind === 'gap') continue;
    node = grown(node, char);
  }
  if (node === root) return;
  const { gap, values } = node.value ?? (NOTHING as Place<T>);
  if (!values.includes(value)) node.value = { gap, values: [...values, value] };
}

/** Where the match may end: a Latin phrase at a word's end, or before its plural s. */
function wordEnd(text: string, end: number): number | undefined {
  if (!LATIN.test(text[end - 1] ?? '') || !LATIN.test(text[end] ?? '')) return end;
  if (/\d/.test(text[end - 1] ?? '') && /[a-z]/.test(text[end] ?? '')) return undefined;
  return text[end] === 's' && /[a-z]/.test(text[end - 1] ?? '') && !LATIN.test(text[end + 1] ?? '') ? end + 1 : undefined;
}

type Found<T> = { readonly end: number; readonly values: readonly T[] };

/** All phrases that begin at this place, the longest last. */
function allAt<T>(root: Node<T>, text: string, start: number): readonly Found<T>[] {
  let node = root;
  const found: Found<T>[] = [];
  for (let at = start; at < text.length; ) {
    const char = text[at] ?? '';
    const child = next(node, char);
    if (child) {
      node = child;
      at += 1;
    } else if (node.value?.gap && GAP.test(char)) {
      at += 1;
      continue;
    } else break;
    const values = node.value?.values ?? [];
    const end = values.length > 0 ? wordEnd(text, at) : undefined;
    if (end !== undefined) found.push({ end, values });
  }
  return found;
}

/** Latin words are not cut into; a unit may follow its figure directly ("10token"). */
function inWord(text: string, at: number): boolean {
  const [before, here] = [text[at - 1] ?? '', text[at] ?? ''];
  return LATIN.test(here) && LATIN.test(before) && !(/\d/.test(before) && /[a-z]/.test(here));
}

export function createPhrases<T>(entries: Iterable<readonly [phrase: string, value: T]>): Phrases<T> {
  const root: Node<T> = createTrie();
  for (const [phrase, value] of entries) insert(root, lower(phrase.normalize('NFKC')).trim(), value);
  return {
    scan: (original) => {
      const text = lower(original);
      const found: PhraseMatch<T>[] = [];
      for (let at = 0; at < text.length; ) {
        const match = inWord(text, at) ? undefined : allAt(root, text, at).at(-1);
        if (match) found.push({ start: at, end: match.end, values: match.values });
        at = match ? match.end : at + 1;
      }
      return found;
    },
    every: (original) => {
      const text = lower(original);
      return Array.from({ length: text.length }, (_, at) =>
        inWord(text, at) ? [] : allAt(root, text, at).map(({ end, values }) => ({ start: at, end, values })),
      ).flat();
    },
  };
}
