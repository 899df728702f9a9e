/** Command lines as people type them: words in any order and language, questions behind a slash, names that are nearly right. */
import { describe, expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';

const day = '2026-11-30';

describe('words in any order are given to the options that take them', () => {
  test.each([
    ['/plans claude code 100元以内', /Claude Code/, '¥100'],
    ['/plans 100元以内 claude code', /Claude Code/, '¥100'],
    // Anthropic is a protocol, and a vendor where nobody else is named.
    ['/plans anthropic kimi', 'Kimi Code Plus', 'supports Anthropic-compatible API'],
    ['/plans kimi anthropic', 'Kimi Code Plus', 'supports Anthropic-compatible API'],
    ['/plans anthropic', 'Claude Pro', /^AI coding plans\nAnthropic · /],
    ['/models glm', 'GLM-5.3'],
    ['/settings 美元', '已保存', '货币：美元'],
    ['/settings usd english', 'Saved', 'Language: English; currency: US dollar'],
    ['/settings currency usd', 'Saved', 'currency: US dollar'],
    ['／compare 火山lite 百炼token lite', '方舟 Lite vs 百炼 Token Plan Lite'],
  ])('%s', async (line, ...wanted) => {
    const chat = await createRealChat(day);
    await chat.shouldReply(line, ...wanted);
    expect(chat.outcome()).toMatchObject({ kind: 'answer', command: line.split(/[\s/／]+/u)[1] });
  });
});

describe('a question behind a slash', () => {
  test.each([
    ['/models 火山方舟有哪些模型', '方舟 Coding Plan 有', '按提问来答'],
    ['/plans which ones take cursor under 100 yuan', 'Cursor', 'took that as a question'],
  ])('%s is answered, and the card says that it was taken for one', async (line, ...wanted) => {
    const chat = await createRealChat(day);
    await chat.shouldReply(line, ...wanted);
    expect(chat.outcome()).toMatchObject({ kind: 'answer', command: 'ask' });
  });

  test('that nobody understands is told what is wrong with the line', async () => {
    const chat = await createRealChat(day);
    await chat.shouldReply('/settings blorp zibble', 'blorp zibble', '/help settings');
    expect(chat.outcome().command).toBe('settings');
  });

  test('a name that is missing is asked for, and no question is made of the rest', async () => {
    const chat = await createRealChat(day);
    await chat.say('/compare ark-lite');
    expect(chat.outcome()).toMatchObject({ kind: 'clarify', command: 'compare' });
  });

  test('a name that may mean several is asked back about', async () => {
    const chat = await createRealChat(day);
    await chat.say('/plan Lite');
    expect(chat.outcome()).toMatchObject({ kind: 'clarify', command: 'plan' });
  });
});
