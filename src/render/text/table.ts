/** A table whose columns line up in a terminal, for Chinese and English alike. */
import type { TableBlock } from '#src/card/card.ts';
import { displayWidth, padToWidth, wrapToWidth } from '#src/card/width.ts';
import { type CellText, cellText, labelled, plainLine } from './plain.ts';

const GAP = '  ';
const BETTER = ' ✓';
const NARROWEST = 16;
const TALLEST = 6;

type Row = readonly string[];

const cellOf = ({ text, better }: CellText): string => (better ? `${text}${BETTER}` : text);

/** The mark must not push figures out of line: where a right-aligned column has one, the others get its width. */
function columnsOf(table: TableBlock): { readonly header: Row; readonly rows: readonly Row[] } {
  const cells = table.rows.map((row) => table.columns.map((_, index) => cellText(row[index] ?? '')));
  const reserve = table.columns.map((column, index) => column.align === 'right' && cells.some((row) => row[index]?.better));
  const rows = cells.map((row) =>
    row.map((cell, index) => (cell.better || !reserve[index] ? cellOf(cell) : `${cell.text}${' '.repeat(BETTER.length)}`)),
  );
  const header = table.columns.map((column, index) => plainLine(column.label) + (reserve[index] ? ' '.repeat(BETTER.length) : ''));
  return { header, rows };
}

function naturalWidths(header: Row, rows: readonly Row[]): readonly number[] {
  return header.map((label, index) => Math.max(1, displayWidth(label), ...rows.map((row) => displayWidth(row[index] ?? ''))));
}

/** Narrow columns keep what they need; the rest is shared evenly among the wide ones. Undefined when they would get too little. */
function fitWidths(natural: readonly number[], room: number): readonly number[] | undefined {
  const widths = [...natural];
  const open = new Set(natural.keys());
  let left = room;
  for (;;) {
    const share = Math.floor(left / Math.max(1, open.size));
    const small = [...open].filter((index) => (natural[index] ?? 0) <= share);
    if (small.length === 0) {
      if (open.size > 0 && share < NARROWEST) return undefined;
      for (const index of open) widths[index] = share;
      return widths;
    }
    for (const index of small) {
      open.delete(index);
      left -= natural[index] ?? 0;
    }
    if (open.size === 0) return widths;
  }
}

function lines(row: Row, widths: readonly number[], table: TableBlock): readonly string[] {
  const wrapped = row.map((cell, index) => (displayWidth(cell) <= (widths[index] ?? 1) ? [cell] : wrapToWidth(cell, widths[index] ?? 1)));
  const height = Math.max(1, ...wrapped.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((cell, index) => padToWidth(cell[line] ?? '', widths[index] ?? 1, table.columns[index]?.align ?? 'left'))
      .join(GAP)
      .trimEnd(),
  );
}

/** Each row on its own: its first cell as a heading, the others named by their column; the first column's name stands above all. */
function records(table: TableBlock): readonly string[] {
  const labels = table.columns.map((column) => plainLine(column.label));
  const head = table.rows.length === 0 ? labels : labels.slice(0, 1);
  const records = table.rows.flatMap((row) => {
    const cells = table.columns.map((_, index) => cellOf(cellText(row[index] ?? '')));
    return [cells[0] ?? '', ...cells.slice(1).map((cell, index) => `${GAP}${labelled(labels[index + 1] || '–', cell)}`)];
  });
  return [...head.filter((label) => label !== ''), ...records];
}

/** Lines of at most about `width` columns: a table, one with wrapped cells, or records where columns would get too narrow. */
export function tableLines(table: TableBlock, width: number): readonly string[] {
  const { header, rows } = columnsOf(table);
  const natural = naturalWidths(header, rows);
  const room = width - GAP.length * Math.max(0, natural.length - 1);
  const widths = natural.reduce((sum, each) => sum + each, 0) <= room ? natural : fitWidths(natural, room);
  const body = widths && rows.map((row) => lines(row, widths, table));
  const tooTall = body?.some((row) => row.length > TALLEST) ?? true;
  const caption = table.caption ? [plainLine(table.caption)] : [];
  if (!widths || !body || tooTall) return [...caption, ...records(table)];
  const rule = widths.map((columns) => '─'.repeat(columns)).join(GAP);
  return [...caption, ...lines(header, widths, table), rule, ...body.flat()];
}
