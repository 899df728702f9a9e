/** Two prices set against each other: of plans, of phases, of days, of ways of paying. */
import type { Ref } from '#src/catalog/types.ts';
import { dayBefore } from '../days.ts';
import { monthsIn } from './bill.ts';
import type { SumRow } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { longPeriod } from './paid-for.ts';
import { countBefore } from './plan-counts.ts';
import { rateOf } from './rates.ts';
import { refOf } from './subjects.ts';
import { over, priceOf, type SumQuery, sums } from './sum-rows.ts';

const ROSE = /涨|降了|降价|\b(?:rise|rose|risen|went up|gone up|increased?|dropped|fell|hike)\b/i;

const OLD_PRICE = /[老旧原](?:的)?(?:价|套餐|版)|(?:old|previous|former|earlier) (?:price|plan|rate)/i;

/** "2 个 Plus 比 1 个 Max": how many of each of two plans, where it is more than one of any. */
function countsOf({ signals, subjects, offers }: Frame): readonly number[] | undefined {
  if (offers.length !== 2 || subjects.plans.length !== 2) return undefined;
  const counts = subjects.plans.map((plan) => {
    const mention = signals.mentions.find(({ entities }) => entities.some(({ id }) => id === plan.id));
    const line =
      mention &&
      signals.mentions.findLast(
        ({ end, entities }) => end <= mention.start && mention.start - end <= 1 && entities.some(({ kind }) => kind === 'line'),
      );
    return countBefore(signals, (line ?? mention)?.start ?? 0) ?? 1;
  });
  return counts.some((count) => count > 1) ? counts : undefined;
}

/** "跟原价比": the first price beside the plan's own regular one. */
const AGAINST_REGULAR =
  /(?:跟|和|与|比|较)(?:起)?(?:它们?|各自)?的?(?:原价|正价|标价)|(?:原价|正价)(?:相?比|便宜)|\b(?:than|vs\.?|versus|over|off|against|compared (?:to|with)) (?:the |its |their )?(?:regular|list|full|normal) price/i;

/** Rows of what the topics of the question name beside the price. */
const quotaRows = (frame: Frame, subjects: readonly Ref[]): readonly SumRow[] =>
  frame.topics.flatMap(({ attribute, window }) =>
    attribute === 'quotas'
      ? subjects.map((subject): SumRow => ({ subject, term: { of: 'quota', ...(window && window !== 'all' ? { window } : {}) } }))
      : [],
  );

/** What a difference of prices may be told beside. */
const BESIDE_PRICES: ReadonlySet<string> = new Set(['prices', 'quotas', 'discounts', 'notes', 'rules']);

/** The day before which, or on which, the other price held. */
function otherDay({ signals }: Frame, rose: boolean): string | undefined {
  const [said] = signals.days;
  if (!said) return undefined;
  const onTheDay = dayBefore(said.until) === said.from;
  return said.side === 'before' || (onTheDay && rose) ? dayBefore(said.from) : said.from;
}

/** It asks of a plan beside itself what its price was before. */
function againstEarlier({ signals, offers }: Frame): boolean {
  const older = signals.has('old') && offers.length === 1 && OLD_PRICE.test(signals.text);
  return signals.days.length > 0 || signals.has('changed', 'was') || ROSE.test(signals.text) || older;
}

/** "What is the difference" is not "how much": everything is compared. */
const asksAll = ({ signals, offers, topics }: Frame, months: number): boolean =>
  offers.length > 1 &&
  topics.length === 0 &&
  months === 1 &&
  !signals.has('how-many', 'price', 'save') &&
  /difference between|the difference/i.test(signals.text);

function asksDifference({ signals, offers }: Frame): boolean {
  const rise = signals.has('changed') && signals.has('percent', 'difference');
  const inPercent =
    signals.has('percent') && signals.has('cheaper', 'dearer', 'more', 'save') && (offers.length > 1 || signals.has('first', 'regular'));
  return signals.has('difference') || rise || inPercent;
}

/** The present price of each, and the one before it. */
function fromEarlier(frame: Frame, months: number): SumQuery {
  const { signals, offers } = frame;
  const day = otherDay(frame, signals.has('changed') || ROSE.test(signals.text));
  const earlier = day === undefined ? { earlier: true as const } : { day };
  const rows = offers.flatMap((offer) => [priceOf(offer), priceOf(offer, earlier)]).concat(quotaRows(frame, offers.slice(0, 1)));
  return { kind: 'sum', relation: 'difference', rows, ...(offers.length > 1 ? { pairs: true } : {}), ...over(months) };
}

/** The regular price of each, and its first. */
function betweenPhases(frame: Frame): SumQuery {
  const rows = frame.offers.flatMap((offer) => [priceOf(offer, { phase: 'regular' }), priceOf(offer, { phase: 'first' })]);
  return sums({ relation: 'difference', rows, ...(frame.offers.length > 1 ? { pairs: true } : {}) }, frame);
}

/** Their prices, with their quotas where those are asked about, too. */
function betweenPlans(frame: Frame, months: number): SumQuery {
  const { signals, subjects, offers, topics } = frame;
  const people = subjects.plans.length === offers.length ? (signals.people ?? 1) : 1;
  const promoted = months === 1 && topics.some(({ attribute, phase }) => attribute === 'prices' && phase === 'first');
  const term = signals.has('first') || promoted ? { phase: 'first' as const } : {};
  const rows = [...offers.map((offer) => priceOf(offer, term, people)), ...quotaRows(frame, offers)];
  return sums({ relation: 'difference', rows, ...over(months) }, frame);
}

/** By the month against by the quarter or the year. */
function betweenPeriods(frame: Frame): SumQuery | undefined {
  const { signals, offers } = frame;
  const [offer] = offers;
  const per = longPeriod(signals);
  if (!offer || !per) return undefined;
  return sums({ relation: 'difference', rows: [priceOf(offer), priceOf(offer, { per })] }, frame);
}

/** So many of each, or at a rate of the person's own: no word for a difference is needed. */
function withFigures(frame: Frame, months: number): SumQuery | undefined {
  const { signals, subjects, offers } = frame;
  if (!signals.has('difference', 'cheaper', 'dearer', 'compare', 'either', 'value', 'more', 'which')) return undefined;
  const counts = countsOf(frame);
  if (counts) return sums({ relation: 'difference', rows: offers.map((offer, i) => priceOf(offer, {}, counts[i])), ...over(months) }, frame);
  const rate = rateOf(frame);
  if (rate === undefined || subjects.plans.length < 2 || !signals.has('difference', 'cheaper', 'dearer', 'compare', 'either', 'which'))
    return undefined;
  return sums({ relation: 'difference', rows: subjects.plans.map((plan) => priceOf(refOf(plan))), ...over(months), rate }, frame);
}

/** "What is the difference", 涨了多少, 便宜百分之几: two prices and what lies between them; undefined where it asks for no difference of prices. */
export function readDifference(frame: Frame): SumQuery | undefined {
  const { signals, subjects, offers, topics } = frame;
  const months = monthsIn(frame);
  const counted = withFigures(frame, months);
  if (counted) return counted;
  if (!asksDifference(frame) || offers.length === 0) return undefined;
  if (againstEarlier(frame)) return fromEarlier(frame, months);
  if (asksAll(frame, months) || topics.some(({ attribute }) => !BESIDE_PRICES.has(attribute))) return undefined;
  const promoted = signals.has('first', 'promotion');
  if (AGAINST_REGULAR.test(signals.text) && promoted) return betweenPhases(frame);
  if (offers.length > 1 && subjects.models.length === 0) return betweenPlans(frame, months);
  // "By the year is how much cheaper" is no promotion.
  return betweenPeriods(frame) ?? (promoted ? betweenPhases(frame) : undefined);
}
