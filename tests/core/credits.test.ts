import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createConverter } from '#src/core/convert.ts';
import { estimate } from '#src/core/estimate.ts';
import { point } from '#src/core/interval.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { day, planOf, yard } from '#support/yard.ts';

const real = loadCatalog(dataDir);

/** The share of the week that a use takes of a plan of the data. */
function week(input: WorkloadInput, id: string, on: string) {
  const [found] = estimate(real.at(on), input, { plans: [planOf(real, id)] }).lists[0]?.plans ?? [];
  const use = found?.quota.windows.find(({ window }) => window === 'week');
  if (use?.state !== 'limited') throw new RangeError('no weekly limit');
  return { fit: found?.fit, percent: [use.utilisation.low, use.utilisation.typical, use.utilisation.high].map((share) => Math.round(share * 100)) };
}

describe('GLM Lite, 10,000 credits a week', () => {
  // "Credits = (input × a + cached × b + output × c) ÷ 10,000": GLM-5.3 6.9 / 1.7 / 24, GLM-5.3-Flash 2.3 / 0.56 / 8; half of it outside Monday to Friday,
  // 14 to 18. Of all tokens 90 to 95 % are cached (92.5 in the middle) and 0.5 % output. 10,000 tokens of GLM-5.3 at peak:
  //   least   0.045 × 6.9 + 0.95  × 1.7 + 0.005 × 24 = 2.0455
  //   middle  0.07  × 6.9 + 0.925 × 1.7 + 0.005 × 24 = 2.1755
  //   most    0.095 × 6.9 + 0.90  × 1.7 + 0.005 × 24 = 2.3055
  // and of the Flash 0.6755, 0.719, 0.7625. 10M a day are 7,000 × 10,000 a week.
  const daily = { use: { amount: point(10_000_000), unit: 'token', per: 'day' } } as const;
  const today = '2026-11-30';

  test('each model is weighed by itself, and the range covers both', () => {
    // From 9 to 17 every day 15 of 56 hours are peak: (15 + 41 ÷ 2) ÷ 56 = 0.6339 of the peak tariff.
    // GLM-5.3: 7,000 × 2.1755 × 0.6339 = 9,654; off-peak at least 7,000 × 2.0455 ÷ 2 = 7,159; at peak at most 7,000 × 2.3055 = 16,139.
    expect(week({ ...daily, model: 'glm-5.3' }, 'glm-lite', today)).toEqual({ fit: 'tight', percent: [72, 97, 161] });
    // The Flash: 7,000 × 0.719 × 0.6339 = 3,191; 7,000 × 0.6755 ÷ 2 = 2,364; 7,000 × 0.7625 = 5,338.
    expect(week({ ...daily, model: 'glm-5.3-flash' }, 'glm-lite', today)).toEqual({ fit: 'fits', percent: [24, 32, 53] });
    // Either: typical (9,654 + 3,191) ÷ 2 = 6,422.
    expect(week(daily, 'glm-lite', today)).toEqual({ fit: 'tight', percent: [24, 64, 161] });
  });

  test('20 to 24 is wholly off-peak', () => {
    // 7,159 and 7,000 × 2.3055 ÷ 2 = 8,069; typical 7,000 × 2.1755 ÷ 2 = 7,614.
    expect(week({ ...daily, model: 'glm-5.3', startHour: 20, hoursPerDay: 4 }, 'glm-lite', today)).toEqual({ fit: 'fits', percent: [72, 76, 81] });
  });

  test('a beginning without an end leaves all hours open', () => {
    expect(week({ ...daily, model: 'glm-5.3', startHour: 20 }, 'glm-lite', today).percent).toEqual([72, 76, 161]);
  });

  test('14 to 18 is all peak: GLM-5 counted three times in February', () => {
    // 2,500 requests a day, 15 to 20 to a prompt, are 17,500 a week, 875 to 1,166.7 prompts; threefold 2,625 to 3,500 of 2,000.
    const use = { amount: point(2500), unit: 'request', per: 'day' } as const;
    const { percent } = week({ use, model: 'glm-5', startHour: 14, hoursPerDay: 4 }, 'glm-pro', '2026-02-26');
    expect([percent[0], percent[2]]).toEqual([131, 175]);
  });
});

describe('credits of several models', () => {
  const tariff = (model: string, id: string, factor: number, peak?: object | 'off') => ({
    type: 'credits',
    id,
    input: 6,
    cached: 2,
    output: 20,
    per: 10_000,
    factor,
    scope: { line: 'inkline', model },
    source: 'page',
    ...(peak ? { peak } : {}),
  });
  const shares = { cached: point(0.5), output: point(0.1) };

  test('say of how many they are, and that the hour matters', () => {
    const view = yard({ 'conversions.yaml': [tariff('ink-2', 'two', 1), tariff('ink-2.5', 'more', 3)] }).at(day);
    const found = createConverter(view, { line: 'inkline' }, { stated: shares }).convert(point(10_000), 'token', 'credit');
    // 0.4 × 6 + 0.5 × 2 + 0.1 × 20 = 5.4, and three times that.
    expect(found?.value.low).toBeCloseTo(5.4, 9);
    expect(found?.value.typical).toBeCloseTo(10.8, 9);
    expect(found?.value.high).toBeCloseTo(16.2, 9);
    expect(found?.uses[0]).toMatchObject({ models: 2, midpoint: true });
    expect(found?.uses[0]?.timed).toBeUndefined();
  });

  test('the range over all contains that of each, whatever the hours', () => {
    const factor = fc.integer({ min: 1, max: 40 });
    const model = fc.record({ peak: factor, off: factor, from: fc.integer({ min: 0, max: 12 }), long: fc.integer({ min: 1, max: 12 }) });
    const hours = fc.record({
      startHour: fc.integer({ min: 0, max: 23 }),
      hoursPerDay: fc.integer({ min: 1, max: 24 }),
      daysPerWeek: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(model, model, hours, fc.boolean(), (one, other, rhythm, said) => {
        const tariffs = Object.entries({ 'ink-2': one, 'ink-2.5': other }).flatMap(([id, { peak, off, from, long }]) => [
          tariff(id, `${id}-peak`, peak, { from, to: from + long }),
          tariff(id, `${id}-off`, off, 'off'),
        ]);
        const view = yard({ 'conversions.yaml': tariffs }).at(day);
        const options = { stated: shares, rhythm: said ? { ...rhythm, spanHours: rhythm.hoursPerDay } : rhythm };
        const of = (named?: string) =>
          createConverter(view, { line: 'inkline', ...(named ? { model: named } : {}) }, options).convert(point(1e6), 'token', 'credit')?.value;
        const [all, first, second] = [of(), of('ink-2'), of('ink-2.5')];
        if (!all || !first || !second) throw new Error('not converted');
        expect(all.low).toBe(Math.min(first.low, second.low));
        expect(all.high).toBe(Math.max(first.high, second.high));
        expect(all.typical).toBeCloseTo((first.typical + second.typical) / 2, 6);
      }),
      { numRuns: 50 },
    );
  });
});
