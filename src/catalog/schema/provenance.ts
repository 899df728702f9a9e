/** Where a fact is from, when it holds and for whom. */
import { z } from 'zod';
import { day, id, localized } from './basics.ts';

/** Best first: a vendor's page (or a transcript of it), somebody's measurement, a third party, our arithmetic, an opinion. */
export const bases = ['vendor', 'measured', 'reported', 'derived', 'opinion'] as const;

/** Whom a fact is about: buyers of the day, or those who subscribed before a day and keep their terms. */
const cohort = z.union([z.literal('new'), z.strictObject({ subscribedBefore: day })]);

const provenance = {
  /** Key in sources.yaml. */
  source: id,
  /** Where in the source: a heading, a row, a list entry, in the source's own words. */
  place: z.string().min(1).optional(),
  /** The day the source was last seen saying so; without it the source's own date. */
  checked: day.optional(),
  /** Without it the source's own basis. */
  basis: z.enum(bases).optional(),
  /** First day it holds (inclusive) and first day it no longer holds (exclusive); no `from`: the start is unknown. */
  from: day.optional(),
  until: day.optional(),
  /** The day its own source took it back as mistaken. */
  retracted: day.optional(),
  for: cohort.optional(),
  approx: z.literal(true).optional(),
  note: localized.optional(),
};

/** A value with its provenance. */
export const fact = <S extends z.ZodRawShape>(shape: S) => z.strictObject({ ...shape, ...provenance });

export type Basis = (typeof bases)[number];
export type Cohort = z.infer<typeof cohort>;
