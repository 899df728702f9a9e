/** What the readers of sums write their rows with. */
import type { Ref } from '#src/catalog/types.ts';
import type { QueryOf, SumRow, SumTerm } from './earlier/query.ts';
import type { Frame } from './frame.ts';

export type SumQuery = QueryOf<'sum'>;

type PriceTerm = Extract<SumTerm, { of: 'price' }>;

/** A sum of the day and the terms that the question names. */
export const sums = (sum: Omit<SumQuery, 'kind'>, frame: Frame): SumQuery => ({ kind: 'sum', ...sum, ...frame.when });

const price = (more: Partial<PriceTerm> = {}): PriceTerm => ({ of: 'price', per: 'month', ...more });

/** A row for the price of so many of a subject, by the month unless told otherwise. */
export const priceOf = (subject: Ref, more: Partial<PriceTerm> = {}, count = 1): SumRow => ({
  subject,
  ...(count === 1 ? {} : { count }),
  term: price(more),
});

/** Over so many months; one is not told. */
export const over = (months: number) => (months === 1 ? {} : { months });
