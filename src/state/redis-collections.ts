/** Collections in Redis: each text is a key of its own, which expires to the millisecond; an index tells which there are, by when their time is over. */
import type { CollectionTexts } from './collections.ts';
import type { RedisClient } from './redis.ts';

/** The text and its place in the index, then what of the index is over or too much: at once, so that no process sees one without the other. */
const PUT = `
  redis.call('SET', KEYS[2] .. ARGV[1], ARGV[2], 'PXAT', ARGV[3])
  redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[4])
  for _, key in ipairs(redis.call('ZRANGE', KEYS[1], 0, -(tonumber(ARGV[5]) + 1))) do
    redis.call('DEL', KEYS[2] .. key)
    redis.call('ZREM', KEYS[1], key)
  end
  redis.call('PEXPIREAT', KEYS[1], ARGV[3])
`;
const CLEAR = `
  for _, key in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do redis.call('DEL', KEYS[2] .. key) end
  redis.call('DEL', KEYS[1])
`;

export function createRedisCollections(client: RedisClient): CollectionTexts {
  // A name has no ":" of its own.
  const head = (name: string) => `suanpan:in:${encodeURIComponent(name)}`;
  const index = (name: string) => `${head(name)}:keys`;
  const texts = (name: string) => `${head(name)}:text:`;
  const keysOf = (name: string) => [index(name), texts(name)];
  return {
    put: async (name, key, text, { keep, most }) => {
      const now = Date.now();
      await client.eval(PUT, { keys: keysOf(name), arguments: [key, text, String(now + keep), String(now), String(most)] });
    },
    get: (name, key) => client.get(texts(name) + key),
    all: async (name) => {
      const keys = await client.zRangeByScore(index(name), `(${Date.now()}`, '+inf');
      if (keys.length === 0) return [];
      const found = await client.mGet(keys.map((key) => texts(name) + key));
      return keys.flatMap((key, place) => (typeof found[place] === 'string' ? [[key, found[place]] as const] : []));
    },
    delete: async (name, key) => {
      await client
        .multi()
        .del(texts(name) + key)
        .zRem(index(name), key)
        .exec();
    },
    clear: async (name) => void (await client.eval(CLEAR, { keys: keysOf(name), arguments: [] })),
  };
}
