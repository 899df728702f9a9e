/** How many of a plan are meant, by the figure before its name. */
import type { Signals } from './signals.ts';

const COUNTER = /^\s?(?:个|份|x|套|份儿)?\s?$/i;
const MOST = 1000;

/** "5 Bailian Pro", "2 个 Max": the whole number right before the place, from 1 to 1,000; undefined where none stands there. */
export function countBefore({ numbers, text }: Signals, at: number): number | undefined {
  const number = numbers.find(({ end, glued }) => glued === undefined && end <= at && COUNTER.test(text.slice(end, at)));
  return number && Number.isInteger(number.value) && number.value >= 1 && number.value <= MOST ? number.value : undefined;
}
