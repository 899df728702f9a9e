/** Asks questions in process, without a platform: what `npm run ask -- --batch` would reply, with the time that understanding and answering took. */
import { answerMessage } from '#src/ask/answer/message.ts';
import type { LastAsked } from '#src/ask/answer/types.ts';
import type { Heard } from '#src/ask/heard.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import { understand } from '#src/ask/understand/understand.ts';
import type { Card } from '#src/card/card.ts';
import { firstScreen, whole } from '#src/card/more.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { languageOf } from '#src/i18n/choose-lang.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { renderText } from '#src/render/text/render.ts';
import { answerCard } from '#src/view/answer/card.ts';

/** `text`: the first screen; `full`: with what is one press away. */
export type Reply = {
  readonly text: string;
  readonly full: string;
  readonly summary: string;
  readonly queries: readonly Query[];
  readonly ms: number;
};
export type Question = { readonly ask: string; readonly day: Day; readonly before?: readonly string[] | undefined };

/** What was heard, answered as the chat shows it. */
export function createAnswerer(catalog: Catalog): (heard: Heard, question: Question, last?: LastAsked) => Omit<Reply, 'ms'> {
  const { texts } = lexiconOf(catalog);
  const localizers = createLocalizers();
  return (heard, { ask, day }, last) => {
    const answers = answerMessage(heard, catalog.at(day), { texts, message: ask, ...(last ? { last } : {}) });
    const localizer = localizers[languageOf(ask) ?? 'en'];
    const card = answerCard(answers, localizer, { left: heard.left ?? [], doubtful: heard.doubtful === true, otherwise: { queries: [], args: {} } });
    const shown = (part: Card): string => renderText(part, localizer).text;
    return { text: shown(firstScreen(card)), full: shown(whole(card)), summary: card.summary, queries: heard.queries };
  };
}

export function createAsker(catalog: Catalog = loadCatalog(dataDir)): (question: Question) => Reply {
  const names = createNames(catalog);
  const lexicon = lexiconOf(catalog);
  const localizers = createLocalizers();
  const read = (text: string, day: Day, kept: unknown) => understand(text, { lexicon, names, view: catalog.at(day), kept });
  return ({ ask, day, before = [] }) => {
    let kept: unknown;
    let last: LastAsked | undefined;
    for (const text of before) {
      const { queries, kept: now } = read(text, day, kept);
      [kept, last] = [now, { queries, day }];
    }
    const view = catalog.at(day);
    const start = performance.now();
    const heard = read(ask, day, kept);
    const answers = answerMessage(heard, view, { texts: lexicon.texts, message: ask, ...(last ? { last } : {}) });
    const ms = performance.now() - start;
    const localizer = localizers[languageOf(ask) ?? 'en'];
    const card = answerCard(answers, localizer, { left: heard.left ?? [], doubtful: heard.doubtful === true, otherwise: { queries: [], args: {} } });
    const shown = (part: Card): string => renderText(part, localizer).text;
    return { text: shown(firstScreen(card)), full: shown(whole(card)), summary: card.summary, queries: heard.queries, ms };
  };
}
