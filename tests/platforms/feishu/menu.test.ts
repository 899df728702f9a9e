/** What an answer keeps back, opened from its menu: by the asker and by somebody else, in a group and in a private chat, before and after a restart. */
import { afterEach, expect, test } from 'vitest';
import { houseOver, storeAhead } from '#support/asking.ts';
import { type Bot, cardOf, startBot } from '#support/feishu/bot.ts';
import { checkCard } from '#support/feishu/card-check.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

type Choice = { readonly text: { readonly content: string }; readonly value: string };

/** The value of the entry that is called so, in the menu of the card. */
function entryOf(card: unknown, label: string): string {
  const found: Choice[] = [];
  JSON.stringify(card, (_, part: { tag?: string; options?: readonly Choice[] } | null) => {
    if (part?.tag === 'select_static') found.push(...(part.options ?? []));
    return part;
  });
  return found.find(({ text }) => text.content === label)?.value ?? expect.fail(`no entry ${label}`);
}

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
