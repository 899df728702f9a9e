/** An answer as the page gets it: the card in both languages with ids for what can be pressed, and each platform's own payload. */

import type { Block, Card } from '#src/card/card.ts';
import type { ActionIdOf, Outcome } from '#src/command/context.ts';
import { type Lang, type Localizer, langs } from '#src/i18n/types.ts';

/** A card and the words of its language. */
export type Version = { readonly card: Card; readonly loc: Localizer };
export type PreviewOptions = {
  readonly idOf: ActionIdOf;
  /** The asker named the language, so nobody is shown another. */
  readonly langChosen: boolean;
};
/** A platform's own rendering of a card, for its view in the page. */
export type Preview = { readonly id: string; render(versions: Readonly<Record<Lang, Version>>, lang: Lang, options: PreviewOptions): unknown };

/** Buttons, selects and forms carry the id that a press sends back. */
function withIds(block: Block, idOf: ActionIdOf): unknown {
  switch (block.type) {
    case 'actions':
      return { ...block, items: block.items.map((item) => (item.type === 'action' ? { ...item, id: idOf(item.act) } : item)) };
    case 'select':
      return { ...block, id: idOf(block.act, block.option) };
    case 'form':
      return { ...block, id: idOf(block.act) };
    case 'menu':
      return { ...block, items: block.items.map((item) => ({ ...item, id: idOf(item.act) })) };
    default:
      return block;
  }
}

export async function present(outcome: Outcome, previews: readonly Preview[]): Promise<unknown> {
  const idOf = await outcome.actionIds();
  const options = { idOf, langChosen: outcome.langChosen === true };
  const version = (lang: Lang): Version => ({ card: outcome.card(lang), loc: outcome.localizer(lang) });
  const versions = { zh: version('zh'), en: version('en') };
  const inLang = (lang: Lang) => {
    const { card } = versions[lang];
    return {
      card: { ...card, blocks: card.blocks.map((block) => withIds(block, idOf)) },
      previews: Object.fromEntries(previews.map((preview) => [preview.id, preview.render(versions, lang, options)])),
    };
  };
  return { kind: outcome.kind, lang: outcome.lang, command: outcome.command, answers: Object.fromEntries(langs.map((lang) => [lang, inLang(lang)])) };
}
