/** A table block → the native table, which lives at the root of a card; and → records of text where no native one is left. */
import type { Cell, Rich, TableBlock } from '#src/card/card.ts';
import { displayWidth } from '#src/card/width.ts';
import { plainLine } from '../text/plain.ts';
import { type Element, grey, markdown, small } from './elements.ts';
import { escapeMarkdown } from './escape.ts';
import { tableLimits } from './limits.ts';
import { breaks, inlines, isPlain, plainOf, toMarkdown } from './rich.ts';

type Marked = { readonly rich: Rich; readonly better: boolean; readonly muted: boolean };

function marked(cell: Cell | undefined): Marked {
  if (cell === undefined) return { rich: '', better: false, muted: false };
  if (typeof cell === 'object' && 'text' in cell) return { rich: cell.text, better: cell.better === true, muted: cell.muted === true };
  return { rich: cell, better: false, muted: false };
}

const hasLink = (rich: Rich) => inlines(rich).some((part) => typeof part === 'object' && 'link' in part);

/** Green and bold for what wins (never by colour alone), grey for what is unknown or over. The colour does not reach links («富文本», 彩色文本). */
function cellMarkdown({ rich, better, muted }: Marked): string {
  if (hasLink(rich)) return toMarkdown(rich);
  const words = breaks(escapeMarkdown(plainOf(rich)));
  if (words === '') return '';
  if (better) return `**<font color='green'>${words}</font>**`;
  return muted ? grey(words) : toMarkdown(rich);
}

/** Plain text where no cell of the column has a mark, markdown otherwise: words in a `text` column cannot become markup. */
function typeOf(block: TableBlock, column: number): 'text' | 'markdown' {
  const cells = block.rows.map((row) => marked(row[column]));
  return cells.every((cell) => !cell.better && !cell.muted && isPlain(cell.rich)) ? 'text' : 'markdown';
}

/** What a phone 390 px wide leaves of a card for the first two columns: the name and, beside it, the price. */
const WIDTHS = { first: 130, second: 120, other: 200, least: 80 } as const;
const COLUMN_PX = 8;
const PADDING_PX = 24;

/** «表格», columns.width: 80 to 600 px. As wide as its longest cell, the first two so that both are seen without scrolling; the rest wraps. */
function widthOf({ columns, rows }: TableBlock, index: number): string {
  const texts = [columns[index]?.label ?? '', ...rows.map((row) => plainOf(marked(row[index]).rich))];
  const longest = Math.max(...texts.map((text) => displayWidth(plainLine(text))));
  const most = index === 0 ? WIDTHS.first : index === 1 ? WIDTHS.second : WIDTHS.other;
  return `${Math.min(most, Math.max(WIDTHS.least, longest * COLUMN_PX + PADDING_PX))}px`;
}

/** The table and, before it, its caption. Columns and rows beyond the limits have been cut before (shrink.ts). */
export function tableElements(block: TableBlock): readonly Element[] {
  const types = block.columns.map((_column, index) => typeOf(block, index));
  const table: Element = {
    tag: 'table',
    page_size: Math.max(1, Math.min(tableLimits.pageSize, block.rows.length)),
    row_height: 'auto',
    freeze_first_column: block.columns.length > 3,
    header_style: { text_align: 'left', text_size: 'normal', background_style: 'grey', text_color: 'default', bold: true, lines: 2 },
    columns: block.columns.map((column, index) => ({
      name: `c${index}`,
      display_name: plainLine(column.label),
      data_type: types[index],
      horizontal_align: column.align ?? 'left',
      vertical_align: 'top',
      width: widthOf(block, index),
    })),
    rows: block.rows.map((row) =>
      Object.fromEntries(
        block.columns.map((_column, index) => {
          const cell = marked(row[index]);
          return [`c${index}`, types[index] === 'text' ? plainOf(cell.rich) : cellMarkdown(cell)];
        }),
      ),
    ),
  };
  return [...captionOf(block), table];
}

function captionOf({ caption }: TableBlock): readonly Element[] {
  return caption === undefined || caption === '' ? [] : [markdown(`**${escapeMarkdown(caption).replaceAll('\n', ' ').trim()}**`)];
}

/** Each row as a paragraph: its first cell in bold, then "label value" for the others. */
export function tableRecords(block: TableBlock): readonly Element[] {
  const [first = '', ...labels] = block.columns.map((column) => escapeMarkdown(plainLine(column.label)));
  const records = block.rows.map((row) => {
    const head = marked(row[0]);
    const words = escapeMarkdown(plainLine(plainOf(head.rich)));
    const name = hasLink(head.rich) ? toMarkdown(head.rich) : `**${words || '—'}**`;
    const rest = labels.map((label, index) => `${grey(label)} ${cellMarkdown(marked(row[index + 1])) || '—'}`);
    return [`${grey(first)} ${name}`, ...rest].join('<br>');
  });
  return [...captionOf(block), ...records.map((record) => markdown(record, small))];
}

/** A table without a row: its heads, so that nobody waits for more. */
export function emptyTable(block: TableBlock): readonly Element[] {
  return [...captionOf(block), markdown(grey(block.columns.map((column) => escapeMarkdown(plainLine(column.label))).join(' · ')), small)];
}
