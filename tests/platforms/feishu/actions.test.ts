import { afterEach, expect, test } from 'vitest';
import { type Bot, callbacksOf, cardOf, startBot } from '#support/feishu/bot.ts';
import { checkCard } from '#support/feishu/card-check.ts';
import { echo, help, pages, slowCommand } from '#support/feishu/commands.ts';
import { cardEvent } from '#support/feishu/events.ts';
import { refuse } from '#support/feishu/rest.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

async function start(more: Partial<Parameters<typeof startBot>[0]> = {}): Promise<Bot> {
  bot = await startBot({ commands: [echo, pages, help], ...more });
  return bot;
}

const summaryOf = (card: unknown) => (card as { config: { summary: { content: string } } }).config.summary.content;

test('a button puts the new card in the place of the old one, forth and back and forth again', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages 1' });
  const { answer, ack } = await chat.press(sent, '下一页');
  expect(ack.code).toBe(200);
  expect(Object.keys(answer)).toEqual(['card']);
  expect(answer.card?.type).toBe('raw');
  expect(checkCard(answer.card?.data)).toEqual([]);
  expect(summaryOf(answer.card?.data)).toBe('第 2 页 群聊');
  const second = { ...sent, updates: [{ content: JSON.stringify(answer.card?.data), by: 'patch' as const }] };
  const back = await chat.press(second, '上一页');
  expect(summaryOf(back.answer.card?.data)).toBe('第 1 页 群聊');
  expect(summaryOf((await chat.press(sent, '下一页')).answer.card?.data)).toBe('第 2 页 群聊');
});

test('a choice in a select counts', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages' });
  const { answer } = await chat.press(sent, '选一页', { tag: 'select_static', option: '5' });
  expect(summaryOf(answer.card?.data)).toBe('第 5 页 群聊');
});

test('a form brings its fields; an empty one is left out', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages 2' });
  const { answer } = await chat.press(sent, '重新算', { form: { f1_0_amount: '50', f1_1_per: 'month' } });
  expect(summaryOf(answer.card?.data)).toBe('第 2 页 50month 群聊');
  const half = await chat.press(sent, '重新算', { form: { f1_0_amount: '7', f1_1_per: '' } });
  expect(summaryOf(half.answer.card?.data)).toBe('第 2 页 7 群聊');
});

test('a form filled in wrongly is told in a toast and stays where it is', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages' });
  const { answer } = await chat.press(sent, '重新算', { form: { f1_0_amount: 'many' } });
  expect(answer.card).toBeUndefined();
  expect(answer.toast).toMatchObject({
    type: 'warning',
    i18n: { zh_cn: expect.stringContaining('many') as unknown, en_us: expect.stringContaining('many') as unknown },
  });
});

test('a private chat stays one: its cards are in one language, its buttons know where they are', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages', type: 'p2p' });
  const { answer } = await chat.press(sent, '下一页');
  expect(summaryOf(answer.card?.data)).toBe('第 2 页 私聊');
  expect(JSON.stringify(answer.card?.data)).not.toContain('i18n_content');
});

test('somebody else who presses gets an answer of their own, and the card stays', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages', from: 'ou_ann' });
  const { answer } = await chat.press(sent, '下一页', { from: 'ou_bob' });
  expect(answer).toEqual({ toast: { type: 'success', content: '已单独发给你', i18n: { zh_cn: '已单独发给你', en_us: 'Sent to you alone' } } });
  const own = await chat.feishu.until(() => chat.feishu.state.messages.find((one) => one.only === 'ou_bob'));
  expect(own.content).toContain('第 2 页');
  expect(sent.updates).toEqual([]);
});

test('a private button answers the presser alone', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages' });
  const { answer } = await chat.press(sent, '悄悄看');
  expect(answer.toast?.content).toBe('已单独发给你');
  await chat.feishu.until(() => chat.feishu.state.messages.find((one) => one.only === 'ou_ann'));
});

test('a slow answer gets a word within the time, and the card follows, by the token', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  let first = true;
  const slow = slowCommand(() => {
    const wait = first ? Promise.resolve() : gate;
    first = false;
    return wait;
  });
  const chat = await start({ commands: [slow], deps: { patience: 100 } });
  const sent = await chat.ask({ text: '/slow' });
  // The work cannot end before the word has come.
  const { answer } = await chat.press(sent, '再算');
  expect(answer).toEqual({ toast: { type: 'info', content: '正在算，稍等', i18n: { zh_cn: '正在算，稍等', en_us: 'Working it out…' } } });
  open();
  const [update] = await chat.feishu.until(() => (sent.updates.length > 0 ? sent.updates : undefined));
  expect(update?.by).toBe('token');
  expect(cardOf(sent)).toMatchObject({ config: { summary: { content: '算完了' } } });
});

test('without being told otherwise, a press is answered within Feishu’s three seconds', async () => {
  let first = true;
  const slow = slowCommand(() => {
    const wait = first ? 0 : 3000;
    first = false;
    return new Promise((resolve) => setTimeout(resolve, wait));
  });
  const chat = await start({ commands: [slow] });
  // Work of three seconds comes second: the word was sent before.
  const { answer } = await chat.press(await chat.ask({ text: '/slow' }), '再算');
  expect(answer.toast?.type).toBe('info');
});

test('a late card finds its message even when the token is used up', async () => {
  const chat = await start({ commands: [slowCommand(() => new Promise((resolve) => setTimeout(resolve, 150)))], deps: { patience: 20 } });
  const sent = await chat.ask({ text: '/slow' });
  chat.feishu.fail(/POST \/open-apis\/interactive/, { status: 400, body: { code: 300040, msg: 'used up' } });
  await chat.press(sent, '再算');
  const [update] = await chat.feishu.until(() => (sent.updates.length > 0 ? sent.updates : undefined));
  expect(update?.by).toBe('patch');
});

test('a late card that only one person sees is never answered in front of all', async () => {
  const chat = await start({ commands: [slowCommand(() => new Promise((resolve) => setTimeout(resolve, 150)))], deps: { patience: 20 } });
  const sent = await chat.ask({ text: '/slow', type: 'p2p' });
  chat.feishu.fail(/POST \/open-apis\/interactive/, refuse(300030, 'gone'));
  chat.feishu.fail(/PATCH/, refuse(230001, 'not updatable'));
  await chat.press(sent, '再算');
  await chat.feishu.until(() => chat.feishu.state.messages.find((one) => one.chat_id === 'ou_ann'));
  expect(chat.feishu.state.messages.some((one) => one.parent_id === sent.message_id)).toBe(false);
});

test('a button from before that no longer means anything is told in a toast', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages' });
  for (const value of [{ a: '0x:AAAAAAAA::pages' }, { a: 'garbage' }]) {
    const { event } = cardEvent({ messageId: sent.message_id, value });
    const { code, data } = await chat.feishu.push(event);
    expect(code).toBe(200);
    expect(data).toMatchObject({ toast: { type: 'warning' } });
  }
});

test('a press on a card that is not ours is acknowledged and left alone', async () => {
  const chat = await start();
  const { event } = cardEvent({ messageId: 'om_x', value: { other: 'app' } });
  expect(await chat.feishu.push(event)).toMatchObject({ code: 200, data: {} });
});

test('the older shape of a press is read too', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages 1' });
  const value = callbacksOf(cardOf(sent)).get('下一页');
  const { event } = cardEvent({ messageId: sent.message_id, value: JSON.stringify(value) });
  const { operator: _operator, context: _context, ...rest } = event.event as Record<string, unknown>;
  const old = { ...event, event: { ...rest, open_id: 'ou_ann', open_message_id: sent.message_id, open_chat_id: sent.chat_id } };
  expect(summaryOf(((await chat.feishu.push(old)).data as { card: { data: unknown } }).card.data)).toBe('第 2 页 群聊');
});

test('the same press delivered twice is worked on once', async () => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages --private', type: 'p2p' });
  const value = callbacksOf(cardOf(sent)).get('下一页');
  const { event } = cardEvent({ messageId: sent.message_id, value, eventId: 'ev_same' });
  const answers = [await chat.feishu.push(event), await chat.feishu.push(event)];
  expect(answers.map((answer) => Object.keys(answer.data ?? {}))).toEqual([['card'], []]);
});

test.each([
  ['of another release', '0z:abcdefgh::pages'],
  ['that nobody made', 'what ever'],
  ['of a command that is no more', '1z:abcdefgh::gone|a=b'],
  ['of which nothing was kept', '1z:abcdefgh::@aaaaaaaaaaaaaaaaaaaaaa'],
])('a button %s says so to its presser alone, and the card stays', async (_what, id) => {
  const chat = await start();
  const sent = await chat.ask({ text: '/pages' });
  const before = chat.feishu.state.messages.length;
  for (const from of ['ou_ann', 'ou_bob']) {
    const { event } = cardEvent({ messageId: sent.message_id, chat: sent.chat_id, value: { a: id, r: 'many' }, from });
    const { data } = await chat.push(event);
    expect(data).toMatchObject({ toast: { type: 'warning', content: expect.stringContaining('按钮') as unknown } });
    expect(data).not.toHaveProperty('card');
  }
  expect([sent.updates, chat.feishu.state.messages.length]).toEqual([[], before]);
});
