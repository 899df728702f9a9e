import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMoney, compareMoney, convertMoney, divideMoney, exactly, exchange, money, subtractMoney, timesMoney } from '#src/core/money.ts';
import { day, yard } from '#support/yard.ts';

const cny = (amount: number | string) => exactly(money(amount, 'CNY'));

describe('money', () => {
  test('sums stay exact where floating point would not', () => {
    // 0.1 + 0.2 and 49.9 × 3 are 0.30000000000000004 and 149.7 (149.70000000000002) as floats.
    expect(addMoney(cny(0.1), cny(0.2)).typical).toBe('0.3');
    expect(timesMoney(cny(49.9), 3).typical).toBe('149.7');
    expect(timesMoney(cny(200), 3).typical).toBe('600');
    expect(timesMoney(timesMoney(cny(200), 3), '0.45').typical).toBe('270');
  });

  test('a difference spans from the least to the most that it can be', () => {
    const range = { low: '10', typical: '12', high: '20', currency: 'CNY' } as const;
    expect(subtractMoney(range, cny(11))).toEqual({ low: '-1', typical: '1', high: '9', currency: 'CNY' });
    expect(subtractMoney(cny(11), range)).toEqual({ low: '-9', typical: '-1', high: '1', currency: 'CNY' });
  });

  test('a quotient keeps low at or below typical at or below high', () => {
    expect(divideMoney(cny(200), { low: 80, typical: 90, high: 100 })).toMatchObject({ low: '2', high: '2.5' });
    expect(() => divideMoney(cny(200), 0)).toThrow(RangeError);
  });

  test('two currencies are never added or ranked', () => {
    const usd = exactly(money(10, 'USD'));
    expect(() => addMoney(cny(10), usd)).toThrow(RangeError);
    expect(() => compareMoney(cny(10), usd)).toThrow(RangeError);
  });

  test('CNY → USD → CNY, unrounded, returns the amount', () => {
    const view = yard().at(day);
    const [there, back] = [exchange(view, 'CNY', 'USD'), exchange(view, 'USD', 'CNY')];
    if (!there || !back) throw new Error('the yard has a rate');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (digits, decimals) => {
        const amount = cny(`${digits}e-${decimals}`);
        expect(convertMoney(convertMoney(amount, there), back)).toEqual(amount);
        const usd = { ...amount, currency: 'USD' } as const;
        expect(convertMoney(convertMoney(usd, back), there)).toEqual(usd);
      }),
    );
  });

  test('the rate nearest to the day is taken, whatever way round it is stated, and cited', () => {
    const catalog = yard({
      'rates.yaml': [
        { base: 'USD', quote: 'CNY', rate: 7.2, day: '2026-02-10', source: 'blog' },
        { base: 'USD', quote: 'CNY', rate: 6.71, day: '2026-09-23', source: 'blog' },
      ],
    });
    const early = exchange(catalog.at('2026-02-15'), 'CNY', 'USD');
    const late = exchange(catalog.at('2026-10-01'), 'USD', 'CNY');
    expect(early).toMatchObject({ base: 'USD', quote: 'CNY', rate: 7.2, cite: { checked: '2026-02-10' } });
    expect(late && convertMoney(exactly(money(10, 'USD')), late).typical).toBe('67.1');
  });

  test('without a rate there is no conversion', () => {
    expect(exchange(yard({ 'rates.yaml': [] }).at(day), 'CNY', 'USD')).toBeUndefined();
  });
});
