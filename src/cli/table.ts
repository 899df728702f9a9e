/** Lines for the terminal. */
import { displayWidth, padToWidth } from '#src/card/width.ts';

export const print = (line: string): void => void process.stdout.write(`${line}\n`);

export type Row = readonly (string | number)[];

/** Columns that line up: words to the left, figures to the right. */
export function printTable(rows: readonly Row[]): void {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => displayWidth(String(row[index] ?? '')))));
  for (const row of rows) {
    print(
      row
        .map((cell, index) => padToWidth(String(cell), widths[index] ?? 0, typeof cell === 'number' ? 'right' : 'left'))
        .join('  ')
        .trimEnd(),
    );
  }
}
