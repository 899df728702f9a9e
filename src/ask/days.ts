/** Days and periods: 2月1号, 今年1月份, 上个月, 2026-02-12, before February 12, since March, last January, 3 months ago. */
import { addDays, addMonths, dayOf, daysBetween } from '#src/catalog/days.ts';
import type { Day } from '#src/catalog/schema.ts';
import { readNumber } from './numbers.ts';

export type DayMention = {
  readonly start: number;
  readonly end: number;
  /** The period named: `from` inclusive, `until` exclusive. */
  readonly from: Day;
  readonly until: Day;
  /** `around`: what held before it and what holds since. */
  readonly side: 'on' | 'before' | 'after' | 'around';
};

type Period = { readonly from: Day; readonly until: Day };
type Reader = { readonly pattern: RegExp; readonly read: (found: RegExpMatchArray, today: Day) => Period | undefined };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ZH_NUMBER = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const YEAR_WORDS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 前年: -2, 明年: 1 };

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const monthIn = (day: Day): number => Number(day.slice(5, 7));
const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;
const firstOfYear = (day: Day): Day => `${day.slice(0, 4)}-01-01`;

const oneDay = (day: Day | undefined): Period | undefined => (day === undefined ? undefined : { from: day, until: addDays(day, 1) });
const monthFrom = (from: Day): Period => ({ from, until: addMonths(from, 1) });
function wholeMonth(year: number, month: number): Period | undefined {
  const from = dayOf(year, month, 1);
  return from === undefined ? undefined : monthFrom(from);
}

/** What is to come is spoken of less: a month ahead is as far as half a year behind. */
const FUTURE = 6;

/** Without a year the occurrence nearest to today is meant: "2月16号" on the 15th is tomorrow, "12月8号" in February is past. */
function nearest(today: Day, read: (year: number) => Period | undefined): Period | undefined {
  let best: { period: Period; distance: number } | undefined;
  for (const year of [yearOf(today), yearOf(today) - 1, yearOf(today) + 1]) {
    const period = read(year);
    const ago = period ? daysBetween(period.from, today) : Number.POSITIVE_INFINITY;
    const distance = ago < 0 ? -ago * FUTURE : ago;
    if (period && (!best || distance < best.distance)) best = { period, distance };
  }
  return best?.period;
}

function withYear(today: Day, year: string | undefined, read: (year: number) => Period | undefined): Period | undefined {
  if (year === undefined) return nearest(today, read);
  const word = YEAR_WORDS[year];
  if (word !== undefined) return read(yearOf(today) + word);
  const value = Number(year.replace('年', ''));
  return read(value < 100 ? 2000 + value : value);
}

const zhNumber = (text: string | undefined): number => (text === undefined ? Number.NaN : (readNumber(text) ?? Number(text)));

const UNITS: readonly (readonly [RegExp, (day: Day, count: number) => Day])[] = [
  [/^(?:天|日|days?)$/i, (day, count) => addDays(day, -count)],
  [/^(?:个?星期|周|个?礼拜|weeks?)$/i, (day, count) => addDays(day, -7 * count)],
  [/^(?:个?月|months?)$/i, (day, count) => addMonths(day, -count)],
  [/^(?:年|years?)$/i, (day, count) => addMonths(day, -12 * count)],
];

function ago(found: RegExpMatchArray, today: Day): Period | undefined {
  if (found[1] === '半') return ago([found[0], '6', '月'], today);
  const count = readNumber(found[1] ?? '');
  const before = UNITS.find(([pattern]) => pattern.test(found[2] ?? ''))?.[1];
  if (count === undefined || !before || count > 1000) return undefined;
  return oneDay(before(today, Math.round(count)));
}

/** "last January" is the latest one that has begun. */
function lastMonth(name: string, today: Day): Period | undefined {
  const month = monthOf(name);
  return wholeMonth(month <= monthIn(today) ? yearOf(today) : yearOf(today) - 1, month);
}

const READERS: readonly Reader[] = [
  {
    pattern: /(?<![\d.])(20\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?![\d.]\d)\s?[日号]?/g,
    read: (m) => oneDay(dayOf(Number(m[1]), Number(m[2]), Number(m[3]))),
  },
  {
    pattern: new RegExp(
      `(?:(今年|本年|去年|前年|明年|(?:20)?\\d\\d年)的?\\s?)?(?<![0-9一二三四五六七八九十个])${ZH_NUMBER}月\\s?${ZH_NUMBER}[日号]`,
      'g',
    ),
    read: (m, today) => withYear(today, m[1], (year) => oneDay(dayOf(year, zhNumber(m[2]), zhNumber(m[3])))),
  },
  {
    // Without 日 or 号: whatever is not counted.
    pattern:
      /(?:(今年|本年|去年|前年|明年|(?:20)?\d\d年)的?\s?)?(?<![0-9个])(\d{1,2})月\s?(\d{1,2})(?![\d.,%]|\s?(?:[元块次个万亿折天百千刀周月倍档人份条轮小到至~-]|[a-z]))/gi,
    read: (m, today) => withYear(today, m[1], (year) => oneDay(dayOf(year, Number(m[2]), Number(m[3])))),
  },
  {
    pattern: new RegExp(
      // "10 美元一月" is a price for a month.
      `(?:(今年|本年|去年|前年|明年|(?:20)?\\d\\d年)的?\\s?)?(?<![0-9一二三四五六七八九十个每]|[元块刀金]\\s?(?=一月(?!份)))${ZH_NUMBER}月(?:份|初|底|中旬|末|中)?`,
      'g',
    ),
    read: (m, today) => withYear(today, m[1], (year) => wholeMonth(year, zhNumber(m[2]))),
  },
  { pattern: /(?<![\d.])(20\d\d)[-/](\d{1,2})(?![-/.\d])/g, read: (m) => wholeMonth(Number(m[1]), Number(m[2])) },
  {
    pattern: new RegExp(`\\b${MONTH_NAME}\\s?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s?(20\\d\\d))?`, 'gi'),
    read: (m, today) => withYear(today, m[3], (year) => oneDay(dayOf(year, monthOf(m[1] ?? ''), Number(m[2])))),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH_NAME}(?![a-z])(?:,?\\s?(20\\d\\d))?`, 'gi'),
    read: (m, today) => withYear(today, m[3], (year) => oneDay(dayOf(year, monthOf(m[2] ?? ''), Number(m[1])))),
  },
  { pattern: new RegExp(`\\b${MONTH_NAME},?\\s(20\\d\\d)`, 'gi'), read: (m) => wholeMonth(Number(m[2]), monthOf(m[1] ?? '')) },
  { pattern: new RegExp(`\\blast ${MONTH_NAME}(?![a-z])`, 'gi'), read: (m, today) => lastMonth(m[1] ?? '', today) },
  {
    pattern: new RegExp(
      `(?<=\\b(?:in|of|since|before|after|until|till|by|this|early|late|mid|during|from|for|around|to)[ -])${MONTH_NAME}(?![a-z])`,
      'gi',
    ),
    read: (m, today) => nearest(today, (year) => wholeMonth(year, monthOf(m[1] ?? ''))),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})[./](\d{1,2})(?=\s?(?:号|之前|以前|之后|以后|那[天次]|前订|前买))/g,
    read: (m, today) => nearest(today, (year) => oneDay(dayOf(year, Number(m[1]), Number(m[2])))),
  },
  {
    pattern: /(?<=\b(?:before|since|after|until|on) )(\d{1,2})[/-](\d{1,2})(?![\d%/-])/gi,
    read: (m, today) => nearest(today, (year) => oneDay(dayOf(year, Number(m[1]), Number(m[2])))),
  },
  { pattern: /([0-9]+|[一二两三四五六七八九十半]+)\s?(天|个?月|周|个?星期|年)\s?(?:之前|以前|前)(?!订|买|开)/g, read: ago },
  {
    pattern: /\b(\d+|an?|one|two|three|four|five|six)\s(days?|weeks?|months?|years?)\sago\b/gi,
    read: (m, today) => ago([m[0], /^an?$/i.test(m[1] ?? '') ? '1' : (m[1] ?? ''), m[2] ?? ''], today),
  },
  { pattern: /上上个?月/g, read: (_, today) => monthFrom(addMonths(firstOfMonth(today), -2)) },
  { pattern: /上个?月|\blast month\b/gi, read: (_, today) => monthFrom(addMonths(firstOfMonth(today), -1)) },
  { pattern: /本月|这个?月|\bthis month\b/gi, read: (_, today) => monthFrom(firstOfMonth(today)) },
  {
    pattern: /去年|\blast year\b/gi,
    read: (_, today) => ({ from: addMonths(firstOfYear(today), -12), until: firstOfYear(today) }),
  },
  {
    pattern: /今年|\bthis year\b/gi,
    read: (_, today) => ({ from: firstOfYear(today), until: addMonths(firstOfYear(today), 12) }),
  },
  { pattern: /年初|start of the year/gi, read: (_, today) => monthFrom(firstOfYear(today)) },
  { pattern: /昨天|\byesterday\b/gi, read: (_, today) => oneDay(addDays(today, -1)) },
  { pattern: /前天/g, read: (_, today) => oneDay(addDays(today, -2)) },
  { pattern: /上个?(?:周|星期)|\blast week\b/gi, read: (_, today) => ({ from: addDays(today, -7), until: today }) },
  {
    pattern:
      /(?:近|最近|过去)\s?([0-9]+|[一二两三四五六七八九十半]+)\s?(天|个?月|周|个?星期|年)|(?:past|last)\s(\d+|two|three|six)\s(days|weeks|months)/gi,
    read: (m, today) => {
      const start = ago([m[0], m[1] ?? m[3] ?? '', m[2] ?? m[4] ?? ''], today)?.from;
      return start === undefined ? undefined : { from: start, until: addDays(today, 1) };
    },
  },
];

const BEFORE_PREFIX = /(?:before|prior to|until|till|up to|earlier than|截至|截止到?|早于)\s(?:the\s)?$|(?:截至|截止到?|早于)\s?$/i;
const AFTER_PREFIX = /(?:after|since|from|later than|following)\s(?:the\s)?$|(?:自从?|从|打从)\s?$/i;
const BEFORE_SUFFIX = /^\s?(?:号|日)?(?:之前|以前|前(?!后))/;
const AROUND_PREFIX = /\bbefore (?:and|or|vs\.?|versus) after\s(?:the\s)?$/i;
const AROUND_SUFFIX = /^\s?(?:号|日)?(?:的)?前后/;
const AFTER_SUFFIX = /^\s?(?:号|日)?(?:之后|以后|后|起|以来|至今|到现在|开始)/;

function sideOf(text: string, start: number, end: number): DayMention['side'] {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 5);
  if (AROUND_SUFFIX.test(after) || AROUND_PREFIX.test(before)) return 'around';
  if (BEFORE_SUFFIX.test(after) || BEFORE_PREFIX.test(before)) return 'before';
  return AFTER_SUFFIX.test(after) || AFTER_PREFIX.test(before) ? 'after' : 'on';
}

const YEAR = /20\d\d|年/;

/** A month or a day said without a year lies behind: "March" in November is this year's, in February the one before. */
export function behind<T extends Period>(period: T, said: string, today: Day): T {
  if (period.from <= today || YEAR.test(said)) return period;
  return { ...period, from: addMonths(period.from, -12), until: addMonths(period.until, -12) };
}

const SINCE_PREFIX = /since\s(?:the\s)?$|自从?\s?$/i;
const SINCE_SUFFIX = /^\s?(?:号|日)?(?:以来|至今|到现在)/;

/** "Since January" has begun, whichever January is nearest. */
const isPast = (text: string, start: number, end: number): boolean =>
  SINCE_PREFIX.test(text.slice(Math.max(0, start - 12), start)) || SINCE_SUFFIX.test(text.slice(end, end + 5));

const LIKELY = /\d|月|年|昨|前|近|过去|上个?周|上个?星期|[a-z]{3}/i;

/** Every day or period named in the text, left to right. `today` resolves what is said without a year. */
export function scanDays(text: string, today: Day): readonly DayMention[] {
  if (!LIKELY.test(text)) return [];
  const taken = new Uint8Array(text.length);
  const found: DayMention[] = [];
  for (const { pattern, read } of READERS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (taken.subarray(start, end).includes(1)) continue;
      const near = read(match, today);
      if (!near) continue;
      const period = isPast(text, start, end) ? behind(near, match[0], today) : near;
      taken.fill(1, start, end);
      found.push({ start, end, ...period, side: sideOf(text, start, end) });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return addDays(day, -1);
}
