/** How much may come from one place at once. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export type Limiter = {
  /** Counts one more: the seconds to wait, or nothing when it may pass. */
  take(key: string): Promise<number | undefined>;
  /** The same of the next one, which is not counted yet. */
  wait(key: string): Promise<number | undefined>;
};

const secondsOf = ({ msBeforeNext }: RateLimiterRes): number => Math.max(1, Math.ceil(msBeforeNext / 1000));

/** `points` in `seconds`, by key. */
export function createLimiter({ points, seconds }: { readonly points: number; readonly seconds: number }): Limiter {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return secondsOf(refusal);
        throw refusal;
      }
    },
    wait: async (key) => {
      const taken = await limiter.get(key);
      return taken && taken.consumedPoints >= points ? secondsOf(taken) : undefined;
    },
  };
}
