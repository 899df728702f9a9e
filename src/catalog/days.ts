/** Arithmetic on calendar days (YYYY-MM-DD). They order as text does, so comparing needs nothing of this. */
import type { Day } from './schema.ts';

const MILLISECONDS = 86_400_000;

const instant = (day: Day) => Date.parse(`${day}T00:00:00Z`);

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = instant(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whole days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (instant(to) - instant(from)) / MILLISECONDS;
}

export function addDays(day: Day, days: number): Day {
  return new Date(instant(day) + days * MILLISECONDS).toISOString().slice(0, 10);
}

const padded = (figure: number, digits: number): string => String(figure).padStart(digits, '0');

/** How many days the month has; `month` from 1 to 12. */
function lengthOf(year: number, month: number): number {
  const last = new Date(0);
  // The day before the first of the next month.
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

/** Undefined for what the calendar does not have. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (![year, month, date].every(Number.isInteger)) return undefined;
  if (year < 0 || year > 9999 || month < 1 || month > 12 || date < 1 || date > lengthOf(year, month)) return undefined;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`;
}

/** Months later, or earlier where negative; a day that the month lacks becomes its last. Throws RangeError beyond the years 0 to 9999. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const there = dayOf(toYear, toMonth, Math.min(date, lengthOf(toYear, toMonth)));
  if (there === undefined) throw new RangeError(`no such day: ${months} months from ${day}`);
  return there;
}
