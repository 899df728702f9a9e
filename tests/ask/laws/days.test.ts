/** A day in a story is not the day of the answer; only words that ask for another day do. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAsker } from '../../questions/ask-house.ts';

const ask = createAsker();
const dayOf = (text: string) => ask({ ask: text, day: '2026-11-30' }).queries.map((query) => ('when' in query ? query.when?.day : undefined));

const stories = [
  ['昨天刚被扣了钱，', 'My card was charged yesterday. '],
  ['上周群里有人问我，', 'Somebody asked me last week. '],
  ['从春天开始一直在用，', 'I have been using it since spring. '],
  ['3 月份入的坑，', 'I got into this in March. '],
  ['上个月项目赶工，', 'We had a crunch last month. '],
  ['我昨晚折腾到两点，', 'I was up until 2 last night. '],
  ['昨天刚订的套餐，', 'I bought my subscription yesterday. '],
  ['上周才开通，', 'I signed up last week. '],
] as const;
const questions = [
  ['智谱 Pro 一个月多少钱', 'How much is GLM Pro a month?'],
  ['方舟 Lite 每周多少次请求', 'How many requests a week on Ark Lite?'],
  ['百炼 Pro 支持 Cline 吗', 'Does Bailian Pro support Cline?'],
  ['200 元以内推荐一个', 'Recommend a plan under 200 yuan'],
  ['每天 500 次请求，方舟 Pro 够吗', 'Is Ark Pro enough for 500 requests a day?'],
] as const;

test('told before a question', () => {
  fc.assert(
    fc.property(fc.constantFrom(...stories), fc.constantFrom(...questions), fc.constantFrom(0, 1), (story, question, lang) => {
      const text = `${story[lang]}${question[lang]}`;
      expect(dayOf(text), text).toEqual(dayOf(question[lang]));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['2 月 1 号智谱 Pro 多少钱', '2026-02-01'],
  ['How much was GLM Pro on February 1?', '2026-02-01'],
  ['As of 2026-03-01, what did Ark Lite cost?', '2026-03-01'],
  ['在 2026 年 3 月 1 日的时候方舟 Lite 多少钱', '2026-03-01'],
])('%s asks for its day', (text, day) => {
  expect(dayOf(text)).toContain(day);
});

test.each(['智谱去年那次调整以后，现在每周有多少额度', 'After the change last year, what does GLM give per week now?'])('what holds now is asked: %s', (text) => {
  expect(dayOf(text)).toEqual([undefined]);
});
