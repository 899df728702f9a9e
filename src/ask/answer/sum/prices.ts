/** Sums over prices: together, by themselves, in a promotion, and what a sum of money pays for. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency, Period } from '#src/catalog/schema.ts';
import type { Held, Plan, View } from '#src/catalog/types.ts';
import { currencyOfUnit } from '#src/catalog/units.ts';
import { compareMoney, decimal, exactly, type MoneyRange, money, timesMoney } from '#src/core/money.ts';
import { periodMonths, periodOf, wholePeriod } from '#src/core/period.ts';
import { moneyItem } from '#src/core/sum/amount.ts';
import { offerItem, priceItem } from '#src/core/sum/price.ts';
import { totals } from '#src/core/sum/relate.ts';
import type { MoneyItem, PriceItem, PriceTerm, Told } from '#src/core/sum/types.ts';
import type { SumAsked as Query, SumRow, SumTerm } from '../asked.ts';
import { plansOf, whoFor } from '../scene.ts';
import type { AffordAnswer, OfferAnswer, PricesAnswer, ReducedAnswer, TotalAnswer } from './types.ts';

export type PriceRow = SumRow & { readonly term: Extract<SumTerm, { of: 'price' }> };
type AmountTerm = Extract<SumTerm, { of: 'amount' }>;

export const isPrice = (row: SumRow): row is PriceRow => row.term.of === 'price';

/** The plans that rows are about, each once; those of a line for the line. */
export const plansIn = (view: View, rows: readonly SumRow[]): readonly Plan[] => [
  ...new Set(rows.flatMap(({ subject }) => (subject ? plansOf(view, subject) : []))),
];

/** What each plan of a row costs; nothing for a plan without such a price. */
export function itemsOf(view: View, query: Query, row: PriceRow, told: Told, term: PriceTerm = row.term): readonly PriceItem[] {
  const plans = row.subject ? plansOf(view, row.subject) : [];
  return plans.flatMap((plan) => {
    const item = term.phase === 'offer' ? offerItem(view, plan, term.per) : priceItem(view, plan, term, told, whoFor(view, plan, query), row.count);
    return item ?? [];
  });
}

/** By the period that is asked for; by the month where that has no price. */
function paidItems(view: View, query: Query, row: PriceRow, told: Told): readonly PriceItem[] {
  const items = itemsOf(view, query, row, told);
  return items.length > 0 ? items : itemsOf(view, query, row, told, { ...row.term, per: 'month' });
}

/** Money of the person's own; a bare number is in the one currency of the prices. */
function moneyItems(amounts: readonly AmountTerm[], items: readonly PriceItem[], months: number): readonly MoneyItem[] {
  const [currency, foreign] = [...new Set(items.map(({ value }) => value.currency))];
  const own = foreign === undefined ? currency : undefined;
  return amounts.flatMap((term) => {
    const said = term.currency ?? (term.unit === undefined ? own : currencyOfUnit(term.unit));
    return said ? [moneyItem({ value: term.value, currency: said, per: term.per, off: term.off }, { months })] : [];
  });
}

/** All sums in the home currency; undefined where the person names no rate, or none is needed. */
function atOwnRate(sums: readonly MoneyRange[], rate: number | undefined): TotalAnswer['atRate'] {
  if (rate === undefined || sums.every(({ currency }) => currency === homeCurrency)) return undefined;
  const home = sums.map((sum) => (sum.currency === homeCurrency ? sum : { ...timesMoney(sum, rate), currency: homeCurrency }));
  const [total] = totals(home);
  return total && { total, rate };
}

/** What so many of each plan cost over the months, with money of the person's own: one sum for each currency, in that currency. */
export function answerTotal(query: Query, rows: readonly PriceRow[], own: readonly AmountTerm[], view: View): TotalAnswer {
  const months = query.months ?? 1;
  const items = rows.flatMap((row) => paidItems(view, query, row, { months }));
  const amounts = moneyItems(own, items, months);
  const missing = plansIn(view, rows).filter((plan) => items.every((item) => item.plan !== plan));
  const sums = totals([...items, ...amounts].map(({ value }) => value));
  const atRate = atOwnRate(sums, query.rate);
  const base = {
    kind: 'sum' as const,
    tells: 'total' as const,
    query,
    view,
    months,
    items,
    amounts,
    missing,
    sums,
    ...(atRate ? { atRate } : {}),
  };
  const [row, another] = rows;
  const [only] = items;
  // Beside money of the person's own another way of paying is another sum.
  if (!row || !only || amounts.length > 0 || rows.some(({ term }) => term.off !== undefined)) return base;
  const per = only.paid === 'month' ? wholePeriod(months) : ('month' as const);
  const [other] = another || per === undefined || row.term.phase === 'first' ? [] : itemsOf(view, query, row, { months }, { ...row.term, per });
  const otherwise = other && compareMoney(other.value, only.value) !== 0 ? { otherwise: other } : {};
  if (rows.some(({ term }) => term.phase === 'first' || term.per !== 'month') || (another && rows.some(({ term }) => term.phase)))
    return { ...base, ...otherwise };
  const begun = rows.flatMap((each) => itemsOf(view, query, each, { months }, { ...each.term, phase: 'first' }));
  const differs = begun.length === items.length && begun.some((item, i) => compareMoney(item.value, items[i]?.value ?? item.value) !== 0);
  return { ...base, ...otherwise, ...(differs ? { asNew: totals(begun.map(({ value }) => value)) } : {}) };
}

/** The promotion of the data that the person may have in mind: one with the same share off. */
function promotionOf(view: View, off: number, per: Period | undefined): ReducedAnswer['promotion'] {
  for (const line of view.catalog.lines) {
    const current = view.slots(line, 'discounts').flatMap(({ readings }) => readings[0]?.lead ?? []);
    const same = ({ fact }: Held<'discounts'>) => fact.off === off && (per === undefined || fact.per === per);
    const [running, over] = [current.find(same), view.ended(line, 'discounts').find(same)];
    const discount = running ?? over;
    if (discount) return { discount, ended: running === undefined };
  }
  return undefined;
}

/** A price that the person names, over the months, less the share taken off. */
export function answerReduced(query: Query, term: AmountTerm, view: View): ReducedAnswer {
  const months = query.months ?? 1;
  const { value, currency = homeCurrency, off = 0 } = term;
  const item = moneyItem({ value, currency, per: 'month', off }, { months });
  const promotion = promotionOf(view, off, periodOf(months));
  return { kind: 'sum', tells: 'reduced', query, view, item, ...(promotion ? { promotion } : {}) };
}

/** Prices of months by their place, as they are on the day for somebody who subscribes on it; prices for another span. */
export function answerPrices(query: Query, rows: readonly PriceRow[], view: View): PricesAnswer {
  const items = rows.flatMap((row) => itemsOf(view, query, row, query));
  const openings = rows.filter(({ term }) => term.phase === 'first').flatMap((row) => itemsOf(view, query, row, query));
  const noFirst = plansIn(view, rows).filter(
    (plan) => openings.some((item) => item.plan === plan) && openings.every((item) => item.plan !== plan || !item.first),
  );
  return { kind: 'sum', tells: 'prices', query, view, items, plans: plansIn(view, rows), noFirst };
}

/** What plans cost in the promotion of the data for the period of the first row, and what they cost now where that is over. */
export function answerOffer(query: Query, rows: readonly PriceRow[], view: View): OfferAnswer {
  const per = rows[0]?.term.per ?? 'month';
  const plans = plansIn(view, rows);
  const items = plans.flatMap((plan) => offerItem(view, plan, per) ?? []);
  const now = plans
    .filter((plan) => items.every((item) => item.plan !== plan || item.promotion?.ended))
    .flatMap((plan) => {
      const begun = (paid: Period) => priceItem(view, plan, { of: 'price', phase: 'first', per: paid }, { months: periodMonths[per] });
      return begun(per) ?? begun('month') ?? [];
    });
  const order = (plan: Plan) => (items.some((item) => item.plan === plan) ? 0 : 1);
  return { kind: 'sum', tells: 'offer', query, view, months: periodMonths[per], items, now: now.toSorted((a, b) => order(a.plan) - order(b.plan)) };
}

/** How many of a plan the money pays for at its regular price, and what is left; nothing for a plan in another currency. Money for each month pays for plans, money once for months. */
export function answerAfford(query: Query, { value, currency, per }: AmountTerm, rows: readonly PriceRow[], view: View): AffordAnswer {
  const months = per === 'quarter' || per === 'year' ? periodMonths[per] : 1;
  const inCurrency = (own: Currency) => currency === undefined || currency === own;
  const items = plansIn(view, rows).map((plan) => {
    const price = priceItem(view, plan, { of: 'price', phase: 'regular', per: 'month' }, { months }, whoFor(view, plan, query));
    if (!price || !inCurrency(price.value.currency) || decimal(price.value.typical).isZero()) return { plan };
    const each = decimal(price.value.typical);
    const count = decimal(value).div(each).floor().toNumber();
    return { plan, price, count, rest: exactly(money(decimal(value).minus(each.times(count)), price.value.currency)) };
  });
  return { kind: 'sum', tells: 'afford', query, view, budget: value, ofMonths: per === undefined, items };
}
