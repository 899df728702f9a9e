/** Redis, for several instances of the bot on several machines. */
import { createClient } from '@redis/client';
import { collectionsOver } from './collections.ts';
import { createRedisCollections } from './redis-collections.ts';
import { createRedisTasks } from './redis-tasks.ts';
import { LEASE_MS, type Store } from './store.ts';
import { valuesOver } from './values.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const LONGEST_PAUSE_MS = 2_000;
/** A line over which nothing comes back for so long is dead, whatever TCP says; the client asks for a sign of life more often than that. */
const SILENCE_MS = 10_000;
const PING_MS = 3_000;
const PROBE_MS = 60_000;

function clientFor(url: string) {
  let connected = false;
  // A server that was there comes back; one that never was is a wrong setting, and the person should hear of it.
  const reconnectStrategy = (tries: number, cause: Error) => (connected ? Math.min(50 * 2 ** tries, LONGEST_PAUSE_MS) : cause);
  const client = createClient({
    url,
    // What cannot be asked now is not asked later: whoever asked has gone on without it.
    disableOfflineQueue: true,
    pingInterval: PING_MS,
    socket: { connectTimeout: CONNECT_TIMEOUT_MS, socketTimeout: SILENCE_MS, reconnectStrategy },
  });
  // The client reconnects by itself; what fails meanwhile is thrown where it was asked for.
  client.on('error', () => undefined);
  client.on('ready', () => {
    connected = true;
  });
  return client;
}

export type RedisClient = ReturnType<typeof clientFor>;

/** Connects before it returns; throws when the server does not answer. `lease`: how long a task is held, in milliseconds. */
export async function createRedis(url: string, lease: number = LEASE_MS): Promise<Store> {
  const client = clientFor(url);
  await client.connect();
  const closers: (() => void)[] = [];
  const keyOf = (key: string) => `suanpan::${key}`;
  return {
    lasting: true,
    ...valuesOver({
      get: (key) => client.get(keyOf(key)),
      set: async (key, text, ttl) => void (await client.set(keyOf(key), text, ttl === undefined ? {} : { expiration: { type: 'PX', value: ttl } })),
      add: async (key, text) => void (await client.set(keyOf(key), text, { condition: 'NX' })),
      delete: async (key) => void (await client.del(keyOf(key))),
    }),
    count: async (key, ttl) => {
      const counted = await client.incr(keyOf(`count:${key}`));
      if (counted === 1) await client.pExpire(keyOf(`count:${key}`), ttl);
      return counted;
    },
    collection: collectionsOver(createRedisCollections(client)),
    tasks: (queue, claim) => {
      const { tasks, close } = createRedisTasks({ client, another: () => clientFor(url), queue, claim, lease });
      closers.push(close);
      return tasks;
    },
    // A server that is full or a replica still answers a plain PING.
    ping: async () => void (await client.set(keyOf('ping'), '1', { expiration: { type: 'PX', value: PROBE_MS } })),
    close: async () => {
      for (const close of closers) close();
      // One that hangs would not let go.
      if (client.isOpen) client.destroy();
    },
  };
}
