/** Sums of figures that the person names: of numbers, of an amount over another time, of money in another currency or over what it buys. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import { isWithinDay } from '#src/catalog/spans.ts';
import type { View } from '#src/catalog/types.ts';
import { point } from '#src/core/interval.ts';
import { convertMoney, decimal, divideMoney, exactly, exchange, type MoneyRange, money, timesMoney } from '#src/core/money.ts';
import { figure, sum } from '#src/core/steps.ts';
import { between, type Factor, type Span } from '#src/core/sum/span.ts';
import type { Formula } from '#src/core/sum/types.ts';
import type { Operator } from '#src/core/types.ts';
import type { SumAsked as Query, SumTerm } from '../asked.ts';
import type { ExchangeAnswer, FiguresAnswer } from './types.ts';

type Amount = Extract<SumTerm, { of: 'amount' }>;

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

/** One token by itself costs next to nothing. */
const TOKENS = 1_000_000;

function overOther(query: Query, view: View, a: Amount, b: Amount): FiguresAnswer | undefined {
  const base = { kind: 'sum' as const, tells: 'figures' as const, query, view };
  if (b.value === 0) return undefined;
  if (a.currency === undefined || b.currency !== undefined || b.unit === undefined) {
    const unit = a.unit ?? b.unit;
    return {
      ...base,
      formula: [figure(a.value, 'factor'), '÷', figure(b.value, 'factor')],
      result: decimal(a.value).div(b.value).toNumber(),
      ...(unit ? { unit } : {}),
    };
  }
  const lot = b.unit === 'token' || b.unit === 'uncached-token' ? TOKENS : 1;
  const paid = exactly(money(a.value, a.currency));
  const formula: Formula = [sum(paid), '÷', figure(b.value, b.unit), ...(lot === 1 ? [] : (['×', figure(lot, b.unit)] as const))];
  return { ...base, formula, price: divideMoney(paid, b.value / lot), of: { value: point(lot), unit: b.unit } };
}

/** Of windows within a day so many as the person has of them, else as many as the hours hold. */
function spansOf(from: Span, to: Span, use: Query['use']): readonly Factor[] {
  const windows = isWithinDay(from) ? use?.windows : undefined;
  return windows === undefined ? between(from, to, use) : [['×', windows], ...between('day', to, use)];
}

const OPERATOR = { total: '+', difference: '−' } as const satisfies Partial<Record<Query['relation'], Operator>>;

/** Undefined for what has no meaning: too few figures, or a division by nothing. */
export function answerFigures(query: Query, amounts: readonly Amount[], view: View): FiguresAnswer | undefined {
  const [a, b] = amounts;
  if (!a) return undefined;
  const unit = a.unit ?? b?.unit;
  const base = { kind: 'sum' as const, tells: 'figures' as const, query, view, ...(unit ? { unit } : {}) };
  const { relation } = query;
  if (relation === 'each') {
    const count = query.rows[0]?.count;
    const spans = a.per !== undefined && query.per !== undefined ? spansOf(a.per, query.per, query.use) : [];
    const factors = count === undefined ? spans : [['×', count] as const, ...spans];
    if (factors.length === 0) return undefined;
    const result = factors.reduce((left, [operator, by]) => (operator === '×' ? left.times(by) : left.div(by)), decimal(a.value));
    return {
      ...base,
      formula: [figure(a.value, 'factor'), ...factors.flatMap(([operator, by]): Formula => [operator, figure(by, 'factor')])],
      result: result.toNumber(),
    };
  }
  if (!b) return undefined;
  if (relation === 'ratio') return overOther(query, view, a, b);
  if (relation === 'into') return undefined;
  const result = relation === 'total' ? decimal(a.value).plus(b.value) : decimal(a.value).minus(b.value);
  return { ...base, formula: [figure(a.value, 'factor'), OPERATOR[relation], figure(b.value, 'factor')], result: result.toNumber() };
}
