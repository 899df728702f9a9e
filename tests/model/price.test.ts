/** What a reply is reckoned to cost. Prices: jiegec/kb, "MiniMax > M2.5 API 价格": input ¥2.1, output ¥8.4 for a million tokens. */
import { expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { priceOf } from '#src/model/price.ts';

const view = loadCatalog(dataDir).at('2026-02-26');

test.each(['minimax-m2.5', 'MiniMax-M2.5', 'some-gateway/minimax/MiniMax-M2.5'])('%s: 3,000 tokens in, 100 out', (model) => {
  // (3,000 × 2.1 + 100 × 8.4) ÷ 1,000,000
  expect(priceOf(model, { input: 3_000, output: 100 }, view)).toEqual({ amount: expect.closeTo(0.007_14, 10) as number, currency: 'CNY' });
});

test('of a model that the data does not hold nothing is known', () => {
  expect(priceOf('llama-of-mine', { input: 3_000, output: 100 }, view)).toBeUndefined();
});
