/** Asks questions in process, without a platform: what `npm run ask -- --batch` would reply, with the time that understanding and answering took. */
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import type { Query as Read } from '#src/ask/query.ts';
import { remembered } from '#src/ask/understand/asked-back.ts';
import { translate } from '#src/ask/understand/translate.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { languageOf } from '#src/i18n/choose-lang.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { renderText } from '#src/render/text/render.ts';
import { answerCard } from '#src/view/answer/card.ts';

export type Reply = {
  readonly text: string;
  readonly summary: string;
  readonly queries: readonly Read[];
  readonly meant: readonly Query[];
  readonly ms: number;
};
export type Question = { readonly ask: string; readonly day: Day; readonly before?: readonly string[] | undefined };

export function createAsker(catalog: Catalog = loadCatalog(dataDir)): (question: Question) => Reply {
  const names = createNames(catalog);
  const lexicon = lexiconOf(catalog);
  const localizers = createLocalizers();
  const read = (text: string, day: Day, last: readonly Read[]) => understand(text, { lexicon, names, view: catalog.at(day), last });
  return ({ ask, day, before = [] }) => {
    let last: readonly Read[] = [];
    for (const text of before) last = remembered(read(text, day, last), last);
    const view = catalog.at(day);
    const start = performance.now();
    const queries = read(ask, day, last);
    const answers = queries.map((query) => answer(query, view, { texts: lexicon.texts }));
    const ms = performance.now() - start;
    const localizer = localizers[languageOf(ask) ?? 'en'];
    const card = answerCard(answers, localizer);
    return { text: renderText(card, localizer).text, summary: card.summary, queries, meant: translate(queries), ms };
  };
}
