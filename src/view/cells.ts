/** Cells of lists: the leading figure of a slot with its citation, and a mark where sources contradict it. */
import type { Cell } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, Slot } from '#src/catalog/types.ts';
import type { Scene } from './slot-text.ts';

export const gap: Cell = { text: '—', muted: true };

/** A gap where there is no slot. `words`: how its leading fact reads. */
export function citedCell<A extends Attribute>(slot: Slot<A> | undefined, words: (held: Held<A>) => string, { cites }: Scene): Cell {
  const reading = slot?.readings[0];
  if (!slot || !reading) return gap;
  const text = `${words(reading.lead)} ${cites.citeReading(reading)}`;
  return slot.readings.some(({ conflicting }) => conflicting.length > 0) ? `${text} ⚠` : text;
}
