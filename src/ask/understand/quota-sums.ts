/** Sums over a quota: for another stretch of time, in another unit, for one task, on a model that counts more, with a share of uncached tokens. */

import type { QuotaWindow, Unit } from '#src/catalog/schema.ts';
import { isLimitWindow, isShortWindow, shortestWindow } from '#src/catalog/spans.ts';
import type { QueryOf, Span, SumRow } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';
import {
  type Figures,
  figuresOf,
  isThing,
  type QuotaTerm,
  taskTerm,
  type Use,
  unitAs,
  type Windows,
  windowsDaily,
  windowsUsed,
} from './quota-figures.ts';
import { wantedOf } from './quota-wanted.ts';
import { windowsOf } from './topics.ts';
import { hoursPerDay, onWorkdays } from './uses.ts';

type SumQuery = QueryOf<'sum'>;

/** The window a figure belongs to, else the longest that is named; a day asked for is not a window. */
function windowOf(frame: Frame, quantity: Quantity | undefined): QuotaWindow | undefined {
  if (isLimitWindow(quantity?.per)) return quantity.per;
  return windowsOf(frame.signals).at(-1);
}

const fewTokens = 1000;

const MOST_OF = /最多|顶多|上限|极限|at most|\bmax(?:imum)?\b|up to/i;

const USED = /(?:用了|已用|已经用|用掉|花了|跑了|发了|问了|耗了)(?:大概|大约|约|差不多)?\s?$|\b(?:used|spent|burned|sent|made)(?: up| about)?\s?$/i;

const LEFT = /还剩|还能|还可以|剩下|剩多少|剩几|余|\b(?:left|remain(?:s|ing)?|more)\b/i;

/** "用了 12000 次, 还剩多少": the limit less what is used of it. */
export function readRemainder(frame: Frame): SumQuery | undefined {
  const { signals, subjects, when } = frame;
  if (subjects.plans.length === 0 || !LEFT.test(signals.text)) return undefined;
  const used = signals.quantities.find(({ start, unit, per }) => unit !== undefined && !isThing(per) && USED.test(signals.masked.slice(0, start)));
  if (!used) return undefined;
  const said = isLimitWindow(used.per) ? used.per : windowsOf(signals).at(-1);
  const window =
    said ??
    (/这个月|本月|this month/i.test(signals.text) ? ('month' as const) : /这周|本周|this week/i.test(signals.text) ? ('week' as const) : undefined);
  const unit = unitAs(used);
  const term: QuotaTerm = { of: 'quota', ...(window ? { window } : {}), ...(unit ? { unit } : {}) };
  return {
    kind: 'sum',
    relation: 'difference',
    rows: [
      ...subjects.plans.map(({ kind, id }): SumRow => ({ subject: { kind, id }, term })),
      { term: { of: 'amount', value: used.value, ...(unit ? { unit } : {}) } },
    ],
    ...(when.subscribedBefore ? { subscribedBefore: when.subscribedBefore } : {}),
    ...(when.legacy ? { legacy: when.legacy } : {}),
  };
}

/** Other matters, or none that has a quota. */
function isElsewhere({ signals, offers }: Frame): boolean {
  const { asked } = signals;
  if (offers.length === 0 || asked?.unit === 'money' || asked?.unit === 'person') return true;
  return signals.has('api') && !(signals.has('convert') && asked?.unit === 'request');
}

/** The window that the quota is of: of windows used up the 5 hours, of the most that a day can hold too. */
function windowFor(frame: Frame, windows: Windows, window: QuotaWindow | undefined, per: Span | undefined, each: boolean): QuotaTerm['window'] {
  if (windows.used !== undefined || windows.daily) return shortestWindow;
  if (window && window !== 'all') return window === per ? undefined : window;
  return per === 'day' && !each && window === undefined && MOST_OF.test(frame.signals.text) ? shortestWindow : undefined;
}

/** How it is used, by the person's own account. */
function useOf(frame: Frame, { each, stated }: Figures, { daily, used }: Windows, per: Span | undefined, window: QuotaWindow | undefined): Use {
  const hours = hoursPerDay(frame);
  const task = taskTerm(frame);
  const takes = each ? [each] : stated;
  const windows = daily?.windows ?? used;
  return {
    ...(windows === undefined ? {} : { windows }),
    ...(daily?.days === undefined ? {} : { days: daily.days }),
    ...(per === 'day' && onWorkdays(frame) ? { workdays: true as const } : {}),
    ...(hours !== undefined && (per === 'day' || isShortWindow(window)) ? { hoursPerDay: hours } : {}),
    ...(takes.length > 0 ? { takes: [...takes] } : {}),
    ...(task && !each ? { task } : {}),
  };
}

/** A figure of the question that stands for the plan's own. */
function saidOf({ quantity, each }: Figures): QuotaTerm['said'] {
  // Nobody reckons with a handful of tokens.
  if (!quantity || quantity.unit === undefined || each || (quantity.unit === 'token' && quantity.value < fewTokens)) return undefined;
  const unit = unitAs(quantity);
  return { amount: quantity.value, ...(unit ? { unit } : {}) };
}

/** People who share it, where it is told for no span and no task. */
function sharedBy({ signals: { people } }: Frame, per: Span | undefined, each: boolean): number | undefined {
  return per === undefined && !each && people !== undefined && people > 1 ? people : undefined;
}

/** What a quota comes to in another unit, for another span, for tasks or for people; undefined where the quota is asked as it stands. */
export function readQuotaSum(frame: Frame): SumQuery | undefined {
  if (isElsewhere(frame)) return undefined;
  const daily = windowsDaily(frame);
  const windows: Windows = { daily, used: daily ? undefined : windowsUsed(frame) };
  const figures = figuresOf(frame, windows);
  const window = windowOf(frame, figures.quantity);
  const wanted = wantedOf(frame, figures, windows, window);
  if (!wanted) return undefined;
  const { per, unit } = wanted;
  const each = figures.each !== undefined;
  const limit = windowFor(frame, windows, window, per, each);
  const [model] = frame.subjects.models;
  const said = saidOf(figures);
  const use = useOf(frame, figures, windows, per, limit);
  const among = sharedBy(frame, per, each || unit === 'task');
  const term: QuotaTerm = {
    of: 'quota',
    ...(limit ? { window: limit } : {}),
    ...(unit ? { unit } : {}),
    ...(model ? { model: model.id } : {}),
    ...(said ? { said } : {}),
  };
  return {
    kind: 'sum',
    relation: 'each',
    rows: frame.offers.map((subject): SumRow => ({ subject, term })),
    ...(per ? { per } : {}),
    ...(among ? { among } : {}),
    ...(Object.keys(use).length > 0 ? { use } : {}),
    ...frame.when,
  };
}

/** "If 8% of my tokens are uncached, what does the cap of 4M allow?" */
export function readUncached(frame: Frame): SumQuery | undefined {
  const { signals, offers, subjects, when } = frame;
  const [share] = signals.shares;
  if (!share || share.sense !== undefined || !signals.has('uncached', 'cached') || signals.has('price', 'api')) return undefined;
  // Whether a use lasts is asked of the use, its cached share among it.
  if (signals.has('enough') && signals.quantities.some(({ per }) => per === 'day' || per === 'hour' || isLimitWindow(per))) return undefined;
  // Tokens on a model are paid for; a limit is a plan's.
  if (subjects.models.length > 0 && offers.length === 0) return undefined;
  const near = (cue: 'cached' | 'uncached') =>
    Math.min(
      ...signals.cues.filter((mention) => mention.cue === cue).map(({ start, end }) => (start >= share.end ? start - share.end : share.start - end)),
      Number.POSITIVE_INFINITY,
    );
  const uncachedShare = near('uncached') <= near('cached') ? share.share : Number((1 - share.share).toFixed(9));
  const quantity = signals.quantities.find(({ value }) => value >= 10_000);
  if (uncachedShare <= 0 || (offers.length === 0 && !quantity)) return undefined;
  const window = windowOf(frame, quantity);
  const use = { uncachedShare };
  // A figure of the person's own needs no plan.
  if (quantity && subjects.plans.length === 0) {
    const amount = (value: number, unit: Unit): SumRow => ({ term: { of: 'amount', value, unit } });
    return { kind: 'sum', relation: 'into', rows: [amount(quantity.value, 'uncached-token'), amount(1, 'token')], use, ...when };
  }
  const term: QuotaTerm = {
    of: 'quota',
    ...(window && window !== 'all' ? { window } : {}),
    unit: 'token',
    ...(quantity ? { said: { amount: quantity.value, unit: 'uncached-token' } } : {}),
  };
  return { kind: 'sum', relation: 'each', rows: offers.map((subject): SumRow => ({ subject, term })), use, ...when };
}
