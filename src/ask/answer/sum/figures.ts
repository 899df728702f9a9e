/** Sums of figures that the person names: together, one less another, over another time; and of money in another currency. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import { isWithinDay } from '#src/catalog/spans.ts';
import type { View } from '#src/catalog/types.ts';
import { currencyOfUnit } from '#src/catalog/units.ts';
import {
  addMoney,
  convertMoney,
  decimal,
  divideMoney,
  exactly,
  exchange,
  type MoneyRange,
  money,
  subtractMoney,
  timesMoney,
} from '#src/core/money.ts';
import { figure, sum } from '#src/core/steps.ts';
import { moneyItem } from '#src/core/sum/amount.ts';
import { between, type Factor, type Span } from '#src/core/sum/span.ts';
import type { Formula } from '#src/core/sum/types.ts';
import type { Operator } from '#src/core/types.ts';
import type { AmountTerm as Amount, SumAsked as Query } from '../asked.ts';
import type { ExchangeAnswer, FiguresAnswer } from './types.ts';

/** By the person's own rate, else by that of the data. */
export function answerExchange(query: Query, { value, currency = homeCurrency }: Amount, to: MoneyRange['currency'], view: View): ExchangeAnswer {
  const from = exactly(money(value, currency));
  const base = { kind: 'sum' as const, tells: 'exchange' as const, query, view, from };
  const { rate } = query;
  if (rate !== undefined) {
    const own = to === homeCurrency ? timesMoney(from, rate) : divideMoney(from, rate);
    return { ...base, to: { ...own, currency: to }, formula: [sum(from), to === homeCurrency ? '×' : '÷', figure(rate, 'factor')] };
  }
  const by = exchange(view, currency, to);
  return by ? { ...base, to: convertMoney(from, by), exchange: by } : base;
}

/** The currency of an amount of money, however it is told. */
export const currencyOf = ({ currency, unit }: Amount): MoneyRange['currency'] | undefined => currency ?? (unit && currencyOfUnit(unit));

type Joining = 'total' | 'difference';
const OPERATOR = { total: '+', difference: '−' } as const satisfies Record<Joining, Operator>;

/** Money of one currency, over the months or for the span of the first; undefined for two currencies. */
function joinedMoney(query: Query, relation: Joining, amounts: readonly Amount[]): Pick<FiguresAnswer, 'formula' | 'money'> | undefined {
  const told = query.months === undefined ? { per: query.per ?? amounts.find(({ per }) => per !== undefined)?.per } : { months: query.months };
  const items = amounts.flatMap((amount) => {
    const currency = currencyOf(amount);
    return currency ? [moneyItem({ value: amount.value, currency, per: amount.per, off: amount.off }, told)] : [];
  });
  const [first, ...others] = items;
  if (!first || items.length < amounts.length || others.some(({ value }) => value.currency !== first.value.currency)) return undefined;
  const join = relation === 'total' ? addMoney : subtractMoney;
  return {
    formula: items.flatMap(({ formula }, place): Formula => (place === 0 ? formula : [OPERATOR[relation], ...formula])),
    money: others.reduce((left, { value }) => join(left, value), first.value),
  };
}

/** Numbers, or amounts of one unit. */
function joinedNumbers(relation: Joining, amounts: readonly Amount[]): Pick<FiguresAnswer, 'formula' | 'result' | 'unit'> | undefined {
  const [unit, another] = [...new Set(amounts.flatMap((amount) => amount.unit ?? []))];
  const [first, ...others] = amounts;
  if (!first || others.length === 0 || another !== undefined) return undefined;
  const join = (left: ReturnType<typeof decimal>, { value }: Amount) => (relation === 'total' ? left.plus(value) : left.minus(value));
  return {
    formula: amounts.flatMap(({ value }, place): Formula => [...(place === 0 ? [] : [OPERATOR[relation]]), figure(value, 'factor')]),
    result: others.reduce(join, decimal(first.value)).toNumber(),
    ...(unit ? { unit } : {}),
  };
}

/** Of windows within a day so many as the person has of them, else as many as the hours hold. */
function spansOf(from: Span, to: Span, use: Query['use']): readonly Factor[] {
  const windows = isWithinDay(from) ? use?.windows : undefined;
  return windows === undefined ? between(from, to, use) : [['×', windows], ...between('day', to, use)];
}

/** One figure so many times, or for another span. */
function multiplied(query: Query, { value, unit, per }: Amount): Pick<FiguresAnswer, 'formula' | 'result' | 'unit'> | undefined {
  const count = query.rows[0]?.count;
  const spans = per !== undefined && query.per !== undefined ? spansOf(per, query.per, query.use) : [];
  const factors = count === undefined ? spans : [['×', count] as const, ...spans];
  if (factors.length === 0) return undefined;
  const result = factors.reduce((left, [operator, by]) => (operator === '×' ? left.times(by) : left.div(by)), decimal(value));
  return {
    formula: [figure(value, 'factor'), ...factors.flatMap(([operator, by]): Formula => [operator, figure(by, 'factor')])],
    result: result.toNumber(),
    ...(unit ? { unit } : {}),
  };
}

/** Undefined for what has no meaning: too few figures, money of two currencies, amounts of two units. */
export function answerFigures(query: Query, amounts: readonly Amount[], view: View): FiguresAnswer | undefined {
  const [first] = amounts;
  const { relation } = query;
  if (!first || relation === 'ratio' || relation === 'into') return undefined;
  const ofMoney = amounts.some((amount) => currencyOf(amount) !== undefined);
  const found = relation === 'each' ? multiplied(query, first) : ofMoney ? joinedMoney(query, relation, amounts) : joinedNumbers(relation, amounts);
  return found && { kind: 'sum', tells: 'figures', query, view, ...found };
}
