/**
 * Splits what a person typed into words. Quotes of both scripts hold words together; one that is never closed counts as a stray
 * sign, because a chat is not a shell and the person meant the words.
 */
import { foldWidth } from './fold.ts';

/** `text` is folded and unquoted; `raw` is the stretch of the line as typed, from `start` to `end` (UTF-16). */
export type Token = { readonly text: string; readonly raw: string; readonly start: number; readonly end: number; readonly quoted: boolean };

/** What may close each opening sign, best first: its own kind, then (phones mix them) the other kind of the same script. */
const openers = new Map<string, readonly string[]>([
  ['"', ['"', '“”„']],
  ...['“', '”', '„'].map((sign): [string, readonly string[]] => [sign, ['“”„', '"']]),
  ["'", ["'", '‘’']],
  ...['‘', '’'].map((sign): [string, readonly string[]] => [sign, ['‘’', "'"]]),
  ['「', ['」']],
  ['『', ['』']],
]);
const SINGLE = /['‘’]/;
const EDGE = /[\s,，、;；。)）\]】」』"“”'‘’]/u;

/** The place of the sign that closes the quote opened at `open`; -1 where there is none. A single quote closes only at a word's end: "it's" has none. */
function closingAt(line: string, open: number, closers: string): number {
  const escapes = line.charAt(open) === '"';
  for (let index = open + 1; index < line.length; index++) {
    const char = line.charAt(index);
    if (escapes && char === '\\') {
      index++;
      continue;
    }
    if (!closers.includes(char)) continue;
    const next = line.charAt(index + 1);
    if (!SINGLE.test(char) || next === '' || EDGE.test(next)) return index;
  }
  return -1;
}

const unescaped = (text: string) => text.replaceAll(/\\(["\\])/g, '$1');

/** Total: any text gives tokens. An empty quoted word ("") is a token of its own. */
export function tokenize(raw: string): readonly Token[] {
  const line = foldWidth(raw);
  const tokens: Token[] = [];
  // Once a kind of quote has no end, none of that kind further on has one: without this, many stray quotes would cost quadratic time.
  const endless = new Set<string>();
  let index = 0;
  while (index < line.length) {
    if (line.charAt(index) === ' ') {
      index++;
      continue;
    }
    const start = index;
    let text = '';
    let quoted = false;
    while (index < line.length && line.charAt(index) !== ' ') {
      const char = line.charAt(index);
      const closers = openers.get(char);
      const opens = closers !== undefined && (index === start || /[=:]$/.test(text));
      let close = -1;
      for (const kind of opens ? closers : []) {
        if (close >= 0 || endless.has(kind)) continue;
        close = closingAt(line, index, kind);
        if (close < 0) endless.add(kind);
      }
      if (close >= 0) {
        const inner = line.slice(index + 1, close);
        text += char === '"' ? unescaped(inner) : inner;
        quoted ||= index === start;
        index = close + 1;
      } else {
        if (!opens) text += char;
        index++;
      }
    }
    if (text !== '' || quoted) tokens.push({ text, raw: raw.slice(start, index), start, end: index, quoted });
  }
  return tokens;
}
