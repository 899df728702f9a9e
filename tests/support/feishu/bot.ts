/** The Feishu platform with the real SDK against the loopback Feishu: tests read like a chat. */
import { type App, createApp } from '#src/app.ts';
import type { Command } from '#src/command/define.ts';
import type { FeishuConfig } from '#src/config.ts';

import { createLocalizers } from '#src/i18n/localizers.ts';
import type { Logger } from '#src/log.ts';
import { createLogger } from '#src/log.ts';
import { createFeishu, type FeishuDeps } from '#src/platforms/feishu/feishu.ts';
import type { Platform } from '#src/platforms/platform.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { madeUp } from '#support/made-up.ts';
import { createStandInNames } from '#support/names.ts';
import type { JsonObject } from './card-problem.ts';
import { cardEvent, type MessageGiven, messageEvent } from './events.ts';
import { type LoopbackFeishu, startFeishu } from './server.ts';
import type { SentMessage } from './store.ts';
import { signed } from './webhook.ts';

export type LogLine = { readonly level: number; readonly msg: string; readonly [key: string]: unknown };

/** A log that can be read back. */
export function memoryLog(): { readonly log: Logger; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  return { lines, log: createLogger({ level: 'debug', write: (line) => void lines.push(JSON.parse(line) as LogLine) }) };
}

export type BotOptions = {
  readonly commands?: readonly Command[];
  /** An app of the test's own, in place of one with `commands` over made-up data. */
  readonly app?: (deps: { readonly store: Store; readonly log: Logger }) => App;
  readonly feishu?: Parameters<typeof startFeishu>[0];
  readonly config?: Partial<FeishuConfig>;
  readonly store?: Store;
  readonly deps?: Partial<FeishuDeps>;
  /** Without it the bot is made but not started. */
  readonly start?: boolean;
};

const localizers = createLocalizers();

function testApp(commands: readonly Command[], { store, log }: { readonly store: Store; readonly log: Logger }): App {
  const names = createStandInNames();
  return createApp({ catalog: madeUp(), names, commands, localizers, store, log, defaultLang: 'zh', today: () => '2026-11-22' });
}

type Push = (event: unknown) => Promise<{ readonly code: number; readonly data?: unknown }>;

/** `feishu` tells the loopback; `close` ends both. In webhook mode events are posted, sealed, instead of pushed. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const feishu = await startFeishu(options.feishu);
  const store = options.store ?? (await createStore('memory:'));
  return connect(options, feishu, store);
}

async function connect(options: BotOptions, feishu: LoopbackFeishu, store: Store): Promise<Bot> {
  const { commands = [], app: ownApp, config, deps, start = true } = options;
  const { log, lines } = memoryLog();
  const app = ownApp ? ownApp({ store, log }) : testApp(commands, { store, log });
  const settings: FeishuConfig = { appId: feishu.options.appId, appSecret: feishu.options.appSecret, domain: feishu.url, mode: 'ws', ...config };
  const platform: Platform = createFeishu({
    dispatch: app.dispatch,
    complete: app.complete,
    commands: app.commands,
    localizers,
    defaultLang: 'zh',
    actText: app.actText,
    store,
    log,
    config: settings,
    waits: [20, 40, 80],
    ...deps,
  });
  if (start) {
    await platform.start();
    await feishu.until(() => (platform.ready() ? true : undefined));
  }
  const push: Push = settings.mode === 'webhook' ? (event) => post(platform, event, settings.encryptKey ?? '') : (event) => feishu.push(event);
  return {
    feishu,
    platform,
    store,
    localizers,
    lines,
    ...chatWith(feishu, push),
    restart: async (other = store) => {
      await platform.stop();
      await feishu.until(() => (feishu.stats().open === 0 ? true : undefined));
      return connect(options, feishu, other);
    },
    close: async () => {
      await platform.stop();
      await feishu.close();
      await store.close();
    },
  };
}

/** As the house's server would hand it over. */
async function post(platform: Platform, event: unknown, encryptKey: string): ReturnType<Push> {
  const response = await platform.mount?.app.request('/', { method: 'POST', ...signed(event, encryptKey) });
  if (!response) throw new Error('no endpoint');
  return { code: response.status, data: await response.json() };
}

export type Bot = ReturnType<typeof chatWith> & {
  readonly feishu: LoopbackFeishu;
  readonly platform: Platform;
  readonly store: Store;
  readonly localizers: typeof localizers;
  readonly lines: readonly LogLine[];
  /** Another process of the same bot: the same store (or another), nothing else. */
  restart(store?: Store): Promise<Bot>;
  close(): Promise<void>;
};

/** The card of a message, as it stands after its updates. */
export function cardOf(message: SentMessage): JsonObject {
  return JSON.parse(message.updates.at(-1)?.content ?? message.content) as JsonObject;
}

/** Every callback value on a card, by the words of its button (or of a select's placeholder). */
export function callbacksOf(card: unknown): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  JSON.stringify(card, (_key, part) => {
    const element = part as { behaviors?: { type: string; value?: unknown }[]; text?: { content: string }; placeholder?: { content: string } } | null;
    const value = element?.behaviors?.find((behavior) => behavior.type === 'callback')?.value;
    if (value !== undefined) found.set(element?.text?.content ?? element?.placeholder?.content ?? '', value);
    return part as unknown;
  });
  return found;
}

function chatWith(feishu: LoopbackFeishu, push: Push) {
  /** Says something to the bot and waits for the acknowledgement. */
  async function tell(given: MessageGiven) {
    const { messageId, chat, event } = messageEvent(given);
    feishu.addMessage(messageId, chat);
    const ack = await push(event);
    return { messageId, chat, event, ack };
  }
  return {
    /** Delivers an event, by whichever way they come. */
    push,
    tell,
    /** Says something and waits for the reply. */
    async ask(given: MessageGiven): Promise<SentMessage> {
      const { messageId } = await tell(given);
      return feishu.replyTo(messageId);
    },
    /** Presses the button with these words on a card; the answer is what Feishu would show. */
    async press(message: SentMessage, words: string, more: Partial<Parameters<typeof cardEvent>[0]> = {}) {
      const value = callbacksOf(cardOf(message)).get(words);
      if (value === undefined) throw new Error(`no button ${words}`);
      const { token, event } = cardEvent({ messageId: message.message_id, chat: message.chat_id, value, ...more });
      feishu.state.updateTokens.set(token, { message_id: message.message_id, uses: 0 });
      const { data, ...ack } = await push(event);
      return {
        token,
        ack,
        answer: (data ?? {}) as {
          toast?: { type: string; content: string; i18n: Record<string, string> };
          card?: { type: string; data: JsonObject };
        },
      };
    },
  };
}
