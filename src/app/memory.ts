/**
 * What is remembered for 15 minutes: of a person in a chat what was last asked, of an answer what it answered. A store that fails costs the
 * memory, not the answer.
 */
import type { Chat, Memory, RepliedTo } from '#src/command/context.ts';
import type { Logger } from '#src/log.ts';
import type { Collection, Store } from '#src/state/store.ts';

const MEMORY_MS = 15 * 60_000;
/** Of one person, in all chats and of all answers; with a question a second it lasts longer than the time. */
const MOST = 2_000;

/** `fresh`: the question is somebody else's, so nothing of the person's own is gone on with. */
export type MemoryScene = {
  readonly platform: string;
  readonly chat: Pick<Chat, 'id' | 'within'>;
  readonly asker: string;
  readonly replyTo?: RepliedTo;
  readonly fresh?: true;
  /** What is answered now, as one types it, where that may be remembered. */
  readonly line?: string;
};

export type Recall = {
  readonly memory: Memory;
  /** The words replied to; undefined where the person has gone on in this very topic since. */
  readonly quoted: () => Promise<string | undefined>;
  /** The line was answered; beside it stays what was left before. */
  readonly answered: () => Promise<void>;
  /** Keeps with these messages what the answer left in memory. */
  readonly posted: (ids: readonly string[]) => Promise<void>;
};

/** `value`: what the command left; `asked`: the line that was answered. */
type Kept = { readonly value?: unknown; readonly asked?: string };
type Deps = { readonly store: Store; readonly log: Logger };
type Read = () => Promise<unknown>;

/** All that is remembered of one person: by chat what was last asked, and under which keys their answers are remembered. */
function memoriesOf(platform: string, asker: string, store: Store): Collection {
  return store.collection(`memory:${platform}:${asker}`, { keep: MEMORY_MS, most: MOST });
}

const ANSWERS = 'answers:';

/** Forgets what was last asked, and of which answers. Rejects as the store does. */
export async function forgetMemories(platform: string, asker: string, store: Store): Promise<void> {
  const memories = memoriesOf(platform, asker, store);
  const answers = (await memories.all()).flatMap(({ key, value }) => (key.startsWith(ANSWERS) ? (value as readonly string[]) : []));
  await Promise.all([...answers.map((place) => store.delete(place)), memories.clear()]);
}

/** Where it is looked for, first to last. */
function readsOf({ platform, chat, replyTo, fresh }: MemoryScene, memories: Collection, store: Store): readonly Read[] {
  if (fresh || replyTo?.type === 'unseen') return [];
  const chats = chat.within === undefined ? [chat.id] : [chat.id, chat.within];
  const ofPerson =
    (place: string): Read =>
    () =>
      memories.get(place);
  const ofMessage =
    (place: string, message: string): Read =>
    () =>
      store.get(messageKey(platform, place, message));
  const answered = replyTo?.type === 'answer' ? chats.map((place) => ofMessage(place, replyTo.message)) : [];
  // Who points at a message means that one: what they asked before of something else is not gone on with.
  if (replyTo?.type === 'answer' && !replyTo.implied) return answered;
  // A thread that was opened on an answer, or for one, has its id.
  const thread = chat.within === undefined ? [] : [ofMessage(chat.within, chat.id)];
  return [ofPerson(chat.id), ...thread, ...answered, ...chats.slice(1).map(ofPerson)];
}

const messageKey = (platform: string, place: string, message: string): string => `memory:${platform}:${place}:message:${message}`;

/** Of a question that nobody asked: nothing is remembered for it or of it. */
export const noRecall: Recall = {
  memory: { get: async () => undefined, set: async () => undefined, asked: async () => undefined },
  quoted: async () => undefined,
  answered: async () => undefined,
  posted: async () => undefined,
};

export function recallFor(scene: MemoryScene, { store, log }: Deps): Recall {
  const { platform, chat, asker, line } = scene;
  const memories = memoriesOf(platform, asker, store);
  const reads = readsOf(scene, memories, store);
  let left: Kept | undefined;
  let found: Promise<Kept | undefined> | undefined;
  const before = () => (found ??= firstOf(reads));

  async function firstOf(places: readonly Read[]): Promise<Kept | undefined> {
    try {
      for (const read of places) {
        const kept = await read();
        if (kept !== undefined) return kept as Kept;
      }
    } catch (error) {
      log.warn({ err: error }, 'memory could not be read');
    }
    return undefined;
  }

  async function keep(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.warn({ err: error }, 'memory could not be kept');
    }
  }

  async function leave(kept: Kept): Promise<void> {
    left = kept;
    await keep(() => memories.put(chat.id, kept));
  }

  return {
    memory: {
      get: async () => (await before())?.value,
      set: async (value, isNew) => {
        const asked = isNew ? line : (await before())?.asked;
        await leave({ value, ...(asked === undefined ? {} : { asked }) });
      },
      asked: async () => (await before())?.asked,
    },
    answered: async () => {
      if (line !== undefined) await leave({ ...(await before()), asked: line });
    },
    quoted: async () => {
      const { replyTo } = scene;
      if (replyTo?.type !== 'words') return undefined;
      return replyTo.implied && (await firstOf([() => memories.get(chat.id)])) !== undefined ? undefined : replyTo.text;
    },
    posted: async (ids) => {
      const kept = left;
      if (kept === undefined || ids.length === 0) return;
      const places = ids.map((id) => messageKey(platform, chat.id, id));
      await keep(() => Promise.all([memories.put(ANSWERS + places[0], places), ...places.map((place) => store.set(place, kept, MEMORY_MS))]));
    },
  };
}
