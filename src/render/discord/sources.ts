/** Where figures come from, on every page: titles and days in the footer (which reads no markdown), their addresses in a line above it. */
import type { Card, CardSource } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { plainLine } from '../text/plain.ts';
import { escapeMarkdown, safeUrl } from './escape.ts';
import { messageLimits } from './limits.ts';
import type { Piece } from './pieces.ts';
import { type Lose, toPieces } from './rich.ts';

/** `footer` and `links` are the same on every page; `pieces` are there instead when the sources need pages of their own. */
export type Sources = { readonly footer: string; readonly links: string; readonly pieces: readonly Piece[] };

/** What the footer and the links may take from each page's 6000 characters. */
const SHARE = 1100;
const PIECE = 1000;

function remark(source: CardSource, loc: Localizer): string {
  return [loc.t('common:checked', { day: source.checked }), source.basis ?? ''].map(plainLine).filter(Boolean).join(' · ');
}

function sourcePieces(sources: readonly CardSource[], loc: Localizer, lose: Lose): readonly Piece[] {
  const heading: Piece = { type: 'text', markdown: `**${escapeMarkdown(loc.t('common:sources'))}**` };
  return [
    heading,
    ...sources.flatMap((source, index) => {
      const url = source.url && safeUrl(source.url, messageLimits.url) ? source.url : undefined;
      const title = plainLine(source.title) || '—';
      const words = [`[${index + 1}] `, url ? { link: title, url } : title, ` · ${remark(source, loc)}`];
      return toPieces(words, PIECE, lose).map((markdown): Piece => ({ type: 'text', markdown, tight: true }));
    }),
  ];
}

export function sourcesOf(card: Card, loc: Localizer, lose: Lose): Sources {
  const asOf = card.asOf ? [plainLine(loc.t('common:asOf', { day: card.asOf }))] : [];
  const lines = card.sources.map((source, index) => `[${index + 1}] ${plainLine(source.title) || '—'} · ${remark(source, loc)}`);
  const links = card.sources.flatMap((source, index) => {
    const url = source.url ? safeUrl(source.url, messageLimits.url) : undefined;
    return url ? [`[${index + 1}](${url})`] : [];
  });
  const footer = [...lines, ...asOf].join('\n');
  const line = links.length > 0 ? `**${escapeMarkdown(loc.t('common:sources'))}** ${links.join(' · ')}` : '';
  if (footer.length <= SHARE && line.length <= SHARE) return { footer, links: line, pieces: [] };
  return { footer: [loc.t('discord:sourcesLast'), ...asOf].join('\n'), links: '', pieces: sourcePieces(card.sources, loc, lose) };
}
