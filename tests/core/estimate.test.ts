import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { windowCapacity } from '#src/core/capacity.ts';
import { planCost } from '#src/core/cost.ts';
import { estimate } from '#src/core/estimate.ts';
import { point } from '#src/core/interval.ts';
import type { PlanEstimate, QuotaUse } from '#src/core/types.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { day, planOf, yard } from '#support/yard.ts';

const catalog = yard();
function lite(input: WorkloadInput): PlanEstimate {
  const found = estimate(catalog.at(day), input, { plans: [planOf(catalog, 'inkline-lite')] }).lists[0]?.plans[0];
  if (!found) throw new RangeError('no estimate');
  return found;
}
/** With the steps, which are worked out when they are asked for. */
const told = ({ windows, ...rest }: QuotaUse) => ({
  ...rest,
  windows: windows.map((each) => (each.state === 'limited' ? { ...each, steps: each.steps() } : each)),
});
const use = { use: { amount: point(500), unit: 'request', per: 'day' }, daysPerWeek: 5 } as const;

describe('several people, each with a plan of their own', () => {
  test('three of them use three times the tokens for three times the price', () => {
    // 500 requests on 20 to 22 days of 8,000 to 33,000 tokens are 80M to 363M; ¥9.9 over that is ¥0.0273 to ¥0.1238 for 1M, for one as for three.
    const [one, three] = [lite(use), lite({ ...use, seats: 3 })];
    expect([one.cost?.total.typical, three.cost?.total.typical]).toEqual(['9.9', '29.7']);
    for (const { perMillion } of [one.sums(), three.sums()]) {
      expect(Number(perMillion?.low)).toBeCloseTo(9.9 / 363, 6);
      expect(Number(perMillion?.high)).toBeCloseTo(9.9 / 80, 6);
    }
    expect(three.sums().api[0]?.tokens).toMatchObject({ low: 240e6, high: 1089e6 });
    expect(three.sums().steps.find(({ formula }) => formula === 'tokens')?.expression).toContainEqual(
      expect.objectContaining({ unit: 'seat', value: point(3) }),
    );
  });

  test('however many they are, the plan lasts as long and pays from the same share of the use on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 5000 }), (seats, amount) => {
        const input: WorkloadInput = { ...use, use: { ...use.use, amount: point(amount) } };
        const [one, all] = [lite(input), lite({ ...input, seats })];
        expect(told(all.quota)).toEqual(told(one.quota));
        const [worth, ofOne] = [all.sums().worth, one.sums().worth];
        expect(worth?.breakEvenShare.typical).toBeCloseTo(ofOne?.breakEvenShare.typical ?? Number.NaN, 6);
        expect(Number(worth?.saving.typical) / seats).toBeCloseTo(Number(ofOne?.saving.typical), 3);
      }),
      { numRuns: 40 },
    );
  });
});

describe('who leads', () => {
  test('a promotion that the vendor’s page calls over runs again once two later readings of October say so', () => {
    // help.aliyun.com 2026-07-16, saved 08-04: "¥ 200/月 … 限时优惠：活动已结束"; yufeng97 2026-10-01 and its audit of 10-04: first month ¥39.9.
    const catalogOf = loadCatalog(dataDir);
    const first = (on: string) =>
      planCost(catalogOf.at(on), planOf(catalogOf, 'bailian-pro'), { months: 1, customer: 'new', payment: 'month', seats: 1 });
    expect(['2026-09-30', '2026-10-01', '2026-10-04'].map((on) => first(on)?.first.typical)).toEqual(['200', '200', '39.9']);
  });

  test('today no promotion that one source alone reports goes before the vendor’s word', () => {
    const real = loadCatalog(dataDir).at('2026-11-22');
    const [list] = estimate(real, { use: { amount: point(300), unit: 'prompt', per: 'week' } }).lists;
    for (const { cost } of list?.plans ?? [])
      for (const { phase, held } of cost?.phases ?? []) {
        if (phase !== 'first') continue;
        const readings = real.slots(held.statedBy, 'prices').flatMap((slot) => slot.readings.filter(({ lead }) => lead.fact === held.fact));
        const [against] = readings.flatMap(({ conflicting }) => conflicting.filter(({ basis }) => basis === 'vendor'));
        if (against && held.basis !== 'vendor') expect(readings[0]?.agreeing.length).toBeGreaterThan(0);
      }
  });
});

describe('a model whose calls another answers', () => {
  // Ink-2 is gone from the list since 2026-02-19; calls to it go to Ink-2.5, which counts three times on Max (400 prompts of 15–20 calls per 5 h).
  const routed = yard({
    'lines/inkline.yaml': {
      models: [{ items: ['ink-2.5'], complete: true, source: 'page' }],
      routes: [{ model: 'ink-2', to: 'ink-2.5', from: '2026-02-19', source: 'page' }],
    },
  });
  const on = (model: string, at = day) => {
    const input: WorkloadInput = { use: { amount: point(100), unit: 'prompt', per: 'day' }, model };
    const found = estimate(routed.at(at), input, { plans: [planOf(routed, 'inkline-max')] });
    return { listed: found.lists[0]?.plans[0], ruledOut: found.ruledOut[0] };
  };

  test('is reckoned with the figures of the one that answers, and says so', () => {
    const { listed } = on('ink-2');
    const window = listed?.quota.windows.find((each) => each.window === '5h');
    // 100 prompts over 8 hours are 62.5 in 5; three times 62.5 of 400 is 46.9 %.
    expect(window?.state === 'limited' && window.utilisation.typical).toBeCloseTo(0.46875, 6);
    expect(listed?.routed?.fact).toMatchObject({ model: 'ink-2', to: 'ink-2.5' });
    const direct = on('ink-2.5').listed;
    expect(listed && told(listed.quota)).toEqual(direct && told(direct.quota));
  });

  test('before that day the plan lacks it, and a model that is called by its own name is not routed', () => {
    expect(on('ink-2', '2026-02-18').ruledOut?.remarks).toContain('model-missing');
    expect(on('ink-2.5').listed?.routed).toBeUndefined();
  });

  test('a window allows what it allows the model that answers', () => {
    const allows = (model: string) => windowCapacity(routed.at(day), planOf(routed, 'inkline-max'), '5h', { model });
    // 400 ÷ 3
    expect(allows('ink-2')).toMatchObject({ value: { typical: 400 / 3 } });
  });
});
