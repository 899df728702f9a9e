import { expect, test } from 'vitest';
import { type Environment, readConfig } from '#src/config.ts';
import { ConfigError, type ConfigIssue } from '#src/errors.ts';

function issues(env: Environment): readonly ConfigIssue[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.issues;
    throw error;
  }
  return [];
}

test('without any setting the house runs on its own', () => {
  expect(readConfig({})).toEqual({
    storeUrl: 'sqlite:.data/suanpan.sqlite',
    defaultLang: 'en',
    host: '127.0.0.1',
    port: 8787,
    playground: true,
    logLevel: 'info',
    logQuestions: false,
    trustedProxies: [],
    secrets: [],
  });
});

const discord = { DISCORD_TOKEN: 'tok-en', DISCORD_APP_ID: '123' };
const feishu = { FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 'se-cret' };

test('a complete block is a platform, and the playground is off unless asked for', () => {
  const config = readConfig({ ...discord, ...feishu, DISCORD_API_URL: 'http://127.0.0.1:1/api/', FEISHU_DOMAIN: 'http://127.0.0.1:2' });
  expect(config.discord).toEqual({ token: 'tok-en', appId: '123', mode: 'gateway', apiUrl: 'http://127.0.0.1:1/api' });
  expect(config.feishu).toEqual({ appId: 'cli_0123456789abcdef', appSecret: 'se-cret', domain: 'http://127.0.0.1:2', mode: 'ws' });
  expect(config.playground).toBe(false);
  expect(config.secrets).toEqual(['tok-en', 'se-cret']);
  expect(readConfig({ ...discord, PLAYGROUND: 'on' }).playground).toBe(true);
  expect(readConfig({ ...discord, DISCORD_SHARDS: 'auto' }).discord?.shards).toBe('auto');
  expect(readConfig({ ...discord, DISCORD_SHARDS: '4' }).discord?.shards).toBe(4);
});

test('proxies are told as addresses and networks, with commas or spaces between', () => {
  expect(readConfig({ TRUSTED_PROXIES: ' 10.0.0.5,172.16.0.0/12  fd00::/8, ' }).trustedProxies).toEqual(['10.0.0.5', '172.16.0.0/12', 'fd00::/8']);
});

test('a block that was begun says what it lacks, for its mode', () => {
  expect(issues({ DISCORD_TOKEN: 'x' })).toEqual([{ variable: 'DISCORD_APP_ID', problem: 'missing' }]);
  expect(issues({ ...discord, DISCORD_MODE: 'http' })).toEqual([{ variable: 'DISCORD_PUBLIC_KEY', problem: 'missing' }]);
  expect(issues({ FEISHU_APP_SECRET: 'x' })).toEqual([{ variable: 'FEISHU_APP_ID', problem: 'missing' }]);
  expect(issues({ ...feishu, FEISHU_MODE: 'webhook' })).toEqual([{ variable: 'FEISHU_VERIFICATION_TOKEN', problem: 'missing' }]);
  expect(issues({ DISCORD_TOKEN: ' ', FEISHU_MODE: '' })).toEqual([]);
});

test('a wrong value is named once, with what would do and never with itself', () => {
  expect(issues({ FEISHU_APP_ID: 'cli_mistyped', FEISHU_APP_SECRET: 'x', PORT: '99999', LOG_LEVEL: 'loud', STORE_URL: 'mysql:x' })).toEqual([
    { variable: 'FEISHU_APP_ID', problem: 'invalid', expected: 'cli_ + 16 × 0-9 a-f' },
    { variable: 'STORE_URL', problem: 'invalid', expected: 'sqlite:PATH | redis://… | memory:' },
    { variable: 'PORT', problem: 'invalid', expected: '0–65535' },
    { variable: 'LOG_LEVEL', problem: 'invalid', expected: 'debug | info | warn | error | silent' },
  ]);
});
