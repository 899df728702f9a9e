/** What an answer keeps back, opened from its menu: by the asker and by somebody else, in a group and in a private chat, before and after a restart. */
import { afterEach, expect, test } from 'vitest';
import { answersWithMore } from '#support/answers-with-more.ts';
import { houseOver, langs, storeAhead } from '#support/asking.ts';
import { type Bot, cardOf, startBot } from '#support/feishu/bot.ts';
import { checkCard } from '#support/feishu/card-check.ts';
import type { SentMessage } from '#support/feishu/store.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

type Choice = { readonly text: { readonly content: string }; readonly value: string };

/** What the menu of the card offers. */
function entriesOf(card: unknown): readonly Choice[] {
  const found: Choice[] = [];
  JSON.stringify(card, (_, part: { tag?: string; placeholder?: { content: string }; options?: readonly Choice[] } | null) => {
    if (part?.tag === 'select_static' && MENUS.has(part.placeholder?.content ?? '')) found.push(...(part.options ?? []));
    return part;
  });
  return found;
}

/** The value of the entry that is called so. */
function entryOf(card: unknown, label: string): string {
  const found = entriesOf(card);
  return found.find(({ text }) => text.content === label)?.value ?? expect.fail(`no entry ${label}`);
}

const menuOf = { zh: '更多', en: 'More' } as const;
const MENUS: ReadonlySet<string> = new Set(Object.values(menuOf));
const QUESTION = 'Kimi 和 MiniMax 的套餐多少钱？';

test.each(['group', 'p2p'] as const)('in a %s the rows come beside the card, for who pressed alone', async (type) => {
  const { store } = storeAhead();
  bot = await startBot({ app: houseOver('zh'), store });
  const sent = await bot.ask({ text: QUESTION, type });
  const option = entryOf(cardOf(sent), '完整表格');
  expect(sent.content).not.toContain('¥899');
  for (const restarted of [false, true]) {
    if (restarted) bot = await bot.restart();
    for (const from of type === 'group' ? ['ou_ann', 'ou_bob'] : ['ou_ann']) {
      const count = bot.feishu.state.messages.length;
      const { feishu } = bot;
      const { answer } = await bot.press(sent, '更多', { tag: 'select_static', option, from });
      expect(answer.card).toBeUndefined();
      const opened = await feishu.until(() => feishu.state.messages[count]);
      const card = cardOf(opened);
      expect(checkCard(card)).toEqual([]);
      // jiegec/kb, February 2026: MiniMax Ultra, the fast edition.
      expect(JSON.stringify(card)).toContain('¥899');
      expect(JSON.stringify(opened)).toContain(from);
    }
  }
  expect(sent.updates).toEqual([]);
});

/** Chooses every entry of every card; what comes is a sound card that this person alone sees, and the card stays as it was. */
async function everyEntry(on: Bot, sent: readonly SentMessage[], menu: string, from: string): Promise<readonly string[]> {
  const shown: string[] = [];
  for (const message of sent) {
    for (const { text, value } of entriesOf(cardOf(message))) {
      const count = on.feishu.state.messages.length;
      const { answer } = await on.press(message, menu, { tag: 'select_static', option: value, from });
      const opened = await on.feishu.until(() => on.feishu.state.messages[count]);
      expect([text.content, answer.card, message.updates, opened.only]).toEqual([text.content, undefined, [], from]);
      const card = cardOf(opened);
      expect(checkCard(card)).toEqual([]);
      shown.push(JSON.stringify(card));
    }
  }
  return shown;
}

test.each(langs)(
  'every entry of every menu in %s opens for the presser alone, the asker or somebody else, the same after a restart',
  async (lang) => {
    const { store } = storeAhead();
    bot = await startBot({ app: houseOver(lang), store, feishu: { perSecond: 1000 } });
    const userAgent = `Mozilla LarkLocale/${lang === 'zh' ? 'zh_CN' : 'en_US'}`;
    const sent: SentMessage[] = [];
    for (const asked of answersWithMore) {
      const message = await bot.ask({ text: asked[lang], type: 'group', from: 'ou_ann', userAgent });
      expect(checkCard(cardOf(message))).toEqual([]);
      sent.push(message);
    }
    expect(answersWithMore.filter((_, place) => sent[place] && entriesOf(cardOf(sent[place])).length === 0)).toEqual([]);
    const own = await everyEntry(bot, sent, menuOf[lang], 'ou_ann');
    expect(await everyEntry(bot, sent, menuOf[lang], 'ou_bob')).toHaveLength(own.length);
    bot = await bot.restart();
    expect(await everyEntry(bot, sent, menuOf[lang], 'ou_ann')).toEqual(own);
    expect(await everyEntry(bot, sent, menuOf[lang], 'ou_bob')).toHaveLength(own.length);
  },
);
