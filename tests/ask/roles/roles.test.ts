/**
 * The role of each figure in 60 messages of each language: use, budget, name of a plan, part of a mix, claim, threshold, unit, list number, story. When they
 * were first asked, 48 of the Chinese and 45 of the English ones were right.
 */
import { expect, test } from 'vitest';
import { createAsker } from '../../questions/ask-house.ts';
import { en } from './messages-en.ts';
import { zh } from './messages-zh.ts';
import { type Marked, type Role, rolesOf } from './roles.ts';

const ask = createAsker();
/** What is said of a lot may be a figure or a number of it; a mix may be told as a use with its shares. */
const ALIKE: Readonly<Partial<Record<Role, readonly Role[]>>> = { unit: ['unit', 'count'], part: ['part', 'use'] };

/** Messages with a figure in another role. */
const wrong = (all: readonly Marked[]): readonly string[] =>
  all.flatMap(([message, roles]) => {
    const { queries } = ask({ ask: message, day: '2026-11-30' });
    const other = Object.entries(roles).filter(([figure, wanted]) => {
      const [found, second] = rolesOf(Number(figure), wanted, queries);
      return found === undefined || second !== undefined || !(ALIKE[wanted] ?? [wanted]).includes(found);
    });
    return other.length > 0 ? [message] : [];
  });

/** What is still read otherwise; whoever mends one takes it out. */
const open = {
  zh: ['平时一天 80 条，忙的时候 300 条，GLM Lite 扛得住吗', '百炼 200 块那个还能买吗', '每 1 亿 token 用 GLM-5.3 输出要多少钱'],
  en: ['Normally 90 prompts a day, 350 on crunch days. GLM Lite?', 'List plans with 90k or more requests a month'],
};

test.each([
  ['zh', zh],
  ['en', en],
] as const)('%s', (lang, all) => {
  expect(all).toHaveLength(60);
  expect(wrong(all)).toEqual(open[lang]);
});
