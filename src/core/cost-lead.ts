/** What an estimate comes to: the plan to name first, and those that cost less but are sold in limited numbers. */
import { compareMoney } from './money.ts';
import { isGratis } from './rank.ts';
import { buyable, sellsFreely } from './sale.ts';
import type { EstimateList, Fit, PlanEstimate } from './types.ts';

type Ranked = EstimateList['plans'][number];

export type CostLead = {
  readonly plan: Ranked;
  /** Equal to it in the order, sold as freely. */
  readonly ties: readonly Ranked[];
  /** Sold without limit on the last day that anybody looked; otherwise the best of those that one has to catch, or whose sale is in doubt. */
  readonly freely: boolean;
  /** As good, cheaper, and sold in limited numbers; cheapest first. */
  readonly toCatch: readonly Ranked[];
  /** As good, and for nothing: told beside what one buys. */
  readonly gratis: readonly Ranked[];
};

const limited = ({ sale }: PlanEstimate): boolean => sale.state === 'limited';

function cheaper(one: PlanEstimate, other: PlanEstimate): boolean {
  return one.cost !== undefined && other.cost !== undefined && compareMoney(one.cost.total, other.cost.total) < 0;
}

/** Of plans that can be bought, as long as there are any; undefined where none is of such a fit. Pure. */
export function leadOf({ plans }: EstimateList, fit: Fit): CostLead | undefined {
  const sold = plans.filter(({ sale }) => buyable(sale));
  const fitting = (sold.length > 0 ? sold : plans).filter((each) => each.fit === fit);
  const bought = fitting.filter((each) => !isGratis(each));
  const all = bought.length > 0 ? bought : fitting;
  const free = all.find(({ sale }) => sellsFreely(sale));
  const plan = free ?? all[0];
  if (!plan) return undefined;
  return {
    plan,
    ties: all.filter((each) => each !== plan && each.rank === plan.rank && sellsFreely(each.sale) === (free !== undefined)),
    freely: free !== undefined,
    toCatch: all.filter((each) => free !== undefined && limited(each) && cheaper(each, free)),
    gratis: all === bought ? fitting.filter(isGratis) : [],
  };
}

/** What is sure to last goes before what is tight. */
export function bestLead(list: EstimateList): CostLead | undefined {
  return leadOf(list, 'fits') ?? leadOf(list, 'tight');
}
