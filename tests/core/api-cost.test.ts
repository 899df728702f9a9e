import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ApiQuestion, apiCost, sharesOf } from '#src/core/api-cost.ts';
import { point } from '#src/core/interval.ts';
import type { ApiCost } from '#src/core/types.ts';
import { day, facts, yard } from '#support/yard.ts';

const { api } = facts;
const million = 1_000_000;

function bill(apiPrices: readonly object[], parts: { cached: number; uncached: number; output: number }, more: Partial<ApiQuestion> = {}): ApiCost {
  const catalog = yard({ 'models/ink-2.yaml': { apiPrices } });
  const found = apiCost(catalog.at(day), { kind: 'model', id: 'ink-2' }, { ...sharesOf(parts), ...more });
  if (!found) throw new Error('no prices');
  return found;
}
const amounts = (cached: number, uncached: number, output: number) => ({
  cached: cached * million,
  uncached: uncached * million,
  output: output * million,
});

// Prices of 002: cached / input / output in CNY per 1M tokens.
const k25 = [api('cached-input', 0.7), api('input', 4), api('output', 21)];
const m25 = [api('cached-input', 0.21), api('input', 2.1), api('output', 8.4), api('cache-write', 2.625)];
const glm47 = [api('cached-input', 0.4, 0.6, 0.8), api('input', 2, 3, 4), api('output', 8, 14, 16)];
const glm5 = [api('cached-input', 1, 1.5), api('input', 4, 6), api('output', 18, 22)];

describe('pay-as-you-go', () => {
  test('28M cached, 600K uncached, 70K output on K2.5 prices are 23.47', () => {
    // 28 · 0.7 + 0.6 · 4 + 0.07 · 21 = 19.6 + 2.4 + 1.47
    const found = bill(k25, amounts(28, 0.6, 0.07));
    expect(found.total).toEqual({ low: '23.47', typical: '23.47', high: '23.47', currency: 'CNY' });
    expect(found.parts.map(({ kind, tokens, cost }) => [kind, tokens, cost.typical])).toEqual([
      ['cached-input', 28_000_000, '19.6'],
      ['input', 600_000, '2.4'],
      ['output', 70_000, '1.47'],
    ]);
  });

  test('90M cached, 9.5M uncached, 0.5M output on M2.5 prices are 43.05', () => {
    // 90 · 0.21 + 9.5 · 2.1 + 0.5 · 8.4 = 18.9 + 19.95 + 4.2
    expect(bill(m25, amounts(90, 9.5, 0.5)).total.typical).toBe('43.05');
  });

  test('GLM-4.7, lowest tier: 95M cached, 4.5M uncached, 0.5M output are 51', () => {
    // 95 · 0.4 + 4.5 · 2 + 0.5 · 8 = 38 + 9 + 4
    expect(bill(glm47, amounts(95, 4.5, 0.5), { tier: 'lowest' })).toMatchObject({ total: { low: '51', typical: '51', high: '51' }, remarks: [] });
  });

  test('a tier whose condition is not known gives low to high', () => {
    // Highest tier: 95 · 0.8 + 4.5 · 4 + 0.5 · 16 = 76 + 18 + 8 = 102.
    const found = bill(glm47, amounts(95, 4.5, 0.5));
    expect(found).toMatchObject({ total: { low: '51', high: '102' }, remarks: ['tier-unknown'] });
    expect(bill(glm47, amounts(95, 4.5, 0.5), { tier: 'highest' }).total.typical).toBe('102');
  });

  test('GLM-5 at the lowest tier: 122 for 100M tokens', () => {
    // 95 · 1 + 4.5 · 4 + 0.5 · 18 = 95 + 18 + 9
    expect(bill(glm5, amounts(95, 4.5, 0.5), { tier: 'lowest' }).total.typical).toBe('122');
  });

  test('where the condition of each tier is known, the length of a request decides', () => {
    const tiered = [api('cached-input', 0.2), api('input', [1, 32_000], [1.5, 128_000], 2.5), api('output', [4, 32_000], [6, 128_000], 10)];
    const at = (tokens: number) => bill(tiered, amounts(0, 1, 1), { inputTokens: point(tokens) });
    expect(at(32_000)).toMatchObject({ total: { low: '5', high: '5' }, remarks: [] });
    expect(at(32_001).total.typical).toBe('7.5');
    expect(at(200_000).total.typical).toBe('12.5');
    expect(bill(tiered, amounts(0, 1, 1), { inputTokens: { low: 8000, typical: 31_000, high: 33_000 } }).total).toMatchObject({
      low: '5',
      typical: '5',
      high: '7.5',
    });
  });

  test('cache writes are charged where they are stated, and said to be unknown where the list has no price for them', () => {
    // 1M written at 2.625: 1.25 × the input price of 2.1.
    expect(bill(m25, amounts(1, 1, 0), { cacheWrite: million }).total.typical).toBe('4.935');
    expect(bill(k25, amounts(1, 1, 0), { cacheWrite: million }).remarks).toContain('no-write-price');
  });

  test('without a cached price cached input is charged in full, and said so', () => {
    expect(bill([api('input', 2), api('output', 3)], amounts(10, 1, 0))).toMatchObject({ total: { typical: '22' }, remarks: ['cached-as-input'] });
  });

  test('lists of two currencies are two lists', () => {
    const usd = [api('cached-input', 0.1), api('input', 0.6), api('output', 3)].map((fact) => ({ ...fact, currency: 'USD' }));
    expect(bill([...k25, ...usd], amounts(1, 1, 1), { currency: 'USD' })).toMatchObject({ currency: 'USD', total: { typical: '3.7' } });
    expect(bill([...k25, ...usd], amounts(1, 1, 1), { currency: 'CNY' })).toMatchObject({ currency: 'CNY', total: { typical: '25.7' } });
  });

  test('a currency that no list has is reached by a dated rate', () => {
    const found = bill(k25, amounts(1, 1, 1), { currency: 'USD' });
    expect(found).toMatchObject({ currency: 'CNY', converted: { exchange: { rate: 7.2 } } });
    expect(Number(found.converted?.total.typical)).toBeCloseTo(25.7 / 7.2, 6);
  });

  test('the model’s own vendor goes before another host', () => {
    const hosted = [api('input', 6), api('output', 22)].map((fact) => ({ ...fact, host: 'Elsewhere' }));
    expect(bill([...hosted, ...k25], amounts(0, 1, 0))).toMatchObject({ total: { typical: '4' } });
    expect(bill(hosted, amounts(0, 1, 0))).toMatchObject({ host: 'Elsewhere', total: { typical: '6' } });
  });

  test('uncertain shares span the total from the cheapest mix to the dearest', () => {
    // 100M tokens, 90–95 % cached, 0.5 % output: 95·0.7 + 4.5·4 + 0.5·21 = 95; 90·0.7 + 9.5·4 + 10.5 = 111.5.
    const catalog = yard({ 'models/ink-2.yaml': { apiPrices: k25 } });
    const question = { tokens: point(100 * million), cached: { low: 0.9, typical: 0.925, high: 0.95 }, output: point(0.005) };
    const found = apiCost(catalog.at(day), { kind: 'model', id: 'ink-2' }, question);
    expect([found?.total.low, found?.total.high].map(Number)).toEqual([95, 111.5]);
    expect(Number(found?.total.typical)).toBeCloseTo(103.25, 9);
  });

  test('more use never costs less', () => {
    const tokens = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(
        tokens,
        tokens,
        tokens,
        fc.integer({ min: 1, max: 1e9 }),
        fc.constantFrom('cached', 'uncached', 'output'),
        (cached, uncached, output, more, kind) => {
          fc.pre(cached + uncached + output > 0);
          const parts = { cached, uncached, output };
          const before = Number(bill(glm47, parts).total.typical);
          const after = Number(bill(glm47, { ...parts, [kind]: parts[kind as 'cached'] + more }).total.typical);
          expect(after).toBeGreaterThanOrEqual(before * (1 - 1e-9));
        },
      ),
    );
  });
});
