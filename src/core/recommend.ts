/** Which plans meet a person's needs: at most three, ranked, with reasons; never one that is not on sale that day. */
import type { Line, Plan, Ref, View } from '#src/catalog/types.ts';
import { estimate } from './estimate.ts';
import { compareMoney, exactly, money } from './money.ts';
import { adviceFor, justOver, lastingPrice, reasonsFor } from './needs.ts';
import type { Judged, Needs, Pick, Reason, Recommendation } from './recommend-types.ts';
import { buyable, saleFor } from './sale.ts';
import type { PlanEstimate } from './types.ts';
import { burstHours, type WorkloadInput } from './workload.ts';

export type * from './recommend-types.ts';

const most = 3;

function within(plan: Plan, line: Line | undefined, refs: readonly Ref[] | undefined): boolean {
  if (!refs || refs.length === 0) return true;
  return refs.some(({ kind, id }) =>
    kind === 'plan' ? plan.id === id : kind === 'line' ? plan.line === id : kind === 'vendor' && line?.vendor === id,
  );
}

const failed = (reasons: readonly Reason[]) => reasons.filter(({ answer }) => answer === 'no');
const open = ({ reasons }: Judged) => reasons.filter(({ answer }) => answer === 'unknown' || answer === 'disputed').length;
const limited = ({ reasons }: Judged) => reasons.filter(({ kind, answer }) => answer === 'limited' && kind !== 'sale').length;

/** Needs met for sure (a sale that nobody confirmed lately is none), then the price that stays; equal in price, the advice of the data and then the first payment decide. */
function order(a: Judged, b: Judged): number {
  const prices = a.lasting.currency === b.lasting.currency ? compareMoney(a.lasting, b.lasting) : 0;
  const [first, second] = [a.estimate.cost?.first, b.estimate.cost?.first];
  return (
    open(a) - open(b) ||
    limited(a) - limited(b) ||
    prices ||
    b.advice.length - a.advice.length ||
    (first && second && first.currency === second.currency ? compareMoney(first, second) : 0)
  );
}

/** The best plan of each line; all of them where there is but one line. */
function oneOfEachLine(sorted: readonly Judged[]): readonly Judged[] {
  const lines = new Set(sorted.map(({ estimate: { plan } }) => plan.line));
  if (lines.size <= 1) return sorted;
  const best = new Map(sorted.toReversed().map((each) => [each.estimate.plan.line, each]));
  return sorted.filter((each) => best.get(each.estimate.plan.line) === each);
}

function picksOf(sorted: readonly Judged[], count: number): readonly Pick[] {
  const chosen = oneOfEachLine(sorted).slice(0, count);
  const cheapest = sorted.toSorted((a, b) => compareMoney(a.lasting, b.lasting))[0];
  return chosen.map((each) => ({
    ...each,
    rank: chosen.filter((other) => order(other, each) < 0).length + 1,
    cheapest: sorted.length > 1 && cheapest !== undefined && compareMoney(each.lasting, cheapest.lasting) === 0,
  }));
}

function judge(view: View, each: PlanEstimate, needs: Needs): Judged | undefined {
  const { plan, cost } = each;
  const line = view.catalog.get('line', plan.line);
  if (!cost || !line) return undefined;
  const lasting = lastingPrice(cost);
  return { estimate: each, lasting, reasons: reasonsFor(view, each, line, lasting, needs), advice: adviceFor(view, plan, needs) };
}

/** How far over its tightest window the use goes; a plan without a figure comes last. */
function excess({ estimate: { quota } }: Judged): number {
  const over = quota.windows.flatMap((use) => (use.state === 'limited' ? [use.utilisation.typical] : []));
  return over.length > 0 ? Math.max(...over) : Number.POSITIVE_INFINITY;
}

function startsWithin({ estimate: { cost } }: Judged, budget: NonNullable<Needs['budget']>): boolean {
  return (
    cost !== undefined && cost.first.currency === budget.currency && compareMoney(cost.first, exactly(money(budget.amount, budget.currency))) <= 0
  );
}

function byFirst({ estimate: a }: Judged, { estimate: b }: Judged): number {
  return a.cost && b.cost && a.cost.first.currency === b.cost.first.currency ? compareMoney(a.cost.first, b.cost.first) : 0;
}

function workloadOf(needs: Needs): WorkloadInput {
  const {
    budget: _b,
    tight: _t,
    clients: _c,
    models: _m,
    protocols: _p,
    features: _f,
    rules: _r,
    region: _g,
    usage,
    within: _w,
    ...workload
  } = needs;
  return usage === 'burst' && workload.burstHours === undefined ? { ...workload, burstHours } : workload;
}

/** Calls settleWorkload: throws RangeError for what checkWorkload would have told. */
export function recommend(view: View, needs: Needs): Recommendation {
  const meant = view.catalog.plans.filter((plan) => within(plan, view.catalog.get('line', plan.line), needs.within));
  const sales = meant.map((plan) => ({ plan, sale: saleFor(view, plan, needs) }));
  const plans = sales.flatMap(({ plan, sale }) => (buyable(sale) ? [plan] : []));
  // A plan that is not there that day was not ruled out, unless it was named.
  const named = (plan: Plan) => needs.within?.some(({ kind, id }) => kind === 'plan' && id === plan.id) ?? false;
  const gone = sales.flatMap(({ plan, sale }) => (sale.state === 'closed' || (sale.state === 'absent' && named(plan)) ? [plan] : []));
  const found = estimate(view, workloadOf(needs), { plans, payAsYouGo: 'none' });
  const all = [...found.lists.flatMap((list) => list.plans), ...found.ruledOut];
  const judged = all.map((each) => ({ each, judged: judge(view, each, needs) }));
  const priced = judged.flatMap((entry) => entry.judged ?? []);
  const good = priced
    .filter(({ reasons }) => failed(reasons).length === 0)
    .toSorted((a, b) => order(a, b) || (a.estimate.plan.id < b.estimate.plan.id ? -1 : 1));
  const groups = Map.groupBy(good, ({ lasting }) => lasting.currency);
  const wanted = needs.currency ?? needs.budget?.currency;
  const currency = wanted && groups.has(wanted) ? wanted : [...groups].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
  const picks = currency ? picksOf(groups.get(currency) ?? [], most) : [];

  const onlyOver = (kind: Reason['kind']) =>
    priced.filter(({ reasons }) => failed(reasons).length > 0 && failed(reasons).every((reason) => reason.kind === kind));
  const { budget } = needs;
  const nextUp =
    budget &&
    onlyOver('budget')
      .filter(({ lasting }) => justOver(lasting, budget))
      .toSorted(order)[0];
  const introductory = budget
    ? oneOfEachLine(
        onlyOver('budget')
          .filter((each) => startsWithin(each, budget))
          .toSorted(byFirst),
      )
    : [];
  const nearest = good.length === 0 ? onlyOver('quota').toSorted((a, b) => excess(a) - excess(b))[0] : undefined;
  return {
    day: view.day,
    needs,
    ...(currency ? { currency } : {}),
    picks,
    elsewhere: [...groups].filter(([other]) => other !== currency).flatMap(([, group]) => picksOf(group, 1)),
    ...(nextUp ? { nextUp } : {}),
    introductory,
    ...(nearest ? { nearest } : {}),
    ruledOut: [
      ...judged.flatMap(({ each, judged: entry }): Recommendation['ruledOut'] => {
        if (!entry) return [{ plan: each.plan, reasons: [{ kind: 'sale', answer: 'no' }] }];
        const reasons = failed(entry.reasons);
        return reasons.length > 0 ? [{ plan: each.plan, judged: entry, reasons }] : [];
      }),
      ...gone.map((plan) => ({ plan, reasons: [{ kind: 'sale', answer: 'no' } as const] })),
    ],
    estimate: found,
  };
}
