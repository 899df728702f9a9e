/** Two prices set against each other: of plans, of phases, of days, of ways of paying; two API prices. */
import type { Ref } from '#src/catalog/types.ts';
import { dayBefore } from '../../days.ts';
import { termPath } from '../../query/terms.ts';
import type { Meaning } from '../meaning.ts';
import { longPeriod } from '../spoken.ts';
import { PARTS } from '../topic-words.ts';
import type { Row } from './row.ts';
import { monthsIn, over, priceOf, quotaOf, type Sum, type SumRow, sumOf } from './sum-parts.ts';

/** Rows of what the topics of the question name beside the price. */
export const quotaRows = ({ topics }: Meaning, subjects: readonly Ref[]): readonly SumRow[] =>
  topics.flatMap(({ attribute, window }) =>
    attribute === 'quotas' ? subjects.map((subject) => quotaOf(subject, window && window !== 'all' ? { window } : {})) : [],
  );

/** What a difference of prices may be told beside. */
const BESIDE_PRICES: ReadonlySet<string> = new Set(['prices', 'quotas', 'discounts', 'notes', 'rules']);

/** The day before which, or on which, the other price held. */
function otherDay({ heard }: Meaning): string | undefined {
  const [said] = heard.all('day');
  if (!said) return undefined;
  const onTheDay = dayBefore(said.until) === said.from;
  return said.side === 'before' || (onTheDay && heard.has('changed', 'rose')) ? dayBefore(said.from) : said.from;
}

/** It asks of a plan beside itself what its price was before. */
function againstEarlier({ heard, subjects }: Meaning): boolean {
  const older = heard.has('old') && subjects.offers.length === 1 && heard.has('old-price');
  return heard.all('day').length > 0 || heard.has('changed', 'was', 'rose') || older;
}

function asksDifference({ heard, subjects }: Meaning): boolean {
  if (heard.has('difference')) return true;
  if (!heard.has('percent')) return false;
  return heard.has('changed') || (heard.has('cheaper', 'dearer', 'more', 'save') && (subjects.offers.length > 1 || heard.has('first', 'regular')));
}

/** The present price of each, and the one before it. */
function fromEarlier(meaning: Meaning, months: number): Sum {
  const { offers } = meaning.subjects;
  const day = otherDay(meaning);
  const earlier = day === undefined ? { earlier: true as const } : { day };
  const rows = [...offers.flatMap((offer) => [priceOf(offer), priceOf(offer, earlier)]), ...quotaRows(meaning, offers.slice(0, 1))];
  return { kind: 'sum', relation: 'difference', rows, ...(offers.length > 1 ? { pairs: true } : {}), ...over(months) };
}

/** The regular price of each, and its first. */
function betweenPhases(meaning: Meaning): Sum {
  const { offers } = meaning.subjects;
  const rows = offers.flatMap((offer) => [priceOf(offer, { phase: 'regular' }), priceOf(offer, { phase: 'first' })]);
  return sumOf(meaning, { relation: 'difference', rows, ...(offers.length > 1 ? { pairs: true } : {}) });
}

/** Their prices, with their quotas where those are asked about, too. */
function betweenPlans(meaning: Meaning, months: number): Sum {
  const { heard, subjects, topics } = meaning;
  const people = subjects.plans.length === subjects.offers.length ? (heard.people ?? 1) : 1;
  const promoted = months === 1 && topics.some(({ attribute, phase }) => attribute === 'prices' && phase === 'first');
  const term = heard.has('first') || promoted ? { phase: 'first' as const } : {};
  const rows = [...subjects.offers.map((offer) => priceOf(offer, term, people)), ...quotaRows(meaning, subjects.offers)];
  return sumOf(meaning, { relation: 'difference', rows, ...over(months) });
}

/** By the month against by the quarter or the year. */
function betweenPeriods(meaning: Meaning): Sum | undefined {
  const [offer] = meaning.subjects.offers;
  const per = longPeriod(meaning.heard);
  return offer && per ? sumOf(meaning, { relation: 'difference', rows: [priceOf(offer), priceOf(offer, { per })] }) : undefined;
}

/** At a rate of the person's own no word for a difference is needed. */
function atTheirRate(meaning: Meaning, months: number): Sum | undefined {
  const { heard, subjects } = meaning;
  const { rate } = heard;
  if (rate === undefined || subjects.plans.length < 2 || !heard.has('difference', 'cheaper', 'dearer', 'compare', 'either', 'which'))
    return undefined;
  return sumOf(meaning, { relation: 'difference', rows: subjects.plans.map((plan) => priceOf(plan)), ...over(months), rate });
}

/** "What is the difference" is not "how much": everything is compared. */
const isWhole = ({ heard, subjects, topics }: Meaning, months: number): boolean =>
  subjects.offers.length > 1 && topics.length === 0 && months === 1 && !heard.has('how-many', 'price', 'save') && heard.has('whole-difference');

/** "What is the difference", 涨了多少, 便宜百分之几: two prices and what lies between them. */
function difference(meaning: Meaning): Sum | undefined {
  const { heard, subjects, topics } = meaning;
  const months = monthsIn(meaning);
  const atRate = atTheirRate(meaning, months);
  if (atRate) return atRate;
  if (!asksDifference(meaning) || subjects.offers.length === 0) return undefined;
  if (againstEarlier(meaning)) return fromEarlier(meaning, months);
  if (isWhole(meaning, months) || topics.some(({ attribute }) => !BESIDE_PRICES.has(attribute))) return undefined;
  const promoted = heard.has('first', 'promotion');
  if (heard.has('against-regular') && promoted) return betweenPhases(meaning);
  if (subjects.offers.length > 1 && subjects.models.length === 0) return betweenPlans(meaning, months);
  // "By the year is how much cheaper" is no promotion.
  return betweenPeriods(meaning) ?? (promoted ? betweenPhases(meaning) : undefined);
}

type Part = (typeof PARTS)[number];

/** Kinds of tokens that are named; plain input beside a telling word is the same thing. */
function partsIn({ heard }: Meaning): readonly Part[] {
  const said = PARTS.filter((part) => heard.has(part));
  const telling = said.some((part) => part !== 'output' && part !== 'input');
  const parts = telling ? said.filter((part) => part !== 'input') : said;
  return parts.toSorted((one, other) => (heard.at(one) ?? 0) - (heard.at(other) ?? 0));
}

/** How far two API prices are apart: of two models, or of two kinds of tokens of one. */
function apiDifference(meaning: Meaning): Sum | undefined {
  const { heard, subjects } = meaning;
  const [one, other] = subjects.models;
  if (!one || subjects.offers.length > 0 || !heard.has('apart')) return undefined;
  if (heard.has('context', 'parameters', 'active', 'multiplier', 'which', 'cheapest', 'sort')) return undefined;
  const parts = partsIn(meaning);
  const row = ({ id: subject }: Ref, part: Part): SumRow => ({ subject, term: termPath({ of: 'api', part }) });
  const apart = (rows: SumRow[]) => sumOf(meaning, { relation: 'difference', pairs: true, rows });
  if (other) {
    const asked = parts.length > 0 ? parts : (['input', 'output'] as const);
    return apart(asked.flatMap((part) => [row(one, part), row(other, part)]));
  }
  const [part, next] = parts;
  if (part && next) return apart([row(one, part), row(one, next)]);
  // "命中缓存便宜多少": against input that hits none.
  return part && part !== 'uncached' && part !== 'input' ? apart([row(one, part), row(one, 'input')]) : undefined;
}

export const DIFFERENCE: Row = { name: 'prices apart', build: difference };
export const API_DIFFERENCE: Row = { name: 'API prices apart', build: apiDifference };
