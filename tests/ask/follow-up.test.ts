/** What leans on the question before it, and what does not. */
import { describe, expect, test } from 'vitest';
import { createAsker } from '../questions/ask-house.ts';

const ask = createAsker();
const day = '2026-11-22';
const queries = (text: string, ...before: readonly string[]) => ask({ ask: text, day, before }).queries;

describe('a name that nobody here goes by never gets the figures of the one before', () => {
  test.each([
    ['Perplexity 多少钱？', '智谱 Lite 多少钱', 'Perplexity'],
    ['那 Moonbeam 呢', '智谱 Lite 多少钱', 'Moonbeam'],
    ['快手的呢', '智谱 Lite 多少钱', '快手'],
    ['What about Moonbeam?', 'What does GLM Lite cost?', 'Moonbeam'],
    ['what about moonbeam?', 'What does GLM Lite cost?', 'moonbeam'],
    ['and Acme Pro?', 'What does GLM Lite cost?', 'Acme Pro'],
    ['How much is moonbeam pro?', 'What does GLM Lite cost?', 'moonbeam pro'],
  ])('%s', (text, before, name) => {
    expect(queries(text, before)).toMatchObject([{ kind: 'unknown', words: [name] }]);
  });
});

describe('the other region’s plan of that name', () => {
  test.each([
    ['国际版呢', '智谱 Lite 多少钱'],
    ['国际版多少钱', '智谱 Lite 多少钱'],
    ['and the international one?', 'What does GLM Lite cost?'],
  ])('%s', (text, before) => {
    expect(queries(text, before)).toMatchObject([{ kind: 'fact', subjects: ['glm-intl-lite'], topics: ['prices'] }]);
  });

  test('and back again', () => {
    expect(queries('国内版呢', '智谱国际版 Lite 多少钱')).toMatchObject([{ kind: 'fact', subjects: ['glm-lite'] }]);
  });
});

describe('what says too little by itself is about the one before', () => {
  test.each([
    ['季付呢', '智谱 Lite 多少钱'],
    ['退款呢', '智谱 Lite 多少钱'],
    ['and per quarter?', 'What does GLM Lite cost?'],
    ['what about the quota?', 'What does GLM Lite cost?'],
  ])('%s', (text, before) => {
    expect(queries(text, before)).toMatchObject([{ kind: 'fact', subjects: ['glm-lite'] }]);
  });
});
