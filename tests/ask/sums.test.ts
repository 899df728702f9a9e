/** From words to a sum and its answer, in both languages, on the data of the day. */
import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createAsker } from '../questions/ask-house.ts';

const ask = createAsker(loadCatalog(dataDir));
const [today, february] = ['2026-11-30', '2026-02-26'];

describe('a day on the API against a month of a plan', () => {
  // 9M a day, 92 % cached at ¥2, 7.5 % uncached at ¥8, 0.5 % output at ¥28 per 1M: 9 × (1.84 + 0.6 + 0.14) = 23.22; × 30 = 696.60; less 538.
  test.each([
    [
      '9M tokens a day on the GLM-5.3 API, 92% cached, 0.5% output: is GLM Pro cheaper?',
      '270M tokens a month on GLM-5.3 cost ¥696.60',
      '¥158.60 more than GLM Pro (¥538 a month)',
    ],
    [
      'GLM-5.3 API 每天900万token，92%命中缓存，输出0.5%，和GLM Pro比哪个便宜',
      '每月 2.7 亿 token 要 ¥696.60',
      '比智谱 GLM Pro（每月 ¥538）贵 ¥158.60',
    ],
  ])('%s', (text, total, gap) => {
    const { summary } = ask({ ask: text, day: today });
    expect(summary).toContain(total);
    expect(summary).toContain(gap);
  });
});

describe('what is set against each other', () => {
  test.each([
    [
      'tiers of two lines by their names',
      '百炼和方舟首购差几块',
      february,
      ['百炼 Lite 首购（¥7.90）比方舟 Lite 首购（¥9.90）便宜 ¥2', '百炼 Pro 首购（¥39.90）比方舟 Pro 首购（¥49.90）便宜 ¥10'],
    ],
    [
      'lines of two and of three tiers',
      '百炼和智谱每个月价格差多少',
      february,
      ['百炼 Lite（¥40）比智谱 GLM Lite（¥49）便宜 ¥9', '百炼 Pro（¥200）比智谱 GLM Pro（¥149）贵 ¥51'],
    ],
    ['prices over a year', 'What is the yearly price gap between GLM Pro and GLM Max?', february, ['¥3,840 less (¥5,628 − ¥1,788)']],
    ['several of each', '2个minimax plus比1个max便宜吗', february, ['¥49 × 2 = ¥98', '便宜 ¥21']],
    ['money over so much of a quota', '百炼pro每千次请求多少钱', february, ['¥2.22', '¥200 ÷ 90,000 次请求 × 1,000']],
    ['quota over so much money', '百炼 pro 一分钱能用几次请求', february, ['4.5 次请求', '90,000 次请求 ÷ ¥200 × ¥0.01']],
    ['a plan paid by the year', 'Kimi Pro yearly price?', today, ['Paid by the year', '¥1,908', 'Paid by the month', '¥2,388']],
  ])('%s: %s', (_, text, day, wanted) => {
    const { summary } = ask({ ask: text, day });
    for (const words of wanted) expect(summary).toContain(words);
  });

  test('a rating is no price', () => {
    const { queries, summary } = ask({ ask: '编程能力评分百炼比方舟高多少', day: february });
    expect(queries.map(({ kind }) => kind)).toEqual(['compare']);
    expect(summary).not.toContain('¥');
  });
});

describe('a follow-up', () => {
  test.each([
    ['the same over half a year: 99 × 6', ['kimi moderato和allegretto一年差多少钱', '那半年呢'], ['¥99 × 6 = ¥594']],
    ['the same for another plan: 149 × 12', ['minimax max一年多少钱', '那glm pro呢'], ['¥149 × 12']],
    ['the second of two is another', ['kimi 99 vs glm pro 差多少钱', '那minimax max呢'], ['Kimi Moderato（¥99）', 'MiniMax Max（¥119）']],
    ['by the day: 199 ÷ 30', ['kimi allegretto一年多少钱', '平均一天呢'], ['¥199 ÷ 30']],
    [
      'on a model: 320 × 15 ÷ 3 to 320 × 20 ÷ 2',
      ['智谱lite一周320个prompt等于几次请求', '用GLM-5呢'],
      ['320 次 prompt × 15–20 ÷ 2–3', '1,600–3,200 次请求'],
    ],
  ])('%s', (_, [first = '', then = ''], wanted) => {
    const { summary } = ask({ ask: then, before: [first], day: february });
    for (const words of wanted) expect(summary).toContain(words);
  });
});
