/** The order of plans: what is surely had first, then by a figure. Currencies are lists of their own. */
import type { Currency } from '#src/catalog/schema.ts';
import { isFree } from './free.ts';
import { compareMoney, type MoneyRange } from './money.ts';
import type { Candidate, Placed } from './recommend-types.ts';
import { buyable, type Sale, saleDoubt } from './sale.ts';
import type { EstimateList, Fit, PlanEstimate } from './types.ts';

export type Order<T> = (a: T, b: T) => number;

/** The order that decides first; the next where it leaves two equal. */
export const inOrder =
  <T>(...orders: readonly Order<T>[]): Order<T> =>
  (a, b) => {
    for (const order of orders) {
      const found = order(a, b);
      if (found !== 0) return found;
    }
    return 0;
  };

/** By money, where both have it in one currency; what has no price comes last. */
export const byMoney =
  <T>(of: (each: T) => MoneyRange | undefined): Order<T> =>
  (a, b) => {
    const [one, other] = [of(a), of(b)];
    if (!one || !other) return Number(!one) - Number(!other);
    return one.currency === other.currency ? compareMoney(one, other) : 0;
  };

/** What comes before any figure: whether it can be had at all, what is not stated of it, what holds with limits only, whether its sale is certain. */
type Standing = { readonly sale: Sale; readonly unmet: boolean; readonly open: number; readonly limited: number };

const byStanding: Order<Standing> = (a, b) =>
  Number(buyable(b.sale)) - Number(buyable(a.sale)) ||
  Number(a.unmet) - Number(b.unmet) ||
  a.open - b.open ||
  a.limited - b.limited ||
  saleDoubt(a.sale) - saleDoubt(b.sale);

/** Neither the first payment nor a later one. */
export const isGratis = ({ cost }: Pick<PlanEstimate, 'cost'>): boolean =>
  cost !== undefined && isFree(cost.total) && isFree(cost.lasting ?? cost.first);

function standingOf({ estimate: { sale }, reasons }: Candidate): Standing {
  const count = (...answers: readonly string[]) => reasons.filter(({ kind, answer }) => kind !== 'sale' && answers.includes(answer)).length;
  return { sale, unmet: count('no') > 0, open: count('unknown', 'disputed'), limited: count('limited') };
}

const fitStanding: Readonly<Record<Fit, Omit<Standing, 'sale'>>> = {
  fits: { unmet: false, open: 0, limited: 0 },
  tight: { unmet: false, open: 0, limited: 1 },
  unknown: { unmet: false, open: 1, limited: 0 },
  exceeds: { unmet: true, open: 0, limited: 0 },
};

/** Of candidates for buying: how surely their needs are met and they can be had, then the figure. */
export const byNeeds = (figure: Order<Candidate>): Order<Candidate> => inOrder((a, b) => byStanding(standingOf(a), standingOf(b)), figure);

/** What costs nothing comes after what is bought, of those that stand alike: it is no cheaper plan. */
const byUse: Order<PlanEstimate> = inOrder(
  (a, b) => byStanding({ sale: a.sale, ...fitStanding[a.fit] }, { sale: b.sale, ...fitStanding[b.fit] }),
  (a, b) => Number(isGratis(a)) - Number(isGratis(b)),
  byMoney(({ cost }) => cost?.total),
);

/** Sorted, with ranks from 1 on: those that the order leaves equal are ties. They stand in the order of their names, so that a list is always the same. */
export function placed<T extends object>(each: readonly T[], order: Order<T>, nameOf: (one: T) => string): readonly Placed<T>[] {
  const sorted = each.toSorted(inOrder(order, (a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)));
  let rank = 1;
  return sorted.map((one, index) => {
    const before = sorted[index - 1];
    if (before && order(before, one) !== 0) rank = index + 1;
    return { ...one, rank };
  });
}

/** Lists of several currencies: that of the home currency first, else the longer one. */
export const homeFirst = <T>(home: Currency | undefined, currencyOf: (list: T) => Currency | undefined, length: (list: T) => number): Order<T> =>
  inOrder(
    (a, b) => (home === undefined ? 0 : Number(currencyOf(b) === home) - Number(currencyOf(a) === home)),
    (a, b) => length(b) - length(a),
  );

/** By the cost of the months asked about, a list for each currency; plans without a cost are left out. */
export function rankPlans(plans: readonly PlanEstimate[], home?: Currency): readonly EstimateList[] {
  const priced = plans.flatMap((each) => (each.cost ? [{ each, currency: each.cost.currency }] : []));
  const groups = Map.groupBy(priced, ({ currency }): Currency => currency);
  const lists = [...groups].map(([currency, group]) => ({
    currency,
    plans: placed(
      group.map(({ each }) => each),
      byUse,
      ({ plan }) => plan.id,
    ),
  }));
  return lists.toSorted(
    homeFirst(
      home,
      ({ currency }) => currency,
      ({ plans: { length } }) => length,
    ),
  );
}
