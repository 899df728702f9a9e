/** Quotas stated as a multiple of another plan's ("5× Lite"), worked out into figures. */
import { bases, type Fact } from './schema.ts';
import type { Held, Slot } from './types.ts';

type Quota = Held<'quotas'>;

/**
 * The figures that a claim of so many times another plan's quota comes to: one for each fact of the windows it is about. `base`: that plan's slots.
 * A figure is only as good and as fresh as the weaker of claim and base. "No such limit" is no figure: it passes on only where the claim's own source
 * says it of the base, and not where the base merely inherits it, as that reaches this plan by itself. The claim itself where the base has nothing
 * in those windows.
 */
export function multiplied(claim: Quota, base: readonly Slot<'quotas'>[]): readonly Quota[] {
  const { times, window, model, pool } = claim.fact;
  if (!times) return [claim];
  const about = (own: unknown, of: unknown) => own === undefined || of === undefined || own === of;
  const figures = base
    .filter(({ keys }) => (window === 'all' || keys['window'] === window) && about(model, keys['model']) && about(pool, keys['pool']))
    .flatMap(({ readings }) => readings.flatMap(({ lead, agreeing, conflicting }) => [lead, ...agreeing, ...conflicting]))
    .filter(({ statedBy, fact, source }) =>
      fact.amount === 'none' ? statedBy.kind === 'plan' && source.id === claim.source.id : fact.amount !== undefined,
    )
    .map((held) => figure(claim, times, held));
  return figures.length > 0 ? figures : [claim];
}

function figure(claim: Quota, times: { readonly of: string; readonly factor: number }, base: Quota): Quota {
  const { times: _, window: __, ...stated } = claim.fact;
  const { amount } = base.fact;
  const resets = claim.fact.resets ?? base.fact.resets;
  const model = claim.fact.model ?? base.fact.model;
  const pool = claim.fact.pool ?? base.fact.pool;
  const zone = claim.fact.zone ?? base.fact.zone;
  const from = latest(claim.fact.from, base.fact.from);
  const until = earliest(claim.fact.until, base.fact.until);
  const fact: Fact<'quotas'> = {
    ...stated,
    window: base.fact.window,
    amount: amount === undefined || amount === 'none' ? 'none' : scaled(amount, times.factor),
    ...(base.fact.unit && { unit: base.fact.unit }),
    ...(base.fact.bound && { bound: base.fact.bound }),
    ...(resets && { resets }),
    ...(model && { model }),
    ...(pool && { pool }),
    ...(zone && { zone }),
    ...(from && { from }),
    ...(until && { until }),
    ...((claim.fact.approx ?? base.fact.approx) && { approx: true as const }),
  };
  const checked = earliest(claim.checked, base.checked) ?? claim.checked;
  const older = claim.checked === checked ? claim : base;
  return {
    ...claim,
    fact,
    basis: bases[Math.max(bases.indexOf(claim.basis), bases.indexOf(base.basis))] ?? claim.basis,
    checked,
    age: older.age,
    stale: older.stale,
    startUnknown: claim.startUnknown || base.startUnknown,
    via: { plan: times.of, factor: times.factor, held: base },
  };
}

type Figure = Exclude<Fact<'quotas'>['amount'], 'none' | undefined>;

function scaled(amount: Figure, factor: number): Figure {
  if (typeof amount === 'number') return amount * factor;
  const { low, typical, high } = amount;
  return { low: low * factor, ...(typical === undefined ? {} : { typical: typical * factor }), high: high * factor };
}

const latest = (a: string | undefined, b: string | undefined) => (a !== undefined && b !== undefined ? (a > b ? a : b) : (a ?? b));
const earliest = (a: string | undefined, b: string | undefined) => (a !== undefined && b !== undefined ? (a < b ? a : b) : (a ?? b));
