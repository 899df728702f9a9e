/** Redis, for several instances of the bot on several machines. */
import KeyvRedis, { createClient } from '@keyv/redis';
import type { Backend } from './over-keyv.ts';

const NAMESPACE = 'suanpan';
const CONNECT_TIMEOUT_MS = 5_000;
const LONGEST_PAUSE_MS = 5_000;

/** Connects before it returns; throws when the server does not answer. */
export async function createRedis(url: string): Promise<Backend> {
  let connected = false;
  // A server that was there comes back; one that never was is a wrong setting, and the person should hear of it.
  const reconnectStrategy = (tries: number, cause: Error) => (connected ? Math.min(100 * 2 ** tries, LONGEST_PAUSE_MS) : cause);
  const client = createClient({ url, socket: { connectTimeout: CONNECT_TIMEOUT_MS, reconnectStrategy } });
  // The client reconnects by itself; what fails meanwhile is thrown where it was asked for.
  client.on('error', () => undefined);
  await client.connect();
  connected = true;
  const claimKey = (key: string) => `${NAMESPACE}:claim:${key}`;
  return {
    lasting: true,
    adapter: new KeyvRedis(client, { namespace: NAMESPACE }),
    claim: async (key, ttl) => (await client.set(claimKey(key), '1', { condition: 'NX', expiration: { type: 'PX', value: ttl } })) === 'OK',
    release: async (key) => void (await client.del(claimKey(key))),
    ping: async () => void (await client.ping()),
    close: async () => {
      if (client.isOpen) await client.close();
    },
  };
}
