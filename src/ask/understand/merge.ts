/** Several clauses, several Queries: what repeats itself is said once, and what was not understood is left out beside what was. */
import { canonical } from '../query/canonical.ts';
import type { Query, QueryOf } from '../query/query.ts';

const MOST = 4;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is asked of the same subjects on the same day. */
function joinedFacts(one: QueryOf<'fact'>, other: QueryOf<'fact'>): Query | undefined {
  if (!same(one.subjects, other.subjects) || !same(one.when?.day, other.when?.day) || one.asks === 'when' || other.asks === 'when') return undefined;
  const asks = one.asks === 'whether' || other.asks === 'whether' ? ('whether' as const) : one.asks;
  const claims = [...new Map([...(one.claims ?? []), ...(other.claims ?? [])].map((claim) => [JSON.stringify(claim), claim])).values()];
  return { ...one, asks, topics: [...new Set([...one.topics, ...other.topics])], ...(claims.length > 0 ? { claims } : {}) };
}

function joined(one: Query, other: Query): Query | undefined {
  if (one.kind === 'fact' && other.kind === 'fact') return joinedFacts(one, other);
  // "Did it change? What was that on the 16th?" is one question about the 16th.
  if (
    one.kind === 'changes' &&
    other.kind === 'changes' &&
    same(one.subjects, other.subjects) &&
    (one.when === undefined) !== (other.when === undefined)
  )
    return one.when === undefined ? other : one;
  if (one.kind === 'define' && other.kind === 'define') return { ...one, terms: [...new Set([...one.terms, ...other.terms])] };
  return same(one, other) ? one : undefined;
}

/** Asked of everyone, then of some by name: the names are meant. */
function isWidened(query: Query, all: readonly Query[]): boolean {
  if (query.kind !== 'fact' || query.subjects.length > 0) return false;
  return all.some((other) => other.kind === 'fact' && other.subjects.length > 0 && same(other.topics, query.topics));
}

/** In canonical form; at least one. */
export function merge(queries: readonly Query[]): readonly Query[] {
  const told = queries.filter((query) => query.kind !== 'talk' && !isWidened(query, queries));
  const known = told.filter(({ kind }) => kind !== 'unknown');
  const beside = told.filter((query) => query.kind === 'unknown' && (query.reason === 'topic' || query.reason === 'product'));
  const kept = known.length > 0 ? [...known, ...beside] : told.length > 0 ? told.slice(0, 1) : queries.slice(0, 1);
  const merged: Query[] = [];
  for (const query of queries.filter((each) => kept.includes(each))) {
    const index = merged.findIndex((earlier) => joined(earlier, query) !== undefined);
    const earlier = merged[index];
    const both = earlier && joined(earlier, query);
    if (both) merged[index] = both;
    else merged.push(query);
  }
  return canonical(merged.slice(0, MOST));
}
