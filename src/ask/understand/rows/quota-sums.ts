/** Sums over a quota: for another stretch of time, in another unit, for one task, on a model that counts more, with a share of uncached tokens. */
import type { QuotaWindow, Unit } from '#src/catalog/schema.ts';
import { isShortWindow, isSpokenWindow, type LimitWindow, type Span, shortestWindow } from '#src/catalog/spans.ts';
import type { QuotaTerm } from '../../query/terms.ts';
import { type Meaning, type Quantity, shared } from '../meaning.ts';
import { windowsIn } from '../spoken.ts';
import { type Figures, figuresOf, isThing, taskTerm, type Use, unitAs, type Windows, windowsUsed } from './quota-figures.ts';
import { onWorkdays, wantedOf } from './quota-wanted.ts';
import type { Row } from './row.ts';
import { quotaOf, type Sum, type SumRow, sumOf } from './sum-parts.ts';

/** The window a figure belongs to, else the longest that is named; a day asked for is not a window. */
function windowOf({ heard }: Meaning, quantity: Quantity | undefined): QuotaWindow | undefined {
  return isSpokenWindow(quantity?.per) ? quantity.per : windowsIn(heard).at(-1);
}

/** "用了 12000 次, 还剩多少": the limit less what is used of it. */
function remainder({ heard, subjects, quantities, when }: Meaning): Sum | undefined {
  if (subjects.plans.length === 0 || !heard.has('left')) return undefined;
  const used = quantities.find(({ start, unit, per }) => unit !== undefined && !isThing(per) && heard.isUsed(start));
  if (!used) return undefined;
  const said = isSpokenWindow(used.per) ? used.per : windowsIn(heard).at(-1);
  const window = said ?? (heard.has('this-month') ? ('month' as const) : heard.has('this-week') ? ('week' as const) : undefined);
  const unit = unitAs(used);
  const told = unit ? { unit } : {};
  return {
    kind: 'sum',
    relation: 'difference',
    rows: [...subjects.plans.map((plan) => quotaOf(plan, { ...(window ? { window } : {}), ...told })), { amount: used.value, ...told }],
    ...(when?.cohort ? { when: { cohort: when.cohort } } : {}),
  };
}

/** Other matters, or none that has a quota. */
function isElsewhere({ heard, subjects, wanted }: Meaning): boolean {
  // What is given or bought besides is no part of the quota.
  if (heard.hasTerm('credits-given', 'included-credit', 'credit-pack', 'overage-price')) return true;
  if (subjects.offers.length === 0 || wanted?.unit === 'money' || wanted?.unit === 'person') return true;
  return heard.has('api') && !(heard.has('convert') && wanted?.unit === 'request');
}

/** The window that the quota is of: of windows used up the 5 hours, of the most that a day can hold too. */
function windowFor(
  { heard }: Meaning,
  windows: Windows,
  window: QuotaWindow | undefined,
  per: Span | undefined,
  each: boolean,
): LimitWindow | undefined {
  if (windows.used !== undefined || windows.daily) return shortestWindow;
  if (window && window !== 'all') return window === per ? undefined : window;
  return per === 'day' && !each && window === undefined && heard.has('at-most') ? shortestWindow : undefined;
}

/** How it is used, by the person's own account. */
function useOf(meaning: Meaning, { each, stated }: Figures, { daily, used }: Windows, per: Span | undefined, window: QuotaWindow | undefined): Use {
  const hours = meaning.heard.roles.figures.find(({ role }) => role === 'hours')?.value;
  const task = taskTerm(meaning);
  const takes = each ? [each] : stated;
  const windows = daily?.windows ?? used;
  return {
    ...(windows === undefined ? {} : { windows }),
    ...(daily?.days === undefined ? {} : { days: daily.days }),
    ...(per === 'day' && onWorkdays(meaning) ? { workdays: true as const } : {}),
    ...(hours !== undefined && (per === 'day' || isShortWindow(window)) ? { hoursPerDay: hours } : {}),
    ...(takes.length > 0 ? { takes: [...takes] } : {}),
    ...(task && !each ? { task } : {}),
  };
}

/** Nobody reckons with a handful of tokens. */
const fewTokens = 1000;

/** A figure of the question that stands for the plan's own. */
function saidOf({ quantity, each }: Figures): Pick<SumRow, 'amount' | 'unit'> {
  if (!quantity || quantity.unit === undefined || each || (quantity.unit === 'token' && quantity.value < fewTokens)) return {};
  const unit = unitAs(quantity);
  return { amount: quantity.value, ...(unit ? { unit } : {}) };
}

/** What a quota comes to in another unit, for another span, for tasks or for people; nothing where the quota is asked as it stands. */
function quotaSum(meaning: Meaning): Sum | undefined {
  if (isElsewhere(meaning)) return undefined;
  const windows = windowsUsed(meaning);
  const figures = figuresOf(meaning, windows);
  const window = windowOf(meaning, figures.quantity);
  const wanted = wantedOf(meaning, figures, windows, window);
  if (!wanted) return undefined;
  const { per, unit } = wanted;
  const each = figures.each !== undefined;
  const limit = windowFor(meaning, windows, window, per, each);
  const [model] = meaning.subjects.models;
  const use = useOf(meaning, figures, windows, per, limit);
  const { people } = meaning.heard;
  // People who share it, where it is told for no span and no task.
  const among = per === undefined && !each && unit !== 'task' && people !== undefined && people > 1 ? people : undefined;
  const term: Omit<QuotaTerm, 'of'> = { ...(limit ? { window: limit } : {}), ...(unit ? { unit } : {}), ...(model ? { model: model.id } : {}) };
  return sumOf(meaning, {
    relation: 'each',
    rows: meaning.subjects.offers.map((subject): SumRow => ({ ...quotaOf(subject, term), ...saidOf(figures) })),
    ...(per ? { per } : {}),
    ...(among ? { among } : {}),
    ...(Object.keys(use).length > 0 ? { use } : {}),
  });
}

const LEAST = 10_000;

/** The share of uncached tokens, said as it is or as that of cached ones. */
function uncachedShare({ heard }: Meaning): number | undefined {
  const [share] = heard.all('share');
  if (!share || share.sense !== undefined) return undefined;
  const near = (cue: 'cached' | 'uncached') =>
    Math.min(...heard.cues(cue).map(({ start, end }) => (start >= share.end ? start - share.end : share.start - end)), Number.POSITIVE_INFINITY);
  return near('uncached') <= near('cached') ? share.share : Number((1 - share.share).toFixed(9));
}

/** "If 8% of my tokens are uncached, what does the cap of 4M allow?" */
function uncached(meaning: Meaning): Sum | undefined {
  const { heard, subjects, quantities } = meaning;
  const share = uncachedShare(meaning);
  if (share === undefined || share <= 0 || !heard.has('uncached', 'cached') || heard.has('price', 'api')) return undefined;
  // Whether a use lasts is asked of the use, its cached share among it.
  if (
    heard.has('enough', 'copes', 'passes', 'okay', 'pays-off') &&
    quantities.some(({ per }) => per === 'day' || per === 'hour' || isSpokenWindow(per))
  )
    return undefined;
  const quantity = quantities.find(({ value }) => value >= LEAST);
  const use = { uncachedShare: share };
  const amount = (value: number, unit: Unit): SumRow => ({ amount: value, unit });
  // A figure of the person's own needs no plan.
  if (quantity && subjects.plans.length === 0)
    return { kind: 'sum', relation: 'into', rows: [amount(quantity.value, 'uncached-token'), amount(1, 'token')], use, ...shared(meaning) };
  const window = windowOf(meaning, quantity);
  const term = { ...(window && window !== 'all' ? { window } : {}), unit: 'token' as const };
  const own = quantity ? amount(quantity.value, 'uncached-token') : {};
  return sumOf(meaning, { relation: 'each', rows: subjects.offers.map((subject) => ({ ...quotaOf(subject, term), ...own })), use });
}

export const UNCACHED: Row = { name: 'a limit of uncached tokens in tokens', build: uncached };
export const REMAINDER: Row = { name: 'what is left of a quota', build: remainder };
export const QUOTA_SUM: Row = { name: 'a quota in another unit or span', build: quotaSum };
