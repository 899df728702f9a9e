/** Questions that choose: which plans, lines or models there are with something, in an order or not, and what to buy. */
import { z } from 'zod';
import { bound, currency, ids, limit, measure, natural, texts, topics, whole, yes } from './parts.ts';
import { workload } from './use.ts';
import { except, when } from './when.ts';

/** `from`: the least of a range, of which the amount is the most. `of: first`: it is to pay the first payment, not the price that stays. */
const budget = z.strictObject({
  amount: z.number(),
  from: z.number().optional(),
  currency: currency.optional(),
  bound: bound,
  of: z.literal('first').optional(),
});

/** What must be so. A client, model, family or protocol is in the list; a rule or a feature stands as a buyer would rather have it. */
const filter = z.strictObject({
  clients: ids.optional(),
  models: ids.optional(),
  families: texts.optional(),
  protocols: ids.optional(),
  features: ids.optional(),
  rules: ids.optional(),
  budget: budget.optional(),
  quota: limit.optional(),
  /** Windows that it is not to have a limit in. */
  noCap: ids.optional(),
  /** The currency it is sold in. */
  currency: currency.optional(),
  region: z.enum(['cn', 'intl']).optional(),
  /** What is closed to buyers, too. */
  closed: yes.optional(),
});
export type Filter = z.infer<typeof filter>;

export const select = z.strictObject({
  kind: z.literal('select'),
  of: z.enum(['plans', 'lines', 'models']),
  /** Whom to choose among: vendors, lines, plans, models, or kinds of what is sold ("editor"); everyone where it is absent. */
  among: ids.optional(),
  filter: filter.optional(),
  by: measure.optional(),
  order: z.enum(['least', 'most']).optional(),
  /** So many of the first; `each`: the first of every vendor. */
  take: z.union([whole, z.literal('each')]).optional(),
  /** What else is asked about those that come first. */
  show: topics.optional(),
  use: workload.optional(),
  people: natural.optional(),
  /** How they work and what matters to them; `tight`: as little money as possible. */
  manner: z.array(z.enum(['burst', 'steady', 'light', 'heavy', 'beginner', 'tight'])).optional(),
  /** They asked what to buy. */
  advise: yes.optional(),
  /** "Is it worth buying", about what `among` names. */
  worth: yes.optional(),
  /** What they need that no field holds, in their own words. */
  conditions: texts.optional(),
  except,
  when,
});
