/** What is remembered of a person: lasting choices, and for 15 minutes what was last asked in one chat. A store that fails costs the memory, not the answer. */
import type { Chat, Memory, Settings, SettingsStore } from '#src/command/context.ts';
import { langs } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';

const MEMORY_MS = 15 * 60_000;
const currencies = ['CNY', 'USD'] as const;

type Deps = { readonly store: Store; readonly log: Logger };

/** What the store holds may be from another version: only what still has a meaning is taken. */
function settingsOf(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return {};
  const { lang, currency } = value as { lang?: unknown; currency?: unknown };
  const known = { lang: langs.find((each) => each === lang), currency: currencies.find((each) => each === currency) };
  return { ...(known.lang ? { lang: known.lang } : {}), ...(known.currency ? { currency: known.currency } : {}) };
}

/** Saving fails loudly: the person is told that it was saved. Reading does not. */
export function settingsFor(platform: string, asker: string, { store, log }: Deps): SettingsStore {
  const key = `settings:${platform}:${asker}`;
  return {
    lasting: store.lasting,
    get: async () => {
      try {
        return settingsOf(await store.get(key));
      } catch (error) {
        log.warn({ err: error }, 'settings could not be read');
        return {};
      }
    },
    set: (settings) => store.set(key, settings),
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
