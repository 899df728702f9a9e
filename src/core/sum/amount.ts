/** Figures that a person names, as terms of a sum. */
import type { Currency } from '#src/catalog/schema.ts';
import { decimal, exactly, money, timesMoney } from '../money.ts';
import { figure, sum } from '../steps.ts';
import { between, type Span } from './span.ts';
import type { Formula, MoneyItem, Told } from './types.ts';

export type MoneySaid = { readonly value: number; readonly currency: Currency; readonly per?: Span | undefined; readonly off?: number | undefined };

/** Money of the person's own over the months or for the span asked for; exact in decimals. What is named once is not multiplied. */
export function moneyItem({ value, currency, per, off }: MoneySaid, told: Told, count = 1): MoneyItem {
  const factors = [
    ...(count === 1 ? [] : [['×', count] as const]),
    ...(per === undefined ? [] : told.months === undefined ? between(per, told.per ?? per) : between(per, 'month')),
    ...(per === undefined || told.months === undefined || told.months === 1 ? [] : [['×', told.months] as const]),
  ];
  const said = exactly(money(value, currency));
  const full = factors.reduce((all, [operator, by]) => timesMoney(all, operator === '×' ? by : decimal(1).div(by)), said);
  const rest = decimal(1).minus(off ?? 0);
  const formula: Formula = [
    sum(said),
    ...factors.flatMap(([operator, by]): Formula => [operator, figure(by, 'factor')]),
    ...(off === undefined ? [] : (['×', figure(rest.toNumber(), 'share')] as const)),
  ];
  return { of: 'money', said, value: off === undefined ? full : timesMoney(full, rest), formula, full };
}
