/** The hours at which use counts more, or less. */
import { z } from 'zod';

/**
 * `peak` of a multiplier or a credit tariff: `days` 1 (Monday) to 7, hours of the day in UTC+8, `to` exclusive; `also`: further spans;
 * `to` before `from` runs over midnight into the next day; `peak: off` = all other hours. `holidays: off`: public holidays of China have no peak.
 */
const hours = {
  days: z.array(z.int().min(1).max(7)).optional(),
  from: z.int().min(0).max(23),
  to: z.int().min(1).max(24),
};
export const peak = z.union([
  z.literal('off'),
  z.strictObject({ ...hours, also: z.array(z.strictObject(hours)).min(1).optional(), holidays: z.literal('off').optional() }),
]);
