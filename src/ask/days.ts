/** Days and periods: 2月1号, 今年1月份, 上个月, 2026-02-12, before February 12, since March, last January, 3 months ago. */
import { Temporal } from 'temporal-polyfill';
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

type Period = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };
type Reader = { readonly pattern: RegExp; readonly read: (found: RegExpMatchArray, today: Temporal.PlainDate) => Period | undefined };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const ZH_NUMBER = '([0-9]{1,2}|[一二三四五六七八九十]{1,3})';
const YEAR_WORDS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 前年: -2, 明年: 1 };

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function date(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

const oneDay = (day: Temporal.PlainDate | undefined): Period | undefined => day && { from: day, until: day.add({ days: 1 }) };
function wholeMonth(year: number, month: number): Period | undefined {
  const from = date(year, month, 1);
  return from && { from, until: from.add({ months: 1 }) };
}

/** What is to come is spoken of less: a month ahead is as far as four behind. */
const FUTURE = 4;

/** Without a year the occurrence nearest to today is meant: "2月16号" on the 15th is tomorrow, "12月8号" in February is past. */
function nearest(today: Temporal.PlainDate, read: (year: number) => Period | undefined): Period | undefined {
  let best: { period: Period; distance: number } | undefined;
  for (const year of [today.year, today.year - 1, today.year + 1]) {
    const period = read(year);
    const ago = period ? period.from.until(today).days : Number.POSITIVE_INFINITY;
    const distance = ago < 0 ? -ago * FUTURE : ago;
    if (period && (!best || distance < best.distance)) best = { period, distance };
  }
  return best?.period;
}

function withYear(today: Temporal.PlainDate, year: string | undefined, read: (year: number) => Period | undefined): Period | undefined {
  if (year === undefined) return nearest(today, read);
  const word = YEAR_WORDS[year];
  if (word !== undefined) return read(today.year + word);
  const value = Number(year.replace('年', ''));
  return read(value < 100 ? 2000 + value : value);
}

const zhNumber = (text: string | undefined): number => (text === undefined ? Number.NaN : (readNumber(text) ?? Number(text)));

const UNITS: readonly (readonly [RegExp, 'days' | 'weeks' | 'months' | 'years'])[] = [
  [/^(?:天|日|days?)$/i, 'days'],
  [/^(?:个?星期|周|个?礼拜|weeks?)$/i, 'weeks'],
  [/^(?:个?月|months?)$/i, 'months'],
  [/^(?:年|years?)$/i, 'years'],
];

function ago(found: RegExpMatchArray, today: Temporal.PlainDate): Period | undefined {
  if (found[1] === '半') return ago([found[0], '6', '月'], today);
  const count = readNumber(found[1] ?? '');
  const unit = UNITS.find(([pattern]) => pattern.test(found[2] ?? ''))?.[1];
  if (count === undefined || !unit || count > 1000) return undefined;
  return oneDay(today.subtract({ [unit]: Math.round(count) }));
}

function monthsFrom(today: Temporal.PlainDate, months: number): Period {
  const from = today.with({ day: 1 }).add({ months });
  return { from, until: from.add({ months: 1 }) };
}

/** "last January" is the latest one that has begun. */
function lastMonth(name: string, today: Temporal.PlainDate): Period | undefined {
  const month = monthOf(name);
  return wholeMonth(month <= today.month ? today.year : today.year - 1, month);
}

const READERS: readonly Reader[] = [
  {
    pattern: /(?<![\d.])(20\d\d)[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})(?![\d.]\d)\s?[日号]?/g,
    read: (m) => oneDay(date(Number(m[1]), Number(m[2]), Number(m[3]))),
  },
  {
    pattern: new RegExp(
      `(?:(今年|本年|去年|前年|明年|(?:20)?\\d\\d年)的?\\s?)?(?<![0-9一二三四五六七八九十个])${ZH_NUMBER}月\\s?${ZH_NUMBER}[日号]`,
      'g',
    ),
    read: (m, today) => withYear(today, m[1], (year) => oneDay(date(year, zhNumber(m[2]), zhNumber(m[3])))),
  },
  {
    // Without 日 or 号: whatever is not counted.
    pattern:
      /(?:(今年|本年|去年|前年|明年|(?:20)?\d\d年)的?\s?)?(?<![0-9个])(\d{1,2})月\s?(\d{1,2})(?![\d.,%]|\s?(?:[元块次个万亿折天百千刀周月倍档人份条轮小到至~-]|[a-z]))/gi,
    read: (m, today) => withYear(today, m[1], (year) => oneDay(date(year, Number(m[2]), Number(m[3])))),
  },
  {
    pattern: new RegExp(
      `(?:(今年|本年|去年|前年|明年|(?:20)?\\d\\d年)的?\\s?)?(?<![0-9一二三四五六七八九十个每])${ZH_NUMBER}月(?:份|初|底|中旬|末|中)?`,
      'g',
    ),
    read: (m, today) => withYear(today, m[1], (year) => wholeMonth(year, zhNumber(m[2]))),
  },
  { pattern: /(?<![\d.])(20\d\d)[-/](\d{1,2})(?![-/.\d])/g, read: (m) => wholeMonth(Number(m[1]), Number(m[2])) },
  {
    pattern: new RegExp(`\\b${MONTH_NAME}\\s?(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s?(20\\d\\d))?`, 'gi'),
    read: (m, today) => withYear(today, m[3], (year) => oneDay(date(year, monthOf(m[1] ?? ''), Number(m[2])))),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH_NAME}(?![a-z])(?:,?\\s?(20\\d\\d))?`, 'gi'),
    read: (m, today) => withYear(today, m[3], (year) => oneDay(date(year, monthOf(m[2] ?? ''), Number(m[1])))),
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
    read: (m, today) => nearest(today, (year) => oneDay(date(year, Number(m[1]), Number(m[2])))),
  },
  {
    pattern: /(?<=\b(?:before|since|after|until|on) )(\d{1,2})[/-](\d{1,2})(?![\d%/-])/gi,
    read: (m, today) => nearest(today, (year) => oneDay(date(year, Number(m[1]), Number(m[2])))),
  },
  { pattern: /([0-9]+|[一二两三四五六七八九十半]+)\s?(天|个?月|周|个?星期|年)\s?(?:之前|以前|前)(?!订|买|开)/g, read: ago },
  {
    pattern: /\b(\d+|an?|one|two|three|four|five|six)\s(days?|weeks?|months?|years?)\sago\b/gi,
    read: (m, today) => ago([m[0], /^an?$/i.test(m[1] ?? '') ? '1' : (m[1] ?? ''), m[2] ?? ''], today),
  },
  { pattern: /上上个?月/g, read: (_, today) => monthsFrom(today, -2) },
  { pattern: /上个?月|\blast month\b/gi, read: (_, today) => monthsFrom(today, -1) },
  { pattern: /本月|这个?月|\bthis month\b/gi, read: (_, today) => monthsFrom(today, 0) },
  {
    pattern: /去年|\blast year\b/gi,
    read: (_, today) => ({ from: today.with({ month: 1, day: 1 }).subtract({ years: 1 }), until: today.with({ month: 1, day: 1 }) }),
  },
  {
    pattern: /今年|\bthis year\b/gi,
    read: (_, today) => ({ from: today.with({ month: 1, day: 1 }), until: today.with({ month: 1, day: 1 }).add({ years: 1 }) }),
  },
  { pattern: /年初|start of the year/gi, read: (_, today) => wholeMonth(today.year, 1) },
  { pattern: /昨天|\byesterday\b/gi, read: (_, today) => oneDay(today.subtract({ days: 1 })) },
  { pattern: /前天/g, read: (_, today) => oneDay(today.subtract({ days: 2 })) },
  { pattern: /上个?(?:周|星期)|\blast week\b/gi, read: (_, today) => ({ from: today.subtract({ days: 7 }), until: today }) },
  {
    pattern:
      /(?:近|最近|过去)\s?([0-9]+|[一二两三四五六七八九十半]+)\s?(天|个?月|周|个?星期|年)|(?:past|last)\s(\d+|two|three|six)\s(days|weeks|months)/gi,
    read: (m, today) => {
      const start = ago([m[0], m[1] ?? m[3] ?? '', m[2] ?? m[4] ?? ''], today)?.from;
      return start && { from: start, until: today.add({ days: 1 }) };
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

const LIKELY = /\d|月|年|昨|前天|上个?周|上个?星期|[a-z]{3}/i;

/** Every day or period named in the text, left to right. `today` resolves what is said without a year. */
export function scanDays(text: string, today: Day): readonly DayMention[] {
  if (!LIKELY.test(text)) return [];
  const now = Temporal.PlainDate.from(today);
  const found: DayMention[] = [];
  for (const { pattern, read } of READERS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const period = read(match, now);
      if (period) found.push({ start, end, from: period.from.toString(), until: period.until.toString(), side: sideOf(text, start, end) });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The day before. */
export function dayBefore(day: Day): Day {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
