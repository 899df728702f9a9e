/** How many times one thing is another: windows of a plan, quotas and prices of plans, a tier and its faster edition. */

import { type LimitWindow, limitWindows, shortestWindow } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { SumRow } from '../query.ts';
import type { Frame } from './frame.ts';
import { refOf } from './subjects.ts';
import { priceOf, type SumQuery, sums } from './sum-rows.ts';
import { windowsOf } from './topics.ts';

const WEEKS =
  /(?:等于|相当于|只能|只够|够|能)[^,，。?？]{0,4}(?:用|撑)?(?:几|[一两二三四\d.]+)个?(?:周|星期|礼拜)|\b(?:only|just|lasts?|enough for)\b[^?.,]{0,16}\bweeks?\b/i;

const FIVE_HOURS = /5\s?-?h(?:our|r)?s?\b|(?:5|五)\s?个?小时|five[- ]hour/i;

/** "一周 9000 次, 一个月 18000 次等于只能用两周": in how many weeks a month's limit is gone. */
function lastsWeeks({ signals }: Frame): boolean {
  const windows = windowsOf(signals);
  return windows.includes('week') && windows.includes('month') && WEEKS.test(signals.text);
}

/** "差几倍", "weekly as a multiple of the 5-hour limit". */
export function readRatio(frame: Frame): SumQuery | undefined {
  const { signals, subjects, offers } = frame;
  const weeks = subjects.models.length === 0 && lastsWeeks(frame);
  if (
    !(
      weeks ||
      signals.has('ratio') ||
      signals.asked?.unit === 'window' ||
      (signals.has('fast-edition') && subjects.plans.length === 0 && signals.has('difference', 'same', 'compare', 'more', 'dearer')) ||
      (signals.multiples.length > 0 && offers.length > 1)
    ) ||
    offers.length === 0 ||
    (signals.multiples.length > 0 && offers.length < 2) ||
    signals.has('equivalent', 'multiplier') ||
    (subjects.plans.length === 1 && frame.topics.some(({ attribute }) => attribute === 'prices')) ||
    signals.terms.some(({ kind }) => kind === 'product')
  )
    return undefined;
  if (signals.has('fast-edition') && subjects.plans.length === 0 && subjects.lines.length > 0)
    return sums({ relation: 'ratio', pairs: true, rows: editionsOf(frame).flatMap((plans) => sideBySide(plans)) }, frame);
  const named = windowsOf(signals);
  // The words for a multiple may cover the window: "related to its 5h limit".
  const windows = named.length === 1 && !named.includes(shortestWindow) && FIVE_HOURS.test(signals.text) ? [...named, shortestWindow] : named;
  const order = limitWindows.toReversed();
  if (weeks) return windowsApart(frame, 'month', 'week');
  const [over, under] =
    signals.asked?.unit === 'window'
      ? [order.find((window) => window !== shortestWindow && windows.includes(window)) ?? ('week' as const), shortestWindow]
      : order.filter((window) => windows.includes(window));
  if (subjects.models.length > 0) return undefined;
  if (over && under) return windowsApart(frame, over, under);
  const [one, ...others] = offers;
  if (!one || !(others.length > 0 || subjects.indirect || subjects.plans.length === 1)) return undefined;
  if (others.length > 0)
    return sums(
      { relation: 'ratio', ...(others.length > 1 ? { pairs: true } : {}), rows: others.flatMap((other) => sideBySide([one, other])) },
      frame,
    );
  return sums({ relation: 'each', rows: [{ subject: one, term: { of: 'quota', unit: 'multiple' } }] }, frame);
}

/** Two windows of each, the longer in terms of the shorter. */
const windowsApart = (frame: Frame, over: LimitWindow, under: LimitWindow): SumQuery =>
  sums(
    {
      relation: 'ratio',
      pairs: true,
      rows: frame.offers.flatMap((subject) => [over, under].map((window): SumRow => ({ subject, term: { of: 'quota', window } }))),
    },
    frame,
  );

/** The quotas of two, then their prices. */
const sideBySide = (subjects: readonly Ref[]): readonly SumRow[] => [
  ...subjects.map((subject): SumRow => ({ subject, term: { of: 'quota' } })),
  ...subjects.map((subject) => priceOf(subject)),
];

/** Tiers and the faster editions of them, whose names begin alike. */
function editionsOf({ subjects, scope }: Frame): readonly (readonly Ref[])[] {
  const plans = subjects.lines.flatMap(({ id }) => plansOffered(scope.view, id));
  return plans.flatMap((edition) => {
    const base = plans.find((plan) => plan.line === edition.line && edition.tier.en.startsWith(`${plan.tier.en} `));
    return base ? [[refOf(base), refOf(edition)]] : [];
  });
}
