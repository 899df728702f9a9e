/** What is stated of a model: its first day, its size, what it costs by the token and how it does in tests. */
import { z } from 'zod';
import { amount, currency, day, id, localized } from './basics.ts';
import { fact } from './provenance.ts';

export const modelAttributes = {
  /** Of a model: the day from which anybody could use it. Before that day it neither ranks nor is offered; without one its first day is unknown. */
  released: { fact: fact({ day }), keys: [] },
  /** Of a model: what a public test gives it. `of`: the best that can be had; `harness`: the agent that it was run in. Scores of two tests are never set against each other. */
  benchmarks: {
    fact: fact({ test: id, score: z.number(), of: z.number().positive().optional(), harness: z.string().min(1).optional() }),
    keys: ['test', 'harness'],
  },
  /** Of a model: tokens a second as somebody measured them, at `host` where that is not the model's own vendor. */
  speed: { fact: fact({ tokensPerSecond: amount, host: z.string().min(1).optional() }), keys: ['host'] },
  /** Of a model: weights in all and active per token. */
  parameters: { fact: fact({ total: z.number().positive(), active: z.number().positive().optional() }), keys: [] },
  /** Of a model: tokens. */
  context: { fact: fact({ tokens: z.number().positive() }), keys: [] },
  highlights: { fact: fact({ text: localized }), keys: [] },
  /**
   * Price of 1M tokens on pay-as-you-go. Several tiers: cheapest first; `upTo` (input tokens of the request, inclusive) stays away where the source does not say it.
   * `host`: who serves it, where that is not the model's own vendor; `list`: a price list of its own (cn, intl).
   */
  apiPrices: {
    fact: fact({
      kind: z.enum(['input', 'cached-input', 'output', 'cache-write']),
      currency,
      tiers: z.array(z.strictObject({ amount: z.number().nonnegative(), upTo: z.number().positive().optional() })).min(1),
      host: z.string().min(1).optional(),
      list: z.enum(['cn', 'intl']).optional(),
    }),
    keys: ['kind', 'currency', 'host', 'list'],
  },
} as const;
