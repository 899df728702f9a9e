/** Stretches of time with a count: 3个月, 半年, 两年, 12 months, 30 days, 2 hours a day. */
import { periodMonths } from '#src/core/period.ts';
import type { NumberMention } from '../numbers.ts';

export type SpanUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
export type Span = { readonly start: number; readonly end: number; readonly count: number; readonly unit: SpanUnit };

const UNITS: readonly (readonly [SpanUnit, RegExp])[] = [
  ['second', /^\s?-?(?:秒钟?|seconds?|secs?)(?![a-z])/i],
  ['minute', /^\s?-?(?:分钟|分(?!钟|之|数)|minutes?|mins?)(?![a-z])/i],
  ['hour', /^\s?-?(?:个?小时|个?钟头|钟|hours?|hrs?|h)(?![a-z])/i],
  ['day', /^\s?-?(?:天|日(?!志)|days?|d)(?![a-z])/i],
  ['week', /^\s?-?(?:周|个?星期|个?礼拜|weeks?)(?![a-z])/i],
  ['month', /^\s?-?(?:个?月|months?|mos?)(?![a-z份])/i],
  ['quarter', /^\s?-?(?:个?季度|季|quarters?)(?![a-z])/i],
  ['year', /^\s?-?(?:年|years?|yrs?)(?![a-z])/i],
];

/** The numbers that count time; 一年半 adds its half. */
export function readSpans(text: string, numbers: readonly NumberMention[]): readonly Span[] {
  const found: Span[] = [];
  for (const number of numbers) {
    // "half a year"
    const article = number.value === 0.5 ? (/^ an?(?= )/i.exec(text.slice(number.end, number.end + 4))?.[0].length ?? 0) : 0;
    const after = text.slice(number.end + article, number.end + article + 10);
    for (const [unit, pattern] of UNITS) {
      const match = pattern.exec(after);
      if (!match) continue;
      const end = number.end + article + match[0].length;
      const half = text[end] === '半' ? 1 : 0;
      found.push({ start: number.start, end: end + half, count: number.value + half / 2, unit });
      break;
    }
  }
  return found;
}

/** The span in months; undefined for one that is counted in days or less. */
export function monthsOf(span: Span): number | undefined {
  const { unit, count } = span;
  return unit === 'month' || unit === 'quarter' || unit === 'year' ? count * periodMonths[unit] : undefined;
}
