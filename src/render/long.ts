/** Whether an answer is too long to stand between what people say to each other. */
import type { Card } from '#src/card/card.ts';
import { displayWidth } from '#src/card/width.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { renderText } from './text/render.ts';

/**
 * In columns. A phone shows about 22 lines of 42 columns of a chat: an answer may take 1.6 such screens, which is about 1,500. Most answers take
 * half of that; those to several questions at once take more.
 */
const MOST_COLUMNS = 1_500;
const PADDING = /[\s─]+/gu;

/** Counts what is seen at once: what is folded away and the sources (one line, wherever it stands) take no room. */
export function isLong(card: Card, loc: Localizer): boolean {
  const known = lengths.get(card);
  if (known !== undefined) return known;
  const long = measured(card, loc);
  lengths.set(card, long);
  return long;
}

/** The same card is sent again and again. */
const lengths = new WeakMap<Card, boolean>();

function measured(card: Card, loc: Localizer): boolean {
  const open: Card = { ...card, blocks: card.blocks.filter(({ type }) => type !== 'details' && type !== 'menu'), sources: [] };
  return displayWidth(renderText(open, loc).text.replaceAll(PADDING, ' ')) > MOST_COLUMNS;
}
