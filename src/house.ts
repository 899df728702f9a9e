/** What every entrance shares, put together once: data, names, words, commands. */
import { setImmediate } from 'node:timers/promises';
import { commandsWith } from '#commands/index.ts';
import { type App, createApp, type Observe } from './app.ts';
import type { Understander } from './ask/heard.ts';
import { lexiconOf } from './ask/lexicon.ts';
import { byRules } from './ask/understand/understand.ts';
import { createCatalog } from './catalog/catalog.ts';
import { dataDir, loadNamed } from './catalog/load.ts';
import { createNames } from './catalog/names.ts';
import type { Data } from './catalog/parse.ts';
import type { Day } from './catalog/schema.ts';
import type { Catalog, Names } from './catalog/types.ts';
import { createLocalizers } from './i18n/localizers.ts';
import type { Lang, Localizer } from './i18n/types.ts';
import type { Limiter } from './limiter.ts';
import type { Logger } from './log.ts';
import { readers } from './readers.ts';
import type { Store } from './state/store.ts';
import { dayOf } from './today.ts';

export type HouseDeps = {
  readonly store: Store;
  readonly log: Logger;
  readonly defaultLang: Lang;
  readonly limiter?: Pick<Limiter, 'take'>;
  readonly observe?: Observe;
  /** Who reads free questions; the rules where nobody else does. */
  readonly understander?: Understander;
  readonly repo?: string;
  readonly logQuestions?: boolean;
  readonly now?: () => Date;
  /** Told of every change of data, with its version. */
  readonly renewed?: (version: number) => void;
};

export type House = {
  readonly app: App;
  /** The data in force. */
  readonly catalog: () => Catalog;
  /** Counted up with every change of it, from 0. */
  readonly version: () => number;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly today: () => Day;
  /** Builds what the first question would have to wait for. */
  readonly warm: () => void;
  /** Puts other data into force, ready for its first question. Questions that were begun are finished with what they were begun with. */
  readonly renew: (data: Data) => Promise<void>;
};

type Furnished = { readonly catalog: Catalog; readonly names: Names; readonly app: App };

function warm({ catalog, names }: Furnished): void {
  lexiconOf(catalog);
  names.complete('', ['plan'], 1);
}

/** Throws DataError when the data does not hold what it must. */
export function createHouse({ now = () => new Date(), understander = byRules, renewed, ...deps }: HouseDeps): House {
  const commands = commandsWith(understander);
  const localizers = createLocalizers();
  const today = () => dayOf(now());
  const furnish = ({ catalog, names }: Pick<Furnished, 'catalog' | 'names'>): Furnished => ({
    catalog,
    names,
    app: createApp({ ...deps, catalog, names, commands, localizers, today, readers }),
  });
  let current = furnish(loadNamed(dataDir));
  let version = 0;
  let former: Promise<unknown> = Promise.resolve();

  const { actText } = current.app;
  const app: App = {
    dispatch: (invocation) => current.app.dispatch(invocation),
    complete: (request) => current.app.complete(request),
    commands,
    actText,
    waiting: () => current.app.waiting(),
    drain: async () => {
      await Promise.all([former, current.app.drain()]);
    },
  };
  return {
    app,
    catalog: () => current.catalog,
    version: () => version,
    localizers,
    today,
    warm: () => warm(current),
    renew: async (data) => {
      const catalog = createCatalog(data);
      const next = furnish({ catalog, names: createNames(catalog) });
      // Each step holds up everything else for a moment: events are taken in between.
      await setImmediate();
      warm(next);
      former = Promise.all([former, current.app.drain()]);
      current = next;
      version += 1;
      renewed?.(version);
    },
  };
}
