/** What is chosen by, where it is told in passing: a place to fill, a need that no field holds, hours, money, a plan against the API. On the data of the day. */
import { describe, expect, test } from 'vitest';
import { createAsker } from '../../questions/ask-house.ts';

const house = createAsker();
const ask = (text: string) => house({ ask: text, day: '2026-11-30' });
const queries = (text: string) => ask(text).queries;

describe('another in the place of what somebody has', () => {
  test.each([
    ['alternatives to kiro?', ['kiro-plans']],
    ['looking for a backup to factory that works in zed', ['factory-plans']],
    ['what would you get as a second subscription next to kimi', ['kimi']],
    ['kimi 的替代品有哪些', ['kimi']],
    ['我现在用 kiro，想换一个', ['kiro-plans']],
    ['factory 老是用完，加个国产的顶着', ['factory-plans']],
  ])('%s', (text, subjects) => {
    expect(queries(text)).toEqual([expect.objectContaining({ kind: 'select', advise: true, except: { subjects } })]);
  });

  test('what took the place of a plan that is gone is told', () => {
    expect(queries('what is the replacement of Kimi Andante?')).toEqual([expect.objectContaining({ kind: 'fact', subjects: ['kimi-andante'] })]);
  });
});

describe('a need that nothing holds recommends nothing, where it is all that is needed', () => {
  test.each([
    ['长上下文的选哪家，代码有80万行', '没法给推荐'],
    ['which plan for a long context codebase?', "I can't recommend a plan by that"],
  ])('%s', (text, told) => {
    expect(ask(text).summary).toMatch(new RegExp(`^(?:这一条)?${told}`));
  });
});

describe('what a rule or a limit has to be', () => {
  test.each([
    ['求推荐，要能开发票', { rules: ['invoices'] }],
    ['recommend a plan that issues invoices', { rules: ['invoices'] }],
    ['recommend a plan without training on my code', { rules: ['data-use'] }],
    ['which plan is good for someone who hates weekly limits', { noCap: ['week'] }],
    ['推荐一个，我讨厌周限额', { noCap: ['week'] }],
    ['recommend something, $40/mo max', { budget: { amount: 40, bound: 'atMost', currency: 'USD' } }],
    ['哪个套餐 glm、kimi 都要', { families: ['glm', 'kimi'] }],
    ['which plan has kimi and glm in one', { families: ['kimi', 'glm'] }],
  ])('%s', (text, filter) => {
    expect(queries(text)).toEqual([expect.objectContaining({ kind: 'select', filter })]);
  });
});

test.each(['60块预算能买到最多次请求的是哪个', 'most generous plan for $30'])('the most for the money is no list of prices: %s', (text) => {
  expect(queries(text)).toEqual([expect.objectContaining({ kind: 'select', by: 'quotas/month', order: 'most' })]);
});

test.each(['which plan for weekends only lol', 'skint student, whats free?', '有没有便宜点的，我就周末写写', 'something cheap for weekends?'])(
  'a wish in plain words is of the trade: %s',
  (text) => {
    expect(queries(text)).toEqual([expect.objectContaining({ kind: 'select' })]);
  },
);

test.each([
  'I switched to kiro in September, what would be a good second subscription?',
  '9月份开始用 kiro，推荐个备胎',
  'I quit my job in March 2027, until then what is the cheapest plan?',
])('one buys today, whatever day is told: %s', (text) => {
  const [query] = queries(text);
  expect(query).toMatchObject({ kind: 'select' });
  expect(query).not.toHaveProperty('when');
});

describe('hours and money are no amount of use', () => {
  test.each([
    ['is kiro pro enough for 3 hours of coding a day?', "don't tell how much quota is used"],
    ['每天写5小时，kiro pro 够用吗', '时长和花费换算不成额度'],
    ['I spend $20 a day on the api, is claude max 5x enough?', "don't tell how much quota is used"],
  ])('%s', (text, told) => {
    expect(ask(text).summary).toContain(told);
  });
});

test.each(['zed pro or kiro pro, I send 40 prompts a day', 'zed pro 和 kiro pro，我每天 40 次提问，够吗'])(
  'what nobody can tell is not called too little: %s',
  (text) => {
    expect(ask(text).summary).not.toMatch(/None of them is enough|这几档都不够/);
  },
);

// 30 jobs of 3M tokens are 90M tokens a month: no single request holds 3M.
test.each(['30 requests a month at 3M tokens per request, plan or api?', '每月30次，每次300万token，买套餐还是api'])(
  'what takes more than any context is a task of many requests: %s',
  (text) => {
    expect(queries(text)).toEqual([
      expect.objectContaining({ kind: 'select', use: expect.objectContaining({ use: { amount: 90_000_000, unit: 'token', per: 'month' } }) }),
    ]);
  },
);

describe('a plan against the API, without a use', () => {
  test.each([
    ['kimi code 和 kimi api 哪个划算', '哪个划算要看用量'],
    ['is glm lite better value than the glm api?', 'depends on how much you use'],
  ])('%s', (text, told) => {
    expect(ask(text).summary).toContain(told);
  });
});

describe('a sum of a line of which no tier is said is that of each tier', () => {
  // $20 × 6 people × 3 months; $100 × 6 × 3.
  test.each([
    ['how much is factory for 6 people for 3 months', ['Factory Pro for 3 months: $360', 'Factory Plus for 3 months: $1,800']],
    ['factory 6个人用3个月一共多少钱', ['$360', '$1,800']],
  ])('%s', (text, totals) => {
    const { summary } = ask(text);
    for (const total of totals) expect(summary).toContain(total);
  });
});

test.each([
  ['trae pro和qoder pro哪个便宜', ['trae-cn-pro', 'qoder-cn-pro']],
  ['is trae pro cheaper than qoder pro', ['trae-intl-pro', 'qoder-intl-pro']],
])('a tier that one house sells in both regions is the one that writes so: %s', (text, subjects) => {
  expect(queries(text)[0]).toMatchObject({ subjects });
});

test.each(['three of us each want claude max 5x, total per month?', '我们3个人每人要一份 claude max 5x，一共多少钱'])(
  'one for each is no share of one: %s',
  (text) => {
    // $100 × 3.
    expect(ask(text).summary).toContain('$300');
  },
);
