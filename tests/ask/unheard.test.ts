/** What changes nothing of how a message is understood was not considered: it is said, first of all where a question is among it. Made-up messages. */
import { expect, test } from 'vitest';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { createAsker } from '../questions/ask-house.ts';

const catalog = loadCatalog(dataDir);
const deps = { view: catalog.at('2026-12-01'), lexicon: lexiconOf(catalog), names: createNames(catalog) };
const read = (message: string) => understand(message, deps);
const ask = createAsker(catalog);

test.each([
  ['GLM Lite vs Kimi Plus, my laptop is quite ancient', ['my laptop is quite ancient']],
  ['GLM Pro or Kimi Pro, which has more quota, mostly embedded firmware', ['mostly embedded firmware']],
  ['智谱 Lite 和 Kimi Plus 对比，电脑配置很差', ['电脑配置很差']],
  ['智谱 Pro 和 Kimi Pro 哪个额度大，主要做嵌入式固件', ['主要做嵌入式固件']],
])('is told: %s', (message, words) => {
  expect(read(message).left).toEqual(words);
  expect(read(message).doubtful).toBeUndefined();
});

test.each([
  ['GLM Lite vs Kimi Plus price, and does it come with a magic wand?', 'does it come with a magic wand'],
  ['智谱 Lite 和 Kimi Plus 哪个便宜，会不会送魔法棒？', '会不会送魔法棒'],
])('is said first where it is a question: %s', (message, words) => {
  const heard = read(message);
  expect(heard.doubtful).toBe(true);
  expect(heard.left).toEqual([words]);
  const { summary } = ask({ ask: message, day: '2026-12-01' });
  expect(summary.indexOf(words)).toBeLessThan(60);
  expect(summary).toMatch(/^This answers only part|^只答了一部分/);
});

// The second way to ask the same is answered by the first.
test.each(['智谱高峰期是几点到几点？高峰扣几倍额度？', 'when is the peak of GLM, and how many times the quota does the peak take?'])(
  'is not said of what the answer holds: %s',
  (message) => {
    expect(read(message).doubtful).toBeUndefined();
  },
);

test.each([
  'good evening, how much is GLM Pro?',
  '不好意思，智谱 Pro 多少钱？',
  'my colleague bought it last month, how much is GLM Pro?',
  '上个月同事买了，智谱 Pro 多少钱？',
])('neither of greetings nor of a story: %s', (message) => {
  expect(read(message).left).toBeUndefined();
});
