import { describe, expect, test } from 'vitest';
import { point } from '#src/core/interval.ts';
import { checkWorkload, settleWorkload, type WorkloadInput } from '#src/core/workload.ts';

const codes = (input: WorkloadInput) => checkWorkload(input).map(({ field, code }) => `${field} ${code}`);
const use = (amount: number): WorkloadInput => ({ use: { amount: point(amount), unit: 'token', per: 'day' } });

describe('a workload', () => {
  test('what is left out is 8 hours a day, 5 days a week, one month, a new customer paying monthly', () => {
    expect(settleWorkload({})).toEqual({
      hoursPerDay: 8,
      daysPerWeek: 5,
      startHour: 9,
      months: 1,
      customer: 'new',
      payment: 'month',
      seats: 1,
      everybody: 1,
    });
    expect(settleWorkload({ hoursPerDay: 3 }).hoursPerDay).toBe(3);
  });

  test.each<[string, WorkloadInput, string[]]>([
    ['nothing at all', use(0), ['amount range']],
    ['a negative amount', use(-5), ['amount range']],
    ['10^30 tokens', use(1e30), ['amount range']],
    ['an amount that is no number', use(Number.NaN), ['amount range']],
    ['25 hours a day', { hoursPerDay: 25 }, ['hours range']],
    ['no hours', { hoursPerDay: 0 }, ['hours range']],
    ['eight days a week', { daysPerWeek: 8 }, ['days range']],
    ['half a day a week', { daysPerWeek: 2.5 }, ['days whole']],
    ['zero months', { months: 0 }, ['months range']],
    ['a month and a half', { months: 1.5 }, ['months whole']],
    ['a cached share over 100 %', { cachedShare: 1.2 }, ['cached range']],
    ['cached and output over 100 % together', { cachedShare: 0.8, outputShare: 0.3 }, ['cached shares']],
    ['no people', { seats: 0 }, ['seats range']],
    ['a request of no tokens', { tokensPerRequest: point(0) }, ['tokens-per-request range']],
    ['parts that are negative', { parts: { cached: -1, uncached: 5, output: 1, per: 'once' } }, ['amount range']],
    ['several at once', { hoursPerDay: 25, months: 0 }, ['hours range', 'months range']],
  ])('%s cannot be calculated with', (_, input, expected) => {
    expect(codes(input)).toEqual(expected);
    expect(() => settleWorkload(input)).toThrow(RangeError);
  });

  // Their part of a week in a month of 30 days, rounded: 22 × 7 / 30 = 5.1, 15 × 7 / 30 = 3.5, 1 × 7 / 30 = 0.2.
  test.each([
    [22, 5],
    [15, 4],
    [1, 1],
    [31, 7],
  ])('%d working days a month are %d a week', (daysPerMonth, daysPerWeek) => {
    expect(settleWorkload({ daysPerMonth }).daysPerWeek).toBe(daysPerWeek);
  });

  test('an amount of a day is of every day, unless the days are told', () => {
    expect(settleWorkload(use(5)).daysPerWeek).toBe(7);
    expect(settleWorkload({ ...use(5), daysPerWeek: 6 }).daysPerWeek).toBe(6);
    expect(settleWorkload({ ...use(5), daysPerMonth: 22 }).daysPerWeek).toBe(5);
  });

  test('the limits themselves are in', () => {
    expect(codes({ ...use(1e8), hoursPerDay: 24, daysPerWeek: 7, months: 120, cachedShare: 1, outputShare: 0 })).toEqual([]);
  });
});
