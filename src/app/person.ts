/** What is remembered of a person: lasting choices, and for 15 minutes what was last asked in one chat. A store that fails costs the memory, not the answer. */
import { isCurrency } from '#src/catalog/currencies.ts';
import type { Chat, Memory, Settings, SettingsStore } from '#src/command/context.ts';
import { langs } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';

const MEMORY_MS = 15 * 60_000;

type Deps = { readonly store: Store; readonly log: Logger };

const isLang = (value: unknown): boolean => (langs as readonly unknown[]).includes(value);
const meanings: Readonly<Record<string, (value: unknown) => boolean>> = { lang: isLang, currency: isCurrency };

/** What the store holds may be from another version: what has a meaning is taken, the rest is kept apart. */
function settingsOf(value: unknown): Settings {
  if (value === undefined || value === null) return {};
  // Nothing but an object was ever stored; whatever this is, it is told and not guessed at.
  if (typeof value !== 'object' || Array.isArray(value)) return { unread: { settings: value } };
  const [read, unread] = [true, false].map((known) =>
    Object.fromEntries(Object.entries(value).filter(([name, choice]) => (Object.hasOwn(meanings, name) && meanings[name]?.(choice)) === known)),
  );
  return { ...(read as Settings), ...(unread && Object.keys(unread).length > 0 ? { unread } : {}) };
}

/** Saving fails loudly: the person is told that it was saved. Reading does not. */
export function settingsFor(platform: string, asker: string, { store, log }: Deps): SettingsStore {
  const key = `settings:${platform}:${asker}`;
  return {
    lasting: store.lasting,
    get: async () => {
      try {
        const settings = settingsOf(await store.get(key));
        if (settings.unread) log.warn({ settings: Object.keys(settings.unread) }, 'stored settings have no meaning here');
        return settings;
      } catch (error) {
        log.warn({ err: error }, 'settings could not be read');
        return {};
      }
    },
    set: ({ unread, ...settings }) => store.set(key, { ...unread, ...settings }),
  };
}

/** What was asked in a chat leads on into its threads; what is asked in a thread stays there. */
export function memoryFor(platform: string, chat: Pick<Chat, 'id' | 'within'>, asker: string, { store, log }: Deps): Memory {
  const keyIn = (place: string) => `memory:${platform}:${place}:${asker}`;
  const key = keyIn(chat.id);
  return {
    get: async () => {
      try {
        return (await store.get(key)) ?? (chat.within === undefined ? undefined : await store.get(keyIn(chat.within)));
      } catch (error) {
        log.warn({ err: error }, 'memory could not be read');
        return undefined;
      }
    },
    set: async (value) => {
      try {
        await store.set(key, value, MEMORY_MS);
      } catch (error) {
        log.warn({ err: error }, 'memory could not be kept');
      }
    },
  };
}
