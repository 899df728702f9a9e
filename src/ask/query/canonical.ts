/** One Query, one meaning: the one form of what may be written in several. */
import { measurePath, parseMeasure } from './measures.ts';
import { type Query, type QueryOf, query as schema } from './query.ts';
import { parseTerm, termPath } from './terms.ts';
import { parseTopic, type Topic, topicPath } from './topics.ts';

const PATHS: Readonly<Record<string, (path: string) => string>> = {
  topics: (path) => topicPath(parseTopic(path)),
  show: (path) => topicPath(parseTopic(path)),
  by: (path) => measurePath(parseMeasure(path)),
  term: (path) => termPath(parseTerm(path)),
};
/** Lists that say something when they are empty. */
const KEPT: ReadonlySet<string> = new Set(['subjects', 'topics', 'assumed']);

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** Paths in their one spelling, nothing twice, nothing empty or undefined, keys in one order. */
function plain(value: unknown, key = ''): unknown {
  const path = PATHS[key];
  if (typeof value === 'string') return path ? path(value) : value;
  if (Array.isArray(value)) {
    const members = value.map((each: unknown) => plain(each, key));
    return members.every((each) => typeof each === 'string') ? [...new Set(members)] : members;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => [name, plain(field, name)] as const)
    .filter(([name, field]) => KEPT.has(name) || name === 'workload' || !isEmpty(field));
  const order = (name: string): string => (name === 'kind' ? '' : name);
  return Object.fromEntries(fields.toSorted(([one], [other]) => (order(one) < order(other) ? -1 : 1)));
}

/** The need that a topic is, where it asks whether something is so. */
const NEEDS: {
  readonly [A in Topic['attribute']]?: readonly (readonly ['item' | 'family' | 'term', keyof NonNullable<QueryOf<'select'>['filter']>])[];
} = {
  clients: [['item', 'clients']],
  models: [
    ['item', 'models'],
    ['family', 'families'],
  ],
  protocols: [['term', 'protocols']],
  features: [['term', 'features']],
  rules: [['term', 'rules']],
};

type List = 'clients' | 'models' | 'families' | 'protocols' | 'features' | 'rules';

function needOf(topic: Topic): readonly [List, string] | undefined {
  for (const [field, list] of NEEDS[topic.attribute] ?? []) {
    const id = topic[field];
    if (id !== undefined) return [list as List, id];
  }
  return undefined;
}

/** What is asked of everyone and is so or not: which of all have it. */
function whoHas(query: QueryOf<'fact'>): Query {
  const { kind: _, subjects, topics, asks, modal: _verb, except, when, ...more } = query;
  const needs = topics.map((path) => needOf(parseTopic(path)));
  if (subjects.length > 0 || asks === 'when' || asks === 'count' || Object.keys(more).length > 0 || needs.includes(undefined)) return query;
  const filter: { [L in List]?: string[] } = {};
  for (const need of needs) if (need) filter[need[0]] = [...(filter[need[0]] ?? []), need[1]];
  return { kind: 'select', of: 'lines', filter, except, when };
}

/** Compared with itself it is a question about the one: what it costs and gives, where nothing else is asked. */
function aboutOne({ subjects, topics, given = [], except, when, ...compared }: QueryOf<'compare'>): Query {
  if (subjects.length + given.length > 1) return { ...compared, subjects, topics, given, except, when };
  return { kind: 'fact', subjects, topics: topics.length > 0 ? topics : ['prices', 'quotas'], asks: 'value', except, when };
}

const same = (one: object, other: object, but: string): boolean =>
  JSON.stringify({ ...one, [but]: undefined }) === JSON.stringify({ ...other, [but]: undefined });

/** Two facts of which either only the subjects or only the topics differ: the full product of both. */
function joined(one: Query | undefined, other: Query): Query | undefined {
  if (one?.kind !== 'fact' || other.kind !== 'fact') return undefined;
  if (same(one, other, 'topics')) return { ...one, topics: [...new Set([...one.topics, ...other.topics])] };
  const named = one.subjects.length > 0 && other.subjects.length > 0;
  return named && same(one, other, 'subjects') ? { ...one, subjects: [...new Set([...one.subjects, ...other.subjects])] } : undefined;
}

/**
 * The one form of what a message asks, in its order: one fact for the full product of subjects and topics that are asked alike, a selection for what is asked
 * of everyone and is so or not. Throws ZodError for what is no Query.
 */
export function canonical(queries: readonly unknown[]): readonly Query[] {
  const found: Query[] = [];
  for (const each of queries) {
    const read = plain(schema.parse(each)) as Query;
    const query = plain(read.kind === 'fact' ? whoHas(read) : read.kind === 'compare' ? aboutOne(read) : read) as Query;
    const both = joined(found.at(-1), query);
    if (both) found[found.length - 1] = both;
    else if (!found.some((other) => JSON.stringify(other) === JSON.stringify(query))) found.push(query);
  }
  return found;
}
