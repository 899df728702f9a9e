import { describe, expect, test } from 'vitest';
import { estimate } from '#src/core/estimate.ts';
import type { WorkloadInput } from '#src/core/workload.ts';
import { priceText } from '#src/view/cost-verdict.ts';
import { stepText } from '#src/view/quantity-text.ts';
import { localizers } from '#support/chat.ts';
import { day, facts, planOf, yard } from '#support/yard.ts';

const { price } = facts;
const { en, zh } = localizers;

function estimated(prices: readonly object[], input: WorkloadInput = {}) {
  const catalog = yard({ 'plans/inkline-lite.yaml': { prices } });
  const result = estimate(catalog.at(day), input, { plans: [planOf(catalog, 'inkline-lite')] });
  const [found] = result.lists[0]?.plans ?? result.ruledOut;
  if (!found) throw new RangeError('no estimate');
  return found;
}
const words = (prices: readonly object[], input: WorkloadInput = {}) => [en, zh].map((loc) => priceText(estimated(prices, input), loc));

describe('the price of promotions, whatever their length', () => {
  test('one period', () => {
    expect(words([price('first', 9.9), price('regular', 40)])).toEqual(['¥9.90 for the first month, then ¥40', '首月 ¥9.90，之后 ¥40']);
  });

  test('two months, whether one or more are asked about', () => {
    const prices = [price('first', 9.9, { periods: 2 }), price('regular', 40)];
    expect(words(prices)).toEqual(['¥9.90 a month for the first 2 months, then ¥40', '前 2 个月每月 ¥9.90，之后 ¥40']);
    // 2 × 9.9 + 40
    expect(words(prices, { months: 3 })).toEqual([
      '¥59.80 for 3 months (¥9.90 a month for the first 2 months, then ¥40)',
      '3 个月共 ¥59.80（前 2 个月每月 ¥9.90，之后 ¥40）',
    ]);
  });

  test('a first and a second price', () => {
    const prices = [price('first', 7.9), price('second', 20, { periods: 3 }), price('regular', 40)];
    expect(words(prices)).toEqual([
      '¥7.90 for the first month, ¥20 a month for the next 3 months, then ¥40',
      '首月 ¥7.90，接下来 3 个月每月 ¥20，之后 ¥40',
    ]);
  });

  test('a length that nobody states', () => {
    expect(words([price('first', 9.9, { periods: 'unknown' }), price('regular', 40)])).toEqual([
      "¥9.90 a month for a time that isn't stated, then ¥40",
      '每月 ¥9.90（持续多久没有写明），之后 ¥40',
    ]);
  });

  test('a first price alone is never the price of every month', () => {
    expect(words([price('first', 9.9)])).toEqual(["¥9.90 for the first month; what follows isn't in my data", '首月 ¥9.90，之后的价格没有收录']);
  });
});

test('where the length is open the printed sums give the printed totals, one for each end', () => {
  const found = estimated([price('first', 150, { periods: 'unknown' }), price('regular', 198)], { months: 12 });
  const totals = found
    .sums()
    .steps.filter(({ formula }) => formula.startsWith('total'))
    .map((step) => stepText(step, en));
  // 150 + 11 × 198 = 2,328; 12 × 150 = 1,800
  expect(totals).toEqual([
    'Total, if promotions are as short as can be: ¥150 + ¥2,178 = ¥2,328',
    'Total, if promotions last as long as can be: ¥1,800 + ¥0 = ¥1,800',
  ]);
  expect(found.cost?.total).toMatchObject({ low: '1800', typical: '2328', high: '2328' });
});
