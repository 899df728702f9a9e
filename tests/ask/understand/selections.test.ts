/** What is chosen from, what is left out, and what decides, however it is put. */
import { describe, expect, test } from 'vitest';
import { understood } from '#support/understood.ts';

describe('a house that is not wanted is left out, with all that it sells', () => {
  test.each([
    '除了墨线，50块以内还有啥套餐',
    '最便宜的套餐，墨线除外',
    '能不能不要推荐墨线了，最便宜的套餐还有什么',
    '别给我推墨线，50块以内有哪些',
    '不考虑墨线的话，最便宜的套餐是哪个',
    '哪个套餐最便宜，墨线的不算',
    '不用墨线的前提下，最便宜的套餐是哪个',
    '我不喜欢墨线，最便宜的套餐是哪个',
    '抛开墨线，最便宜的套餐是哪个',
    '别再说墨线了，最便宜的套餐是哪个',
    'anything but Inkline, what is the cheapest plan?',
    'cheapest plan, not Inkline',
    'cheapest plan that isn’t Inkline'.replace('’', "'"),
    'leaving Inkline aside, which plan is the cheapest?',
    'cheapest plan other than the ones from Inkline',
    'no Inkline please: which plan is the cheapest?',
    'which plan is the cheapest, Inkline excluded?',
    "I don't want Inkline, which plan is the cheapest?",
    'apart from Inkline which plan is the cheapest?',
    'forget Inkline, which plan is the cheapest?',
  ])('%s', (text) => {
    const [query] = understood(text);
    expect(query).toMatchObject({ kind: 'select', except: { subjects: ['modou'] } });
    expect(query).not.toHaveProperty('among');
  });
});

test.each(['not Inkline, Spring Plus please: how much is it?', '不要墨线，山泉 Plus 多少钱'])('a comma ends what is left out: %s', (text) => {
  const [query] = understood(text);
  expect(query).toMatchObject({ subjects: ['spring-plus'], except: { subjects: ['modou'] } });
});

describe('what has to be snatched is not wanted', () => {
  test.each([
    '不要抢的，最便宜的套餐是哪个',
    '最便宜的套餐，限量的不算',
    '有没有不限量的便宜套餐',
    '50块以内不用蹲点抢的有哪些套餐',
    '不用抢的套餐里最便宜的是哪个',
    '最便宜的套餐是哪个，除了限量的',
    '最便宜的、随时能买的套餐是哪个',
    '别推荐限量的，最便宜的套餐是哪个',
    '不考虑限购的，哪个套餐最便宜',
    '百块以内不限量的套餐有哪些',
    'cheapest plan, nothing with limited stock',
    'which plan is the cheapest, except the limited ones?',
    'no limited stock please: which plan is the cheapest?',
    'cheapest plan that is always in stock',
    'the cheapest plan without limited stock',
    'cheapest plan, not the limited ones',
    'cheapest plan not counting limited-stock plans',
    'nothing limited: which plan is the cheapest?',
    'cheapest plan I can buy at any time',
    'which plan is the cheapest, leaving out the limited ones?',
  ])('%s', (text) => {
    expect(understood(text)[0]).toMatchObject({ kind: 'select', except: { sale: ['limited'] } });
  });
});

describe('a first offer that does not count', () => {
  test.each([
    '墨线 Lite 多少钱，不算首购',
    '墨线 Lite 不要首月价，正常多少钱',
    '墨线 Lite 多少钱，首购价不算',
    'How much is Inkline Lite without the first month deal?',
    'How much is Inkline Lite, not counting the first-purchase price?',
    'Price of Inkline Lite, excluding the first-month offer',
  ])('%s', (text) => {
    const [query] = understood(text);
    expect(query).toMatchObject({ kind: 'fact', subjects: ['inkline-lite'], except: { phases: ['first'] } });
    expect(query).not.toMatchObject({ topics: expect.arrayContaining(['prices/first']) });
  });
});

describe('cheaper than what was named', () => {
  test.each([
    '有没有比墨线 Pro 便宜的',
    '比墨线 Pro 便宜的套餐有吗',
    '哪个套餐比墨线 Pro 便宜',
    '墨线 Pro 有平替吗',
    'anything cheaper than Inkline Pro?',
    'cheaper alternatives to Inkline Pro?',
    'which plans are cheaper than Inkline Pro?',
    'is there any plan cheaper than Inkline Pro?',
  ])('%s', (text) => {
    expect(understood(text)[0]).toMatchObject({
      kind: 'select',
      filter: { budget: { bound: 'below', currency: 'CNY' } },
      except: { subjects: ['inkline-pro'] },
    });
  });

  test.each([
    ['墨线 Pro 和山泉 Plus 对比', '有比这两个都便宜的吗'],
    ['compare Inkline Pro and Spring Plus', 'anything cheaper than both?'],
  ])('%s – %s', (before, text) => {
    expect(understood(text, [before])[0]).toMatchObject({
      kind: 'select',
      filter: { budget: { bound: 'below' } },
      except: { subjects: ['inkline-pro', 'spring-plus'] },
    });
  });
});

describe('no limit in a window', () => {
  test.each([
    '哪个套餐没有周限额',
    '不要周限的套餐有哪些',
    '没有每周限额的套餐有哪些',
    '哪些套餐不限周用量上限',
    'which plans have no weekly cap?',
    'which plan has no weekly limit?',
    'any plan without a weekly limit?',
    "which plans don't have a weekly limit?",
  ])('%s', (text) => {
    expect(understood(text)[0]).toMatchObject({ kind: 'select', filter: { noCap: ['week'] } });
  });
});

test.each([
  '现在哪些厂有活动，到什么时候结束',
  '谁家现在还有首单优惠',
  'which promotions still run and until when',
  'does anyone still offer a discount?',
])('promotions of everyone: %s', (text) => {
  expect(understood(text)[0]).toMatchObject({ kind: 'fact', subjects: [], topics: ['discounts', 'prices/first'], asks: 'which' });
});

test.each(['双11有活动吗', 'any Black Friday deals?'])('a promotion by an occasion that the data does not know: %s', (text) => {
  expect(understood(text)).toMatchObject([
    { kind: 'unknown', reason: 'topic' },
    { kind: 'fact', subjects: [], topics: ['discounts', 'prices/first'] },
  ]);
});

test.each(['which plans can I pay with PayPal?', '哪个套餐能用 PayPal 付', 'which can somebody in Germany buy?', '我在德国，哪家能买'])(
  'what no plan states is told as not judged: %s',
  (text) => {
    expect(understood(text)[0]).toMatchObject({ kind: 'select', conditions: [expect.stringMatching(/PayPal|Germany|德国/)] });
  },
);

test.each(['which is smarter, Inkline or Spring?', '墨线和山泉哪个更聪明', 'is Inkline better than Spring at coding?', '墨线和山泉哪家模型更强'])(
  'which is better is asked of neither price nor quota: %s',
  (text) => {
    expect(understood(text)[0]).toMatchObject({ kind: 'compare', asks: 'better', topics: [] });
  },
);

test.each([
  '墨线 Pro 包年包季哪个划算，算下每个月多少',
  '墨线 Pro 按季和按年每个月合多少',
  'quarterly vs yearly for Inkline Pro, what is a month of each?',
  'Inkline Pro: yearly or quarterly, which is cheaper per month?',
])('ways of paying, by the month: %s', (text) => {
  expect(understood(text)[0]).toMatchObject({
    kind: 'sum',
    relation: 'each',
    per: 'month',
    rows: [{ term: 'prices/quarter' }, { term: 'prices/year' }],
  });
});

test.each(["Where'd the paying folks of the old editor get pushed", 'where did the paying crowd of the old tool end up getting pushed'])(
  'what is paid for something that nobody knows is no question about everyone: %s',
  (text) => {
    expect(understood(text)[0]).toMatchObject({ kind: 'unknown', subjects: [] });
  },
);

test.each(['Inkline cloud tasks: one pool or a separate one with Cline?', '墨线的云端任务和 Cline 是一个池子还是分开算'])(
  'an "or" between things that are no plans chooses nothing: %s',
  (text) => {
    expect(understood(text).some(({ kind }) => kind === 'select')).toBe(false);
  },
);
