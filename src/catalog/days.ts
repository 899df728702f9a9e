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
