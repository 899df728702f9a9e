/**
 * Numbers as people write them in Chinese, English and mixed: 18,000 · 1.8万 · 一万八 · 1万8 · 两千万 · 57.6亿 · 300M · 1.8k · 1.8w · two hundred · half.
 * No kept library reads 一万八 as 18000, hence our own.
 */

import { readEnglish } from './numerals-en.ts';
import { readChinese } from './numerals-zh.ts';

/** Offsets are UTF-16 offsets into the text given. */
export type NumberMention = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The figure; of a range ("20-30", 两三百) its middle. */
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** It follows a letter directly ("GLM-5", "K2.5", "kimi199"): most often part of a name. */
  readonly glued?: true;
};

const ARABIC = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y;
const LATIN_SCALE =
  /\s?(?:(thousand|grand|million|mil|mn|billion|bn|trillion|hundred)s?(?![A-Za-z])|([KMBTk])(?![A-Za-z0-9]))|([kmbtw])(?![A-Za-z0-9])/y;
const HAN_SCALE = /\s?[十百千万亿]/y;
const EXPONENT: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  grand: 3,
  k: 3,
  w: 4,
  million: 6,
  mil: 6,
  mn: 6,
  m: 6,
  billion: 9,
  bn: 9,
  b: 9,
  trillion: 12,
  t: 12,
};
const RANGE = /^\s?(?:-|–|—|~|～|到|至|to|and)\s?$/;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Decimal places stay exact: 1.1 with exponent 6 is 1100000, not 1100000.0000000002. */
function scaled(digits: string, exponent: number): number {
  return Number(`${digits.replaceAll(',', '')}e${exponent}`);
}

type Found = { readonly end: number; readonly value: number; readonly low?: number; readonly high?: number };

function readArabic(text: string, at: number): Found | undefined {
  const digits = match(ARABIC, text, at);
  if (!digits) return undefined;
  const end = at + digits[0].length;
  if (match(HAN_SCALE, text, end)) return readChinese(text, at);
  const scale = match(LATIN_SCALE, text, end);
  const word = (scale?.[1] ?? scale?.[2] ?? scale?.[3])?.toLowerCase();
  if (!scale || word === undefined) return { end, value: scaled(digits[0], 0) };
  return { end: end + scale[0].length, value: scaled(digits[0], EXPONENT[word] ?? 0) };
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const LETTER = /[A-Za-z]/;

function isGlued(text: string, start: number): boolean {
  const before = text[start - 1] ?? '';
  // "x20" is a multiple.
  if (/[xX]/.test(before) && !/[A-Za-z0-9-]/.test(text[start - 2] ?? '')) return false;
  return LETTER.test(before) || (before === '-' && LETTER.test(text[start - 2] ?? ''));
}

function readAt(text: string, at: number): Found | undefined {
  const char = text[at];
  if (isDigit(char) || (char === '.' && isDigit(text[at + 1]) && !isDigit(text[at - 1]))) return readArabic(text, at);
  return readChinese(text, at) ?? (LETTER.test(text[at - 1] ?? '') ? undefined : readEnglish(text, at));
}

/** A date ("2026-02-12", "12.08-01.15") is no range. */
function isRange(text: string, left: NumberMention, right: NumberMention): boolean {
  const between = text.slice(left.end, right.start);
  if (!RANGE.test(between) || left.glued || (right.value < left.value && /\d$/.test(right.text))) return false;
  if (between === 'and' || between.trim() === 'and') return /between\s$/i.test(text.slice(Math.max(0, left.start - 8), left.start));
  return !/[-/.]/.test(text[left.start - 1] ?? '') && !/^[-/.]\d/.test(text.slice(right.end));
}

/** "10-30K" and 二到三万 name the scale once. */
function rangeOf(text: string, left: NumberMention, right: NumberMention): NumberMention {
  const scale = left.text.match(/^[\d.,]+$/) && right.value >= left.value ? right.text.match(/[^\d.,\s]+$/)?.[0] : undefined;
  const low = scale ? (readNumber(left.text + scale) ?? left.value) : left.value;
  const bounds = low <= right.value ? { low, high: right.value } : { low: left.value, high: right.value };
  return { start: left.start, end: right.end, text: text.slice(left.start, right.end), value: (bounds.low + bounds.high) / 2, ...bounds };
}

/** Every number in the text, left to right, without overlap; ranges are joined. */
export function scanNumbers(text: string): readonly NumberMention[] {
  const found: NumberMention[] = [];
  for (let at = 0; at < text.length; ) {
    const read = readAt(text, at);
    if (!read) {
      at += 1;
      continue;
    }
    const { end, ...figures } = read;
    const mention: NumberMention = { start: at, end, text: text.slice(at, end), ...figures, ...(isGlued(text, at) ? { glued: true as const } : {}) };
    const previous = found.at(-1);
    if (previous && previous.low === undefined && mention.low === undefined && isRange(text, previous, mention)) {
      found[found.length - 1] = rangeOf(text, previous, mention);
    } else {
      found.push(mention);
    }
    at = end;
  }
  return found;
}

/** The number that the whole text is; undefined when it is anything else. */
export function readNumber(text: string): number | undefined {
  const trimmed = text.trim();
  const read = readAt(trimmed, 0);
  return read && read.end === trimmed.length ? read.value : undefined;
}
