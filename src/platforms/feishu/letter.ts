/** An answer → what is sent: the card (in both languages where several people read it) and the same in plain words. */
import type { ActText } from '#src/card/act-text.ts';
import type { Card } from '#src/card/card.ts';
import type { Outcome } from '#src/command/context.ts';
import type { Lang } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { FeishuCard } from '#src/render/feishu/elements.ts';
import { renderFeishu } from '#src/render/feishu/render.ts';
import { renderText } from '#src/render/text/render.ts';
import { createStencils, type Written } from '../stencil.ts';
import type { Letter } from './deliver.ts';
import type { Images } from './images.ts';

/** `one`: one person reads it, in the language of the answer; `many`: each in the language of their client. */
export type Readers = 'one' | 'many';

/** `thread`: the topic that the card will stand in; its controls bring it back. */
export type Letters = { write(outcome: Outcome, readers: Readers, thread?: string): Promise<Letter> };

export function createLetters({ images, actText, log }: { readonly images: Images; readonly actText: ActText; readonly log: Logger }): Letters {
  const stencils = createStencils<FeishuCard>();

  async function rendered(outcome: Outcome, readers: Readers, thread: string | undefined): Promise<Written<FeishuCard>> {
    const { lang } = outcome;
    const other: Lang = lang === 'zh' ? 'en' : 'zh';
    const idOf = await outcome.actionIds();
    const main = { card: outcome.card(lang), loc: outcome.localizer(lang) };
    const keys = await imageKeys(main.card, images);
    const also = readers === 'many' && !outcome.langChosen ? { also: { card: outcome.card(other), loc: outcome.localizer(other) } } : {};
    const { card, lost } = renderFeishu(main, {
      idOf,
      imageKey: (url) => keys.get(url),
      carry: { r: readers, ...(thread === undefined ? {} : { t: thread }) },
      ...also,
    });
    if (lost.length > 0) log.info({ lost, command: outcome.command }, 'the card does not show everything');
    // A picture is uploaded anew when its key is no longer good.
    return { value: card, alike: keys.size === 0 };
  }

  return {
    async write(outcome, readers, thread) {
      const shown = outcome.card();
      const card = await stencils.write(outcome, `${readers} ${thread ?? ''}`, () => rendered(outcome, readers, thread));
      return {
        card,
        text: () => harmless(renderText(shown, outcome.localizer(), { actText }).text),
        blocks: shown.blocks.map((block) => block.type),
      };
    },
  };
}

async function imageKeys(card: Card, images: Images): Promise<ReadonlyMap<string, string>> {
  const urls = new Set(card.blocks.flatMap((block) => (block.type === 'image' ? [block.url] : [])));
  const found = await Promise.all([...urls].map(async (url) => [url, await images.keyOf(url)] as const));
  return new Map(found.flatMap(([url, key]) => (key === undefined ? [] : [[url, key] as const])));
}

const TAG = /<(?=[a-zA-Z/])/g;
const BOLD = /\*\*/g;
const LINK = /\]\(/g;

/** A text message reads `<at …>`, `<b>`, `**` and `[…](…)` («发送消息内容结构», 文本) and has no escape for them: signs that look alike take their place. */
export function harmless(text: string): string {
  return text.replace(TAG, '＜').replace(BOLD, '＊＊').replace(LINK, '] (');
}
