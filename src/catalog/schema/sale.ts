/** The sale of a plan: whether, when, to whom and in what number it is sold, and what it goes on as. */
import { z } from 'zod';
import { country, id, localized } from './basics.ts';
import { fact } from './provenance.ts';

export const saleAttributes = {
  availability: {
    fact: fact({ to: z.enum(['new', 'renewal', 'upgrade']), state: z.enum(['open', 'limited', 'closed']), detail: localized.optional() }),
    keys: ['to'],
  },
  /** The time of day (UTC+8) at which what is sold in limited numbers comes on sale each day. */
  saleTimes: { fact: fact({ at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'no time of day (HH:MM)') }), keys: ['at'] },
  /** How many seats one order takes, where a plan is sold by the seat; `included`: those that the price without `seat` covers. */
  seats: {
    fact: fact({ least: z.int().positive().optional(), most: z.int().positive().optional(), included: z.int().positive().optional() }).refine(
      ({ least, most, included }) => (least ?? most ?? included) !== undefined && (least ?? 1) <= (most ?? Number.POSITIVE_INFINITY),
      'needs least, most or included, in order',
    ),
    keys: [],
  },
  /** Who may buy: countries by their ISO codes (`except`: everywhere else), natural persons, who has a number of mainland China, who proves an identity. */
  buyers: {
    fact: fact({
      countries: z.array(country).optional(),
      except: z.array(country).optional(),
      individuals: z.enum(['yes', 'no']).optional(),
      phone: z.enum(['mainland', 'any']).optional(),
      identity: z.enum(['yes', 'no']).optional(),
      detail: localized.optional(),
    }),
    keys: [],
  },
  /** What a subscription goes on as when its period ends, where it cannot be renewed as it is. */
  renewsAs: { fact: fact({ plan: id, detail: localized.optional() }), keys: [] },
} as const;
