/**
 * What the kinds of questions are made of. Parts with a name stand once in the JSON schema that a language model is given; what a plain text or number
 * must be besides is checked here, and not told there: the schema has to be short.
 */
import { z } from 'zod';
import { isDay } from '#src/catalog/days.ts';
import { currencies, id as idOf, periods, units, windows } from '#src/catalog/schema.ts';
import { spans } from '#src/catalog/spans.ts';
import { parseMeasure } from './measures.ts';
import { pathOf } from './path.ts';
import { parseTerm } from './terms.ts';
import { parseTopic } from './topics.ts';

const named = <S extends z.ZodType>(id: string, schema: S): S => schema.meta({ id });
const numberThat = (holds: (value: number) => boolean, message: string) => z.number().refine(holds, message);

export const id = z.string().refine((text) => idOf.safeParse(text).success, 'no id');
/** Of vendors, lines, plans, models and clients, or of the glossary; in the order said. */
export const ids = named('ids', z.array(id));
export const texts = named('texts', z.array(z.string().refine((text) => text !== '', 'empty')));
export const text = z.string().refine((each) => each !== '', 'empty');
export const day = z.string().refine(isDay, 'no such day (YYYY-MM-DD)');
export const unit = named('unit', z.enum(units));
export const currency = named('currency', z.enum(currencies));
export const span = named('span', z.enum(spans));
export const period = z.enum(periods);
export const positive = numberThat((value) => value > 0, 'not above 0');
export const natural = numberThat((value) => value >= 0, 'below 0');
export const whole = numberThat((value) => Number.isInteger(value) && value > 0, 'no whole number above 0');
export const share = numberThat((value) => value >= 0 && value <= 1, 'no share of 1');
export const yes = named('yes', z.literal(true));
export const topics = named('topics', z.array(pathOf(parseTopic)));
export const measure = pathOf(parseMeasure);
export const term = pathOf(parseTerm);
/** `exact` is not `atMost`: "the 49 one" is another budget than "up to 49". */
export const bound = named('bound', z.enum(['exact', 'about', 'atMost', 'atLeast', 'below']));
/** So much of a quota. */
export const limit = named(
  'limit',
  z.strictObject({ amount: natural, unit: unit.optional(), window: z.enum(windows).optional(), bound: bound.optional() }),
);
