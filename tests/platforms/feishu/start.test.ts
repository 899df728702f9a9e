/** The program itself, as it is started by hand, against the loopback Feishu. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messageEvent } from '#support/feishu/events.ts';
import { type LoopbackFeishu, startFeishu } from '#support/feishu/server.ts';
import { type Signed, signed } from '#support/feishu/webhook.ts';

const root = join(import.meta.dirname, '..', '..', '..');

let feishu: LoopbackFeishu;
let child: ChildProcess | undefined;
let folder: string;
beforeEach(async () => {
  feishu = await startFeishu();
  folder = mkdtempSync(join(tmpdir(), 'suanpan-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await feishu.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs in a folder of its own, so that nobody's `.env` and store are touched. */
function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const settings = {
    FEISHU_APP_ID: 'cli_0123456789abcdef',
    FEISHU_APP_SECRET: 'x',
    FEISHU_DOMAIN: feishu.url,
    PORT: '0',
    STORE_URL: `sqlite:${join(folder, 'store.sqlite')}`,
    NO_PROXY: '127.0.0.1',
  };
  const output: string[] = [];
  child = spawn(process.execPath, [join(root, 'src', script), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...settings, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout?.on('data', (part: Buffer) => output.push(part.toString()));
  child.stderr?.on('data', (part: Buffer) => output.push(part.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { output: () => output.join(''), ended };
}

test('it connects, answers, and ends on SIGTERM with exit code 0', async () => {
  const { output, ended } = run('main.ts', []);
  await feishu.until(() => (feishu.stats().open === 1 ? true : undefined));
  const { messageId, chat, event } = messageEvent({ text: '/compare 百炼Lite 方舟Lite' });
  feishu.addMessage(messageId, chat);
  expect((await feishu.push(event)).code).toBe(200);
  const reply = await feishu.replyTo(messageId);
  expect(reply.msg_type).toBe('interactive');
  expect(reply.content).toContain('方舟 Lite');
  child?.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output()).toContain('connected to Feishu');
  expect(output()).not.toContain('"level":50');
});

test('as a webhook it listens on the house’s own port', async () => {
  const { output } = run('main.ts', [], { FEISHU_MODE: 'webhook', FEISHU_VERIFICATION_TOKEN: 'verification', FEISHU_ENCRYPT_KEY: 'test key' });
  const address = await feishu.until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0]);
  const post = ({ body, headers }: Signed) => fetch(`${address}/webhooks/feishu`, { method: 'POST', body, headers });
  const { messageId, chat, event } = messageEvent({ text: '/help' });
  feishu.addMessage(messageId, chat);
  await feishu.until(() => (feishu.state.issued > 0 ? true : undefined));
  expect((await post(signed(event, 'test key'))).status).toBe(200);
  expect((await feishu.replyTo(messageId)).msg_type).toBe('interactive');
  expect((await post({ ...signed(event, 'test key'), body: 'x'.repeat(2 * 1024 * 1024) })).status).toBe(413);
  expect((await post(signed(event, 'guessed'))).status).toBe(401);
});

test('a wrong secret is one line in each language and exit code 1', async () => {
  const { output, ended } = run('main.ts', [], { FEISHU_APP_SECRET: 'wrong-secret' });
  expect(await ended).toBe(1);
  expect(output()).toContain('飞书不认 FEISHU_APP_ID 和 FEISHU_APP_SECRET');
  expect(output()).toContain('Feishu does not accept FEISHU_APP_ID and FEISHU_APP_SECRET');
  expect(output()).not.toContain('wrong-secret');
});

test('an app id of another form is told at once', async () => {
  const { output, ended } = run('main.ts', [], { FEISHU_APP_ID: 'my-app' });
  expect(await ended).toBe(1);
  expect(output()).toContain('FEISHU_APP_ID');
  expect(feishu.state.calls).toEqual([]);
});

test('`register` brings the slash commands in line, and twice changes nothing', async () => {
  const first = run('cli.ts', ['register']);
  expect(await first.ended).toBe(0);
  expect(first.output()).toContain('+ /compare');
  const count = feishu.state.slash.length;
  expect(count).toBeGreaterThan(5);
  const second = run('cli.ts', ['register']);
  expect(await second.ended).toBe(0);
  expect(second.output()).not.toContain('/compare');
  expect(feishu.state.slash).toHaveLength(count);
});
