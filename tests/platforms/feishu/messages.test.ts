import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bot, cardOf, startBot } from '#support/feishu/bot.ts';
import { echo, help, pages, slowCommand } from '#support/feishu/commands.ts';
import { botAddedEvent, botMention, menuEvent, messageEvent } from '#support/feishu/events.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await startBot({ commands: [echo, pages, help], feishu: { perSecond: 1000 } });
});
afterAll(() => bot.close());

const textOf = (card: unknown) => JSON.stringify(card);

describe('in a group', () => {
  test('a mention is acknowledged and answered as a reply with a card', async () => {
    const { messageId, ack } = await bot.tell({ text: '哪家便宜？' });
    expect(ack.code).toBe(200);
    const reply = await bot.feishu.replyTo(messageId);
    expect(reply).toMatchObject({ msg_type: 'interactive', chat_id: 'oc_group', in_thread: false });
    expect(reply.uuid).toHaveLength(40);
    expect(cardOf(reply)).toMatchObject({ config: { summary: { content: '你说：哪家便宜？' } } });
  });

  test('a mention is acknowledged before it is answered, however long the work takes', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    const slow = await startBot({ commands: [slowCommand(() => gate)] });
    // The work cannot end before the acknowledgement has come.
    const { messageId, ack } = await slow.tell({ text: '/slow' });
    expect(ack.code).toBe(200);
    open();
    expect(cardOf(await slow.feishu.replyTo(messageId))).toMatchObject({ config: { summary: { content: '算完了' } } });
    await slow.close();
  });

  test('the card speaks each reader’s language', async () => {
    const reply = await bot.ask({ text: '哪家便宜？' });
    expect(cardOf(reply)['header']).toMatchObject({ title: { content: '回答', i18n_content: { zh_cn: '回答', en_us: 'Answer' } } });
  });

  test('an answer in a language that was asked for is in that language for everybody', async () => {
    const reply = await bot.ask({ text: '/pages --lang=en' });
    expect(reply.content).toContain('Page 1');
    expect(reply.content).not.toContain('i18n_content');
  });

  test('others’ messages are left alone: no mention, a mention of all, a mention of somebody else, another bot', async () => {
    const before = bot.feishu.state.messages.length;
    await bot.tell({ text: 'hello', mentions: [] });
    await bot.tell({ text: '@_all hello', mentions: [{ key: '@_all', openId: '', name: '所有人' }] });
    await bot.tell({ text: '@_user_1 hello', mentions: [{ key: '@_user_1', openId: 'ou_bob', name: 'Bob' }] });
    const { event } = messageEvent({ text: 'hello' });
    await bot.feishu.push({
      ...event,
      event: { ...(event.event as object), sender: { sender_id: { open_id: 'ou_other_bot' }, sender_type: 'app' } },
    });
    await bot.ask({ text: 'last' });
    expect(bot.feishu.state.messages.length - before).toBe(1);
  });

  test('nobody’s name is a word of the question; a person’s own markup is only words', async () => {
    const reply = await bot.ask({
      text: '@_user_10 @_user_1 觉得呢 @_all <at id=all></at> **b**',
      mentions: [botMention, { key: '@_user_10', openId: 'ou_bob', name: 'GLM Max' }],
    });
    expect(cardOf(reply)).toMatchObject({ config: { summary: { content: '你说：觉得呢 <at id=all></at> **b**' } } });
    expect(textOf(cardOf(reply)['body'])).not.toMatch(/"(?:markdown|lark_md)","content":"[^"]*(?:<at|\*\*b)/);
  });

  test('a question in a thread is answered in the thread', async () => {
    expect(await bot.ask({ text: 'hello there', thread: 'omt_1' })).toMatchObject({ in_thread: true });
  });

  test('a command typed after the mention works, with a full-width slash too', async () => {
    for (const text of ['/pages 3', '／pages 3', '  /pages --page=3']) {
      expect(textOf(cardOf(await bot.ask({ text })))).toContain('第 3 页');
    }
  });

  test('rich text is read: title, paragraphs, links, code, mentions', async () => {
    const content = [
      [
        { tag: 'at', user_id: '@_user_1', user_name: '算盘' },
        { tag: 'text', text: ' 请看 ' },
        { tag: 'a', text: 'bigmodel', href: 'https://bigmodel.cn' },
      ],
      [{ tag: 'img', image_key: 'img_1' }],
      [{ tag: 'code_block', language: 'TEXT', text: 'glm lite' }],
    ];
    const reply = await bot.ask({ post: { title: '问题', content } });
    expect(cardOf(reply)).toMatchObject({ config: { summary: { content: expect.stringMatching(/你说：问题 请看 bigmodel glm lite/) as unknown } } });
  });

  test('an address that the client made a link of is words again', async () => {
    const reply = await bot.ask({ text: '看 [z.ai](http://z.ai) 的价格' });
    expect(cardOf(reply)).toMatchObject({ config: { summary: { content: '你说：看 z.ai 的价格' } } });
  });

  test('a private answer is shown to the asker alone, in one language', async () => {
    const { messageId } = await bot.tell({ text: '/pages --private', from: 'ou_cat' });
    const sent = await bot.feishu.until(() => bot.feishu.state.messages.find((one) => one.only === 'ou_cat'));
    expect(sent.chat_id).toBe('oc_group');
    expect(sent.content).not.toContain('i18n_content');
    expect(bot.feishu.state.messages.some((one) => one.parent_id === messageId)).toBe(false);
  });

  test('a private answer goes to the private chat where the group takes no such cards', async () => {
    bot.feishu.fail(/POST \/open-apis\/ephemeral/, { status: 400, body: { code: 18053, msg: 'topic chat is not supported' } });
    await bot.tell({ text: '/pages --private', from: 'ou_dan' });
    await bot.feishu.until(() => bot.feishu.state.messages.find((one) => one.chat_id === 'ou_dan'));
  });
});

describe('in a private chat', () => {
  test('every message is for the bot and answered in the language of its words', async () => {
    const reply = await bot.ask({ text: 'which one is cheaper?', type: 'p2p' });
    expect(cardOf(reply)).toMatchObject({ config: { summary: { content: 'You said: which one is cheaper?' } } });
    expect(reply.content).not.toContain('i18n_content');
  });

  test('the client’s language is used where the app may see it and the words do not tell', async () => {
    const userAgent = 'Mozilla/5.0 Lark/7.40.0 LarkLocale/en_US SDK-Version/7.40';
    expect((await bot.ask({ text: '/pages', type: 'p2p', userAgent })).content).toContain('Page 1');
    expect((await bot.ask({ text: '/pages', type: 'p2p' })).content).toContain('第 1 页');
  });

  test('a picture or a sticker is nothing to answer', async () => {
    const before = bot.feishu.state.messages.length;
    await bot.tell({ type: 'p2p', messageType: 'image', content: '{"image_key":"img_1"}' });
    await bot.tell({ type: 'p2p', messageType: 'sticker', content: '{"file_key":"f"}' });
    await bot.tell({ type: 'p2p', messageType: 'text', content: 'not json' });
    await bot.ask({ type: 'p2p', text: 'last' });
    expect(bot.feishu.state.messages.length - before).toBe(1);
  });
});

describe('the bot itself', () => {
  test('says what it can do when it comes into a group', async () => {
    const { code } = await bot.feishu.push(botAddedEvent('oc_new'));
    expect(code).toBe(200);
    const welcome = await bot.feishu.until(() => bot.feishu.state.messages.find((one) => one.chat_id === 'oc_new'));
    expect(cardOf(welcome)).toMatchObject({ config: { summary: { i18n_content: { zh_cn: '我能做这些', en_us: 'What I can do' } } } });
  });

  test('answers an entry of its menu in the private chat', async () => {
    await bot.feishu.push(menuEvent('help', 'ou_eve'));
    await bot.feishu.push(menuEvent('pages_4', 'ou_fay'));
    const helped = await bot.feishu.until(() => bot.feishu.state.messages.find((one) => one.chat_id === 'ou_eve'));
    expect(helped.content).toContain('我能做这些');
    const paged = await bot.feishu.until(() => bot.feishu.state.messages.find((one) => one.chat_id === 'ou_fay'));
    expect(paged.content).toContain('第 4 页');
  });

  test('survives events of a shape that it does not know', async () => {
    const { event } = messageEvent({ text: 'x' });
    expect((await bot.feishu.push({ ...event, event: { sender: 1 } })).code).toBe(200);
    expect((await bot.feishu.push({ ...event, header: { ...event.header, event_type: 'im.message.message_read_v1' } })).code).toBe(200);
    expect(await bot.ask({ text: 'still there?' })).toBeDefined();
  });
});
