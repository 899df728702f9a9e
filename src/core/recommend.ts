/** What to buy: of the shortlist at most three, of different lines, with what speaks for them; never one of which a need is not stated, nor one that is not on sale that day. */
import type { View } from '#src/catalog/types.ts';
import { justOver, withinBudget } from './budget.ts';
import { closest } from './closest.ts';
import { apart } from './free.ts';
import { compareMoney, decimal } from './money.ts';
import { byMoney } from './rank.ts';
import type { Candidate, Judged, Needs, Pick, Placed, Reason, Recommendation, Shortlist } from './recommend-types.ts';
import { freelySold } from './sale.ts';
import { failed, ranked, shortlist, unstated } from './shortlist.ts';

export type * from './recommend-types.ts';

const most = 3;

const isPriced = <T extends Candidate>(each: T): each is T & Judged => each.lasting !== undefined;

/** The best plan of each line; all of them where there is but one line. */
function oneOfEachLine<T extends Candidate>(sorted: readonly T[]): readonly T[] {
  const lines = new Set(sorted.map(({ line }) => line.id));
  return lines.size <= 1 ? sorted : sorted.filter((each) => sorted.find(({ line }) => line === each.line) === each);
}

function picksOf(sorted: readonly Placed<Judged>[], count: number): readonly Pick[] {
  const [cheapest] = sorted.toSorted((a, b) => compareMoney(a.lasting, b.lasting));
  const chosen = oneOfEachLine(sorted).slice(0, count);
  return chosen.map((each) => ({
    ...each,
    // Among those shown: what lies between them is another tier of a line that is there.
    rank: chosen.filter(({ rank }) => rank < each.rank).length + 1,
    cheapest: sorted.length > 1 && cheapest !== undefined && compareMoney(each.lasting, cheapest.lasting) === 0,
  }));
}

/** How far over its tightest window the use goes; a plan without a figure comes last. */
function excess({ estimate: { quota } }: Candidate): number {
  const over = quota.windows.flatMap((use) => (use.state === 'limited' ? [use.utilisation.typical] : []));
  return over.length > 0 ? Math.max(...over) : Number.POSITIVE_INFINITY;
}

/** Nothing speaks against them but this. */
function onlyOver({ rejected }: Shortlist, kind: Reason['kind']): readonly Placed<Judged>[] {
  return ranked(rejected.filter(isPriced).filter((each) => unstated(each).length === 0 && failed(each).every((reason) => reason.kind === kind)));
}

const isOverBudget = (each: Candidate): boolean => failed(each).some(({ kind }) => kind === 'budget');

type Left = { readonly nextUp?: Judged; readonly introductory: readonly Judged[] };

/** What a budget leaves where the price that stays is over it. */
function besides(view: View, list: Shortlist): Left {
  const { budget } = list.needs;
  if (!budget) return { introductory: [] };
  const over = onlyOver(list, 'budget');
  const nextUp = over.find(({ lasting }) => justOver(lasting, budget));
  const startsWithin = ({ estimate: { cost } }: Candidate) =>
    cost !== undefined && cost.currency === (budget.currency ?? cost.currency) && withinBudget(view, cost.first, budget) === 'yes';
  const byFirst = byMoney<Candidate>(({ estimate: { cost } }) => cost?.first);
  const introductory = budget.bound === 'atLeast' ? [] : oneOfEachLine(over.filter(startsWithin).toSorted(byFirst));
  return { ...(nextUp ? { nextUp } : {}), introductory };
}

/** The cheapest whose quota lasts unless the use is at the high end of what it may be, where it costs less than what surely lasts. */
function cheaperPerhaps(best: readonly Placed<Judged>[]): { readonly perhaps?: Judged } {
  const [lead] = best;
  const [perhaps] = best
    .filter(
      ({ estimate: { fit }, lasting }) =>
        lead && fit === 'tight' && lead.estimate.fit === 'fits' && !decimal(lasting.typical).isZero() && compareMoney(lasting, lead.lasting) < 0,
    )
    .toSorted((a, b) => compareMoney(a.lasting, b.lasting));
  return perhaps ? { perhaps } : {};
}

/** Calls settleWorkload: throws RangeError for what checkWorkload would have told. */
export function recommend(view: View, needs: Needs): Recommendation {
  const list = shortlist(view, needs);
  const payable = list.otherCurrency.filter((each) => !isOverBudget(each) && unstated(each).length === 0);
  const { bought, free } = apart(ranked([...list.meets, ...payable].filter(isPriced)), needs, ({ lasting }) => lasting);
  const groups = Map.groupBy(bought, ({ lasting }) => lasting.currency);
  const wanted = needs.pricedIn ?? needs.currency ?? needs.budget?.currency ?? needs.home;
  const currency = wanted && groups.has(wanted) ? wanted : [...groups].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
  const best = currency ? (groups.get(currency) ?? []) : [];
  const freely = freelySold(best, ({ estimate: { sale } }) => sale);
  const nearest = groups.size === 0 ? onlyOver(list, 'quota').toSorted((a, b) => excess(a) - excess(b))[0] : undefined;
  const out = [...list.rejected, ...list.otherCurrency.filter(isOverBudget), ...list.closed];
  return {
    day: view.day,
    needs,
    ...(currency ? { currency } : {}),
    picks: picksOf(best, most),
    elsewhere: [...groups].filter(([other]) => other !== currency).flatMap(([, group]) => picksOf(group, 1)),
    ...(freely ? { freely } : {}),
    ...cheaperPerhaps(best),
    free,
    open: list.open,
    closest: groups.size === 0 ? closest(list) : [],
    ...besides(view, list),
    ...(nearest ? { nearest } : {}),
    ruledOut: out.map((judged) => ({ plan: judged.estimate.plan, judged, reasons: failed(judged) })),
    estimate: list.estimate,
  };
}
