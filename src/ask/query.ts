/**
 * What a question means, as data. Any understander may produce it; `answer` runs it over a view. It holds names, days and figures of the question,
 * never a figure of the answer.
 */
import { z } from 'zod';
import { type Attribute, attributes, currencies, day, id, periods, units, windows } from '#src/catalog/schema.ts';

export const ref = z.strictObject({ kind: z.enum(['vendor', 'line', 'plan', 'model', 'client']), id });
const attribute = z.enum(Object.keys(attributes) as [Attribute, ...Attribute[]]);
const tokenPart = z.enum(['cached', 'uncached', 'input', 'output', 'cache-write', 'total']);
const span = z.enum(['minute', 'hour', '5h', 'day', 'week', 'month', 'quarter', 'year']);

/** One thing asked about an entity. `term`: a rule, feature, dimension, topic or protocol of the glossary; `item`: a model or client, "is it in the list". */
export const topic = z.strictObject({
  attribute,
  phase: z.enum(['first', 'second', 'regular', 'renewal']).optional(),
  per: z.enum(periods).optional(),
  window: z.enum(windows).optional(),
  unit: z.enum(units).optional(),
  term: id.optional(),
  link: z.string().optional(),
  part: tokenPart.optional(),
  item: ref.optional(),
  /** A family of models: "any Qwen model". */
  family: z.string().optional(),
  /** The name of an environment variable; of a client or a model that the data does not know, "is it in the list". */
  name: z.string().optional(),
  /** `maker`: who made a model; `resets`: when a quota comes back; `unit`: in which units the quota is told; `counting`: how use is counted, from `unit` to `to`. */
  aspect: z.enum(['resets', 'counting', 'maker', 'unit']).optional(),
  to: z.enum(units).optional(),
});

/** When and for whom. `period`: a stretch of time that the question names ("in February"); `legacy`: an earlier subscriber who names no day. */
const when = {
  day: day.optional(),
  period: z.strictObject({ from: day, until: day }).optional(),
  subscribedBefore: day.optional(),
  legacy: z.literal(true).optional(),
};

/** Of a price. */
const share = z.number().min(0).max(1);
const amountSaid = z.strictObject({ amount: z.number(), currency: z.enum(currencies).optional(), unit: z.enum(units).optional() });
const tokens = z.strictObject({
  cached: z.number().optional(),
  uncached: z.number().optional(),
  input: z.number().optional(),
  output: z.number().optional(),
  'cache-write': z.number().optional(),
  total: z.number().optional(),
});
const usage = z.strictObject({
  amount: z.number().nonnegative(),
  unit: z.enum(['prompt', 'request', 'token', 'uncached-token', 'credit', 'task']),
  per: span,
  hoursPerDay: z.number().optional(),
  daysPerWeek: z.number().optional(),
  /** Working days of a month, where the person counts those. */
  daysPerMonth: z.number().optional(),
  /** What one takes by the person's own account. */
  tokensPerRequest: z.number().positive().optional(),
  requestsPerPrompt: z.number().positive().optional(),
  cachedShare: z.number().optional(),
});
const subjects = z.array(ref);

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
    .strictObject({ amount: z.number(), currency: z.enum(currencies).optional(), bound: z.enum(['exact', 'atMost', 'atLeast', 'about']) })
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
    usage: usage.optional(),
    model: id.optional(),
    people: z.number().optional(),
    phase: z.enum(['first', 'regular']).optional(),
    per: z.enum(periods).optional(),
    level: z.enum(['light', 'heavy', 'beginner']).optional(),
  }),
  /** What else is asked about those to choose among. */
  topics: z.array(topic).optional(),
  /** Its own words, for finding advice. */
  words: z.string().optional(),
  /** "Is it worth buying", about what `among` names. */
  worth: z.literal(true).optional(),
  ...when,
});

const item = z.strictObject({ plan: ref, count: z.number().positive() });

export const cost = z.strictObject({
  kind: z.literal('cost'),
  task: z.discriminatedUnion('type', [
    /** Paying for plans over some time. */
    z.strictObject({
      type: z.literal('total'),
      items: z.array(item).min(1),
      months: z.number().positive(),
      phase: z.enum(['first', 'regular']).optional(),
      per: z.enum(periods).optional(),
      off: share.optional(),
      /** People who pay for it together. */
      split: z.number().positive().optional(),
    }),
    /** What the nth month costs who subscribes now. */
    z.strictObject({ type: z.literal('nth-month'), subjects: subjects.min(1), months: z.array(z.number().int().positive()).min(1) }),
    /** How many of a plan, or months of it, a sum of money buys. */
    z.strictObject({
      type: z.literal('afford'),
      of: z.literal('months').optional(),
      subjects: subjects.min(1),
      amount: z.number().positive(),
      currency: z.enum(currencies).optional(),
      months: z.number().positive(),
    }),
    /** API prices of two models, or of two kinds of tokens of one. */
    z.strictObject({
      type: z.literal('api-difference'),
      sides: z.array(z.strictObject({ model: ref, part: tokenPart })).min(2),
    }),
    /** A price that the person names, over some time, with a reduction. */
    z.strictObject({
      type: z.literal('reduced'),
      amount: z.number(),
      currency: z.enum(currencies).optional(),
      months: z.number(),
      off: share,
      plan: ref.optional(),
    }),
    /** Two prices: of plans, phases or days. */
    z.strictObject({
      type: z.literal('difference'),
      subjects: subjects.min(1),
      /** How many of each subject, in their order. */
      counts: z.array(z.number().positive()).optional(),
      /** Yuan for a dollar, as the person has it. */
      rate: z.number().positive().optional(),
      months: z.number().positive(),
      between: z.enum(['subjects', 'phases', 'days', 'periods']),
      before: day.optional(),
      phase: z.enum(['first', 'regular']).optional(),
      per: z.enum(periods).optional(),
      topics: z.array(topic),
    }),
    /** Tokens at API prices; `against`: plans to hold it against. */
    z.strictObject({
      type: z.literal('bill'),
      models: subjects.min(1),
      tokens,
      shares: z.strictObject({ cached: z.number().optional(), output: z.number().optional() }).optional(),
      lowestTier: z.boolean(),
      against: subjects,
      per: span.optional(),
    }),
    /** Whether a use fits; `passes`: it asks whether a limit is passed. */
    z.strictObject({
      type: z.literal('fit'),
      subjects: subjects.min(1),
      usage,
      passes: z.literal(true).optional(),
      /** It asks for how long. */
      lasts: z.literal(true).optional(),
      model: id.optional(),
      people: z.number().optional(),
    }),
    /** A quota in another unit, window or way of use. */
    z.strictObject({
      type: z.literal('quota'),
      subjects: subjects.min(1),
      window: z.enum(windows).optional(),
      to: z.enum(units).optional(),
      per: span.optional(),
      model: id.optional(),
      people: z.number().optional(),
      /** Calls or tokens that one task, prompt or request takes, by the person's own account. */
      each: z.strictObject({ amount: z.number().positive(), high: z.number().optional(), unit: z.enum(units) }).optional(),
      /** A figure of the question to work with instead of the plan's own; without a unit it is in that of the plan. */
      amount: z.number().optional(),
      unit: z.enum(units).optional(),
      task: id.optional(),
      /** What one takes by the person's own account. */
      requestsPerPrompt: z.number().positive().optional(),
      tokensPerRequest: z.number().positive().optional(),
      /** What is used of it already. */
      used: z.number().positive().optional(),
      /** Only working days count: five of a week. */
      workdays: z.literal(true).optional(),
      /** Hours of a day in which it is used, and how many 5-hour windows are used up. */
      hoursPerDay: z.number().positive().optional(),
      windows: z.number().positive().optional(),
      /** With a span: the windows are of each day, on so many days of it. */
      days: z.number().positive().optional(),
    }),
    /** An amount in another unit, by what the person or the data says of one. */
    z.strictObject({
      type: z.literal('convert'),
      subjects,
      amount: z.number().positive(),
      unit: z.enum(units),
      to: z.enum(units),
      each: z.strictObject({ amount: z.number().positive(), high: z.number().optional(), unit: z.enum(units), of: z.enum(units) }).optional(),
    }),
    /** Total tokens that a limit on uncached ones allows. */
    z.strictObject({
      type: z.literal('uncached'),
      subjects,
      uncachedShare: z.number().positive().optional(),
      amount: z.number().optional(),
      window: z.enum(windows).optional(),
    }),
    /** Money per unit of quota. */
    z.strictObject({
      type: z.literal('unit-price'),
      subjects: subjects.min(1),
      window: z.enum(windows).optional(),
      unit: z.enum([...units, 'multiple']).optional(),
      count: z.number().optional(),
      /** Told as so much quota for this much money. */
      spend: z.number().positive().optional(),
    }),
    /** How many times one thing is another: two windows of a plan, or the prices and quotas of two plans. */
    z.strictObject({
      type: z.literal('ratio'),
      subjects: subjects.min(1),
      over: z.enum(windows).optional(),
      under: z.enum(windows).optional(),
      /** A tier against a faster edition of it. */
      editions: z.literal(true).optional(),
    }),
    /** A promotion of the data, for the period that it is for. */
    z.strictObject({ type: z.literal('offer'), subjects: subjects.min(1), per: z.enum(periods) }),
    /** The price of a plan by the day. */
    z.strictObject({ type: z.literal('daily'), subjects: subjects.min(1) }),
    /** Two figures of the question. */
    z.strictObject({
      type: z.literal('arithmetic'),
      a: z.number(),
      b: z.number(),
      operator: z.enum(['÷', '×', '+', '−']),
      unit: z.enum(units).optional(),
      /** The first figure is money: the price of one of the unit, a million of tokens. */
      currency: z.enum(currencies).optional(),
    }),
    z.strictObject({
      type: z.literal('exchange'),
      amount: z.number(),
      from: z.enum(currencies),
      to: z.enum(currencies),
      rate: z.number().positive().optional(),
    }),
  ]),
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

/** A text of the data that has words of the question which nothing else accounts for: the fact at `index` of the entity's list. */
export const passage = z.strictObject({ kind: z.literal('passage'), of: ref, attribute, index: z.number().int().nonnegative() });

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

export const query = z.discriminatedUnion('kind', [fact, compare, rank, recommend, cost, changes, define, clarify, passage, unknown, notForMe]);

export type Query = z.infer<typeof query>;
export type QueryOf<K extends Query['kind']> = Extract<Query, { kind: K }>;
export type Topic = z.infer<typeof topic>;
export type Measure = z.infer<typeof measure>;
export type Filter = z.infer<typeof filter>;
export type Needs = QueryOf<'recommend'>['needs'];
export type CostTask = QueryOf<'cost'>['task'];
export type Usage = z.infer<typeof usage>;
export type Tokens = z.infer<typeof tokens>;
export type Span = z.infer<typeof span>;
export type When = { [K in keyof typeof when]?: z.infer<(typeof when)[K]> };
