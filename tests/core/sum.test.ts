/** Terms of sums on a made-up market, by hand: Lite ¥40 (first ¥9.9), Pro ¥200, Max ¥400; 1,200 requests per 5 h, 9,000 a week, 18,000 a month. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '#src/catalog/types.ts';
import { decimal, type MoneyRange } from '#src/core/money.ts';
import { moneyItem } from '#src/core/sum/amount.ts';
import { offerItem, priceItem } from '#src/core/sum/price.ts';
import { applied, quotaItem } from '#src/core/sum/quota.ts';
import { apart, quotasApart, totals } from '#src/core/sum/relate.ts';
import { between, type Span } from '#src/core/sum/span.ts';
import type { PriceTerm, QuotaTerm } from '#src/core/sum/types.ts';
import { day, facts, planOf, yard } from '#support/yard.ts';

const { price, from, api } = facts;
const catalog = yard({
  'plans/inkline-pro.yaml': {
    prices: [price('first', 49.9, { periods: 2 }), price('regular', 180, { until: '2026-02-01' }), price('regular', 200, { from: '2026-02-01' })],
    discounts: [{ id: 'spring', name: facts.both('Spring'), off: 0.55, per: 'quarter', on: ['first-purchase'], until: '2026-02-10', ...from }],
  },
  'models/ink-2.yaml': { apiPrices: [api('input', 4), api('cached-input', 1), api('output', 20)] },
});
const view = catalog.at(day);
const [lite, pro, max] = [planOf(catalog, 'inkline-lite'), planOf(catalog, 'inkline-pro'), planOf(catalog, 'inkline-max')];

const monthly: PriceTerm = { of: 'price', per: 'month' };
const first: PriceTerm = { ...monthly, phase: 'first' };
const cny = (amount: number | string): MoneyRange => ({ low: String(amount), typical: String(amount), high: String(amount), currency: 'CNY' });

describe('spans', () => {
  test.each([
    [
      '5h',
      'day',
      [
        ['×', 24],
        ['÷', 5],
      ],
    ],
    [
      '5h',
      'month',
      [
        ['×', 24],
        ['÷', 5],
        ['×', 30],
      ],
    ],
    [
      'week',
      'month',
      [
        ['×', 30],
        ['÷', 7],
      ],
    ],
    ['week', 'day', [['÷', 7]]],
    ['month', 'hour', [['÷', 720]]],
    ['5h', 'minute', [['÷', 300]]],
    ['day', 'month', [['×', 30]]],
    ['month', 'year', [['×', 12]]],
    ['quarter', 'year', [['×', 4]]],
    ['year', 'month', [['÷', 12]]],
    [
      'day',
      'year',
      [
        ['×', 30],
        ['×', 12],
      ],
    ],
  ] as const)('%s to %s', (one, other, factors) => {
    const value = applied({ low: 1, typical: 1, high: 1 }, between(one, other)).typical;
    const wanted = applied({ low: 1, typical: 1, high: 1 }, factors).typical;
    expect(value).toBeCloseTo(wanted, 12);
  });

  test('working days are five of a week and 22 of a month; hours of use shorten the day', () => {
    expect(between('week', 'day', { workdays: true })).toEqual([['÷', 5]]);
    expect(between('month', 'day', { workdays: true })).toEqual([['÷', 22]]);
    expect(between('5h', 'day', { hoursPerDay: 10 })).toEqual([
      ['×', 10],
      ['÷', 5],
    ]);
  });

  test('whichever way is taken, the same comes out', () => {
    const spans = fc.constantFrom<Span>('minute', 'hour', '5h', 'day', 'week', 'month', 'quarter', 'year');
    fc.assert(
      fc.property(spans, spans, spans, fc.double({ min: 0.5, max: 1e6, noNaN: true }), (a, b, c, amount) => {
        const said = { low: amount, typical: amount, high: amount };
        const direct = applied(said, between(a, c)).typical;
        const via = applied(applied(said, between(a, b)), between(b, c)).typical;
        expect(Math.abs(direct / via - 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('a price', () => {
  test.each<[string, Plan, PriceTerm, object, number, string]>([
    ['12 months of 3 Lite: 40 × 3 × 12', lite, monthly, { months: 12 }, 3, '1440'],
    ['6 months from the first purchase: 9.9 + 40 × 5', lite, first, { months: 6 }, 1, '209.9'],
    ['4 months of Pro, the first price for two: 49.9 × 2 + 200 × 2', pro, first, { months: 4 }, 1, '499.8'],
    ['10 % off: 40 × 0.9', lite, { ...monthly, off: 0.1 }, {}, 1, '36'],
    ['before it rose', pro, { ...monthly, earlier: true }, {}, 1, '180'],
    ['on a day of January, for a year: 180 × 12', pro, { ...monthly, day: '2026-01-20' }, { months: 12 }, 1, '2160'],
    ['the second month of Lite', lite, { ...first, nth: 2 }, {}, 1, '40'],
    ['the second month of Pro is a first price still', pro, { ...first, nth: 2 }, {}, 1, '49.9'],
    ['the third month of Pro', pro, { ...first, nth: 3 }, {}, 1, '200'],
    ['a day of Max: 400 ÷ 30', max, monthly, { per: 'day' }, 1, decimal(400).div(30).toSignificantDigits(40).toFixed()],
    ['a year of Max, told for the year: 400 × 12', max, monthly, { per: 'year' }, 1, '4800'],
  ])('%s', (_, plan, term, told, count, wanted) => {
    expect(priceItem(view, plan, term, told, {}, count)?.value.typical).toBe(wanted);
  });

  test('that the data does not have is not made up from another', () => {
    expect(priceItem(view, lite, { of: 'price', per: 'year' }, {})).toBeUndefined();
  });

  test('of an ended promotion is that of its own last day', () => {
    const item = offerItem(catalog.at('2026-02-20'), pro, 'quarter');
    expect(item).toMatchObject({ promotion: { ended: true } });
    // On its last day, 9 February, the regular price was 200: 200 × 3 × 0.45.
    expect(item?.value.typical).toBe('270');
    expect(offerItem(view, lite, 'month')).toBeUndefined();
  });
});

describe('money of the person', () => {
  test('200 a month, 55 % off, three months: 270, of 600', () => {
    const item = moneyItem({ value: 200, currency: 'CNY', per: 'month', off: 0.55 }, { months: 3 });
    expect([item.value.typical, item.full.typical]).toEqual(['270', '600']);
  });

  test('named once it is not multiplied', () => {
    expect(moneyItem({ value: 500, currency: 'CNY' }, { months: 3 }).value.typical).toBe('500');
  });

  test('told by the day or the month it comes to the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (amount) => {
        const byDay = moneyItem({ value: amount, currency: 'CNY', per: 'day' }, { per: 'month' }).value;
        const byMonth = moneyItem({ value: amount * 30, currency: 'CNY', per: 'month' }, { per: 'month' }).value;
        expect(byDay).toEqual(byMonth);
      }),
    );
  });
});

describe('a quota', () => {
  const quota = (more: Partial<QuotaTerm> = {}): QuotaTerm => ({ of: 'quota', ...more });

  test.each<[string, Plan, QuotaTerm, Parameters<typeof quotaItem>[3], Parameters<typeof quotaItem>[4], number, number, string]>([
    ['of the month, by the day: 18,000 ÷ 30', lite, quota({ window: 'month' }), 'day', {}, 1, 600, 'request'],
    ['of the week, by the working day: 9,000 ÷ 5', lite, quota({ window: 'week' }), 'day', { workdays: true }, 1, 1800, 'request'],
    ['four windows used up: 1,200 × 4', lite, quota({ window: '5h' }), undefined, { windows: 4 }, 1, 4800, 'request'],
    ['two windows a day on 22 days: 1,200 × 2 × 22', lite, quota({ window: '5h' }), 'month', { windows: 2, days: 22 }, 1, 52_800, 'request'],
    [
      'tasks of 20 calls: 18,000 ÷ 20',
      lite,
      quota({ window: 'month', unit: 'task' }),
      undefined,
      { takes: [{ of: 'task', amount: 20, unit: 'request' }] },
      1,
      900,
      'task',
    ],
    ['shared by three: 9,000 ÷ 3', lite, quota({ window: 'week' }), undefined, {}, 3, 3000, 'request'],
    [
      'a call takes 20,000 tokens: 18,000 × 20,000',
      lite,
      quota({ window: 'month', unit: 'token' }),
      undefined,
      { takes: [{ of: 'request', amount: 20_000, unit: 'token' }] },
      1,
      360_000_000,
      'token',
    ],
    [
      'the figure of the person: 90,000 ÷ 30',
      lite,
      quota({ window: 'month', said: { amount: 90_000, unit: 'request' } }),
      'day',
      {},
      1,
      3000,
      'request',
    ],
    ['in prompts of 15–20 calls, typically 17.5: 400 × 17.5', max, quota({ window: '5h', unit: 'request' }), undefined, {}, 1, 7000, 'request'],
  ])('%s', (_, plan, term, per, use, among, wanted, unit) => {
    const item = quotaItem(view, plan, term, per, use, {}, among);
    expect(item.unit).toBe(unit);
    expect(item.value?.typical).toBeCloseTo(wanted, 6);
  });

  test('a limit that is none, and one that is not known, have no value', () => {
    expect(quotaItem(view, max, quota({ window: 'week' }), undefined)).toMatchObject({ unlimited: true });
    expect(quotaItem(view, max, quota({ window: 'week' }), undefined).value).toBeUndefined();
    expect(quotaItem(view, lite, quota({ unit: 'credit' }), undefined).value).toBeUndefined();
  });

  test('the most that a day can hold is more than the week leaves, and says so: 1,200 × 24 ÷ 5 against 9,000 a week', () => {
    const item = quotaItem(view, lite, quota({ window: '5h' }), 'day');
    expect(item.value?.typical).toBe(5760);
    expect(item.cap?.limit.window).toBe('week');
  });

  test('5 % uncached: a limit of 4M uncached tokens lets 80M through', () => {
    const limited = yard({ 'plans/inkline-max.yaml': { quotas: [facts.quota('week', 4_000_000, 'uncached-token')] } });
    const item = quotaItem(limited.at(day), planOf(limited, 'inkline-max'), quota({ window: 'week', unit: 'token' }), undefined, {
      uncachedShare: 0.05,
    });
    expect(item.value?.typical).toBeCloseTo(80_000_000, 3);
  });
});

describe('relations', () => {
  const amounts = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => cny(decimal(cents).div(100).toFixed()));

  test('198 against 40: 158 more, 395 %, 4.95 times', () => {
    expect(apart(cny(198), cny(40))).toEqual({ sign: 1, gap: cny(158), share: 3.95, factor: 4.95 });
    expect(apart(cny(40), { ...cny(40), currency: 'USD' })).toBeUndefined();
  });

  test('a total is the sum of each, one for each currency', () => {
    fc.assert(
      fc.property(fc.array(amounts, { minLength: 1, maxLength: 6 }), (all) => {
        const sum = all.reduce((left, { typical }) => left.plus(typical), decimal(0)).toFixed();
        expect(totals([...all, { ...cny(1), currency: 'USD' }])).toEqual([cny(sum), { ...cny(1), currency: 'USD' }]);
      }),
    );
  });

  test('turned round, a difference changes its sign alone and a ratio is its inverse', () => {
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [one, other] = [apart(a, b), apart(b, a)];
        expect(one?.gap).toEqual(other?.gap);
        expect((one?.sign ?? 0) + (other?.sign ?? 0)).toBe(0);
        expect((one?.factor ?? 0) * (other?.factor ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('quotas of two plans of a line: five times in each window', () => {
    expect(quotasApart(view, lite, pro).map(({ window, factor }) => [window, factor])).toEqual([
      ['5h', 5],
      ['week', 5],
      ['month', 5],
    ]);
    // Prompts and requests meet in requests: 400 × 17.5 ÷ 1,200; Max has no other limits.
    expect(quotasApart(view, lite, max).map(({ factor }) => factor)).toEqual([7000 / 1200]);
  });
});
