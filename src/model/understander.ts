/** A language model that reads questions first, with the rules as its net: whatever goes wrong, they answer at once. */
import type { Heard, HearingContext, Understander } from '#src/ask/heard.ts';
import { heardAs } from '#src/ask/heard-as.ts';
import type { Query } from '#src/ask/query/query.ts';
import { understand } from '#src/ask/understand/understand.ts';
import type { ModelConfig } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import type { Breaker } from './breaker.ts';
import { keyOf, type ReadingCache } from './cache.ts';
import type { AskModel, Reply } from './client.ts';
import { wantsModel } from './doubt.ts';
import { ModelFault } from './fault.ts';
import type { ModelMeter, Outcome } from './meter.ts';
import { promptFor } from './prompt/prompt.ts';
import { readByModel, type Verify } from './reading.ts';

export type ModelDeps = {
  readonly settings: Pick<ModelConfig, 'mode' | 'model'>;
  readonly ask: AskModel;
  readonly verify: Verify;
  readonly cache: ReadingCache;
  readonly breaker: Breaker;
  readonly meter: ModelMeter;
  readonly log: Pick<Logger, 'warn'>;
  /** Told of each reply, for its cost. */
  readonly replied: (reply: Reply, context: HearingContext) => void;
};

const same = (one: readonly Query[], other: readonly Query[]): boolean => JSON.stringify(one) === JSON.stringify(other);
const ASKS_NOTHING: ReadonlySet<string> = new Set(['talk', 'unknown', 'clarify']);

/** What the rules read, where it is a question that could have been meant instead. */
function otherwiseOf(rules: Heard, queries: readonly Query[]): readonly Query[] | undefined {
  const asks = rules.queries.some(({ kind }) => !ASKS_NOTHING.has(kind));
  return asks && !same(rules.queries, queries) ? rules.queries : undefined;
}

export function createModelUnderstander({ settings, ask, verify, cache, breaker, meter, log, replied }: ModelDeps): Understander {
  /** Undefined where the rules are to answer; how it ended is counted. */
  async function read(message: string, context: HearingContext): Promise<readonly Query[] | undefined> {
    const ended = (outcome: Outcome): undefined => {
      meter.ended(outcome);
      return undefined;
    };
    const { earlier = [], quoted, view } = context;
    const said = { earlier, ...(quoted === undefined ? {} : { quoted }) };
    const prompt = promptFor(message, said, context);
    if (!prompt) return ended('long');
    const key = keyOf({ message, ...said }, { catalog: view.catalog, day: view.day, model: settings.model });
    const known = await cache.get(key);
    if (known) {
      ended('cached');
      return known;
    }
    if (!breaker.closed()) return ended('resting');
    try {
      const queries = await readByModel(prompt, message, context, {
        ask,
        verify,
        replied: (reply) => replied(reply, context),
        repairing: () => meter.repaired(),
      });
      breaker.succeeded();
      ended('read');
      await cache.set(key, queries);
      return queries;
    } catch (error) {
      const fault = error instanceof ModelFault ? error.fault : 'malformed';
      ended(fault);
      // A limit of ours is no failing of the model.
      if (fault !== 'spent') breaker.failed();
      log.warn({ fault, reason: error instanceof ModelFault ? error.message : String(error) }, 'the model did not read a question; the rules did');
      return undefined;
    }
  }

  return async (message, context) => {
    const rules = understand(message, context);
    if (!wantsModel(rules, context, settings.mode)) return rules;
    const queries = await read(message, context);
    if (!queries) return rules;
    const otherwise = otherwiseOf(rules, queries);
    if (otherwise) meter.disagreed();
    return { ...heardAs(queries, message, context), by: 'model', ...(otherwise ? { otherwise } : {}) };
  };
}
