import { describe, expect, test } from 'vitest';
import type { Card } from '#src/card/card.ts';
import { createRealChat } from '#support/real-chat.ts';

const TODAY = '2026-11-22';

async function card(plan: string, day = TODAY): Promise<Card> {
  const chat = await createRealChat(day);
  await chat.say(`/plan ${plan}`);
  return chat.outcome().card('en');
}

/** With what is one press away. */
async function whole(plan: string, day = TODAY): Promise<string> {
  return (await createRealChat(day)).full(`/plan ${plan}`);
}

describe('the line that answers by itself', () => {
  test('a sale is as fresh as the source that confirmed it last', async () => {
    // The vendor's page was seen on 08-04; yufeng97 of 2026-10-01 says "limited, restock 09:30", 52 days before.
    const pro = await card('bailian-pro');
    expect(pro.summary).not.toContain("isn't confirmed");
    expect(pro.summary).toContain('Sold in limited stock.');
    // Of the sale of Ark's Agent Plan nobody spoke between 2026-05-13 and the audit of 2026-10-04.
    const agent = await card('ark-agent-small', '2026-09-30');
    expect(agent).toMatchObject({ tone: 'warning', summary: expect.stringContaining('last seen on sale on 2026-05-13') });
    expect((await card('ark-agent-small')).summary).not.toContain('last seen');
  });

  test('sources that disagree on the sale are said to', async () => {
    // "lv 09-28: Andante…Allegro paused; vp 09-03: K3 from Moderato", which still lists them.
    expect((await card('kimi-andante')).summary).toContain('Sources disagree on whether it is still sold.');
    expect((await card('kimi-plus')).summary).not.toContain('disagree');
  });

  test('a price from before is remembered for a year, a promotion for half of one, a referral never', async () => {
    // 40 until 2026-02-12, the New Year promotion until 01-16.
    expect((await card('glm-lite', '2026-06-30')).summary).toMatch(
      /It was ¥40\/month until 2026-02-12\. .*New Year promotion.* ended on 2026-01-16\.$/,
    );
    expect((await card('glm-lite', '2026-07-29')).summary).toMatch(/It was ¥40\/month until 2026-02-12\.$/);
    expect((await card('ark-lite')).summary).toMatch(/first-purchase price of ¥9\.90\/month ended on 2026-11-08\.$/);
  });

  test('what is told in tokens of one model is said where nothing else is', async () => {
    // vp 2026-09-03: international 22/55/132 with 1.7B/5.1B/12.5B tokens.
    expect((await card('minimax-intl-ultra')).summary).toContain('about 12.5B tokens per month (MiniMax M3)');
    expect((await card('glm-lite', '2026-02-15')).summary).not.toContain('457M');
  });
});

describe('what ended', () => {
  test('a price that another source goes on telling has not ended', async () => {
    // MiniMax Plus: 49 before and after 2026-06-01.
    expect(await whole('minimax-plus')).not.toContain('¥49/month, ended');
    // Kimi Andante: 49 until 07-20, nothing for eleven days, 49 again.
    expect(await whole('kimi-andante')).toContain('¥49/month, ended 2026-07-20');
    expect(await whole('glm-lite')).toContain('¥49/month, ended 2026-07-30');
  });
});
