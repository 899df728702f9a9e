/**
 * What a question means, as data. Any understander may produce it; `answer` runs it over a view. It holds ids, days and figures of the question, never a
 * figure of the answer, and of its words only those that nothing else holds.
 */
import { z } from 'zod';
import { currency, id, ids, limit, natural, positive, span, text, texts, topics, unit, yes } from './parts.ts';
import { select } from './select.ts';
import { sum } from './sum.ts';
import { use } from './use.ts';
import { except, when } from './when.ts';

const some = ({ length }: readonly unknown[]): boolean => length > 0;

/** What the question takes for granted, of one subject or of all: an amount, so many times as much, or a text (an address, a key). */
const claim = z
  .strictObject({
    subject: id.optional(),
    amount: z.number().optional(),
    currency: currency.optional(),
    unit: unit.optional(),
    per: span.optional(),
    times: positive.optional(),
    text: text.optional(),
  })
  .refine(({ amount, times, text }) => [amount, times, text].filter((said) => said !== undefined).length === 1, 'needs one of amount, times, text');
export type Claim = z.infer<typeof claim>;

/** Without subjects: asked of everyone. */
const fact = z.strictObject({
  kind: z.literal('fact'),
  subjects: ids,
  topics: topics.refine(some, 'none'),
  /** `whether`: a yes or no leads the answer; `when`: a date; `count`: a number; `which`: names. */
  asks: z.enum(['value', 'whether', 'when', 'count', 'which']),
  claims: z.array(claim).optional(),
  /** What held before the present terms. */
  previous: yes.optional(),
  /** The verb that a yes or no goes with: may one, will it, does it support; `over`: has it ended. */
  modal: z.enum(['over', 'may', 'will', 'supports', 'needs', 'has']).optional(),
  /** Two sources differ, and it asks which holds. */
  disputed: yes.optional(),
  /** That prices are wanted in. */
  currency: currency.optional(),
  except,
  when,
});

/** A product that the data does not hold, with what the person says of it. */
const given = z.strictObject({
  name: text,
  /** Of so long, a month where nothing is said. */
  price: natural.optional(),
  currency: currency.optional(),
  per: span.optional(),
  quotas: z.array(limit).optional(),
});

const compare = z
  .strictObject({
    kind: z.literal('compare'),
    subjects: ids.refine(some, 'none'),
    topics: topics,
    /** `same`: are they the same thing; `shared`, `only`: what they share, what only one has. Without it side by side. */
    asks: z.enum(['better', 'same', 'shared', 'only', 'difference']).optional(),
    given: z.array(given).optional(),
    except,
    when,
  })
  .refine(({ subjects, given: others = [] }) => subjects.length + others.length > 1, 'needs two to compare');

const changes = z.strictObject({
  kind: z.literal('changes'),
  subjects: ids,
  topics: topics.optional(),
  /** Only rises or only cuts of a price. */
  direction: z.enum(['up', 'down']).optional(),
  /** Only what came anew: "when was it added". */
  began: yes.optional(),
  when,
});

const define = z.strictObject({ kind: z.literal('define'), terms: ids.refine(some, 'none'), subjects: ids.optional() });

/** `text`: what was said; `options`: what it may mean; `question`: with a place for the choice, `{}`. */
const clarify = z.strictObject({
  kind: z.literal('clarify'),
  text: z.string(),
  options: ids.refine(some, 'none'),
  question: z.string(),
});

/** `product`: one of the trade that the data does not hold; `future`: what nobody has announced. */
const unknown = z.strictObject({
  kind: z.literal('unknown'),
  reason: z.enum(['topic', 'name', 'product', 'question', 'future']),
  words: texts.optional(),
  subjects: ids.optional(),
});

/** What is said to the bot, or about its last answer. */
const talk = z.strictObject({
  kind: z.literal('talk'),
  about: z.enum(['greeting', 'thanks', 'help', 'bot', 'data', 'doubt', 'source', 'why', 'report', 'off-topic', 'empty']),
});

export const query = z.discriminatedUnion('kind', [fact, compare, select, use, sum, changes, define, clarify, unknown, talk]);

export type Query = z.infer<typeof query>;
export type QueryOf<K extends Query['kind']> = Extract<Query, { kind: K }>;
