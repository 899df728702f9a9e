import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decrypt } from '#src/platforms/feishu/seal.ts';
import { type Bot, callbacksOf, cardOf, startBot } from '#support/feishu/bot.ts';
import { echo, help, pages } from '#support/feishu/commands.ts';
import { cardEvent, messageEvent } from '#support/feishu/events.ts';
import { encrypt, type Signed, signature, signed } from '#support/feishu/webhook.ts';

const KEY = 'test key';
const TOKEN = 'verification';
const start = (config: object = { encryptKey: KEY, verificationToken: TOKEN }) =>
  startBot({ commands: [echo, pages, help], config: { mode: 'webhook', ...config }, feishu: { callbackType: 'webhook' } });

let bot: Bot;
beforeEach(async () => {
  bot = await start();
});
afterEach(() => bot.close());

/** Posts to the endpoint as the house's server would hand it over. */
async function post(chat: Bot, { body, headers }: Signed, path = '/', method = 'POST'): Promise<{ status: number; body: unknown }> {
  const response = await chat.platform.mount?.app.request(path, { method, headers, body });
  if (!response) throw new Error('no endpoint');
  const text = await response.text();
  return { status: response.status, body: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined };
}

const plain = (event: unknown): Signed => ({ body: JSON.stringify(event), headers: { 'content-type': 'application/json' } });

describe('good traffic', () => {
  test('a challenge is answered, encrypted or not', async () => {
    const challenge = { type: 'url_verification', challenge: 'abc', token: TOKEN };
    expect(await post(bot, plain({ encrypt: encrypt(JSON.stringify(challenge), KEY) }))).toEqual({ status: 200, body: { challenge: 'abc' } });
    const open = await start({ verificationToken: TOKEN });
    expect(await post(open, plain(challenge))).toEqual({ status: 200, body: { challenge: 'abc' } });
    await open.close();
  });

  test('a message is acknowledged at once and answered', async () => {
    const { messageId, chat, event } = messageEvent({ text: '哪家便宜？' });
    bot.feishu.addMessage(messageId, chat);
    expect(await post(bot, signed(event, KEY))).toEqual({ status: 200, body: {} });
    expect((await bot.feishu.replyTo(messageId)).content).toContain('你说：哪家便宜？');
  });

  test('a press is answered in the response', async () => {
    const { messageId, chat, event } = messageEvent({ text: '/pages' });
    bot.feishu.addMessage(messageId, chat);
    await post(bot, signed(event, KEY));
    const sent = await bot.feishu.replyTo(messageId);
    const press = cardEvent({ messageId: sent.message_id, value: callbacksOf(cardOf(sent)).get('下一页') });
    const { status, body } = await post(bot, signed(press.event, KEY));
    expect(status).toBe(200);
    expect(body).toMatchObject({ card: { type: 'raw', data: { config: { summary: { content: '第 2 页 群聊' } } } } });
  });

  test('without an Encrypt Key the verification token is what counts', async () => {
    const open = await start({ verificationToken: TOKEN });
    const { messageId, chat, event } = messageEvent({ text: 'hello there' });
    open.feishu.addMessage(messageId, chat);
    expect((await post(open, plain(event))).status).toBe(200);
    await open.feishu.replyTo(messageId);
    expect((await post(open, plain({ ...event, header: { ...event.header, token: 'guessed' } }))).status).toBe(401);
    await open.close();
  });
});

describe('bad traffic', () => {
  const { event } = messageEvent({ text: 'hello' });
  const good = signed(event, KEY);

  const attacks: readonly (readonly [string, Signed, number])[] = [
    ['unsigned', plain({ encrypt: encrypt(JSON.stringify(event), KEY) }), 401],
    ['unsigned garbage, of which the SDK dies', plain({ encrypt: 'AAAA' }), 401],
    ['not encrypted though a key is set', plain(event), 401],
    ['signed with another key', signed(event, 'another key'), 401],
    ['a body other than the signed one', { ...good, body: good.body.replace('{', '{ ') }, 401],
    ['signed long ago', signed(event, KEY, Date.now() - 3_600_000), 401],
    ['signed in the future', signed(event, KEY, Date.now() + 3_600_000), 401],
    [
      'a time that is no number',
      {
        ...good,
        headers: {
          ...good.headers,
          'x-lark-request-timestamp': 'now',
          'x-lark-signature': signature('now', good.headers['x-lark-request-nonce'] ?? '', KEY, good.body),
        },
      },
      401,
    ],
    ['the wrong verification token', signed({ ...event, header: { ...event.header, token: 'guessed' } }, KEY), 401],
    [
      'a challenge with the wrong token',
      plain({ encrypt: encrypt(JSON.stringify({ type: 'url_verification', challenge: 'x', token: 'guessed' }), KEY) }),
      401,
    ],
    ['not JSON', { body: 'hello', headers: { 'content-type': 'application/json' } }, 400],
    ['nothing', { body: '', headers: { 'content-type': 'application/json' } }, 400],
    ['JSON that is no event', signed({ hello: 'world' }, KEY), 400],
    ['JSON that is no object', signed([1, 2], KEY), 400],
    ['two megabytes', { body: 'x'.repeat(2 * 1024 * 1024), headers: { 'content-type': 'application/json' } }, 413],
  ];

  test.each(attacks)('%s', async (_name, request, status) => {
    expect((await post(bot, request)).status).toBe(status);
    expect(bot.feishu.state.messages).toEqual([]);
  });

  test('well signed garbage inside', async () => {
    const sealed = JSON.stringify({ encrypt: 'AAAA' });
    const now = String(Math.floor(Date.now() / 1000));
    const headers = { 'x-lark-request-timestamp': now, 'x-lark-request-nonce': 'n', 'x-lark-signature': signature(now, 'n', KEY, sealed) };
    expect((await post(bot, { body: sealed, headers })).status).toBe(400);
  });

  test('another path, another method', async () => {
    expect((await post(bot, good, '/elsewhere')).status).toBe(404);
    const response = await bot.platform.mount?.app.request('/', { method: 'GET' });
    expect(response?.status).toBe(404);
  });

  test('a query string changes nothing', async () => {
    expect((await post(bot, plain({ encrypt: 'AAAA' }), '/?a=1')).status).toBe(401);
  });

  test('the same request again is answered once', async () => {
    const { messageId, chat, event: asked } = messageEvent({ text: 'hello' });
    bot.feishu.addMessage(messageId, chat);
    const request = signed(asked, KEY);
    for (let time = 0; time < 3; time += 1) expect((await post(bot, request)).status).toBe(200);
    await bot.feishu.replyTo(messageId);
    expect(bot.feishu.state.messages).toHaveLength(1);
  });

  test('while stopping, what comes is left for the next delivery', async () => {
    await bot.platform.stop();
    expect((await post(bot, signed(messageEvent({ text: 'late' }).event, KEY))).status).toBe(500);
  });
});

test('the seal opens the example of Feishu’s documentation', () => {
  // «配置 Encrypt Key», 解密示例: key "test key", text "hello world".
  expect(decrypt('P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=', 'test key')).toBe('hello world');
});
