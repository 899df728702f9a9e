/** Tokens by their kind: cached, uncached, output, written to a cache. */
import { type Figure, figure } from './figure.ts';
import { rateFor } from './rates.ts';
import { of, type Stream } from './stream.ts';
import type { Token } from './tokens.ts';
import type { Part, Unit } from './words.ts';

const COUNTED: ReadonlySet<string | undefined> = new Set(['request', 'prompt', 'task', 'times']);

/** What takes the parts: "per request", 每次调用, or "each" beside what is counted, where that is not people. */
function takerOf({ tokens }: Stream, figures: readonly Figure[]): Unit | undefined {
  const as = (value: string | undefined) => (value === 'times' ? 'request' : (value as Unit));
  const per = tokens.find(({ class: cls, value }) => cls === 'O' && COUNTED.has(value));
  if (per) return as(per.value);
  if (figures.some(({ role }) => role === 'people' || role === 'accounts')) return undefined;
  const each = tokens.some(({ class: cls }, at) => cls === 'Z' || (cls === 'E' && tokens[at + 1]?.class === 'N'));
  const counted = tokens.find(({ class: cls, value }, at) => cls === 'U' && COUNTED.has(value) && tokens[at - 1]?.class === 'N');
  return each && counted ? as(counted.value) : undefined;
}

/** Pairs of a kind of tokens with its figure: the word stands before all of them or after all of them. */
export function readParts(stream: Stream, figures: Figure[], letter: 'N' | '%'): void {
  const after = new RegExp(`${letter}U?Q?A+U?`);
  // "10M input, 80% cached": the first kind is that of its own figure.
  const before = letter === '%' ? /(?<!N)A+U?o?%U?|A+U?o?%U?(?!U?A)/ : /A+U?o?NU?/;
  const count = (pattern: RegExp) => [...stream.code().matchAll(new RegExp(pattern.source, 'gu'))].length;
  const [afters, befores] = [count(after), count(before)];
  const code = stream.code();
  const style = befores > afters || (befores === afters && code.indexOf('A') < code.indexOf(letter)) ? before : after;
  const taker = letter === 'N' ? takerOf(stream, figures) : undefined;
  const pair = (found: readonly Token[]) => {
    const [token] = of(found, letter);
    if (!token) return undefined;
    const { part, rest } = kindOf(of(found, 'A'), token);
    if (!part) return undefined;
    if (letter === '%') {
      if (token.share?.sense !== undefined) return undefined;
      figures.push({ start: token.start, end: token.end, text: token.text, value: token.share?.share ?? 0, role: 'share', part });
      return rest;
    }
    // A version beside "output" is no amount of tokens.
    if ((token.number?.value ?? 0) < LEAST_TOKENS && of(found, 'U').every(({ value }) => value !== 'token')) return undefined;
    const rate = rateFor(stream.tokens, token);
    const each = of(found, 'Q').length === 0 ? taker : undefined;
    figures.push(figure(token, { role: 'part', part, ...(each ? { of: each } : rate ? { rate } : {}) }));
    return [...rest, ...of(found, 'Q')];
  };
  stream.replace(style, pair);
  stream.replace(style === after ? before : after, pair);
}

/** The kind that a figure in a row of kinds is of, and the kinds of the next or the last figure: "100M uncached output 1M". */
function kindOf(row: readonly Token[], figure: Token): { readonly part: Part | undefined; readonly rest: readonly Token[] } {
  const leads = (row[0]?.start ?? 0) > figure.start;
  const near = leads ? row : row.toReversed();
  // "uncached input": the telling word is the one that is not plain input.
  const telling = near.findIndex(({ value }) => value !== 'input');
  const other = telling < 0 ? -1 : near.findIndex(({ value }, index) => index > telling && value !== 'input' && value !== near[telling]?.value);
  const rest = other < 0 ? [] : near.slice(other);
  return { part: (near[telling] ?? near[0])?.value as Part | undefined, rest: leads ? rest : rest.toReversed() };
}

/** "Input 100M uncached, output 1M": what is said right behind an amount of input tells which input it is. */
export function qualifyInput(stream: Stream, figures: Figure[]): void {
  stream.replace(/A/, ([kind], at) => {
    const which = kind?.value;
    if (!kind || (which !== 'cached' && which !== 'uncached')) return undefined;
    const between = stream.tokens[at - 1]?.end ?? 0;
    const index = figures.findIndex((each) => each.role === 'part' && each.part === 'input' && each.end <= kind.start && each.end >= between);
    const input = figures[index];
    if (input?.role !== 'part') return undefined;
    figures[index] = { ...input, part: which };
    return [];
  });
}
const LEAST_TOKENS = 1000;
