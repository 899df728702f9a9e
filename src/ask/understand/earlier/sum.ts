/**
 * Questions that are answered by a sum: rows of terms, and how they stand to each other. A row carries its period and unit; core brings rows of different
 * periods to one before they meet.
 */
import { z } from 'zod';
import { currencies, day, id, periods, units } from '#src/catalog/schema.ts';
import { limitWindows } from '#src/catalog/spans.ts';
import { ref, share, span, tokenPart, when } from './parts.ts';

const positive = z.number().positive();
const limitWindow = z.enum(limitWindows);

/** A price of a plan, paid by `per`; `offer`: in a promotion of the data; `earlier`: before the present one; `nth`: of a month by its place. */
const price = z.strictObject({
  of: z.literal('price'),
  phase: z.enum(['first', 'regular', 'offer']).optional(),
  per: z.enum(periods),
  nth: z.number().int().positive().optional(),
  /** A share taken off, by the person's own account. */
  off: share.optional(),
  day: day.optional(),
  earlier: z.literal(true).optional(),
});

/** What a plan allows in a window of its own, told in `unit` where one is asked for; `multiple`: of the smallest tier's. */
const quota = z.strictObject({
  of: z.literal('quota'),
  window: limitWindow.optional(),
  unit: z.enum([...units, 'task', 'multiple']).optional(),
  model: id.optional(),
  /** A figure of the question instead of the plan's own; without a unit it is in that of the plan. */
  said: z.strictObject({ amount: z.number().nonnegative(), unit: z.enum(units).optional() }).optional(),
});

/** What 1M tokens of one part cost with a model on pay-as-you-go. */
const api = z.strictObject({ of: z.literal('api'), part: tokenPart });

/** A figure of the question: money, an amount of a unit or of nothing in particular. */
const amount = z.strictObject({
  of: z.literal('amount'),
  value: z.number().nonnegative(),
  unit: z.enum(units).optional(),
  currency: z.enum(currencies).optional(),
  per: span.optional(),
  off: share.optional(),
});

const term = z.discriminatedUnion('of', [price, quota, api, amount]);

/** `count`: so many of the plan, or of its windows. */
const row = z.strictObject({ subject: ref.optional(), count: positive.optional(), term });

/**
 * `each`: every row by itself. `total`: all rows together. `difference`: the first less the second. `ratio`: the first over the second. `into`: the first told
 * in what the others are: money in plans, prompts in requests, dollars in yuan.
 */
export const sum = z.strictObject({
  kind: z.literal('sum'),
  rows: z.array(row).min(1),
  relation: z.enum(['each', 'total', 'difference', 'ratio', 'into']),
  /** Rows go by twos. */
  pairs: z.literal(true).optional(),
  /** Over so many months. */
  months: positive.optional(),
  /** Told for this span. */
  per: span.optional(),
  /** People who share it. */
  among: z.number().int().positive().optional(),
  /** Yuan for a dollar, as the person has it. */
  rate: positive.optional(),
  /**
   * How a quota is used, by the person's own account. `windows`: so many 5-hour windows used up, each day where a span is asked for, on so many `days` of
   * it; `takes`: what one prompt, request or task takes; `task`: a kind of work of the data.
   */
  use: z
    .strictObject({
      hoursPerDay: positive.optional(),
      workdays: z.literal(true).optional(),
      windows: z.number().int().positive().optional(),
      days: z.number().int().positive().optional(),
      takes: z
        .array(z.strictObject({ of: z.enum(['prompt', 'request', 'task']), amount: positive, high: positive.optional(), unit: z.enum(units) }))
        .optional(),
      task: id.optional(),
      /** Of all tokens. */
      uncachedShare: share.optional(),
    })
    .optional(),
  ...when,
});
