/** How long a period of payment is. */
import { type Period, periods, spanHours } from '#src/catalog/spans.ts';

/** Months that one payment is for. */
export const periodMonths = Object.fromEntries(periods.map((period) => [period, spanHours[period] / spanHours.month])) as Readonly<
  Record<Period, number>
>;

/** What one payment for so many months is; undefined where none is for just so many. */
export const periodOf = (months: number): Period | undefined => periods.find((period) => periodMonths[period] === months);

/** The longest period, other than a month, of which so many months are a whole number. */
export const wholePeriod = (months: number): Period | undefined =>
  periods.findLast((period) => periodMonths[period] > 1 && months % periodMonths[period] === 0);
