/** What a workload asks of each quota window, in the unit in which the person said it. */
import type { Unit } from '#src/catalog/schema.ts';
import { divide, type Interval, multiply, point, scale } from './interval.ts';
import { activeHours, simulate } from './rhythm.ts';
import { figure, step } from './steps.ts';
import type { LimitWindow, Step } from './types.ts';
import type { Workload } from './workload.ts';

export type Demand = {
  readonly unit: Unit;
  /** Of a working day. */
  readonly perDay: Interval;
  readonly windows: Readonly<Record<LimitWindow, Interval>>;
  readonly steps: Readonly<Record<'day' | LimitWindow, Step | undefined>>;
};

function wholeUse(workload: Workload): Workload['use'] {
  const { parts } = workload;
  if (!parts) return workload.use;
  return { amount: point(parts.cached + parts.uncached + parts.output), unit: 'token', per: parts.per };
}

/** Undefined where the person says nothing of how much they use. Uses per minute and hour go on for all active hours of a day. */
export function demandOf(workload: Workload): Demand | undefined {
  const use = wholeUse(workload);
  if (!use) return undefined;
  const { amount, unit, per } = use;
  const hours = activeHours(workload);
  const windows = simulate(workload);
  const inDays = (days: number) => scale(amount, 1 / days);
  const perDay: Interval = {
    minute: () => scale(amount, 60 * hours),
    hour: () => scale(amount, hours),
    '5h': () => scale(amount, hours / Math.min(5, hours)),
    day: () => amount,
    week: () => inDays(windows.week),
    month: () => inDays(windows.month.typical),
    once: () => inDays(windows.month.typical),
  }[per]();
  const [said, day] = [figure(amount, unit), figure(perDay, unit)];
  const dayStep: Step | undefined = {
    minute: () => step('day', [said, '×', figure(60, 'factor'), '×', figure(hours, 'hour')], day),
    hour: () => step('day', [said, '×', figure(hours, 'hour')], day),
    '5h': () => step('day', [said, '×', figure(hours, 'hour'), '÷', figure(Math.min(5, hours), 'hour')], day),
    day: () => undefined,
    week: () => step('day', [said, '÷', figure(windows.week, 'day')], day),
    month: () => step('day', [said, '÷', figure(windows.month.typical, 'day')], day),
    once: () => step('day', [said, '÷', figure(windows.month.typical, 'day')], day),
  }[per]();
  // What is said of a month is the month's, however many working days it has.
  const monthly = per === 'month' || per === 'once';
  const found = {
    '5h': scale(perDay, windows['5h']),
    week: per === 'week' ? amount : scale(perDay, windows.week),
    month: monthly ? amount : multiply(perDay, windows.month),
  };
  const share = [figure(Math.min(5, hours), 'hour'), '÷', figure(hours, 'hour')] as const;
  return {
    unit,
    perDay,
    windows: found,
    steps: {
      day: dayStep,
      '5h': hours <= 5 ? step('five-hours', [day], figure(found['5h'], unit)) : step('five-hours', [day, '×', ...share], figure(found['5h'], unit)),
      week: per === 'week' ? undefined : step('week', [day, '×', figure(windows.week, 'day')], figure(found.week, unit)),
      month: monthly ? undefined : step('month', [day, '×', figure(windows.month, 'day')], figure(found.month, unit)),
    },
  };
}

/** The shares of cached input and output that the parts tell; both 0 to 1 of input + output. */
export function statedMix(workload: Workload): { readonly cached?: Interval; readonly output?: Interval } {
  const { parts, cachedShare, outputShare } = workload;
  if (parts) {
    const whole = point(parts.cached + parts.uncached + parts.output);
    return { cached: divide(point(parts.cached), whole), output: divide(point(parts.output), whole) };
  }
  return {
    ...(cachedShare === undefined ? {} : { cached: point(cachedShare) }),
    ...(outputShare === undefined ? {} : { output: point(outputShare) }),
  };
}
