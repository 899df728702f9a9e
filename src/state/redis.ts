/** Redis, for several instances of the bot on several machines. */
import KeyvRedis, { createClient } from '@keyv/redis';
import type { Backend } from './over-keyv.ts';

const NAMESPACE = 'suanpan';
const CONNECT_TIMEOUT_MS = 5_000;

/** Connects before it returns; throws when the server does not answer. */
export async function createRedis(url: string): Promise<Backend> {
  const client = createClient({ url, socket: { connectTimeout: CONNECT_TIMEOUT_MS } });
  // The client reconnects by itself; what fails meanwhile is thrown where it was asked for.
  client.on('error', () => undefined);
  await client.connect();
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
