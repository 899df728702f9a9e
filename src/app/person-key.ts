/**
 * What stands for a person where nobody may read who it is: a keyed hash of platform and id, the same for all instances. The key is made at random
 * once and lies in the store: whoever has no access to it cannot tell whether a hash is of somebody whom they know.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Store } from '#src/state/store.ts';

const KEY_BYTES = 32;
const LENGTH = 22;

/** Rejects as the store does. */
export type PersonKeys = { of(platform: string, asker: string): Promise<string> };

export function createPersonKeys(store: Pick<Store, 'getOrSet'>): PersonKeys {
  let secret: Promise<string> | undefined;
  return {
    of: async (platform, asker) => {
      secret ??= store.getOrSet('person-key', randomBytes(KEY_BYTES).toString('base64url')).then(String);
      const key = await secret.catch((error: unknown) => {
        secret = undefined;
        throw error;
      });
      return createHmac('sha256', key).update(`${platform}:${asker}`).digest('base64url').slice(0, LENGTH);
    },
  };
}
