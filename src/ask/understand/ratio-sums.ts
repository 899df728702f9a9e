/** How many times one thing is another: windows of a plan, quotas and prices of plans, a tier and its faster edition. */

import { type LimitWindow, limitWindows, shortestWindow } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { SumRow } from './earlier/query.ts';
import { isEditionOf } from './editions.ts';
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

/** A tier is set beside its faster edition, of no tier in particular. */
const ofEditions = ({ signals, subjects }: Frame): boolean => signals.has('fast-edition') && subjects.plans.length === 0;

function asksRatio(frame: Frame): boolean {
  const { signals, offers } = frame;
  return (
    signals.has('ratio') ||
    signals.asked?.unit === 'window' ||
    (ofEditions(frame) && signals.has('difference', 'same', 'compare', 'more', 'dearer')) ||
    (signals.multiples.length > 0 && offers.length > 1)
  );
}

/** A multiple that is told or that a price is held against, another word for how often use counts, or a product. */
function isOtherwise({ signals, subjects, offers, topics }: Frame): boolean {
  return (
    (signals.multiples.length > 0 && offers.length < 2) ||
    signals.has('equivalent', 'multiplier') ||
    (subjects.plans.length === 1 && topics.some(({ attribute }) => attribute === 'prices')) ||
    signals.terms.some(({ kind }) => kind === 'product')
  );
}

/** The longer and the shorter window that are named; how many 5 hours a week has needs no word for them. */
function windowsNamed({ signals }: Frame): readonly LimitWindow[] {
  const named = windowsOf(signals);
  // The words for a multiple may cover the window: "related to its 5h limit".
  const windows = named.length === 1 && !named.includes(shortestWindow) && FIVE_HOURS.test(signals.text) ? [...named, shortestWindow] : named;
  const order = limitWindows.toReversed();
  if (signals.asked?.unit !== 'window') return order.filter((window) => windows.includes(window));
  return [order.find((window) => window !== shortestWindow && windows.includes(window)) ?? 'week', shortestWindow];
}

/** Of two or more plans the first beside each other one; of one by itself how many times the smallest tier it is. */
function betweenPlans({ offers, subjects }: Frame): Pick<SumQuery, 'relation' | 'rows' | 'pairs'> | undefined {
  const [one, ...others] = offers;
  if (!one || !(others.length > 0 || subjects.indirect || subjects.plans.length === 1)) return undefined;
  if (others.length === 0) return { relation: 'each', rows: [{ subject: one, term: { of: 'quota', unit: 'multiple' } }] };
  return { relation: 'ratio', ...(others.length > 1 ? { pairs: true } : {}), rows: others.flatMap((other) => sideBySide([one, other])) };
}

/** "差几倍", "weekly as a multiple of the 5-hour limit". */
export function readRatio(frame: Frame): SumQuery | undefined {
  const { subjects, offers } = frame;
  const weeks = subjects.models.length === 0 && lastsWeeks(frame);
  if (offers.length === 0 || !(weeks || asksRatio(frame)) || isOtherwise(frame)) return undefined;
  if (ofEditions(frame) && subjects.lines.length > 0)
    return sums({ relation: 'ratio', pairs: true, rows: editionsOf(frame).flatMap((plans) => sideBySide(plans)) }, frame);
  if (weeks) return windowsApart(frame, 'month', 'week');
  if (subjects.models.length > 0) return undefined;
  const [over, under] = windowsNamed(frame);
  if (over && under) return windowsApart(frame, over, under);
  const sum = betweenPlans(frame);
  return sum && sums(sum, frame);
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
    const base = plans.find((plan) => isEditionOf(edition, plan));
    return base ? [[refOf(base), refOf(edition)]] : [];
  });
}
