import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimate } from '#src/core/estimate.ts';
import { point } from '#src/core/interval.ts';
import type { PlanEstimate } from '#src/core/types.ts';
import type { UsePer, WorkloadInput } from '#src/core/workload.ts';
import { day, facts, planOf, yard } from '#support/yard.ts';

const { quota, from } = facts;

function look(id: string, input: WorkloadInput, added = {}): PlanEstimate {
  const catalog = yard(added);
  const { lists, ruledOut } = estimate(catalog.at(day), input, { plans: [planOf(catalog, id)] });
  const found = lists[0]?.plans[0] ?? ruledOut[0];
  if (!found) throw new Error('no estimate');
  return found;
}
const requests = (amount: number, per: UsePer = 'day', more: WorkloadInput = {}): WorkloadInput => ({
  use: { amount: point(amount), unit: 'request', per },
  ...more,
});
const windowOf = (found: PlanEstimate, window: string) => {
  const use = found.quota.windows.find((each) => each.window === window);
  if (use?.state !== 'limited') throw new Error(`${window} is ${use?.state}`);
  return use;
};
const everyDay = { daysPerWeek: 7 };

describe('whether a quota lasts', () => {
  test('18,000 requests a month are 600 a day, half of one window of 1,200', () => {
    // 002: Lite 1,200 per 5 h, 9,000 a week, 18,000 a month. All of a day's use within one window.
    const found = look('inkline-lite', requests(600, 'day', { ...everyDay, hoursPerDay: 5 }));
    expect(windowOf(found, '5h').utilisation).toMatchObject({ low: 0.5, high: 0.5 });
    expect(windowOf(found, 'week').demand.typical).toBe(4200);
    expect(windowOf(found, 'month')).toMatchObject({ demand: { typical: 18_000 }, utilisation: { high: 1 }, fit: 'fits' });
    expect(found).toMatchObject({ fit: 'fits', quota: { binding: 'month' } });
  });

  test('a month that was only reckoned from the week never binds beside it', () => {
    // A week of 9,000 is 9,000 × 30 ÷ 7 = 38,571 a month; nobody states a monthly limit. 10,000 a week are 111 %.
    const derived = { ...quota('month', 38_571, 'request'), basis: 'derived' };
    const quotas = (...more: object[]) => ({ 'plans/inkline-lite.yaml': { quotas: [quota('week', 9000, 'request'), ...more] } });
    const input = requests(50_000, 'month', everyDay);
    const found = look('inkline-lite', input, quotas(derived));
    expect(windowOf(found, 'month').reckonedFrom).toBe('week');
    expect(found.quota.binding).toBe('week');
    // 50,000 × 7 ÷ 30 = 11,667 of 9,000; of the month 50,000 of 38,571.
    expect(windowOf(found, 'week').utilisation.typical).toBeCloseTo(1.2963, 4);
    // A limit that a source states is one, however long the window.
    expect(windowOf(look('inkline-lite', input, quotas(quota('month', 30_000, 'request'))), 'month').reckonedFrom).toBeUndefined();
    // Alone among windows it can still be told, with what it was reckoned from.
    const apart = look('inkline-lite', input, { 'plans/inkline-lite.yaml': { quotas: [quota('week', 900, 'credit'), derived] } });
    expect(apart.quota.binding).toBe('month');
    expect(windowOf(apart, 'month').reckonedFrom).toBe('week');
  });

  test('one request more a day and the month is over', () => {
    expect(look('inkline-lite', requests(601, 'day', everyDay))).toMatchObject({ fit: 'exceeds', quota: { binding: 'month' } });
  });

  test('2,500 requests a day, every day, fit Pro and not Lite', () => {
    // 2500 · 30 = 75,000 ≤ 90,000; 17,500 a week ≤ 45,000.
    const input = requests(2500, 'day', everyDay);
    expect(windowOf(look('inkline-pro', input), 'month').demand.typical).toBe(75_000);
    expect(windowOf(look('inkline-pro', input), 'week').demand.typical).toBe(17_500);
    expect(look('inkline-pro', input).fit).toBe('fits');
    expect(look('inkline-lite', input).fit).toBe('exceeds');
  });

  test('a burst breaks the 5-hour window while the month is fine', () => {
    // 2,000 requests in 2 hours on one day a week: 2,000 > 1,200 in the window, but about 8,600 of 18,000 in the month.
    const found = look('inkline-lite', requests(2000, 'day', { daysPerWeek: 1, hoursPerDay: 8, burstHours: 2 }));
    expect(windowOf(found, '5h')).toMatchObject({ fit: 'exceeds', demand: { typical: 2000 } });
    expect(windowOf(found, 'month').fit).toBe('fits');
    expect(found.quota.binding).toBe('5h');
    // The limit lasts 1,200 ÷ 1,000 an hour.
    expect(windowOf(found, '5h').lasts.typical).toBeCloseTo(1.2, 9);
  });

  test('spread over the day the same use keeps below the window', () => {
    // 2,000 over 8 hours are 1,250 in 5 of them: still over. Over 10 hours they are 1,000.
    expect(windowOf(look('inkline-lite', requests(2000, 'day', { daysPerWeek: 1 })), '5h').demand.typical).toBe(1250);
    expect(look('inkline-lite', requests(2000, 'day', { daysPerWeek: 1, hoursPerDay: 10 })).fit).toBe('fits');
  });

  test('nobody sleeps through a month of windows: only working hours count', () => {
    // 100 an hour, 8 h × 5 days: 500 in 5 h, 4,000 a week, 17,143 in a month on average, up to 22 days = 17,600.
    const found = look('inkline-lite', requests(100, 'hour'));
    expect(windowOf(found, '5h').demand.typical).toBe(500);
    expect(windowOf(found, 'week').demand.typical).toBe(4000);
    expect(windowOf(found, 'month').demand).toMatchObject({ low: 16_000, high: 17_600 });
    expect(windowOf(found, 'month').demand.typical).toBeCloseTo(17_142.857, 3);
  });

  test('a month with more working days may be tight', () => {
    // 850 a day: 30 · 5 ÷ 7 days = 18,214 > 18,000 typically; 830: 17,786 typically, 18,260 at most.
    expect(windowOf(look('inkline-lite', requests(850, 'day', { daysPerWeek: 5 })), 'month').fit).toBe('exceeds');
    expect(look('inkline-lite', requests(830, 'day', { daysPerWeek: 5 })).fit).toBe('tight');
  });

  test('what is said of a month is the month’s', () => {
    const found = look('inkline-lite', requests(18_000, 'month'));
    expect(windowOf(found, 'month')).toMatchObject({ demand: point(18_000), fit: 'fits' });
  });

  test('so many per minute and per 5 hours', () => {
    expect(windowOf(look('inkline-lite', requests(4, 'minute')), '5h').demand.typical).toBe(1200);
    expect(windowOf(look('inkline-lite', requests(1200, '5h')), '5h').demand.typical).toBe(1200);
    expect(windowOf(look('inkline-lite', requests(1200, '5h', { hoursPerDay: 2 })), '5h').demand.typical).toBe(1200);
  });

  test('requests against prompts: an interval decides between fits, tight and exceeds', () => {
    // 400 prompts × 15–20 = 6,000–8,000 requests per 5 h. All within 5 hours a day.
    const at = (amount: number) => look('inkline-max', requests(amount, 'day', { hoursPerDay: 5 })).fit;
    expect([at(6000), at(6500), at(7500)]).toEqual(['fits', 'tight', 'exceeds']);
  });

  test('a model that counts three times needs three times the quota', () => {
    // 140 prompts × 3 = 420 > 400.
    const input: WorkloadInput = { use: { amount: point(140), unit: 'prompt', per: '5h' } };
    expect(look('inkline-max', input).fit).toBe('fits');
    expect(windowOf(look('inkline-max', { ...input, model: 'ink-2.5' }), '5h')).toMatchObject({
      demand: point(420),
      fit: 'exceeds',
      factor: { value: point(3) },
    });
    expect(look('inkline-max', { ...input, model: 'ink-2' }).fit).toBe('fits');
  });

  test('a limit of its own for a model goes before the one for all, and is not multiplied', () => {
    const added = { 'plans/inkline-max.yaml': { quotas: [quota('5h', 400, 'prompt'), quota('5h', 100, 'prompt', { model: 'ink-2.5' })] } };
    const input: WorkloadInput = { use: { amount: point(80), unit: 'prompt', per: '5h' }, model: 'ink-2.5' };
    expect(windowOf(look('inkline-max', input, added), '5h')).toMatchObject({ limit: { value: point(100) }, demand: point(80), fit: 'fits' });
  });

  test('limits of several models where none is named: any may be meant', () => {
    const added = {
      'plans/inkline-max.yaml': { quotas: [quota('5h', 100, 'prompt', { model: 'ink-2' }), quota('5h', 400, 'prompt', { model: 'ink-2.5' })] },
    };
    const found = look('inkline-max', { use: { amount: point(200), unit: 'prompt', per: '5h' } }, added);
    expect(windowOf(found, '5h')).toMatchObject({ limit: { value: { low: 100, high: 400 } }, utilisation: { low: 0.5, high: 2 } });
  });

  test('a reading in the person’s own unit is used before a conversion', () => {
    const added = { 'plans/inkline-max.yaml': { quotas: [quota('5h', 400, 'prompt'), quota('5h', 27_000_000, 'token', { source: 'bench' })] } };
    const found = look('inkline-max', { use: { amount: point(9_000_000), unit: 'token', per: '5h' } }, added);
    expect(windowOf(found, '5h')).toMatchObject({ limit: { unit: 'token' }, uses: [], utilisation: { typical: 1 / 3 } });
  });

  test('uncached tokens: only what misses the cache counts', () => {
    const added = { 'plans/inkline-lite.yaml': { quotas: [quota('week', 4_000_000, 'uncached-token')] } };
    const input: WorkloadInput = { use: { amount: point(50_000_000), unit: 'token', per: 'week' }, cachedShare: 0.92 };
    // 8 % of 50M = 4M, just the limit.
    expect(windowOf(look('inkline-lite', input, added), 'week').utilisation.typical).toBeCloseTo(1, 9);
    expect(look('inkline-lite', input, added).fit).toBe('fits');
  });

  test('no such limit, not known, and not convertible are three things', () => {
    const added = { 'plans/inkline-max.yaml': { quotas: [quota('5h', 400, 'credit'), quota('week', 'none')] } };
    const found = look('inkline-max', requests(1), added);
    const states = Object.fromEntries(found.quota.windows.map(({ window, state }) => [window, state]));
    expect(states).toMatchObject({ '5h': 'not-convertible', week: 'unlimited', month: 'unknown' });
    expect(found.fit).toBe('unknown');
  });

  test('a plan that already exceeds one window exceeds, whatever the others are', () => {
    const added = { 'plans/inkline-max.yaml': { quotas: [quota('5h', 400, 'credit'), quota('week', 10, 'request')] } };
    expect(look('inkline-max', requests(100), added).fit).toBe('exceeds');
  });

  test('peak factors are weighed by the hours of the person', () => {
    const peak = { days: [1, 2, 3, 4, 5], from: 14, to: 18 };
    const multipliers = [
      { model: 'ink-2.5', factor: 3, peak, ...from },
      { model: 'ink-2.5', factor: 2, peak: 'off', ...from },
    ];
    const input: WorkloadInput = { use: { amount: point(100), unit: 'prompt', per: '5h' }, model: 'ink-2.5' };
    const found = look('inkline-max', input, { 'plans/inkline-max.yaml': { multipliers } });
    // 9 to 17 h: three of eight hours at peak. 3·3/8 + 2·5/8 = 2.375.
    expect(windowOf(found, '5h').demand).toEqual({ low: 200, typical: 237.5, high: 300 });
    expect(found.sums().assumptions.map(({ id }) => id)).toContain('start-hour');
    const evening = look('inkline-max', { ...input, startHour: 18, hoursPerDay: 4 }, { 'plans/inkline-max.yaml': { multipliers } });
    expect(windowOf(evening, '5h').demand.typical).toBe(200);
  });

  test('each step can be redone by hand', () => {
    const found = windowOf(look('inkline-max', requests(800, 'day'), {}), '5h');
    const steps = found.steps();
    expect(steps.map(({ formula }) => formula)).toEqual(['5h', 'convert', 'utilisation']);
    // 800 × 5 ÷ 8 = 500 requests; ÷ 15–20 requests per prompt = 25–33.3 prompts; ÷ 400 = 6.25–8.33 %.
    expect(steps[0]?.result).toMatchObject({ value: point(500), unit: 'request' });
    expect(steps[1]?.expression[2]).toMatchObject({ value: { low: 15, high: 20 }, unit: 'request-per-prompt' });
    expect(found.utilisation.low).toBeCloseTo(0.0625, 9);
    expect(found.utilisation.high).toBeCloseTo(0.08333, 4);
  });
});

describe('properties', () => {
  const inputs = fc.record({
    amount: fc.double({ min: 0.01, max: 1e7, noNaN: true }),
    unit: fc.constantFrom('prompt' as const, 'request' as const, 'token' as const),
    per: fc.constantFrom<UsePer>('minute', 'hour', '5h', 'day', 'week', 'month'),
    hoursPerDay: fc.integer({ min: 1, max: 24 }),
    daysPerWeek: fc.integer({ min: 1, max: 7 }),
  });
  const catalog = yard();
  const view = catalog.at(day);
  const plans = ['inkline-lite', 'inkline-pro', 'inkline-max'].map((id) => planOf(catalog, id));
  const at = ({
    amount,
    unit,
    per,
    ...rhythm
  }: {
    amount: number;
    unit: 'prompt' | 'request' | 'token';
    per: UsePer;
    hoursPerDay: number;
    daysPerWeek: number;
  }) => estimate(view, { use: { amount: point(amount), unit, per }, ...rhythm }, { plans }).lists.flatMap((list) => list.plans);
  const order = ['fits', 'tight', 'exceeds'];

  test('a plan that fits a use fits every smaller one', () => {
    fc.assert(
      fc.property(inputs, fc.double({ min: 0.001, max: 1, noNaN: true }), (input, factor) => {
        const smaller = new Map(at({ ...input, amount: input.amount * factor }).map((each) => [each.plan.id, each.fit]));
        for (const { plan, fit } of at(input)) expect(order.indexOf(smaller.get(plan.id) ?? 'exceeds')).toBeLessThanOrEqual(order.indexOf(fit));
      }),
    );
  });

  test('low ≤ typical ≤ high everywhere', () => {
    const ordered = (value: { low: number | string; typical: number | string; high: number | string }) => {
      const [low, typical, high] = [Number(value.low), Number(value.typical), Number(value.high)];
      const slack = 1e-9 * Math.abs(high);
      expect(low).toBeLessThanOrEqual(typical + slack);
      expect(typical).toBeLessThanOrEqual(high + slack);
    };
    fc.assert(
      fc.property(inputs, (input) => {
        for (const found of at(input)) {
          for (const use of found.quota.windows)
            if (use.state === 'limited') [use.demand, use.utilisation, use.lasts, use.limit.value].forEach(ordered);
          const { api: bills, perMillion, worth } = found.sums();
          for (const api of bills) [api.total, api.perMillion, api.tokens].forEach(ordered);
          if (perMillion) ordered(perMillion);
          if (worth) [worth.saving, worth.breakEven, worth.breakEvenShare].forEach(ordered);
        }
      }),
    );
  });
});
