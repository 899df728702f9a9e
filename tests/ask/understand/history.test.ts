/** What is new, what was taken off, what was lifted and since when: of real vendors, on 30 November 2026. */
import { expect, test } from 'vitest';
import { createAsker } from '../../questions/ask-house.ts';

const ask = createAsker();
const queriesOf = (text: string) => ask({ ask: text, day: '2026-11-30' }).queries;

test.each<readonly [string, string, object]>([
  ['Kimi 最近出了什么新套餐', 'Any new tiers at Kimi?', { kind: 'changes', began: true, subjects: ['kimi'] }],
  ['百炼最近下架了哪些模型', 'Which models has Bailian dropped?', { kind: 'changes', subjects: ['bailian'], topics: ['models'] }],
  ['Copilot 哪天改成积分的', 'When did Copilot move to credits?', { kind: 'changes', subjects: ['copilot'], topics: ['quotas'] }],
  [
    '百炼 Pro 哪天开始限量的',
    'Since when is Bailian Pro limited?',
    { kind: 'fact', asks: 'when', topics: expect.arrayContaining(['availability/new']) },
  ],
  ['智谱的周限撤了没', 'Has GLM scrapped its weekly limit?', { kind: 'fact', modal: 'over', topics: ['quotas/week'] }],
])('%s · %s', (zh, en, query) => {
  for (const text of [zh, en]) expect(queriesOf(text), text).toMatchObject([query]);
});

test.each(['听说 MiniMax 取消了 Starter', 'I heard MiniMax dropped Starter'])(
  'hearsay of a plan is no remark of somebody who has decided: %s',
  (text) => {
    expect(queriesOf(text)).not.toMatchObject([{ kind: 'talk' }]);
  },
);
