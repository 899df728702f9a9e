/** `npm start` and `npm run register` as a person runs them, with a Discord on loopback in DISCORD_API_URL. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { PATIENCE } from '#support/patience.ts';

let discord: Loopback;
beforeEach(async () => {
  discord = await startLoopback({ token: 'MTk4.very-secret.token' });
});
afterEach(async () => {
  expect(discord.rest.refused).toEqual([]);
  await discord.stop();
});

type Run = { readonly child: ChildProcess; readonly out: () => string; readonly err: () => string; readonly ended: Promise<number | null> };

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const settings = {
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_TOKEN: discord.world.token,
    DISCORD_APP_ID: discord.world.appId,
    STORE_URL: 'memory:',
    PORT: '0',
    HTTPS_PROXY: '',
    https_proxy: '',
  };
  const child = spawn(process.execPath, [...args], { env: { ...process.env, ...settings, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (bytes: Buffer) => {
    out += bytes.toString();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    err += bytes.toString();
  });
  return { child, out: () => out, err: () => err, ended: once(child, 'exit').then(([code]) => code as number | null) };
}

test('it connects, answers, and ends in order', async () => {
  const bot = run(['src/main.ts']);
  await discord.world.when(() => (discord.gateway.heard.includes('identify') ? true : undefined), 'the bot');
  const { message } = await discord.slash(discord.person({ locale: 'zh-CN' }), discord.channel, 'compare', {
    'plan-1': '百炼Lite',
    'plan-2': '方舟Lite',
  });
  expect(message.embeds[0]?.['title']).toMatch(/\p{Script=Han}/u);
  expect(message.files.map(({ bytes }) => bytes.subarray(1, 4).toString())).toEqual(message.files.map(() => 'PNG'));
  bot.child.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
  expect(bot.err()).toContain('connected to Discord');
  expect(bot.err()).not.toContain(discord.world.token);
});

test('in HTTP mode its own server takes interactions and checks their signatures', async () => {
  const bot = run(['src/main.ts'], { DISCORD_MODE: 'http', DISCORD_PUBLIC_KEY: discord.publicKey });
  await expect.poll(() => /http:\/\/127\.0\.0\.1:\d+/.exec(bot.out())?.[0], { timeout: PATIENCE }).toBeDefined();
  const url = `${/http:\/\/127\.0\.0\.1:\d+/.exec(bot.out())?.[0]}/webhooks/discord`;
  expect((await fetch(url, { method: 'POST', body: '{"type":1}' })).status).toBe(401);
  discord.deliverTo(url);
  expect((await discord.slash(discord.person(), discord.channel, 'help')).message.embeds[0]?.['title']).toBeTruthy();
  bot.child.kill('SIGTERM');
  expect(await bot.ended).toBe(0);
});

test.each([
  ['a wrong token', { DISCORD_TOKEN: 'wrong-token' }, /^Discord 不认 DISCORD_TOKEN.* \/ Discord refuses DISCORD_TOKEN\b.*$/],
  ['a public key that is none', { DISCORD_MODE: 'http', DISCORD_PUBLIC_KEY: 'xyz' }, /DISCORD_PUBLIC_KEY/],
] as const)('%s ends it with exit code 1 and a line that says what to do', async (_name, env, line) => {
  const bot = run(['src/main.ts'], { ...env, LOG_LEVEL: 'silent' });
  expect(await bot.ended).toBe(1);
  expect(
    bot
      .err()
      .trim()
      .split('\n')
      .some((each) => line.test(each)),
  ).toBe(true);
  expect(bot.err()).not.toMatch(/\n\s+at /);
});

test('register uses the same settings: preview, apply, nothing left', async () => {
  const preview = run(['src/cli.ts', 'register', '--dry-run']);
  expect(await preview.ended).toBe(0);
  expect(preview.out()).toContain('+ /compare');
  expect(discord.world.commands.size).toBe(0);
  const apply = run(['src/cli.ts', 'register']);
  expect(await apply.ended).toBe(0);
  expect(discord.world.commands.get('')?.length).toBeGreaterThan(5);
  const again = run(['src/cli.ts', 'register']);
  expect(await again.ended).toBe(0);
  expect(again.out()).not.toContain('+ ');
  expect(discord.world.calls.filter((call) => call.method === 'PUT')).toHaveLength(1);
});

test('register --invite prints the links and touches nothing', async () => {
  const invite = run(['src/cli.ts', 'register', '--invite']);
  expect(await invite.ended).toBe(0);
  expect(invite.out()).toContain(`client_id=${discord.world.appId}&integration_type=0&scope=bot+applications.commands&permissions=309237763072`);
  expect(invite.out()).toContain('integration_type=1');
  expect(discord.world.calls).toEqual([]);
});
