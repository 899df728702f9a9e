/** What a question about a plan asks for, in either language. */
import { describe, expect, test } from 'vitest';
import { understood } from '#support/understood.ts';

const lite = ['inkline-lite'];

describe('a fact', () => {
  test.each([
    ['墨线 Lite 多少钱', 'How much is Inkline Lite?', 'prices'],
    ['墨线 Lite 首月多少钱', 'What is the first-month price of Inkline Lite?', 'prices/first'],
    ['墨线 Lite 每周多少额度', 'What is the weekly quota of Inkline Lite?', 'quotas/week'],
    ['墨线 Lite 每周多少次请求', 'How many requests per week on Inkline Lite?', 'quotas/week/in=request'],
    ['墨线 Lite 支持子账号吗', 'Does Inkline Lite allow sub-accounts?', 'rules/sub-accounts'],
    ['墨线 Lite 支持 Pen CLI 吗', 'Does Inkline Lite support Pen CLI?', 'clients/pen'],
    ['墨线 Lite 支持 Loom 吗', 'Does Inkline Lite support Loom?', 'models/loom'],
  ])('%s · %s', (zh, en, topic) => {
    for (const text of [zh, en]) expect(understood(text), text).toMatchObject([{ kind: 'fact', subjects: lite, topics: [topic] }]);
  });

  test('how use is counted', () => {
    for (const text of ['墨线 Lite 一个 prompt 算几次请求', 'How does Inkline Lite count prompts?'])
      expect(understood(text), text).toMatchObject([{ kind: 'fact', subjects: lite, topics: ['counting'] }]);
  });
});

describe('other readings', () => {
  test.each<readonly [string, string, string, object]>([
    ['a comparison', '对比一下墨线 Lite 和 Pro', 'Inkline Lite vs Pro', { kind: 'compare', subjects: [...lite, 'inkline-pro'] }],
    [
      'the cheaper of two',
      '墨线和山泉哪个便宜',
      'Which is cheaper, Inkline or Spring?',
      { kind: 'select', by: 'prices/regular/month', order: 'least', among: ['inkline', 'spring'] },
    ],
    [
      'the largest quota',
      '每周额度最多的是哪个套餐',
      'Which plan has the largest weekly quota?',
      { kind: 'select', by: 'quotas/week', order: 'most' },
    ],
    [
      'a recommendation within a budget',
      '推荐一个 50 元以内的',
      'Recommend a plan under ¥50',
      { kind: 'select', advise: true, filter: { budget: { amount: 50, currency: 'CNY', bound: 'atMost' } } },
    ],
    [
      'a year',
      '墨线 Lite 一年多少钱',
      'How much is Inkline Lite per year?',
      { kind: 'sum', relation: 'total', rows: [{ subject: 'inkline-lite', term: expect.stringMatching(/^prices/) }], months: 12 },
    ],
    [
      'a difference',
      '墨线 Lite 和 Pro 差多少钱',
      'What is the price difference between Inkline Lite and Pro?',
      {
        kind: 'sum',
        relation: 'difference',
        rows: [...lite, 'inkline-pro'].map((subject) => ({ subject, term: 'prices/month' })),
      },
    ],
    [
      'whether a use fits',
      '墨线 Lite 每天 300 次请求够用吗',
      'Is Inkline Lite enough for 300 requests a day?',
      { kind: 'use', asks: 'fits', subjects: lite, workload: { use: { amount: 300, unit: 'request', per: 'day' } } },
    ],
    [
      'a quota in another unit',
      '墨线 Lite 5 小时多少 prompt',
      'How many prompts per 5 hours on Inkline Lite?',
      { kind: 'sum', relation: 'each', rows: [{ subject: lite[0], term: 'quotas/5h/in=prompt' }] },
    ],
    [
      'money into money',
      '20 美元是多少人民币',
      'How much is $20 in yuan?',
      {
        kind: 'sum',
        relation: 'into',
        rows: [
          { amount: 20, currency: 'USD' },
          { amount: 1, currency: 'CNY' },
        ],
      },
    ],
    ['changes', '墨线最近有什么变化', 'What changed recently at Inkline?', { kind: 'changes', subjects: ['inkline'] }],
    ['thanks', '谢谢', 'Thanks!', { kind: 'talk', about: 'thanks' }],
    ['another matter', '今天天气怎么样', "What's the weather like today?", { kind: 'talk', about: 'off-topic' }],
  ])('%s: %s · %s', (_, zh, en, query) => {
    for (const text of [zh, en]) expect(understood(text), text).toMatchObject([query]);
  });

  test('nothing at all', () => {
    for (const text of ['', '  \n ', '？？']) expect(understood(text)).toMatchObject([{ kind: 'talk' }]);
  });
});

describe('what leans on the question before it', () => {
  const [zh, en] = ['墨线 Lite 多少钱', 'How much is Inkline Lite?'];
  test.each<readonly [string, string, object]>([
    ['那 Pro 呢', 'and Pro?', { kind: 'fact', subjects: ['inkline-pro'], topics: ['prices'] }],
    ['每周额度呢', 'what about the weekly quota?', { kind: 'fact', subjects: lite, topics: ['quotas/week'] }],
    ['那山泉 Plus 呢', 'What about Spring Plus?', { kind: 'fact', subjects: ['spring-plus'], topics: ['prices'] }],
    ['2 月 1 号呢', 'and on 1 February?', { kind: 'fact', subjects: lite, topics: ['prices'], when: { day: '2026-02-01' } }],
  ])('%s · %s', (chinese, english, query) => {
    expect(understood(chinese, [zh]), chinese).toMatchObject([query]);
    expect(understood(english, [en]), english).toMatchObject([query]);
  });

  test('thanks between them changes nothing', () => {
    expect(understood('那 Pro 呢', [zh, '谢谢'])).toMatchObject([{ kind: 'fact', subjects: ['inkline-pro'] }]);
  });

  test('a question of its own does not', () => {
    expect(understood('哪个套餐最便宜', [zh])).toEqual([expect.not.objectContaining({ among: expect.anything() })]);
    expect(understood('Which plan is cheapest?', [en])).toEqual([expect.not.objectContaining({ among: expect.anything() })]);
  });
});
