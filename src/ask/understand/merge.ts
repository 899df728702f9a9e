/** Several clauses, several queries: what repeats itself is said once, and what was not understood is left out beside what was. */
import type { Query } from './earlier/query.ts';

const MOST = 4;

function joined(one: Query, other: Query): Query | undefined {
  if (
    one.kind === 'fact' &&
    other.kind === 'fact' &&
    JSON.stringify(one.subjects) === JSON.stringify(other.subjects) &&
    one.day === other.day &&
    !(one.asks === 'when' || other.asks === 'when')
  ) {
    const topics = [...new Map([...one.topics, ...other.topics].map((topic) => [JSON.stringify(topic), topic])).values()];
    const asks = one.asks === 'whether' || other.asks === 'whether' ? ('whether' as const) : one.asks;
    return { ...one, asks, topics, words: `${one.words ?? ''}\n${other.words ?? ''}` };
  }
  // "Did it change? What was that on the 16th?" is one question about the 16th.
  if (
    one.kind === 'changes' &&
    other.kind === 'changes' &&
    JSON.stringify(one.subjects) === JSON.stringify(other.subjects) &&
    (one.since === undefined) !== (other.since === undefined)
  ) {
    const dated = one.since === undefined ? other : one;
    return { ...dated, words: `${one.words ?? ''}\n${other.words ?? ''}` };
  }
  if (one.kind === 'define' && other.kind === 'define') return { ...one, terms: [...new Set([...one.terms, ...other.terms])] };
  return JSON.stringify(one) === JSON.stringify(other) ? one : undefined;
}

/** Asked of everyone, then of some by name: the names are meant. */
function isWidened(query: Query, all: readonly Query[]): boolean {
  if (query.kind !== 'fact' || query.subjects.length > 0) return false;
  const topics = JSON.stringify(query.topics);
  return all.some((other) => other.kind === 'fact' && other.subjects.length > 0 && JSON.stringify(other.topics) === topics);
}

/** Queries that say the same become one. */
export function merge(queries: readonly Query[]): readonly Query[] {
  const told = queries.filter((query) => query.kind !== 'notForMe' && !isWidened(query, queries));
  const known = told.filter(({ kind }) => kind !== 'unknown');
  const kept =
    known.length > 0
      ? [...known, ...told.filter((query) => query.kind === 'unknown' && (query.reason === 'topic' || query.reason === 'product'))]
      : told.length > 0
        ? told.slice(0, 1)
        : queries.slice(0, 1);
  const merged: Query[] = [];
  for (const query of queries.filter((each) => kept.includes(each))) {
    const index = merged.findIndex((earlier) => joined(earlier, query) !== undefined);
    const earlier = merged[index];
    const both = earlier && joined(earlier, query);
    if (both) merged[index] = both;
    else merged.push(query);
  }
  return merged.slice(0, MOST);
}
