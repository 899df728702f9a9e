/** What a person does with the bot in Feishu: the real SDK, the real commands, the real data, over the long connection and over the webhook. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { houseOver, langs, storeAhead, words } from '#support/asking.ts';
import { type Bot, callbacksOf, cardOf, startBot } from '#support/feishu/bot.ts';
import { checkCard } from '#support/feishu/card-check.ts';
import type { JsonObject } from '#support/feishu/card-problem.ts';
import { botMention, cardEvent, type MessageGiven, messageEvent } from '#support/feishu/events.ts';
import type { SentMessage } from '#support/feishu/store.ts';

let bot: Bot;
let clock: ReturnType<typeof storeAhead>;
let serial = 0;
/** Each test in a chat of its own, so that none waits for another's turn. */
const newChat = (): string => {
  serial += 1;
  return `oc_${serial}`;
};
const newTopic = (): string => newChat().replace('oc', 'omt');

/** The line that leads the answer, in the language that it was written in. */
const said = (card: JsonObject): string => (card['config'] as { readonly summary: { readonly content: string } }).summary.content;
const lineOf = (message: SentMessage): string => said(cardOf(message));
const buttonsOf = (message: SentMessage): readonly string[] => [...callbacksOf(cardOf(message)).keys()];
const sentTo = (chat: string): readonly SentMessage[] => bot.feishu.state.messages.filter((one) => one.chat_id === chat);
const troubles = () => bot.lines.filter((line) => line.level >= 40).map((line) => line.msg);

/** The card that a press brings, checked as Feishu would. */
async function pressed(message: SentMessage, label: string, from?: string): Promise<JsonObject> {
  const { answer } = await bot.press(message, label, from === undefined ? {} : { from });
  expect(checkCard(answer.card?.data)).toEqual([]);
  return answer.card?.data ?? expect.fail(`no card for ${label}: ${JSON.stringify(answer)}`);
}

describe.each(['ws', 'webhook'] as const)('over %s', (mode) => {
  beforeAll(async () => {
    clock = storeAhead();
    const secrets = { encryptKey: 'test key', verificationToken: 'verification' };
    bot = await startBot({
      app: houseOver('zh'),
      store: clock.store,
      config: { mode, ...(mode === 'webhook' ? secrets : {}) },
      feishu: { perSecond: 1000, callbackType: mode === 'ws' ? 'websocket' : 'webhook' },
    });
  });
  afterAll(async () => {
    expect(troubles()).toEqual([]);
    await bot.close();
  });

  describe.each(langs)('in %s', (lang) => {
    const w = words[lang];
    const ask = (text: string, given: MessageGiven): Promise<SentMessage> => bot.ask({ text, ...given });

    test('a mention is answered with the figure, its source and its day', async () => {
      const reply = await ask(w.price, { chat: newChat() });
      expect(reply.msg_type).toBe('interactive');
      expect(lineOf(reply)).toContain('¥49');
      const body = JSON.stringify(cardOf(reply)['body']);
      expect(body).toContain('https://github.com/jiegec/kb');
      expect(body).toMatch(/2026-02-1\d/);
    });

    test('a mention in the middle, beside other people’s and in rich text, is the same question', async () => {
      const [first = '', ...rest] = w.price.split(' ');
      // Somebody is called as a plan is.
      const mentions = [{ key: '@_user_2', openId: 'ou_max', name: 'GLM Max' }, botMention];
      const plain = lineOf(await ask(w.price, { chat: newChat() }));
      expect(lineOf(await ask(`@_user_2 ${first} @_user_1 ${rest.join(' ')}`, { chat: newChat(), mentions }))).toBe(plain);
      const content = [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '算盘' },
          { tag: 'text', text: ` ${first} `, style: ['bold'] },
        ],
        [
          { tag: 'at', user_id: '@_user_2', user_name: 'GLM Max' },
          { tag: 'text', text: rest.join(' ') },
        ],
      ];
      expect(lineOf(await bot.ask({ post: { content }, chat: newChat(), mentions }))).toBe(plain);
    });

    test('what is said to others gets nothing', async () => {
      const chat = newChat();
      for (const mentions of [[], [{ key: '@_user_1', openId: 'ou_bob', name: 'Bob' }], [{ key: '@_all', openId: '', name: '所有人' }]])
        await bot.tell({ text: `@_user_1 @_all ${w.price}`, chat, mentions });
      await ask(w.thanks, { chat });
      expect(sentTo(chat)).toHaveLength(1);
    });

    test('a follow-up is completed: said after, as a reply, in a topic', async () => {
      const chat = newChat();
      const first = await ask(w.price, { chat });
      expect(lineOf(await ask(w.pro, { chat, parent: first.message_id }))).toContain('¥149');
      expect(lineOf(await ask(w.year, { chat }))).toMatch(w.yearOfPro);
      const topic = { chat, thread: newTopic() };
      expect(await ask(w.price, topic)).toMatchObject({ in_thread: true });
      expect(lineOf(await ask(w.pro, topic))).toContain('¥149');
    });

    test('a topic opened on the answer goes on with it; what is asked in one topic stays there', async () => {
      const chat = newChat();
      const thread = newTopic();
      await ask(w.price, { chat });
      expect(lineOf(await ask(w.pro, { chat, thread }))).toContain('¥149');
      expect(lineOf(await ask(w.year, { chat, thread }))).toMatch(w.yearOfPro);
      expect(lineOf(await ask(w.year, { chat }))).toContain('¥588');
      const topics = newChat();
      await ask(w.price, { chat: topics, thread: newTopic() });
      expect(lineOf(await ask(w.pro, { chat: topics, thread: newTopic() }))).toContain(w.whichPro);
    });

    test('somebody else does not inherit it, nor does the same person elsewhere', async () => {
      const chat = newChat();
      await ask(w.price, { chat });
      expect(lineOf(await ask(w.pro, { chat, from: 'ou_bob' }))).toContain(w.whichPro);
      expect(lineOf(await ask(w.pro, { chat: newChat() }))).toContain(w.whichPro);
      expect(lineOf(await ask(w.pro, { chat }))).toContain('¥149');
    });

    test('after a quarter of an hour it is forgotten', async () => {
      const chat = newChat();
      await ask(w.price, { chat });
      expect(lineOf(await clock.later(14, () => ask(w.pro, { chat })))).toContain('¥149');
      // A quarter of an hour after the second question, not after the first.
      expect(lineOf(await clock.later(30, () => ask(w.pro, { chat })))).toContain(w.whichPro);
    });

    test('a private chat needs no mention and speaks one language', async () => {
      const chat = newChat();
      const reply = await ask(w.price, { chat, type: 'p2p' });
      expect(lineOf(reply)).toContain('¥49');
      expect(reply.content).not.toContain('i18n_content');
      expect(lineOf(await ask(w.pro, { chat, type: 'p2p' }))).toContain('¥149');
    });

    test('several questions of one message are answered in one', async () => {
      const line = lineOf(await ask(w.several, { chat: newChat() }));
      for (const part of ['¥49', 'MiniMax Plus', 'Claude Code']) expect(line).toContain(part);
    });

    test('small talk gets one short line', async () => {
      const reply = await ask(w.thanks, { chat: newChat() });
      expect(lineOf(reply)).toBe(w.welcome);
      expect((cardOf(reply)['body'] as { elements: unknown[] }).elements).toHaveLength(1);
      expect(buttonsOf(reply)).toEqual([]);
    });

    test('a message is answered in its own language, and each reader of a group sees theirs', async () => {
      const chat = newChat();
      const han = /\p{Script=Han}/u;
      const reply = await ask(w.price, { chat });
      expect(han.test(lineOf(reply))).toBe(lang === 'zh');
      const other = words[lang === 'zh' ? 'en' : 'zh'];
      expect(han.test(lineOf(await ask(other.pro, { chat })))).toBe(lang !== 'zh');
      expect(cardOf(reply)).toMatchObject({
        config: { summary: { i18n_content: { zh_cn: expect.stringMatching(han) as unknown, en_us: expect.not.stringMatching(han) as unknown } } },
      });
    });

    test('a person’s own words come back as words', async () => {
      const evil = '<at id=all></at> **b** [x](https://evil.example) <font color=red>f</font> :OK:';
      const compared = await ask(`/compare "${evil}" glm-lite`, { chat: newChat() });
      expect(lineOf(compared)).toContain('at id=all');
      // Plain text and the line of the preview are shown as they are.
      for (const { content } of [compared, await ask(w.unknown(evil), { chat: newChat() })]) {
        const texts = [...content.matchAll(/"tag":"(plain_text|markdown|lark_md)","content":"((?:[^"\\]|\\.)*)"/g)];
        expect(texts.filter(([, tag]) => tag === 'plain_text').join('\n')).toContain('at id=all');
        expect(texts.filter(([, tag]) => tag !== 'plain_text').join('\n')).not.toMatch(/<at|<font|\*\*b|\]\(https:\/\/evil|:OK:/);
      }
    });

    test('a message of ten thousand characters is answered by the question at its end', async () => {
      const text = `${'blah blah. '.repeat(900)}\n${w.price}`;
      expect(text.length).toBeLessThanOrEqual(10_000);
      expect(lineOf(await ask(text, { chat: newChat() }))).toContain('¥49');
    });

    describe('a question that is open', () => {
      test.each(['the chat', 'a topic'])('is asked back in %s, and the choice answers all of it, in the place of the choice', async (where) => {
        const given = { chat: newChat(), ...(where === 'a topic' ? { thread: newTopic() } : {}) };
        const asked = await ask(w.open, given);
        expect(lineOf(asked)).toContain(w.whichLite);
        expect(said(await pressed(asked, w.choice))).toContain(w.yearOfLite);
        expect(lineOf(await ask(w.pro, given))).toMatch(w.yearOfPro);
      });

      test('may be answered in words', async () => {
        const chat = newChat();
        const asked = await ask(w.open, { chat });
        expect(lineOf(await ask(w.choiceSaid, { chat, parent: asked.message_id }))).toContain('¥588');
      });

      test('is answered to somebody else who presses, alone, and stays open', async () => {
        const chat = newChat();
        const asked = await ask(w.open, { chat });
        const { answer } = await bot.press(asked, w.choice, { from: 'ou_bob' });
        expect(answer.card).toBeUndefined();
        expect(answer.toast?.type).toBe('success');
        const alone = await bot.feishu.until(() => sentTo(chat).find((one) => one.only === 'ou_bob'));
        expect(lineOf(alone)).toContain(w.yearOfLite);
        expect(said(await pressed(asked, w.choice))).toContain(w.yearOfLite);
      });

      test('is answered once, however often it is pressed or delivered', async () => {
        const chat = newChat();
        const given = { text: w.open, chat, messageId: `om_twice_${chat}` };
        const asked = await bot.ask(given);
        await bot.tell(given);
        const [one, other] = await Promise.all([pressed(asked, w.choice), pressed(asked, w.choice)]);
        expect(one).toEqual(other);
        const { event } = cardEvent({ messageId: asked.message_id, chat, value: callbacksOf(cardOf(asked)).get(w.choice) });
        const answers = [await bot.push(event), await bot.push(event)];
        expect(answers.map(({ data }) => Object.keys(data ?? {}))).toEqual([['card'], []]);
        await ask(w.thanks, { chat });
        expect(sentTo(chat)).toHaveLength(2);
        expect(bot.feishu.state.calls.filter(({ path }) => path.endsWith(`${given.messageId}/reply`))).toHaveLength(1);
      });
    });

    test('after a restart buttons work and context stands; what was answered is not answered again', async () => {
      const chat = newChat();
      const { messageId, event } = messageEvent({ text: w.open, chat });
      bot.feishu.addMessage(messageId, chat);
      await bot.push(event);
      const short = await bot.feishu.replyTo(messageId);
      const long = await ask(`${'blah blah. '.repeat(150)}${w.open}`, { chat });
      bot = await bot.restart();
      expect(said(await pressed(short, w.choice))).toContain(w.yearOfLite);
      expect(said(await pressed(long, w.choice))).toContain('¥588');
      await bot.push(event);
      expect(lineOf(await ask(w.pro, { chat }))).toMatch(w.yearOfPro);
      expect(sentTo(chat)).toHaveLength(3);
    });

    test('a next step of an answer runs', async () => {
      const reply = await ask(w.price, { chat: newChat() });
      expect(buttonsOf(reply)).toContain(w.detailsOfLite);
      expect(JSON.stringify(await pressed(reply, w.detailsOfLite))).toContain('¥49');
    });
  });
});
