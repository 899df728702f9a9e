/** What a card keeps one press away: entries of its menu, each only where there is something to show. */
import type { Act, Block, MoreEntry, MoreId } from '#src/card/card.ts';

export function moreBlocks(id: MoreId, label: string, blocks: readonly Block[]): readonly MoreEntry[] {
  return blocks.length > 0 ? [{ id, label, blocks }] : [];
}

export function moreAct(id: MoreId, label: string, act: Act): MoreEntry {
  return { id, label, act };
}
