/**
 * A store that may fail in every way, for callers who have no time for it: each call is over within 300 ms. A store that let a call run out is
 * asked once a second whether it is back, and meanwhile every other call fails at once: an answer with ten calls is not ten times late.
 */
import type { Collection, Store, Tasks } from './store.ts';
import { LATE, within } from './within.ts';

export type Steadiness = {
  /** Told once when calls begin to fail, and once when they succeed again. */
  readonly onTrouble?: (error: unknown) => void;
  readonly onRecovery?: () => void;
};

/** Without the cause: what a driver throws looks like a network that failed, and this is none. */
export class StoreError extends Error {
  constructor(call: string, reason: string) {
    super(`the store failed (${call}): ${reason}`);
    this.name = 'StoreError';
  }
}

const DEADLINE_MS = 300;
/** How long a silent store is left alone, and how long the last failure makes it doubtful. */
const PAUSE_MS = 1_000;
const DOUBT_MS = 5_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error));

export function steady(store: Store, { onTrouble, onRecovery }: Steadiness): Store {
  const state = { silent: false, askAgain: 0, failing: false, failedAt: Number.NEGATIVE_INFINITY };

  function failed(call: string, reason: string): StoreError {
    const error = new StoreError(call, reason);
    state.failedAt = Date.now();
    if (!state.failing) onTrouble?.(error);
    state.failing = true;
    return error;
  }

  /** Only what was written shows that the store is whole: one that is full or read-only still reads. */
  function worked(writes: boolean): void {
    state.silent = false;
    if (!state.failing || !writes || Date.now() - state.failedAt < PAUSE_MS) return;
    state.failing = false;
    onRecovery?.();
  }

  async function call<T>(name: string, work: () => Promise<T>, writes = true): Promise<T> {
    if (state.silent) {
      if (Date.now() < state.askAgain) throw failed(name, 'it does not answer');
      state.askAgain = Date.now() + PAUSE_MS;
    }
    let result: T | typeof LATE;
    try {
      result = await within(work(), DEADLINE_MS);
    } catch (error) {
      throw failed(name, reasonOf(error));
    }
    if (result === LATE) {
      state.silent = true;
      state.askAgain = Date.now() + PAUSE_MS;
      throw failed(name, `no answer within ${DEADLINE_MS} ms`);
    }
    worked(writes);
    return result;
  }

  const steadyTasks = (tasks: Tasks): Tasks => ({
    put: (task, keep) => call('put', () => tasks.put(task, keep)),
    offer: (key) => call('offer', () => tasks.offer(key)),
    waiting: () => call('waiting', () => tasks.waiting(), false),
    // It waits for work by design, and nobody waits for it.
    take: (most, options) =>
      tasks.take(most, options).catch((error: unknown) => {
        throw failed('take', reasonOf(error));
      }),
    renew: (keys) => call('renew', () => tasks.renew(keys)),
    done: (key) => call('done', () => tasks.done(key)),
    release: (key) => call('release', () => tasks.release(key)),
  });

  const steadyCollection = (collection: Collection): Collection => ({
    put: (key, value) => call('put', () => collection.put(key, value)),
    get: (key) => call('get', () => collection.get(key), false),
    all: () => call('all', () => collection.all(), false),
    delete: (key) => call('delete', () => collection.delete(key)),
    clear: () => call('clear', () => collection.clear()),
  });

  return {
    lasting: store.lasting,
    get: (key) => call('get', () => store.get(key), false),
    set: (key, value, ttl) => call('set', () => store.set(key, value, ttl)),
    delete: (key) => call('delete', () => store.delete(key)),
    count: (key, ttl) => call('count', () => store.count(key, ttl)),
    getOrSet: (key, value) => call('getOrSet', () => store.getOrSet(key, value)),
    collection: (name, bounds) => steadyCollection(store.collection(name, bounds)),
    tasks: (queue, claim) => steadyTasks(store.tasks(queue, claim)),
    ping: async () => {
      await call('ping', () => store.ping());
      // A small value may still fit where a real one did not.
      if (Date.now() - state.failedAt < DOUBT_MS) throw new StoreError('ping', 'calls failed a moment ago');
    },
    close: () => store.close(),
  };
}
