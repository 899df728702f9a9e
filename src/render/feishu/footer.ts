/** Where the figures come from and for which day: no card may lose it. Many sources are folded, none is left out. */
import type { Card, CardSource } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { plainLine } from '../text/plain.ts';
import { panel } from './blocks.ts';
import { div, type Element, markdown, plainText, small, smallPlain } from './elements.ts';
import { escapeLabel, escapeMarkdown, safeUrl } from './escape.ts';
import { sourceLimits } from './limits.ts';

/** `[1] title · basis · checked day`, the title a link where there is an address. */
function sourceLine(source: CardSource, index: number, loc: Localizer): string {
  const url = source.url === undefined ? undefined : safeUrl(source.url);
  const title = plainLine(source.title);
  const remarks = [source.basis ?? '', loc.t('common:checked', { day: loc.day(source.checked) })].map(plainLine).filter((text) => text !== '');
  const linked = url && title ? `[${escapeLabel(title)}](${url})` : escapeMarkdown(title) || '—';
  return `[${index + 1}] ${linked} ${escapeMarkdown(`· ${remarks.join(' · ')}`)}`;
}

/** "2026-02-16" or "2026-02-16 – 2026-11-20": the days of check, for the fold's title. */
function daysOf(sources: readonly CardSource[], loc: Localizer): string {
  const days = sources.map((source) => source.checked).sort();
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  return first === last ? loc.day(first) : `${loc.day(first)} – ${loc.day(last)}`;
}

/** The last elements of the card: day, sources. */
export function footerElements(card: Card, loc: Localizer): readonly Element[] {
  const asOf =
    card.asOf === undefined || card.subtitle?.includes(card.asOf)
      ? []
      : [div(plainText(loc.t('common:asOf', { day: loc.day(card.asOf) }), smallPlain))];
  if (card.sources.length === 0) return asOf;
  const list = markdown(card.sources.map((source, index) => sourceLine(source, index, loc)).join('<br>'), small);
  if (card.sources.length <= sourceLimits.unfolded) return [{ tag: 'hr' }, ...asOf, list];
  const title = loc.t('feishu:card.sourcesFolded', { count: card.sources.length, days: daysOf(card.sources, loc) });
  return [...asOf, panel(title, [list])];
}
