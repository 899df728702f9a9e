/** What an answer keeps back, opened from its menu in a server: by the asker and by somebody else, before and after a restart. The real client, commands and data. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answersWithMore } from '#support/answers-with-more.ts';
import { houseOver, langs, storeAhead } from '#support/asking.ts';
import { type Bot, startBot } from '#support/discord/bot.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { controlsOf } from '#support/discord/people.ts';
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
/** Without the picture, which comes when it is drawn. */
const textOf = ({ content, embeds }: Message): string => JSON.stringify([content, embeds.filter((embed) => embed['image'] === undefined)]);

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

/** What the menu of the message offers. */
function entriesOf(message: Message): readonly string[] {
  const menu = controlsOf(message).find(({ placeholder }) => placeholder === 'More' || placeholder === '更多');
  return ((menu?.['options'] ?? []) as readonly { readonly label: string }[]).map(({ label }) => label);
}

/** Chooses every entry of every message, each for a person; the bot shows it to that person alone, and the message stays as it was. */
async function everyEntry(messages: readonly Message[], person: () => ReturnType<Loopback['person']>): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const message of messages) {
    const before = textOf(message);
    for (const entry of entriesOf(message)) {
      const presser = person();
      const seen = await discord.chooseAny(presser, message, entry);
      expect([entry, seen?.ephemeral ?? true, textOf(message)]).toEqual([entry, true, before]);
      shown.push(seen ? textOf(seen.message) : entry);
    }
  }
  return shown;
}

describe.each(langs)('every entry of every menu in %s', (lang) => {
  test('opens for the presser alone, the asker or somebody else, the same after a restart', async () => {
    const { locale } = words[lang];
    const asker = discord.person({ locale });
    const messages: Message[] = [];
    for (const asked of answersWithMore) {
      const message = await discord.say({ person: asker, place: discord.channel, content: `<@${discord.world.bot.id}> ${asked[lang]}` });
      messages.push(message);
    }
    expect(answersWithMore.filter((_, place) => messages[place] && entriesOf(messages[place]).length === 0)).toEqual([]);
    const own = await everyEntry(messages, () => asker);
    expect(await everyEntry(messages, () => discord.person({ locale }))).toHaveLength(own.length);
    await bot.platform.stop();
    bot = await begin();
    expect(await everyEntry(messages, () => asker)).toEqual(own);
    expect(await everyEntry(messages, () => discord.person({ locale }))).toHaveLength(own.length);
  });
});
