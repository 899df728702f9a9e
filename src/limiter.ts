/** How much may come from one place at once. */
import { createRequire } from 'node:module';
import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

// Alone: the whole package brings a limiter for each of twenty databases.
const require = createRequire(import.meta.url);
const Memory = require('rate-limiter-flexible/lib/RateLimiterMemory.js') as typeof RateLimiterMemory;
const Refusal = require('rate-limiter-flexible/lib/RateLimiterRes.js') as typeof RateLimiterRes;

export type Limiter = {
  /** Counts one more: the seconds to wait, or nothing when it may pass. */
  take(key: string): Promise<number | undefined>;
  /** The same of the next one, which is not counted yet. */
  wait(key: string): Promise<number | undefined>;
};

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

/** `points` in `seconds`, by key. */
export function createLimiter({ points, seconds }: { readonly points: number; readonly seconds: number }): Limiter {
  const limiter = new Memory({ points, duration: seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (refusal) {
        if (refusal instanceof Refusal) return secondsOf(refusal);
        throw refusal;
      }
    },
    wait: async (key) => {
      const taken = await limiter.get(key);
      return taken && taken.consumedPoints >= points ? secondsOf(taken) : undefined;
    },
  };
}
