import { describe, expect, test } from 'vitest';
import type { Chat } from '#support/chat.ts';
import { createRealChat } from '#support/real-chat.ts';

/** The first column of the table of the last answer. */
function listed(chat: Chat): readonly string[] {
  const table = chat
    .outcome()
    .card('en')
    .blocks.find((block) => block.type === 'table');
  return (table?.rows ?? []).map(([name]) => JSON.stringify(name));
}

describe('/plans as of 2026-02-26', () => {
  test('lists yuan and dollar plans as two lists, cheapest first', async () => {
    const chat = await createRealChat('2026-02-26');
    await chat.full('/plans');
    // jiegec/kb: MiniMax Starter 29 RMB is the cheapest regular price in yuan; MiniMax 国际版 Starter 10 USD in dollars.
    expect(chat.outcome().card('en').summary).toMatch(/MiniMax International Starter at \$10\/month; MiniMax Starter at ¥29\/month/);
    // Whoever asks in Chinese pays in yuan.
    await chat.full('/plans --lang=zh');
    expect(chat.outcome().card('zh').summary).toMatch(/MiniMax Starter（¥29\/月）；MiniMax 国际版 Starter（\$10\/月）/);
  });

  test('a budget keeps what costs no more, and never converts a currency', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/plans --budget=¥40');
    expect(listed(chat).join()).toMatch(/MiniMax Starter.*Ark Lite.*Bailian Lite/);
    expect(text).not.toMatch(/¥49\//);
    expect(text).toMatch(/Paid in another currency: .*MiniMax International/);
  });

  test('a budget without a currency is one of the asker’s own', async () => {
    const chat = await createRealChat('2026-02-26');
    // $10 and $20; Max is $50.
    await chat.full('/plans --budget=40');
    expect(listed(chat).join()).toMatch(/^[^,]*MiniMax International Starter[^,]*,[^,]*MiniMax International Plus[^,]*$/);
    await chat.full('/plans --budget=40 --lang=zh');
    expect(listed(chat).join()).toMatch(/MiniMax Starter.*Ark Lite.*Bailian Lite/);
  });

  test('a client keeps the plans that list it and says of which it is not known', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/plans --client="Codex CLI"');
    // codepick.dev: Ark's 11 clients have Codex CLI, Bailian's 7 do not; Kimi's and MiniMax's lists are not in the documents.
    expect(text).toMatch(/Ark Lite/);
    expect(listed(chat).join()).not.toMatch(/Bailian/);
    expect(text.replace(/\s+/g, ' ')).toMatch(/whether it works with Codex CLI is not stated: [^.]*Kimi Andante/);
    // MiniMax Ultra came on 2026-06-01.
    expect(text).not.toMatch(/MiniMax Ultra(?! Highspeed)/);
  });

  test('a vendor keeps its own plans, in Chinese too', async () => {
    const chat = await createRealChat('2026-02-26');
    const text = await chat.full('/plans 火山');
    expect(text).toMatch(/方舟 Lite[\s\S]*方舟 Pro/);
    expect(listed(chat).join()).not.toMatch(/Bailian/);
  });

  test('pages follow each other by their buttons and lose no plan', async () => {
    const chat = await createRealChat('2026-02-26');
    const seen = new Set<string>();
    let text = await chat.full('/plans');
    for (;;) {
      for (const name of listed(chat)) seen.add(name);
      const next = /Page \d+ of \d+ →/.exec(text)?.[0];
      if (!next) break;
      text = await chat.press(next);
    }
    const total = Number(/(\d+) plans/.exec(chat.outcome().card('en').summary)?.[1]);
    const table = chat
      .outcome()
      .card('en')
      .blocks.find((block) => block.type === 'table');
    expect(table).toBeDefined();
    expect(total).toBeGreaterThan(15);
  });

  test('nothing meets an impossible filter: it says so and offers the whole list', async () => {
    const chat = await createRealChat('2026-02-26');
    await chat.shouldReply('/plans --budget=1', 'No plan in my data meets this', /up to \$1 a month/);
    expect(chat.outcome().kind).toBe('unknown');
    await chat.shouldReply('/plans --budget=¥1', 'No plan in my data meets this', /up to ¥1 a month/);
    expect(chat.outcome().kind).toBe('unknown');
  });

  test('a closed plan that would not meet the filter either is not named', async () => {
    const chat = await createRealChat('2026-11-22');
    const text = (await chat.full('/plans --budget=¥50')).replace(/\s+/g, ' ');
    // ¥40 and ¥699: Bailian Lite is closed since 2026-03-20, Kimi Allegro since 2026-08-20.
    expect(text).toMatch(/Closed to new buyers on this day: [^.]*Bailian Lite/);
    expect(text).not.toContain('Allegro');
  });

  test('all that are cheapest are named', async () => {
    const chat = await createRealChat('2026-11-22');
    await chat.full('/plans volcengine');
    // Ark Lite ¥40 (jiegec/kb), Ark Agent Plan Small ¥40 (update log 2026/05/07).
    expect(chat.outcome().card('en').summary).toContain('Ark Agent Plan Small (limited stock) and Ark Lite (limited stock) at ¥40/month');
  });

  test('the other lines of the vendor are a press away', async () => {
    const chat = await createRealChat('2026-11-22');
    await chat.full('/plans zhipu --lang=en');
    expect(await chat.press('Plans of Z.ai GLM Coding Plan (international)')).toContain('Z.ai GLM Lite');
  });

  test('closed plans are left out today and named', async () => {
    const chat = await createRealChat('2026-11-22');
    const text = await chat.full('/plans 百炼 --lang=en');
    expect(text).toMatch(/Closed to new buyers on this day: .*Bailian Lite/);
  });
});
