/** Values that facts of many kinds are made of. */
import { z } from 'zod';
import { currencies } from '../currencies.ts';
import { isDay } from '../days.ts';

const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;

/** A calendar day (YYYY-MM-DD) in Asia/Shanghai. */
export const day = z.string().refine(isDay, 'no such day (YYYY-MM-DD)');
export const id = z.string().regex(ID);
export const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const url = z.url({ protocol: /^https?$/ });
/** ISO 3166: CN, DE. */
export const country = z.string().regex(/^[A-Z]{2}$/);
export const currency = z.enum(currencies);

const range = z.strictObject({ low: z.number().nonnegative(), typical: z.number().nonnegative().optional(), high: z.number().nonnegative() });
/** A figure, or an interval. */
export const amount = z.union([z.number().nonnegative(), range]);
export const bound = z.enum(['exact', 'atMost', 'atLeast']).optional();

export type Day = z.infer<typeof day>;
export type Localized = z.infer<typeof localized>;
export type Amount = z.infer<typeof amount>;
