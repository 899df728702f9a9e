/** The rows of a table that is too wide for a phone: a field for each row, named by its first cell. */
import type { Cell, Column, Rich } from '#src/card/card.ts';
import { displayWidth } from '#src/card/width.ts';
import { labelled, plainLine } from '../text/plain.ts';
import { cutTo } from './cut.ts';
import { escapeMarkdown } from './escape.ts';
import { embedLimits } from './limits.ts';
import { type Lose, plainOf, runsOf, toPieces } from './rich.ts';

export type RecordField = { readonly name: string; readonly value: string; readonly inline?: true };
/** A value as it is written, and the columns that it takes on a screen. */
type Said = { readonly markdown: string; readonly columns: number };

/** Up to so many columns a row is a name and its value, which needs no label. */
export const PAIR = 2;
const LABEL = 200;
const BETTER = ' ✓';
/** Fields side by side, three on a desktop: such a third holds no more in a line or two. */
const INLINE = { lines: 3, columns: 30 } as const;
/** The two or three sides of a comparison stand below one another; more values than that share lines of this width. */
const SIDES = 3;
const LINE_COLUMNS = 48;
const BETWEEN = ' · ';

export function partsOf(cell: Cell): { readonly text: Rich; readonly better: boolean } {
  return typeof cell === 'object' && 'text' in cell ? { text: cell.text, better: cell.better === true } : { text: cell, better: false };
}

export const hasLink = (cell: Cell): boolean => runsOf(partsOf(cell).text).some((run) => typeof run === 'object' && 'link' in run);

/** Bold where it may be, and marked; a link stays one. */
function praised(rich: Rich): Rich {
  return [...runsOf(rich).map((run) => (typeof run === 'string' ? { b: run } : run)), BETTER];
}

/** A bare figure ("1") is told by its column ("Rank 1"). */
function nameOf(cell: Cell, label: string): string {
  const { text, better } = partsOf(cell);
  const words = plainLine(plainOf(text));
  const told = /^[\d.,%-]+$/.test(words) && label !== '' ? `${label} ${words}` : words;
  return `${cutTo(escapeMarkdown(told), embedLimits.fieldName - BETTER.length) || '—'}${better ? BETTER : ''}`;
}

function saidOf(cell: Cell, label: string, lose: Lose): readonly Said[] {
  const { text, better } = partsOf(cell);
  const plain = plainLine(plainOf(text));
  if (plain === '') return [];
  const headed = (said: string) => (label === '' ? said : labelled(cutTo(escapeMarkdown(label), LABEL), said));
  return toPieces(better ? praised(text) : text, embedLimits.fieldValue - LABEL - 2, lose).map((piece, index) => ({
    markdown: index === 0 ? headed(piece.replaceAll('\n', ' ').trim()) : piece.replaceAll('\n', ' ').trim(),
    columns: displayWidth(`${labelled(label, plain)}${better ? BETTER : ''}`),
  }));
}

/** Values that fit side by side share a line. */
function linesOf(said: readonly Said[]): readonly string[] {
  if (said.length <= SIDES) return said.map(({ markdown }) => markdown);
  const lines: Said[] = [];
  for (const value of said) {
    const last = lines.at(-1);
    const columns = (last?.columns ?? 0) + BETWEEN.length + value.columns;
    const markdown = `${last?.markdown ?? ''}${BETWEEN}${value.markdown}`;
    if (last && columns <= LINE_COLUMNS && markdown.length <= embedLimits.fieldValue) lines[lines.length - 1] = { markdown, columns };
    else lines.push(value);
  }
  return lines.map(({ markdown }) => markdown);
}

/** Lines in as few fields as hold them. */
function valuesOf(lines: readonly string[]): readonly string[] {
  const values: string[] = [];
  for (const line of lines) {
    const last = values.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= embedLimits.fieldValue) values[values.length - 1] = `${last}\n${line}`;
    else values.push(line);
  }
  return values.length > 0 ? values : ['—'];
}

/** A place in an order is told with whom it is of: "1 Ark Lite". */
const RANK = 'rank';

function placedName(row: readonly Cell[], label: string): string {
  const { better } = partsOf(row[1] ?? '');
  const [place, who] = [row[0], row[1]].map((cell) => plainOf(partsOf(cell ?? '').text));
  return nameOf({ text: `${place} ${who}`, ...(better ? { better } : {}) }, label);
}

/**
 * "label: value" lines, the winning value bold. A row longer than a field goes on in a field headed "…". A name cannot be a link, so a first cell
 * that has one stands in the value too. All records stand side by side if each of them is short.
 */
export function recordsOf(columns: readonly Column[], rows: readonly (readonly Cell[])[], lose: Lose): readonly RecordField[] {
  const labels = columns.map((column) => plainLine(column.label));
  const paired = columns.length <= PAIR;
  const ranked = columns.length > PAIR && columns[0]?.id === RANK;
  const records = rows.map((row) => ({
    name: ranked ? placedName(row, labels[0] ?? '') : nameOf(row[0] ?? '', labels[0] ?? ''),
    said: row.flatMap((cell, place) => (place < (ranked ? 2 : 1) && !hasLink(cell) ? [] : saidOf(cell, paired ? '' : (labels[place] ?? ''), lose))),
  }));
  const inline = !paired && records.every(({ said }) => said.length <= INLINE.lines && said.every((value) => value.columns <= INLINE.columns));
  return records.flatMap(({ name, said }) =>
    valuesOf(linesOf(said)).map((value, index) => ({ name: index === 0 ? name : '…', value, ...(inline ? { inline: true as const } : {}) })),
  );
}
