import { describe, expect, test } from 'vitest';
import type { Card } from '#src/card/card.ts';
import { createRealChat } from '#support/real-chat.ts';

const notes = ({ blocks }: Card) => blocks.flatMap((block) => (block.type === 'note' ? [String(block.text)] : []));
/** All of the answer: what a figure rests on is one press away. */
async function card(question: string, lang: 'zh' | 'en'): Promise<Card> {
  const chat = await createRealChat('2026-11-22');
  await chat.say(question);
  return chat.outcome().whole(lang);
}

// jiegec-notes, Kimi: "10M token 对应 300-1200 的请求次数 … 8K-33K 之间，… 实测来看是 31K"; of no other line does anybody say it.
describe('a conversion said of others', () => {
  test.each([
    ['Kimi 和百炼的套餐里，按每百万token算哪个最便宜', 'zh', /1 次请求 ≈ 8,000–33,000 token，这是 ?Kimi.*百炼 Pro.*没有自己的，借来折算/],
    [
      'which Bailian Token Plan Team Edition seat is cheapest per request',
      'en',
      /1 request ≈ 8,000–33,000 tokens is a figure of Kimi Code .*; Bailian Token Plan Team Premium seat.* have none of their own/,
    ],
  ] as const)('“%s” names whom it is said of and for whom it stands in', async (question, lang, said) => {
    expect(notes(await card(question, lang)).join('\n')).toMatch(said);
  });

  test('a sum says so in its own sentence', async () => {
    expect((await card('百炼 Pro 每月多少 token', 'zh')).summary).toMatch(/8,000–33,000）。这个套餐没公布怎么折算，借用的是 ?Kimi/);
  });

  test('a ranking in a unit of its own borrows nothing and says nothing of it', async () => {
    expect(notes(await card('which plan has the lowest monthly price', 'en')).join()).not.toContain('of their own');
  });
});
