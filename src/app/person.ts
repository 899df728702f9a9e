/** What is remembered of a person for good: their choices. A store that fails costs the choice, not the answer. */
import { isCurrency } from '#src/catalog/currencies.ts';
import type { Settings, SettingsStore } from '#src/command/context.ts';
import { UserError } from '#src/errors.ts';
import { langs } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';

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

const settingsKey = (platform: string, asker: string): string => `settings:${platform}:${asker}`;

/** Rejects as the store does. */
export async function forgetSettings(platform: string, asker: string, store: Store): Promise<void> {
  await store.delete(settingsKey(platform, asker));
}

/** Saving fails loudly, with a UserError: the person would be told that it was saved. Reading does not. */
export function settingsFor(platform: string, asker: string, { store, log }: Deps): SettingsStore {
  const key = settingsKey(platform, asker);
  return {
    lasting: store.lasting,
    get: async () => {
      const settings = settingsOf(await store.get(key).catch(() => undefined));
      if (settings.unread) log.warn({ settings: Object.keys(settings.unread) }, 'stored settings have no meaning here');
      return settings;
    },
    set: ({ unread, ...settings }) =>
      store.set(key, { ...unread, ...settings }).catch(() => {
        throw new UserError('errors:unsaved');
      }),
  };
}
