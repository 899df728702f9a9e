/** Plans of another currency than a budget that come within it by the rate of the day. */
import type { View } from '#src/catalog/types.ts';
import { compareMoney, convertMoney, type Exchange, exchange, type MoneyRange } from '#src/core/money.ts';
import type { Candidate, Needs } from '#src/core/recommend-types.ts';
import { failed, shortlist, unstated } from '#src/core/shortlist.ts';

/** `price` as it is asked, `rough` what the rate makes of it. */
export type Elsewhere = {
  readonly by: Exchange;
  readonly plans: readonly { readonly candidate: Candidate; readonly price: MoneyRange; readonly rough: MoneyRange }[];
};

/** The cheapest first; undefined without a budget in a currency, without a rate, and where none comes within it. */
export function elsewhereOf(view: View, needs: Needs): Elsewhere | undefined {
  const { budget } = needs;
  const within = shortlist(view, needs).otherCurrency.filter((each) => failed(each).length + unstated(each).length === 0);
  const priced = within.flatMap((candidate) => (candidate.lasting ? [{ candidate, price: candidate.lasting }] : []));
  const by = budget?.currency && priced[0] && exchange(view, priced[0].price.currency, budget.currency);
  if (!by) return undefined;
  const plans = priced.map((each) => ({ ...each, rough: convertMoney(each.price, by) }));
  return { by, plans: plans.toSorted((one, other) => compareMoney(one.price, other.price)) };
}
