/**
 * What is remembered for 15 minutes: of a person in a chat what was last asked, of an answer what it answered. A store that fails costs the
 * memory, not the answer.
 */
import type { Chat, Memory, RepliedTo } from '#src/command/context.ts';
import type { Logger } from '#src/log.ts';
import type { StoredValues } from '#src/state/store.ts';

const MEMORY_MS = 15 * 60_000;

/** `fresh`: the question is somebody else's, so nothing of the person's own is gone on with. */
export type MemoryScene = {
  readonly platform: string;
  readonly chat: Pick<Chat, 'id' | 'within'>;
  readonly asker: string;
  readonly replyTo?: RepliedTo;
  readonly fresh?: true;
};

export type Recall = {
  readonly memory: Memory;
  /** The words replied to; undefined where the person has gone on in this very topic since. */
  readonly quoted: () => Promise<string | undefined>;
  /** Keeps with these messages what the answer left in memory. */
  readonly posted: (ids: readonly string[]) => Promise<void>;
};

/** Keys by where they are looked for, first to last. */
function placesOf({ platform, chat, asker, replyTo }: MemoryScene) {
  const chats = chat.within === undefined ? [chat.id] : [chat.id, chat.within];
  const ofPerson = (place: string) => `memory:${platform}:${place}:${asker}`;
  const ofMessage = (place: string, message: string) => `memory:${platform}:${place}:message:${message}`;
  const own = ofPerson(chat.id);
  const answered = replyTo?.type === 'answer' ? chats.map((place) => ofMessage(place, replyTo.message)) : [];
  // A thread that was opened on an answer, or for one, has its id.
  const thread = chat.within === undefined ? [] : [ofMessage(chat.within, chat.id)];
  const everywhere = [own, ...thread, ...answered, ...chats.slice(1).map(ofPerson)];
  return { own, ofMessage: (message: string) => ofMessage(chat.id, message), answered, everywhere };
}

/** Who points at a message means that one: what they asked before of something else is not gone on with. */
function keysFor(scene: MemoryScene): readonly string[] {
  const { replyTo, fresh } = scene;
  const { answered, everywhere } = placesOf(scene);
  if (fresh || replyTo?.type === 'unseen') return [];
  return replyTo?.type === 'answer' && !replyTo.implied ? answered : everywhere;
}

export function recallFor(scene: MemoryScene, { store, log }: { readonly store: StoredValues; readonly log: Logger }): Recall {
  const { own, ofMessage } = placesOf(scene);
  const keys = keysFor(scene);
  let left: unknown;

  async function firstOf(places: readonly string[]): Promise<unknown> {
    try {
      for (const place of places) {
        const value = await store.get(place);
        if (value !== undefined) return value;
      }
    } catch (error) {
      log.warn({ err: error }, 'memory could not be read');
    }
    return undefined;
  }

  async function keep(place: string, value: unknown): Promise<void> {
    try {
      await store.set(place, value, MEMORY_MS);
    } catch (error) {
      log.warn({ err: error }, 'memory could not be kept');
    }
  }

  return {
    memory: {
      get: () => firstOf(keys),
      set: async (value) => {
        left = value;
        await keep(own, value);
      },
    },
    quoted: async () => {
      const { replyTo } = scene;
      if (replyTo?.type !== 'words') return undefined;
      return replyTo.implied && (await firstOf([own])) !== undefined ? undefined : replyTo.text;
    },
    posted: async (ids) => {
      if (left !== undefined) await Promise.all(ids.map((id) => keep(ofMessage(id), left)));
    },
  };
}
