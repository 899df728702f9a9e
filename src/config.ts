/** The environment, read once: every other file gets what it needs as an argument. */
import { existsSync } from 'node:fs';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { ConfigError, type ConfigIssue, UserError } from './errors.ts';
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
/** A language model that reads questions, at an address that speaks as OpenAI's does. */
export type ModelConfig = {
  /** With its path ("/v1"), without a slash at its end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
  readonly timeoutMs: number;
  /** Requests a day, of all instances on one store. */
  readonly dailyLimit: number;
  /** `first`: it reads every question; `doubt`: those that the rules are not sure of; `off`: none. */
  readonly mode: 'first' | 'doubt' | 'off';
};
export type Config = {
  readonly discord?: DiscordConfig;
  readonly feishu?: FeishuConfig;
  readonly model?: ModelConfig;
  readonly storeUrl: string;
  readonly defaultLang: Lang;
  readonly host: string;
  readonly port: number;
  readonly playground: boolean;
  /** What the playground asks for before it answers; absent: it is for this machine alone. */
  readonly playgroundToken?: string;
  /** Where `/metrics` is; absent: with everything else. */
  readonly metricsPort?: number;
  /** Where releases of the data are; absent: the folder is all there is. */
  readonly dataUrl?: string;
  readonly logLevel: string;
  /** The address of the repository that this bot is run from, without a slash at its end: for links to its pages and to a new issue. */
  readonly repo?: string;
  /** Questions that are not understood are kept, without names. */
  readonly logQuestions: boolean;
  readonly proxy?: string;
  /** Addresses and networks of proxies in front of this program, which say truly for whom they ask. */
  readonly trustedProxies: readonly string[];
  /** Values that must never be written anywhere. */
  readonly secrets: readonly string[];
};

export type Environment = Readonly<Record<string, string | undefined>>;

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const snowflake = z.string().regex(/^\d{1,20}$/);
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
const networks = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((each) => each !== ''))
  .pipe(z.array(network));
const port = z.coerce.number().int().min(0).max(65_535);
const PORTS = '0–65535';
const DEFAULT_PORT = 8787;

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
  LLM_BASE_URL: [url, 'https://api.example.com/v1'],
  LLM_API_KEY: [z.string(), ''],
  LLM_MODEL: [z.string(), ''],
  LLM_TIMEOUT_MS: [z.coerce.number().int().min(100).max(60_000), '100–60000'],
  LLM_DAILY_LIMIT: [z.coerce.number().int().min(0), '0, 1, 2 …'],
  LLM_MODE: [z.enum(['first', 'doubt', 'off']), 'first | doubt | off'],
  STORE_URL: [z.string().regex(/^(?:sqlite:.+|memory:|rediss?:\/\/.+)$/), 'sqlite:PATH | redis://… | memory:'],
  DEFAULT_LANG: [z.enum(langs), 'zh | en'],
  HOST: [z.string(), ''],
  PORT: [port, PORTS],
  METRICS_PORT: [port, PORTS],
  TRUSTED_PROXIES: [networks, '10.0.0.5, 172.16.0.0/12, fd00::/8 …'],
  PLAYGROUND: [z.stringbool(), 'on | off'],
  // Long enough that nobody guesses it.
  PLAYGROUND_TOKEN: [z.string().regex(/^[\w-]{16,}$/), '16 × A-Z a-z 0-9 _ - …'],
  DATA_URL: [url, 'https://…/api.json'],
  LOG_LEVEL: [z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']), 'debug | info | warn | error | silent'],
  LOG_QUESTIONS: [z.stringbool(), '1 | 0'],
  REPO_URL: [url, 'https://github.com/…'],
  HTTPS_PROXY: [url, 'http://host:port'],
} as const;

type Name = keyof typeof variables;
type Read = { readonly [N in Name]?: z.infer<(typeof variables)[N][0]> };

const names = Object.keys(variables) as readonly Name[];
const secretNames = [
  'DISCORD_TOKEN',
  'FEISHU_APP_SECRET',
  'FEISHU_ENCRYPT_KEY',
  'FEISHU_VERIFICATION_TOKEN',
  'LLM_API_KEY',
  'PLAYGROUND_TOKEN',
] as const satisfies readonly Name[];

/** Whatever begins like this is meant for us. */
const OURS = /^(?:DISCORD|FEISHU|LLM|PLAYGROUND)_/;
/** A common name of programs (and close to HTTP_PROXY), and names so short that too much is close to them. */
const COMMON: ReadonlySet<Name> = new Set(['HTTPS_PROXY', 'HOST', 'PORT']);
const TYPO = 2;

/** Variables that are meant for us and that nobody reads, each with the one that was probably meant. */
function misspelt(env: Environment): readonly ConfigIssue[] {
  return Object.keys(env).flatMap((variable): readonly ConfigIssue[] => {
    const written = variable.toUpperCase();
    if (!env[variable]?.trim() || Object.hasOwn(variables, variable) || COMMON.has(written as Name)) return [];
    const [nearest, far] = names
      .filter((name) => !COMMON.has(name))
      .map((name) => [name, distance(written, name)] as const)
      .reduce((best, each) => (each[1] < best[1] ? each : best));
    return far <= TYPO || OURS.test(written) ? [{ variable, problem: 'unknown', expected: nearest }] : [];
  });
}

function readAll(env: Environment): { readonly read: Read; readonly issues: readonly ConfigIssue[] } {
  const read: Record<string, unknown> = {};
  const issues: ConfigIssue[] = [];
  for (const [variable, [schema, expected]] of Object.entries(variables)) {
    const text = (env[variable] ?? (variable === 'HTTPS_PROXY' ? env['https_proxy'] : undefined))?.trim();
    if (!text) continue;
    const parsed = schema.safeParse(text);
    if (parsed.success) read[variable] = parsed.data;
    else issues.push({ variable, problem: variable === 'HTTPS_PROXY' ? 'proxyKind' : 'invalid', expected });
  }
  return { read, issues };
}

/** What a platform still lacks; nothing while none of its variables, which begin with `prefix`, is set. */
function lacking(read: Read, prefix: string, required: readonly Name[]): readonly ConfigIssue[] {
  if (!Object.keys(read).some((name) => name.startsWith(prefix))) return [];
  return required.filter((name) => read[name] === undefined).map((variable) => ({ variable, problem: 'missing' }));
}

/** Two servers cannot share a port; 0 is any that is free. */
function clashing(read: Read): readonly ConfigIssue[] {
  const taken = read.METRICS_PORT !== undefined && read.METRICS_PORT !== 0 && read.METRICS_PORT === (read.PORT ?? DEFAULT_PORT);
  return taken ? [{ variable: 'METRICS_PORT', problem: 'samePort', expected: 'PORT' }] : [];
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

const MODEL_TIMEOUT_MS = 4_000;
const MODEL_DAILY_LIMIT = 2_000;

function modelOf(read: Read): ModelConfig | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: model } = read;
  if (baseUrl === undefined || apiKey === undefined || model === undefined) return undefined;
  return {
    baseUrl,
    apiKey,
    model,
    timeoutMs: read.LLM_TIMEOUT_MS ?? MODEL_TIMEOUT_MS,
    dailyLimit: read.LLM_DAILY_LIMIT ?? MODEL_DAILY_LIMIT,
    mode: read.LLM_MODE ?? 'first',
  };
}

/** Reads the settings. Throws ConfigError naming every variable that is wrong, that is none of ours though it looks like it, or that a begun platform lacks. */
export function readConfig(env: Environment): Config {
  const { read, issues } = readAll(env);
  const unknown = misspelt(env);
  // What is there under a wrong name, or with a wrong value, is not missing as well.
  const told = new Set([...issues.map(({ variable }) => variable), ...unknown.map(({ expected }) => expected)]);
  const missing = [
    ...lacking(read, 'DISCORD_', ['DISCORD_TOKEN', 'DISCORD_APP_ID', ...(read.DISCORD_MODE === 'http' ? (['DISCORD_PUBLIC_KEY'] as const) : [])]),
    ...lacking(read, 'FEISHU_', [
      'FEISHU_APP_ID',
      'FEISHU_APP_SECRET',
      ...(read.FEISHU_MODE === 'webhook' ? (['FEISHU_VERIFICATION_TOKEN'] as const) : []),
    ]),
    ...lacking(read, 'LLM_', ['LLM_BASE_URL', 'LLM_API_KEY', 'LLM_MODEL']),
  ].filter(({ variable }) => !told.has(variable));
  const all = [...unknown, ...issues, ...missing, ...clashing(read)];
  if (all.length > 0) throw new ConfigError(all);
  const discord = discordOf(read);
  const feishu = feishuOf(read);
  const model = modelOf(read);
  return {
    ...(discord ? { discord } : {}),
    ...(feishu ? { feishu } : {}),
    ...(model ? { model } : {}),
    storeUrl: read.STORE_URL ?? 'sqlite:.data/suanpan.sqlite',
    defaultLang: read.DEFAULT_LANG ?? 'en',
    host: read.HOST ?? '127.0.0.1',
    port: read.PORT ?? DEFAULT_PORT,
    playground: read.PLAYGROUND ?? !(discord || feishu),
    ...(read.DATA_URL ? { dataUrl: read.DATA_URL } : {}),
    logLevel: read.LOG_LEVEL ?? 'info',
    logQuestions: read.LOG_QUESTIONS ?? false,
    ...(read.REPO_URL ? { repo: read.REPO_URL } : {}),
    ...(read.PLAYGROUND_TOKEN ? { playgroundToken: read.PLAYGROUND_TOKEN } : {}),
    ...(read.METRICS_PORT === undefined ? {} : { metricsPort: read.METRICS_PORT }),
    trustedProxies: read.TRUSTED_PROXIES ?? [],
    ...(read.HTTPS_PROXY ? { proxy: read.HTTPS_PROXY } : {}),
    secrets: secretNames.flatMap((name) => read[name] ?? []),
  };
}

/** The model and the proxy to it. Throws ConfigError as `readConfig`, but for wrong settings of the model alone. */
export function readModelConfig(env: Environment): Pick<Config, 'model' | 'proxy'> {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => /^(?:LLM_|https?_proxy$)/i.test(name)));
  return readConfig(own);
}

/** The settings of this process; `.env` in the working folder fills in what the environment does not say. Throws as `readConfig`, and UserError where `.env` cannot be read. */
export function loadConfig(): Config {
  readEnvFile();
  return readConfig(process.env);
}

/** As `loadConfig`, of the model alone. */
export function loadModelConfig(): Pick<Config, 'model' | 'proxy'> {
  readEnvFile();
  return readModelConfig(process.env);
}

function readEnvFile(): void {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch (error) {
    throw new UserError('errors:start.envFile', { reason: error instanceof Error ? error.message : String(error) });
  }
}
