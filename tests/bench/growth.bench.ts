/** The data, ten and fifty times over: what a start costs and what questions cost through the whole app, in milliseconds of processor time. */
import { test } from 'vitest';
import { commands } from '#commands/index.ts';
import { createApp } from '#src/app.ts';
import { createLexicon } from '#src/ask/lexicon.ts';
import { buildCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { renderText } from '#src/render/text/render.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import { multiplied } from '#support/multiplied.ts';
import { print, spentOn } from './effort.ts';

const TIMES = [1, 10, 50] as const;
const DAY = '2026-11-30';
const localizers = createLocalizers();

const asked = {
  'one plan': 'How much is Kimi Moderato?',
  'a typo and a list': 'ark lite vs bailain pro, which lasts longer?',
  'what is not there': 'how much is the Zyxwv Ultra plan?',
  'compare two': '/compare ark-lite bailian-lite',
  'cost over all': '/cost 2M tokens a day',
  recommend: '/recommend 2M tokens a day',
  plans: '/plans',
} as const;

/** Nothing hangs here: fifty times the data is read, and asked, for minutes. */
const PATIENCE = 900_000;

test.each(TIMES)('%d times the data', { timeout: PATIENCE }, async (times) => {
  const files = multiplied(times);
  const catalog = await spentOn(() => buildCatalog(files));
  const names = await spentOn(() => createNames(catalog.made));
  const lexicon = await spentOn(() => createLexicon(catalog.made));
  const completer = await spentOn(() => names.made.complete('', ['plan'], 1));
  print(`${times} × the data: the start`, { catalog: catalog.ms, names: names.ms, lexicon: lexicon.ms, completion: completer.ms });

  const store = await createStore('memory:');
  const deps = { catalog: catalog.made, names: names.made, commands, localizers, store, log: silentLog, defaultLang: 'en' as const };
  const app = createApp({ ...deps, today: () => DAY });
  const ask = async (text: string) => {
    const asker = { id: crypto.randomUUID() };
    const outcome = await app.dispatch({ platform: 'bench', type: 'text', text, addressed: true, asker, chat: { id: asker.id, private: true } });
    return renderText(outcome.card(), outcome.localizer(), { actText: app.actText });
  };
  const figures: Record<string, number> = {};
  for (const [what, text] of Object.entries(asked)) {
    // The first works out what is kept for the day.
    figures[`${what}, first`] = (await spentOn(() => ask(text))).ms;
    figures[what] = (await spentOn(() => ask(text))).ms;
  }
  for (const [what, ms] of Object.entries(figures)) print(`${times} × the data: ${what}`, { ms });
});
