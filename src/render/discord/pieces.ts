/** Blocks of a card → the pieces that pages are packed from, in reading order. Controls are not here: they live below the embeds. */
import type { Block, Card, ChartBlock, FieldsBlock, Rich, TableBlock } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Loss } from '../loss.ts';
import { chartLines } from '../text/chart.ts';
import { plainLine } from '../text/plain.ts';
import { headOf } from './cut.ts';
import { escapeCode, safeUrl } from './escape.ts';
import { embedLimits, messageLimits, PHONE_COLUMNS } from './limits.ts';
import { type Lose, plainOf, runsOf, toMarkdown, toPieces } from './rich.ts';
import { tableHeading, tableRows } from './table.ts';

/** `tight`: follows what is above it without a blank line. */
export type Piece =
  | { readonly type: 'text'; readonly markdown: string; readonly tight?: true }
  | { readonly type: 'field'; readonly name: string; readonly value: string; readonly inline?: true }
  | { readonly type: 'divider' }
  | { readonly type: 'image'; readonly url: string };

export type PieceOptions = { readonly loc: Localizer; readonly charts: 'image' | 'text' };
type Scene = PieceOptions & { readonly lose: Lose };

/** Short enough that a page always has room for one, long enough that a paragraph stays whole. */
const PIECE = 1200;
const HEADING = 256;
/** A field beside others reads well up to about two lines of a phone's third. */
const INLINE_VALUE = 60;

const text = (markdown: string): Piece => ({ type: 'text', markdown });

/** Small print: Discord's subtext holds for one line, so every line gets its mark. */
function subtext(rich: Rich, lose: Lose): readonly Piece[] {
  return toPieces(rich, PIECE / 2, lose).flatMap((piece) => {
    const lines = piece.split('\n').filter((line) => line.trim() !== '');
    return lines.map((line) => text(`-# ${line}`));
  });
}

function bold(words: string, lose: Lose): string {
  return toMarkdown([{ b: plainLine(words) || '…' }], HEADING, lose);
}

/** "Label value" in a line; short ones side by side are fields. */
function fieldPieces(block: FieldsBlock, lose: Lose): readonly Piece[] {
  return block.items.flatMap((item): readonly Piece[] => {
    const label = plainLine(item.label);
    if (!item.wide && plainOf(item.value).length <= INLINE_VALUE) {
      const name = toMarkdown(label, embedLimits.fieldName, lose).trim() || '—';
      const value = toMarkdown(item.value, embedLimits.fieldValue, lose).trim() || '—';
      return [{ type: 'field', name, value, inline: true }];
    }
    const words: Rich = plainOf(item.value).trim() === '' ? '—' : item.value;
    const runs = [...(label === '' ? [] : [{ b: label }, ' ']), ...runsOf(words)];
    return toPieces(runs, PIECE, lose).map((piece) => tightened(text(piece)));
  });
}

function tablePieces(block: TableBlock, lose: Lose): readonly Piece[] {
  const caption = block.caption && plainLine(block.caption) !== '' ? [text(bold(block.caption, lose))] : [];
  const heading = tableHeading(block);
  return [
    ...caption,
    ...(heading === '' ? [] : subtext(heading, lose).map(tightened)),
    ...tableRows(block, PIECE, lose).map((row, index) => (index === 0 && heading === '' && caption.length === 0 ? text(row) : tightened(text(row)))),
  ];
}

/** Where no picture can be sent: bars of characters, and the alt text. */
function chartText(block: ChartBlock, { loc, lose }: Scene): readonly Piece[] {
  const lines = chartLines(block, loc, PHONE_COLUMNS).map((line) => escapeCode(headOf(line, PIECE / 2)));
  const chunks: string[] = [];
  let current: string[] = [];
  for (const line of lines) {
    if (current.join('\n').length + line.length > PIECE - 20) chunks.push(current.splice(0).join('\n'));
    current = [...current, line];
  }
  if (current.length > 0) chunks.push(current.join('\n'));
  return [...chunks.map((chunk) => text(`\`\`\`\n${chunk}\n\`\`\``)), ...subtext(block.alt, lose)];
}

/** Lines of a list, not paragraphs. */
function tightened(piece: Piece): Piece {
  return piece.type === 'text' ? { ...piece, tight: true } : piece;
}

function pieces(block: Block, scene: Scene): readonly Piece[] {
  const { lose } = scene;
  switch (block.type) {
    case 'text':
      return toPieces(block.text, PIECE, lose)
        .filter((piece) => piece.trim() !== '')
        .map((piece) => text(piece));
    case 'fields':
      return fieldPieces(block, lose);
    case 'note':
      return subtext(block.text, lose);
    case 'divider':
      return [{ type: 'divider' }];
    case 'details':
      return [text(bold(block.summary, lose)), ...block.blocks.flatMap((leaf) => pieces(leaf, scene)).map(tightened)];
    case 'table':
      return tablePieces(block, lose);
    case 'image': {
      const url = safeUrl(block.url, messageLimits.url);
      if (url) return [{ type: 'image', url }];
      lose('image');
      return subtext(block.alt, lose);
    }
    case 'chart':
      return scene.charts === 'image' ? [] : chartText(block, scene);
    case 'actions':
    case 'select':
    case 'form':
    case 'menu':
      return [];
    default:
      block satisfies never;
      return [];
  }
}

/**
 * The content of a card in pieces; its controls give nothing here. A text that only repeats the summary is left out: the summary stands above.
 * Discord cannot fold, so `folded` is apart: it turns the page. Charts that are drawn are apart too: a picture comes below everything, so that one
 * which is added later moves nothing that is being read.
 */
export function piecesOf(
  card: Card,
  options: PieceOptions,
  lost: Loss[],
): { readonly open: readonly Piece[]; readonly folded: readonly Piece[]; readonly charts: readonly ChartBlock[] } {
  const summary = plainLine(card.summary);
  const of = (block: Block) => pieces(block, { ...options, lose: (what, count = 1) => lost.push({ block: block.type, what, count }) });
  const shown = card.blocks.filter((block) => block.type !== 'text' || plainLine(plainOf(block.text)) !== summary);
  return {
    charts: options.charts === 'image' ? shown.filter((block) => block.type === 'chart') : [],
    open: shown.flatMap((block) => (block.type === 'details' ? [] : of(block))),
    folded: shown.flatMap((block) => (block.type === 'details' ? of(block) : [])),
  };
}
