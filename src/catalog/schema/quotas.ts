/** How much may be used: the windows of a quota, what counts more than once, and limits that use does not add up to. */
import { z } from 'zod';
import { limitWindows } from '../spans.ts';
import { units } from '../units.ts';
import { amount, bound, id } from './basics.ts';
import { peak } from './peak.ts';
import { fact } from './provenance.ts';

/** `all`: said of every window of a plan at once. */
export const windows = [...limitWindows, 'all'] as const;

export type QuotaWindow = (typeof windows)[number];

export const quotaAttributes = {
  /**
   * What a window allows. `amount: none` = no such limit. `times` says it as a multiple of another plan's quota; `window: all` = of all its windows.
   * `unpublished`: there is such a limit, and the vendor does not say how large. `resets: first-use`: the window opens with the first call after the
   * last one closed; `zone: utc`: calendar days and months are those of UTC. `model`: only where the reading is for one model; `pool` (a glossary id):
   * for models that draw on a quota of their own, `models` where they are named. `share`: the most of the window's quota for all that this model or pool may take. `parts`: what the
   * amount is made up of.
   */
  quotas: {
    fact: fact({
      window: z.enum(windows),
      resets: z.enum(['rolling', 'calendar', 'subscription', 'order', 'first-use']).optional(),
      amount: z.union([amount, z.literal('none')]).optional(),
      times: z.strictObject({ of: id, factor: z.number().positive() }).optional(),
      unpublished: z.literal(true).optional(),
      unit: z.enum(units).optional(),
      bound,
      model: id.optional(),
      pool: id.optional(),
      models: z.array(id).min(1).optional(),
      share: z.number().positive().max(1).optional(),
      zone: z.literal('utc').optional(),
      parts: z
        .array(z.strictObject({ kind: z.enum(['base', 'flexible', 'bonus']), amount: z.number().nonnegative() }))
        .min(2)
        .optional(),
    })
      .refine(
        (q) => [q.amount, q.times, q.unpublished, q.share].filter((said) => said !== undefined).length === 1,
        'needs one of amount, times, unpublished, share',
      )
      .refine((q) => q.share === undefined || (q.model ?? q.pool) !== undefined, 'a share is of a model or a pool')
      .refine((q) => q.parts === undefined || q.parts.reduce((sum, part) => sum + part.amount, 0) === q.amount, 'parts must add up to the amount')
      .refine((q) => q.amount === undefined || q.amount === 'none' || q.unit !== undefined, 'an amount needs a unit'),
    keys: ['window', 'model', 'pool'],
  },
  /** A call of `model` counts `factor` times against the quota. */
  multipliers: { fact: fact({ model: id, factor: amount, peak: peak.optional() }), keys: ['model', 'peak'] },
  /** Limits that use does not add up to: how much at once, or in a minute. */
  limits: {
    fact: fact({ kind: z.enum(['concurrency', 'requests-per-minute', 'tokens-per-minute', 'context']), amount, bound }),
    keys: ['kind'],
  },
} as const;
