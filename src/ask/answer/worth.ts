/** Whether what is named is worth it for a use: what of it bears the use, and what costs clearly less and bears it too. */
import type { View } from '#src/catalog/types.ts';
import { isFree } from '#src/core/free.ts';
import { compareMoney, timesMoney } from '#src/core/money.ts';
import type { Candidate, Judged, Needs } from '#src/core/recommend-types.ts';
import { saleDoubt } from '#src/core/sale.ts';
import { shortlist } from '#src/core/shortlist.ts';
import type { SelectAsked } from './asked.ts';
import type { Worth } from './types.ts';

/** So much less is clearly less: ours, as a share of the price. */
const CLEARLY = 0.7;

const surely = (all: readonly Candidate[]): readonly Judged[] =>
  all.filter((each): each is Judged => each.lasting !== undefined && each.estimate.fit === 'fits' && saleDoubt(each.estimate.sale) === 0);

/** The first of them that costs clearly less; one that is paid for before one that is free. */
function cheaper(all: readonly Judged[], than: Judged): Judged | undefined {
  const limit = timesMoney(than.lasting, CLEARLY);
  const found = all
    .filter(({ lasting }) => lasting.currency === limit.currency && compareMoney(lasting, limit) <= 0)
    .toSorted((one, other) => compareMoney(one.lasting, other.lasting));
  return found.find(({ lasting }) => !isFree(lasting)) ?? found[0];
}

/**
 * Undefined where it is not asked, of an earlier subscriber, and where lists or rules decide without a use. `needs` hold those that are named.
 */
export function worthOf(view: View, query: SelectAsked, needs: Needs): Worth | undefined {
  if (!query.worth || query.when?.cohort !== undefined) return undefined;
  if (!needs.use && !needs.parts) return needs.unreckoned || Object.keys(query.filter).length === 0 ? { state: 'open', judged: [] } : undefined;
  const { within: _, ...anywhere } = needs;
  const own = shortlist(view, needs);
  const [best] = surely(own.meets).toSorted((one, other) => compareInOne(one, other));
  if (!best) {
    const judged = [...own.meets, ...own.open, ...own.rejected, ...own.otherCurrency, ...own.closed];
    const isShort = judged.length > 0 && judged.every(({ estimate: { fit } }) => fit === 'exceeds');
    // A list or a rule speaks against them, or nobody can buy them.
    if (!isShort && own.meets.length + own.open.length === 0) return undefined;
    return { state: isShort ? 'short' : 'open', judged };
  }
  const others = surely(shortlist(view, anywhere).meets).filter(({ estimate: { plan } }) => plan !== best.estimate.plan);
  const house = cheaper(
    others.filter(({ line: { vendor } }) => vendor === best.line.vendor),
    best,
  );
  const all = cheaper(others, best);
  const instead = [...new Set([house, all].filter((each) => each !== undefined))];
  return { state: instead.length > 0 ? 'more' : 'enough', best, instead };
}

const compareInOne = (one: Judged, other: Judged): number =>
  one.lasting.currency === other.lasting.currency ? compareMoney(one.lasting, other.lasting) : 0;
