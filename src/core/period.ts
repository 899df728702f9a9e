/** How long a period of payment is. */
import { type Period, periods, spanHours } from '#src/catalog/spans.ts';

/** Months that one payment is for. */
export const periodMonths = Object.fromEntries(periods.map((period) => [period, spanHours[period] / spanHours.month])) as Readonly<
  Record<Period, number>
>;
