/** Whatever is asked of a made-up market: Queries of the schema, the same each time, the same shape in both languages. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Query, query } from '#src/ask/query/query.ts';
import { meaningful } from '#support/hostile.ts';
import { fair, understood } from '#support/understood.ts';

const words = fc.constantFrom(...meaningful(fair));
const figures = fc.constantFrom('一万八', '1.8k', '20块', '¥40', '$10', '2 月 1 号', 'February 12', '95%', '5x', '300', '半年');
const marks = fc.constantFrom('，', '？', '? ', '\n', ' vs ', '和', ' and ', '每天', ' a day ', '呢', '不要', ' not ');
const texts = fc.array(fc.oneof({ weight: 3, arbitrary: words }, figures, marks), { maxLength: 14 }).map((parts) => parts.join(' '));

test('every Query is one of the schema, and the same text gives the same', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'grapheme', maxLength: 200 })), fc.array(texts, { maxLength: 2 }), (text, before) => {
      const read = understood(text, before);
      expect(read.length).toBeGreaterThan(0);
      for (const each of read) expect(query.parse(each)).toEqual(each);
      expect(understood(text, before)).toEqual(read);
    }),
    { numRuns: 150 },
  );
});

/** A question without what only its language has: its own words, and the verb that its yes or no goes with. */
function shape(read: readonly Query[]): readonly object[] {
  return read.map(({ kind, ...rest }) => {
    const { modal: _modal, asks: _asks, question: _question, ...same } = rest as Record<string, unknown>;
    return { kind, ...same };
  });
}

const plans = fair.plans.filter(({ tier }) => !tier.en.includes('Highspeed'));
type Asked = readonly [zh: (name: string) => string, en: (name: string) => string];
const questions: readonly Asked[] = [
  [(name) => `${name} 多少钱`, (name) => `How much is ${name}?`],
  [(name) => `${name} 每周多少额度`, (name) => `What is the weekly quota of ${name}?`],
  [(name) => `${name} 首月多少钱`, (name) => `What is the first-month price of ${name}?`],
  [(name) => `${name} 支持 Scribe Code 吗`, (name) => `Does ${name} support Scribe Code?`],
  [(name) => `${name} 每天 300 次请求够用吗`, (name) => `Is ${name} enough for 300 requests a day?`],
  [(name) => `${name} 5 小时多少 prompt`, (name) => `How many prompts per 5 hours on ${name}?`],
  [(name) => `${name} 支持子账号吗`, (name) => `Does ${name} allow sub-accounts?`],
  [(name) => `${name} 2 月 1 号多少钱`, (name) => `How much was ${name} on 1 February?`],
];

test('a question about any plan is the same in both languages', () => {
  fc.assert(
    fc.property(fc.constantFrom(...plans), fc.constantFrom(...questions), ({ names }, [zh, en]) => {
      expect(shape(understood(zh(names.zh))), zh(names.zh)).toEqual(shape(understood(en(names.en))));
    }),
  );
});

test.each<readonly [string, Asked]>([
  ['a rank', [(a) => `${a}和山泉哪个便宜`, (a) => `Which is cheaper, ${a} or Spring?`]],
  ['a rank of all', [() => '哪个套餐每周额度最多', () => 'Which plan has the most weekly quota?']],
  ['a difference', [(a) => `${a} Lite 和 Pro 差多少钱`, (a) => `What is the price difference between ${a} Lite and Pro?`]],
  ['a year', [(a) => `${a} Lite 年付一年多少钱`, (a) => `How much is ${a} Lite per year?`]],
  ['a sum', [(a) => `${a} Lite 和山泉 Plus 一个月一共多少钱`, (a) => `${a} Lite and Spring Plus, how much per month in total?`]],
  ['changes', [() => '最近有什么变化', () => 'What changed recently?']],
  ['small talk', [() => '谢谢', () => 'Thanks!']],
  ['another matter', [() => '今天天气怎么样', () => "What's the weather like today?"]],
])('%s', (_, [zh, en]) => {
  expect(shape(understood(zh('墨线')))).toEqual(shape(understood(en('Inkline'))));
});

test('several questions of one message are one answer about the plan of the first', () => {
  const topics = ['prices', 'quotas/week', 'clients/pen'];
  for (const text of [
    '墨线 Lite 多少钱？每周多少额度？支持 Pen CLI 吗？',
    'How much is Inkline Lite? What is its weekly quota? Does it support Pen CLI?',
  ])
    expect(understood(text)).toMatchObject([{ kind: 'fact', subjects: ['inkline-lite'], topics }]);
});
