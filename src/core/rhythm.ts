/** When a person works, and how much of a day's use falls into any window: simulated over their own hours and days, never multiplied out. */
import type { Fact } from '#src/catalog/schema.ts';
import { isWithinDay, type LimitWindow, limitWindows, spanDays, spanHours } from '#src/catalog/spans.ts';
import { hull, type Interval, point } from './interval.ts';

export type Rhythm = {
  readonly hoursPerDay: number;
  readonly daysPerWeek: number;
  /** Working days of a month, where they are counted by the month; `daysPerWeek` is then their part of a week, rounded. */
  readonly daysPerMonth?: number;
  readonly startHour: number;
  readonly burstHours?: number;
  /** Hours from `startHour` on into which all work falls, as the person says; absent where the hours are assumed and may shift. */
  readonly spanHours?: number;
};

/** When a factor or a tariff holds: on some days (1 is Monday; default every day) from one hour to another, UTC+8, or in all other hours. */
export type Peak = NonNullable<Fact<'multipliers'>['peak']>;

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

const hoursPerWeek = 7 * 24;

/** Hours of work in each hour of a week, Monday 0:00 on; night work of the last day begins the next week. */
function weekOf(rhythm: Rhythm): readonly number[] {
  const hours = Array.from({ length: hoursPerWeek }, () => 0);
  timeline(rhythm, 7).forEach((worked, slot) => {
    const hour = Math.floor(slot / slotsPerHour) % hoursPerWeek;
    hours[hour] = (hours[hour] ?? 0) + worked / slotsPerHour;
  });
  return hours;
}

/** The hours of a week that may be worked in: those that the person says, else all. */
function hoursMet(rhythm: Rhythm | undefined): readonly boolean[] {
  if (rhythm?.spanHours === undefined) return Array.from({ length: hoursPerWeek }, () => true);
  const { burstHours: _, ...whole } = rhythm;
  return weekOf({ ...whole, hoursPerDay: rhythm.spanHours }).map((worked) => worked > 0);
}

type HourSpan = Pick<Exclude<Peak, 'off'>, 'days' | 'from' | 'to'>;

/** What runs over midnight belongs to the day on which it began. */
function isWithin({ days, from, to }: HourSpan, hourOfWeek: number): boolean {
  const [hour, day] = [hourOfWeek % 24, Math.floor(hourOfWeek / 24)];
  const on = (each: number) => days === undefined || days.includes(each + 1);
  if (from < to) return on(day) && hour >= from && hour < to;
  return (on(day) && hour >= from) || (on((day + 6) % 7) && hour < to);
}

/** Whether an hour of the week (0 is Monday 0:00) lies in peak hours. Public holidays are not known to a week. */
export function isPeak({ also = [], ...first }: Exclude<Peak, 'off'>, hourOfWeek: number): boolean {
  return [first, ...also].some((span) => isWithin(span, hourOfWeek));
}

export type Timed = { readonly peak?: Peak | undefined; readonly value: Interval };

/** For each hour of a week what holds in it: what is said of peak hours there, else of those outside them, else of every hour. */
function holding(values: readonly Timed[]): (hour: number) => Interval | undefined {
  const of = (some: readonly Timed[]) => (some.length > 0 ? hull(some.map(({ value }) => value)) : undefined);
  const otherwise = of(values.filter(({ peak }) => peak === 'off')) ?? of(values.filter(({ peak }) => peak === undefined));
  const inPeak = values.filter((each): each is Timed & { readonly peak: Exclude<Peak, 'off'> } => each.peak !== undefined && each.peak !== 'off');
  return (hour) => of(inPeak.filter(({ peak }) => isPeak(peak, hour))) ?? otherwise;
}

/**
 * Values of one thing that hold at different hours, as one: from the least to the most of those that the person's hours meet, typical by how much is worked in
 * each. Without a rhythm each value weighs the same. Undefined where nothing is said of an hour that may be met.
 */
export function weigh(values: readonly Timed[], rhythm: Rhythm | undefined): Interval | undefined {
  // Most values hold at any hour: whatever is worked, they weigh the same.
  if (values.every(({ peak }) => peak === undefined)) return values.length > 0 ? hull(values.map(({ value }) => value)) : undefined;
  const met = hoursMet(rhythm);
  const at = holding(values);
  const held = met.flatMap((may, hour) => (may ? [{ hour, value: at(hour) }] : []));
  const known = held.flatMap(({ hour, value }) => (value ? [{ hour, value }] : []));
  if (known.length === 0 || known.length < held.length) return undefined;
  const distinct = hull([...new Map(known.map(({ value }) => [JSON.stringify(value), value])).values()]);
  if (!rhythm) return distinct;
  const worked = weekOf(rhythm);
  const [sum, weight] = known.reduce(
    ([total, hours], { hour, value }) => [total + value.typical * (worked[hour] ?? 0), hours + (worked[hour] ?? 0)],
    [0, 0],
  );
  return { ...distinct, typical: Math.min(distinct.high, Math.max(distinct.low, sum / weight)) };
}
