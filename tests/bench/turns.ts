/** A and B measured in turn, so that whatever else the machine does meets both: A B A B …, and what came of it. */
import { quantile } from '../load/figures.ts';

/** One measurement of each side, in the same unit. */
export type Pair = { readonly ours: number; readonly bare: number };
export type Spread = { readonly median: number; readonly low: number; readonly high: number };

/** Figures by the name of what was measured. */
export type Measured = Readonly<Record<string, number>>;

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), low: Math.min(...values), high: Math.max(...values) };
}

/** `pairs` times each side in turn; the pairs by what was measured, of what both sides measured. */
export async function inTurn(
  pairs: number,
  ours: () => Promise<Measured>,
  bare: () => Promise<Measured>,
): Promise<Readonly<Record<string, readonly Pair[]>>> {
  const found: Record<string, readonly Pair[]> = {};
  for (let pair = 0; pair < pairs; pair += 1) {
    const b = await bare();
    const a = await ours();
    for (const name of Object.keys(a)) {
      const [one, other] = [a[name], b[name]];
      if (one !== undefined && other !== undefined) found[name] = [...(found[name] ?? []), { ours: one, bare: other }];
    }
  }
  return found;
}
