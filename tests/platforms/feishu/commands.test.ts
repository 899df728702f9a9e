/** Every command of the house over its real data, asked in Feishu in both languages, with everything pressed that can be pressed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';
import { createHouse } from '#src/house.ts';
import { type Bot, callbacksOf, cardOf, startBot } from '#support/feishu/bot.ts';
import { checkCard } from '#support/feishu/card-check.ts';
import { type JsonObject, textOf } from '#support/feishu/card-problem.ts';
import { cardEvent } from '#support/feishu/events.ts';
import type { SentMessage } from '#support/feishu/store.ts';

/** A day on which the data speaks of today's plans; the clock must not decide what the answers are. */
const now = new Date('2026-11-22T04:00:00Z');

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ app: ({ store, log }) => createHouse({ store, log, defaultLang: 'zh', now: () => now }).app, feishu: { perSecond: 1000 } });
});
afterAll(() => bot.close());

const questions: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  compare: { zh: '/compare 百炼Lite 方舟Lite', en: '/compare bailian-lite ark-lite --lang=en' },
  cost: { zh: '/cost 每天500次请求', en: '/cost 500 requests a day --lang=en' },
  recommend: { zh: '/recommend 每天200次请求，50块以内', en: '/recommend 200 requests a day under ¥50 --lang=en' },
  plan: { zh: '/plan 智谱Lite', en: '/plan glm-lite --lang=en' },
  plans: { zh: '/plans', en: '/plans --lang=en' },
  models: { zh: '/models', en: '/models --lang=en' },
  changes: { zh: '/changes', en: '/changes --lang=en' },
  settings: { zh: '/settings', en: '/settings --lang=en' },
  ask: { zh: '方舟 Lite 和百炼 Lite 哪个便宜？', en: 'Which is cheaper, Ark Lite or Bailian Lite?' },
  help: { zh: '/help', en: '/help --lang=en' },
  feedback: { zh: '/feedback 方舟Lite的价格不对', en: '/feedback "the price of Ark Lite is wrong" --lang=en' },
};

let serial = 0;
/** Each question in a chat of its own, so that none waits for another's turn. */
const ask = (text: string, type: 'group' | 'p2p' = 'group') => {
  serial += 1;
  return bot.ask({ text, type, chat: `oc_${serial}`, from: 'ou_ann' });
};

const troubles = () => bot.lines.filter((line) => line.level >= 40).map((line) => line.msg);

/** Sends a press and gives the card that it brings: in the place of the old one, or beside it for who pressed. Undefined: only a remark. */
async function press(
  sent: SentMessage,
  given: Omit<Parameters<typeof cardEvent>[0], 'messageId' | 'chat'>,
  words: string,
): Promise<JsonObject | undefined> {
  const { feishu } = bot;
  const count = feishu.state.messages.length;
  const { code, data } = await feishu.push(cardEvent({ messageId: sent.message_id, chat: sent.chat_id, ...given }).event);
  expect(code, words).toBe(200);
  const answer = data as { card?: { data: JsonObject }; toast?: { type: string; content: string } };
  const beside = answer.toast?.type === 'success' ? await feishu.until(() => feishu.state.messages[count]) : undefined;
  const card = answer.card?.data ?? (beside && cardOf(beside));
  if (card) expect(checkCard(card), words).toEqual([]);
  else expect(answer.toast, words).toMatchObject({ type: 'warning' });
  return card;
}

/** Every button, select, entry of a menu and form of a card, as the client would send it. */
async function pressAll(sent: SentMessage): Promise<number> {
  const card = cardOf(sent);
  let pressed = 0;
  for (const [words, value] of callbacksOf(card)) {
    const element = elementOf(card, value);
    const options = (element?.['options'] as { value: string }[] | undefined)?.map((option) => option.value) ?? [];
    const isMenu = (value as { m?: number }).m === 1;
    const chosen = isMenu ? options : options.slice(-1);
    const form = element?.['form_action_type'] === 'submit' ? { form: {} } : {};
    const ways = chosen.length > 0 ? chosen.map((option) => ({ tag: 'select_static' as const, option })) : [form];
    for (const way of ways) {
      await press(sent, { value, ...way }, words);
      pressed += 1;
    }
  }
  return pressed;
}

function elementOf(card: JsonObject, value: unknown): JsonObject | undefined {
  let found: JsonObject | undefined;
  JSON.stringify(card, (_key, part) => {
    const element = part as { behaviors?: { value?: unknown }[] } | null;
    if (element?.behaviors?.some((behavior) => JSON.stringify(behavior.value) === JSON.stringify(value))) found = part as JsonObject;
    return part as unknown;
  });
  return found;
}

test('every command is asked here', () => {
  expect(Object.keys(questions).toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
});

describe.each(Object.entries(questions))('/%s', (_name, question) => {
  test.each(['zh', 'en'] as const)('in a group, in %s: a card that Feishu takes', async (lang) => {
    const sent = await ask(question[lang]);
    expect(sent.msg_type).toBe('interactive');
    expect(checkCard(cardOf(sent))).toEqual([]);
    const title = (cardOf(sent)['header'] as JsonObject)['title'] as JsonObject;
    expect(/\p{Script=Han}/u.test(textOf(title['content']))).toBe(lang === 'zh');
    expect(troubles()).toEqual([]);
  });

  test('in a private chat: one language', async () => {
    const sent = await ask(question.zh, 'p2p');
    expect(sent.msg_type).toBe('interactive');
    expect(sent.content).not.toContain('i18n_content');
  });

  test.each(['zh', 'en'] as const)('everything on it can be pressed, in %s', async (lang) => {
    expect(await pressAll(await ask(question[lang]))).toBeGreaterThan(0);
    expect(troubles()).toEqual([]);
  });
});

test('a question that follows on is understood from what went before in this chat', async () => {
  const first = await bot.ask({ text: '方舟 Lite 多少钱？', type: 'p2p', chat: 'oc_talk' });
  const next = await bot.ask({ text: '那 Pro 呢？', type: 'p2p', chat: 'oc_talk' });
  expect(next.content).toContain('Pro');
  expect(next.content).not.toBe(first.content);
});
