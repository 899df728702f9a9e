/** How the sources of a card are told below it. */
import type { CardSource } from './card.ts';

/** Stands behind the number of a source at a figure that nobody has seen of late, and at the source with its day. */
export const OLD = '†';

/** Stands behind a figure that sources contradict. */
export const DISPUTED = '⚠';

/** More than these by their names would be longer than the answer: they are told by numbers and days, and by name where somebody looks closer. */
const FEW = 3;

export const isFew = (sources: readonly CardSource[]): boolean => sources.length <= FEW;

/** The first and the last day on which any of them was looked at. Throws RangeError for an empty list. */
export function daysOf(sources: readonly CardSource[]): readonly [first: string, last: string] {
  const days = sources.map(({ checked }) => checked).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('no sources');
  return [first, last];
}
