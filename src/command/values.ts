/** One typed value: figures, yes and no, days, in either language. Undefined where the text is none. */
import type { Day } from '#src/catalog/schema.ts';
import { foldName, foldWidth } from './fold.ts';

/** Readers of the house that know more forms (一万八, "Feb 15"); the plain forms below come first. */
export type Readers = {
  number?(text: string): number | undefined;
  day?(text: string, today: Day): Day | undefined;
  /** Whether the text is a sum of money, or a bound of one. */
  money?(text: string): boolean;
};

const PLAIN_NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/;

/** "1,200", "-3", "１２", "0.5"; any other form is the reader's. */
export function numberOf(text: string, readers: Readers): number | undefined {
  const plain = foldWidth(text)
    .trim()
    .replace(/^[−–—]/u, '-');
  if (/\d/.test(plain) && PLAIN_NUMBER.test(plain)) {
    const value = Number(plain.replaceAll(',', ''));
    return Number.isFinite(value) ? value : undefined;
  }
  return readers.number?.(plain);
}

const yes = new Set(['yes', 'y', 'true', 'on', '1', '是', '是的', '对', '要', '开', '有', '真']);
const no = new Set(['no', 'n', 'false', 'off', '0', '否', '不', '不是', '不要', '关', '没有', '无', '假']);

export function booleanOf(text: string): boolean | undefined {
  const word = foldName(text);
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

const DAY_MS = 86_400_000;
const offsets = new Map([
  ['today', 0],
  ['now', 0],
  ['今天', 0],
  ['今日', 0],
  ['现在', 0],
  ['yesterday', -1],
  ['昨天', -1],
  ['昨日', -1],
  ['前天', -2],
]);
const FULL_DAY = /^(\d{4})\s*(?:[-/.年])\s*(\d{1,2})\s*(?:[-/.月])\s*(\d{1,2})\s*[日号]?$/;
const MONTH_DAY = /^(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/;

/** The ISO day; undefined where the calendar has none. */
function calendarDay(year: number, month: number, date: number): Day | undefined {
  const time = new Date(Date.UTC(year, month - 1, date));
  const real = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return real ? time.toISOString().slice(0, 10) : undefined;
}

/** "2026-02-15", "2026/2/15", "2026年2月15日", "2月15日" (the latest one that is not to come), "today", "昨天". */
export function dayOf(text: string, today: Day, readers: Readers): Day | undefined {
  const plain = foldWidth(text).trim();
  const offset = offsets.get(plain.toLowerCase());
  if (offset !== undefined) return new Date(Date.parse(today) + offset * DAY_MS).toISOString().slice(0, 10);
  const full = FULL_DAY.exec(plain);
  if (full) return calendarDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = MONTH_DAY.exec(plain);
  if (short) {
    const year = Number(today.slice(0, 4));
    const day = calendarDay(year, Number(short[1]), Number(short[2]));
    return day !== undefined && day <= today ? day : calendarDay(year - 1, Number(short[1]), Number(short[2]));
  }
  return readers.day?.(plain, today);
}
