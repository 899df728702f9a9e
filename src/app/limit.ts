/** How much one person may ask at once. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Seconds to wait, or nothing when the question may pass. */
export type Limiter = { take(key: string): Promise<number | undefined> };

/** `points` questions in `seconds`. A chat needs far less; a script that hammers the bot is slowed down. */
export function createLimiter({ points, seconds }: { readonly points: number; readonly seconds: number }): Limiter {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return undefined;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}
