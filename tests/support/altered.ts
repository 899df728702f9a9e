/** A value in which one figure, or one day, is another. */
import { addDays, isDay } from '#src/catalog/days.ts';

const NUMERAL = /(?<![\w.-])\d+(?:\.\d+)?(?![\w.-])/;
/** Figures and days inside a path, `credits/tokens=1000000`: not those of an id. */
const IN_PATH = /(?<==)(?:\d{4}-\d\d-\d\d|\d+(?:\.\d+)?)(?=\/|$)/;

/** So far away that no day of a month or a year that was named is met. */
const otherDay = (day: string, by: number): string => addDays(day, 400 + (Math.round(by) % 400));

type Change = { readonly at: readonly (string | number)[]; readonly value: unknown };

function* changesOf(value: unknown, by: (figure: number) => number, at: readonly (string | number)[] = []): Generator<Change> {
  if (typeof value === 'number') yield { at, value: by(value) };
  else if (typeof value === 'string' && isDay(value)) yield { at, value: otherDay(value, by(40)) };
  else if (typeof value === 'string') {
    const found = IN_PATH.exec(value)?.[0];
    if (found !== undefined && NUMERAL.test(found))
      yield { at, value: value.replace(IN_PATH, (each) => (isDay(each) ? otherDay(each, by(40)) : String(by(Number(each))))) };
  } else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) yield* changesOf(each, by, [...at, key]);
}

function set(value: unknown, [key, ...rest]: readonly (string | number)[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === String(key) ? set(each, rest, leaf) : each));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: set(fields[key], rest, leaf) };
}

/** The value once for each figure and day in it, that one changed `by` the function. */
export const altered = (value: unknown, by: (figure: number) => number): readonly unknown[] =>
  [...changesOf(value, by)].map((change) => set(value, change.at, change.value));
