/** Figures that a person names, added to prices, divided by each other and by what plans cost and give. */
import { expect, test } from 'vitest';
import type { Query, QueryOf } from '#src/ask/query/query.ts';
import { answeredIn } from '#support/answered.ts';
import { day, facts, yard } from '#support/yard.ts';

/** Lite ¥40: 18,000 requests a month; Pro ¥200; Max ¥400. */
const catalog = yard({
  'lines/spring.yaml': { vendor: 'modou', region: 'intl', product: 'coding-plan', names: facts.both('Spring') },
  'plans/spring-lite.yaml': {
    line: 'spring',
    tier: facts.both('Lite'),
    order: 0,
    names: facts.both('Spring Lite'),
    prices: [facts.price('regular', 20, { currency: 'USD' })],
  },
});
const said = answeredIn(catalog, day);
type Row = QueryOf<'sum'>['rows'][number];
const sum = (relation: QueryOf<'sum'>['relation'], rows: readonly Row[], more: object = {}): Query => ({
  kind: 'sum',
  relation,
  rows: [...rows],
  ...more,
});
const price = (plan: string, count?: number): Row => ({ subject: plan, term: 'prices/month', ...(count ? { count } : {}) });

test.each([
  // 3 × 40 + 60.
  ['money beside plans is added', [price('inkline-lite', 3), { amount: 60, currency: 'CNY' }], {}, '¥180 (¥40 × 3 + ¥60)'],
  // What is paid each month counts each month: (40 + 60) × 3; what is paid once, once: 40 × 3 + 60.
  ['each month', [price('inkline-lite'), { amount: 60, currency: 'CNY', per: 'month' }], { months: 3 }, '¥300 (¥40 × 3 + ¥60 × 3)'],
  ['once', [price('inkline-lite'), { amount: 60, currency: 'CNY' }], { months: 3 }, '¥180 (¥40 × 3 + ¥60)'],
  ['a bare number is in the currency of the prices', [price('spring-lite', 2), { amount: 5 }], {}, '$45 ($20 × 2 + $5)'],
  // Two currencies stay two, and with a rate of one's own come to one: 20 × 7.5 + 50.
  ['of two currencies', [price('spring-lite'), { amount: 50, currency: 'CNY' }], { rate: 7.5 }, '$20 × 7.5 + ¥50 = ¥200.'],
  [
    'no plan at all',
    [
      { amount: 20, currency: 'USD' },
      { amount: 5, currency: 'USD' },
      { amount: 7, currency: 'USD' },
    ],
    {},
    '$20 + $5 + $7 = $32.',
  ],
] as const)('total: %s', (_, rows, more, expected) => {
  const text = said('en', sum('total', rows, more));
  expect(text).toContain(expected);
  expect(text).not.toContain('You pay');
});

test('an amount of money by itself less a share is still a reduction', () => {
  expect(said('en', sum('total', [{ amount: 20, currency: 'USD', per: 'month', off: 0.1 }], { months: 3 }))).toContain('You pay $54: $20 × 3 × 90%');
});

test('two totals of one message: the less of them and by how much', () => {
  const [one, other] = [sum('total', [price('inkline-pro', 2), { amount: 30, currency: 'CNY' }]), sum('total', [price('inkline-max')])];
  // 2 × 200 + 30 = 430, less 400.
  expect(said('en', one, other)).toMatch(/data to \S+ Inkline Max is ¥30 less than 2 × Inkline Pro and ¥30 \(¥430 − ¥400\)\./);
  expect(said('zh', one, other)).toContain('便宜 ¥30（¥430 − ¥400）');
  // Of two currencies none is less.
  expect(said('en', one, sum('total', [price('spring-lite')]))).not.toContain('less than');
});

test.each([
  // 40 ÷ 60,000 × 1,000 = 0.67.
  [
    'a price by requests of one’s own',
    [price('inkline-lite'), { amount: 60_000, per: 'month', unit: 'request' }],
    '¥0.67 for 1,000 requests (¥40 ÷ 60,000 requests × 1,000)',
  ],
  // 2,000 a day are 60,000 a month.
  ['a use by the day', [price('inkline-lite'), { amount: 2000, per: 'day', unit: 'request' }], '(¥40 ÷ (2,000 requests × 30) × 1,000)'],
  // 20 ÷ 0.6 = 33.33, and no money.
  [
    'money by money',
    [
      { amount: 20, unit: 'usd' },
      { amount: 0.6, currency: 'USD' },
    ],
    '$20 ÷ $0.60 = 33.33.',
  ],
  ['money by a number', [{ amount: 100, currency: 'USD' }, { amount: 8 }], '$100 ÷ 8 = $12.50.'],
  // 18,000 ÷ (300 × 30) = 2.
  [
    'a quota by a use',
    [
      { subject: 'inkline-lite', term: 'quotas/month' },
      { amount: 300, per: 'day', unit: 'request' },
    ],
    '18,000 requests ÷ (300 requests × 30) = 2.',
  ],
  [
    'an amount by another unit',
    [
      { amount: 600, unit: 'request' },
      { amount: 40, unit: 'prompt' },
    ],
    '15 requests for 1 prompt (600 requests ÷ 40 prompts)',
  ],
] as const)('ratio: %s', (_, rows, expected) => {
  const text = said('en', sum('ratio', rows));
  expect(text).toContain(expected);
  expect(text).not.toContain('Not in my data');
});

test('a ratio has no meaning between two currencies, and a plan without the price is named', () => {
  expect(
    said(
      'en',
      sum('ratio', [
        { amount: 20, currency: 'USD' },
        { amount: 5, currency: 'CNY' },
      ]),
    ),
  ).not.toMatch(/= 4/);
  expect(
    said(
      'zh',
      sum('ratio', [
        { subject: 'spring-lite', term: 'prices/year' },
        { amount: 300, unit: 'request' },
      ]),
    ),
  ).toMatch(/没有 .*这个数字/);
});

test('of two prices of which one is not there it says which, what the other is, and by the person’s own rate', () => {
  const rows = [
    { subject: 'spring-lite', term: 'prices/month' },
    { subject: 'spring-lite', term: 'prices/year' },
  ];
  // 20 × 12 × 7.5.
  const text = said('en', sum('difference', rows, { per: 'year', rate: 7.5 }));
  expect(text).toContain("Not in my data: Spring Lite's regular price per year.");
  expect(text).toContain('paid by the month is there: $20 × 12 × 7.5 = ¥1,800 a year.');
  expect(said('zh', sum('difference', rows, { months: 12 }))).toMatch(
    /没有 Spring Lite 的年付原价。有的是：Spring Lite 按月付，1 年 \$20 × 12 = \$240/,
  );
});
