/** What of an answer stands on the first screen, and what is one press away. */
import type { Block, LeafBlock, TableBlock } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { MoreBlocks } from '../more.ts';

/** A phone's screen holds so many beside the sentences, the buttons and the sources. */
const MOST_ROWS = 6;
const MOST_NOTES = 1;

type Screen = { readonly blocks: readonly Block[]; readonly more: MoreBlocks };

/** How many rows each table may show: those of an earlier one go before, but each shows one. */
function roomFor(tables: readonly TableBlock[]): ReadonlyMap<Block, number> {
  let left = MOST_ROWS;
  return new Map(
    tables.map((table, place) => {
      const others = tables.length - place - 1;
      const room = Math.max(1, Math.min(table.rows.length, left - others));
      left -= room;
      return [table, room] as const;
    }),
  );
}

function shortened(table: TableBlock, room: number, loc: Localizer): TableBlock {
  const { rows, caption } = table;
  if (rows.length <= room) return table;
  const counted = loc.t('common:first', { shown: room, count: rows.length });
  return { ...table, rows: rows.slice(0, room), caption: caption === undefined ? counted : loc.t('common:counted', { caption, counted }) };
}

/** A fold as it stands where there is room: its name, then all of it. */
const unfolded = (block: Extract<Block, { type: 'details' }>): readonly LeafBlock[] => [
  { type: 'text', text: { b: block.summary } },
  ...block.blocks,
];

/** The first rows, one remark, and everything else by kind. Nothing is lost: what is not in `blocks` is in `more`. */
export function onScreen(blocks: readonly Block[], loc: Localizer): Screen {
  const tables = blocks.filter((block) => block.type === 'table');
  const room = roomFor(tables);
  const long = tables.filter((table) => table.rows.length > (room.get(table) ?? 0));
  const notes = blocks.filter((block) => block.type === 'note');
  const kept = new Set<Block>(notes.slice(0, MOST_NOTES));
  return {
    blocks: blocks.flatMap((block): readonly Block[] => {
      if (block.type === 'details' || (block.type === 'note' && !kept.has(block))) return [];
      return [block.type === 'table' ? shortened(block, room.get(block) ?? 0, loc) : block];
    }),
    more: {
      rows: long,
      notes: [...notes.filter((note) => !kept.has(note)), ...blocks.flatMap((block) => (block.type === 'details' ? unfolded(block) : []))],
    },
  };
}

/** The blocks of several parts under one entry each, in the order in which a person would look for them. */
export function mergeMore(all: readonly MoreBlocks[]): MoreBlocks {
  const order = ['rows', 'others', 'working', 'history', 'notes', 'conflicts'] as const;
  return Object.fromEntries(order.map((id) => [id, all.flatMap((more) => more[id] ?? [])]));
}
