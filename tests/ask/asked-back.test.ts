/** "Lite 一年多少钱": which one? The choice, pressed or said, answers the question that was asked. */
import { describe, expect, test } from 'vitest';
import { withChoice } from '#src/ask/choice.ts';
import { createAsker } from '../questions/ask-house.ts';

const ask = createAsker();
const day = '2026-11-22';
const queries = (text: string, ...before: readonly string[]) => ask({ ask: text, day, before }).queries;
const yearOf = (plan: string) => [{ kind: 'sum', relation: 'total', rows: [{ subject: plan, term: expect.stringMatching(/^prices/) }], months: 12 }];

/** The text of the button for an option. */
function pressed(text: string, name: string): string {
  const asked = queries(text).find((query) => query.kind === 'clarify') ?? expect.fail(`nothing asked back: ${text}`);
  return withChoice(asked.question, name);
}

describe('the choice completes the question, whatever else it asked', () => {
  test.each([
    ['Lite 一年多少钱', '智谱的', 'glm-lite'],
    ['Lite 一年多少钱', '我说的是百炼', 'bailian-lite'],
    ['Lite 一年多少钱', '智谱 GLM Lite', 'glm-lite'],
    ['How much is Lite per year?', 'GLM', 'glm-lite'],
    ['How much is Lite per year?', 'the Bailian one please', 'bailian-lite'],
  ])('%s – %s', (text, choice, plan) => {
    expect(queries(text)).toMatchObject([{ kind: 'clarify', text: 'Lite' }]);
    expect(queries(choice, text)).toMatchObject(yearOf(plan));
  });

  test('few are offered, those at home of whoever writes so first', () => {
    const options = (text: string) => queries(text).flatMap((query) => (query.kind === 'clarify' ? query.options : []));
    expect(options('Pro 多少钱').slice(0, 2)).toEqual(['glm-pro', 'bailian-pro']);
    expect(options('How much is Pro?')).toEqual(expect.arrayContaining(['cursor-pro', 'claude-pro', 'copilot-pro']));
    expect(options('How much is Pro?').length).toBeLessThanOrEqual(6);
  });

  test('what is pressed reads the same', () => {
    expect(queries(pressed('Lite 一年多少钱', '智谱 GLM Lite'))).toMatchObject(yearOf('glm-lite'));
    expect(queries(pressed('How much is Lite per year?', 'GLM Lite'))).toMatchObject(yearOf('glm-lite'));
  });

  test('a person’s own braces are no place for the choice', () => {
    expect(pressed('{} Lite 多少钱', '智谱 GLM Lite').trim()).toMatch(/^智谱 GLM Lite +多少钱$/);
  });
});

describe('what is no choice is a question of its own', () => {
  test.each(['智谱 Pro 每周多少额度？', 'Kimi 支持 Claude Code 吗', '今天天气怎么样'])('%s', (text) => {
    expect(queries(text, 'Lite 一年多少钱')).not.toMatchObject(yearOf('glm-lite'));
  });

  test('a choice with a matter of its own, and a name that was not offered', () => {
    const quota = [{ kind: 'fact', subjects: ['glm-lite'], topics: ['quotas/week'] }];
    expect(queries('智谱 GLM Lite 每周多少额度？', 'Lite 一年多少钱')).toMatchObject(quota);
    expect(queries('Kimi', 'Lite 一年多少钱')).toMatchObject([{ kind: 'fact', subjects: ['kimi'] }]);
  });

  test('words that name nobody are about everything that was offered', () => {
    const [query] = queries('周限额呢', 'Lite 多少钱');
    expect(query).toMatchObject({ kind: 'fact', topics: ['quotas/week'] });
    const [asked] = queries('Lite 多少钱');
    expect(query?.kind === 'fact' && query.subjects).toEqual(asked?.kind === 'clarify' && asked.options);
    expect(query?.kind === 'fact' && query.subjects).toContain('glm-lite');
  });
});

describe('a question back does not forget what it leans on', () => {
  test.each([
    ['那 Lite 呢', '智谱的'],
    ['那 Lite 呢', '那 智谱 GLM Lite 呢'],
  ])('%s – %s', (follow, choice) => {
    expect(queries(follow, 'Kimi Andante 一年多少钱')).toMatchObject([{ kind: 'clarify', text: 'Lite' }]);
    expect(queries(choice, 'Kimi Andante 一年多少钱', follow)).toMatchObject(yearOf('glm-lite'));
  });

  test('small talk and noise between do not either', () => {
    expect(queries('那 Max 呢', '智谱 Lite 多少钱', '谢谢', '？？')).toMatchObject([{ kind: 'fact', subjects: ['glm-max'] }]);
    expect(queries('智谱的', 'Lite 一年多少钱', '谢谢')).toMatchObject(yearOf('glm-lite'));
  });
});

describe('among several questions', () => {
  const text = 'MiniMax Plus 多少钱？Lite 一年多少钱？';

  test('the others are answered at once, and again with the choice', () => {
    expect(queries(text)).toMatchObject([{ kind: 'fact', subjects: ['minimax-plus'] }, { kind: 'clarify' }]);
    const both = [{ kind: 'fact', subjects: ['minimax-plus'] }, ...yearOf('glm-lite')];
    expect(queries(pressed(text, '智谱 GLM Lite'))).toMatchObject(both);
    expect(queries('智谱的', text)).toMatchObject(both);
  });

  test('one choice of a line settles every tier that was left open', () => {
    expect(queries('智谱', 'Lite 多少钱？Pro 多少钱？')).toMatchObject([{ kind: 'fact', subjects: ['glm-lite', 'glm-pro'] }]);
  });
});
