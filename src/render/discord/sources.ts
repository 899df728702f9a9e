/** Where figures come from: a line at the end of every page, or pages of their own on a card that was opened for it. */
import type { Card, CardSource } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { sourceRow, sourcesLine } from '../sources.ts';
import { plainLine } from '../text/plain.ts';
import { escapeMarkdown } from './escape.ts';
import type { Piece } from './pieces.ts';
import { type Lose, toPieces } from './rich.ts';

/** `footer` and `links` are the same on every page; `pieces` are there instead when the sources need pages of their own. */
export type Sources = { readonly footer: string; readonly links: string; readonly pieces: readonly Piece[] };

/** What the line may take from each page's 6000 characters: addresses are long. */
const SHARE = 2200;
const PIECE = 1000;

function sourcePieces(sources: readonly CardSource[], loc: Localizer, lose: Lose): readonly Piece[] {
  if (sources.length === 0) return [];
  const heading: Piece = { type: 'text', markdown: `**${escapeMarkdown(loc.t('common:sources'))}**` };
  const rows = sources.flatMap((source, place) => toPieces(sourceRow(source, place, loc), PIECE, lose));
  return [heading, ...rows.map((markdown): Piece => ({ type: 'text', markdown, tight: true }))];
}

export function sourcesOf(card: Card, loc: Localizer, lose: Lose): Sources {
  const { sources, fullSources, asOf, subtitle } = card;
  const day = asOf === undefined || subtitle?.includes(asOf) ? [] : [plainLine(loc.t('common:asOf', { day: asOf }))];
  const line = fullSources ? '' : toPieces(sourcesLine(card, loc), SHARE, lose).join('\n');
  if (!fullSources && line.length <= SHARE) return { footer: day.join(''), links: line, pieces: [] };
  const last = fullSources ? [] : [loc.t('discord:sourcesLast')];
  return { footer: [...last, ...day].join('\n'), links: '', pieces: sourcePieces(sources, loc, lose) };
}
