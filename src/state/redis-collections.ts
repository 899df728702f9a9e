/** Collections in Redis: a hash of texts, and when the time of each is over. */
import type { CollectionTexts } from './collections.ts';
import type { RedisClient } from './redis.ts';

/** The text and its time, then all that is over or too much: at once, so that no process sees one without the other. */
const PUT = `
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
  local over = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[4])
  for _, key in ipairs(over) do redis.call('HDEL', KEYS[1], key) redis.call('ZREM', KEYS[2], key) end
  local more = redis.call('ZRANGE', KEYS[2], 0, -(tonumber(ARGV[5]) + 1))
  for _, key in ipairs(more) do redis.call('HDEL', KEYS[1], key) redis.call('ZREM', KEYS[2], key) end
  redis.call('PEXPIREAT', KEYS[1], ARGV[3])
  redis.call('PEXPIREAT', KEYS[2], ARGV[3])
`;

export function createRedisCollections(client: RedisClient): CollectionTexts {
  const textsOf = (name: string) => `suanpan:in:${name}:texts`;
  const timesOf = (name: string) => `suanpan:in:${name}:times`;
  const keysOf = (name: string) => [textsOf(name), timesOf(name)];
  return {
    put: async (name, key, text, { keep, most }) => {
      const now = Date.now();
      await client.eval(PUT, { keys: keysOf(name), arguments: [key, text, String(now + keep), String(now), String(most)] });
    },
    get: async (name, key) => {
      const [text, over] = await Promise.all([client.hGet(textsOf(name), key), client.zScore(timesOf(name), key)]);
      return over !== null && over > Date.now() ? text : undefined;
    },
    all: async (name) => {
      const keys = await client.zRangeByScore(timesOf(name), `(${Date.now()}`, '+inf');
      if (keys.length === 0) return [];
      const texts = await client.hmGet(textsOf(name), keys);
      return keys.flatMap((key, index) => (typeof texts[index] === 'string' ? [[key, texts[index]] as const] : []));
    },
    delete: async (name, key) => void (await client.multi().hDel(textsOf(name), key).zRem(timesOf(name), key).exec()),
    clear: async (name) => void (await client.del(keysOf(name))),
  };
}
