/** What a view keeps one press away, as entries of the card's menu. */
import type { Block, MoreEntry, MoreId } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';

/** Those that only blocks make; what does something has a label of its own. */
export type MoreBlocks = Partial<Readonly<Record<Exclude<MoreId, 'currency' | 'wrong' | 'sources'>, readonly Block[]>>>;

/** The entries in the order given; what is empty has none. `labels` for what a card calls otherwise ("All 12 plans"). */
export function moreEntries(blocks: MoreBlocks, loc: Localizer, labels: Partial<Readonly<Record<MoreId, string>>> = {}): readonly MoreEntry[] {
  return (Object.keys(blocks) as (keyof MoreBlocks)[]).flatMap((id): readonly MoreEntry[] => {
    const own = blocks[id] ?? [];
    return own.length === 0 ? [] : [{ id, label: labels[id] ?? loc.t(`common:menu.${id}`), blocks: own }];
  });
}
