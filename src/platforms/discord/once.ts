/** Each delivery is worked on once, and the platform knows what it is still working on. */
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';

export type Once = {
  /** True for the one that may work on it. A store that is down must not silence the bot: rather twice than never. */
  claim(key: string): Promise<boolean>;
  /** Follows work in the background; a failure is logged, never thrown. */
  track(work: Promise<unknown>, what: string): void;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
};

/** Longer than an interaction lives (15 minutes) and than a session can be resumed. */
const CLAIM_MS = 3_600_000;

export function createOnce({ store, log }: { readonly store: Store; readonly log: Logger }): Once {
  const running = new Set<Promise<unknown>>();
  return {
    claim: async (key) => {
      try {
        return await store.claim(`discord:${key}`, CLAIM_MS);
      } catch (error) {
        log.error({ err: error }, 'the store does not answer; taking the delivery without a claim');
        return true;
      }
    },
    track: (work, what) => {
      const followed = work.catch((error: unknown) => log.error({ err: error }, `${what} failed`)).finally(() => running.delete(followed));
      running.add(followed);
    },
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
