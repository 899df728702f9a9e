/** Answers on their way into a chat: whoever replies to one may be faster than the platform, which tells its id only in its response. */

export type UnderWay = {
  /** Follows a delivery into a chat; gives it back. */
  follow<T>(chat: string, delivery: Promise<T>): Promise<T>;
  /** Resolves when what is on its way into the chat now has come to an end. */
  settled(chat: string): Promise<void>;
};

export function createUnderWay(): UnderWay {
  const chats = new Map<string, Set<Promise<unknown>>>();
  return {
    follow: (chat, delivery) => {
      const running = chats.get(chat) ?? new Set();
      chats.set(chat, running.add(delivery));
      const over = () => {
        running.delete(delivery);
        if (running.size === 0 && chats.get(chat) === running) chats.delete(chat);
      };
      delivery.then(over, over);
      return delivery;
    },
    settled: async (chat) => {
      const running = chats.get(chat);
      if (running) await Promise.allSettled(running);
    },
  };
}
