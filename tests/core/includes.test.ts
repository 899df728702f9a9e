import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { includes } from '#src/core/includes.ts';
import { madeUp, lite as ref } from '#support/made-up.ts';
import { createRealChat } from '#support/real-chat.ts';

const list = (items: readonly string[], complete: boolean, source: string) => ({ items, complete, source });
const on = (clients: readonly object[], id: string) => {
  const { answer, held, against } = includes(madeUp({ 'plans/inkline-lite.yaml': { clients } }).at('2026-03-01'), ref, 'clients', id);
  return { answer, held: held?.source.id, against: against?.map(({ source }) => source.id) };
};

describe('whether a list has it', () => {
  test.each([
    ['one complete list', [list(['pen'], true, 'page')], { answer: 'no', held: 'page' }],
    ['one open list', [list(['pen'], false, 'page')], { answer: 'unknown', held: 'page' }],
    ['no list', [list(['pen'], true, 'rant')], { answer: 'no', held: 'rant' }],
    [
      'another source that has it',
      [list(['pen'], true, 'page'), list(['scribe-code'], false, 'blog')],
      { answer: 'no', held: 'page', against: ['blog'] },
    ],
    [
      'an open list and another source that has it',
      [list(['pen'], false, 'page'), list(['scribe-code'], false, 'blog')],
      { answer: 'yes', held: 'blog' },
    ],
    ['two complete lists', [list(['scribe-code'], true, 'page'), list(['pen'], true, 'blog')], { answer: 'yes', held: 'page', against: ['blog'] }],
    ['an open list that says it is not there', [{ ...list(['pen'], false, 'page'), lacks: ['scribe-code'] }], { answer: 'no', held: 'page' }],
    [
      'an open list, and another source that says it is not there',
      [list(['pen'], false, 'page'), { ...list(['pen'], false, 'blog'), lacks: ['scribe-code'] }],
      { answer: 'no', held: 'blog' },
    ],
    ['an opinion against it', [list(['pen'], true, 'page'), list(['scribe-code'], false, 'rant')], { answer: 'no', held: 'page' }],
  ])('%s', (_, clients, expected) => {
    expect(on(clients, 'scribe-code')).toEqual({ against: undefined, ...expected });
  });

  test('of Bailian in February the article names one protocol, the help page two', () => {
    // codepick 2026-02-26: "API 协议 | OpenAI"; a copy of help.aliyun.com: OpenAI and Anthropic base URLs.
    const found = includes(loadCatalog(dataDir).at('2026-02-26'), { kind: 'line', id: 'bailian' }, 'protocols', 'anthropic-protocol');
    expect([found.answer, found.held?.source.id, found.against?.map(({ source }) => source.id)]).toEqual(['no', 'codepick-zh', ['aliyun-help']]);
  });

  test.each([
    ['zh', '百炼支持 Anthropic 协议吗', '说法不一：百炼 Coding Plan 的 API 协议，主要来源没列 Anthropic 兼容协议，另有来源列了。'],
    ['en', 'does bailian speak the anthropic protocol', 'Sources disagree'],
  ] as const)('asked in %s, the answer says that sources disagree, and which says what', async (lang, question, said) => {
    const chat = await createRealChat('2026-02-26');
    await chat.say(question);
    const card = chat.outcome().whole(lang);
    expect(card.summary).toContain(said);
    const note = card.blocks.flatMap((block) => (block.type === 'note' ? [block.text] : [])).join();
    expect(note).toMatch(/OpenAI[^[]*\[1\][^[]*OpenAI[^[]*Anthropic[^[]*\[2\]/);
  });
});
