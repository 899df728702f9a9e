/** What sums are made of. */
import type { Ref } from '#src/catalog/types.ts';
import type { QueryOf } from '../../query/query.ts';
import type { Row as SumRow } from '../../query/sum.ts';
import { type PriceTerm, type QuotaTerm, termPath } from '../../query/terms.ts';
import { type Meaning, shared } from '../meaning.ts';

export type Sum = QueryOf<'sum'>;
export type { SumRow };

export const sumOf = (meaning: Meaning, sum: Omit<Sum, 'kind' | 'when' | 'except'>): Sum => ({ kind: 'sum', ...sum, ...shared(meaning) });

/** A row for the price of so many of a subject, by the month unless told otherwise. */
export const priceOf = ({ id: subject }: Ref, term: Partial<Omit<PriceTerm, 'of'>> = {}, count = 1): SumRow => ({
  subject,
  ...(count === 1 ? {} : { count }),
  term: termPath({ of: 'price', per: 'month', ...term }),
});

export const quotaOf = ({ id: subject }: Ref, term: Omit<QuotaTerm, 'of'> = {}): SumRow => ({ subject, term: termPath({ of: 'quota', ...term }) });

/** Over so many months; one is not told. */
export const over = (months: number) => (months === 1 ? {} : { months });

/** Spans one after the other; the longest may be what the others and the first month come to: "the first, then two more, three in all". */
function inTurn(months: readonly number[]): number {
  const longest = Math.max(...months);
  const rest = months.reduce((sum, count) => sum + count, 0) - longest;
  // The first month is a span of its own, or a word without a figure.
  const parts = months.includes(1) ? (months.length > 2 ? rest : 0) : rest + 1;
  return parts === longest ? longest : rest + longest;
}

const YEAR = 12;

/** How long is paid for: the longest span of the text, a quarter or a year by word, otherwise one month. */
export function monthsIn({ heard }: Meaning): number {
  const months = heard.roles.figures.flatMap((figure) => (figure.role === 'months' ? figure.value : []));
  const turns = heard.has('first') && heard.has('regular', 'second') && heard.has('total') && months.length > 1 && !heard.has('window-year');
  const told = turns && months.every((count) => count < YEAR) ? inTurn(months) : Math.max(...months, 0);
  if (told > 1) return told < YEAR && months.length === 1 && heard.has('then-months') ? told + 1 : told;
  if (heard.has('yearly', 'window-year')) return YEAR;
  return heard.has('quarterly', 'window-quarter') ? 3 : told || 1;
}

/** People who share one plan, or its price. */
export const splitIn = ({ heard }: Meaning): number | undefined =>
  heard.people !== undefined && heard.people > 1 && heard.has('split') && !heard.has('each-has-one') ? heard.people : undefined;
