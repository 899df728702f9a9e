/** Numbers of sources stand once: none where there is but one source, and one at the name of a row whose figures all come from the same. */
import type { Block, Card, Cell, Inline, Rich } from './card.ts';
import { OLD } from './sources.ts';
import { mapTexts, mapTold, type Told, textOf } from './texts.ts';

const MARK = /\s*\[\d+\]/g;
const MARK_OR_OLD = new RegExp(`\\s*\\[\\d+\\]${OLD}?`, 'g');

const isMarked = (text: string): boolean => text.search(MARK) >= 0;

function withEnd(given: Cell, end: string): Cell {
  const append = (text: Rich): Rich => (Array.isArray(text) ? [...(text as readonly Inline[]), end] : [text as Inline, end]);
  return typeof given === 'object' && 'text' in given ? { ...given, text: append(given.text) } : append(given);
}

/** The row with one mark behind its name, where all that is marked in it is marked alike; else the row. */
function markedOnce(row: readonly Cell[]): readonly Cell[] {
  const texts = row.map(textOf);
  const marked = texts.slice(1).filter(isMarked);
  const marks = new Set(marked.flatMap((text) => (text.match(MARK) ?? []).map((mark) => mark.trim())));
  const [mark] = marks;
  if (marked.length < 2 || marks.size !== 1 || mark === undefined || isMarked(texts[0] ?? '')) return row;
  // Where not all of it is old, what is says so where it stands.
  const old = marked.every((text) => (text.match(MARK_OR_OLD) ?? []).every((each) => each.endsWith(OLD)));
  const [name, ...figures] = row as readonly [Cell, ...Cell[]];
  const bare = { type: 'table' as const, columns: [], rows: [figures] };
  const [left = []] = mapTexts(bare, (text) => text.replaceAll(old ? MARK_OR_OLD : MARK, '')).rows;
  return [withEnd(name, ` ${mark}${old ? OLD : ''}`), ...left];
}

const inRows = (block: Block): Block => (block.type === 'table' ? { ...block, rows: block.rows.map(markedOnce) } : block);

/** `card` as it is shown first, its sources those that it cites. */
export function withFewerMarks<C extends Card>(card: C): C {
  const told: Told = card.sources.length === 1 ? mapTold(card, (text) => text.replaceAll(MARK, '')) : { ...card, blocks: card.blocks.map(inRows) };
  return { ...card, ...told };
}
