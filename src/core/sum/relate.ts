/** How values stand to each other: all together, one less another, one over another. */
import type { Currency, Unit } from '#src/catalog/schema.ts';
import { type LimitWindow, limitWindows } from '#src/catalog/spans.ts';
import type { Plan, View } from '#src/catalog/types.ts';
import { type Capacity, windowCapacity } from '../capacity.ts';
import { scale } from '../interval.ts';
import { addMoney, compareMoney, decimal, type MoneyRange, subtractMoney } from '../money.ts';

/** One sum for each currency: money of two is never added. */
export function totals(amounts: readonly MoneyRange[]): readonly MoneyRange[] {
  const sums = new Map<Currency, MoneyRange>();
  for (const amount of amounts) {
    const before = sums.get(amount.currency);
    sums.set(amount.currency, before ? addMoney(before, amount) : amount);
  }
  return [...sums.values()];
}

/** `sign`: of the first less the second; `gap`: how far apart, never negative; `share`: of the second; `factor`: the first over the second. */
export type Apart = { readonly sign: -1 | 0 | 1; readonly gap: MoneyRange; readonly share?: number; readonly factor?: number };

/** Undefined for two currencies. */
export function apart(one: MoneyRange, other: MoneyRange): Apart | undefined {
  if (one.currency !== other.currency) return undefined;
  const sign = Math.sign(compareMoney(one, other)) as Apart['sign'];
  const gap = sign < 0 ? subtractMoney(other, one) : subtractMoney(one, other);
  const base = decimal(other.typical);
  if (base.isZero()) return { sign, gap };
  return { sign, gap, share: decimal(gap.typical).div(base).toNumber(), factor: decimal(one.typical).div(base).toNumber() };
}

/** Two limits of one window in one unit: `factor`: the second over the first. */
export type QuotaApart = { readonly window: LimitWindow; readonly one: Capacity; readonly other: Capacity; readonly factor: number };

/**
 * Two plans of a line in the unit that both are told in; otherwise in requests, for prompts of two vendors are compared through them. `counts`: how many
 * there are of each, whose quotas add up.
 */
export function quotasApart(view: View, one: Plan, other: Plan, counts: readonly [number, number] = [1, 1]): readonly QuotaApart[] {
  const times = (limit: Capacity, count: number): Capacity => (count === 1 ? limit : { ...limit, value: scale(limit.value, count) });
  return limitWindows.flatMap((window): readonly QuotaApart[] => {
    const limits = (unit?: Unit) =>
      [one, other].flatMap((plan) => {
        const limit = windowCapacity(view, plan, window, unit ? { unit } : {});
        return limit && limit !== 'unlimited' ? [limit] : [];
      });
    const own = limits();
    const alike = one.line === other.line && own.length === 2 && own[0]?.unit === own[1]?.unit;
    const [a, b] = alike ? own : limits('request');
    if (!a || !b) return [];
    const [less, more] = [times(a, counts[0]), times(b, counts[1])];
    return [{ window, one: less, other: more, factor: more.value.typical / less.value.typical }];
  });
}
