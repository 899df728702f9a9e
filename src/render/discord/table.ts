/**
 * Tables. Discord has none: while a table is narrow enough for a phone it is a code block with aligned columns, otherwise each row becomes a
 * field named after its first cell.
 */
import type { Cell, Column, Rich, TableBlock } from '#src/card/card.ts';
import { displayWidth } from '#src/card/width.ts';
import { cellText, plainLine } from '../text/plain.ts';
import { tableLines } from '../text/table.ts';
import { cutTo } from './cut.ts';
import { escapeCode, escapeMarkdown } from './escape.ts';
import { embedLimits, PHONE_COLUMNS } from './limits.ts';
import { type Lose, plainOf, runsOf, toPieces } from './rich.ts';

/** Between columns, and for the mark of a better cell: as the text renderer draws them. */
const GAP = 2;
const MARK = 2;
/** Rows of a code block: about a phone's screen. */
const CODE_ROWS = 25;
const LABEL = 200;
/** Fields side by side, three on a desktop: no more than such a third holds in a line or two. */
const INLINE = { lines: 4, columns: 32 } as const;
/** Characters without width (combining marks) can make a narrow block long. */
const BLOCK = 1800;

export type RecordField = { readonly name: string; readonly value: string; readonly inline?: true };
export type RenderedTable =
  | { readonly shape: 'code'; readonly blocks: readonly string[] }
  | {
      readonly shape: 'records';
      /** What the two columns of a list of pairs are; the values of a wider table carry their labels. */
      readonly heading: string;
      readonly records: readonly RecordField[];
    };

function partsOf(cell: Cell): { readonly text: Rich; readonly better: boolean } {
  return typeof cell === 'object' && 'text' in cell ? { text: cell.text, better: cell.better === true } : { text: cell, better: false };
}

const hasLink = (cell: Cell): boolean => runsOf(partsOf(cell).text).some((run) => typeof run === 'object' && 'link' in run);

/** Every row as wide as the widest, and a column for every cell: a table is drawn whole, whatever it holds. */
function squared(table: TableBlock): TableBlock {
  const width = Math.max(table.columns.length, ...table.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index): Column => table.columns[index] ?? { id: `extra-${index}`, label: '' });
  return { type: 'table', columns, rows: table.rows.map((row) => columns.map((_, index) => row[index] ?? '')) };
}

/** Bold where it may be, and marked; a link stays one. */
function praised(rich: Rich): Rich {
  return [...runsOf(rich).map((run) => (typeof run === 'string' ? { b: run } : run)), ' ✓'];
}

const labelsOf = ({ columns }: TableBlock): readonly string[] => columns.map((column) => plainLine(column.label));

function widthOf({ columns, rows }: TableBlock): number {
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

/** A row's name; a bare figure ("1") is told by its column ("Rank 1"). */
function nameOf(cell: Cell, label: string): string {
  const { text, better } = partsOf(cell);
  const words = plainLine(plainOf(text));
  const told = /^[\d.,%-]+$/.test(words) && label !== '' ? `${label} ${words}` : words;
  return `${cutTo(escapeMarkdown(told), embedLimits.fieldName - MARK) || '—'}${better ? ' ✓' : ''}`;
}

/**
 * "label: value" lines of one row, the winning value bold; a row longer than a field goes on in a field headed "…". A name cannot be a link,
 * so a first cell that has one stands in the value too. With one value in a row its label is left to the heading.
 */
function recordsOf(columns: readonly Column[], row: readonly Cell[], lose: Lose): readonly RecordField[] {
  const labels = columns.map((column) => plainLine(column.label));
  const paired = columns.length <= 2;
  const lines: string[] = [];
  row.forEach((cell, place) => {
    const { text, better } = partsOf(cell);
    if (plainOf(text).trim() === '' || (place === 0 && !hasLink(cell))) return;
    const heading = paired ? '' : cutTo(escapeMarkdown(labels[place] ?? ''), LABEL);
    toPieces(better ? praised(text) : text, embedLimits.fieldValue - LABEL - 2, lose).forEach((piece, index) => {
      const flat = piece.replaceAll('\n', ' ').trim();
      lines.push(index === 0 && heading !== '' ? `${heading}: ${flat}` : flat);
    });
  });
  const values: string[] = [];
  for (const line of lines) {
    const last = values.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= embedLimits.fieldValue) values[values.length - 1] = `${last}\n${line}`;
    else values.push(line);
  }
  const inline = !paired && lines.length <= INLINE.lines && lines.every((line) => displayWidth(line) <= INLINE.columns);
  const name = nameOf(row[0] ?? '', labels[0] ?? '');
  return (values.length > 0 ? values : ['']).map((value, index) => ({
    name: index === 0 ? name : '…',
    value: value.trim() || '—',
    ...(inline ? { inline: true as const } : {}),
  }));
}

/** Pure. Links are kept, so a table that has one is never a code block. */
export function renderTable(block: TableBlock, lose: Lose): RenderedTable {
  const table = squared(block);
  const linked = table.rows.some((row) => row.some(hasLink));
  if (!linked && table.columns.length > 0 && widthOf(table) <= PHONE_COLUMNS) {
    const blocks = codeBlocks(table);
    if (blocks.every((code) => code.length <= BLOCK)) return { shape: 'code', blocks };
  }
  return {
    shape: 'records',
    heading:
      table.columns.length <= 2
        ? labelsOf(table)
            .filter((label) => label !== '')
            .join(' · ')
        : '',
    records: table.rows.flatMap((row) => recordsOf(table.columns, row, lose)),
  };
}
