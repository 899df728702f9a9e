/** Finding names: in a catalog ten times as large, and in texts that are hard to read. */
import { test } from 'vitest';
import { createNames } from '#src/catalog/names.ts';
import type { EntityKind } from '#src/catalog/types.ts';
import { repeated } from '#support/hostile.ts';
import { madeUp } from '#support/made-up.ts';
import { bigMarket } from '#support/market.ts';
import { chinese, word } from '#support/multiplied.ts';
import { growthOf, leastEffort, print } from './effort.ts';

const both = (text: string) => ({ zh: text, en: text });
/** So many lines, each of its own vendor, with four tiers and two models. */
function market(lines: number): Record<string, object> {
  const files: Record<string, object> = {};
  for (let n = 0; n < lines; n++) {
    const [en, zh] = [word(n), chinese(n)];
    files[`vendors/v-${en}.yaml`] = { names: { zh: `${zh}科技`, en: `${en} labs` }, aliases: [`${en}ai`] };
    files[`lines/${en}.yaml`] = {
      vendor: `v-${en}`,
      region: 'cn',
      product: 'coding-plan',
      names: { zh: `${zh} Coding Plan`, en: `${en} Coding Plan` },
      aliases: [zh, en],
    };
    for (const [order, tier] of ['Lite', 'Pro', 'Max', 'Ultra'].entries()) {
      const id = `${en}-${tier.toLowerCase()}`;
      files[`plans/${id}.yaml`] = { line: en, tier: both(tier), order, names: { zh: `${zh} ${tier}`, en: `${en} ${tier}` } };
    }
    for (const version of ['1', '2.5']) files[`models/${en}-${version}.yaml`] = { maker: both(en), family: en, names: both(`${en}-${version}`) };
  }
  return files;
}

const questions = [
  `${chinese(3)}lite和${chinese(5)} pro 哪个划算，五小时够用吗`,
  `Is ${word(4)} max worth it compared with ${word(7)} lite for ${word(1)}-2.5?`,
  `${word(2)}Lite 一年多少钱？我每天大概用两三个小时，主要是改点小问题`,
  'how many prompts a week do I get if I only work in the evening, and what happens when they are used up',
  `bakelli lite vs ${word(9)} ultrra`,
];

test('a catalog ten times as large', () => {
  const [small, large] = [20, 200].map((lines) => {
    const names = createNames(madeUp(market(lines)));
    return () => questions.map((question) => names.scan(question));
  }) as [() => unknown, () => unknown];
  print('scanning 200 lines, in times the cost of 20', growthOf(small, large));
});

const names = createNames(bigMarket());
const plans: readonly EntityKind[] = ['plan', 'line', 'vendor'];

test.each(['a', 'lite ', '墨', '墨线 ', '"', '“', '和', 'foo, ', 'the plan ', '墨线和', 'bailia ', '.', '🙂'])('10,000 characters of %j', (piece) => {
  const text = repeated(piece, 10_000);
  const ms = leastEffort(() => {
    names.scan(text);
    names.split(text, plans);
    names.resolve(text, plans);
    names.complete(text, plans, 25);
  }, 2);
  print(`names in 10,000 characters of ${JSON.stringify(piece)}`, { ms });
});
