/** An answer as the page gets it: the card in both languages with ids for what can be pressed, and each platform's own payload. */

import type { Block, Card } from '#src/card/card.ts';
import type { ActionIdOf, Outcome } from '#src/command/context.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';

/** A platform's own rendering of a card, for its view in the page. */
export type Preview = { readonly id: string; render(cards: Readonly<Record<Lang, Card>>, lang: Lang, loc: Localizer, actionId: ActionIdOf): unknown };

/** Buttons, selects and forms carry the id that a press sends back. */
function withIds(block: Block, idOf: ActionIdOf): unknown {
  switch (block.type) {
    case 'actions':
      return { ...block, items: block.items.map((item) => (item.type === 'action' ? { ...item, id: idOf(item.act) } : item)) };
    case 'select':
      return { ...block, id: idOf(block.act, block.option) };
    case 'form':
      return { ...block, id: idOf(block.act) };
    default:
      return block;
  }
}

export async function present(outcome: Outcome, previews: readonly Preview[]): Promise<unknown> {
  const idOf = await outcome.actionIds();
  const cards = { zh: outcome.card('zh'), en: outcome.card('en') };
  const inLang = (lang: Lang) => ({
    card: { ...cards[lang], blocks: cards[lang].blocks.map((block) => withIds(block, idOf)) },
    previews: Object.fromEntries(previews.map(({ id, render }) => [id, render(cards, lang, outcome.localizer(lang), idOf)])),
  });
  return { kind: outcome.kind, lang: outcome.lang, command: outcome.command, answers: Object.fromEntries(langs.map((lang) => [lang, inLang(lang)])) };
}
