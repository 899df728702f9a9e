/** What a plan is worth against pay-as-you-go: saving, break-even, price of a million tokens. */
import { citeHeld } from './cite.ts';
import type { Interval } from './interval.ts';
import { decimal, divideMoney, type MoneyRange, subtractMoney } from './money.ts';
import { figure, step, sum } from './steps.ts';
import type { ApiCost, PlanCost, Step, Worth } from './types.ts';

const million = 1_000_000;

function ratio(a: MoneyRange, b: MoneyRange): Interval {
  const over = (x: string, y: string) => decimal(x).div(y).toNumber();
  return { low: over(a.low, b.high), typical: over(a.typical, b.typical), high: over(a.high, b.low) };
}

function isPositive({ low }: MoneyRange): boolean {
  return decimal(low).greaterThan(0);
}

/** Against the cheapest pay-as-you-go in the plan's own currency; undefined where there is none. */
export function worthOf({ monthly, currency, phases }: PlanCost, api: readonly ApiCost[]): Worth | undefined {
  const cheapest = api.find((each) => each.currency === currency && isPositive(each.total) && isPositive(each.perMillion));
  if (!cheapest) return undefined;
  const saving = subtractMoney(cheapest.total, monthly);
  const breakEvenShare = ratio(monthly, cheapest.total);
  const perMillion = ratio(monthly, cheapest.perMillion);
  const breakEven = { low: perMillion.low * million, typical: perMillion.typical * million, high: perMillion.high * million };
  const cites = phases.map(({ held }) => citeHeld(held));
  const steps: Step[] = [
    step('saving', [sum(cheapest.total), '−', sum(monthly)], sum(saving), cites),
    step('break-even', [sum(monthly), '÷', sum(cheapest.perMillion)], figure(perMillion, 'million-tokens'), cites),
  ];
  return { api: cheapest, saving, breakEven, breakEvenShare, steps };
}

/** What the plan comes to for each million tokens of this use. */
export function perMillionTokens({ monthly, phases }: PlanCost, tokens: Interval): { readonly money: MoneyRange; readonly step: Step } | undefined {
  if (tokens.low <= 0) return undefined;
  const millions = { low: tokens.low / million, typical: tokens.typical / million, high: tokens.high / million };
  const result = divideMoney(monthly, millions);
  return {
    money: result,
    step: step(
      'per-million',
      [sum(monthly), '÷', figure(millions, 'million-tokens')],
      sum(result),
      phases.map(({ held }) => citeHeld(held)),
    ),
  };
}
