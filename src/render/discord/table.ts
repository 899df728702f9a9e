/**
 * Tables. Discord has none, and its code blocks break a line after about 27 columns on a phone (measured at 390 px), so each row becomes two
 * lines of text: its name with the second cell, which is where a price stands, then the others.
 */
import type { Cell, Column, Inline, Rich, TableBlock } from '#src/card/card.ts';
import { plainLine } from '../text/plain.ts';
import { type Lose, plainOf, runsOf, toPieces } from './rich.ts';

const BETTER = ' ✓';
const BETWEEN = ' · ';
/** A place in an order is told with whom it is of: "1 Ark Lite". */
const RANK = 'rank';

type Said = { readonly runs: readonly Inline[]; readonly plain: string };

/** `marked`: the row's name has the mark already. */
function saidOf(cell: Cell, label: string, marked = false): Said {
  const { text, better } = partsOf(cell);
  const plain = plainLine(plainOf(text));
  const runs = runsOf(text).map((run) => (better && typeof run === 'string' ? { b: run } : run));
  return { plain, runs: [...(label === '' ? [] : [`${label} `]), ...runs, ...(better && !marked ? [BETTER] : [])] };
}

function partsOf(cell: Cell): { readonly text: Rich; readonly better: boolean } {
  return typeof cell === 'object' && 'text' in cell ? { text: cell.text, better: cell.better === true } : { text: cell, better: false };
}

const bold = (run: Inline): Inline => (typeof run === 'string' ? { b: run } : run);

/** Where rows begin with a place in an order, the place and the name are one cell. */
function named(columns: readonly Column[], row: readonly Cell[]): { readonly columns: readonly Column[]; readonly row: readonly Cell[] } {
  const [place, who] = row;
  if (columns[0]?.id !== RANK || columns.length < 2 || place === undefined || who === undefined) return { columns, row };
  const { text, better } = partsOf(who);
  const name: Cell = { text: [`${plainOf(partsOf(place).text)} `, ...runsOf(text)], ...(better ? { better } : {}) };
  return { columns: columns.slice(1), row: [name, ...row.slice(2)] };
}

const joined = (said: readonly Said[]): readonly Inline[] => said.flatMap(({ runs }, index) => (index === 0 ? runs : [BETWEEN, ...runs]));

function rowText(all: readonly Column[], cells: readonly Cell[]): Rich {
  const { columns, row } = named(all, cells);
  const [first = '', ...others] = row;
  const name = saidOf(first, '');
  const said = others
    .map((cell, place) => saidOf(cell, columns[place + 1]?.named ? plainLine(columns[place + 1]?.label ?? '') : '', partsOf(first).better))
    .filter(({ plain }) => plain !== '');
  const [second, ...rest] = said;
  const head: readonly Inline[] = [...(name.plain === '' ? [{ b: '–' }] : name.runs.map(bold)), ...(second ? [BETWEEN, ...second.runs] : [])];
  return rest.length > 0 ? [...head, '\n', ...joined(rest)] : head;
}

const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || plainLine(plainOf(partsOf(cell).text)) === '';

/** What stands in the lines, in their order; a label that stands with its cells is left out. */
export function tableHeading({ columns, rows }: TableBlock): string {
  const told = ({ named: own }: Column, place: number) => own === true && place > 0 && rows.some((row) => !isEmpty(row[place]));
  const labels = columns.filter((column, place) => !told(column, place)).map(({ label }) => plainLine(label));
  return labels.filter((label) => label !== '').join(BETWEEN);
}

/** A piece of markdown of at most `max` characters for each row; a row that is longer goes on in the next. Pure. */
export function tableRows({ columns, rows }: TableBlock, max: number, lose: Lose): readonly string[] {
  return rows.flatMap((row) => toPieces(rowText(columns, row), max, lose).filter((piece) => piece.trim() !== ''));
}
