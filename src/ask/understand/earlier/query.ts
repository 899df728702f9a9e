/**
 * What a question means, as data. Any understander may produce it; `answer` runs it over a view. It holds names, days and figures of the question,
 * never a figure of the answer.
 */
import { z } from 'zod';
import { currencies, day, id, periods, units, windows } from '#src/catalog/schema.ts';
import { amountSaid, attribute, type span, subjects, tokenPart, topic, when } from './parts.ts';
import { sum } from './sum.ts';
import { use, workload } from './use.ts';

export const fact = z.strictObject({
  kind: z.literal('fact'),
  subjects,
  topics: z.array(topic).min(1),
  /** `whether`: a yes or no leads the answer; `when`: a date does. */
  asks: z.enum(['value', 'whether', 'when', 'count']),
  /** What the question takes for granted. */
  claim: amountSaid.optional(),
  /** It asks what held before the present terms. */
  previous: z.literal(true).optional(),
  /** The verb that a yes or no goes with: may one, will it, does it support; `over`: has it ended. */
  modal: z.enum(['over', 'may', 'will', 'supports', 'needs', 'has']).optional(),
  /** It says that two sources differ, and asks which holds. */
  disputed: z.literal(true).optional(),
  /** Its own words, for finding what is written about it. */
  words: z.string().optional(),
  /** The currency that prices are wanted in. */
  currency: z.enum(currencies).optional(),
  ...when,
});

export const compare = z.strictObject({
  kind: z.literal('compare'),
  subjects: subjects.min(2),
  topics: z.array(topic),
  /** What they share, or what only one has. */
  sets: z.enum(['shared', 'only']).optional(),
  ...when,
});

/** What a ranking orders by. */
export const measure = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('price'), phase: z.enum(['first', 'regular']), per: z.enum(periods) }),
  z.strictObject({ by: z.literal('quota'), window: z.enum(windows) }),
  z.strictObject({
    by: z.literal('unit-price'),
    window: z.enum(windows).optional(),
    unit: z.enum([...units, 'multiple']).optional(),
    /** Told as so much quota for this much money. */
    spend: z.number().positive().optional(),
  }),
  z.strictObject({ by: z.literal('window-ratio'), over: z.enum(windows), under: z.enum(windows) }),
  z.strictObject({ by: z.literal('count'), attribute }),
  z.strictObject({ by: z.literal('parameters'), active: z.boolean() }),
  z.strictObject({ by: z.literal('context') }),
  z.strictObject({ by: z.literal('api-price'), part: tokenPart }),
  z.strictObject({ by: z.literal('rating'), dimension: id }),
]);

export const filter = z.strictObject({
  within: subjects,
  clients: z.array(id).optional(),
  models: z.array(id).optional(),
  protocols: z.array(id).optional(),
  features: z.array(id).optional(),
  rules: z.array(id).optional(),
  budget: z
    .strictObject({
      amount: z.number(),
      /** The least of a range, of which the amount is the most. */
      from: z.number().optional(),
      currency: z.enum(currencies).optional(),
      bound: z.enum(['exact', 'atMost', 'atLeast', 'about']),
    })
    .optional(),
  currency: z.enum(currencies).optional(),
});

export const rank = z.strictObject({
  kind: z.literal('rank'),
  of: z.enum(['plans', 'lines', 'models']),
  measure,
  order: z.enum(['least', 'most']),
  /** The best of every vendor instead of the best of all. */
  each: z.literal(true).optional(),
  filter,
  /** What else is asked about those that come first. */
  topics: z.array(topic).optional(),
  ...when,
});

export const recommend = z.strictObject({
  kind: z.literal('recommend'),
  needs: z.strictObject({
    among: subjects,
    clients: z.array(id),
    models: z.array(id),
    families: z.array(z.string()),
    protocols: z.array(id),
    features: z.array(id),
    rules: z.array(id),
    rhythm: z.array(z.enum(['burst', 'steady'])),
    budget: filter.shape.budget,
    tightBudget: z.boolean(),
    use: workload.optional(),
    people: z.number().optional(),
    phase: z.enum(['first', 'regular']).optional(),
    per: z.enum(periods).optional(),
    level: z.enum(['light', 'heavy', 'beginner']).optional(),
  }),
  /** Conditions in the person's own words that no field holds. */
  unjudged: z.array(z.string()).optional(),
  /** What else is asked about those to choose among. */
  topics: z.array(topic).optional(),
  /** Its own words, for finding advice. */
  words: z.string().optional(),
  /** "Is it worth buying", about what `among` names. */
  worth: z.literal(true).optional(),
  ...when,
});

export const changes = z.strictObject({
  kind: z.literal('changes'),
  subjects,
  attributes: z.array(attribute),
  since: day.optional(),
  until: day.optional(),
  /** Only rises or only cuts of a price. */
  direction: z.enum(['up', 'down']).optional(),
  /** Only what came anew: "when was it added". */
  began: z.literal(true).optional(),
  /** Of quotas only these windows. */
  windows: z.array(z.enum(windows)).optional(),
  words: z.string().optional(),
});

export const define = z.strictObject({ kind: z.literal('define'), terms: z.array(id).min(1), subjects });

export const clarify = z.strictObject({
  kind: z.literal('clarify'),
  /** What was said, and what it may mean. */
  text: z.string(),
  options: subjects.min(2),
  /** The question with a place for the choice: `{}`. */
  question: z.string(),
});

export const unknown = z.strictObject({
  kind: z.literal('unknown'),
  /** `product`: one of the trade that the data does not hold; `future`: what nobody has announced. */
  reason: z.enum(['topic', 'name', 'product', 'question', 'future']),
  words: z.array(z.string()),
  /** The question itself, for finding what is written about it. */
  text: z.string().optional(),
  subjects,
});

export const notForMe = z.strictObject({
  kind: z.literal('notForMe'),
  reason: z.enum(['greeting', 'thanks', 'help', 'bot', 'data', 'off-topic', 'empty']),
});

export const query = z.discriminatedUnion('kind', [fact, compare, rank, recommend, use, sum, changes, define, clarify, unknown, notForMe]);

export type Query = z.infer<typeof query>;
export type QueryOf<K extends Query['kind']> = Extract<Query, { kind: K }>;
export type Topic = z.infer<typeof topic>;
export type Measure = z.infer<typeof measure>;
export type Filter = z.infer<typeof filter>;
export type Needs = QueryOf<'recommend'>['needs'];
export type SumRow = QueryOf<'sum'>['rows'][number];
export type SumTerm = SumRow['term'];
export type Span = z.infer<typeof span>;
export type When = { [K in keyof typeof when]?: z.infer<(typeof when)[K]> };

/** Whom a sum is about, each once. */
export const sumSubjects = ({ rows }: Pick<QueryOf<'sum'>, 'rows'>): readonly NonNullable<SumRow['subject']>[] => [
  ...new Map(rows.flatMap(({ subject }) => (subject ? [[`${subject.kind} ${subject.id}`, subject] as const] : []))).values(),
];
