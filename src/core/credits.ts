/** Credits: what a mix of tokens costs in a vendor's own currency of use, by its tariff. */
import type { Conversion, Fact } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { citeConversion } from './cite.ts';
import type { ConversionUse } from './convert.ts';
import { hull, type Interval } from './interval.ts';
import type { Mix } from './mix.ts';
import { type Rhythm, weigh } from './rhythm.ts';
import { choose, ownersOf, type Scope } from './scope.ts';

export type Peak = NonNullable<Fact<'multipliers'>['peak']>;
type Tariff = Extract<Conversion, { type: 'credits' }> & ReturnType<View['conversions']>[number];

/** Credits of one token: factor × (uncached input × a + cached × b + output × c) / per, with shares of input + output. */
function perToken(tariff: Tariff, cached: number, output: number): number {
  const input = Math.max(0, 1 - cached - output);
  return (tariff.factor * (input * tariff.input + cached * tariff.cached + output * tariff.output)) / tariff.per;
}

/** The extremes lie at the corners of the two shares, since the formula is linear in each. */
function spread(tariff: Tariff, { cached, output }: Mix): Interval {
  const corners = [cached.value.low, cached.value.high].flatMap((c) => [output.value.low, output.value.high].map((o) => perToken(tariff, c, o)));
  return { low: Math.min(...corners), typical: perToken(tariff, cached.value.typical, output.value.typical), high: Math.max(...corners) };
}

/** Several tariffs of one rank (peak and off-peak) are weighed by the person's hours; not known, all hours may fall into either. */
export function creditFactor(
  conversions: ReturnType<View['conversions']>,
  scope: Scope,
  mix: Mix,
  rhythm: Rhythm | undefined,
): ConversionUse | undefined {
  const tariffs = conversions.filter((each): each is Tariff => each.type === 'credits');
  const { chosen } = choose(tariffs, scope, false);
  const [first] = chosen;
  if (!first) return undefined;
  const timed = chosen.map((tariff) => ({ peak: tariff.peak, value: spread(tariff, mix) }));
  // Tariffs of several models without a peak are alternatives: any of them may be the one.
  const alternatives = timed.every(({ peak }) => peak === undefined);
  return {
    from: 'token',
    to: 'credit',
    factor: alternatives ? hull(timed.map(({ value }) => value)) : weigh(timed, undefined, rhythm),
    origin: 'scope',
    midpoint: chosen.length > 1 && rhythm === undefined,
    ids: chosen.map((tariff) => tariff.id),
    saidOf: ownersOf(chosen),
    cites: chosen.map(citeConversion),
  };
}
