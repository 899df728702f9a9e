/** The order of plans: what can be bought and fits first, then by cost. Currencies are lists of their own. */
import type { Currency } from '#src/catalog/schema.ts';
import { compareMoney } from './money.ts';
import { buyable, saleDoubt } from './sale.ts';
import type { EstimateList, Fit, PlanEstimate } from './types.ts';

const fits: readonly Fit[] = ['fits', 'tight', 'unknown', 'exceeds'];

/** What is not sold comes last whatever it would fit; among equals in fit a sale in doubt comes after a confirmed one, however cheap it is. */
function order(a: PlanEstimate, b: PlanEstimate): number {
  return (
    Number(buyable(b.sale)) - Number(buyable(a.sale)) ||
    fits.indexOf(a.fit) - fits.indexOf(b.fit) ||
    saleDoubt(a.sale) - saleDoubt(b.sale) ||
    (a.cost && b.cost ? compareMoney(a.cost.total, b.cost.total) : 0)
  );
}

/** Plans without a cost are left out. Equal in sale, fit and cost are one rank. */
export function rankPlans(plans: readonly PlanEstimate[]): readonly EstimateList[] {
  const groups = Map.groupBy(
    plans.flatMap(({ cost, ...plan }) => (cost ? [{ ...plan, cost }] : [])),
    ({ cost }): Currency => cost.currency,
  );
  return [...groups].map(([currency, group]) => {
    const sorted = group.toSorted((a, b) => order(a, b) || (a.plan.id < b.plan.id ? -1 : 1));
    let rank = 1;
    const plans = sorted.map((each, index) => {
      const before = sorted[index - 1];
      if (before && order(before, each) < 0) rank = index + 1;
      return { ...each, rank };
    });
    return { currency, plans };
  });
}
