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
  ])('%s', (message, words) => {
    expect(left(message, price)).toEqual(words);
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
