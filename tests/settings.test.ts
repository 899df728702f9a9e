/** Every setting that is wrong: one clear line in each language, never a stack or a secret; and exit code 1 where the bot cannot work with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#src/config.ts';
import { explain } from '#src/start-error.ts';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { startFeishu } from '#support/feishu/server.ts';

type Env = Readonly<Record<string, string>>;

const discord = { DISCORD_TOKEN: 'to-ken-secret', DISCORD_APP_ID: '123' };
const feishu = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'se-cret-secret' };

/** What is told of an environment that cannot work. */
function told(env: Env): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    return explain(error).split('\n');
  }
  return [];
}

/** What is wrong by itself, whatever the world says. */
const WRONG: readonly (readonly [what: string, env: Env, zh: RegExp, en: RegExp])[] = [
  [
    'a misspelt token',
    { ...discord, DISCORD_TOKN: 'x' },
    /没有 DISCORD_TOKN 这个变量。是不是 DISCORD_TOKEN/,
    /no variable DISCORD_TOKN.*DISCORD_TOKEN/,
  ],
  ['a misspelt token and no right one', { DISCORD_TOKN: 'x', DISCORD_APP_ID: '1' }, /DISCORD_TOKN/, /DISCORD_TOKN/],
  ['another name for it', { ...discord, DISCORD_BOT_TOKEN: 'x' }, /没有 DISCORD_BOT_TOKEN/, /no variable DISCORD_BOT_TOKEN/],
  ['small letters', { feishu_app_id: 'x' }, /没有 feishu_app_id.*FEISHU_APP_ID/, /no variable feishu_app_id.*FEISHU_APP_ID/],
  ['a general variable misspelt', { STORE_URI: 'memory:' }, /没有 STORE_URI.*STORE_URL/, /no variable STORE_URI.*STORE_URL/],
  ['a port for metrics misspelt', { METRIC_PORT: '9' }, /没有 METRIC_PORT.*METRICS_PORT/, /no variable METRIC_PORT.*METRICS_PORT/],
  ['an id without its token', { DISCORD_APP_ID: '123' }, /缺少 DISCORD_TOKEN/, /DISCORD_TOKEN is missing/],
  ['an id that is none', { ...discord, DISCORD_APP_ID: 'my-bot' }, /DISCORD_APP_ID 不正确/, /DISCORD_APP_ID is not valid/],
  ['HTTP without the key', { ...discord, DISCORD_MODE: 'http' }, /缺少 DISCORD_PUBLIC_KEY/, /DISCORD_PUBLIC_KEY is missing/],
  ['no such mode', { ...discord, DISCORD_MODE: 'webhook' }, /DISCORD_MODE 不正确.*gateway \| http/, /DISCORD_MODE is not valid.*gateway \| http/],
  ['no shards', { ...discord, DISCORD_SHARDS: '0' }, /DISCORD_SHARDS 不正确/, /DISCORD_SHARDS is not valid/],
  ['a server that is none', { ...discord, DISCORD_GUILD_ID: 'home' }, /DISCORD_GUILD_ID 不正确/, /DISCORD_GUILD_ID is not valid/],
  ['a Feishu id of another form', { ...feishu, FEISHU_APP_ID: 'my-app' }, /FEISHU_APP_ID 不正确/, /FEISHU_APP_ID is not valid/],
  ['a webhook without its token', { ...feishu, FEISHU_MODE: 'webhook' }, /缺少 FEISHU_VERIFICATION_TOKEN/, /FEISHU_VERIFICATION_TOKEN is missing/],
  ['no such domain', { ...feishu, FEISHU_DOMAIN: 'feishu.cn' }, /FEISHU_DOMAIN 不正确/, /FEISHU_DOMAIN is not valid/],
  ['no such store', { STORE_URL: 'mysql://x' }, /STORE_URL 不正确.*sqlite/, /STORE_URL is not valid.*sqlite/],
  ['no such language', { DEFAULT_LANG: 'fr' }, /DEFAULT_LANG 不正确.*zh \| en/, /DEFAULT_LANG is not valid.*zh \| en/],
  ['a port beyond', { PORT: '70000' }, /PORT 不正确/, /PORT is not valid/],
  ['one port twice', { PORT: '9000', METRICS_PORT: '9000' }, /METRICS_PORT 和 PORT 是同一个端口/, /METRICS_PORT and PORT are the same/],
  ['one port twice, one by default', { METRICS_PORT: '8787' }, /METRICS_PORT 和 PORT/, /METRICS_PORT and PORT/],
  ['a proxy that is no address', { TRUSTED_PROXIES: 'caddy' }, /TRUSTED_PROXIES 不正确/, /TRUSTED_PROXIES is not valid/],
  ['a network that is none', { TRUSTED_PROXIES: '10.0.0.1, 10.0.0.0/40' }, /TRUSTED_PROXIES 不正确/, /TRUSTED_PROXIES is not valid/],
  ['a token that can be guessed', { PLAYGROUND_TOKEN: '1234' }, /PLAYGROUND_TOKEN 不正确/, /PLAYGROUND_TOKEN is not valid/],
  ['a playground neither on nor off', { PLAYGROUND: 'maybe' }, /PLAYGROUND 不正确/, /PLAYGROUND is not valid/],
  ['a model without its key', { LLM_BASE_URL: 'http://127.0.0.1/v1', LLM_MODEL: 'm' }, /缺少 LLM_API_KEY/, /LLM_API_KEY is missing/],
  ['a model without its address', { LLM_API_KEY: 'se-cret', LLM_MODEL: 'm' }, /缺少 LLM_BASE_URL/, /LLM_BASE_URL is missing/],
  ['an address that is none', { LLM_BASE_URL: 'openai', LLM_API_KEY: 'k', LLM_MODEL: 'm' }, /LLM_BASE_URL 不正确/, /LLM_BASE_URL is not valid/],
  ['no such mode of reading', { LLM_MODE: 'always' }, /LLM_MODE 不正确.*first \| doubt/, /LLM_MODE is not valid.*first \| doubt/],
  ['no time to read', { LLM_TIMEOUT_MS: '4s' }, /LLM_TIMEOUT_MS 不正确/, /LLM_TIMEOUT_MS is not valid/],
  ['no number of calls', { LLM_DAILY_LIMIT: '-1' }, /LLM_DAILY_LIMIT 不正确/, /LLM_DAILY_LIMIT is not valid/],
  ['a misspelt model', { LLM_MODEL_NAME: 'm' }, /没有 LLM_MODEL_NAME.*LLM_MODEL/, /no variable LLM_MODEL_NAME.*LLM_MODEL/],
  ['no such level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL 不正确/, /LOG_LEVEL is not valid/],
  ['a SOCKS proxy', { HTTPS_PROXY: 'socks5://127.0.0.1:1080' }, /HTTPS_PROXY 要填 HTTP 代理.*SOCKS/, /HTTPS_PROXY must be an HTTP proxy.*SOCKS/],
  ['a proxy without its kind', { https_proxy: '127.0.0.1:1080' }, /HTTPS_PROXY 要填 HTTP 代理/, /HTTPS_PROXY must be an HTTP proxy/],
  ['metrics on no port', { METRICS_PORT: '-1' }, /METRICS_PORT 不正确/, /METRICS_PORT is not valid/],
  ['a key of another length', { ...discord, DISCORD_PUBLIC_KEY: 'abc' }, /DISCORD_PUBLIC_KEY 不正确/, /DISCORD_PUBLIC_KEY is not valid/],
  ['an API without its kind', { ...discord, DISCORD_API_URL: 'discord.com/api' }, /DISCORD_API_URL 不正确/, /DISCORD_API_URL is not valid/],
  ['no such way of receiving', { ...feishu, FEISHU_MODE: 'http' }, /FEISHU_MODE 不正确.*ws \| webhook/, /FEISHU_MODE is not valid.*ws \| webhook/],
  ['an app without its secret', { FEISHU_APP_ID: feishu.FEISHU_APP_ID }, /缺少 FEISHU_APP_SECRET/, /FEISHU_APP_SECRET is missing/],
  ['a model without its name', { LLM_BASE_URL: 'http://127.0.0.1/v1', LLM_API_KEY: 'se-cret' }, /缺少 LLM_MODEL/, /LLM_MODEL is missing/],
  ['a release from a file', { DATA_URL: 'file:///tmp/api.json' }, /DATA_URL 不正确/, /DATA_URL is not valid/],
  ['a repository that is no address', { REPO_URL: 'git@github.com:me/suanpan' }, /REPO_URL 不正确/, /REPO_URL is not valid/],
  ['questions neither kept nor not', { LOG_QUESTIONS: 'some' }, /LOG_QUESTIONS 不正确/, /LOG_QUESTIONS is not valid/],
];

describe('what the variables say by themselves', () => {
  test.each(WRONG)('%s', (_what, env, zh, en) => {
    const [chinese = '', english = '', ...more] = told(env);
    expect(chinese).toMatch(zh);
    expect(english).toMatch(en);
    expect(more).toEqual([]);
  });

  test('every setting that can be wrong by itself is in the table', () => {
    const config = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
    const settings = [...config.matchAll(/^ {2}([A-Z]+(?:_[A-Z]+)*): \[/gm)].map(([, name = '']) => name);
    const isAny = new Set(['DISCORD_TOKEN', 'FEISHU_ENCRYPT_KEY', 'HOST']);
    const isTold = (name: string) => WRONG.some(([, env]) => told(env).some((line) => new RegExp(`\\b${name}\\b`).test(line)));
    expect(settings.length).toBeGreaterThan(25);
    expect(settings.filter((name) => !isAny.has(name) && !isTold(name))).toEqual([]);
  });

  test.each(['DISCORD_MODE', 'DISCORD_GUILD_ID', 'DISCORD_SHARDS', 'DISCORD_API_URL'])('%s alone asks for the bot that it is about', (name) => {
    const values: Env = { DISCORD_MODE: 'gateway', DISCORD_GUILD_ID: '1', DISCORD_SHARDS: 'auto', DISCORD_API_URL: 'http://127.0.0.1:1' };
    expect(told({ [name]: values[name] ?? '' }).join()).toMatch(/DISCORD_TOKEN.*DISCORD_APP_ID/);
  });

  test.each(['FEISHU_MODE', 'FEISHU_DOMAIN'])('%s alone asks for the app that it is about', (name) => {
    const values: Env = { FEISHU_MODE: 'ws', FEISHU_DOMAIN: 'lark' };
    expect(told({ [name]: values[name] ?? '' }).join()).toMatch(/FEISHU_APP_ID.*FEISHU_APP_SECRET/);
  });

  test("other people's variables are nothing to us", () => {
    const others = {
      HTTP_PROXY: 'x',
      NO_PROXY: 'x',
      HOME: '/root',
      HOSTNAME: 'x',
      PATH: '/bin',
      POST: '1',
      LANG: 'C',
      npm_config_loglevel: 'silent',
      LOGNAME: 'x',
    };
    expect(told(others)).toEqual([]);
  });
});

test('a port that only root may have', () => {
  // Not every machine forbids it, so the system's answer is made up here.
  const refusal = Object.assign(new Error('listen EACCES'), { code: 'EACCES', syscall: 'listen', host: '0.0.0.0', port: 80 });
  expect(explain(refusal).split('\n')).toEqual([expect.stringContaining('不能监听 80 端口'), expect.stringContaining('may not listen on port 80')]);
});

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'suanpan-settings-'));
let world: Loopback;
let lark: Awaited<ReturnType<typeof startFeishu>>;
beforeAll(async () => {
  world = await startLoopback();
  lark = await startFeishu();
});
afterAll(async () => {
  await world.stop();
  await lark.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program in `cwd`, far from anybody's `.env`; until it ends, or until its output matches. */
async function run(
  args: readonly string[],
  env: Env,
  cwd = folder,
  until?: RegExp,
  at = root,
): Promise<{ readonly code: number | null; readonly out: string }> {
  const child = spawn(process.execPath, [join(at, args[0] ?? ''), ...args.slice(1)], {
    cwd,
    env: { PATH: process.env['PATH'], PORT: '0', STORE_URL: 'memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      if (until?.test(out)) child.kill('SIGTERM');
    });
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, out };
}

describe('what only the world can tell', () => {
  const overDiscord = () => ({ DISCORD_API_URL: world.apiUrl, DISCORD_TOKEN: world.world.token, DISCORD_APP_ID: world.world.appId });
  const overFeishu = () => ({ ...feishu, FEISHU_DOMAIN: lark.url });
  const main = ['src/main.ts'];
  const register = ['src/cli.ts', 'register'];
  const nowhere = 'http://127.0.0.1:9';

  test.each<[what: string, args: readonly string[], env: () => Env, zh: RegExp, en: RegExp]>([
    ['a wrong token', main, () => ({ ...overDiscord(), DISCORD_TOKEN: 'wrong' }), /Discord 不认 DISCORD_TOKEN/, /Discord refuses DISCORD_TOKEN/],
    [
      "another application's id",
      main,
      () => ({ ...overDiscord(), DISCORD_APP_ID: '42' }),
      /DISCORD_APP_ID 和令牌不是同一个应用/,
      /DISCORD_APP_ID is not the application/,
    ],
    [
      "another application's id over HTTP",
      main,
      () => ({ ...overDiscord(), DISCORD_APP_ID: '42', DISCORD_MODE: 'http', DISCORD_PUBLIC_KEY: world.publicKey }),
      /DISCORD_APP_ID 和令牌不是同一个应用/,
      /DISCORD_APP_ID is not the application/,
    ],
    [
      'a server without the bot',
      register,
      () => ({ ...overDiscord(), DISCORD_GUILD_ID: '77' }),
      /DISCORD_GUILD_ID 不是机器人所在的服务器/,
      /DISCORD_GUILD_ID is not a server/,
    ],
    ['Discord out of reach of register', register, () => ({ ...discord, DISCORD_API_URL: nowhere }), /连不上 Discord/, /Discord cannot be reached/],
    ['Feishu out of reach of register', register, () => ({ ...feishu, FEISHU_DOMAIN: nowhere }), /连不上飞书/, /Feishu cannot be reached/],
    ['a wrong secret', main, () => ({ ...overFeishu(), FEISHU_APP_SECRET: 'wrong' }), /飞书不认/, /Feishu does not accept/],
    [
      "another machine's address",
      main,
      () => ({ HOST: '203.0.113.7' }),
      /HOST=203\.0\.113\.7 不是这台机器的地址/,
      /HOST=203\.0\.113\.7 is no address of this machine/,
    ],
    [
      'no address at all',
      main,
      () => ({ HOST: 'no-such-host.invalid' }),
      /HOST=no-such-host\.invalid 不是/,
      /HOST=no-such-host\.invalid is no address/,
    ],
    ['a store out of reach', main, () => ({ STORE_URL: 'redis://127.0.0.1:1' }), /打不开 STORE_URL/, /STORE_URL names cannot be opened/],
    [
      'a store where no file can be',
      main,
      () => ({ STORE_URL: 'sqlite:/proc/suanpan/store.sqlite' }),
      /打不开 STORE_URL/,
      /STORE_URL names cannot be opened/,
    ],
    ['a store that is a folder', main, () => ({ STORE_URL: `sqlite:${folder}` }), /打不开 STORE_URL/, /STORE_URL names cannot be opened/],
    [
      'a store out of reach of register',
      register,
      () => ({ ...overDiscord(), STORE_URL: 'redis://127.0.0.1:1' }),
      /打不开 STORE_URL/,
      /STORE_URL names cannot be opened/,
    ],
    ['the misspelt variable itself', main, () => ({ DISCORD_TOKN: 'x' }), /DISCORD_TOKN/, /DISCORD_TOKN/],
  ])('%s', async (_what, args, env, zh, en) => {
    const { code, out } = await run(args, { LOG_LEVEL: 'silent', ...env() });
    expect(code).toBe(1);
    expect(out).toMatch(zh);
    expect(out).toMatch(en);
    expect(
      out
        .trim()
        .split('\n')
        .filter((line) => zh.test(line) || en.test(line)).length,
    ).toBeLessThanOrEqual(2);
    expect(out).not.toMatch(/\n\s+at /);
    expect(out).not.toContain('secret');
  });

  test.each([['PORT'], ['METRICS_PORT']])('%s taken by somebody else', async (variable) => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, out } = await run(main, { [variable]: port });
    server.close();
    expect(code).toBe(1);
    expect(out).toContain(`端口已被占用：${port}`);
    expect(out).toContain(`The port is taken: ${port}`);
  });

  test('a folder in the place of .env', async () => {
    const cwd = join(folder, 'env-folder');
    mkdirSync(join(cwd, '.env'), { recursive: true });
    const { code, out } = await run(main, {}, cwd);
    expect([code, out]).toEqual([1, expect.stringMatching(/读不了 \.env[\s\S]*\.env cannot be read/)]);
    expect(out).not.toMatch(/\n\s+at /);
  });

  test('data that cannot be used', async () => {
    const copy = join(folder, 'copy');
    for (const each of ['src', 'commands', 'locales', 'data', 'package.json']) cpSync(join(root, each), join(copy, each), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    writeFileSync(join(copy, 'data', 'plans', 'broken.yaml'), 'names: [');
    const { code, out } = await run(main, {}, copy, undefined, copy);
    expect([code, out]).toEqual([1, expect.stringMatching(/数据有误.*broken\.yaml[\s\S]*data cannot be used.*broken\.yaml/)]);
    expect(out).not.toMatch(/\n\s+at /);
  });

  test('Feishu out of reach is waited for, and said in one line without a stack', async () => {
    const { code, out } = await run(main, { ...feishu, FEISHU_DOMAIN: nowhere, LOG_LEVEL: 'warn' }, folder, /连不上飞书/);
    expect(code).toBe(0);
    expect(out).toMatch(/连不上飞书.* \/ Feishu cannot be reached/);
    expect(out).not.toContain('"stack"');
  });
});
