/** The sources of a card, told once: in one line, or a line each on a card that was opened to look closer. */

import type { Card, CardSource, Inline } from '#src/card/card.ts';
import { DISPUTED, daysOf, isFew, OLD } from '#src/card/sources.ts';
import { reads } from '#src/card/texts.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { plainLine } from './text/plain.ts';

const BETWEEN = ' · ';

function named({ title, url }: CardSource): Inline {
  const words = plainLine(title) || '—';
  return url === undefined ? words : { link: words, url };
}

/** "[1] title · vendor's page · checked 2026-10-09", the title a link where there is an address. */
export function sourceRow(source: CardSource, place: number, loc: Localizer): readonly Inline[] {
  const remarks = [source.basis ?? '', loc.t('common:checked', { day: loc.day(source.checked) })].map(plainLine).filter((text) => text !== '');
  return [`[${place + 1}]${source.old ? OLD : ''} `, named(source), `${BETWEEN}${remarks.join(BETWEEN)}`];
}

/** "2026-02-16" or "2026-02-16 – 2026-11-20". */
export function daysText(sources: readonly CardSource[], loc: Localizer): string {
  const [first, last] = daysOf(sources);
  return first === last ? loc.day(first) : `${loc.day(first)} – ${loc.day(last)}`;
}

/** "[2]† "; one source alone has no number, here as at its figures. */
function numberOf({ old }: CardSource, place: number, alone: boolean): string {
  const mark = `${alone ? '' : `[${place + 1}]`}${old ? OLD : ''}`;
  return mark === '' ? '' : `${mark} `;
}

/** A few by name and day: "Sources: [1] title (2026-10-09) · [2] …". */
export function namesLine(sources: readonly CardSource[], loc: Localizer): readonly Inline[] {
  const parts = sources.flatMap((source, place): readonly Inline[] => [
    place === 0 ? '' : BETWEEN,
    numberOf(source, place, sources.length === 1),
    named(source),
    // Titles of what is written anew each time name its day themselves.
    source.title.includes(source.checked) && !source.old ? '' : loc.t('common:sourceDay', { day: loc.day(source.checked) }),
  ]);
  return [{ b: loc.t('common:sources') }, ' ', ...parts];
}

/** Many by number, each a link, and their days: "Sources: 1 · 2† (2026-02-16) · 3, checked 2026-02-16 – 2026-11-20". */
function numbersLine(sources: readonly CardSource[], loc: Localizer): readonly Inline[] {
  const parts = sources.flatMap(({ url, checked, old }, place): readonly Inline[] => {
    const number = String(place + 1);
    return [
      ...(place === 0 ? [] : [BETWEEN]),
      url === undefined ? number : { link: number, url },
      ...(old ? [`${OLD}${loc.t('common:sourceDay', { day: loc.day(checked) })}`] : []),
    ];
  });
  return [{ b: loc.t('common:sources') }, ' ', ...parts, loc.t('common:checkedDays', { days: daysText(sources, loc) })];
}

/** What the signs and units on the card mean, for who meets them for the first time: "† not seen again since that day · ⚠ sources disagree". */
export function legend(card: Card, loc: Localizer): string {
  const credits = loc.t('common:legend.credits');
  return [
    ...(card.sources.some(({ old }) => old) ? [loc.t('common:legend.old', { sign: OLD })] : []),
    ...(reads(card, DISPUTED) ? [loc.t('common:legend.disputed', { sign: DISPUTED })] : []),
    ...(reads(card, credits) ? [loc.t('common:legend.meaning', { credits })] : []),
  ].join(BETWEEN);
}

/** Empty for a card without sources. */
export function sourcesLine(card: Card, loc: Localizer): readonly Inline[] {
  const { sources } = card;
  if (sources.length === 0) return [];
  const signs = legend(card, loc);
  return [...(isFew(sources) ? namesLine(sources, loc) : numbersLine(sources, loc)), ...(signs === '' ? [] : [`${BETWEEN}${signs}`])];
}
