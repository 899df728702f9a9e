/** What was said sharply and is in no Query is told in the reply. Made-up messages, both languages. */
import { describe, expect, test } from 'vitest';
import { leftOver } from '#src/ask/left-over.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { hear } from '#src/ask/mentions/said.ts';
import type { Query } from '#src/ask/query/query.ts';
import { scopeFor } from '#src/ask/understand/scope.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { createAsker } from '../questions/ask-house.ts';

const catalog = loadCatalog(dataDir);
const scope = scopeFor({ view: catalog.at('2026-11-30'), lexicon: lexiconOf(catalog), names: createNames(catalog) }, []);
const left = (message: string, ...queries: readonly Query[]) => leftOver([hear(message, scope)], queries, scope);
const ask = createAsker();

const price: Query = { kind: 'fact', subjects: ['glm-lite'], topics: ['prices'], asks: 'value' };

describe('what is in no Query', () => {
  test.each([
    ['glm lite price, I use Cline and ChatGPT Plus', ['Cline', 'ChatGPT Plus']],
    ['glm lite 多少钱，预算 60 元', ['60 元']],
    ['how much is glm lite, I live in India', ['India']],
    ['学生，智谱 Lite 多少钱', ['学生']],
    ['没有大陆手机号，智谱 Lite 多少钱', ['手机号']],
    ['glm lite, the one with 700 requests', ['700 requests']],
  ])('%s', (message, words) => {
    expect(left(message, price)).toEqual(words);
  });
});

const cheapest: Query = { kind: 'select', of: 'plans', by: 'prices/regular/month', order: 'least' };
const sides: Query = { kind: 'compare', subjects: ['glm-lite', 'kimi-plus'], topics: ['prices'] };

describe('people, a use, hours and strange names that nothing reckons with', () => {
  test.each([
    ['cheapest plan for 7 developers', cheapest, ['7 developers']],
    ['最便宜的套餐，我们9个人', cheapest, ['9个人']],
    ['cheapest plan, I send 250 prompts a day', cheapest, ['250 prompts a day']],
    ['最便宜的套餐，每天写6小时', cheapest, ['6小时']],
    ['cheapest plan that works in helixedit', cheapest, ['helixedit']],
    ['最便宜的套餐，主要写 kotlin', cheapest, ['kotlin']],
    ['glm lite vs kimi plus, and qwen', sides, ['qwen']],
    ['how much is glm lite, I burn 3M tokens a week', price, ['3M tokens a week']],
  ] as const)('%s', (message, query, words) => {
    expect(left(message, query)).toEqual(words);
  });

  // What a rule is asked about is no use, and a limit told again is no use either.
  test.each([
    ['can 3 people share one glm lite?', { ...price, topics: ['rules/sharing'] }],
    ['智谱 Lite 每周是不是 888 次 prompt', { ...price, topics: ['quotas/week'], claims: [{ amount: 888, unit: 'prompt' }] }],
  ] as const)('but not: %s', (message, query) => {
    expect(left(message, query as unknown as Query)).toEqual([]);
  });
});

describe('nothing is left of', () => {
  test.each([
    ['智谱 Lite 多少钱', price],
    ['glm lite with cline?', { ...price, topics: ['clients/cline'] }],
    // ¥118 is what it costs: the figure names the plan.
    ['智谱 118 那档多少钱', price],
    ['do I need a phone number for glm lite', { ...price, topics: ['buyers'] }],
    ['glm lite by PayPal?', { ...price, topics: ['rules/payment-methods'] }],
    // The plans of the house that made the client are what is told.
    ['codex weekly limit?', { kind: 'fact', subjects: ['chatgpt-personal'], topics: ['quotas/week'], asks: 'value' }],
    ['thanks, Cline is fine', { kind: 'talk', about: 'thanks' }],
  ] as const)('%s', (message, query) => {
    expect(left(message, query as Query)).toEqual([]);
  });
});

test.each([
  ['copilot pro vs cursor pro for a student', 'Not taken into account: for a student'],
  ['智谱 Lite 和方舟 Lite 哪个便宜，我没有信用卡', '没有计入：没有信用卡'],
])('the reply says so: %s', (message, note) => {
  expect(ask({ ask: message, day: '2026-11-30' }).text).toContain(note);
});
