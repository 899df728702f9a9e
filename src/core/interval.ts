/** Values with their uncertainty. All figures are non-negative; low ≤ typical ≤ high always. */
import type { Amount } from '#src/catalog/schema.ts';

export type Interval = { readonly low: number; readonly typical: number; readonly high: number };

export function point(value: number): Interval {
  return { low: value, typical: value, high: value };
}

/** A figure of the data; without a sourced typical value the midpoint stands in. */
export function fromAmount(amount: Amount): Interval {
  if (typeof amount === 'number') return point(amount);
  return { low: amount.low, typical: amount.typical ?? (amount.low + amount.high) / 2, high: amount.high };
}

/** Whether `typical` is our midpoint and not a figure of the source. */
export function isMidpoint(amount: Amount): boolean {
  return typeof amount !== 'number' && amount.typical === undefined;
}

export function isPoint({ low, high }: Interval): boolean {
  return low === high;
}

export function scale({ low, typical, high }: Interval, factor: number): Interval {
  return { low: low * factor, typical: typical * factor, high: high * factor };
}

export function add(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, typical: a.typical + b.typical, high: a.high + b.high };
}

export function multiply(a: Interval, b: Interval): Interval {
  return { low: a.low * b.low, typical: a.typical * b.typical, high: a.high * b.high };
}

/** The smallest quotient is the low of `a` over the high of `b`. Zero over zero is zero. */
export function divide(a: Interval, b: Interval): Interval {
  const over = (x: number, y: number) => (x === 0 ? 0 : x / y);
  return { low: over(a.low, b.high), typical: over(a.typical, b.typical), high: over(a.high, b.low) };
}

/** What remains of 1, for shares. */
export function complement({ low, typical, high }: Interval): Interval {
  return { low: Math.max(0, 1 - high), typical: Math.max(0, 1 - typical), high: Math.max(0, 1 - low) };
}

/** The interval that covers all of them; its typical value is the mean of theirs. Throws RangeError for none. */
export function hull(intervals: readonly Interval[]): Interval {
  if (intervals.length === 0) throw new RangeError('no intervals');
  return {
    low: Math.min(...intervals.map((each) => each.low)),
    typical: intervals.reduce((sum, each) => sum + each.typical, 0) / intervals.length,
    high: Math.max(...intervals.map((each) => each.high)),
  };
}

/** Equal but for what floating point loses. */
export function nearly(a: number, b: number): boolean {
  if (a === b) return true;
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

export function same(a: Interval, b: Interval): boolean {
  return nearly(a.low, b.low) && nearly(a.typical, b.typical) && nearly(a.high, b.high);
}
