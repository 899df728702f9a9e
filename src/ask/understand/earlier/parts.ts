/** What the kinds of questions are made of: what is asked about, when and for whom, and how much somebody uses. */
import { z } from 'zod';
import { type Attribute, attributes, currencies, day, id, periods, units, windows } from '#src/catalog/schema.ts';
import { spans } from '#src/catalog/spans.ts';

export const ref = z.strictObject({ kind: z.enum(['vendor', 'line', 'plan', 'model', 'client']), id });
export const attribute = z.enum(Object.keys(attributes) as [Attribute, ...Attribute[]]);
export const tokenPart = z.enum(['cached', 'uncached', 'input', 'output', 'cache-write', 'total']);
export const span = z.enum(spans);

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
  /**
   * `maker`: who made a model; `resets`: when a quota comes back; `unit`: in which units the quota is told; `counting`: how use is counted, from `unit` to `to`, of work of one
   * kind where `term` is a task; `peak`: at which hours it counts more or less; `credits`: what tokens cost in credits. */
  aspect: z.enum(['resets', 'counting', 'maker', 'unit', 'peak', 'credits']).optional(),
  /** Of `credits`: how many tokens, and the shares of them (input + output) that are cached and output. */
  tokens: z.number().positive().optional(),
  cached: z.number().min(0).max(1).optional(),
  output: z.number().min(0).max(1).optional(),
  /** Of `peak`: the hours that may fall into it, UTC+8; days 1 (Monday) to 7. */
  hours: z
    .strictObject({ days: z.array(z.literal([1, 2, 3, 4, 5, 6, 7])).optional(), from: z.number().min(0).max(24), to: z.number().min(0).max(24) })
    .optional(),
  to: z.enum(units).optional(),
});

/** When and for whom. `period`: a stretch of time that the question names ("in February"); `legacy`: an earlier subscriber who names no day. */
export const when = {
  day: day.optional(),
  period: z.strictObject({ from: day, until: day }).optional(),
  subscribedBefore: day.optional(),
  legacy: z.literal(true).optional(),
};

/** Of a price. */
export const share = z.number().min(0).max(1);
export const amountSaid = z.strictObject({ amount: z.number(), currency: z.enum(currencies).optional(), unit: z.enum(units).optional() });
export const subjects = z.array(ref);
