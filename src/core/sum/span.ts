/** Spans of time, and how what holds for one is brought to another. A month has 30 days, as everywhere in the house; a year has 12 months. */
import { spanDays as daysOf, isWithinDay, type Span, spanHours } from '#src/catalog/spans.ts';
import { periodMonths } from '../period.ts';

export type { Span };
export type Factor = readonly ['×' | '÷', number];
/** When a quota is used: hours of a day (24 unless told), only working days (five of a week, 22 of a month). */
export type UseHours = { readonly hoursPerDay?: number | undefined; readonly workdays?: true | undefined };

const HOUR = 60;
/** Of a span within a day. */
const minutesOf = (span: Span): number | undefined => (isWithinDay(span) ? Math.round(spanHours[span] * HOUR) : undefined);
const WORKDAYS: Readonly<Partial<Record<Span, number>>> = { day: 1, week: 5, month: 22 };
/** Months of a span of payment; 0 for a shorter one. */
export const spanMonths = (span: Span): number => (span in periodMonths ? periodMonths[span as keyof typeof periodMonths] : 0);

/** Days of a span up to a month; 0 where it has no whole ones, or is told in months. */
export const spanDays = (span: Span): number => (isWithinDay(span) || spanMonths(span) > 1 ? 0 : daysOf(span));

const ALL_HOURS = spanHours.day;

const factors = (...all: readonly Factor[]): readonly Factor[] => all.filter(([, by]) => by !== 1);

/** One length over another: as one factor where it goes in evenly, as two where it does not. */
function ratio(from: number, to: number): readonly Factor[] {
  if (to % from === 0) return factors(['×', to / from]);
  return from % to === 0 ? factors(['÷', from / to]) : factors(['×', to], ['÷', from]);
}

/** From a span of minutes or hours to one of days: as often as it goes into the hours of use. */
function fromShort(minutes: number, days: number, hoursPerDay: number): readonly Factor[] {
  const perHour = minutes < 60 ? factors(['×', 60 / minutes]) : [];
  return [...perHour, ...factors(['×', hoursPerDay], ['÷', Math.max(1, minutes / 60)], ['×', days])];
}

/** From a span of days to one of minutes or hours, day and night. */
function toShort(days: number, minutes: number): readonly Factor[] {
  const hours = days * ALL_HOURS;
  return minutes > 60 ? factors(['×', minutes / 60], ['÷', hours]) : factors(['÷', (hours * 60) / minutes]);
}

/** What an amount per `from` is multiplied and divided by to be one per `to`, as a person would write it: a week's for a month "× 30 ÷ 7". */
export function between(from: Span, to: Span, use: UseHours = {}): readonly Factor[] {
  if (from === to) return [];
  const [months, toMonths] = [spanMonths(from), spanMonths(to)];
  if (months > 0 && toMonths > 0) return ratio(months, toMonths);
  if (months > 1) return [...factors(['÷', months]), ...between('month', to, use)];
  if (toMonths > 1) return [...between(from, 'month', use), ...factors(['×', toMonths])];
  const [minutes, toMinutes] = [minutesOf(from), minutesOf(to)];
  if (minutes !== undefined && toMinutes !== undefined) return ratio(minutes, toMinutes);
  if (minutes !== undefined) return fromShort(minutes, spanDays(to), use.hoursPerDay ?? ALL_HOURS);
  if (toMinutes !== undefined) return toShort(spanDays(from), toMinutes);
  const days = use.workdays && to === 'day' ? (WORKDAYS[from] ?? 1) : spanDays(from);
  return factors(['×', spanDays(to)], ['÷', days]);
}
