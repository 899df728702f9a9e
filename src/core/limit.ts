/** What one quota fact allows, as a figure: read from its amount, or from another plan's by a factor. */
import type { Fact, Unit } from '#src/catalog/schema.ts';
import type { Held } from '#src/catalog/types.ts';
import { fromAmount, type Interval, scale } from './interval.ts';

/** `none`: there is no such limit. `bound` and `approx` are the source's own reserve. */
export type Limit =
  | 'none'
  | { readonly value: Interval; readonly unit: Unit; readonly bound?: NonNullable<Fact<'quotas'>['bound']>; readonly approx?: true };

/**
 * Undefined where the fact is only a multiple or a share of something whose figure is not known. `whole`: what the window allows all models together, of which
 * the fact may give one model a share.
 */
export function limitOf(held: Held<'quotas'>, whole?: Limit): Limit | undefined {
  const { amount, unit, bound, approx, share } = held.fact;
  if (share !== undefined) return whole === undefined || whole === 'none' ? undefined : { ...whole, value: scale(whole.value, share) };
  if (amount === 'none') return 'none';
  const told = { ...(bound ? { bound } : {}), ...(approx ? { approx } : {}) };
  if (amount !== undefined && unit !== undefined) return { value: fromAmount(amount), unit, ...told };
  if (!held.via) return undefined;
  const base = limitOf(held.via.held);
  return base === undefined || base === 'none' ? base : { ...base, ...told, value: scale(base.value, held.via.factor) };
}
