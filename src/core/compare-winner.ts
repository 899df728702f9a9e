/** Which side of a row is better. */

import type { Figure, Presence, SetComparison, Winner } from './compare-types.ts';
import { type Interval, point, same } from './interval.ts';

export type Direction = 'higher' | 'lower';

/** `none` (no such limit) is more than any limit. */
export function intervalOf(figure: Figure | 'none'): Interval {
  return figure === 'none' ? point(Number.POSITIVE_INFINITY) : figure.value;
}

function better(a: number, b: number, direction: Direction): boolean {
  return direction === 'higher' ? a >= b : a <= b;
}

const ofTiers = (figure: Figure | 'none'): boolean => figure !== 'none' && figure.tiers === true;

/**
 * An uncertain figure is better only when its worst is not below the other's best. A small tier beside a large one says nothing, so a range of tiers is
 * better when all of it is; where each tier has its namesake, when both of its ends are. Sharing an end, it only has a tier more.
 */
function beats(a: Figure | 'none', b: Figure | 'none', direction: Direction, namesakes: boolean): boolean {
  const [x, y] = [intervalOf(a), intervalOf(b)];
  if (a === 'none' || b === 'none' || !(ofTiers(a) || ofTiers(b))) return direction === 'higher' ? x.low >= y.high : x.high <= y.low;
  if (namesakes) return x.low !== y.low && x.high !== y.high && better(x.low, y.low, direction) && better(x.high, y.high, direction);
  return direction === 'higher' ? x.low > y.high : x.high < y.low;
}

/** Figures must be in one unit. A side without a figure leaves the row undecided. `namesakes`: all sides are made of tiers of the same names. */
export function figureWinner(figures: readonly (Figure | 'none' | undefined)[], direction: Direction, namesakes = false): Winner {
  const known = figures.filter((figure) => figure !== undefined);
  if (known.length < figures.length || known.length < 2) return 'none';
  const equal = (a: Figure | 'none', b: Figure | 'none') => same(intervalOf(a), intervalOf(b));
  const [first, ...others] = known;
  if (first !== undefined && others.every((other) => equal(first, other))) return 'tie';
  const winners = known.flatMap((figure, i) =>
    known.every((other, j) => i === j || equal(figure, other) || beats(figure, other, direction, namesakes)) ? [i] : [],
  );
  return winners.length > 0 ? winners : 'unclear';
}

/** Ranks of codes; undefined: unknown. */
export function rankWinner(ranks: readonly (number | undefined)[]): Winner {
  const known = ranks.filter((rank) => rank !== undefined);
  if (known.length < ranks.length || known.length < 2) return 'none';
  const best = Math.max(...known);
  if (known.every((rank) => rank === best)) return 'tie';
  return known.flatMap((rank, i) => (rank === best ? [i] : []));
}

type List = { readonly items: readonly string[]; readonly complete: boolean; readonly lacks?: readonly string[] | undefined } | undefined;

export function compareSets(lists: readonly List[]): SetComparison {
  const items = [...new Set(lists.flatMap((list) => list?.items ?? []))];
  const presence = items.map((item) => ({
    item,
    sides: lists.map((list): Presence => (list?.items.includes(item) ? 'yes' : list?.complete || list?.lacks?.includes(item) ? 'no' : 'unknown')),
  }));
  const count = (sides: readonly Presence[], wanted: Presence) => sides.filter((side) => side === wanted).length;
  return {
    shared: presence.filter(({ sides }) => count(sides, 'yes') === lists.length).map(({ item }) => item),
    only: lists.map((_, i) => presence.filter(({ sides }) => sides[i] === 'yes' && count(sides, 'no') === lists.length - 1).map(({ item }) => item)),
    disjoint: presence.every(({ sides }) => sides.includes('no')),
    presence: presence.toSorted((a, b) => count(b.sides, 'yes') - count(a.sides, 'yes')),
  };
}

/** The longer list is better, where all lists are complete. */
export function setWinner(lists: readonly List[]): Winner {
  if (lists.some((list) => list === undefined)) return 'none';
  if (lists.some((list) => !list?.complete)) return 'not-comparable';
  return rankWinner(lists.map((list) => list?.items.length));
}
