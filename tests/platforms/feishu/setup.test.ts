import { afterEach, describe, expect, test } from 'vitest';
import { UserError } from '#src/errors.ts';
import { baseUrl } from '#src/platforms/feishu/domain.ts';
import { explain } from '#src/start-error.ts';
import { type Bot, startBot } from '#support/feishu/bot.ts';
import { echo, help } from '#support/feishu/commands.ts';
import { allScopes } from '#support/feishu/options.ts';
import { refuse } from '#support/feishu/rest.ts';

let bot: Bot | undefined;
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});

async function prepare(more: Partial<Parameters<typeof startBot>[0]> = {}): Promise<Bot> {
  bot = await startBot({ commands: [echo, help], ...more });
  return bot;
}

const warned = (chat: Bot, part: string) => chat.feishu.until(() => chat.lines.find((line) => line.level >= 40 && line.msg.includes(part)));

test('a wrong secret ends the start with one line in each language that says what to mend', async () => {
  const chat = await prepare({ start: false, config: { appSecret: 'wrong' } });
  const error: unknown = await chat.platform.start().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  const lines = explain(error).split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('飞书不认 FEISHU_APP_ID 和 FEISHU_APP_SECRET');
  expect(lines[1]).toContain('Feishu does not accept FEISHU_APP_ID and FEISHU_APP_SECRET');
  for (const line of lines) expect(line).toContain(`${chat.feishu.url}/app/cli_0123456789abcdef/baseinfo`);
  expect(chat.platform.ready()).toBe(false);
});

test('a Feishu that is down at the start is waited for', async () => {
  const chat = await prepare({ start: false });
  chat.feishu.fail(/bot\/v3\/info/, { status: 502, body: {} }, 3);
  await chat.platform.start();
  await chat.feishu.until(() => (chat.feishu.stats().open > 0 ? true : undefined));
  // The first question makes it ask for its own name again.
  expect(await chat.ask({ text: 'hello' })).toBeDefined();
  expect(chat.platform.ready()).toBe(true);
});

test('with everything set up nothing is complained of', async () => {
  const chat = await prepare();
  await chat.platform.stop();
  expect(chat.lines.filter((line) => line.level >= 40)).toEqual([]);
});

describe('is told at the start', () => {
  test('that a permission is missing, and where to add it', async () => {
    const chat = await prepare({ feishu: { scopes: allScopes.filter((scope) => !scope.startsWith('im:message.group_at_msg')) } });
    const line = await warned(chat, 'im:message.group_at_msg:readonly');
    expect(line.msg).toContain('飞书应用缺少权限');
    expect(line.msg).toContain('/app/cli_0123456789abcdef/auth');
  });

  test('that the callback is not subscribed to or not published', async () => {
    const chat = await prepare({ feishu: { callbacks: [] } });
    const line = await warned(chat, '200340');
    expect(line.msg).toContain('card.action.trigger');
  });

  test('that the callback goes elsewhere', async () => {
    const chat = await prepare({ feishu: { callbackType: 'webhook' } });
    expect((await warned(chat, 'long connection')).msg).toContain('长连接');
  });

  test('nothing, when the app may not look at itself', async () => {
    const chat = await prepare({ feishu: { scopes: allScopes.filter((scope) => !scope.startsWith('application:application')), callbacks: [] } });
    await chat.platform.stop();
    expect(chat.lines.filter((line) => line.level >= 40)).toEqual([]);
  });
});

describe('is told when it shows', () => {
  test('that the bot may not send', async () => {
    const chat = await prepare({ feishu: { scopes: ['im:message.group_at_msg:readonly', 'im:message.p2p_msg:readonly', 'im:message'] } });
    await chat.tell({ text: 'hello' });
    const line = await warned(chat, 'lacks a permission: im:message:send_as_bot');
    expect(line.msg).toContain('飞书应用缺少权限：im:message:send_as_bot');
  });

  test('that the person is outside the app’s availability', async () => {
    const chat = await prepare();
    chat.feishu.fail(/reply/, refuse(230013, 'Bot has NO availability to this user.'));
    await chat.tell({ text: 'hello' });
    expect((await warned(chat, 'availability')).msg).toContain('可用范围');
  });

  test('that Feishu refuses the long connection', async () => {
    const chat = await prepare({ start: false });
    chat.feishu.endpoint.refuse = { code: 1000040350, msg: 'exceed max connections' };
    await chat.platform.start();
    expect((await warned(chat, 'exceed max connections')).msg).toContain('飞书拒绝了长连接');
    expect(chat.platform.ready()).toBe(false);
  });
});

test('Feishu and Lark have their addresses, and one may give one’s own', () => {
  expect([baseUrl('feishu'), baseUrl('lark'), baseUrl('http://127.0.0.1:9')]).toEqual([
    'https://open.feishu.cn',
    'https://open.larksuite.com',
    'http://127.0.0.1:9',
  ]);
});
