/**
 * Text as a row of comparable characters, each knowing where it stood: lower case, half width, simplified Chinese, without the spaces and
 * hyphens that people put in or leave out.
 */
import { simplified } from './simplified.ts';

export type Char = {
  readonly value: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** Nothing was left out between the character before and this one. */
  readonly joined: boolean;
};

/** What no name holds: a match never reaches across it. */
export const BARRIER = '\u0000';

/** The only sign that is part of a name: of a tier. */
export const PLUS = '+';

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
/** What stands inside a name or not, as people like: "GLM-4.7", "GLM 4.7", "GLM（Lite）". A line break ends a name. */
const LOOSE = /[^\S\n\r\u2028\u2029]|[-_·‐‑‒–—・.'’()[\]【】《》]/u;

const known = new Map<string, string>();
/** Texts of the world use a few thousand characters; a hostile one should not fill the memory. */
const KNOWN_LIMIT = 20_000;

/** Character by character, so that positions stay. */
function plain(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? char.toLowerCase() : char;
  const found = known.get(char);
  if (found !== undefined) return found;
  const made = simplified(char.normalize('NFKC').toLowerCase());
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(char, made);
  return made;
}

export const isHan = (char: string): boolean => char > '\u2e7f' && HAN.test(char);
export const hasHan = (text: string): boolean => HAN.test(text);
export const isDigit = (char: string): boolean => char >= '0' && char <= '9';
/** A letter of a script that separates words: what a name must not be cut out of. */
export const isLetter = (char: string): boolean => (char >= 'a' && char <= 'z') || (char > '\u007f' && WORD.test(char) && !HAN.test(char));
const isWord = (char: string): boolean => isDigit(char) || isLetter(char) || isHan(char);

/** The characters of a text that can be part of a name, and barriers for what ends one. */
export function charsOf(text: string): readonly Char[] {
  const out: Char[] = [];
  let joined = false;
  let spaced = false;
  let start = 0;
  for (const char of text) {
    const end = start + char.length;
    for (const value of plain(char)) {
      const role = roleOf(value, text, start, end);
      if (role === 'plus') out.push({ value, start, end, joined: false });
      else if (role === 'word') {
        // "K2 5 hours" is not K2.5.
        if (spaced && isDigit(value) && isDigit(out.at(-1)?.value ?? '')) out.push({ value: BARRIER, start, end: start, joined: false });
        out.push({ value, start, end, joined });
      } else if (role === 'barrier' && out.at(-1)?.value !== BARRIER) out.push({ value: BARRIER, start, end, joined: false });
      joined = role === 'word';
      spaced = role === 'loose' && (spaced || value === ' ' || value === '\t');
    }
    start = end;
  }
  return out;
}

/** A full stop is part of a name only inside a word: it tells versions apart ("4.7") and may be left out elsewhere ("z.ai"). */
function roleOf(value: string, text: string, start: number, end: number): 'word' | 'plus' | 'loose' | 'barrier' {
  if (isWord(value)) return 'word';
  // "Pro+" is another tier than "Pro"; in "Lite+Pro" the sign stands between two names.
  if (value === PLUS && isWord(plain(text.charAt(start - 1)))) return /[a-z\d]/.test(plain(text.charAt(end))) ? 'barrier' : 'plus';
  if (!LOOSE.test(value)) return 'barrier';
  if (value !== '.') return 'loose';
  const before = plain(text.charAt(start - 1));
  const after = plain(text.charAt(end));
  if (isDigit(before) && isDigit(after)) return 'word';
  return isWord(before) && isWord(after) ? 'loose' : 'barrier';
}

/** The text as one comparable word: "GLM-4.7" and "glm 4.7" are the same. Empty when it holds neither letter nor digit. */
export function keyOf(text: string): string {
  return charsOf(text)
    .map(({ value }) => (value === BARRIER ? '' : value))
    .join('');
}
