/** Everything that an entity states of one attribute, folded: a line each, addresses as links. */
import type { DetailsBlock, LeafBlock } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Slot } from '#src/catalog/types.ts';
import type { AnySlot } from '#src/core/profile.ts';
import { slotLabel } from './labels.ts';
import { heldText, readingText, type Scene } from './slot-text.ts';

export type FoldAttribute = 'advice' | 'notes' | 'mcpServers' | 'environment' | 'recipes' | 'links' | 'events';

/** Two sources that say the same in the same words are one line. */
function onceEach(slots: readonly Slot<Attribute>[], scene: Scene): readonly Slot<Attribute>[] {
  const same = Map.groupBy(slots, ({ attribute, readings: [reading] }) => (reading ? heldText(reading.lead, attribute, scene) : ''));
  return [...same.values()].flatMap(([first, ...others]) => {
    const [reading] = first?.readings ?? [];
    if (!first || !reading) return [];
    const agreeing = others.flatMap(({ readings: [other] }) => (other ? [other.lead, ...other.agreeing] : []));
    return [{ ...first, readings: [{ ...reading, agreeing: [...reading.agreeing, ...agreeing] }] }];
  });
}

/** The day of what happened, so that a history is in order whoever it is stated of; empty for what has no day. */
function dayOf({ readings: [reading] }: Slot<Attribute>): string {
  const fact = reading?.lead.fact;
  return fact && 'day' in fact ? fact.day : '';
}

/** Nothing where the entity states nothing of the kind. */
export function slotFold(attribute: FoldAttribute, slots: readonly AnySlot[], scene: Scene): readonly DetailsBlock[] {
  const { loc, cites, view } = scene;
  const own: readonly Slot<Attribute>[] = slots
    .filter((slot) => slot.attribute === attribute)
    .toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)));
  const blocks = onceEach(own, scene).flatMap(({ keys, readings: [reading] }): LeafBlock[] => {
    if (!reading) return [];
    const { fact } = reading.lead;
    const text =
      'url' in fact && fact.url
        ? [{ link: heldText(reading.lead, attribute, scene), url: fact.url }, ` ${cites.citeReading(reading)}`]
        : readingText<Attribute>(reading, attribute, scene);
    return [
      attribute === 'environment'
        ? { type: 'fields', items: [{ label: slotLabel(attribute, keys, view.catalog, loc), value: text, wide: true }] }
        : { type: 'text', text },
    ];
  });
  if (blocks.length === 0) return [];
  return [{ type: 'details', summary: loc.t(`plan:folds.${attribute}`, { count: blocks.length }), blocks }];
}
