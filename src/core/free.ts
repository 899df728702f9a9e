/** Plans that cost nothing: a list of what to buy tells them apart, unless it is they that are asked for. */
import type { MoneyRange } from './money.ts';
import type { Needs } from './recommend-types.ts';

const isFree = (price: MoneyRange): boolean => Number(price.high) === 0;

/** Where a use is to last, a plan that costs nothing and is known to bear it is an answer like any other; so it is to whoever would pay nothing, or names it. */
function wantsFree({ use, parts, budget, within = [] }: Needs): boolean {
  return use !== undefined || parts !== undefined || budget?.amount === 0 || within.length > 0;
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
