/** Pieces → embeds → pages. An embed has a fixed order (text, fields, picture), so what comes out of that order starts the next embed. */
import { embedLimits, messageLimits } from './limits.ts';
import type { EmbedField } from './payload.ts';
import type { Piece } from './pieces.ts';

export type EmbedDraft = { readonly description: string; readonly fields: readonly EmbedField[]; readonly image?: string };
export type PageDraft = { readonly embeds: readonly EmbedDraft[] };

type OpenEmbed = { description: string; fields: EmbedField[]; image?: string; ruled?: boolean };
type OpenPage = { embeds: OpenEmbed[]; used: number };

const GAP = 3;
/** Of Discord's ten embeds, and files, so many show pictures of charts. */
export const PICTURES = 4;
/** One of the others is kept for the links to the sources. */
const EMBEDS = messageLimits.embeds - PICTURES - 1;

const emptyEmbed = (): OpenEmbed => ({ description: '', fields: [] });
const emptyPage = (): OpenPage => ({ embeds: [emptyEmbed()], used: 0 });
const isEmpty = (page: OpenPage): boolean => page.used === 0 && page.embeds.every((embed) => embed.image === undefined);

export const SMALL = '-# ';
const RULE = '⎯⎯⎯⎯⎯⎯⎯⎯';

const endsSmall = (above: string): boolean => above.slice(above.lastIndexOf('\n') + 1).startsWith(SMALL);

/** What stands between a text and what is above it: nothing needs a blank line but paragraphs, and the first line of small print. */
export function gapBetween(above: string, below: string, tight = false): string {
  if (above === '') return '';
  if (below.startsWith(SMALL)) return endsSmall(above) ? '\n' : '\n\n';
  return tight || below.startsWith('```') || above.endsWith('```') ? '\n' : '\n\n';
}

/** A rule only separates texts: at the beginning of an embed there is nothing to separate. */
function withRule(piece: Piece & { type: 'text' }, embed: OpenEmbed): string {
  return embed.ruled && embed.description !== '' ? `${RULE}\n${piece.markdown}` : piece.markdown;
}

function fitsEmbed(piece: Piece, embed: OpenEmbed): boolean {
  if (piece.type === 'text')
    return (
      embed.fields.length === 0 &&
      embed.image === undefined &&
      embed.description.length + RULE.length + GAP + piece.markdown.length <= embedLimits.description
    );
  return piece.type === 'divider' || embed.image === undefined;
}

function sizeOf(piece: Piece): number {
  if (piece.type === 'text') return piece.markdown.length + RULE.length + GAP;
  return piece.type === 'field' ? piece.name.length + piece.value.length : 0;
}

/**
 * Pages whose text adds up to at most `budget` characters each; never empty. Each piece must be smaller than the budget.
 * A page holds at most 25 fields: one more row of a table is a reason to turn the page, not to lengthen the message.
 */
export function pack(pieces: readonly Piece[], budget: number): readonly PageDraft[] {
  const pages: OpenPage[] = [emptyPage()];
  for (const piece of pieces) {
    let page = pages.at(-1) ?? emptyPage();
    let embed = page.embeds.at(-1) ?? emptyEmbed();
    const fits = fitsEmbed(piece, embed);
    const pageFull =
      page.used + sizeOf(piece) > budget ||
      (!fits && page.embeds.length >= EMBEDS) ||
      (piece.type === 'field' && page.embeds.reduce((sum, each) => sum + each.fields.length, 0) >= embedLimits.fields);
    if (pageFull && !isEmpty(page)) {
      page = emptyPage();
      pages.push(page);
      embed = page.embeds.at(-1) ?? emptyEmbed();
    } else if (!fits) {
      embed = emptyEmbed();
      page.embeds.push(embed);
    }
    place(piece, embed);
    page.used += sizeOf(piece);
  }
  return pages;
}

function place(piece: Piece, embed: OpenEmbed): void {
  if (piece.type === 'text') {
    const markdown = withRule(piece, embed);
    embed.description += gapBetween(embed.description, markdown, piece.tight) + markdown;
    embed.ruled = false;
  } else if (piece.type === 'divider') embed.ruled = true;
  else if (piece.type === 'field') embed.fields.push({ name: piece.name, value: piece.value, ...(piece.inline ? { inline: true } : {}) });
  else embed.image = piece.url;
}
