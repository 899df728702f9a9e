/** The Feishu platform: events in by the long connection or the webhook, answers out by the REST API. */
import { EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { FeishuConfig } from '#src/config.ts';
import { createInbox, type Inbox, type Job } from '../inbox.ts';
import { noMeter } from '../meter.ts';
import type { Platform, PlatformDeps } from '../platform.ts';
import { proxyFor } from '../proxy.ts';
import { createApi } from './api.ts';
import { createConversation, personOf, type Taken } from './conversation.ts';
import { createDeliver } from './deliver.ts';
import { bilingual, createDoctor } from './doctor.ts';
import { baseUrl } from './domain.ts';
import { FeishuError, isPassing } from './errors.ts';
import { createEvents } from './events.ts';
import { createFeishuHttp } from './http.ts';
import { createImages } from './images.ts';
import { createLetters } from './letter.ts';
import { meteredApi, meteredDeliver, meteredEvents } from './metered.ts';
import { createPace } from './pace.ts';
import { createReadParent } from './parents.ts';
import { createPosts } from './posts.ts';
import { quietLogger } from './sdk-log.ts';
import { createSocket, type Socket } from './socket.ts';
import { createWorking } from './working.ts';

export type FeishuDeps = Omit<PlatformDeps, 'draw'> & {
  readonly config: FeishuConfig;
  /** For tests: the clock, the waits before further attempts, how long a press may take. */
  readonly now?: () => number;
  readonly waits?: readonly number[];
  readonly patience?: number;
};

/** Where the house's own server carries the webhook: the address to enter in Feishu's console. */
export const webhookPath = '/webhooks/feishu';

const botSchema = z.looseObject({ bot: z.looseObject({ open_id: z.string().min(1) }) });
/** Until the bot knows its own name it asks again, so often (milliseconds). */
const ASK_AGAIN_MS = 15_000;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** A busy Feishu, a lost line: six attempts within about two minutes, the last when most outages are over. */
const WAITS = [500, 2000, 8000, 30_000, 60_000];

/** Feishu delivers again after 15 s, 5 min, 1 h and 6 h («事件概述»): a claim must outlive the last. */
const CLAIM_MS = 24 * 3_600_000;
/** A reply with the same `uuid` is sent once an hour («回复消息»): later than that it might double. A press is over sooner, and has a token. */
const keptFor = (event: Taken): number => (event.type === 'pressed' ? 15 : 60) * 60_000;

/** Tries again after each wait while trying again may help. */
async function patiently<T>(work: () => Promise<T>, waits: readonly number[]): Promise<T> {
  for (const wait of waits) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await sleep(wait);
    }
  }
  return work();
}

export function createFeishu(deps: FeishuDeps): Platform {
  const { config, store, localizers } = deps;
  const now = deps.now ?? Date.now;
  const waits = deps.waits ?? WAITS;
  const log = deps.log.child({ platform: 'feishu' });
  const domain = baseUrl(config.domain);
  const proxy = proxyFor(domain, deps.proxy);
  const meter = deps.meter ?? noMeter;
  const api = meteredApi(createApi({ appId: config.appId, appSecret: config.appSecret, domain, log, ...(proxy ? { proxy } : {}) }), meter);
  const doctor = createDoctor({ api, appId: config.appId, domain, localizers, log });
  const deliver = meteredDeliver(createDeliver({ api, pace: createPace({ now, sleep }), log, sleep, waits }), meter);
  const posts = createPosts({ store, log });
  const letters = createLetters({ images: createImages({ api, store, appId: config.appId, log }), actText: deps.actText, log });
  const isCommand = (name: string) => deps.commands.some((command) => command.name === name && !command.hidden);
  const conversation = createConversation({
    dispatch: deps.dispatch,
    letters,
    deliver,
    posts,
    working: createWorking({ api, log }),
    readParent: createReadParent({ api, posts, appId: config.appId, log }),
    isCommand,
    localizers,
    log,
    sleep,
    ...(deps.patience === undefined ? {} : { patience: deps.patience }),
  });
  let bot: string | undefined;
  let stopped = false;
  let socket: Socket | undefined;
  let again: NodeJS.Timeout | undefined;

  const inbox: Inbox<Taken> = createInbox({
    store,
    log,
    meter,
    queue: 'feishu',
    claim: CLAIM_MS,
    keep: keptFor,
    personOf,
    work: advised,
    ...deps.taking,
  });
  const events = createEvents({
    conversation,
    inbox,
    doctor,
    log,
    now,
    bot: () => bot ?? patiently(learnBot, waits),
    isStopped: () => stopped,
  });
  const dispatcher = new EventDispatcher({ logger: quietLogger(log), loggerLevel: LoggerLevel.error }).register(meteredEvents(events, meter));

  /** A failure comes with what a person can do about it. */
  async function advised(job: Job<Taken>): Promise<void> {
    try {
      await conversation.answer(job);
    } catch (error) {
      const advice = doctor.advice(error);
      if (advice !== undefined) log.error(advice);
      throw error;
    }
  }

  /** Mentions name the bot by its open_id. Throws FeishuError. */
  async function learnBot(): Promise<string> {
    bot = botSchema.parse(await api.call({ method: 'GET', path: '/open-apis/bot/v3/info' })).bot.open_id;
    return bot;
  }

  /** Wrong credentials end the start; a line that is down does not: it may come back. */
  async function introduce(): Promise<void> {
    try {
      await learnBot();
    } catch (error) {
      const problem = doctor.problem(error);
      if (error instanceof FeishuError && error.kind === 'credentials' && problem) throw problem;
      const advice = doctor.advice(error);
      if (advice) log.warn(advice);
      else log.error({ err: error }, 'Feishu does not answer yet');
      again = setTimeout(() => void introduce().catch((later: unknown) => log.error(doctor.advice(later) ?? 'Feishu refused')), ASK_AGAIN_MS).unref();
    }
  }

  const isHttp = config.mode === 'webhook';
  const http = createFeishuHttp({
    ...(config.encryptKey ? { encryptKey: config.encryptKey } : {}),
    ...(config.verificationToken ? { verificationToken: config.verificationToken } : {}),
    // What is not taken any more is delivered again, to whoever comes next.
    dispatch: (event) => (stopped ? Promise.reject(new Error('stopping')) : dispatcher.invoke(event, { needCheck: false })),
    log,
    now,
  });

  return {
    name: 'feishu',
    ...(isHttp ? { mount: { path: webhookPath, app: http } } : {}),
    async start() {
      await introduce();
      inbox.start();
      if (!isHttp) {
        socket = createSocket({
          appId: config.appId,
          appSecret: config.appSecret,
          domain,
          log,
          ...(proxy ? { proxy } : {}),
          onReconnecting: meter.reconnected,
          onRefused: (reason) => log.error(bilingual(localizers, 'feishu:setup.refused', { reason })),
        });
        socket.open(dispatcher);
      }
      inbox.track(doctor.examine(config.mode));
    },
    ready: () => !stopped && bot !== undefined && (isHttp || socket?.isOpen() === true),
    waiting: inbox.waiting,
    async stop() {
      stopped = true;
      clearTimeout(again);
      socket?.close();
      await inbox.stop();
    },
  };
}
