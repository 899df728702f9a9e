/** The environment, read once: every other file gets what it needs as an argument. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError, type ConfigIssue } from './errors.ts';
import { type Lang, langs } from './i18n/types.ts';

export type DiscordConfig = {
  readonly token: string;
  readonly appId: string;
  readonly publicKey?: string;
  readonly guildId?: string;
  readonly mode: 'gateway' | 'http';
  readonly shards?: 'auto' | number;
  readonly apiUrl: string;
};
export type FeishuConfig = {
  readonly appId: string;
  readonly appSecret: string;
  /** "feishu", "lark" or a base URL without a slash at its end. */
  readonly domain: string;
  readonly mode: 'ws' | 'webhook';
  readonly encryptKey?: string;
  readonly verificationToken?: string;
};
export type Config = {
  readonly discord?: DiscordConfig;
  readonly feishu?: FeishuConfig;
  readonly storeUrl: string;
  readonly defaultLang: Lang;
  readonly host: string;
  readonly port: number;
  readonly playground: boolean;
  readonly logLevel: string;
  readonly proxy?: string;
  /** Values that must never be written anywhere. */
  readonly secrets: readonly string[];
};

export type Environment = Readonly<Record<string, string | undefined>>;

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const snowflake = z.string().regex(/^\d{1,20}$/);

/** Formats and defaults, one by one; which of them belong together is said below. The second entry is what an error shows. */
const variables = {
  DISCORD_TOKEN: [z.string(), ''],
  DISCORD_APP_ID: [snowflake, '123456789012345678'],
  DISCORD_PUBLIC_KEY: [z.string().regex(/^[0-9a-f]{64}$/i), '64 × 0-9 a-f'],
  DISCORD_GUILD_ID: [snowflake, '123456789012345678'],
  DISCORD_MODE: [z.enum(['gateway', 'http']), 'gateway | http'],
  DISCORD_SHARDS: [z.union([z.literal('auto'), z.coerce.number().int().positive()]), 'auto | 1, 2, 3 …'],
  DISCORD_API_URL: [url, 'https://…'],
  // The SDK gives up without a word on an id of another form.
  FEISHU_APP_ID: [z.string().regex(/^cli_[0-9a-f]{16}$/i), 'cli_ + 16 × 0-9 a-f'],
  FEISHU_APP_SECRET: [z.string(), ''],
  FEISHU_DOMAIN: [z.union([z.enum(['feishu', 'lark']), url]), 'feishu | lark | https://…'],
  FEISHU_MODE: [z.enum(['ws', 'webhook']), 'ws | webhook'],
  FEISHU_ENCRYPT_KEY: [z.string(), ''],
  FEISHU_VERIFICATION_TOKEN: [z.string(), ''],
  STORE_URL: [z.string().regex(/^(?:sqlite:.+|memory:|rediss?:\/\/.+)$/), 'sqlite:PATH | redis://… | memory:'],
  DEFAULT_LANG: [z.enum(langs), 'zh | en'],
  HOST: [z.string(), ''],
  PORT: [z.coerce.number().int().min(0).max(65_535), '0–65535'],
  PLAYGROUND: [z.stringbool(), 'on | off'],
  LOG_LEVEL: [z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'debug | info | warn | error | silent'],
  HTTPS_PROXY: [url, 'http://host:port'],
} as const;

type Name = keyof typeof variables;
type Read = { readonly [N in Name]?: z.infer<(typeof variables)[N][0]> };

const secretNames = ['DISCORD_TOKEN', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'] as const satisfies readonly Name[];

function readAll(env: Environment): { readonly read: Read; readonly issues: readonly ConfigIssue[] } {
  const read: Record<string, unknown> = {};
  const issues: ConfigIssue[] = [];
  for (const [variable, [schema, expected]] of Object.entries(variables)) {
    const text = (env[variable] ?? (variable === 'HTTPS_PROXY' ? env['https_proxy'] : undefined))?.trim();
    if (!text) continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) read[variable] = parsed.data;
    else issues.push({ variable, problem: 'invalid', expected });
  }
  return { read, issues };
}

/** What a block still lacks; nothing while none of it is set. */
function lacking(read: Read, block: readonly Name[], required: readonly Name[]): readonly ConfigIssue[] {
  if (block.every((name) => read[name] === undefined)) return [];
  return required.filter((name) => read[name] === undefined).map((variable) => ({ variable, problem: 'missing' }));
}

function discordOf(read: Read): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token, DISCORD_APP_ID: appId } = read;
  if (token === undefined || appId === undefined) return undefined;
  return {
    token,
    appId,
    mode: read.DISCORD_MODE ?? 'gateway',
    apiUrl: read.DISCORD_API_URL ?? 'https://discord.com/api',
    ...(read.DISCORD_PUBLIC_KEY ? { publicKey: read.DISCORD_PUBLIC_KEY } : {}),
    ...(read.DISCORD_GUILD_ID ? { guildId: read.DISCORD_GUILD_ID } : {}),
    ...(read.DISCORD_SHARDS === undefined ? {} : { shards: read.DISCORD_SHARDS }),
  };
}

function feishuOf(read: Read): FeishuConfig | undefined {
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = read;
  if (appId === undefined || appSecret === undefined) return undefined;
  return {
    appId,
    appSecret,
    domain: read.FEISHU_DOMAIN ?? 'feishu',
    mode: read.FEISHU_MODE ?? 'ws',
    ...(read.FEISHU_ENCRYPT_KEY ? { encryptKey: read.FEISHU_ENCRYPT_KEY } : {}),
    ...(read.FEISHU_VERIFICATION_TOKEN ? { verificationToken: read.FEISHU_VERIFICATION_TOKEN } : {}),
  };
}

/** Reads the settings. Throws ConfigError naming every variable that is wrong or that a begun block lacks. */
export function readConfig(env: Environment): Config {
  const { read, issues } = readAll(env);
  const wrong = new Set(issues.map(({ variable }) => variable));
  const missing = [
    ...lacking(
      read,
      ['DISCORD_TOKEN', 'DISCORD_APP_ID', 'DISCORD_PUBLIC_KEY'],
      ['DISCORD_TOKEN', 'DISCORD_APP_ID', ...(read.DISCORD_MODE === 'http' ? (['DISCORD_PUBLIC_KEY'] as const) : [])],
    ),
    ...lacking(
      read,
      ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'],
      ['FEISHU_APP_ID', 'FEISHU_APP_SECRET', ...(read.FEISHU_MODE === 'webhook' ? (['FEISHU_VERIFICATION_TOKEN'] as const) : [])],
    ),
  ].filter(({ variable }) => !wrong.has(variable));
  if (issues.length + missing.length > 0) throw new ConfigError([...issues, ...missing]);
  const discord = discordOf(read);
  const feishu = feishuOf(read);
  return {
    ...(discord ? { discord } : {}),
    ...(feishu ? { feishu } : {}),
    storeUrl: read.STORE_URL ?? 'sqlite:.data/suanpan.sqlite',
    defaultLang: read.DEFAULT_LANG ?? 'en',
    host: read.HOST ?? '127.0.0.1',
    port: read.PORT ?? 8787,
    playground: read.PLAYGROUND ?? !(discord || feishu),
    logLevel: read.LOG_LEVEL ?? 'info',
    ...(read.HTTPS_PROXY ? { proxy: read.HTTPS_PROXY } : {}),
    secrets: secretNames.flatMap((name) => read[name] ?? []),
  };
}

/** The settings of this process; `.env` in the working folder fills in what the environment does not say. */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}
