/** What a row of a sum holds of its subject, as a path: `prices/first/month`, `quotas/5h/in=token`, `apiPrices/output`. */

import { isDay } from '#src/catalog/days.ts';
import { periods, type Unit, units } from '#src/catalog/schema.ts';
import { type LimitWindow, limitWindows } from '#src/catalog/spans.ts';
import type { PriceTerm as CorePriceTerm } from '#src/core/sum/types.ts';
import { figure, flag, formsOf, type Head, parsePath, printPath } from './path.ts';
import { type TokenPart, tokenParts } from './topics.ts';

/** `offer`: in a promotion of the data; `nth`: of a month by its place; `earlier`: before the present price. */
export type PriceTerm = Omit<CorePriceTerm, 'off'>;
/** What a plan allows in a window of its own, told in `unit` where one is asked for; `multiple`: of the smallest tier's. */
export type QuotaTerm = {
  readonly of: 'quota';
  readonly window?: LimitWindow | undefined;
  readonly unit?: Unit | 'task' | 'multiple' | undefined;
  readonly model?: string | undefined;
};
/** What 1M tokens of one part cost with a model on pay-as-you-go. */
export type ApiTerm = { readonly of: 'api'; readonly part: TokenPart };
export type Term = PriceTerm | QuotaTerm | ApiTerm;

const told = [...units, 'task', 'multiple'];

const HEADS: Readonly<Record<string, Head>> = {
  prices: {
    gives: { of: 'price' },
    segments: [
      { field: 'phase', values: ['first', 'regular', 'offer'] },
      { field: 'per', values: periods, otherwise: 'month' },
      figure('nth', 'nth'),
      { field: 'day', key: 'day', read: (text) => (isDay(text) ? text : undefined) },
      flag('earlier', 'earlier'),
    ],
  },
  quotas: {
    gives: { of: 'quota' },
    segments: [
      { field: 'window', values: limitWindows },
      { field: 'unit', key: 'in', read: (text) => told.find((unit) => unit === text) },
      { field: 'model', key: 'model' },
    ],
  },
  apiPrices: { gives: { of: 'api' }, segments: [{ field: 'part', values: tokenParts, otherwise: 'input' }] },
};

const headOf = { price: 'prices', quota: 'quotas', api: 'apiPrices' } as const;

/** How a path of this kind is written. */
export const termForms = formsOf(HEADS);

/** Throws RangeError for what is no path of a term. */
export const parseTerm = (path: string): Term => parsePath(HEADS, path) as Term;

export const termPath = (term: Term): string => printPath(headOf[term.of], HEADS[headOf[term.of]] as Head, term);
