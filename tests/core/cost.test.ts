import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CostQuestion, planCost } from '#src/core/cost.ts';
import type { PlanCost } from '#src/core/types.ts';
import { day, facts, planOf, yard } from '#support/yard.ts';

const { price, both, from } = facts;
const ask: CostQuestion = { months: 1, customer: 'new', payment: 'month', seats: 1 };

function costOf(lite: object, question: Partial<CostQuestion> = {}, on = day): PlanCost | undefined {
  const catalog = yard({ 'plans/inkline-lite.yaml': lite });
  return planCost(catalog.at(on), planOf(catalog, 'inkline-lite'), { ...ask, ...question });
}
const discount = (id: string, off: number, on: readonly string[], more: object = {}) => ({ id, name: both(id), off, on, ...from, ...more });
const listed = { prices: [price('first', 9.9), price('regular', 40)] };

describe('what a plan costs', () => {
  test('the first purchase, then the regular price', () => {
    // 9.9 + 11 × 40 = 449.9
    expect(costOf(listed, { months: 12 })).toMatchObject({ first: { typical: '9.9' }, total: { low: '449.9', typical: '449.9', high: '449.9' } });
  });

  test('a first price that is the regular one is no promotion', () => {
    const found = costOf({ prices: [price('first', 40), price('regular', 40)] }, { months: 12 });
    expect(found?.phases.map(({ phase, subtotal }) => [phase, subtotal.typical])).toEqual([['regular', '480']]);
  });

  test('who has subscribed before pays the regular price from the start', () => {
    expect(costOf(listed, { months: 12, customer: 'existing' })).toMatchObject({ first: { typical: '40' }, total: { typical: '480' } });
  });

  test('a second month at half price', () => {
    // 7.9 + 20 + 40 = 67.9
    const prices = [price('first', 7.9), price('second', 20), price('regular', 40)];
    expect(costOf({ prices }, { months: 3 })?.total.typical).toBe('67.9');
    expect(costOf({ prices }, { months: 2 })?.total.typical).toBe('27.9');
    expect(costOf({ prices })?.total.typical).toBe('7.9');
  });

  test('a phase of two periods', () => {
    // "first two months": 2 × 9.9 + 40
    expect(costOf({ prices: [price('first', 9.9, { periods: 2 }), price('regular', 40)] }, { months: 3 })?.total.typical).toBe('59.8');
  });

  test('nobody says how long it lasts: from the shortest to the longest, reckoned with the shortest', () => {
    const found = costOf({ prices: [price('first', 9.9, { periods: 'unknown' }), price('regular', 40)] }, { months: 3 });
    // 9.9 + 80 = 89.9 at most, 3 × 9.9 = 29.7 at least.
    expect(found?.total).toEqual({ low: '29.7', typical: '89.9', high: '89.9', currency: 'CNY' });
    expect(found?.phases.map(({ periods }) => periods)).toEqual([
      { low: 1, typical: 1, high: 3 },
      { low: 0, typical: 2, high: 2 },
    ]);
  });

  test('an ended promotion is not reckoned with', () => {
    const prices = [price('first', 7.9, { until: '2026-04-01' }), price('regular', 40)];
    expect(costOf({ prices }, {}, '2026-03-31')?.first.typical).toBe('7.9');
    expect(costOf({ prices }, {}, '2026-04-01')?.first.typical).toBe('40');
  });

  test('who keeps older terms does not pay by the year for the new ones', () => {
    // GLM after 2026-07-30: older subscribers renew at 49 a month; 991.2 a year is the new plan's price.
    const kept = { subscribedBefore: '2026-02-12' };
    const prices = [price('regular', 118), price('regular', 991.2, { per: 'year' }), price('renewal', 49, { for: kept })];
    const question = { months: 12, payment: 'year', customer: 'existing' } as const;
    expect(costOf({ prices }, { ...question, who: kept })).toMatchObject({ payment: 'month', asked: 'year', total: { typical: '588' } });
    expect(costOf({ prices }, question)).toMatchObject({ payment: 'year', total: { typical: '991.2' } });
    const both = [...prices, price('renewal', 470.4, { per: 'year', for: kept })];
    expect(costOf({ prices: both }, { ...question, who: kept })).toMatchObject({ payment: 'year', total: { typical: '470.4' } });
  });

  test('by the quarter with 55 % off the first purchase: 200 · 3 · 45 % = 270', () => {
    // "连续包季：最终优惠力度为减 55%"; renewals are at the full price.
    const lite = { prices: [price('regular', 200)], discounts: [discount('new-year', 0.55, ['first-purchase', 'upgrade'], { per: 'quarter' })] };
    const found = costOf(lite, { months: 3, payment: 'quarter' });
    expect(found).toMatchObject({ payment: 'quarter', total: { typical: '270' }, phases: [{ discount: { fact: { off: 0.55 } } }] });
    expect(costOf(lite, { months: 6, payment: 'quarter' })?.total.typical).toBe('870');
    expect(costOf(lite, { months: 3, payment: 'quarter', customer: 'existing' })?.payment).toBe('quarter');
    expect(costOf(lite, { months: 3 })?.total.typical).toBe('600');
  });

  test('a discount on the month is not taken twice with a first-purchase price', () => {
    const lite = { prices: [price('first', 15), price('regular', 40)], discounts: [discount('half', 0.5, ['first-purchase'], { per: 'month' })] };
    expect(costOf(lite)?.first.typical).toBe('15');
    const cheaper = { ...lite, prices: [price('first', 25), price('regular', 40)] };
    expect(costOf(cheaper)?.first.typical).toBe('20');
  });

  test('a referral discount is not for everybody', () => {
    const lite = { prices: [price('regular', 40)], discounts: [discount('friend', 0.1, ['first-purchase'], { referral: true })] };
    expect(costOf(lite)?.first.typical).toBe('40');
  });

  test('a year that is begun is paid in full', () => {
    const prices = [price('regular', 49), price('regular', 468, { per: 'year' })];
    const found = costOf({ prices }, { months: 6, payment: 'year' });
    expect(found).toMatchObject({ total: { typical: '468' }, paidMonths: 12, monthly: { typical: '39' } });
    expect(costOf({ prices }, { months: 13, payment: 'year' })?.total.typical).toBe('936');
  });

  test('a payment period without a price falls back to the month', () => {
    expect(costOf(listed, { payment: 'year', months: 12 })).toMatchObject({ payment: 'month', asked: 'year', total: { typical: '449.9' } });
  });

  test('renewals may have a price or a discount of their own', () => {
    const prices = [price('renewal', 30, { for: { subscribedBefore: '2026-02-12' } }), price('regular', 40, { for: 'new' })];
    expect(costOf({ prices }, { customer: 'existing', months: 2, who: { subscribedBefore: '2026-02-01' } })?.total.typical).toBe('60');
    const lite = { prices: [price('regular', 40)], discounts: [discount('stay', 0.5, ['renewal'])] };
    expect(costOf(lite, { months: 2 })?.total.typical).toBe('60');
    expect(costOf(lite, { months: 2, customer: 'existing' })?.total.typical).toBe('40');
  });

  test('ten people buy ten plans', () => {
    // 49 × 10 = 490
    expect(costOf({ prices: [price('regular', 49)] }, { seats: 10 })).toMatchObject({ first: { typical: '490' }, total: { typical: '490' } });
  });

  test('without a price that day there is no cost', () => {
    expect(costOf({ prices: [price('regular', 40, { from: '2026-03-01' })] })).toBeUndefined();
    expect(costOf({ prices: [price('first', 9.9)] }, { months: 2 })).toBeUndefined();
  });

  test('the currency asked for, by a dated rate; a price of its own in it goes before', () => {
    const found = costOf(listed, { currency: 'USD', customer: 'existing' });
    expect(found).toMatchObject({ currency: 'CNY', total: { typical: '40' }, converted: { exchange: { rate: 7.2 } } });
    expect(Number(found?.converted?.total.typical)).toBeCloseTo(5.5556, 4);
    const both = { prices: [price('regular', 40), price('regular', 10, { currency: 'USD' })] };
    expect(costOf(both, { currency: 'USD' })).toMatchObject({ currency: 'USD', total: { typical: '10' } });
  });

  test('no float shows in a total', () => {
    const decimals = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 100 }), (cents, months, seats) => {
        const found = costOf({ prices: [price('regular', cents / 100)] }, { months, seats });
        expect(found?.total.typical).toBe(decimals(BigInt(cents) * BigInt(months) * BigInt(seats)));
      }),
    );
  });

  test('more months never cost less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 119 }), fc.constantFrom('new' as const, 'existing' as const), (months, customer) => {
        const at = (count: number) => Number(costOf(listed, { months: count, customer })?.total.typical);
        expect(at(months + 1)).toBeGreaterThan(at(months));
      }),
    );
  });
});

describe('a price on a condition', () => {
  const regular = { phase: 'regular', per: 'month', currency: 'CNY', source: 'page' };
  const priced = (...prices: readonly object[]) => {
    const catalog = yard({ 'plans/inkline-max.yaml': { prices } });
    return planCost(catalog.at(day), planOf(catalog, 'inkline-max'), { months: 3, customer: 'new', payment: 'month', seats: 1 });
  };

  test('is never reckoned with: neither beside the price, nor where there is no other', () => {
    const renewing = { ...regular, amount: 320, condition: 'automatic-renewal' };
    expect(priced(renewing, { ...regular, amount: 400 })?.total.typical).toBe('1200');
    expect(priced(renewing)).toBeUndefined();
  });
});
