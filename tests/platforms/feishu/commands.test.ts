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
};

let serial = 0;
/** Each question in a chat of its own, so that none waits for another's turn. */
const ask = (text: string, type: 'group' | 'p2p' = 'group') => {
  serial += 1;
  return bot.ask({ text, type, chat: `oc_${serial}`, from: 'ou_ann' });
};

const troubles = () => bot.lines.filter((line) => line.level >= 40).map((line) => line.msg);

/** Every button, select and form of a card, as the client would send it. */
async function pressAll(sent: SentMessage): Promise<readonly (JsonObject | undefined)[]> {
  const card = cardOf(sent);
  const answers: (JsonObject | undefined)[] = [];
  for (const [words, value] of callbacksOf(card)) {
    const element = elementOf(card, value);
    const option = (element?.['options'] as { value: string }[] | undefined)?.at(-1)?.value;
    const form = element?.['form_action_type'] === 'submit' ? {} : undefined;
    const { event } = cardEvent({
      messageId: sent.message_id,
      chat: sent.chat_id,
      value,
      ...(option ? { tag: 'select_static', option } : {}),
      ...(form ? { form } : {}),
    });
    const { code, data } = await bot.feishu.push(event);
    expect(code, words).toBe(200);
    const answer = data as { card?: { data: JsonObject }; toast?: { type: string; content: string } };
    if (answer.card) expect(checkCard(answer.card.data), words).toEqual([]);
    else expect(answer.toast, words).toMatchObject({ type: 'warning' });
    answers.push(answer.card?.data);
  }
  return answers;
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
    await pressAll(await ask(question[lang]));
    expect(troubles()).toEqual([]);
  });
});

test('the form of /cost brings new figures in the place of the old ones', async () => {
  const sent = await ask('/cost 每天500次请求');
  const card = cardOf(sent);
  const [, value] = [...callbacksOf(card)].find(([, one]) => elementOf(card, one)?.['form_action_type'] === 'submit') ?? [];
  const inputs = [...JSON.stringify(card).matchAll(/"name":"(f1_\d+_[\w-]+)"[^}]*?"label":\{"tag":"plain_text","content":"([^"]+)"/g)];
  const days = inputs.find(([, , label]) => label === '每周天数')?.[1] ?? '';
  const { event } = cardEvent({ messageId: sent.message_id, chat: sent.chat_id, value, form: { [days]: '5' } });
  const { data } = await bot.feishu.push(event);
  const subtitle = (of: unknown) => (of as { header: { subtitle: { content: string } } }).header.subtitle.content;
  expect(subtitle(card)).toContain('每周 7 天');
  expect(subtitle((data as { card: { data: unknown } }).card.data)).toContain('每周 5 天');
});

test('a question that follows on is understood from what went before in this chat', async () => {
  const first = await bot.ask({ text: '方舟 Lite 多少钱？', type: 'p2p', chat: 'oc_talk' });
  const next = await bot.ask({ text: '那 Pro 呢？', type: 'p2p', chat: 'oc_talk' });
  expect(next.content).toContain('Pro');
  expect(next.content).not.toBe(first.content);
});
