import { afterEach, describe, expect, test } from 'vitest';
import { createStore } from '#src/state/create-store.ts';
import { type Bot, cardOf, startBot } from '#support/feishu/bot.ts';
import { echo, help, pages, picture } from '#support/feishu/commands.ts';
import { messageEvent } from '#support/feishu/events.ts';
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

const replies = (bot: Bot) => bot.feishu.state.calls.filter((call) => REPLY.test(`${call.method} ${call.path}`)).length;
const REPLY = /POST \/open-apis\/im\/v1\/messages\/[^/]+\/reply/;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('one question, one answer', () => {
  test('delivered four times, answered once', async () => {
    const chat = await start();
    const { messageId, chat: group, event } = messageEvent({ text: 'hello there' });
    chat.feishu.addMessage(messageId, group);
    // Redelivery has a new event_id, as the overview warns.
    for (const eventId of ['a', 'b', 'c', 'd']) await chat.feishu.push({ ...event, header: { ...event.header, event_id: eventId } });
    await chat.feishu.replyTo(messageId);
    await pause(150);
    expect(chat.feishu.state.messages.filter((sent) => sent.parent_id === messageId)).toHaveLength(1);
  });

  test('delivered again after the work failed, answered then', async () => {
    const chat = await start();
    const { messageId, chat: group, event } = messageEvent({ text: 'hello there' });
    chat.feishu.addMessage(messageId, group);
    chat.feishu.fail(REPLY, refuse(230035, 'Send Message Permission deny.'));
    await chat.feishu.push(event);
    await chat.feishu.until(() => chat.lines.find((line) => line.msg.startsWith('a delivery failed')));
    expect(chat.feishu.state.messages).toEqual([]);
    await chat.feishu.push(event);
    await chat.feishu.replyTo(messageId);
    await chat.feishu.push(event);
    await pause(100);
    expect(chat.feishu.state.messages).toHaveLength(1);
  });

  test('a message from long ago is left alone', async () => {
    const chat = await start();
    await chat.tell({ text: 'old', createdAt: Date.now() - 9 * 3_600_000 });
    await chat.ask({ text: 'new' });
    expect(chat.feishu.state.messages).toHaveLength(1);
  });

  test('a store that does not answer does not silence the bot', async () => {
    const chat = await start();
    await chat.store.close();
    expect(await chat.ask({ text: 'hello there' })).toBeDefined();
  });
});

describe('the line', () => {
  test('an event cut into frames, inside a Chinese character too, is read whole', async () => {
    const chat = await start();
    for (const frames of [2, 3, 7]) {
      const { messageId, chat: group, event } = messageEvent({ text: '智谱的套餐多少钱，和月之暗面比呢' });
      chat.feishu.addMessage(messageId, group);
      expect((await chat.feishu.push(event, { frames })).code).toBe(200);
      expect((await chat.feishu.replyTo(messageId)).content).toContain('智谱的套餐多少钱，和月之暗面比呢');
    }
  });

  test('cut, it is opened again and questions are answered', async () => {
    const chat = await start();
    chat.feishu.cut();
    await chat.feishu.until(() => (chat.platform.ready() ? undefined : true));
    await chat.feishu.until(() => (chat.platform.ready() ? true : undefined));
    expect(chat.feishu.stats().connections).toBe(2);
    expect(await chat.ask({ text: 'hello again' })).toBeDefined();
  });

  test('stays away while Feishu is down and comes back with it', async () => {
    const chat = await start();
    chat.feishu.endpoint.down = true;
    chat.feishu.cut();
    await chat.feishu.until(() => (chat.platform.ready() ? undefined : true));
    chat.feishu.endpoint.down = false;
    await chat.feishu.until(() => (chat.platform.ready() ? true : undefined));
    expect(await chat.ask({ text: 'hello again' })).toBeDefined();
  });

  test('stopping finishes what was begun and takes no more', async () => {
    const chat = await start();
    chat.feishu.fail(REPLY, { status: 502, body: {} });
    const { messageId } = await chat.tell({ text: 'one more thing' });
    await chat.platform.stop();
    expect(chat.feishu.state.messages.map((sent) => sent.parent_id)).toEqual([messageId]);
    expect(chat.platform.ready()).toBe(false);
    await expect(chat.feishu.push(messageEvent({ text: 'too late' }).event)).rejects.toThrow('nobody is connected');
  });
});

describe('sending', () => {
  test('a revoked token is renewed, and nobody notices', async () => {
    const chat = await start();
    await chat.ask({ text: 'first' });
    chat.feishu.revokeToken();
    expect(await chat.ask({ text: 'second' })).toBeDefined();
    expect(chat.feishu.state.issued).toBe(2);
  });

  test('many answers at once that find it revoked renew it once', async () => {
    const chat = await start();
    await chat.ask({ text: 'first' });
    chat.feishu.revokeToken();
    const asked = Array.from({ length: 12 }, (_, index) => chat.ask({ text: `question ${index}`, chat: `oc_${index}` }));
    expect(await Promise.all(asked)).toHaveLength(12);
    expect(chat.lines.filter(({ msg }) => msg === 'renewing the Feishu token')).toHaveLength(1);
  });

  test.each([
    ['HTTP 400', refuse(230099, 'Failed to create card content, ext=ErrCode: 11310; ErrMsg: element exceeds the limit; ')],
    ['HTTP 200 with a code', refuse(230099, 'Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err; ', 200)],
    ['too long', refuse(230025, 'The length of the message content reaches its limit.')],
  ])('a refused card (%s) becomes text, once, and the code is logged', async (_shape, refusal) => {
    const chat = await start();
    chat.feishu.fail(REPLY, refusal);
    const sent = await chat.ask({ text: '贵不贵 <at user_id="all">x</at> **y** [z](http://a.b)' });
    expect(sent.msg_type).toBe('text');
    const { text } = JSON.parse(sent.content) as { text: string };
    expect(text).toContain('你说：贵不贵');
    expect(text).toContain(' Page');
    expect(text).not.toMatch(/<at|\*\*|\]\(/);
    const line = chat.lines.find((one) => one.msg.startsWith('Feishu refused the card'));
    expect(line).toMatchObject({ level: 50, code: (refusal.body as { code: number }).code, blocks: ['text', 'menu'] });
    expect(chat.feishu.state.messages).toHaveLength(1);
  });

  test('more than five a second to one chat wait for their turn; none is lost, none is refused', async () => {
    const chat = await start();
    const asked = await Promise.all(Array.from({ length: 12 }, (_unused, index) => chat.tell({ text: `question ${index}` })));
    for (const { messageId } of asked) await chat.feishu.replyTo(messageId);
    expect(chat.feishu.state.messages).toHaveLength(12);
    expect(chat.lines.filter((line) => line.msg.includes('trying again'))).toEqual([]);
  });

  test('a chat in which other bots use up the limit is waited for', async () => {
    const chat = await start();
    chat.feishu.fail(REPLY, refuse(230020, 'This operation triggers the frequency limit.'), 2);
    expect(await chat.ask({ text: 'hello' })).toBeDefined();
  });

  test('the gateway’s limit names the time to wait', async () => {
    const chat = await start();
    chat.feishu.fail(REPLY, {
      status: 429,
      body: { code: 99991400, msg: 'request trigger frequency limit' },
      headers: { 'x-ogw-ratelimit-reset': '1' },
    });
    const before = Date.now();
    expect(await chat.ask({ text: 'hello' })).toBeDefined();
    expect(Date.now() - before).toBeGreaterThanOrEqual(950);
  });

  test('a lost line and a server in trouble are tried again with the same uuid', async () => {
    const chat = await start();
    chat.feishu.fail(REPLY, 'reset');
    chat.feishu.fail(REPLY, { status: 503, body: 'no json' });
    const sent = await chat.ask({ text: 'hello' });
    const uuids = chat.feishu.state.calls
      .filter((call) => REPLY.test(`${call.method} ${call.path}`))
      .map((call) => (call.body as { uuid: string }).uuid);
    expect(new Set(uuids)).toEqual(new Set([sent.uuid]));
    expect(uuids).toHaveLength(3);
  });

  test('an answer that was taken although the line broke is not sent twice', async () => {
    const chat = await start();
    const first = await chat.ask({ text: 'hello', messageId: 'om_same' });
    // Another process, on a store that has lost everything.
    const other = await chat.restart(await createStore('memory:'));
    const { ack } = await other.tell({ text: 'hello', messageId: 'om_same' });
    expect(ack.code).toBe(200);
    await other.feishu.until(() => (replies(other) > 1 ? true : undefined));
    expect(other.feishu.state.messages).toEqual([first]);
  });

  test('a question that was taken back needs no answer and no alarm', async () => {
    const chat = await start();
    chat.feishu.fail(REPLY, refuse(230011, 'The message is recalled.'));
    await chat.tell({ text: 'never mind' });
    await chat.feishu.until(() => chat.lines.find((line) => line.msg.startsWith('nobody is there')));
    expect(chat.lines.filter((line) => line.level >= 40)).toEqual([]);
  });

  test('a picture is uploaded once and found again by its bytes', async () => {
    const png = `data:image/png;base64,${Buffer.from('not really a picture, but bytes are bytes').toString('base64')}`;
    const chat = await start({ commands: [picture(png), help] });
    const [first, second] = [await chat.ask({ text: '/picture' }), await chat.ask({ text: '/picture' })];
    expect(chat.feishu.state.images).toHaveLength(1);
    expect(chat.feishu.state.images[0]?.bytes.toString()).toBe('not really a picture, but bytes are bytes');
    for (const sent of [first, second]) expect(JSON.stringify(cardOf(sent))).toContain('"img_key":"img_v3_1"');
  });

  test('a picture that cannot be had is told in words', async () => {
    const chat = await start({ commands: [picture('http://127.0.0.1:9/nothing.png'), help] });
    expect(JSON.stringify(cardOf(await chat.ask({ text: '/picture' })))).toContain('[alt](http://127.0.0.1:9/nothing.png)');
  });

  test('no token and no secret is ever logged', async () => {
    const chat = await start();
    chat.feishu.fail(REPLY, 'reset');
    chat.feishu.fail(REPLY, refuse(230001, 'invalid'));
    await chat.tell({ text: 'hello' });
    await chat.feishu.until(() => chat.lines.find((line) => line.msg.startsWith('a delivery failed')));
    expect(JSON.stringify(chat.lines)).not.toContain('t-loopback');
    expect(JSON.stringify(chat.lines)).not.toMatch(/authorization/i);
  });
});
