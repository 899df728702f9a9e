/** What is not so, not yet or not known is told by name: the last change, an announced end, money that is no price. */
import { expect, test } from 'vitest';
import type { QueryOf } from '#src/ask/query/query.ts';
import { answeredIn } from '#support/answered.ts';
import { day, facts, yard } from '#support/yard.ts';

const { both, from, price } = facts;
const catalog = yard({
  'lines/inkline.yaml': {
    models: [{ items: ['ink-2'], complete: true, ...from }],
    overage: [{ amount: 0.04, currency: 'CNY', of: 1, unit: 'request', ...from }],
    availability: [{ to: 'new', state: 'closed', from: '2026-09-01', detail: both('Brushline instead'), ...from }],
  },
  'plans/inkline-max.yaml': { prices: [price('regular', 500, { until: '2026-01-10' }), price('regular', 400, { from: '2026-01-10' })] },
});
const said = answeredIn(catalog, day);
const fact = (topic: string, more: Partial<QueryOf<'fact'>> = {}): QueryOf<'fact'> => ({
  kind: 'fact',
  subjects: ['inkline-lite'],
  topics: [topic],
  asks: 'value',
  ...more,
});

test('nothing changed since: that, and the last change before with its day', () => {
  const changes = (since: string): QueryOf<'changes'> => ({
    kind: 'changes',
    subjects: ['inkline-max'],
    topics: ['quotas', 'prices'],
    when: { since },
  });
  expect(said('en', changes('2026-02-01'))).toContain(
    'The last change before that is of 2026-01-10: Regular price per month ¥500/month → ¥400/month.',
  );
  expect(said('en', { ...changes('2026-02-01'), topics: [] })).toMatch(/Nothing changed.*The last change before that is of 2026-01-10/);
  expect(said('zh', changes('2026-02-01'))).toContain('最近一次变动是 2026-01-10');
  expect(said('en', changes('2026-01-05'))).not.toContain('The last change before');
});

test('what is still sold and will not be says what comes instead', () => {
  const text = said('en', fact('successor'));
  expect(text).toContain('Inkline Lite is still sold; announced from 2026-09-01: Brushline instead.');
  expect(text).not.toContain('nothing has taken its place');
  expect(said('zh', fact('successor'))).toContain('2026-09-01 起的安排：Brushline instead');
});

test('money for use beyond the quota is looked for there', () => {
  const claimed = (amount: number) => fact('overage', { asks: 'whether', claims: [{ amount, currency: 'CNY' }] });
  expect(said('en', claimed(0.04))).toMatch(/Yes, .* use beyond the quota is ¥0\.04 per 1 request/);
  expect(said('en', claimed(0.05))).toContain('No: my data has no ¥0.05');
  expect(said('zh', claimed(0.04))).not.toContain('没有 ¥0.04');
});

test('that renewal is not known is said of renewal', () => {
  expect(said('en', fact('availability/renewal'))).toMatch(/Not in my data: .*renewal/);
  expect(said('zh', fact('availability/renewal'))).toMatch(/没有.*续费/);
});
