/** The card around its blocks: header by tone, summary for the chat list, body, footer. */
import type { Card, Tone } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { plainLine } from '../text/plain.ts';
import { type BlockOptions, blockElements } from './blocks.ts';
import { cutTo } from './cut.ts';
import { div, type Element, type FeishuCard, markdown, plainText, small, smallPlain } from './elements.ts';
import { escapeLabel, safeUrl } from './escape.ts';
import { footerElements } from './footer.ts';
import { headerLimits } from './limits.ts';
import { plainOf } from './rich.ts';

/** «标题», template. */
const templates: Readonly<Record<Tone, string>> = { neutral: 'default', info: 'blue', success: 'green', warning: 'orange', danger: 'red' };

function linkElements(card: Card): readonly Element[] {
  const url = card.url === undefined ? undefined : safeUrl(card.url);
  return url === undefined ? [] : [markdown(`[${escapeLabel(new URL(url).host)}](${url})`, small)];
}

/** The answer in one line: the chat list shows it, but nobody who looks at the card sees that. What the card says anyway is not said twice. */
function summaryElements(card: Card): readonly Element[] {
  const summary = plainLine(card.summary);
  const said = [card.title, ...card.blocks.flatMap((block) => (block.type === 'text' ? [plainOf(block.text)] : []))].map(plainLine);
  return summary === '' || said.includes(summary) ? [] : [div(plainText(summary))];
}

/** One card in one language. `dropped`: blocks that did not fit, told at the end. */
export function frame(card: Card, loc: Localizer, options: BlockOptions, dropped: number): FeishuCard {
  const subtitle = card.subtitle === undefined ? '' : plainLine(card.subtitle);
  const left = dropped === 0 ? [] : [div(plainText(loc.t('feishu:card.left', { count: dropped }), smallPlain))];
  return {
    schema: '2.0',
    config: { update_multi: true, width_mode: 'fill', summary: { content: plainLine(card.summary) || '—' } },
    header: {
      template: templates[card.tone],
      title: plainText(cutTo(plainLine(card.title), headerLimits.title)),
      ...(subtitle === '' ? {} : { subtitle: plainText(cutTo(subtitle, headerLimits.subtitle)) }),
    },
    body: {
      direction: 'vertical',
      vertical_spacing: '8px',
      padding: '12px',
      elements: [...summaryElements(card), ...linkElements(card), ...blockElements(card.blocks, options), ...left, ...footerElements(card, loc)],
    },
  };
}
