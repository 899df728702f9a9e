/** Questions that are answered by a sum: what is reckoned, with the figures that the person gives. */
import { z } from 'zod';
import { currencies, day, id, periods, units, windows } from '#src/catalog/schema.ts';
import { ref, share, span, subjects, tokenPart, topic, when } from './query-parts.ts';

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
