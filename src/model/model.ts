/** The understander that the settings ask for, put together: client, limit, cache, breaker. Loaded only where a model is configured. */
import type { HearingContext, Understander } from '#src/ask/heard.ts';
import type { ModelConfig } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';
import { createBreaker } from './breaker.ts';
import { createCache } from './cache.ts';
import { createClient, type Reply } from './client.ts';
import { ModelFault } from './fault.ts';
import { type ModelMeter, noModelMeter } from './meter.ts';
import { priceOf } from './price.ts';
import { createModelUnderstander } from './understander.ts';
import { verified } from './verified.ts';

export type ModelUnderstanderDeps = {
  readonly settings: ModelConfig;
  readonly store: Pick<Store, 'get' | 'set' | 'count'>;
  readonly log: Pick<Logger, 'warn'>;
  readonly meter?: ModelMeter;
  readonly proxy?: string;
  readonly now?: () => number;
};

const DAY_MS = 24 * 60 * 60_000;

export function createModel({ settings, store, log, meter = noModelMeter, proxy, now = Date.now }: ModelUnderstanderDeps): Understander {
  const { dailyLimit, model } = settings;

  /** Counted before it is sent: what cannot be counted is not sent, or a failing store would cost money. */
  async function before(): Promise<void> {
    const day = Math.floor(now() / DAY_MS);
    const calls = await store.count(`model:calls:${day}`, DAY_MS).catch(() => Number.POSITIVE_INFINITY);
    if (calls > dailyLimit) throw new ModelFault('spent', `more than ${dailyLimit} requests today, or they cannot be counted`);
    meter.called();
  }

  function replied({ usage }: Reply, { view }: HearingContext): void {
    meter.tokens(usage);
    const cost = priceOf(model, usage, view);
    if (cost) meter.cost(cost.amount, cost.currency);
  }

  const ask = createClient(settings, { before, ...(proxy === undefined ? {} : { proxy }) });
  return createModelUnderstander({ settings, ask, verify: verified, cache: createCache(store), breaker: createBreaker(now), meter, log, replied });
}
