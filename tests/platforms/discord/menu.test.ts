/** What an answer keeps back, opened from its menu in a server: by the asker and by somebody else, before and after a restart. The real client, commands and data. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseOver, langs, storeAhead } from '#support/asking.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import type { Message } from '#support/discord/world.ts';

const { store } = storeAhead();
let discord: Loopback;
let bot: Bot;
const begin = async () => startBot(discord, { app: houseOver('en'), store });

beforeAll(async () => {
  discord = await startLoopback();
  bot = await begin();
});
afterAll(async () => {
  expect(discord.rest.refused).toEqual([]);
  expect(bot.complaints()).toEqual([]);
  await bot.platform.stop();
  await discord.stop();
});

const words = {
  // jiegec/kb, February 2026: Kimi ¥49, ¥99, ¥199 and ¥699; MiniMax from ¥29, with plans of ¥899.
  zh: { locale: 'zh-CN', ask: 'Kimi 和 MiniMax 的套餐多少钱？', rows: '完整表格', behind: '¥899' },
  en: { locale: 'en-US', ask: 'What do the Kimi and MiniMax plans cost?', rows: 'All rows', behind: '¥899' },
} as const;
const textOf = ({ content, embeds }: Message): string => JSON.stringify([content, embeds]);

describe.each(langs)('in %s', (lang) => {
  const w = words[lang];

  test('the rows come beside the answer, for who pressed alone, and the answer stays', async () => {
    const asker = discord.person({ locale: w.locale });
    const message = await discord.say({ person: asker, place: discord.channel, content: `<@${discord.world.bot.id}> ${w.ask}` });
    expect(textOf(message)).toContain('¥49');
    expect(textOf(message)).not.toContain(w.behind);
    const before = textOf(message);
    const opened: string[] = [];
    for (const restarted of [false, true]) {
      if (restarted) {
        await bot.platform.stop();
        bot = await begin();
      }
      for (const person of [asker, discord.person({ locale: w.locale })]) {
        const seen = await discord.choose(person, message, w.rows);
        expect(seen.ephemeral).toBe(true);
        expect(seen.message.content).toBe(w.rows);
        expect(textOf(seen.message)).toContain(w.behind);
        opened.push(textOf(seen.message));
      }
    }
    expect(new Set(opened).size).toBe(1);
    expect(textOf(message)).toBe(before);
  });
});
