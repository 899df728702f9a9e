/** Each rule by which a figure follows from what was said, with one figure that it does not give. Messages are made up. */
import { describe, expect, test } from 'vitest';
import { query as schema } from '#src/ask/query/query.ts';
import { verify } from '#src/ask/verify/verify.ts';
import { heard } from '#support/heard.ts';
import { catalog } from '#support/readable.ts';

const DAY = '2026-11-30';

/** What of the Query nobody said, as its values; `before`: earlier messages. */
function unsaid(message: string, query: object, before: readonly string[] = []): readonly (string | number)[] {
  const said = [message, ...before].map((text) => heard(text, DAY));
  const found = verify([schema.parse(query)], { said, catalog, day: DAY });
  return found.ok ? [] : found.problems.map(({ value }) => value);
}

const use = (workload: object) => ({ kind: 'use', subjects: ['glm-lite'], asks: 'fits', workload });
const perDay = (amount: number | readonly number[], more: object = {}) => use({ use: { amount, unit: 'request', per: 'day' }, ...more });
const mix = (...parts: readonly number[]) => use({ use: { amount: parts.reduce((sum, part) => sum + part, 0), unit: 'token', per: 'once' }, parts });
const total = (more: object) => ({ kind: 'sum', relation: 'total', rows: [{ subject: 'glm-lite', term: 'prices/month' }], ...more });
const budget = (amount: number, more: object = {}) => ({ kind: 'select', of: 'plans', filter: { budget: { amount, bound: 'atMost' } }, ...more });
const claims = (...amounts: readonly number[]) => ({
  kind: 'fact',
  subjects: ['glm-lite'],
  topics: ['prices'],
  asks: 'whether',
  claims: amounts.map((amount) => ({ amount })),
});
const timesClaim = (times: number) => ({ ...claims(), topics: ['quotas'], claims: [{ times }] });
const team = (people: number) => perDay(100, { team: { people, amount: 'each', plans: 1, assumed: ['plans'] } });

type Case = readonly [rule: string, message: string, said: object, unsaid: object, value: string | number];
const cases: readonly Case[] = [
  ['a figure in words', '一天一万八千次请求', perDay(18_000), perDay(1800), 1800],
  ['a figure with a scale', '1.8w requests a day', perDay(18_000), perDay(18), 18],
  ['the ends of a range and its middle', '每天 200-300 次请求', perDay([200, 250, 300]), perDay([200, 250, 310]), 310],
  ['so much more', 'at list price plus 10%', timesClaim(1.1), timesClaim(1.2), 1.2],
  ['a price told in words', '首月九块九还在不', claims(9.9), claims(9.8), 9.8],
  ['about a hundred', '一人一天百来条', perDay(100), perDay(110), 110],
  ['so many of so many', '30 tasks a day, 20 calls each', perDay(600), perDay(700), 700],
  ['two amounts together', '白天 300 次，晚上 200 次', perDay(500), perDay(700), 700],
  ['kinds of tokens and their total', '20M cached, 1M uncached and 200K output', mix(20e6, 1e6, 200e3), mix(20e6, 1e6, 300e3), 300e3],
  ['a kind that nobody named', '10M uncached input', mix(0, 10e6, 0), mix(5e6, 10e6, 0), 5e6],
  ['a share of an amount', '1000 万输入，80% 命中，20 万输出', mix(8e6, 2e6, 200e3), mix(9e6, 1e6, 200e3), 9e6],
  ['what is left of an amount', '10M input, of which 7M are cached, 1M output', mix(7e6, 3e6, 1e6), mix(7e6, 2e6, 1e6), 2e6],
  ['a share, or the rest of one', '5% uncached', perDay(1, { cachedShare: 0.95 }), perDay(1, { cachedShare: 0.9 }), 0.9],
  ['a share without its sign', '命中率 92', perDay(1, { cachedShare: 0.92 }), perDay(1, { cachedShare: 0.29 }), 0.29],
  ['an amount out of an amount', '270M of 300M were cached', perDay(1, { cachedShare: 0.9 }), perDay(1, { cachedShare: 0.8 }), 0.8],
  ['a year', 'Lite 用一年多少钱', total({ months: 12 }), total({ months: 6 }), 6],
  ['half a year', 'Lite 半年多少钱', total({ months: 6 }), total({ months: 5 }), 5],
  ['two years', 'Lite for two years?', total({ months: 24 }), total({ months: 36 }), 36],
  ['a quarter', 'Lite for a quarter?', total({ months: 3 }), total({ months: 4 }), 4],
  ['the first month and others', 'first month cheap, then 5 more at the full price', total({ months: 6 }), total({ months: 7 }), 7],
  ['weekdays', '工作日每天 300 次', perDay(300, { daysPerWeek: 5 }), perDay(300, { daysPerWeek: 6 }), 6],
  ['the weekend', '300 requests a day on weekends', perDay(300, { daysPerWeek: 2 }), perDay(300, { daysPerWeek: 3 }), 3],
  ['days by name', '300 requests on Tuesdays and Thursdays', perDay(300, { daysPerWeek: 2 }), perDay(300, { daysPerWeek: 4 }), 4],
  ['a day off', '单休，每天 300 次', perDay(300, { daysPerWeek: 6 }), perDay(300, { daysPerWeek: 5 }), 5],
  ['hours between two', '早上 9 点到晚上 6 点', perDay(1, { hoursPerDay: 9 }), perDay(1, { hoursPerDay: 8 }), 8],
  ['an hour of another zone', 'from 9am in Berlin', perDay(1, { startHour: 16 }), perDay(1, { startHour: 15 }), 15],
  ['both', '我们俩一人一天 100 次', team(2), team(4), 4],
  ['oneself and others', 'me and 3 colleagues, 100 requests a day each', team(4), team(5), 5],
  ['what the person would spend', '100 块以内', budget(100), budget(118.5), 118.5],
  ['nothing', '有免费的吗', budget(0), budget(10), 10],
  ['the price of a plan that is named', '不比智谱 Lite 贵', budget(118, { among: ['glm-lite'] }), budget(118, { among: ['ark-lite'] }), 118],
  [
    'a lot by its word',
    '每千次多少钱',
    total({ rows: [{ count: 1000, subject: 'glm-lite', term: 'prices/month' }] }),
    total({ rows: [{ count: 10_000, subject: 'glm-lite', term: 'prices/month' }] }),
    10_000,
  ],
  [
    'a day by its distance',
    'what did Lite cost three months ago?',
    { kind: 'fact', subjects: ['ark-lite'], topics: ['prices'], asks: 'value', when: { day: '2026-08-30' } },
    { kind: 'fact', subjects: ['ark-lite'], topics: ['prices'], asks: 'value', when: { day: '2026-08-16' } },
    '2026-08-16',
  ],
  ['a figure inside a path', 'credits for 2M tokens', fact('credits/tokens=2000000'), fact('credits/tokens=3000000'), 3_000_000],
];

function fact(topic: string, subjects: readonly string[] = ['glm-lite']): object {
  return { kind: 'fact', subjects, topics: [topic], asks: 'count' };
}

test.each(cases)('%s: %s', (_, message, right, wrong, value) => {
  expect(unsaid(message, right)).toEqual([]);
  expect(unsaid(message, wrong)).toContain(value);
});

test('a figure of an earlier message holds, that of somebody else does not', () => {
  expect(unsaid('那 Pro 呢', perDay(1500), ['一天 1500 次，Lite 够吗'])).toEqual([]);
  expect(unsaid('那 Pro 呢', perDay(1500))).toEqual([1500]);
});

test('a figure that was verified before is known', () => {
  const before = [schema.parse(perDay(1500))];
  const queries = [schema.parse(perDay(1500, { daysPerWeek: 7 }))];
  const found = verify(queries, { said: [heard('那 Pro 呢', DAY)], before, catalog, day: DAY });
  expect(found).toMatchObject({ ok: false, problems: [{ value: 7, of: 'days', at: 'workload.daysPerWeek', query: 0 }] });
});

describe('ids are those of the data', () => {
  test.each<readonly [string, object]>([
    ['nobody-pro', { kind: 'fact', subjects: ['nobody-pro'], topics: ['prices'], asks: 'value' }],
    ['glm-4.9-xl', fact('models/glm-4.9-xl')],
    // A line, where a model belongs.
    ['glm', perDay(1, { model: 'glm' })],
    ['no-such-rule', fact('rules/no-such-rule')],
    ['no-such-term', { kind: 'define', terms: ['no-such-term'] }],
    ['nofamily', fact('models/family=nofamily')],
  ])('%s is none', (id, query) => {
    expect(unsaid('1 request', query)).toContain(id);
  });

  test('to whom a plan is sold is no id', () => {
    expect(unsaid('新用户还能买吗', fact('availability/new'))).toEqual([]);
  });
});

test('words that stand as the own ones of the person are made of theirs', () => {
  const need = (condition: string) => ({ kind: 'select', of: 'plans', conditions: [condition] });
  expect(unsaid('有没有能开发票的套餐', need('能开发票'))).toEqual([]);
  expect(unsaid('closest thing here to copilot pro?', need('the closest thing to copilot pro'))).toEqual([]);
  expect(unsaid('有没有能开发票的套餐', need('支持对公转账'))).toEqual(['支持对公转账']);
});
