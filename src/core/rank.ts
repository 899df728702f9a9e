/** The order of plans: those that fit first, then by cost. Currencies are lists of their own. */
import type { Currency } from '#src/catalog/schema.ts';
import { compareMoney } from './money.ts';
import type { EstimateList, Fit, PlanEstimate } from './types.ts';

const fits: readonly Fit[] = ['fits', 'tight', 'unknown', 'exceeds'];

function order(a: PlanEstimate, b: PlanEstimate): number {
  const byFit = fits.indexOf(a.fit) - fits.indexOf(b.fit);
  if (byFit !== 0 || !a.cost || !b.cost) return byFit;
  return compareMoney(a.cost.total, b.cost.total);
}

/** Plans without a cost are left out. Equal fit and equal cost are one rank. */
export function rankPlans(plans: readonly PlanEstimate[]): readonly EstimateList[] {
  const groups = Map.groupBy(
    plans.filter(({ cost }) => cost !== undefined),
    ({ cost }): Currency => cost?.currency ?? 'CNY',
  );
  return [...groups].map(([currency, group]) => {
    const sorted = group.toSorted((a, b) => order(a, b) || (a.plan.id < b.plan.id ? -1 : 1));
    return { currency, plans: sorted.map((each) => ({ ...each, rank: sorted.filter((other) => order(other, each) < 0).length + 1 })) };
  });
}
