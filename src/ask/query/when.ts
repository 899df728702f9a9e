/** When a question is about, for whom, and what it does not want. */
import { z } from 'zod';
import { isDay } from '#src/catalog/days.ts';
import { day, id, ids, texts } from './parts.ts';

/**
 * `day`: that it is about; `since`, `until`: a stretch of time, both inclusive, open where one is absent; `era`: the days on which a model was its maker's
 * newest; `cohort`: whoever subscribed before that day, or `earlier` than some change where no day is named.
 */
export const when = z
  .strictObject({
    day: day.optional(),
    since: day.optional(),
    until: day.optional(),
    era: id.optional(),
    cohort: z
      .string()
      .refine((text) => text === 'earlier' || isDay(text), 'neither "earlier" nor a day')
      .optional(),
  })
  .meta({ id: 'when' })
  .optional();
export type When = NonNullable<z.infer<typeof when>>;

/** What was said not to be wanted. `editions`: words of a tier's name that a plain one lacks; `sale`: states of sale. */
export const except = z
  .strictObject({
    subjects: ids.optional(),
    editions: texts.optional(),
    phases: z.array(z.enum(['first', 'second', 'regular', 'renewal'])).optional(),
    clients: ids.optional(),
    models: ids.optional(),
    sale: z.array(z.enum(['open', 'limited', 'closed'])).optional(),
  })
  .meta({ id: 'except' })
  .optional();
export type Except = NonNullable<z.infer<typeof except>>;
