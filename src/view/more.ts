/** What a view keeps one press away, as entries of the card's menu. */
import type { Block, MoreEntry, MoreId } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';

/** Those that only blocks make; what does something has a label of its own. */
export type MoreBlocks = Partial<Readonly<Record<Exclude<MoreId, 'currency' | 'wrong' | 'sources'>, readonly Block[]>>>;

/** Made when it is asked for; `there`: whether it will hold anything. */
export type Later = { readonly there: boolean; readonly make: () => readonly Block[] };
type MoreParts = { readonly [Id in keyof MoreBlocks]: readonly Block[] | Later };

export const later = (there: boolean, make: () => readonly Block[]): Later => ({ there, make });

const isLater = (part: readonly Block[] | Later): part is Later => 'make' in part;

/** The entries in the order given; what is empty has none. `labels` for what a card calls otherwise ("All 12 plans"). */
export function moreEntries(blocks: MoreParts, loc: Localizer, labels: Partial<Readonly<Record<MoreId, string>>> = {}): readonly MoreEntry[] {
  return (Object.keys(blocks) as (keyof MoreBlocks)[]).flatMap((id): readonly MoreEntry[] => {
    const own = blocks[id] ?? [];
    if (isLater(own) ? !own.there : own.length === 0) return [];
    const entry = { id, label: labels[id] ?? loc.t(`common:menu.${id}`) };
    return [isLater(own) ? { ...entry, later: own.make } : { ...entry, blocks: own }];
  });
}
