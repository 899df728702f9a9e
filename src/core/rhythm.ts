/** When a person works, and how much of a day's use falls into any window: simulated over their own hours and days, never multiplied out. */
import type { Fact } from '#src/catalog/schema.ts';
import { isWithinDay, type LimitWindow, limitWindows, spanDays, spanHours } from '#src/catalog/spans.ts';
import type { Peak } from './credits.ts';
import type { Interval } from './interval.ts';
import { point } from './interval.ts';

export type Rhythm = {
  readonly hoursPerDay: number;
  readonly daysPerWeek: number;
  /** Working days of a month, where they are counted by the month; `daysPerWeek` is then their part of a week, rounded. */
  readonly daysPerMonth?: number;
  readonly startHour: number;
  readonly burstHours?: number;
};

/** Days of a month wherever one is reckoned with; a subscription month may have 28 to 31. */
export const monthDays = spanDays('month');
const slotsPerHour = 4;
const day = 24 * slotsPerHour;

/** Hours of a working day in which the use falls. */
export function activeHours({ hoursPerDay, burstHours }: Rhythm): number {
  return Math.min(hoursPerDay, burstHours ?? hoursPerDay);
}

/** How much of each quarter of an hour of a working day is worked; past midnight it belongs to the next day. */
function dayShape(rhythm: Rhythm): readonly number[] {
  const slots = activeHours(rhythm) * slotsPerHour;
  return Array.from({ length: Math.ceil(slots) }, (_, i) => Math.min(1, slots - i));
}

/** Working days come first in the week, Monday on. */
function works(rhythm: Rhythm, dayIndex: number): boolean {
  return dayIndex % 7 < rhythm.daysPerWeek;
}

function timeline(rhythm: Rhythm, days: number): Float64Array {
  const line = new Float64Array((days + 2) * day);
  const shape = dayShape(rhythm);
  for (let d = 0; d < days; d++) {
    if (!works(rhythm, d)) continue;
    const start = d * day + rhythm.startHour * slotsPerHour;
    shape.forEach((worked, i) => {
      line[start + i] = (line[start + i] ?? 0) + worked;
    });
  }
  return line;
}

/** The largest sum of `length` consecutive slots. */
function busiest(line: Float64Array, length: number): number {
  let sum = 0;
  let most = 0;
  for (let i = 0; i < line.length; i++) {
    sum += (line[i] ?? 0) - (i >= length ? (line[i - length] ?? 0) : 0);
    most = Math.max(most, sum);
  }
  return most;
}

/** Working days in a run of `length` days, over every day of the week that it may begin on. */
function workingDays(rhythm: Rhythm, length: number): Interval {
  const counts = Array.from({ length: 7 }, (_, start) => Array.from({ length }, (_unused, i) => i).filter((i) => works(rhythm, start + i)).length);
  return { low: Math.min(...counts), typical: (length * rhythm.daysPerWeek) / 7, high: Math.max(...counts) };
}

/** Working days of a month, where its days are not looked at one by one. */
export function daysOfMonth({ daysPerMonth, daysPerWeek }: Rhythm): number {
  return daysPerMonth ?? (monthDays * daysPerWeek) / 7;
}

/** Days' use in the busiest such window: a point up to a week; beyond it working days are more or fewer by where it begins. */
export type Windows = Readonly<Record<LimitWindow, Interval>>;

const eachWindow = (use: (window: LimitWindow) => Interval): Windows =>
  Object.fromEntries(limitWindows.map((window) => [window, use(window)])) as Windows;

/** The person's own count of a month, over any window of at least a month. */
function countedDays({ daysPerMonth }: Rhythm, days: number): Interval | undefined {
  return daysPerMonth === undefined || days < monthDays ? undefined : point((daysPerMonth * days) / monthDays);
}

/** One working day's use is 1. Two working days in a row are enough to see a window that spans midnight. */
export function simulate(rhythm: Rhythm): Windows {
  return eachWindow((window) => {
    const days = spanDays(window);
    if (isWithinDay(window)) return point(busiest(timeline(rhythm, 3), spanHours[window] * slotsPerHour) / (activeHours(rhythm) * slotsPerHour));
    return days <= 7 ? point(workingDays(rhythm, days).high) : (countedDays(rhythm, days) ?? workingDays(rhythm, days));
  });
}

/** The same for steady use, in closed form: a window takes its part of the day's hours, but not more than all. */
export function closedForm(rhythm: Rhythm): Windows {
  const hours = activeHours(rhythm);
  return eachWindow((window) => {
    const days = spanDays(window);
    if (isWithinDay(window)) return point(Math.min(spanHours[window], hours) / hours);
    if (days <= 7) return point(Math.min(days, rhythm.daysPerWeek));
    const whole = Math.floor(days / 7) * rhythm.daysPerWeek;
    const rest = days % 7;
    return {
      low: whole + Math.max(0, rest - (7 - rhythm.daysPerWeek)),
      typical: (days * rhythm.daysPerWeek) / 7,
      high: whole + Math.min(rest, rhythm.daysPerWeek),
    };
  });
}

/** The share of the person's hours that falls into peak hours (`off`: outside those of `others`). */
export function peakShare(rhythm: Rhythm, peak: Peak, others: readonly Peak[] = []): number {
  const inPeak = (hour: number, weekday: number, { days, from, to }: Exclude<Peak, 'off'>) =>
    (days === undefined || days.includes(weekday)) && hour >= from && hour < to;
  const line = timeline(rhythm, 7);
  let [sum, inside] = [0, 0];
  line.forEach((worked, i) => {
    if (worked === 0) return;
    const hour = Math.floor((i % day) / slotsPerHour);
    const weekday = (Math.floor(i / day) % 7) + 1;
    const inAny = (peaks: readonly Peak[]) => peaks.some((each) => each !== 'off' && inPeak(hour, weekday, each));
    sum += worked;
    if (peak === 'off' ? !inAny(others) : inAny([peak])) inside += worked;
  });
  return inside / sum;
}

export type Weighed = { readonly peak?: Fact<'multipliers'>['peak']; readonly value: Interval };

/**
 * Values that hold at different hours, as one: from the least to the most, since the hours may shift; typical by the rhythm. `rest` holds in hours that
 * none of them names. Without a rhythm the typical value is the mean.
 */
export function weigh(values: readonly Weighed[], rest: Interval | undefined, rhythm: Rhythm | undefined): Interval {
  const always = values.filter(({ peak }) => peak === undefined);
  const [first] = always;
  if (values.length === always.length) return first?.value ?? rest ?? point(1);
  const peaks = values.flatMap(({ peak }) => (peak === undefined ? [] : [peak]));
  const timed = values.filter(({ peak }) => peak !== undefined);
  const other = peaks.includes('off') ? undefined : (first?.value ?? rest);
  const all = [...timed.map(({ value }) => value), ...(other ? [other] : [])];
  const low = Math.min(...all.map((value) => value.low));
  const high = Math.max(...all.map((value) => value.high));
  const shares = timed.map(({ peak }) => (rhythm && peak !== undefined ? peakShare(rhythm, peak, peaks) : 1 / all.length));
  const left = Math.max(0, 1 - shares.reduce((sum, share) => sum + share, 0));
  const typical = timed.reduce((sum, { value }, i) => sum + value.typical * (shares[i] ?? 0), 0) + (other ? other.typical * left : 0);
  return { low, typical: Math.min(high, Math.max(low, typical)), high };
}
