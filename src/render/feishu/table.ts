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

/**
 * Which columns stand beside each other. A phone 390 px wide has room for three: the name, the second, where a price stands, and one that holds all
 * others line by line. Where the second says little without its label, it stands with them.
 */
function sideBySide({ columns }: TableBlock): readonly (readonly number[])[] {
  const all = columns.map((_column, index) => index);
  if (columns.length <= MOST_COLUMNS) return all.map((index) => [index]);
  const alone = columns[1]?.named ? 1 : 2;
  return [...all.slice(0, alone).map((index) => [index]), all.slice(alone)];
}

const MOST_COLUMNS = 3;

/** Plain text where no cell of the column has a mark, markdown otherwise: words in a `text` column cannot become markup. */
function typeOf(block: TableBlock, group: readonly number[]): 'text' | 'markdown' {
  const cells = block.rows.flatMap((row) => group.map((index) => marked(row[index])));
  return group.length === 1 && cells.every((cell) => !cell.better && !cell.muted && isPlain(cell.rich)) ? 'text' : 'markdown';
}

/** The labels that do not stand with their cells. */
const headOf = ({ columns }: TableBlock, group: readonly number[]): string =>
  group
    .filter((index) => group.length === 1 || !columns[index]?.named)
    .map((index) => plainLine(columns[index]?.label ?? ''))
    .join(' · ');

/** The cells of a group, a line each; one that is empty has none. */
function linesOf({ columns }: TableBlock, group: readonly number[], row: readonly Cell[]): readonly string[] {
  return group.flatMap((index) => {
    const words = cellMarkdown(marked(row[index]));
    if (words === '') return [];
    const column = columns[index];
    return [group.length > 1 && column?.named ? `${grey(escapeMarkdown(plainLine(column.label)))} ${words}` : words];
  });
}

/** In columns of text of which a phone 390 px wide has so many beside each other: what a cell's edges take, and what no text counts beyond. */
const PHONE = { columns: 43, edges: 3, word: 13, line: 40 } as const;

/** What cannot be broken: a Latin word or a figure. */
const WORD = /[\x21-\x7e]+/g;

const longest = (texts: readonly string[], most: number): number => Math.min(most, Math.max(1, ...texts.map((text) => displayWidth(text))));

/** «表格», columns.width: of a hundred, so that no table is wider than its card. Each its longest word, the rest as their longest lines ask for it. */
function widthsOf(block: TableBlock, groups: readonly (readonly number[])[]): readonly string[] {
  const asked = groups.map((group) => {
    const head = headOf(block, group);
    const lines = group.flatMap((index) => block.rows.flatMap((row) => plainOf(marked(row[index]).rich).split('\n')));
    const words = [head, ...lines].flatMap((line) => line.match(WORD) ?? []);
    const least = Math.max(longest(words, PHONE.word), Math.min(longest([head], PHONE.word), PHONE.word / 2)) + PHONE.edges;
    return { least, more: Math.max(1, longest(lines, PHONE.line) - least) };
  });
  const room = Math.max(0, PHONE.columns - asked.reduce((sum, { least }) => sum + least, 0));
  const all = asked.reduce((sum, { more }) => sum + more, 0);
  const parts = asked.map(({ least, more }) => least + (room * more) / all);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const shares = parts.map((part) => Math.floor((part / whole) * 100));
  const rest = 100 - shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, place) => `${share + (place === shares.length - 1 ? rest : 0)}%`);
}

/** The table and, before it, its caption. Columns and rows beyond the limits have been cut before (shrink.ts). */
export function tableElements(block: TableBlock): readonly Element[] {
  const groups = sideBySide(block);
  const types = groups.map((group) => typeOf(block, group));
  const widths = widthsOf(block, groups);
  const table: Element = {
    tag: 'table',
    page_size: Math.max(1, Math.min(tableLimits.pageSize, block.rows.length)),
    row_height: 'auto',
    header_style: { text_align: 'left', text_size: 'normal', background_style: 'grey', text_color: 'default', bold: true, lines: 2 },
    columns: groups.map((group, place) => ({
      name: `c${place}`,
      display_name: headOf(block, group),
      data_type: types[place],
      horizontal_align: (group.length === 1 && block.columns[group[0] ?? 0]?.align) || 'left',
      vertical_align: 'top',
      width: widths[place],
    })),
    rows: block.rows.map((row) =>
      Object.fromEntries(
        groups.map((group, place) => [
          `c${place}`,
          types[place] === 'text' ? plainOf(marked(row[group[0] ?? 0]).rich) : linesOf(block, group, row).join('<br>'),
        ]),
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
