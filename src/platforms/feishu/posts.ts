/** Which messages are the bot's own, and which topics it opened: Feishu does not say so in an event. Kept for 14 days, as long as buttons work. */
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';

export type Posts = {
  /** `topic`: opened for this message. */
  note(message: string, topic?: string): Promise<void>;
  isOwn(message: string): Promise<boolean>;
  isOwnTopic(topic: string): Promise<boolean>;
};

const KEPT_MS = 14 * 86_400_000;
const own = (message: string): string => `feishu:own:${message}`;
const ownTopic = (topic: string): string => `feishu:topic:${topic}`;

/** A store that fails costs the knowledge, not the answer. */
export function createPosts({ store, log }: { readonly store: Store; readonly log: Logger }): Posts {
  async function has(key: string): Promise<boolean> {
    try {
      return (await store.get(key)) !== undefined;
    } catch (error) {
      log.warn({ err: error }, 'it is not known what the bot posted');
      return false;
    }
  }
  return {
    note: async (message, topic) => {
      try {
        await Promise.all([own(message), ...(topic === undefined ? [] : [ownTopic(topic)])].map((key) => store.set(key, true, KEPT_MS)));
      } catch (error) {
        log.warn({ err: error }, 'what was posted could not be noted');
      }
    },
    isOwn: (message) => has(own(message)),
    isOwnTopic: (topic) => has(ownTopic(topic)),
  };
}
