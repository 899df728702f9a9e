/** What a workload asks of each quota window, in the unit in which the person said it. */
import type { Unit } from '#src/catalog/schema.ts';
import { isWithinDay, type LimitWindow, limitWindows, spanHours } from '#src/catalog/spans.ts';
import { add, divide, type Interval, multiply, point, scale } from './interval.ts';
import { activeHours, simulate, type Windows } from './rhythm.ts';
import { figure, step } from './steps.ts';
import type { Step } from './types.ts';
import type { UsePer, Workload } from './workload.ts';

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

/** What the busier of two days asks for. */
const busierOf = (one: Interval, other: Interval): Interval => ({
  low: Math.max(one.low, other.low),
  typical: Math.max(one.typical, other.typical),
  high: Math.max(one.high, other.high),
});

/** Days of a week that are used alike, as a sum: "500 × 4 + 200". */
function weekSum(week: readonly Interval[], unit: Unit): Step['expression'] {
  const alike = Map.groupBy(
    week.filter(({ high }) => high > 0),
    (amount) => JSON.stringify(amount),
  );
  return [...alike.values()].flatMap((days, index) => {
    const term = [figure(days[0] ?? point(0), unit), '×', figure(days.length, 'day')] as const;
    return index === 0 ? term : (['+', ...term] as const);
  });
}

/** What an amount said of `per` is multiplied by to make a working day's, and how that is written. */
function dayOf(per: UsePer, hours: number, windows: Windows): readonly [number, Step['expression']] {
  if (per === 'minute') return [60 * hours, ['×', figure(60, 'factor'), '×', figure(hours, 'hour')]];
  if (per === 'hour') return [hours, ['×', figure(hours, 'hour')]];
  if (per === 'day') return [1, []];
  const window = per === 'once' ? 'month' : per;
  if (isWithinDay(window)) {
    const worked = Math.min(spanHours[window], hours);
    return [hours / worked, ['×', figure(hours, 'hour'), '÷', figure(worked, 'hour')]];
  }
  const days = windows[window].typical;
  return [1 / days, ['÷', figure(days, 'day')]];
}

/** Undefined where the person says nothing of how much they use. Uses per minute and hour go on for all active hours of a day. */
export function demandOf(workload: Workload): Demand | undefined {
  const use = wholeUse(workload);
  if (!use) return undefined;
  const { amount, unit, per } = use;
  const hours = activeHours(workload);
  const windows = simulate(workload);
  const [toDay, expression] = dayOf(per, hours, windows);
  const perDay = scale(amount, toDay);
  const day = figure(perDay, unit);
  // What is said of a window is that window's, however many working days it has; an amount without a period is a month's.
  const said = per === 'once' ? 'month' : per;
  const week = per === 'day' ? workload.week : undefined;
  const { spent } = workload;
  const busiest = (week ?? []).reduce(busierOf, perDay);
  const weeks = (window: LimitWindow) => spanHours[window] / spanHours.week;
  const found = (window: LimitWindow): Interval => {
    if (isWithinDay(window)) return multiply(busiest, windows[window]);
    if (spent && window === 'month') return add(point(spent.amount), scale(perDay, spent.days));
    if (week) return scale(week.reduce(add), weeks(window));
    return said === window ? amount : multiply(perDay, windows[window]);
  };
  const dayStep = per === 'day' ? undefined : step('day', [figure(amount, unit), ...expression], day);
  const windowStep = (window: LimitWindow): Step | undefined => {
    if (isWithinDay(window)) {
      const part = [figure(Math.min(spanHours[window], hours), 'hour'), '÷', figure(hours, 'hour')] as const;
      return step(window, [figure(busiest, unit), ...(hours <= spanHours[window] ? [] : (['×', ...part] as const))], figure(found(window), unit));
    }
    if (spent && window === 'month')
      return step(window, [figure(spent.amount, unit), '+', day, '×', figure(spent.days, 'day')], figure(found(window), unit));
    if (week) {
      const sum = weekSum(week, unit);
      return step(window, window === 'week' ? sum : ['(', ...sum, ')', '×', figure(weeks(window), 'factor')], figure(found(window), unit));
    }
    return said === window ? undefined : step(window, [day, '×', figure(windows[window], 'day')], figure(found(window), unit));
  };
  const each = <T>(value: (window: LimitWindow) => T) =>
    Object.fromEntries(limitWindows.map((window) => [window, value(window)])) as Readonly<Record<LimitWindow, T>>;
  return { unit, perDay, windows: each(found), steps: { ...each(windowStep), day: dayStep } };
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
