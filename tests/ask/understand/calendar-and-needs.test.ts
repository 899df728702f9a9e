/** A month of the calendar is no second payment, ordinary words around a plan that is sought are no names, and a yes or no of two is no comparison. */
import { expect, test } from 'vitest';
import { createAsker } from '../../questions/ask-house.ts';

const ask = createAsker();
const queries = (message: string) => ask({ ask: message, day: '2026-12-01' }).queries;
const nth = (message: string): boolean => JSON.stringify(queries(message)).includes('nth=2');

test.each(['下个月入职，智谱 Pro 一个月多少钱', '百炼 Pro 三个座位，其中一个下个月退', 'GLM Pro or Kimi Pro, I start a new job next month'])(
  'a date: %s',
  (message) => {
    expect(nth(message)).toBe(false);
  },
);

test.each(['百炼 Pro 首月 39.9，下个月多少钱', 'cursor pro 下个月多少钱', 'MiniMax Starter: what is the first month, and the next month?'])(
  'a payment: %s',
  (message) => {
    expect(nth(message)).toBe(true);
  },
);

test.each(['is there a subscription that suits a choir of retired pirates?', '有没有适合退休船长写航海日志小程序的套餐'])(
  'a choice: %s',
  (message) => {
    expect(queries(message)).toMatchObject([{ kind: 'select', advise: true }]);
  },
);

test.each(['do GLM and Kimi work fine from Europe?', '百炼和智谱在外面能不能正常用'])('no comparison: %s', (message) => {
  expect(queries(message)).toMatchObject([{ kind: 'unknown', reason: 'topic' }]);
});
