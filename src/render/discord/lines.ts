/** The rows of a table that is too wide for a phone, as lines: the first cell in bold, the others behind it in the order of the columns. */
import type { Cell, Column, Inline, Rich } from '#src/card/card.ts';
import { plainLine } from '../text/plain.ts';
import { type Lose, plainOf, runsOf, toPieces } from './rich.ts';

const BETTER = ' ✓';
const BETWEEN = ' · ';
/** Stands for a cell that says nothing before one that does, so that each keeps its place. */
const NOTHING = '–';
/** A line of a table stays shorter than a page. */
const PIECE = 1000;

export function partsOf(cell: Cell): { readonly text: Rich; readonly better: boolean } {
  return typeof cell === 'object' && 'text' in cell ? { text: cell.text, better: cell.better === true } : { text: cell, better: false };
}

export const hasLink = (cell: Cell): boolean => runsOf(partsOf(cell).text).some((run) => typeof run === 'object' && 'link' in run);

const oneLine = (run: Inline): Inline => (typeof run === 'string' ? run.replaceAll('\n', ' ') : run);
const bold = (run: Inline): Inline => (typeof run === 'string' ? { b: run } : run);

/** Plain words of a cell that wins are bold, and it is marked. */
function winnerOf(cell: Cell): readonly Inline[] {
  const { text, better } = partsOf(cell);
  const runs = runsOf(text).map(oneLine);
  return better ? [...runs.map(bold), BETTER] : runs;
}

/** A bare figure ("1") is told by its column ("Rank 1"). */
function nameOf(cell: Cell, label: string): readonly Inline[] {
  const { text, better } = partsOf(cell);
  const words = plainLine(plainOf(text));
  const bare = /^[\d.,%-]+$/.test(words) && label !== '';
  const runs = words === '' ? [{ b: '—' }] : runsOf(text).map(oneLine).map(bold);
  return [...(bare ? [{ b: `${label} ` }] : []), ...runs, ...(better ? [{ b: BETTER }] : [])];
}

const isEmpty = (cell: Cell): boolean => plainLine(plainOf(partsOf(cell).text)) === '';

function lineOf(row: readonly Cell[], label: string): readonly Inline[] {
  const [first = '', ...others] = row;
  const last = others.findLastIndex((cell) => !isEmpty(cell));
  const values = others
    .slice(0, last + 1)
    .flatMap((cell, place): readonly Inline[] => [place === 0 ? ' ' : BETWEEN, ...(isEmpty(cell) ? [NOTHING] : winnerOf(cell))]);
  return [...nameOf(first, label), ...values];
}

/** Markdown, at least a line for each row. */
export function linesOf(columns: readonly Column[], rows: readonly (readonly Cell[])[], lose: Lose): readonly string[] {
  const label = plainLine(columns[0]?.label ?? '');
  return rows.flatMap((row) => toPieces(lineOf(row, label), PIECE, lose).map((piece) => piece.trim())).filter((line) => line !== '');
}
