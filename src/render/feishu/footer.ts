/** Where the figures come from and for which day: no card may lose it. */
import type { Card } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { sourceRow, sourcesLine } from '../sources.ts';
import { div, type Element, markdown, plainText, small, smallPlain } from './elements.ts';
import { toMarkdown } from './rich.ts';

/** The last elements of the card: day, sources. */
export function footerElements(card: Card, loc: Localizer): readonly Element[] {
  const { sources, fullSources, asOf, subtitle } = card;
  const day = asOf === undefined || subtitle?.includes(asOf) ? [] : [div(plainText(loc.t('common:asOf', { day: loc.day(asOf) }), smallPlain))];
  if (sources.length === 0) return day;
  const lines = fullSources ? sources.map((source, place) => sourceRow(source, place, loc)) : [sourcesLine(card, loc)];
  return [...day, markdown(lines.map((line) => toMarkdown(line)).join('<br>'), small)];
}
