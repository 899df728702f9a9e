/**
 * Questions that are answered by a sum: rows, and how they stand to each other. A row carries its period and unit; core brings rows of different periods
 * to one before they meet.
 */
import { z } from 'zod';
import { currency, id, natural, positive, share, span, term, unit, whole, yes } from './parts.ts';
import { except, when } from './when.ts';

/**
 * `term`: a price or a quota of the subject; with an `amount` that amount of the question instead of the plan's own. Without a term the amount alone: money,
 * so many of a unit, or a bare number. `count`: so many of the plan, or of its windows; `off`: a share taken off, by the person's own account.
 */
export const row = z
  .strictObject({
    subject: id.optional(),
    count: positive.optional(),
    term: term.optional(),
    amount: natural.optional(),
    unit: unit.optional(),
    currency: currency.optional(),
    per: span.optional(),
    off: share.optional(),
  })
  .refine(({ term, amount }) => term !== undefined || amount !== undefined, 'needs a term or an amount')
  .refine(({ term, subject, amount }) => term === undefined || (subject ?? amount) !== undefined, 'a term needs its subject')
  .refine(({ term, amount }) => term === undefined || amount === undefined || term.startsWith('quotas'), 'only a quota takes an amount instead');
export type Row = z.infer<typeof row>;

/**
 * `each`: every row by itself. `total`: all rows together. `difference`: the first less the second. `ratio`: the first over the second. `into`: the first
 * told in what the others are: money in plans, prompts in requests, dollars in yuan.
 */
export const sum = z.strictObject({
  kind: z.literal('sum'),
  rows: z.array(row).refine(({ length }) => length > 0, 'none'),
  relation: z.enum(['each', 'total', 'difference', 'ratio', 'into']),
  /** Rows go by twos. */
  pairs: yes.optional(),
  /** Over so many months. */
  months: positive.optional(),
  /** Told for this span. */
  per: span.optional(),
  /** People who share it. */
  among: whole.optional(),
  /** Yuan for a dollar, as the person has it. */
  rate: positive.optional(),
  /**
   * How a quota is used, by the person's own account. `windows`: so many 5-hour windows used up, each day where a span is asked for, on so many `days` of
   * it; `takes`: what one prompt, request or task takes; `task`: a kind of work of the data; `uncachedShare`: of all tokens.
   */
  use: z
    .strictObject({
      hoursPerDay: positive.optional(),
      workdays: yes.optional(),
      windows: whole.optional(),
      days: whole.optional(),
      takes: z
        .array(z.strictObject({ of: z.enum(['prompt', 'request', 'task']), amount: positive, high: positive.optional(), unit: unit }))
        .optional(),
      task: id.optional(),
      uncachedShare: share.optional(),
    })
    .optional(),
  except,
  when,
});
