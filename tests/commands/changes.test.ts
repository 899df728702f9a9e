import { describe, expect, test } from 'vitest';
import { createRealChat } from '#support/real-chat.ts';

const TODAY = '2026-11-22';
/** Lines of the terminal joined, so that a phrase may run over their end. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('/changes', async () => {
  const chat = await createRealChat(TODAY);
  const said = async (words: string) => flat(await chat.full(words));
  const card = (lang: 'zh' | 'en') => chat.outcome().card(lang);

  test('begins with the price: GLM Lite went from ¥49 to ¥118', async () => {
    // kb 2026-07-30/31: "Lite 118: 2,000 credits/5 h, 10,000/week"; 02-12: 49/149/469.
    await said('/changes GLM Lite since March');
    expect(card('en').summary).toMatch(/^GLM Lite went from ¥49 to ¥118 a month on 2026-07-30\./);
    expect(card('zh').summary).toMatch(/^智谱 GLM Lite 自 2026-07-30 起从每月 ¥49 改为 ¥118。/);
    expect(card('en').sources.length).toBeGreaterThan(1);
    await said('/changes glm-lite 2026-03-01 --kind=quota');
    expect(flat(await chat.press('Page 2 of 3 →'))).toContain('up to about 400 prompts → 10,000 credits');
  });

  test('draws how the price ran, as steps', async () => {
    await said('/changes glm-lite 2026-01-01');
    const chart = card('en').blocks.find((block) => block.type === 'chart');
    expect(chart).toMatchObject({ kind: 'line', stepped: true, labels: ['2026-01-01', '2026-02-12', '2026-07-30', TODAY] });
    // jiegec/kb 2026/02/12: "从 40/200/400 改成 49/149/469"; then 118.
    expect(chart?.series[0]?.points.map((point) => point?.typical)).toEqual([40, 49, 118, 118]);
  });

  test('draws what was asked for in words, from shortly before the first change on', async () => {
    for (const [words, lang] of [
      ['Has GLM Lite become more expensive?', 'en'],
      ['智谱 Lite 涨过价吗？', 'zh'],
    ] as const) {
      await said(words);
      const chart = card(lang).blocks.find((block) => block.type === 'chart');
      // 2026-02-12 less 30 days.
      expect(chart).toMatchObject({ kind: 'line', stepped: true, labels: ['2026-01-13', '2026-02-12', '2026-07-30', TODAY] });
      expect(chart?.series[0]?.points.map((point) => point?.typical)).toEqual([40, 49, 118, 118]);
    }
  });

  test('of a plan’s history shows the steps of its price', async () => {
    await said('/plan glm-lite');
    await chat.more('History');
    const chart = card('en').blocks.find((block) => block.type === 'chart');
    expect(chart?.labels.slice(1)).toEqual(['2026-02-12', '2026-07-30', TODAY]);
  });

  test('of everybody there is none: nobody could be told from another in it', async () => {
    await said('/changes 2025-12-01');
    expect(card('en').blocks.some((block) => block.type === 'chart')).toBe(false);
  });

  test('tells the prices of a whole line in one sentence and one row', async () => {
    await said('/变化 智谱 2月到8月');
    // 2026-07-30: Lite 118, Pro 538, Max 1078.
    expect(card('zh').summary).toContain(
      '智谱 GLM Coding Plan 自 2026-07-30 起上调月价：Lite 从 ¥49 改为 ¥118；Pro 从 ¥149 改为 ¥538；Max 从 ¥469 改为 ¥1,078。',
    );
  });

  test('the new unit of MiniMax is no change, as its words say', async () => {
    // kb log 2026-03-18: "actual limit unchanged, 1 prompt = 15 requests".
    const text = await said('/changes minimax 2026-03-18 --until=2026-03-20');
    expect(text).toContain('the limits themselves did not change');
    expect(text).not.toContain('prompts →');
    expect(card('en').summary).toContain('MiniMax Starter closed to new buyers on 2026-03-18.');
  });

  test('says that nothing changed, how fresh that is, and what changed last', async () => {
    await said('/changes GLM Lite since Nov 1');
    const { summary, blocks } = card('en');
    expect(summary).toMatch(/^GLM Lite went from ¥49 to ¥118 a month on 2026-07-30\..* The monthly price hasn't changed since\./);
    expect(summary).toContain('Nothing changed from 2026-11-01 to 2026-11-22 for GLM Lite');
    expect(summary).toMatch(/last checked on 2026-10-\d\d/);
    expect(blocks.some(({ type }) => type === 'table')).toBe(false);
    expect(card('zh').summary).toContain('没有变化');
  });

  test('everything of the last 90 days, by pages, and one kind of it', async () => {
    await said('/changes');
    expect(card('en')).toMatchObject({ title: 'What changed: all plans', subtitle: '2026-08-24 to 2026-11-22, data to 2026-10-09' });
    const first = chat.text();
    await chat.press(card('en').blocks.flatMap((block) => (block.type === 'actions' ? block.items : []))[0]?.label ?? '');
    expect(chat.text()).not.toBe(first);
    await said('/变化 minimax-intl 近三个月 --类别=涨价');
    // kb 2026-08-26: international 20/50/120 → 22/55/132.
    expect(card('zh').summary).toContain('Plus 从 $20 改为 $22；Max 从 $50 改为 $55；Ultra 从 $120 改为 $132');
    await chat.more('只看某一类变化…');
    await chat.choose('只看某一类变化…', 'model');
    expect(card('zh').summary).not.toContain('$22');
  });

  test('as of an earlier day it knows nothing later', async () => {
    const then = await createRealChat('2026-02-15');
    const text = flat(await then.full('/changes glm-lite'));
    expect(text).toContain('from ¥40 to ¥49 a month on 2026-02-12');
    // 02-16: weekly 320/1600/6400 → 400/2000/8000.
    expect(text).not.toContain('→ up to about 400 prompts');
  });

  test('words that are neither a name nor a time are explained', async () => {
    expect(await said('/changes blubb')).toContain('“blubb”');
    expect(await said('/变化 乱七八糟')).toContain('看不出名称');
    expect(await said('/changes glm 2027-03-01')).toContain('still to come');
    expect(await said('/changes Lite')).toMatch(/can be several things/);
  });
});
