/** What every entrance shares, put together once: data, names, words, commands. */

import { commands } from '#commands/index.ts';
import type { Limiter } from './app/limit.ts';
import { type App, createApp } from './app.ts';
import { lexiconOf } from './ask/lexicon.ts';
import { dataDir, loadCatalog } from './catalog/load.ts';
import { createNames } from './catalog/names.ts';
import type { Day } from './catalog/schema.ts';
import type { Catalog } from './catalog/types.ts';
import { createLocalizers } from './i18n/localizers.ts';
import type { Lang, Localizer } from './i18n/types.ts';
import type { Logger } from './log.ts';
import { readers } from './readers.ts';
import type { Store } from './state/store.ts';

export type HouseDeps = {
  readonly store: Store;
  readonly log: Logger;
  readonly defaultLang: Lang;
  readonly limiter?: Limiter;
  readonly observe?: (answer: { readonly platform: string; readonly command: string; readonly kind: string; readonly ms: number }) => void;
  readonly now?: () => Date;
};

export type House = {
  readonly app: App;
  readonly catalog: Catalog;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly today: () => Day;
  /** Builds what the first question would have to wait for. */
  readonly warm: () => void;
};

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** Throws DataError when the data does not hold what it must. */
export function createHouse({ now = () => new Date(), ...deps }: HouseDeps): House {
  const catalog = loadCatalog(dataDir);
  const localizers = createLocalizers();
  const today = () => shanghai.format(now());
  const names = createNames(catalog);
  const app = createApp({ ...deps, catalog, names, commands, localizers, today, readers });
  const warm = () => {
    lexiconOf(catalog);
    names.complete('', ['plan'], 1);
  };
  return { app, catalog, localizers, today, warm };
}
