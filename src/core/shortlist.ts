/** Which plans meet what a person wants on a day: the one answer that lists, rankings, recommendations and costs show their part of. */
import type { Held, Line, Plan, Ref, View } from '#src/catalog/types.ts';
import { allPlans, estimate } from './estimate.ts';
import { isKnownOn } from './known-on.ts';
import { adviceFor, lastingPrice, reasonsFor } from './needs.ts';
import { byMoney, byNeeds, inOrder, placed } from './rank.ts';
import type { Candidate, Needs, Placed, Reason, Shortlist } from './recommend-types.ts';
import { buyable, saleFor } from './sale.ts';
import type { PlanEstimate } from './types.ts';
import { burstHours, type WorkloadInput } from './workload.ts';

function isWithin(plan: Plan, line: Line, refs: readonly Ref[] | undefined): boolean {
  if (!refs || refs.length === 0) return true;
  return refs.some(({ kind, id }) => (kind === 'plan' ? plan.id === id : kind === 'line' ? line.id === id : kind === 'vendor' && line.vendor === id));
}

/** The use alone: what is needed besides does not enter the sums. */
function workloadOf(needs: Needs): WorkloadInput {
  const {
    budget,
    pricedIn,
    usage,
    tight: _t,
    clients: _c,
    models: _m,
    families: _a,
    protocols: _p,
    features: _f,
    rules: _r,
    region: _g,
    unlimited: _l,
    within: _w,
    without: _x,
    sale: _s,
    unjudged: _u,
    unreckoned: _n,
    home: _h,
    products: _k,
    ...workload
  } = needs;
  const currency = workload.currency ?? pricedIn ?? budget?.currency;
  return {
    ...workload,
    ...(usage === 'burst' && workload.burstHours === undefined ? { burstHours } : {}),
    ...(currency ? { currency } : {}),
  };
}

const isNeed = ({ kind }: Reason): boolean => kind !== 'sale';
/** What speaks against it. */
export const failed = ({ reasons }: Pick<Candidate, 'reasons'>): readonly Reason[] => reasons.filter(({ answer }) => answer === 'no');
/** Which of the models asked for are answered by another, and who says so. */
export const routedOf = ({ estimate: { plan }, reasons }: Candidate): readonly { readonly plan: Plan; readonly routed: Held<'routes'> }[] =>
  reasons.flatMap((reason) => (reason.kind === 'model' && reason.routed ? [{ plan, routed: reason.routed }] : []));
/** What nobody states of it, or sources disagree about; whether it is still sold is told apart. */
export const unstated = ({ reasons }: Pick<Candidate, 'reasons'>): readonly Reason[] =>
  reasons.filter((reason) => isNeed(reason) && (reason.answer === 'unknown' || reason.answer === 'disputed'));

type Group = 'meets' | 'open' | 'otherCurrency' | 'closed' | 'rejected';

function groupOf(each: Candidate, { pricedIn, budget, sale }: Needs): Group {
  const wanted = pricedIn ?? budget?.currency;
  const other = wanted !== undefined && each.lasting !== undefined && each.lasting.currency !== wanted;
  // A budget in another currency rules nothing out: it is told what the rate makes of it.
  const against = failed(each).filter((reason) => isNeed(reason) && !(other && reason.kind === 'budget'));
  const open = unstated(each).filter(({ kind }) => !(other && kind === 'budget')).length > 0;
  if (against.length > 0) return 'rejected';
  if (sale !== 'any' && !buyable(each.estimate.sale)) return open || other ? 'rejected' : 'closed';
  if (other) return 'otherCurrency';
  return open ? 'open' : 'meets';
}

/** Equal in price, the advice of the data and then the first payment decide. */
export const byPrice = inOrder<Candidate>(
  byMoney(({ lasting }) => lasting),
  (a, b) => b.advice.length - a.advice.length,
  byMoney(({ estimate: { cost } }) => cost?.first),
);

/** Ranked as candidates for buying. */
export function ranked<T extends Candidate>(candidates: readonly T[]): readonly Placed<T>[] {
  return placed(candidates, byNeeds(byPrice), ({ estimate: { plan } }) => plan.id);
}

function candidateOf(view: View, each: PlanEstimate, needs: Needs): Candidate {
  const line = view.catalog.get('line', each.plan.line);
  if (!line) throw new RangeError(`no such line: ${each.plan.line}`);
  return {
    estimate: each,
    line,
    ...(each.cost ? { lasting: lastingPrice(each.cost) } : {}),
    reasons: reasonsFor(view, each, line, needs),
    advice: adviceFor(view, each.plan, needs),
  };
}

/** Plans that there are on the day, and those that were named themselves. Where nobody is named only those that were known about then. */
function meant(view: View, needs: Needs): readonly Plan[] {
  const { catalog } = view;
  const unwanted = new Set(needs.without?.map(({ id }) => id));
  const named = new Set(needs.within?.flatMap(({ kind, id }) => (kind === 'plan' ? [id] : [])));
  const among = needs.within !== undefined && needs.within.length > 0;
  return catalog.plans.filter((plan) => {
    const line = catalog.get('line', plan.line);
    return (
      line &&
      (needs.products?.includes(line.product) ?? true) &&
      !unwanted.has(plan.id) &&
      isWithin(plan, line, needs.within) &&
      (named.has(plan.id) || (saleFor(view, plan, needs).state !== 'absent' && (among || isKnownOn(view, plan))))
    );
  });
}

/**
 * Every plan that is meant in exactly one group, each group ranked. Without a use no quota is judged; pay-as-you-go is not reckoned. Calls
 * settleWorkload: throws RangeError for what checkWorkload would have told.
 */
export function shortlist(view: View, needs: Needs): Shortlist {
  const found = estimate(view, workloadOf(needs), { plans: meant(view, needs), payAsYouGo: 'none' });
  const groups = Map.groupBy(
    allPlans(found).map((each) => candidateOf(view, each, needs)),
    (each) => groupOf(each, needs),
  );
  const group = (name: Group) => ranked(groups.get(name) ?? []);
  return {
    day: view.day,
    needs,
    meets: group('meets'),
    open: group('open'),
    otherCurrency: group('otherCurrency'),
    closed: group('closed'),
    rejected: group('rejected'),
    estimate: found,
  };
}
