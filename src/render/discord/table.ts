/** Tables. Discord has none: while a table is narrow enough for a phone it is a code block with aligned columns, otherwise each row becomes a line. */
import type { Column, TableBlock } from '#src/card/card.ts';
import { displayWidth } from '#src/card/width.ts';
import { cellText, plainLine } from '../text/plain.ts';
import { tableLines } from '../text/table.ts';
import { escapeCode } from './escape.ts';
import { PHONE_COLUMNS } from './limits.ts';
import { hasLink, linesOf, partsOf } from './lines.ts';
import { type Lose, plainOf } from './rich.ts';

/** Between columns, and for the mark of a better cell: as the text renderer draws them. */
const GAP = 2;
const MARK = 2;
/** Rows of a code block: about a phone's screen. */
const CODE_ROWS = 25;
/** Characters without width (combining marks) can make a narrow block long. */
const BLOCK = 1800;

export type RenderedTable =
  | { readonly shape: 'code'; readonly blocks: readonly string[] }
  /** `heading`: what stands in which place of a line. */
  | { readonly shape: 'lines'; readonly heading: string; readonly lines: readonly string[] };

/** Every row as wide as the widest, and a column for every cell: a table is drawn whole, whatever it holds. */
function squared(table: TableBlock): TableBlock {
  const width = Math.max(table.columns.length, ...table.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index): Column => table.columns[index] ?? { id: `extra-${index}`, label: '' });
  return { type: 'table', columns, rows: table.rows.map((row) => columns.map((_, index) => row[index] ?? '')) };
}

/** The columns that it takes, or infinity as soon as one cell alone is too much. */
function widthOf({ columns, rows }: TableBlock): number {
  if (rows.some((row) => row.some((cell) => plainOf(partsOf(cell).text).length > PHONE_COLUMNS))) return Number.POSITIVE_INFINITY;
  const widths = columns.map((column, index) => {
    const cells = rows.map((row) => cellText(row[index] ?? ''));
    return Math.max(displayWidth(plainLine(column.label)), ...cells.map((cell) => displayWidth(cell.text) + (cell.better ? MARK : 0)));
  });
  return widths.reduce((sum, width) => sum + width, 0) + GAP * Math.max(0, widths.length - 1);
}

function codeBlocks(table: TableBlock): readonly string[] {
  const blocks: string[] = [];
  for (let start = 0; start < Math.max(1, table.rows.length); start += CODE_ROWS) {
    const lines = tableLines({ ...table, rows: table.rows.slice(start, start + CODE_ROWS) }, PHONE_COLUMNS + MARK * table.columns.length);
    blocks.push(`\`\`\`\n${lines.map(escapeCode).join('\n')}\n\`\`\``);
  }
  return blocks;
}

/** Pure. Links are kept, so a table that has one is never a code block. */
export function renderTable(block: TableBlock, lose: Lose): RenderedTable {
  const table = squared(block);
  const linked = table.rows.some((row) => row.some(hasLink));
  if (!linked && table.columns.length > 0 && widthOf(table) <= PHONE_COLUMNS) {
    const blocks = codeBlocks(table);
    if (blocks.every((code) => code.length <= BLOCK)) return { shape: 'code', blocks };
  }
  const labels = table.columns.map((column) => plainLine(column.label)).filter((label) => label !== '');
  return { shape: 'lines', heading: labels.join(' · '), lines: linesOf(table.columns, table.rows, lose) };
}
