/** Which plans come closest to what is needed, where none is known to meet all of it. */
import { apart } from './free.ts';
import type { Candidate, Judged, Needs, Reason, Shortlist } from './recommend-types.ts';
import { saleDoubt } from './sale.ts';
import { failed, unstated } from './shortlist.ts';

const MOST = 3;

const isPriced = <T extends Candidate>(each: T): each is T & Judged => each.lasting !== undefined;

/** Held against no budget, as the data has no rate between the two currencies. */
export const isUncompared = ({ kind, answer }: Reason): boolean => kind === 'budget' && answer === 'unknown';

const openCount = (each: Candidate): number => unstated(each).filter((reason) => !isUncompared(reason)).length;

const failedCount = (each: Candidate): number => failed(each).length;

/** Those of which the count is the lowest. */
function least(candidates: readonly Judged[], countOf: (each: Candidate) => number): readonly Judged[] {
  const lowest = Math.min(...candidates.map(countOf));
  return candidates.filter((each) => countOf(each) === lowest);
}

/** What is surely on sale, where anything is. */
function surelySold(candidates: readonly Judged[]): readonly Judged[] {
  const sure = candidates.filter(({ estimate: { sale } }) => saleDoubt(sale) === 0);
  return sure.length > 0 ? sure : candidates.filter(({ estimate: { sale } }) => saleDoubt(sale) === 1);
}

/** The first of each line; what is bought before what costs nothing. */
function firstOf(sorted: readonly Judged[], needs: Needs): readonly Judged[] {
  const { bought } = apart(sorted, needs, ({ lasting }) => lasting);
  return bought.filter((each) => bought.find(({ line }) => line === each.line) === each).slice(0, MOST);
}

/**
 * At most three, of different lines and with a price: those that fail nothing and leave the least unstated; where there is none,
 * those that fail the fewest needs. In the order of the shortlist where they stand alike.
 */
export function closest({ needs, open, otherCurrency, rejected }: Shortlist): readonly Judged[] {
  const all = [...open, ...otherCurrency].filter(isPriced);
  const standing = surelySold(all.filter((each) => failed(each).length === 0));
  if (standing.length > 0) return firstOf(least(standing, openCount), needs);
  const missing = surelySold([...rejected, ...otherCurrency].filter(isPriced));
  return firstOf(least(least(missing, failedCount), openCount), needs);
}
