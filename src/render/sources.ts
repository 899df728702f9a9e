/** The sources of a card, told once: in one line, or a line each on a card that was opened to look closer. */

import type { CardSource, Inline } from '#src/card/card.ts';
import { daysOf, isFew, OLD } from '#src/card/sources.ts';
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

/** A few by name and day: "Sources: [1] title (2026-10-09) · [2] …". */
export function namesLine(sources: readonly CardSource[], loc: Localizer): readonly Inline[] {
  const parts = sources.flatMap((source, place): readonly Inline[] => [
    `${place === 0 ? '' : BETWEEN}[${place + 1}]${source.old ? OLD : ''} `,
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

/** Empty for a card without sources. */
export function sourcesLine(sources: readonly CardSource[], loc: Localizer): readonly Inline[] {
  if (sources.length === 0) return [];
  return isFew(sources) ? namesLine(sources, loc) : numbersLine(sources, loc);
}
