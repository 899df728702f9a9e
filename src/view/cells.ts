/** Cells of lists: the leading figure of a slot with its citation, and a mark where sources contradict it. */
import type { Block, Cell, Inline, NoteBlock } from '#src/card/card.ts';
import { DISPUTED } from '#src/card/sources.ts';
import { isDisputed } from '#src/catalog/readings.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, Slot } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Scene } from './slot-text.ts';

/** What nobody states; `gapNote` tells what the sign means. */
export const GAP = '–';
export const gap: Cell = { text: GAP, muted: true };

const isGap = (cell: Cell): boolean => (typeof cell === 'object' && 'text' in cell ? cell.text : cell) === GAP;

/** The legend of the dash, where a table of the card has one. */
export function gapNote(blocks: readonly Block[], loc: Localizer): readonly NoteBlock[] {
  const has = blocks.some((block) => block.type === 'table' && block.rows.some((row) => row.some(isGap)));
  return has ? [{ type: 'note', text: loc.t('fact:legend') }] : [];
}

/** A gap where there is no slot. `words`: how its leading fact reads. */
export function citedCell<A extends Attribute>(slot: Slot<A> | undefined, words: (held: Held<A>) => string, { cites }: Scene): Cell {
  const reading = slot?.readings[0];
  if (!slot || !reading) return gap;
  const text = `${words(reading.lead)} ${cites.citeReading(reading)}`;
  return isDisputed(slot) ? `${text} ${DISPUTED}` : text;
}

/** The words of a cell, without their marks. */
export function cellWords(cell: Cell): string {
  const rich = typeof cell === 'object' && 'text' in cell ? cell.text : cell;
  const runs: readonly Inline[] = Array.isArray(rich) ? rich : [rich as Inline];
  return runs.map((run) => (typeof run === 'string' ? run : 'b' in run ? run.b : 'code' in run ? run.code : run.link)).join('');
}
