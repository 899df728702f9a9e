/** What must be sayable is understood in ten wordings of each language. When they were first asked, 155 of the 200 were. */
import { expect, test } from 'vitest';
import { createAsker } from '../../questions/ask-house.ts';
import { sayables } from './sayable.ts';

const ask = createAsker();

/** What is still read otherwise; whoever mends one takes it out. */
const open: ReadonlySet<string> = new Set([
  'Which hours should I avoid with GLM?',
  'Does Ark charge quota for retries?',
  'Kimi 国内和国际的额度一样吗',
  '月费 40 的有哪些套餐',
  '日均 300 万 token 换算成月是多少',
]);

test.each(sayables)('$name', ({ is, zh, en }) => {
  expect([zh.length, en.length]).toEqual([10, 10]);
  const all = [...zh, ...en];
  const otherwise = all.filter((text) => !ask({ ask: text, day: '2026-11-30' }).queries.some(is));
  expect(otherwise).toEqual(all.filter((text) => open.has(text)));
});
