/** Two prices and what lies between them: of plans, of phases, of days, of ways of paying. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { Plan, View } from '#src/catalog/types.ts';
import { exchange, type MoneyRange, timesMoney } from '#src/core/money.ts';
import { figure } from '#src/core/steps.ts';
import { moneyItem } from '#src/core/sum/amount.ts';
import { apart, quotasApart, totals } from '#src/core/sum/relate.ts';
import { type Span, spanMonths } from '#src/core/sum/span.ts';
import type { PriceItem, Told } from '#src/core/sum/types.ts';
import type { Topic } from '../../query/topics.ts';
import { type SumAsked as Query, type SumRow, type SumTerm, sumSubjects } from '../asked.ts';
import { comparisonOf } from '../compare.ts';
import { findFor } from '../find.ts';
import type { Finding } from '../types.ts';
import { isPrice, itemsOf, type PriceRow, plansIn } from './prices.ts';
import type { DifferenceAnswer } from './types.ts';

/** Dollars as yuan, by the person's own rate. */
function atRate(item: PriceItem, rate: number | undefined): PriceItem {
  if (rate === undefined || item.value.currency === homeCurrency) return item;
  const currency: Currency = homeCurrency;
  return { ...item, value: { ...timesMoney(item.value, rate), currency }, formula: [...item.formula, '×', figure(rate, 'factor')] };
}

/** Tier by tier: those of the same name, else of the same place. */
function matched(ones: readonly PriceItem[], others: readonly PriceItem[]): readonly (readonly [PriceItem, PriceItem])[] {
  const alike = (one: Plan, other: Plan) => one === other || one.tier.en === other.tier.en;
  return ones.flatMap((one, i) => {
    const other = others.find(({ plan }) => alike(one.plan, plan)) ?? (others.length === ones.length ? others[i] : undefined);
    const single = ones.length === 1 || others.length === 1 ? (other ?? others[0]) : other;
    return single && (others.length > 1 || ones.length === 1 || alike(one.plan, single.plan)) ? [[one, single] as const] : [];
  });
}

type SaidRow = SumRow & { readonly term: Extract<SumTerm, { of: 'amount' }> };
type PricedRow = PriceRow | SaidRow;

/** What a person says that they pay for a plan. */
const isSaid = ({ subject, term }: SumRow): boolean => subject?.kind === 'plan' && term.of === 'amount' && term.currency !== undefined;
export const isPriced = (row: SumRow): row is PricedRow => isPrice(row) || isSaid(row);

/** Of a row with the person's own figure that figure, over the months or for the span. */
function pricedItems(view: View, query: Query, row: PricedRow, told: Told): readonly PriceItem[] {
  if (isPrice(row)) return itemsOf(view, query, row, told);
  const { subject, term, count = 1 } = row;
  if (subject?.kind !== 'plan' || term.of !== 'amount' || term.currency === undefined) return [];
  const { value, currency, per = 'month', off } = term;
  const { value: paid, formula } = moneyItem({ value, currency, per, off }, told, count);
  return [{ of: 'price', plan: subject, count, day: view.day, value: paid, formula, first: false, paid: 'month', phases: [], helds: [] }];
}

/** The longest span that any of the prices is paid for: what all are brought to. */
function longest(rows: readonly PricedRow[]): Span {
  return rows.map(({ term }) => term.per ?? 'month').toSorted((a, b) => spanMonths(b) - spanMonths(a))[0] ?? 'month';
}

const toldFor = (query: Query, rows: readonly PricedRow[]): Told =>
  query.months === undefined ? { per: query.per ?? longest(rows) } : { months: query.months };

const itemsAtRate = (view: View, query: Query, rows: readonly PricedRow[], row: PricedRow): readonly PriceItem[] =>
  pricedItems(view, query, row, toldFor(query, rows)).map((item) => atRate(item, query.rate));

function pairsOf(view: View, query: Query, rows: readonly PricedRow[]): readonly (readonly [PriceItem, PriceItem])[] {
  const items = (row: PricedRow) => itemsAtRate(view, query, rows, row);
  const pairs: (readonly [PriceItem, PriceItem])[] = [];
  for (let i = 0; i + 1 < rows.length; i += 2) {
    const [one, other] = [rows[i], rows[i + 1]];
    if (one && other && (i === 0 || query.pairs)) pairs.push(...matched(items(one), items(other)));
  }
  return pairs;
}

function topicsOf(rows: readonly SumRow[]): readonly Topic[] {
  return rows.flatMap(({ term }): readonly Topic[] => {
    if (term.of === 'price') return [term.phase === 'first' ? { attribute: 'prices', phase: 'first' } : { attribute: 'prices' }];
    return term.of === 'quota' ? [{ attribute: 'quotas', ...(term.window ? { window: term.window } : {}) }] : [];
  });
}

/** What each pair of one plan saves, added up where there are several. */
function altogether(pairs: DifferenceAnswer['pairs']): MoneyRange | undefined {
  if (pairs.length < 2 || pairs.some(({ one, other, apart: gap }) => one.plan !== other.plan || !gap)) return undefined;
  const [sum, foreign] = totals(pairs.flatMap(({ apart: gap }) => gap?.gap ?? []));
  return foreign ? undefined : sum;
}

/** The prices asked for that there are not. */
function lackingOf(view: View, query: Query, rows: readonly PricedRow[]): DifferenceAnswer['lacking'] {
  return rows.flatMap((row) => {
    if (!isPrice(row)) return [];
    const { phase, per } = row.term;
    const items = pricedItems(view, query, row, query);
    const without = plansIn(view, [row]).filter((plan) => items.every((item) => item.plan !== plan));
    return without.map((plan) => ({ plan, phase: phase === 'first' ? ('first' as const) : ('regular' as const), per }));
  });
}

/** What sources write of why a price is not there: by which periods alone a plan is sold. */
function writtenOf(view: View, plans: readonly Plan[]): readonly Finding[] {
  const topics: readonly Topic[] = ['monthly-only', 'no-yearly'].map((term) => ({ attribute: 'notes', term }));
  const found = plans.flatMap((plan) => topics.flatMap((topic) => findFor(view, plan, topic, {}))).filter(({ slots }) => slots.length > 0);
  return [...new Map(found.map((each) => [JSON.stringify(each.slots.map(({ readings }) => readings[0]?.lead.fact)), each])).values()];
}

/** Prices of two currencies, brought to the home currency by the rate of the day where the person names none. */
function rateOf(view: View, query: Query, rows: readonly PricedRow[]): DifferenceAnswer['by'] {
  const currencies = new Set(rows.flatMap((row) => pricedItems(view, query, row, query)).map(({ value }) => value.currency));
  const foreign = [...currencies].find((each) => each !== homeCurrency);
  const by = query.rate !== undefined || currencies.size < 2 || !foreign ? undefined : exchange(view, foreign, homeCurrency);
  return by?.base === foreign ? by : undefined;
}

/** Across currencies by the rate that the person names, or that of the day. */
export function answerDifference(query: Query, view: View): DifferenceAnswer {
  const rows = query.rows.filter(isPriced);
  const quotaRows = query.rows.filter(({ term }) => term.of === 'quota');
  const by = rateOf(view, query, rows);
  const rated = by ? { ...query, rate: by.rate } : query;
  const pairs = pairsOf(view, rated, rows).map(([one, other]) => {
    const gap = apart(one.value, other.value);
    return { one, other, ...(gap ? { apart: gap } : {}) };
  });
  const alone = pairs.length === 0;
  const items = alone ? rows.flatMap((row) => itemsAtRate(view, rated, rows, row)) : pairs.flatMap(({ one, other }) => [one, other]);
  const lacking = alone ? lackingOf(view, query, rows) : [];
  const [first] = pairs;
  const beside = first && first.one.plan !== first.other.plan;
  const entities = sumSubjects(query);
  const several = first !== undefined && (first.one.count > 1 || first.other.count > 1);
  const quotas =
    beside && quotaRows.length > 0 && (several || first.one.plan.line === first.other.plan.line)
      ? quotasApart(view, first.one.plan, first.other.plan, [first.one.count, first.other.count])
      : [];
  // A table of single plans tells nothing of what several cost.
  const comparison =
    beside && !several && query.rate === undefined && entities.length > 1 ? comparisonOf(view, entities, topicsOf(query.rows), query) : undefined;
  const sum = altogether(pairs);
  const topics = topicsOf(quotaRows.slice(0, 1));
  const findings = beside ? [] : topics.flatMap((topic) => entities.flatMap((entity) => findFor(view, entity, topic, {})));
  return {
    kind: 'sum',
    tells: 'difference',
    query,
    view,
    months: query.months ?? 1,
    ...(by ? { by } : {}),
    items,
    pairs,
    ...(sum ? { altogether: sum } : {}),
    quotas,
    ...(comparison ? { comparison } : {}),
    findings,
    lacking,
    written: writtenOf(view, [...new Set(lacking.map(({ plan }) => plan))]),
    told: toldFor(query, rows),
  };
}
