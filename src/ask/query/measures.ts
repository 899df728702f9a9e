/** What a selection is ordered by, as a path: `prices/regular/month`, `quotas/week`, `unitPrice/week/request`, `ratio/month/5h`, `count/clients`. */
import { type Attribute, attributes, type Period, periods, type Unit, units, windows } from '#src/catalog/schema.ts';
import { type LimitWindow, shortestWindow } from '#src/catalog/spans.ts';
import { figure, formsOf, type Head, parsePath, printPath } from './path.ts';
import { type TokenPart, tokenParts } from './topics.ts';

type Window = LimitWindow | 'all';

export type Measure =
  | { readonly by: 'price'; readonly phase: 'first' | 'regular'; readonly per: Period }
  | { readonly by: 'quota'; readonly window: Window }
  /** `spend`: told as so much quota for this much money. */
  | {
      readonly by: 'unit-price';
      readonly window?: Window | undefined;
      readonly unit?: Unit | 'multiple' | undefined;
      readonly spend?: number | undefined;
    }
  | { readonly by: 'window-ratio'; readonly over: Window; readonly under: Window }
  | { readonly by: 'count'; readonly attribute: Attribute }
  | { readonly by: 'parameters'; readonly active: boolean }
  | { readonly by: 'context' }
  | { readonly by: 'speed' }
  | { readonly by: 'api-price'; readonly part: TokenPart }
  | { readonly by: 'rating'; readonly dimension: string };

const window = { field: 'window', values: windows, otherwise: 'month' } as const;

/** By the head of the path; what is left unsaid is the regular price, and the month. */
const HEADS: Readonly<Record<string, Head>> = {
  prices: {
    gives: { by: 'price' },
    segments: [
      { field: 'phase', values: ['first', 'regular'], otherwise: 'regular' },
      { field: 'per', values: periods, otherwise: 'month' },
    ],
  },
  quotas: { gives: { by: 'quota' }, segments: [window] },
  unitPrice: {
    gives: { by: 'unit-price' },
    segments: [{ field: 'window', values: windows }, { field: 'unit', values: [...units, 'multiple'] }, figure('spend', 'spend')],
  },
  ratio: {
    gives: { by: 'window-ratio' },
    segments: [
      { field: 'over', values: windows, otherwise: 'month' },
      { field: 'under', key: 'to', read: (text) => windows.find((each) => each === text), otherwise: shortestWindow },
    ],
  },
  count: { gives: { by: 'count' }, segments: [{ field: 'attribute', values: Object.keys(attributes), otherwise: 'models' }] },
  parameters: {
    gives: { by: 'parameters' },
    segments: [{ field: 'active', values: ['active'], read: () => true, write: (active: boolean) => (active ? 'active' : ''), otherwise: false }],
  },
  context: { gives: { by: 'context' }, segments: [] },
  speed: { gives: { by: 'speed' }, segments: [] },
  apiPrices: { gives: { by: 'api-price' }, segments: [{ field: 'part', values: tokenParts, otherwise: 'input' }] },
  ratings: { gives: { by: 'rating' }, segments: [{ field: 'dimension', free: /^[a-z0-9.-]+$/, key: 'dimension' }] },
};

const headOf = Object.fromEntries(Object.entries(HEADS).map(([name, { gives }]) => [gives['by'], name])) as Readonly<Record<Measure['by'], string>>;

/** How a path of this kind is written. */
export const measureForms = formsOf(HEADS);

/** Throws RangeError for what is no path of a measure. */
export function parseMeasure(path: string): Measure {
  const found = parsePath(HEADS, path) as Measure;
  if (found.by === 'rating' && found.dimension === undefined) throw new RangeError(`${path} does not say which rating`);
  return found;
}

export function measurePath(measure: Measure): string {
  const name = headOf[measure.by];
  return printPath(name, HEADS[name] as Head, measure);
}
