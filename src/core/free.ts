/** Plans that cost nothing: a list of what to buy tells them apart, unless it is they that are asked for. */
import type { MoneyRange } from './money.ts';
import type { Needs } from './recommend-types.ts';

export const isFree = (price: MoneyRange): boolean => Number(price.high) === 0;

/** To whoever would pay nothing, or names it, a plan that costs nothing is an answer like any other. */
function wantsFree({ budget, within = [] }: Needs): boolean {
  return budget?.amount === 0 || within.length > 0;
}

/** What is to be bought, and what costs nothing and is told apart; each in the order given. All are `bought` where nothing else is there. */
export function apart<T>(
  items: readonly T[],
  needs: Needs,
  priceOf: (item: T) => MoneyRange | undefined,
): { readonly bought: readonly T[]; readonly free: readonly T[] } {
  const costsNothing = (item: T): boolean => {
    const price = priceOf(item);
    return price !== undefined && isFree(price);
  };
  const free = wantsFree(needs) ? [] : items.filter(costsNothing);
  return free.length === items.length ? { bought: items, free: [] } : { bought: items.filter((item) => !free.includes(item)), free };
}
