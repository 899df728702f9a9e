/** What a person reads as the answer to Queries, over a market. */
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import type { Lang } from '#src/i18n/types.ts';
import { renderText } from '#src/render/text/render.ts';
import { answerCard } from '#src/view/answer/card.ts';

const localizers = createLocalizers();

/** The text of the card, its lines joined by blanks. */
export function answeredIn(catalog: Catalog, day: string): (lang: Lang, ...queries: readonly Query[]) => string {
  const { texts } = lexiconOf(catalog);
  return (lang, ...queries) => {
    const card = answerCard(
      queries.map((query) => answer(query, catalog.at(day), { texts })),
      localizers[lang],
    );
    return renderText(card, localizers[lang]).text.replaceAll(/\s+/g, ' ');
  };
}
