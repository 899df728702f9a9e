/** Credits: what a mix of tokens costs in a vendor's own currency of use, by its tariff. */
import type { Conversion, Unit } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { citeConversion } from './cite.ts';
import type { ConversionUse } from './convert.ts';
import { hull, type Interval } from './interval.ts';
import type { Mix } from './mix.ts';
import { type Rhythm, weigh } from './rhythm.ts';
import { choose, ownersOf, type Scope } from './scope.ts';

export type Tariff = Extract<Conversion, { type: 'credits' }> & ReturnType<View['conversions']>[number];

/** Credits of one token: factor × (uncached input × a + cached × b + output × c) / per, with shares of input + output. */
function perToken(tariff: Tariff, cached: number, output: number): number {
  const input = Math.max(0, 1 - cached - output);
  return (tariff.factor * (input * tariff.input + cached * tariff.cached + output * tariff.output)) / tariff.per;
}

/** Credits of one token at such a mix; the extremes lie at the corners of the two shares, since the formula is linear in each. */
export function creditsPerToken(tariff: Tariff, { cached, output }: Mix): Interval {
  const corners = [cached.value.low, cached.value.high].flatMap((c) => [output.value.low, output.value.high].map((o) => perToken(tariff, c, o)));
  return { low: Math.min(...corners), typical: perToken(tariff, cached.value.typical, output.value.typical), high: Math.max(...corners) };
}

/** The tariffs in `unit` that hold for `scope`: of the model that is named, else of every model. */
export function tariffsFor(conversions: ReturnType<View['conversions']>, scope: Scope, unit: Unit = 'credit'): readonly Tariff[] {
  const tariffs = conversions.filter((each): each is Tariff => each.type === 'credits' && (each.unit ?? 'credit') === unit);
  return choose(tariffs, scope, false).chosen;
}

/**
 * Credits (or `unit`) of one token by the tariffs that hold for `scope`, cited; undefined where none does. A model's tariffs of different hours are weighed by the
 * person's. Where no model is named any may be meant: from the least to the most of them all, typical the mean of their typical values.
 */
export function creditFactor(
  conversions: ReturnType<View['conversions']>,
  scope: Scope,
  mix: Mix,
  rhythm: Rhythm | undefined,
  unit: Unit = 'credit',
): ConversionUse | undefined {
  const chosen = tariffsFor(conversions, scope, unit);
  const models = [...Map.groupBy(chosen, (tariff) => tariff.scope.model).values()];
  const factors = models.flatMap((own) => {
    const timed = own.map((tariff) => ({ peak: tariff.peak, value: creditsPerToken(tariff, mix) }));
    return weigh(timed, rhythm) ?? [];
  });
  if (factors.length === 0 || factors.length < models.length) return undefined;
  const timed = chosen.some(({ peak }) => peak !== undefined);
  return {
    from: 'token',
    to: unit,
    factor: hull(factors),
    origin: 'scope',
    midpoint: models.length > 1 || (timed && rhythm === undefined),
    ...(models.length > 1 ? { models: models.length } : {}),
    ...(timed ? { timed: true } : {}),
    ids: chosen.map((tariff) => tariff.id),
    saidOf: ownersOf(chosen),
    cites: chosen.map(citeConversion),
  };
}
