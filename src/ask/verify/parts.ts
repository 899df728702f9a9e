/** Everything of a Query that somebody must have said or the data must hold: its ids, figures, days and quoted words, each with its place. */
import { parseMeasure } from '../query/measures.ts';
import type { Query } from '../query/query.ts';
import { parseTerm } from '../query/terms.ts';
import { parseTopic } from '../query/topics.ts';
import type { QueryWorkload } from '../query/use.ts';

/** Of what an id is: any entity, one to choose among (or a kind of product), one of a kind, a term of the glossary, a text of the data (or the topic of one). */
export type IdOf = 'entity' | 'choice' | 'model' | 'client' | 'term' | 'text' | 'family';
/**
 * What a figure is. `claim`: what the person has for so; `money`: what they would spend or say that something costs; `use`: of their own; `tokens`: one of
 * the kinds that make a mix; `amount`: of a row of a sum, a quota, what one request takes; `share`, `output`: parts of one; `people`; `copies` of what is
 * counted; `months`; `days` of a week or a month; `hours` of a day; `hour` on the clock; `zone`: hours ahead of UTC; `nth`: a place in a row.
 */
export type FigureOf =
  | 'claim'
  | 'money'
  | 'use'
  | 'tokens'
  | 'amount'
  | 'share'
  | 'output'
  | 'people'
  | 'copies'
  | 'months'
  | 'days'
  | 'weekday'
  | 'hours'
  | 'hour'
  | 'zone'
  | 'nth';

/** `at`: the fields that lead to it, `workload.use.amount`. */
export type Part = { readonly at: string } & (
  | { readonly part: 'id'; readonly of: IdOf; readonly value: string }
  | { readonly part: 'figure'; readonly of: FigureOf; readonly value: number }
  | { readonly part: 'day'; readonly value: string }
  | { readonly part: 'words'; readonly value: string }
);

const IDS: Readonly<Record<string, IdOf>> = {
  subjects: 'entity',
  subject: 'entity',
  among: 'choice',
  options: 'entity',
  item: 'entity',
  models: 'model',
  model: 'model',
  era: 'model',
  clients: 'client',
  terms: 'term',
  term: 'term',
  task: 'term',
  rules: 'term',
  features: 'term',
  protocols: 'term',
  dimension: 'term',
  families: 'family',
  family: 'family',
  textId: 'text',
};
/** Attributes whose terms are words of the language, not of the glossary. */
const OF_LANGUAGE: ReadonlySet<unknown> = new Set(['availability', 'limits']);
/** Attributes whose texts a topic may name by their id. */
const TEXTS: ReadonlySet<unknown> = new Set(['notes', 'events', 'advice']);

const FIGURES: Readonly<Record<string, FigureOf>> = {
  amount: 'amount',
  from: 'money',
  price: 'money',
  times: 'claim',
  spend: 'money',
  tokens: 'amount',
  paid: 'money',
  rate: 'claim',
  high: 'amount',
  parts: 'tokens',
  week: 'use',
  tokensPerRequest: 'amount',
  requestsPerPrompt: 'amount',
  off: 'share',
  cached: 'share',
  output: 'output',
  cachedShare: 'share',
  outputShare: 'output',
  uncachedShare: 'share',
  people: 'people',
  among: 'people',
  plans: 'copies',
  count: 'copies',
  windows: 'copies',
  take: 'copies',
  months: 'months',
  daysPerWeek: 'days',
  daysPerMonth: 'days',
  days: 'days',
  hoursPerDay: 'hours',
  burstHours: 'hours',
  startHour: 'hour',
  zone: 'zone',
  nth: 'nth',
};

/** What an `amount` is by the field that holds it. */
const AMOUNTS: Readonly<Record<string, FigureOf>> = { claims: 'claim', budget: 'money', use: 'use' };

const DAYS: ReadonlySet<string> = new Set(['day', 'since', 'until', 'cohort']);
/** What is the person's own wording wherever it stands. */
const WORDS: ReadonlySet<string> = new Set(['words', 'conditions', 'name', 'left']);
const PATHS: Readonly<Record<string, (path: string) => object>> = { topics: parseTopic, show: parseTopic, by: parseMeasure, term: parseTerm };

/** A path by its field, where the field holds one: the `term` of a topic is an id, that of a sum a path. */
function pathIn(key: string, value: string, inPath: boolean): object | undefined {
  const parse = inPath ? undefined : PATHS[key];
  return parse?.(value);
}

function* textParts(key: string, value: string, at: string, inPath: boolean, kind: Query['kind']): Generator<Part> {
  const path = pathIn(key, value, inPath);
  if (path) {
    // `counting` by itself is a word of the language, too.
    const { attribute, aspect, ...fields } = path as { readonly attribute?: unknown; readonly aspect?: unknown };
    const all = Object.entries(fields).filter(([name, each]) => name !== 'term' || (!OF_LANGUAGE.has(attribute) && each !== aspect));
    const named = TEXTS.has(attribute) ? all.map(([name, each]) => [name === 'term' ? 'textId' : name, each] as const) : all;
    for (const [name, each] of named) yield* partsIn(name, each, `${at}(${value})`, true, kind);
    return;
  }
  const of = IDS[key];
  if (of) yield { part: 'id', of, value, at };
  else if (DAYS.has(key) && value !== 'earlier') yield { part: 'day', value, at };
  else if (WORDS.has(key) || (key === 'text' && kind !== 'clarify')) yield { part: 'words', value, at };
}

/** Fields whose figures mean something by their place. */
const LISTED: ReadonlySet<string> = new Set(['groups', 'spent', 'hours']);

/** People and their amount for each group; what is spent, and the days that are left; hours or weekdays. */
function* listParts(key: string, value: object, at: string): Generator<Part> {
  const figure = (of: FigureOf, each: number): Part => ({ part: 'figure', of, value: each, at });
  if (key === 'groups') {
    for (const [people = 1, ...amounts] of value as readonly (readonly number[])[])
      yield* [figure('people', people), ...amounts.map((each) => figure('use', each))];
  } else if (key === 'spent') {
    const [amount = 0, days = 0] = value as readonly number[];
    yield* [figure('use', amount), figure('days', days)];
  } else yield* (Object.values(value) as number[]).map((each) => figure(key === 'hours' ? 'hour' : 'weekday', each));
}

const isTotal = ({ use, parts }: QueryWorkload): boolean => {
  const [cached = 0, uncached = 0, output = 0] = parts ?? [];
  return parts !== undefined && use?.amount === cached + uncached + output;
};

/** A use without the amount that is only the total of its parts. */
function untotalled(workload: QueryWorkload): object {
  const { use: _total, ...rest } = workload;
  return isTotal(workload) ? rest : workload;
}

function* partsIn(key: string, value: unknown, at: string, inPath: boolean, kind: Query['kind']): Generator<Part> {
  if (typeof value === 'number') {
    const of = (key === 'amount' && AMOUNTS[at.split('.').at(-2) ?? '']) || FIGURES[key];
    if (of) yield { part: 'figure', of, value, at };
  } else if (typeof value === 'string') yield* textParts(key, value, at, inPath, kind);
  else if (typeof value === 'object' && value !== null) yield* objectParts(key, value, at, inPath, kind);
}

function* objectParts(key: string, value: object, at: string, inPath: boolean, kind: Query['kind']): Generator<Part> {
  if (key === 'workload' || (key === 'use' && 'parts' in value)) yield* fieldsIn(untotalled(value), at, inPath, kind);
  else if (LISTED.has(key) || (key === 'days' && inPath)) yield* listParts(key, value, at);
  else if (Array.isArray(value)) for (const each of value) yield* partsIn(key, each, at, inPath, kind);
  else yield* fieldsIn(value, at, inPath, kind);
}

function* fieldsIn(value: object, at: string, inPath: boolean, kind: Query['kind']): Generator<Part> {
  for (const [name, each] of Object.entries(value)) yield* partsIn(name, each, at === '' ? name : `${at}.${name}`, inPath, kind);
}

/** Every part of a Query of the schema. Throws RangeError for a path that is none. */
export const partsOf = (query: Query): readonly Part[] => [...partsIn('', query, '', false, query.kind)];
