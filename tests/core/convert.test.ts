import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { units } from '#src/catalog/schema.ts';
import { createConverter, doubtOf } from '#src/core/convert.ts';
import { point } from '#src/core/interval.ts';
import { conversions, day, yard } from '#support/yard.ts';

const inkline = { vendor: 'modou', line: 'inkline', plan: 'inkline-max' };
const convert = (
  amount: number,
  from: (typeof units)[number],
  to: (typeof units)[number],
  more: readonly object[] = [],
  stated = {},
  scope: object = inkline,
) => {
  const view = yard({ 'conversions.yaml': [...conversions, ...more] }).at(day);
  return createConverter(view, scope, { stated }).convert(point(amount), from, to);
};

describe('conversions', () => {
  test('nothing is assumed where the unit is the same', () => {
    expect(convert(7, 'request', 'request')).toEqual({ value: point(7), unit: 'request', uses: [] });
  });

  test('a range stays a range; without a sourced typical value the midpoint stands in and is marked', () => {
    expect(convert(400, 'prompt', 'request')).toMatchObject({
      value: { low: 6000, typical: 7000, high: 8000 },
      uses: [{ midpoint: true, origin: 'scope' }],
    });
    expect(convert(1, 'request', 'token')).toMatchObject({ value: { low: 8000, typical: 31_000, high: 33_000 }, uses: [{ midpoint: false }] });
  });

  test('the other way round divides', () => {
    // 600 requests are 600 ÷ 20 … 600 ÷ 15 prompts.
    expect(convert(600, 'request', 'prompt')?.value).toMatchObject({ low: 30, high: 40 });
  });

  test('two hops multiply, and both are told', () => {
    const found = convert(10, 'prompt', 'token');
    expect(found?.value).toMatchObject({ low: 10 * 15 * 8000, high: 10 * 20 * 33_000 });
    expect(found?.uses.map(({ from, to }) => `${from}>${to}`)).toEqual(['prompt>request', 'request>token']);
  });

  test('a direct conversion goes before two hops', () => {
    const direct = { type: 'units', id: 'prompt-tokens', unit: 'prompt', to: 'token', amount: 333_333, scope: { line: 'inkline' }, source: 'bench' };
    expect(convert(3, 'prompt', 'token', [direct])).toMatchObject({ value: { typical: 999_999 }, uses: [{ ids: ['prompt-tokens'] }] });
  });

  test('uncached tokens are what the cached share leaves', () => {
    // 5 to 10 % of 100M tokens.
    const found = convert(100_000_000, 'token', 'uncached-token')?.value;
    expect(found?.low).toBeCloseTo(5_000_000, 3);
    expect(found?.high).toBeCloseTo(10_000_000, 3);
  });

  test('4M uncached tokens a week with 95 % cached are 80M in all, with 90 % 40M; 0.5 % of them is output', () => {
    // "每周的用量就是 4M uncached input + output token"; "output token 占比 0.5%", cached "约 90-95%" of input + output.
    const at = (cached: number) => convert(4_000_000, 'uncached-token', 'token', [], { cached: point(cached) })?.value.typical ?? 0;
    expect(at(0.95)).toBeCloseTo(80_000_000, 0);
    expect(at(0.95) * 0.005).toBeCloseTo(400_000, 0);
    expect(at(0.9)).toBeCloseTo(40_000_000, 0);
    expect(at(0.9) * 0.005).toBeCloseTo(200_000, 0);
  });

  test('a cached share of the input alone is smaller than the same share of input + output', () => {
    const ofInput = [
      ...conversions.slice(0, 3),
      { type: 'share', id: 'cached-of-input', share: 'cached', of: 'input', amount: 0.95, scope: {}, source: 'bench' },
    ];
    const view = yard({ 'conversions.yaml': ofInput }).at(day);
    // Published elsewhere: 4M·0.5 % ÷ (0.5 % + 99.5 %·5 %) = 365K output tokens, that is 73.06M in all.
    const all = createConverter(view, inkline).convert(point(4_000_000), 'uncached-token', 'token')?.value.typical ?? 0;
    expect(all * 0.005).toBeCloseTo(365_297, 0);
  });

  test('what the person knows overrules the data and is no assumption', () => {
    const found = convert(100, 'prompt', 'request', [], { requestsPerPrompt: point(12) });
    expect(found).toMatchObject({ value: point(1200), uses: [{ origin: 'stated' }] });
  });

  test('the narrowest scope that holds is taken', () => {
    const vendor = { type: 'units', id: 'vendor-wide', unit: 'prompt', to: 'request', amount: 99, scope: { vendor: 'modou' }, source: 'page' };
    expect(convert(1, 'prompt', 'request', [vendor])?.uses[0]?.ids).toEqual(['prompt-requests']);
    const plan = { ...vendor, id: 'plan-alone', scope: { plan: 'inkline-max' } };
    expect(convert(1, 'prompt', 'request', [plan])?.uses[0]?.ids).toEqual(['plan-alone']);
  });

  test('a kind of work that was not named may be any of them', () => {
    const calls = (task: string, amount: object) => ({
      type: 'units',
      id: task,
      unit: 'prompt',
      to: 'request',
      amount,
      scope: { line: 'inkline', task },
      source: 'page',
    });
    const tasks = [calls('simple', { low: 5, high: 10 }), calls('complex', { low: 10, high: 30 })];
    const words = Object.fromEntries(['simple', 'complex'].map((task) => [task, { kind: 'task', names: { zh: task, en: task } }]));
    const view = yard({ 'conversions.yaml': tasks, 'glossary.yaml': words }).at(day);
    const at = (scope: object) => createConverter(view, scope).convert(point(1), 'prompt', 'request');
    expect(at(inkline)).toMatchObject({ value: { low: 5, high: 30 }, uses: [{ ids: ['simple', 'complex'] }] });
    expect(at({ ...inkline, task: 'simple' })).toMatchObject({ value: { low: 5, high: 10 }, uses: [{ ids: ['simple'] }] });
  });

  test('for want of anything better what is said of others is borrowed, and doubted more', () => {
    const found = convert(1, 'prompt', 'request', [], {}, { line: 'other' });
    expect(found).toMatchObject({ value: { low: 15, high: 20 }, uses: [{ origin: 'borrowed', saidOf: [{ kind: 'line', id: 'inkline' }] }] });
    expect(doubtOf(found?.uses ?? [])).toBeGreaterThan(doubtOf(convert(1, 'prompt', 'request')?.uses ?? []));
  });

  test('tokens of a whole prompt are never borrowed: a prompt of another plan is turned into its own calls first', () => {
    const direct = {
      type: 'units',
      id: 'prompt-tokens',
      unit: 'prompt',
      to: 'token',
      amount: 333_333,
      scope: { plan: 'inkline-pro' },
      source: 'bench',
    };
    const found = convert(1, 'prompt', 'token', [direct]);
    expect(found).toMatchObject({ value: { low: 15 * 8000, high: 20 * 33_000 }, uses: [{ ids: ['prompt-requests'] }, { ids: ['request-tokens'] }] });
  });

  test('credits of another line are never borrowed', () => {
    expect(convert(1, 'token', 'credit', [credits({})], {}, { line: 'other' })).toBeUndefined();
  });

  const credits = (more: object) => ({
    type: 'credits',
    id: 'credits',
    input: 6.9,
    cached: 1.7,
    output: 24,
    per: 10_000,
    factor: 1,
    scope: { line: 'inkline' },
    source: 'page',
    ...more,
  });

  test('the credits formula gives 2.2823 credits for 10K tokens at 99.5 % input of which 90.9 % are cached', () => {
    // "credits = (in·6.9 + cached·1.7 + out·24)/10000", half outside the peak; cached share of input + output: 0.995 · 0.909.
    const stated = { cached: point(0.995 * 0.909), output: point(0.005) };
    const found = convert(10_000, 'token', 'credit', [credits({})], stated);
    expect(found?.value.typical).toBeCloseTo(2.2823, 4);
    // 10,000 credits a week are 43.8M tokens at peak; the vendor says 0.43 亿.
    expect(10_000 / ((found?.value.typical ?? 0) / 10_000)).toBeCloseTo(43_815_000, -5);
  });

  test('peak and off-peak tariffs span from one to the other', () => {
    const peak = { days: [1, 2, 3, 4, 5], from: 14, to: 18 };
    const both = [credits({ peak }), credits({ id: 'off', factor: 0.5, peak: 'off' })];
    const stated = { cached: point(0), output: point(0) };
    const found = convert(10_000, 'token', 'credit', both, stated);
    expect(found?.value).toMatchObject({ low: 3.45, high: 6.9 });
  });

  test('whatever is converted, low ≤ typical ≤ high, and there and back covers the amount', () => {
    const view = yard({ 'conversions.yaml': [...conversions, credits({})] }).at(day);
    const converter = createConverter(view, inkline);
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.constantFrom(...units), fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (from, to, amount) => {
        const there = converter.convert(point(amount), from, to);
        if (!there) return;
        expect(there.value.low).toBeLessThanOrEqual(there.value.typical * (1 + 1e-12));
        expect(there.value.typical).toBeLessThanOrEqual(there.value.high * (1 + 1e-12));
        const back = converter.convert(there.value, to, from);
        expect(back?.value.low).toBeLessThanOrEqual(amount * (1 + 1e-9));
        expect(back?.value.high).toBeGreaterThanOrEqual(amount * (1 - 1e-9));
      }),
    );
  });
});
