/** Questions of one clause that its Query does not hold: "一个月多少钱，最少几个席位". No part of a message is dropped. */
import { partsOf } from '../mentions/clauses.ts';
import { hear } from '../mentions/said.ts';
import { parseMeasure } from '../query/measures.ts';
import type { Query, QueryOf } from '../query/query.ts';
import { parseTopic } from '../query/topics.ts';
import { type Meaning, meaningOf } from './meaning.ts';
import { FACT } from './rows/facts.ts';
import { readSubjects } from './subjects.ts';

/** What a Query answers besides its own topics. */
const ANSWERED: Readonly<Record<Query['kind'], readonly string[]>> = {
  fact: [],
  compare: [],
  changes: [],
  define: ['notes'],
  sum: ['prices', 'quotas', 'discounts', 'apiPrices', 'multipliers', 'notes'],
  use: ['prices', 'quotas', 'apiPrices', 'multipliers', 'discounts'],
  select: ['prices', 'quotas', 'discounts', 'worth', 'clients', 'models', 'apiPrices', 'ratings', 'context', 'parameters'],
  clarify: [],
  unknown: [],
  talk: [],
};

const pathsIn = (query: Query): readonly string[] =>
  query.kind === 'fact' || query.kind === 'compare' || query.kind === 'changes'
    ? (query.topics ?? [])
    : query.kind === 'select'
      ? (query.show ?? [])
      : [];

function attributesIn(query: Query): ReadonlySet<string> {
  const filter = query.kind === 'select' ? Object.keys(query.filter ?? {}) : [];
  const by = query.kind === 'select' && query.by !== undefined ? [parseMeasure(query.by).by] : [];
  return new Set([...ANSWERED[query.kind], ...pathsIn(query).map((path) => parseTopic(path).attribute), ...filter, ...by]);
}

/** Matters that words of everyday use touch: they are no question of their own. */
const VAGUE: ReadonlySet<string> = new Set(['prices', 'links', 'highlights', 'availability', 'discounts', 'events']);

const bare = (query: Query): boolean =>
  (query.kind === 'compare' && query.topics.length === 0) || query.kind === 'define' || query.kind === 'changes';

/** Facts that are asked for beside what the Query holds, of the same subjects. */
export function partsBeside(meaning: Meaning, query: Query): readonly QueryOf<'fact'>[] {
  const parts = partsOf(meaning.heard.text);
  if (parts.length < 2 || query.kind === 'clarify' || query.kind === 'unknown' || query.kind === 'talk' || bare(query)) return [];
  const held = attributesIn(query);
  const said = JSON.stringify(query);
  return parts.flatMap((text) => {
    const heard = hear(text, meaning.scope);
    const own = readSubjects(heard, meaning.scope);
    const subjects = own.owners.length > 0 ? own : { ...meaning.subjects, clients: own.clients, models: own.models };
    const part = meaningOf(heard, subjects, meaning.scope);
    // "升到 Pro 用量翻几倍" asks for the sum alone: how one moves up is its occasion.
    if (query.kind === 'sum' && part.asks === 'count' && part.topics.some(({ attribute }) => attribute === 'quotas')) return [];
    // "有哪几档，各多少钱": the price of each names the tiers.
    if (heard.has('tiers') && held.has('prices')) return [];
    const limit = part.asks === 'whether' && query.kind === 'sum';
    const topics = part.topics.filter(({ attribute, item }) => {
      if (VAGUE.has(attribute) || (item !== undefined && said.includes(item))) return false;
      return !held.has(attribute) || (limit && attribute === 'quotas');
    });
    const fact = topics.length > 0 ? FACT.build({ ...part, topics, ...(meaning.when ? { when: meaning.when } : {}) }) : undefined;
    return fact?.kind === 'fact' ? [fact] : [];
  });
}
