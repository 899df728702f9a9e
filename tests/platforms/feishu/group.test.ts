/** Members of a group in Feishu: replies to each other's messages, to the bot's cards, and topics. The real SDK, commands and data. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#src/state/store.ts';
import { houseOver, langs, storeAhead, watched } from '#support/asking.ts';
import { type Bot, cardOf, startBot } from '#support/feishu/bot.ts';
import type { JsonObject } from '#support/feishu/card-problem.ts';
import type { MessageGiven } from '#support/feishu/events.ts';
import { readingScopes } from '#support/feishu/options.ts';
import { refuse } from '#support/feishu/rest.ts';
import type { SentMessage } from '#support/feishu/store.ts';
import { groupWords } from '#support/group.ts';

let bot: Bot;
let clock: ReturnType<typeof storeAhead>;
let serial = 0;
const newChat = (): string => {
  serial += 1;
  return `oc_${serial}`;
};

const lineOf = (message: SentMessage): string =>
  ((cardOf(message) as JsonObject)['config'] as { readonly summary: { readonly content: string } }).summary.content;
const seen = (message: SentMessage): string => JSON.stringify(cardOf(message));
const sentTo = (chat: string): readonly SentMessage[] => bot.feishu.state.messages.filter((one) => one.chat_id === chat);
const ask = (text: string, given: MessageGiven): Promise<SentMessage> => bot.ask({ text, ...given });
const text = (words: string) => ({ msg_type: 'text', content: JSON.stringify({ text: words }) });
/** Somebody's message in a chat, which the bot was not told of. */
const written = (chat: string, words: string): string => bot.feishu.write({ chat_id: chat, ...text(words) });
/** A reply to somebody's message, in a chat of its own. */
const inReply = (said: string, words: string, given: MessageGiven = {}): Promise<SentMessage> => {
  const chat = newChat();
  return ask(said, { chat, parent: written(chat, words), ...given });
};
const topicOf = (message: SentMessage): string => message.thread_id ?? expect.fail('no topic was opened');

async function begin(mode: 'ws' | 'webhook', scopes: readonly string[] = readingScopes, over?: Store): Promise<void> {
  clock = storeAhead();
  bot = await startBot({
    app: houseOver('zh'),
    store: over ?? clock.store,
    config: { mode, ...(mode === 'webhook' ? { encryptKey: 'test key', verificationToken: 'verification' } : {}) },
    feishu: { perSecond: 1000, callbackType: mode === 'ws' ? 'websocket' : 'webhook', scopes: [...scopes] },
  });
}
async function end(): Promise<void> {
  expect(bot.lines.filter((line) => line.level >= 40).map((line) => line.msg)).toEqual([]);
  await bot.close();
}

describe.each(['ws', 'webhook'] as const)('with the permission to read messages, over %s', (mode) => {
  beforeAll(() => begin(mode));
  afterAll(end);

  describe.each(langs)('in %s', (lang) => {
    const w = groupWords[lang];
    const userAgent = `Mozilla LarkLocale/${w.locale.replace('-', '_')}`;

    test.each(['?', '？', ''])('a mention with “%s” in reply to a question answers that question', async (said) => {
      const direct = lineOf(await ask(w.which, { chat: newChat() }));
      expect(lineOf(await inReply(said, `@_user_1 ${w.which}`))).toBe(direct);
    });

    test('so do words that only point at it; thanks are thanks', async () => {
      expect(lineOf(await inReply(w.points, w.price))).toContain('¥49');
      expect(seen(await inReply(w.thanks, w.price))).toContain(w.welcome);
    });

    test('words of one’s own go on with what was said there, whatever the person asked before', async () => {
      expect(lineOf(await inReply(w.year, w.price))).toContain('¥588');
      const chat = newChat();
      await ask(w.kimi, { chat });
      expect(lineOf(await ask(w.pro, { chat, parent: written(chat, w.price) }))).toContain('¥149');
      await ask(w.price, { chat });
      expect(lineOf(await ask('?', { chat, parent: written(chat, w.pro) }))).toContain(w.whichPro);
    });

    test('rich text, another bot’s words and ten thousand characters are read', async () => {
      const chat = newChat();
      const post = { title: '', content: [[{ tag: 'text', text: w.price }]] };
      const rich = bot.feishu.write({ chat_id: chat, msg_type: 'post', content: JSON.stringify(post) });
      expect(lineOf(await ask('?', { chat, parent: rich }))).toContain('¥49');
      const other = bot.feishu.write({ chat_id: chat, sender: 'cli_other', ...text(w.price) });
      expect(lineOf(await ask('?', { chat, parent: other }))).toContain('¥49');
      const long = `${'blah blah. '.repeat(900)}\n${w.price}`;
      expect(lineOf(await inReply('?', long))).toContain('¥49');
      expect(lineOf(await inReply(w.pro, long))).toContain('¥149');
    });

    test('a message that is gone, has no words, cannot be fetched, or is of another chat, is not answered for', async () => {
      const chat = newChat();
      const reply = (parent: string) => ask('?', { chat, parent, userAgent });
      expect(lineOf(await reply(bot.feishu.write({ chat_id: chat, ...text(w.price), deleted: true })))).toContain(w.gone);
      expect(lineOf(await reply(bot.feishu.write({ chat_id: chat, msg_type: 'image', content: '{"image_key":"img"}' })))).toContain(w.wordless);
      expect(lineOf(await reply(written('oc_secret', w.price)))).toContain(w.gone);
      expect(lineOf(await reply('../../../bot/v3/info'))).toContain(w.failed);
      bot.feishu.fail(/^GET .*\/messages\//, refuse(230110, 'the message was deleted'));
      expect(lineOf(await reply(written(chat, w.price)))).toContain(w.gone);
      bot.feishu.fail(/^GET .*\/messages\//, 'reset');
      expect(lineOf(await reply(written(chat, w.price)))).toContain(w.failed);
    });

    test('somebody else goes on with a card by replying to it, also after a restart, for a quarter of an hour', async () => {
      const chat = newChat();
      const { message_id: parent } = await ask(w.price, { chat });
      bot = await bot.restart();
      await ask(w.kimi, { chat, from: 'ou_bob' });
      expect(lineOf(await ask(w.pro, { chat, from: 'ou_bob', parent }))).toContain('¥149');
      expect(lineOf(await clock.later(14, () => ask(w.year, { chat, from: 'ou_carol', parent })))).toContain('¥588');
      expect(lineOf(await clock.later(16, () => ask(w.pro, { chat, from: 'ou_bob', parent })))).toContain(w.whichPro);
    });

    test('so they do with a card that a button changed; not with a card of another chat', async () => {
      const chat = newChat();
      const open = await ask(w.open, { chat });
      await bot.press(open, w.choice);
      expect(lineOf(await ask(w.pro, { chat, from: 'ou_bob', parent: open.message_id }))).toMatch(w.yearOfPro);
      expect(lineOf(await ask(w.pro, { chat: newChat(), from: 'ou_bob', parent: open.message_id }))).toContain(w.whichPro);
    });

    test('a topic goes on with its first message, then with what was asked in it', async () => {
      const chat = newChat();
      const topic = { chat, thread: `omt_of_${chat}`, root: written(chat, w.price) };
      expect(lineOf(await ask('?', topic))).toContain('¥49');
      const other = { ...topic, from: 'ou_bob' };
      expect(lineOf(await ask(w.pro, other))).toContain('¥149');
      await ask(w.kimi, other);
      expect(lineOf(await ask(w.proOfKimi, other))).toContain('MiniMax Max');
    });

    test('a long answer opens a topic on the question, and the topic needs no mention', async () => {
      const chat = newChat();
      const answer = await ask(w.long, { chat });
      expect(answer.in_thread).toBe(true);
      const topic = { chat, thread: topicOf(answer), root: answer.parent_id ?? '', mentions: [] };
      expect(lineOf(await ask(w.price, topic))).toContain('¥49');
      bot = await bot.restart();
      expect(lineOf(await ask(w.pro, topic))).toContain('¥149');
    });

    test('in it, what is said to others or is not of the trade gets nothing; nor does anything in other topics', async () => {
      const chat = newChat();
      const answer = await ask(w.long, { chat });
      const topic = { chat, thread: topicOf(answer), root: answer.parent_id ?? '', mentions: [] };
      await bot.tell({ ...topic, text: w.chat });
      await bot.tell({ ...topic, text: w.price, mentions: [{ key: '@_user_1', openId: 'ou_bob', name: 'Bob' }] });
      await bot.tell({ ...topic, text: w.price, parent: written(chat, w.price) });
      await bot.tell({ ...topic, text: w.price, thread: 'omt_other' });
      await bot.tell({ chat, text: w.price, mentions: [] });
      await ask(w.thanks, { chat });
      expect(sentTo(chat)).toHaveLength(2);
    });

    test('where no topic can be opened the answer stands in the chat; short ones and private chats open none', async () => {
      const chat = newChat();
      bot.feishu.fail(/^POST .*\/reply$/, refuse(230071, 'this chat takes no replies in topics'));
      expect(await ask(w.long, { chat })).toMatchObject({ in_thread: false });
      expect(await ask(w.price, { chat })).toMatchObject({ in_thread: false });
      expect(await ask(w.long, { chat: newChat(), type: 'p2p' })).toMatchObject({ in_thread: false });
    });
  });
});

describe.each([['im:message:readonly'], ['im:message.group_msg']])('without the permission %s', (missing) => {
  beforeAll(() =>
    begin(
      'ws',
      readingScopes.filter((scope) => scope !== missing),
    ),
  );
  afterAll(end);

  describe.each(langs)('in %s', (lang) => {
    const w = groupWords[lang];
    const userAgent = `Mozilla LarkLocale/${w.locale.replace('-', '_')}`;

    test('it says so, and what to do', async () => {
      expect(lineOf(await inReply('?', w.price, { userAgent }))).toContain(w.hidden.feishu);
    });

    test('a question that needs the message is asked back, with the reason; one that does not is answered', async () => {
      const chat = newChat();
      await ask(w.kimi, { chat });
      const reply = await ask(w.pro, { chat, parent: written(chat, w.price) });
      expect(lineOf(reply)).toContain(w.whichPro);
      expect(seen(reply)).toContain(w.hidden.feishu);
      const answered = await inReply(w.price, w.kimi);
      expect(lineOf(answered)).toContain('¥49');
      expect(seen(answered)).not.toContain(w.hidden.feishu);
    });

    test('its own cards it knows, and in a topic it goes on with what was asked', async () => {
      const chat = newChat();
      const { message_id: parent } = await ask(w.price, { chat });
      expect(lineOf(await ask(w.pro, { chat, from: 'ou_bob', parent }))).toContain('¥149');
      const topic = { chat, thread: `omt_of_${chat}`, root: written(chat, w.kimi) };
      expect(lineOf(await ask(w.pro, topic))).toContain('¥149');
    });
  });
});

test('of a chat only the message replied to is fetched, and nothing else is kept', async () => {
  const { store, kept } = watched(storeAhead().store);
  await begin('ws', readingScopes, store);
  const chat = newChat();
  const parent = written(chat, 'What does GLM Lite cost?');
  written(chat, 'a zebra nobody asked about');
  await ask('?', { chat, parent });
  await bot.tell({ chat, text: 'another zebra', mentions: [] });
  await bot.tell({ chat, text: 'zebra in a topic', mentions: [], thread: 'omt_zebra' });
  await ask('thanks!', { chat });
  const read = bot.feishu.state.calls.filter(({ method, path }) => method === 'GET' && path.includes('/messages'));
  expect(read.map(({ path }) => path)).toEqual([`/open-apis/im/v1/messages/${parent}`]);
  expect(kept()).toContain('glm-lite');
  expect(kept()).not.toContain('zebra');
  await end();
});
