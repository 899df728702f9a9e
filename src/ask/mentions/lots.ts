/** Lots that are told by a word alone: 每千次, "per million", 每块钱. */
import type { Form } from './forms.ts';

type Lot = readonly [size: number, form: Form];

/** Of what is counted. */
export const LOTS: readonly Lot[] = [
  [1000, 'per-thousand'],
  [10_000, 'per-ten-thousand'],
  [1_000_000, 'per-million'],
  [100_000_000, 'per-hundred-million'],
];

/** Of money, in its own unit. */
export const SPENT: readonly Lot[] = [
  [0.01, 'per-fen'],
  [0.1, 'per-mao'],
  [1, 'per-yuan'],
];
