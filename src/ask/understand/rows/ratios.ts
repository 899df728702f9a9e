/** How many times one thing is another: windows of a plan, quotas and prices of plans, a tier and its faster edition. */
import { type LimitWindow, shortestWindow, spokenWindows } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { isEditionOf } from '#src/core/editions.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { Meaning } from '../meaning.ts';
import { windowsIn } from '../spoken.ts';
import type { Row } from './row.ts';
import { priceOf, quotaOf, type Sum, type SumRow, sumOf } from './sum-parts.ts';

/** "一周 9000 次, 一个月 18000 次等于只能用两周": in how many weeks a month's limit is gone. */
function lastsWeeks({ heard, subjects }: Meaning): boolean {
  const windows = windowsIn(heard);
  return subjects.models.length === 0 && windows.includes('week') && windows.includes('month') && heard.has('in-weeks');
}

/** A tier is set beside its faster edition, of no tier in particular. */
const ofEditions = ({ heard, subjects }: Meaning): boolean => heard.has('fast-edition') && subjects.plans.length === 0;

function asksRatio(meaning: Meaning): boolean {
  const { heard, subjects, wanted } = meaning;
  if (heard.has('ratio') || wanted?.unit === 'window') return true;
  return heard.all('multiple').length > 0 && subjects.offers.length > 1;
}

/** A multiple that is told or that a price is held against, another word for how often use counts, or a product. */
function isOtherwise({ heard, subjects, topics }: Meaning): boolean {
  if (heard.all('multiple').length > 0 && subjects.offers.length < 2) return true;
  if (heard.has('equivalent', 'multiplier') || heard.all('term').some(({ of }) => of === 'product')) return true;
  return subjects.plans.length === 1 && topics.some(({ attribute }) => attribute === 'prices');
}

/** The longer and the shorter window that are named; how many 5 hours a week has needs no word for them. */
function windowsNamed({ heard, wanted }: Meaning): readonly LimitWindow[] {
  const named = windowsIn(heard);
  // The words for a multiple may cover the window: "related to its 5h limit".
  const hidden = named.length === 1 && !named.includes(shortestWindow) && heard.has('five-hours');
  const windows = hidden ? [...named, shortestWindow] : named;
  const order = spokenWindows.toReversed();
  if (wanted?.unit !== 'window') return order.filter((window) => windows.includes(window));
  return [order.find((window) => window !== shortestWindow && windows.includes(window)) ?? 'week', shortestWindow];
}

/** The quotas of two, then their prices. */
const sideBySide = (subjects: readonly Ref[]): readonly SumRow[] => [
  ...subjects.map((subject) => quotaOf(subject)),
  ...subjects.map((subject) => priceOf(subject)),
];

/** Tiers and the faster editions of them, whose names begin alike. */
function editionsOf({ subjects, scope }: Meaning): readonly (readonly Ref[])[] {
  const plans = subjects.lines.flatMap(({ id }) => plansOffered(scope.view, id));
  return plans.flatMap((edition) => {
    const base = plans.find((plan) => isEditionOf(edition, plan));
    return base ? [[base, edition]] : [];
  });
}

/** Two windows of each, the longer in terms of the shorter. */
const windowsApart = (meaning: Meaning, over: LimitWindow, under: LimitWindow): Sum =>
  sumOf(meaning, {
    relation: 'ratio',
    pairs: true,
    rows: meaning.subjects.offers.flatMap((subject) => [over, under].map((window) => quotaOf(subject, { window }))),
  });

/** Of two or more plans the first beside each other one; of one by itself how many times the smallest tier it is. */
function betweenPlans(meaning: Meaning): Sum | undefined {
  const { offers: named, indirect, plans } = meaning.subjects;
  // "How many times the quota of A does B have": what it is told in stands first.
  const offers = meaning.heard.has('times-of-first') && named.length === 2 ? named.toReversed() : named;
  const [one, ...others] = offers;
  if (!one || !(others.length > 0 || indirect || plans.length === 1)) return undefined;
  if (others.length === 0) return sumOf(meaning, { relation: 'each', rows: [quotaOf(one, { unit: 'multiple' })] });
  const rows = others.flatMap((other) => sideBySide([one, other]));
  return sumOf(meaning, { relation: 'ratio', ...(others.length > 1 ? { pairs: true } : {}), rows });
}

/** "差几倍", "weekly as a multiple of the 5-hour limit". */
function ratio(meaning: Meaning): Sum | undefined {
  const { subjects } = meaning;
  const weeks = lastsWeeks(meaning);
  if (subjects.offers.length === 0 || !(weeks || asksRatio(meaning)) || isOtherwise(meaning)) return undefined;
  if (ofEditions(meaning) && subjects.lines.length > 0) {
    const rows = editionsOf(meaning).flatMap((plans) => sideBySide(plans));
    return rows.length > 0 ? sumOf(meaning, { relation: 'ratio', pairs: true, rows }) : undefined;
  }
  if (weeks) return windowsApart(meaning, 'month', 'week');
  const [over, under] = windowsNamed(meaning);
  return over && under ? windowsApart(meaning, over, under) : betweenPlans(meaning);
}

export const RATIO: Row = { name: 'how many times', build: ratio };
