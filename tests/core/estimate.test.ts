import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { estimate } from '#src/core/estimate.ts';
import { point } from '#src/core/interval.ts';
import type { PlanEstimate } from '#src/core/types.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { day, planOf, yard } from '#support/yard.ts';

const catalog = yard();
function lite(input: WorkloadInput): PlanEstimate {
  const found = estimate(catalog.at(day), input, { plans: [planOf(catalog, 'inkline-lite')] }).lists[0]?.plans[0];
  if (!found) throw new RangeError('no estimate');
  return found;
}
const use = { use: { amount: point(500), unit: 'request', per: 'day' }, daysPerWeek: 5 } as const;

describe('several people, each with a plan of their own', () => {
  test('three of them use three times the tokens for three times the price', () => {
    // 500 requests on 20 to 22 days of 8,000 to 33,000 tokens are 80M to 363M; ¥9.9 over that is ¥0.0273 to ¥0.1238 for 1M, for one as for three.
    const [one, three] = [lite(use), lite({ ...use, seats: 3 })];
    expect([one.cost?.total.typical, three.cost?.total.typical]).toEqual(['9.9', '29.7']);
    for (const { perMillion } of [one, three]) {
      expect(Number(perMillion?.low)).toBeCloseTo(9.9 / 363, 6);
      expect(Number(perMillion?.high)).toBeCloseTo(9.9 / 80, 6);
    }
    expect(three.api[0]?.tokens).toMatchObject({ low: 240e6, high: 1089e6 });
    expect(three.steps.find(({ formula }) => formula === 'tokens')?.expression).toContainEqual(
      expect.objectContaining({ unit: 'seat', value: point(3) }),
    );
  });

  test('however many they are, the plan lasts as long and pays from the same share of the use on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 5000 }), (seats, amount) => {
        const input: WorkloadInput = { ...use, use: { ...use.use, amount: point(amount) } };
        const [one, all] = [lite(input), lite({ ...input, seats })];
        expect(all.quota).toEqual(one.quota);
        expect(all.worth?.breakEvenShare.typical).toBeCloseTo(one.worth?.breakEvenShare.typical ?? Number.NaN, 6);
        expect(Number(all.worth?.saving.typical) / seats).toBeCloseTo(Number(one.worth?.saving.typical), 3);
      }),
      { numRuns: 40 },
    );
  });
});

describe('who leads', () => {
  test('today no plan that a third party alone puts on promotion goes before the vendor’s word', () => {
    // help.aliyun.com 2026-07-16: "¥ 200/月 … 限时优惠：活动已结束"; yufeng97 2026-10: first month ¥39.9.
    const real = loadCatalog(dataDir).at('2026-11-22');
    const [list] = estimate(real, { use: { amount: point(300), unit: 'prompt', per: 'week' } }).lists;
    const pro = list?.plans.find(({ plan }) => plan.id === 'bailian-pro');
    expect(pro?.cost?.first.typical).toBe('200');
    expect(list?.plans[0]?.plan.id).toBe('minimax-max');
    for (const { cost } of list?.plans ?? [])
      for (const { phase, held } of cost?.phases ?? []) {
        const others = real.slots(held.statedBy, 'prices').flatMap(({ readings }) => readings.flatMap(({ conflicting }) => conflicting));
        if (phase === 'first') expect(others.every(({ basis }) => basis !== 'vendor' || held.basis === 'vendor')).toBe(true);
      }
  });
});
