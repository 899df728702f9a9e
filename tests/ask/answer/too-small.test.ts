/** A use that no size of a line holds: the largest of them, how many of it would, and what is said of having several. */
import { expect, test } from 'vitest';
import type { Query } from '#src/ask/query/query.ts';
import { answeredIn } from '#support/answered.ts';
import { day, facts, yard } from '#support/yard.ts';

const { both, from, price, quota } = facts;
const plan = (tier: string, order: number, amount: number, held: object) => ({
  line: 'spring',
  tier: both(tier),
  order,
  names: both(`Spring ${tier}`),
  prices: [price('regular', amount)],
  quotas: [held],
});
const market = (rules: readonly object[]) =>
  yard({
    'lines/spring.yaml': { vendor: 'modou', region: 'cn', product: 'coding-plan', names: both('Spring'), ...(rules.length > 0 ? { rules } : {}) },
    'plans/spring-s.yaml': plan('S', 0, 10, quota('month', 100, 'request')),
    'plans/spring-m.yaml': plan('M', 1, 25, quota('month', 200, 'request')),
    'plans/spring-team.yaml': plan('Team', 2, 90, quota('month', 500, 'credit')),
    'glossary.yaml': { stacking: { kind: 'rule', names: { zh: '同时订阅', en: 'stacking' } } },
  });
const use = (amount: number): Query => ({
  kind: 'use',
  asks: 'fits',
  subjects: ['spring'],
  workload: { use: { amount, per: 'month', unit: 'request' } },
});

test('the judged come first: the largest, its share, and how many of it with the price', () => {
  const said = answeredIn(market([]), day);
  // 450 ÷ 200 = 225 %: 3 × ¥25.
  const text = said('en', use(450));
  expect(text).toMatch(
    /None that can be judged is enough: the largest, Spring M, gives 200 requests per month, and you need 450 requests, 225% of it\./,
  );
  expect(text).toContain('By the quota alone that is 3 × Spring M (¥25 × 3 = ¥75 a month). My sources say nothing about stacking for Spring M.');
  expect(text.indexOf('Spring Team is enough')).toBeGreaterThan(text.indexOf('Spring M (¥25'));
  expect(said('zh', use(450))).toContain('要 3 份 Spring M（¥25 × 3 = 每月 ¥75）');
});

test('where one is enough nothing is said of several, and a rule about several is told', () => {
  expect(answeredIn(market([]), day)('en', use(150))).not.toContain('By the quota alone');
  const text = answeredIn(market([{ rule: 'stacking', value: 'no', ...from }]), day)('en', use(450));
  expect(text).not.toContain('say nothing about stacking');
});
