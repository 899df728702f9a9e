/** The store of another thread: the same calls, each passed on. */
import type { Bounds, Collection, Store } from '#src/state/store.ts';

const calls = ['get', 'set', 'delete', 'count', 'getOrSet'] as const;
const collected = ['put', 'get', 'all', 'delete', 'clear'] as const;
type Call = (typeof calls)[number];
type Collected = (typeof collected)[number];
type Work = (...args: readonly unknown[]) => Promise<unknown>;

export type StoreCalls = {
  readonly store: (call: Call, args: readonly unknown[]) => Promise<unknown>;
  readonly collection: (name: string, bounds: Bounds, call: Collected, args: readonly unknown[]) => Promise<unknown>;
};

/** What the thread that has the store does for the other. */
export function storeCalls(store: Store): StoreCalls {
  return {
    store: (call, args) => (store[call] as Work)(...args),
    collection: (name, bounds, call, args) => (store.collection(name, bounds)[call] as Work)(...args),
  };
}

/** Tasks stay where their events come in: asked for here, they are refused. */
export function remoteStore(remote: StoreCalls, lasting: boolean): Store {
  const one =
    (call: Call): Work =>
    (...args) =>
      remote.store(call, args);
  const ofCollection = (name: string, bounds: Bounds): Collection => {
    const each = collected.map((call) => [call, (...args: readonly unknown[]) => remote.collection(name, bounds, call, args)]);
    return Object.fromEntries(each) as Collection;
  };
  return {
    ...(Object.fromEntries(calls.map((call) => [call, one(call)])) as Pick<Store, Call>),
    lasting,
    collection: ofCollection,
    tasks: () => {
      throw new Error('there are no tasks here');
    },
    ping: () => Promise.reject(new Error('the store is elsewhere')),
    close: async () => undefined,
  };
}
