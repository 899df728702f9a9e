/** Discord as a platform: the gateway or HTTP, put together from their parts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Routes } from 'discord.js';
import { z } from 'zod';
import { SetupError } from '#src/errors.ts';
import { createInbox } from '../inbox.ts';
import { keptPictures } from '../kept-pictures.ts';
import { noMeter } from '../meter.ts';
import type { Platform, PlatformDeps } from '../platform.ts';
import { proxyFor } from '../proxy.ts';
import { createAnswers, personOf } from './answers.ts';
import { createApi } from './api.ts';
import { createConversation } from './conversation.ts';
import { createDeliver } from './deliver.ts';
import { classify, detailsOf } from './errors.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createDiscordHttp } from './http.ts';
import { createLetters } from './letter.ts';
import { meteredApi, meteredConversation } from './metered.ts';
import { createParked } from './parked.ts';
import { readsContent } from './reads-content.ts';
import { type Relay, startRelay } from './relay.ts';
import { createRest } from './rest.ts';
import { complaintOf, createSetup } from './setup.ts';
import { createWelcome } from './welcome.ts';

/** What of the configuration this platform reads. */
export type DiscordSettings = {
  readonly token: string;
  readonly appId: string;
  readonly publicKey?: string;
  readonly mode: 'gateway' | 'http';
  readonly shards?: 'auto' | number;
  readonly apiUrl: string;
};

export type DiscordDeps = PlatformDeps & { readonly settings: DiscordSettings };

const applicationSchema = z.looseObject({ id: z.string() });
/** An interaction lives so long, and its token is of no use after it. https://discord.com/developers/docs/interactions/receiving-and-responding */
const KEEP_MS = 15 * 60_000;
/** Longer than that, and than a session can be resumed. */
const CLAIM_MS = 3_600_000;

/** Between attempts to connect while Discord cannot be reached, growing to a minute. */
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

export function createDiscord({ settings, draw, ...deps }: DiscordDeps): Platform {
  const { dispatch, complete, commands, localizers, defaultLang, actText, store } = deps;
  const log = deps.log.child({ platform: 'discord' });
  const proxy = proxyFor(settings.apiUrl, deps.proxy);
  const restSettings = { token: settings.token, apiUrl: settings.apiUrl, ...(proxy ? { proxy } : {}) };
  const overHttp = settings.mode === 'http';
  const rest = createRest(restSettings);
  const meter = deps.meter ?? noMeter;
  rest.on('rateLimited', () => meter.sent('429'));
  const api = meteredApi(createApi({ rest, appId: settings.appId, sleep, overtaking: overHttp }), meter);
  const parked = createParked(store);
  const letters = createLetters({ parked, pictures: keptPictures(draw), actText, log });
  const deliver = createDeliver({ api, letters, localizers, log });
  const welcome = createWelcome({ dispatch, letters, api, log });
  const { work, isAlone } = createAnswers({ dispatch, commands, defaultLang, api, deliver, letters, parked, welcome, log });
  const inbox = createInbox({ store, log, meter, queue: 'discord', claim: CLAIM_MS, keep: () => KEEP_MS, personOf, work, ...deps.taking });
  const conversation = meteredConversation(createConversation({ complete, commands, localizers, defaultLang, inbox, parked, isAlone, log }), meter);
  const setup = createSetup(localizers, settings.apiUrl);

  const state: { running: boolean; gateway?: Gateway; relay?: Relay } = { running: false };

  async function openGateway(): Promise<Gateway> {
    if (proxy) state.relay ??= await startRelay({ proxy, log });
    return createGateway({
      settings: { ...restSettings, appId: settings.appId, ...(settings.shards === undefined ? {} : { shards: settings.shards }) },
      readsContent: await readsContent(rest, log),
      conversation,
      respond: (handle, answer) => api.answer(handle, answer),
      track: inbox.track,
      setup,
      log,
      reconnecting: meter.reconnected,
      ...(state.relay ? { relay: state.relay } : {}),
      fatal: (error) => (deps.fatal ? deps.fatal(error) : log.error(error.message)),
    });
  }

  async function attempt(): Promise<void> {
    const gateway = await openGateway();
    state.gateway = gateway;
    try {
      await gateway.connect();
    } catch (error) {
      await gateway.close();
      throw error;
    }
  }

  /** A network that is not there yet comes back by itself; the line that says what to do is logged once. */
  async function keepTrying(): Promise<void> {
    for (let pause = FIRST_RETRY_MS; state.running; pause = Math.min(LAST_RETRY_MS, pause * 2)) {
      await sleep(pause, undefined, { ref: false });
      if (!state.running) return;
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof SetupError) return deps.fatal ? deps.fatal(error) : log.error(error.message);
      }
    }
  }

  /** Without a gateway nothing tells that token and id belong together. Only Discord's own word counts: what cannot be asked now is not refused. */
  async function checkApplication(): Promise<void> {
    try {
      const { id } = applicationSchema.parse(await rest.get(Routes.currentApplication()));
      if (id !== settings.appId) throw setup.refused('badAppId');
    } catch (error) {
      if (error instanceof SetupError) throw error;
      const complaint = complaintOf(error);
      if (complaint) throw setup.refused(complaint);
      if (classify(error) === 'network') log.warn(setup.unreachable(error));
      else log.warn(detailsOf(error), 'the application cannot be looked at');
    }
  }

  const app =
    overHttp && settings.publicKey
      ? createDiscordHttp({ publicKey: settings.publicKey, conversation, track: inbox.track, accepting: () => state.running })
      : undefined;

  return {
    name: 'discord',
    ...(app ? { mount: { path: '/webhooks/discord', app } } : {}),
    start: async () => {
      state.running = true;
      // Whoever may not answer takes nothing that others left.
      if (overHttp) {
        await checkApplication();
        return inbox.start();
      }
      try {
        await attempt();
      } catch (error) {
        if (error instanceof SetupError) throw error;
        log.warn(setup.unreachable(error));
        void keepTrying();
      }
      inbox.start();
    },
    ready: () => state.running && (overHttp || (state.gateway?.ready() ?? false)),
    waiting: inbox.waiting,
    stop: async () => {
      state.running = false;
      await state.gateway?.close();
      await inbox.stop();
      await state.relay?.close();
    },
  };
}
