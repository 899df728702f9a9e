/** Quotas of money, of a pool of models and of a share of the whole: what a use takes of them. Figures worked out by hand. */
import { describe, expect, test } from 'vitest';
import { windowCapacity } from '#src/core/capacity.ts';
import { estimate } from '#src/core/estimate.ts';
import { point } from '#src/core/interval.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { day, facts, planOf, yard } from '#support/yard.ts';

const { quota, from } = facts;
const conversions = 'conversions.yaml';

/** 1M tokens a day, every day, 90 % of them cached input and 0.5 % output. */
const million: WorkloadInput = {
  use: { amount: point(1_000_000), unit: 'token', per: 'day' },
  daysPerWeek: 7,
  cachedShare: 0.9,
  outputShare: 0.005,
};

function use(added: Readonly<Record<string, object>>, input: WorkloadInput = million) {
  const catalog = yard(added);
  const found = estimate(catalog.at(day), input, { plans: [planOf(catalog, 'inkline-lite')] });
  const windows = found.lists[0]?.plans[0]?.quota.windows ?? [];
  return (window: string) => windows.find((each) => each.window === window);
}

const lite = (...quotas: readonly object[]) => ({ 'plans/inkline-lite.yaml': { quotas } });
const tariff = (unit: string) => ({
  type: 'credits',
  id: `own-${unit}`,
  unit,
  input: 2,
  cached: 0.5,
  output: 10,
  per: 1_000_000,
  factor: 1,
  scope: { line: 'inkline' },
  source: 'page',
});

describe('money as a quota', () => {
  test('is used up at the API prices of the model', () => {
    // Ink 2 costs 0.7 cached, 4 input, 21 output: 0.9 · 0.7 + 0.095 · 4 + 0.005 · 21 = ¥1.115 a million; seven of them are 7.805 of ¥10.
    const week = use(lite(quota('week', 10, 'cny')), { ...million, model: 'ink-2' })('week');
    expect(week).toMatchObject({ state: 'limited', fit: 'fits' });
    expect(week?.state === 'limited' && week.utilisation.typical).toBeCloseTo(0.7805, 9);
  });

  test('of a currency in which no model has a price is not converted', () => {
    expect(use(lite(quota('week', 10, 'usd')), { ...million, model: 'ink-2' })('week')?.state).toBe('not-convertible');
  });

  test('is used up at rates of the plan’s own where it has any', () => {
    // 0.9 · 0.5 + 0.095 · 2 + 0.005 · 10 = ¥0.69 a million; seven of them are 4.83 of ¥10.
    const week = use({ ...lite(quota('week', 10, 'cny')), [conversions]: [tariff('cny')] }, { ...million, model: 'ink-2' })('week');
    expect(week?.state === 'limited' && week.utilisation.typical).toBeCloseTo(0.483, 9);
  });

  test('by credits that are worth a cent each', () => {
    const cent = { type: 'units', id: 'cent', unit: 'credit', to: 'usd', amount: 0.01, scope: { line: 'inkline' }, source: 'page' };
    // 30M tokens a month at $0.69 a million are $20.70: 2,070 of 1,500 credits.
    const month = use({ ...lite(quota('month', 1500, 'credit')), [conversions]: [tariff('usd'), cent] })('month');
    expect(month).toMatchObject({ state: 'limited', fit: 'exceeds' });
    expect(month?.state === 'limited' && month.utilisation.typical).toBeCloseTo(1.38, 9);
  });
});

describe('quotas of models', () => {
  const daily: WorkloadInput = { use: { amount: point(600), unit: 'request', per: 'day' }, daysPerWeek: 7 };
  const share = lite(quota('week', 9000, 'request'), { window: 'week', model: 'ink-2.5', share: 0.5, ...from });

  test('a share of the whole is a limit of the model, and of no other', () => {
    // 4,200 a week of 9,000, and of half of them.
    const typical = (model: string) => {
      const week = use(share, { ...daily, model })('week');
      return week?.state === 'limited' ? week.utilisation.typical : undefined;
    };
    expect([typical('ink-2'), typical('ink-2.5')]).toEqual([4200 / 9000, 4200 / 4500]);
    const catalog = yard(share);
    expect(windowCapacity(catalog.at(day), planOf(catalog, 'inkline-lite'), 'week', { model: 'ink-2.5' })).toMatchObject({ value: point(4500) });
  });

  test('a pool is drawn on by its models alone', () => {
    const pool = lite(quota('week', 9000, 'request'), quota('week', 6000, 'request', { pool: 'houses', models: ['ink-2.5'] }));
    const added = { ...pool, 'glossary.yaml': { houses: { kind: 'term', names: { zh: '自家模型', en: 'own models' } } } };
    const limit = (model?: string) => {
      const week = use(added, model === undefined ? daily : { ...daily, model })('week');
      return week?.state === 'limited' ? week.limit.value.typical : undefined;
    };
    expect([limit('ink-2.5'), limit('ink-2'), limit()]).toEqual([6000, 9000, 9000]);
  });
});
