/** The bot under test: the real platform with the real discord.js, on a loopback Discord, with a few commands that show every block. */
import { type App, createApp } from '#src/app.ts';
import type { Card } from '#src/card/card.ts';
import { type Command, defineCommand } from '#src/command/define.ts';
import { createLogger, type Logger } from '#src/log.ts';
import { createDiscord, type DiscordSettings } from '#src/platforms/discord/discord.ts';
import type { DrawChart } from '#src/platforms/kept-pictures.ts';
import type { Meter } from '#src/platforms/meter.ts';
import type { Platform } from '#src/platforms/platform.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { createStandInCatalog } from '../catalog.ts';
import { localizers } from '../chat.ts';
import { createStandInNames } from '../names.ts';
import { type Loopback, type LoopbackOptions, startLoopback } from './loopback.ts';

const plain = (title: string, summary: string, more: Partial<Card> = {}): Card => ({
  title,
  tone: 'info',
  summary,
  blocks: [],
  sources: [],
  ...more,
});
const words = {
  en: { hello: 'Hello', more: 'More', chart: 'Chart', ask: 'Your use' },
  zh: { hello: '你好', more: '更多', chart: '图表', ask: '你的用量' },
} as const;

export const show = defineCommand({
  name: 'show',
  options: { plans: { type: 'entities', kinds: ['plan'], min: 1, max: 3, positional: true }, months: { type: 'integer', min: 1, max: 12 } },
  run: (ctx, { plans = [], months = 1 }) => ({
    card: (loc) =>
      plain(words[loc.lang].hello, `${plans.map((plan) => loc.pick(plan.names)).join(' + ')} × ${months} ${ctx.currency ?? ''}`, {
        blocks: [
          { type: 'text', text: 'body' },
          { type: 'actions', items: [{ type: 'action', label: words[loc.lang].more, act: { command: 'show', args: { months: '12' } } }] },
          { type: 'select', placeholder: '?', act: { command: 'show', args: {} }, option: 'months', options: [{ label: 'Three', value: '3' }] },
        ],
      }),
  }),
});

const long = defineCommand({
  name: 'long',
  options: {},
  run: () => ({
    card: () =>
      plain('Long', 'Many rows.', {
        sources: [{ title: 'Notes', checked: '2026-02-16' }],
        blocks: [
          {
            type: 'table',
            columns: [
              { id: 'a', label: 'Plan' },
              { id: 'b', label: 'Remark' },
            ],
            rows: Array.from({ length: 60 }, (_, n) => [`row ${n}`, 'x'.repeat(240)]),
          },
        ],
      }),
  }),
});

const chart = defineCommand({
  name: 'chart',
  options: {},
  run: () => ({
    card: (loc) =>
      plain(words[loc.lang].chart, 'A chart.', {
        blocks: [
          {
            type: 'chart',
            kind: 'bar',
            title: 'Use',
            unit: '%',
            labels: ['GLM Lite'],
            series: [{ name: 'Use', points: [{ low: 10, typical: 20, high: 30 }] }],
            alt: 'GLM Lite uses 20 %.',
          },
        ],
      }),
  }),
});

const form = defineCommand({
  name: 'form',
  options: {
    amount: { type: 'number' },
    per: { type: 'choice', choices: ['day', 'month'] },
    model: { type: 'text' },
    a: { type: 'text' },
    b: { type: 'text' },
    c: { type: 'text' },
  },
  run: (_, args) => ({
    card: (loc) =>
      plain('Form', JSON.stringify(args), {
        blocks: [
          {
            type: 'form',
            title: words[loc.lang].ask,
            act: { command: 'form', args: { model: 'glm-5' } },
            submit: 'OK',
            fields: [
              { name: 'a', label: 'A', value: 'kept' },
              { name: 'amount', label: 'Amount', required: true, placeholder: '40' },
              {
                name: 'per',
                label: 'Per',
                options: [
                  { label: 'Day', value: 'day' },
                  { label: 'Month', value: 'month' },
                ],
                value: 'month',
              },
              { name: 'b', label: 'B' },
              { name: 'c', label: 'C' },
              { name: 'model', label: 'Model' },
            ],
          },
        ],
      }),
  }),
});

/** Takes its time; `gate` lets it go on. */
export const slowCommand = (gate: () => Promise<void>): Command =>
  defineCommand({
    name: 'slow',
    options: {},
    run: async () => {
      await gate();
      return { card: () => plain('Slow', 'Here at last.') };
    },
  });
const slow = slowCommand(() => new Promise((resolve) => setTimeout(resolve, 800)));

const ask = defineCommand({
  name: 'ask',
  hidden: true,
  options: { question: { type: 'text', positional: true, required: true } },
  run: (_, { question }) => ({
    kind: question === 'nothing' ? 'ignored' : 'answer',
    card: (loc) => plain(words[loc.lang].hello, `You asked: ${question}`),
  }),
});

const help = defineCommand({
  name: 'help',
  options: {},
  run: () => ({
    card: () =>
      plain('Help', 'Help.', { blocks: [{ type: 'actions', items: [{ type: 'action', label: 'Show', act: { command: 'show', args: {} } }] }] }),
  }),
});

export const testCommands: readonly Command[] = [show, long, chart, form, slow, ask, help];

export type Line = { readonly level: number; readonly msg: string; readonly [key: string]: unknown };
export type Bot = {
  readonly platform: Platform;
  readonly store: Store;
  /** What was logged at `warn` and above. */
  complaints(): readonly Line[];
  readonly fatal: Error[];
  /** Another process of the same bot: the same store, nothing else. */
  restart(): Promise<Bot>;
};

export type BotOptions = {
  /** Another app than the one over `commands`. */
  readonly app?: (deps: { readonly store: Store; readonly log: Logger }) => App;
  readonly commands?: readonly Command[];
  readonly settings?: Partial<DiscordSettings>;
  readonly store?: Store;
  readonly draw?: DrawChart;
  readonly proxy?: string;
  readonly meter?: Meter;
  readonly start?: boolean;
  readonly limit?: number;
};

const WARN = 40;

export async function startBot(discord: Loopback, options: BotOptions = {}): Promise<Bot> {
  const lines: Line[] = [];
  const log = createLogger({ level: 'debug', write: (line) => void lines.push(JSON.parse(line) as Line), secrets: [discord.world.token] });
  const store = options.store ?? (await createStore('memory:'));
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  const app =
    options.app?.({ store, log }) ??
    createApp({
      catalog: createStandInCatalog(),
      names: createStandInNames(),
      commands: options.commands ?? testCommands,
      localizers,
      store,
      log,
      defaultLang: 'en',
      today: () => '2026-02-26',
      limiter: { take: async () => (left-- > 0 ? undefined : 10) },
    });
  const fatal: Error[] = [];
  const platform = createDiscord({
    dispatch: app.dispatch,
    complete: app.complete,
    commands: app.commands,
    localizers,
    defaultLang: 'en',
    actText: app.actText,
    store,
    log,
    settings: { token: discord.world.token, appId: discord.world.appId, mode: 'gateway', apiUrl: discord.apiUrl, ...options.settings },
    draw: options.draw ?? (async () => Buffer.from('png')),
    fatal: (error) => fatal.push(error),
    ...(options.proxy ? { proxy: options.proxy } : {}),
    ...(options.meter ? { meter: options.meter } : {}),
  });
  if (options.start !== false) await platform.start();
  return {
    platform,
    store,
    fatal,
    complaints: () => lines.filter((line) => line.level >= WARN),
    restart: async () => {
      await platform.stop();
      return startBot(discord, { ...options, store });
    },
  };
}

/** A Discord with a connected bot, closed after the test. */
export async function startChat(
  options: BotOptions & { readonly discord?: LoopbackOptions } = {},
): Promise<{ readonly discord: Loopback; readonly bot: Bot; stop(): Promise<void> }> {
  const discord = await startLoopback(options.discord);
  const bot = await startBot(discord, options);
  return {
    discord,
    bot,
    stop: async () => {
      await bot.platform.stop();
      await discord.stop();
    },
  };
}
