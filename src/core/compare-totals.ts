/** What the sides of a comparison cost over some months, for somebody who subscribes on the day and pays by the month. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { planCost } from './cost.ts';
import { compareMoney, isExact } from './money.ts';
import type { PlanCost } from './types.ts';

/** `cost` is absent where the side is no plan or the data has no price; `best`: the cheapest, where all are known exactly and in one currency. */
export type SideTotal = { readonly cost?: PlanCost; readonly best: boolean };
export type Totals = { readonly months: number; readonly sides: readonly SideTotal[] };

/** In each plan's own currency, and in `currency` too where that is another. */
export function totalsOf(view: View, sides: readonly Entity[], months: number, currency?: Currency): Totals {
  const costs = sides.map((side) =>
    side.kind === 'plan'
      ? planCost(view, side, { months, customer: 'new', payment: 'month', seats: 1, ...(currency ? { currency } : {}) })
      : undefined,
  );
  const sums = costs.map((cost) => cost?.converted?.total ?? cost?.total);
  const known = sums.filter((sum) => sum !== undefined);
  const [first] = known;
  const alike = known.length === sums.length && known.every((sum) => sum.currency === first?.currency && isExact(sum));
  const cheapest = alike ? known.reduce((best, sum) => (compareMoney(sum, best) < 0 ? sum : best)) : undefined;
  const apart = known.some((sum) => cheapest !== undefined && compareMoney(sum, cheapest) !== 0);
  return {
    months,
    sides: costs.map((cost, i) => {
      const sum = sums[i];
      const best = apart && sum !== undefined && cheapest !== undefined && compareMoney(sum, cheapest) === 0;
      return cost ? { cost, best } : { best };
    }),
  };
}
