/** The table that is printed. */
import { type Pair, type Spread, spreadOf } from './turns.ts';

/** `bare` is absent where there is nothing to hold it against; then `goal` is of the figure itself. */
export type Finding = { readonly measure: string; readonly goal: string; readonly pairs?: readonly Pair[]; readonly values?: readonly number[] };
export type Result = {
  readonly name: string;
  readonly measure: string;
  readonly goal: string;
  readonly ratio?: Spread;
  readonly ours: Spread;
  readonly bare?: Spread;
};

export function resultOf({ name, measure, goal, pairs, values = [] }: Finding & { readonly name: string }): Result {
  if (!pairs) return { name, measure, goal, ours: spreadOf(values) };
  return {
    name,
    measure,
    goal,
    ratio: spreadOf(pairs.map(({ ours, bare }) => ours / bare)),
    ours: spreadOf(pairs.map(({ ours }) => ours)),
    bare: spreadOf(pairs.map(({ bare }) => bare)),
  };
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const spread = ({ median, low, high }: Spread): string => `${figure(median)} (${figure(low)}–${figure(high)})`;

/** A line each: the ratio with its spread, the medians of both, and the goal. */
export function tableOf(results: readonly Result[]): string {
  return results
    .map(({ name, measure, goal, ratio, ours, bare }) =>
      [
        name.padEnd(26),
        measure.padEnd(14),
        (ratio ? spread(ratio) : spread(ours)).padEnd(24),
        (bare ? `${figure(ours.median)} to ${figure(bare.median)}` : '').padEnd(20),
        goal,
      ].join(' '),
    )
    .join('\n');
}
