/**
 * The facts of one slot, put in order: which leads, which agree with it, which contradict it. A better basis leads, then what is said over what is
 * derived, then the later check; but not for ever: what was last seen more than 30 days before two sources of their own that say alike and otherwise
 * (vendors' pages, measurements or reports) has been overtaken by them. It stays, as a contradiction.
 */
import { daysBetween } from './days.ts';
import { factsDiffer } from './differ.ts';
import { startOf } from './hold.ts';
import { type Attribute, type Basis, bases, type Fact, type Unit } from './schema.ts';
import type { Held, Reading } from './types.ts';

/** Better basis, then said rather than derived, then the later check, then the later beginning. A source that keeps silent comes last. */
function byTrust<A extends Attribute>(a: Held<A>, b: Held<A>): number {
  return (
    Number(silent(a)) - Number(silent(b)) ||
    bases.indexOf(a.basis) - bases.indexOf(b.basis) ||
    Number(a.via !== undefined) - Number(b.via !== undefined) ||
    later(a.checked, b.checked) ||
    later(startOf(a.fact), startOf(b.fact))
  );
}

/** Of lists, the complete one that began last: it has what came since. */
function byCompleteness<A extends Attribute>(a: Held<A>, b: Held<A>): number {
  return (
    Number(a.basis === 'opinion') - Number(b.basis === 'opinion') ||
    Number(complete(b)) - Number(complete(a)) ||
    later(startOf(a.fact), startOf(b.fact)) ||
    byTrust(a, b)
  );
}

const later = (a = '', b = ''): number => (a === b ? 0 : a > b ? -1 : 1);
const silent = ({ fact }: Held<Attribute>) => 'value' in fact && fact.value === 'unstated';
const complete = ({ fact }: Held<Attribute>) => 'complete' in fact && fact.complete;

/** A list that claims to be complete gives way to an open one that has all of it and more, from a better source. */
function listsInOrder<A extends Attribute>(helds: readonly Held<A>[]): readonly Held<A>[] {
  const ranked = helds.toSorted(byCompleteness);
  const [first] = ranked;
  const better = first ? ranked.filter(({ basis }) => bases.indexOf(basis) < bases.indexOf(first.basis)) : [];
  const fuller = first && better.find((one) => !complete(one) && hasMore(one, first));
  return fuller ? [fuller, ...ranked.filter((one) => one !== fuller)] : ranked;
}

function hasMore({ fact: a }: Held<Attribute>, { fact: b }: Held<Attribute>): boolean {
  return 'items' in a && 'items' in b && a.items.length > b.items.length && b.items.every((item) => a.items.includes(item));
}

/** `helds`: all facts of one slot that hold, at least one. Best reading first; a quota has one for each unit. */
export function readingsOf<A extends Attribute>(attribute: A, helds: readonly Held<A>[]): readonly Reading<A>[] {
  const isList = helds.some(({ fact }) => 'items' in fact);
  const ranked = isList ? listsInOrder(helds) : helds.toSorted(byTrust);
  return attribute === 'quotas'
    ? (quotaReadings(ranked as readonly Held<'quotas'>[]) as unknown as readonly Reading<A>[])
    : readingOf(attribute, ranked);
}

/** How many days a better basis counts for more than two fresher sources: promotions come and go by the month. */
const OUTWEIGHS = 30;
/** How many sources have to say the same. */
const ENOUGH = 2;
const observed: readonly Basis[] = ['vendor', 'measured', 'reported'];

/** The best of the fresher sources that have overtaken the leading one. */
function overtaking<A extends Attribute>(attribute: A, [lead, ...others]: readonly Held<A>[]): Held<A> | undefined {
  // Lists have an order of their own: the complete one that began last.
  if (!lead || 'items' in lead.fact) return undefined;
  const fresher = others.filter(
    ({ basis, checked, fact }) =>
      observed.includes(basis) && daysBetween(lead.checked, checked) > OUTWEIGHS && factsDiffer(attribute, lead.fact, fact),
  );
  return fresher.find(({ fact }) => {
    const alike = fresher.filter((other) => !factsDiffer(attribute, fact, other.fact));
    return new Set(alike.map(({ source }) => source.id)).size >= ENOUGH;
  });
}

/** `byBest`: best first, all in one unit. */
function readingOf<A extends Attribute>(attribute: A, byBest: readonly Held<A>[], unit?: Unit): readonly Reading<A>[] {
  const fresher = overtaking(attribute, byBest);
  const [lead, ...others] = fresher ? [fresher, ...byBest.filter((one) => one !== fresher)] : byBest;
  if (!lead) return [];
  const contradicts = (other: Held<A>) => factsDiffer(attribute, lead.fact, other.fact);
  return [
    {
      ...(unit === undefined ? {} : { unit }),
      lead,
      agreeing: others.filter((other) => !contradicts(other)),
      conflicting: others.filter(contradicts),
    },
  ];
}

const isNone = (fact: Fact<'quotas'>) => fact.amount === 'none';
const isTold = (fact: Fact<'quotas'>) => fact.amount !== undefined;

/** "No limit" contradicts a figure in any unit; a multiple of an unknown quota stands beside figures. */
function quotaReadings(ranked: readonly Held<'quotas'>[]): readonly Reading<'quotas'>[] {
  const told = ranked.filter(({ fact }) => isTold(fact));
  const multiples = readingOf(
    'quotas',
    ranked.filter(({ fact }) => !isTold(fact)),
  );
  const [best] = told;
  if (!best || isNone(best.fact)) return [...readingOf('quotas', told), ...multiples];
  const figures = [
    ...Map.groupBy(
      told.filter(({ fact }) => !isNone(fact)),
      ({ fact }) => fact.unit,
    ),
  ].flatMap(([unit, group]) => readingOf('quotas', group, unit));
  const nones = told.filter(({ fact }) => isNone(fact));
  return [...figures.map((reading, at) => (at === 0 ? { ...reading, conflicting: [...reading.conflicting, ...nones] } : reading)), ...multiples];
}

/** Whether sources contradict what a slot says. */
export const isDisputed = ({ readings }: { readonly readings: readonly { readonly conflicting: readonly unknown[] }[] }): boolean =>
  readings.some(({ conflicting }) => conflicting.length > 0);
