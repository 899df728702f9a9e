/** Each delivery is worked on once, however often it comes: claimed before the work, given back when the work fails, so that the next delivery answers. */
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';

export type Inbox = {
  /** Runs `work` unless `key` was taken before. Never rejects: a failure is logged and the claim given back. True: this delivery did the work. */
  take(key: string, work: () => Promise<void>): Promise<boolean>;
  /** The same for a callback that must be answered: undefined when it was taken before; rejects as `work` does, the claim given back. */
  answer<T>(key: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Follows work that goes on after its delivery was answered. */
  track(work: Promise<unknown>): void;
  /** Resolves when nothing is being worked on. */
  idle(): Promise<void>;
};

/** Feishu delivers again after 15 s, 5 min, 1 h and 6 h («事件概述»): a claim must outlive the last. */
export const CLAIM_MS = 24 * 3_600_000;

export function createInbox({ store, log }: { readonly store: Store; readonly log: Logger }): Inbox {
  const running = new Set<Promise<unknown>>();

  function track(work: Promise<unknown>): void {
    const followed = work.catch(() => undefined).finally(() => running.delete(followed));
    running.add(followed);
  }

  /** A store that is down must not silence the bot: rather twice than never. */
  async function claimed(key: string): Promise<boolean> {
    try {
      return await store.claim(`feishu:${key}`, CLAIM_MS);
    } catch (error) {
      log.error({ err: error }, 'the store does not answer; taking the delivery without a claim');
      return true;
    }
  }

  async function answer<T>(key: string, work: () => Promise<T>): Promise<T | undefined> {
    if (!(await claimed(key))) return undefined;
    try {
      return await work();
    } catch (error) {
      await store.release(`feishu:${key}`).catch(() => undefined);
      throw error;
    }
  }

  async function take(key: string, work: () => Promise<void>): Promise<boolean> {
    let mine = false;
    try {
      await answer(key, async () => {
        mine = true;
        await work();
      });
    } catch (error) {
      log.error({ err: error, delivery: key }, 'a delivery failed; the next one of it will be taken');
    }
    return mine;
  }

  return {
    take(key, work) {
      const taken = take(key, work);
      track(taken);
      return taken;
    },
    answer(key, work) {
      const answered = answer(key, work);
      track(answered);
      return answered;
    },
    track,
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
