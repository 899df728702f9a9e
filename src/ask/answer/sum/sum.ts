/** Sums: what the relation of the rows means for the kinds of their terms, and what it comes to. */
import type { View } from '#src/catalog/types.ts';
import type { SumAsked as Query, SumRow } from '../asked.ts';
import { viewFor } from '../scene.ts';
import { answerDifference, isPriced } from './difference.ts';
import { answerDivided } from './divided.ts';
import { answerExchange, answerFigures, currencyOf } from './figures.ts';
import { answerAfford, answerOffer, answerPrices, answerReduced, answerTotal, isPrice, plansIn } from './prices.ts';
import { answerConvert, answerQuota, answerUnitPrice, isAmount, isQuota } from './quotas.ts';
import { answerApiDifference, answerMultiple, answerPlanRatio, answerWindowRatio, isApi } from './ratios.ts';
import type { SumAnswer } from './types.ts';

function eachOf(query: Query, view: View): SumAnswer | undefined {
  const prices = query.rows.filter(isPrice);
  const quotas = query.rows.filter(isQuota);
  const [row] = query.rows;
  if (!row) return undefined;
  if (row.term.of === 'quota')
    return row.term.unit === 'multiple' ? answerMultiple(query, quotas, view) : answerQuota(query, quotas, undefined, view);
  if (row.term.of === 'amount') return answerFigures(query, [row.term], view);
  if (plansIn(view, prices).length === 0) return undefined;
  return row.term.of === 'price' && row.term.phase === 'offer' ? answerOffer(query, prices, view) : answerPrices(query, prices, view);
}

function totalOf(query: Query, view: View): SumAnswer | undefined {
  const prices = query.rows.filter(isPrice);
  const amounts = query.rows.filter(isAmount).map(({ term }) => term);
  if (plansIn(view, prices).length > 0) return answerTotal(query, prices, amounts, view);
  const [amount, another] = amounts;
  // An amount of something that is no money is told for another span.
  if (amount?.unit !== undefined && !another && currencyOf(amount) === undefined)
    return answerFigures({ ...query, relation: 'each' }, [amount], view);
  if (amount && !another && amount.off !== undefined) return answerReduced(query, amount, view);
  return answerFigures(query, amounts, view);
}

function differenceOf(query: Query, view: View): SumAnswer | undefined {
  const [row] = query.rows;
  const amounts = query.rows.filter(isAmount).map(({ term }) => term);
  const [amount] = amounts;
  if (row?.term.of === 'api') return answerApiDifference(query, query.rows.filter(isApi), view);
  if (row?.term.of === 'quota') return amount && answerQuota(query, query.rows.filter(isQuota), amount.value, view);
  const priced = query.rows.filter(isPriced);
  if (row?.term.of === 'amount' && (priced.length < query.rows.length || priced.every((each) => !isPrice(each))))
    return answerFigures(query, amounts, view);
  return plansIn(view, query.rows.filter(isPrice)).length > 0 ? answerDifference(query, view) : undefined;
}

/** Two different windows of one subject. */
const areWindows = (one: SumRow | undefined, other: SumRow | undefined): boolean =>
  one?.term.of === 'quota' && other?.term.of === 'quota' && one.subject?.id === other.subject?.id && one.term.window !== other.term.window;

/** The price and the quota of one subject. */
const arePriceAndQuota = (one: SumRow | undefined, other: SumRow | undefined): boolean =>
  one?.subject?.id === other?.subject?.id && one?.term.of !== other?.term.of;

function ratioOf(query: Query, view: View): SumAnswer | undefined {
  const [first, second] = query.rows;
  const prices = query.rows.filter(isPrice);
  const quotas = query.rows.filter(isQuota);
  const amounts = query.rows.filter(isAmount);
  const [[price], [quota, another]] = [prices, quotas];
  if (amounts.length > 0) return answerDivided(query, view);
  if (quota && another && areWindows(first, second)) return answerWindowRatio(query, quota, another, view);
  if (!price || !quota || !arePriceAndQuota(first, second)) return answerPlanRatio(query, view);
  return plansIn(view, prices).length > 0 ? answerUnitPrice(query, price, quota, first === quota, view) : undefined;
}

function into(query: Query, view: View): SumAnswer | undefined {
  const [amount, other] = query.rows.filter(isAmount);
  const prices = query.rows.filter(isPrice);
  if (!amount) return undefined;
  if (plansIn(view, prices).length > 0) return answerAfford(query, amount.term, prices, view);
  if (other?.term.currency && amount.term.currency) return answerExchange(query, amount.term, other.term.currency, view);
  return other?.term.unit ? answerConvert(query, [amount], other.term.unit, view) : undefined;
}

const RELATIONS = { each: eachOf, total: totalOf, difference: differenceOf, ratio: ratioOf, into } as const;

/** Undefined where the rows have no meaning together, or nothing that is named can be reckoned with on the day: a model has no price by the month. */
export function answerSum(query: Query, day: View): SumAnswer | undefined {
  return RELATIONS[query.relation](query, viewFor(day, query));
}
