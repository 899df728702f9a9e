import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { point } from '#src/core/interval.ts';
import { inPeak, ratesOf } from '#src/core/rates.ts';
import { weigh } from '#src/core/rhythm.ts';
import { line, lite } from '#support/made-up.ts';
import { day, yard } from '#support/yard.ts';

const peak = { days: [1, 2, 3, 4, 5], from: 14, to: 18 };
const tariff = (model: string, id: string, factor: number, more: object = {}) => ({
  type: 'credits',
  id,
  input: 6,
  cached: 2,
  output: 20,
  per: 10_000,
  factor,
  scope: { line: 'inkline', model },
  source: 'page',
  ...more,
});
const tariffs = [tariff('ink-2', 'on', 1, { peak }), tariff('ink-2', 'off', 0.5, { peak: 'off' }), tariff('loom', 'flat', 3)];
const stated = { cached: point(0.5), output: point(0.1) };

describe('rates of a plan', () => {
  const view = yard({ 'conversions.yaml': tariffs }).at(day);

  test('credits of a million tokens, for each model and hour', () => {
    // 0.4 × 6 + 0.5 × 2 + 0.1 × 20 = 5.4 for 10,000 tokens: 540 for a million, half off-peak, threefold with Loom.
    const found = ratesOf(view, lite, { stated });
    expect(found?.peaks).toEqual([peak]);
    const credits = found?.rates.map((rate) => (rate.kind === 'credits' ? rate.hours.map((each) => Math.round(each.credits.typical)) : []));
    expect(credits).toEqual([[540, 270], [1620]]);
  });

  test('a named model and an amount', () => {
    const found = ratesOf(view, line, { stated, model: 'loom', tokens: 20_000 });
    expect(found?.rates).toHaveLength(1);
    expect(found?.peaks).toEqual([]);
    expect(found?.rates[0]).toMatchObject({ kind: 'credits', model: 'loom', coefficients: { input: 6, cached: 2, output: 20, per: 10_000 } });
    // 5.4 × 3 × 2
    expect(found?.rates[0]?.kind === 'credits' && found.rates[0].hours[0]?.credits.typical).toBeCloseTo(32.4, 9);
  });

  test('nothing where nothing is said', () => {
    expect(ratesOf(view, lite, { stated, model: 'ink-2.5' })).toBeUndefined();
    expect(ratesOf(yard().at(day), lite)).toBeUndefined();
  });

  test('multipliers that depend on the hour', () => {
    const from = { source: 'page' };
    const multipliers = [
      { model: 'ink-2', factor: 3, peak, ...from },
      { model: 'ink-2', factor: 1, peak: 'off', ...from },
    ];
    const found = ratesOf(yard({ 'lines/inkline.yaml': { multipliers } }).at(day), lite);
    expect(found?.peaks).toEqual([peak]);
    expect(found?.rates).toMatchObject([{ kind: 'factor', model: 'ink-2', hours: [{ factor: point(3) }, { factor: point(1) }] }]);
  });
});

describe('hours and peaks', () => {
  test.each([
    ['weekday evenings', { days: [1, 2, 3, 4, 5], from: 18, to: 24 }, 'none'],
    ['the last hour of the peak', { days: [3], from: 17, to: 18 }, 'all'],
    ['afternoons', { from: 12, to: 18 }, 'some'],
    ['the same hours every day', { from: 14, to: 18 }, 'some'],
    ['Saturday afternoon', { days: [6], from: 15, to: 16 }, 'none'],
    ['a night over midnight', { from: 22, to: 6 }, 'none'],
    ['Friday to Saturday, 17 to 15', { days: [5], from: 17, to: 15 }, 'some'],
  ] as const)('%s', (_name, hours, answer) => {
    expect(inPeak([peak], hours)).toBe(answer);
  });

  test('agrees with what a person who works those hours is charged', () => {
    const values = [
      { peak, value: point(2) },
      { peak: 'off' as const, value: point(1) },
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 23 }), (startHour, hoursPerDay) => {
        const met = weigh(values, { startHour, hoursPerDay, daysPerWeek: 7, spanHours: hoursPerDay });
        const answer = inPeak([peak], { from: startHour, to: (startHour + hoursPerDay) % 24 });
        expect(answer).toBe(met?.low === 2 ? 'all' : met?.high === 2 ? 'some' : 'none');
      }),
    );
  });
});
