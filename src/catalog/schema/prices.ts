/** What money buys: prices in their phases, what is taken off them, and what is paid or given beside them. */
import { z } from 'zod';
import { periods } from '../spans.ts';
import { units } from '../units.ts';
import { amount, country, currency, id, localized } from './basics.ts';
import { fact } from './provenance.ts';

/** What a price is tied to: the subscription renews itself, or it is bought for one period only. */
export const conditions = ['automatic-renewal', 'single', 'student'] as const;
const purchases = z.array(z.enum(['first-purchase', 'upgrade', 'renewal'])).min(1);

export const priceAttributes = {
  /**
   * What one billing period costs in a phase. `periods`: how many periods the phase lasts, or that nobody says. `condition`: only who accepts it pays
   * this; the price without one is the price. `country` (ISO): only there. `seat`: of each seat. `on`: who gets an opening price besides new buyers.
   */
  prices: {
    fact: fact({
      phase: z.enum(['first', 'second', 'regular', 'renewal']),
      per: z.enum(periods),
      amount: z.number().nonnegative(),
      currency,
      periods: z.union([z.int().positive(), z.literal('unknown')]).optional(),
      condition: z.enum(conditions).optional(),
      on: purchases.optional(),
      country: country.optional(),
      seat: z.literal(true).optional(),
    }),
    keys: ['phase', 'per', 'currency', 'condition', 'country'],
  },
  /** `off` is the share taken off (0.55 = 55 % less). `referral`: only for who comes by somebody's link; no calculation takes it off. */
  discounts: {
    fact: fact({
      id,
      name: localized,
      per: z.enum(periods).optional(),
      off: z.number().min(0).max(1),
      on: purchases,
      referral: z.literal(true).optional(),
      detail: localized.optional(),
    }),
    keys: ['id', 'per'],
  },
  /** What may be used beyond the quota, and what it costs: so much of money for `of` a `unit`. `byDefault: off`: only who switches it on pays. */
  overage: {
    fact: fact({
      amount: z.number().nonnegative(),
      currency,
      of: z.number().positive(),
      unit: z.enum(units),
      byDefault: z.enum(['on', 'off']).optional(),
      detail: localized.optional(),
    }),
    keys: ['unit', 'currency'],
  },
  /** Quota that may be bought on top: `amount` of `unit` for a price, to be used within so many days. */
  packs: {
    fact: fact({
      id,
      price: z.number().nonnegative(),
      currency,
      amount: z.number().positive(),
      unit: z.enum(units),
      days: z.int().positive().optional(),
    }),
    keys: ['id'],
  },
  /** Use that is given once: on signing up, with a purchase, for signing in. */
  grants: {
    fact: fact({ on: z.enum(['sign-up', 'purchase', 'sign-in']), amount, unit: z.enum(units), detail: localized.optional() }),
    keys: ['on', 'unit'],
  },
  /** What is charged beside the price: a share of it, or a sum. */
  fees: {
    fact: fact({
      id,
      name: localized,
      share: z.number().min(0).max(1).optional(),
      amount: z.number().nonnegative().optional(),
      currency: currency.optional(),
    })
      .refine(({ share, amount: sum }) => (share ?? sum) !== undefined, 'needs share or amount')
      .refine(({ amount: sum, currency: of }) => (sum === undefined) === (of === undefined), 'an amount needs a currency'),
    keys: ['id'],
  },
} as const;
