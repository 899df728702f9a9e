/** What a person would spend in a month, and whether a price keeps to it. */
import type { Currency } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { compareMoney, convertMoney, decimal, exactly, exchange, type MoneyRange, money } from './money.ts';

/** `exact`: that price and no other; `about`: near it, above or below; `below`: less than that. */
export type Bound = 'exact' | 'about' | 'atMost' | 'atLeast' | 'below';
/** For a month and all seats together. Without a currency each plan is held against the amount in its own. `from`: the least of a range. */
export type Budget = { readonly amount: number; readonly from?: number; readonly currency?: Currency; readonly bound: Bound };

/** How far from the amount "about" reaches: ours, as a share of it. */
const NEAR = 0.15;

/** Whether the typical price keeps to the budget; both in one currency. */
export function keepsTo(price: MoneyRange, { amount, from, bound }: Budget): boolean {
  if (from !== undefined && compareMoney(price, exactly(money(from, price.currency))) < 0) return false;
  const over = compareMoney(price, exactly(money(amount, price.currency)));
  if (bound === 'atMost') return over <= 0;
  if (bound === 'below') return over < 0;
  if (bound === 'atLeast') return over >= 0;
  if (bound === 'exact') return over === 0;
  return decimal(price.typical).minus(amount).abs().lessThanOrEqualTo(decimal(amount).times(NEAR));
}

/** A price of another currency is judged by the dated rate; `unknown` where the data has none. */
export function withinBudget(view: View, price: MoneyRange, budget: Budget): 'yes' | 'no' | 'unknown' {
  const { currency = price.currency } = budget;
  if (price.currency === currency) return keepsTo(price, budget) ? 'yes' : 'no';
  const by = exchange(view, price.currency, currency);
  return by ? (keepsTo(convertMoney(price, by), budget) ? 'yes' : 'no') : 'unknown';
}

/** Above the budget, but by no more than half of it. */
export function justOver(price: MoneyRange, { amount, currency = price.currency, bound }: Budget): boolean {
  return (
    bound !== 'atLeast' &&
    price.currency === currency &&
    decimal(price.typical).greaterThan(amount) &&
    decimal(price.typical).lessThanOrEqualTo(decimal(amount).times(1.5))
  );
}
