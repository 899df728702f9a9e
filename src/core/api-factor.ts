/** What a token takes of a quota of money: so much as it costs at the API price of the model. */
import type { Currency, Unit } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { apiCost } from './api-cost.ts';
import { citeHeld } from './cite.ts';
import type { ConversionUse } from './convert.ts';
import { hull, type Interval, point } from './interval.ts';
import type { Mix } from './mix.ts';
import { modelsOf } from './offered-models.ts';
import { oncePerView } from './once.ts';
import type { Scope } from './scope.ts';

const MILLION = 1_000_000;

/** Models that a use in this scope may be on: the one that is named, else those that the plan or its line lists. */
function modelsIn(view: View, { model, plan, line }: Scope): readonly string[] {
  if (model !== undefined) return [model];
  const ref = plan !== undefined ? { kind: 'plan' as const, id: plan } : line !== undefined ? { kind: 'line' as const, id: line } : undefined;
  return ref ? modelsOf(view, ref) : [];
}

/**
 * `unit` of money, in `currency`, for one token at such a mix; undefined where no model in scope has a price list in that currency, for nothing is
 * exchanged. Where no model is named any may be meant: from the cheapest to the dearest of those that have a price, typical their mean.
 */
export const apiFactor = oncePerView(
  ({ model, plan, line }: Scope, { cached, output }: Mix, currency: Currency, unit: Unit) =>
    JSON.stringify([model, plan, line, cached.value, output.value, currency, unit]),
  worked,
);

function worked(view: View, scope: Scope, mix: Mix, currency: Currency, unit: Unit): ConversionUse | undefined {
  const question = { tokens: point(MILLION), cached: mix.cached.value, output: mix.output.value, currency };
  const costs = modelsIn(view, scope).flatMap((id) => {
    const found = apiCost(view, { kind: 'model', id }, question);
    return found?.currency === currency ? [found] : [];
  });
  if (costs.length === 0) return undefined;
  const perToken = costs.map(({ perMillion: { low, typical, high } }): Interval => {
    const [a = 0, b = 0, c = 0] = [low, typical, high].map((each) => Number(each) / MILLION);
    return { low: a, typical: b, high: c };
  });
  return {
    from: 'token',
    to: unit,
    factor: hull(perToken),
    origin: 'scope',
    midpoint: costs.length > 1,
    ...(costs.length > 1 ? { models: costs.length } : {}),
    ids: [],
    saidOf: [],
    cites: costs.flatMap(({ parts }) => parts.map(({ held }) => citeHeld(held))),
  };
}
