/** What held before the day asked about and what changed after it: one line for each change, however many sources tell of it. */
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Held, Slot } from '#src/catalog/types.ts';
import { type AnyHeld, named } from '#src/core/profile.ts';
import { briefFactText, factText } from './fact-text.ts';
import { discountLabel, heading, slotLabel } from './labels.ts';
import { heldText, type Scene } from './slot-text.ts';

/** What a buyer asks about; lists, rules and notes have their own places, and /changes tells every one. */
const told: ReadonlySet<Attribute> = new Set(['availability', 'prices', 'discounts', 'quotas', 'multipliers']);

export type TimedLine = { readonly attribute: Attribute; readonly label: string; readonly text: string };

function labelOf({ attribute, held }: AnyHeld, { loc, view }: Scene): string {
  return heading(attribute === 'discounts' ? discountLabel(held.fact, loc) : slotLabel(attribute, held.fact, view.catalog, loc));
}

type Group = { readonly label: string; readonly value: string; readonly day: Day; readonly attribute: Attribute; readonly helds: Held<Attribute>[] };

/** Facts that say the same of the same slot and changed on the same day share a line. */
function grouped(entries: readonly AnyHeld[], dayOf: (entry: AnyHeld) => Day | undefined, scene: Scene): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const entry of entries) {
    const day = dayOf(entry);
    if (!day || !told.has(entry.attribute)) continue;
    const held = entry.held as Held<Attribute>;
    const label = labelOf(entry, scene);
    const value = heldText(held, entry.attribute, scene, briefFactText);
    const key = `${label}|${value}|${day}`;
    const group = groups.get(key) ?? { label, value, day, attribute: entry.attribute, helds: [] };
    group.helds.push(held);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const endOf = ({ held }: AnyHeld): Day | undefined => held.fact.until ?? held.fact.retracted;

/** Those that nothing took over which says the same: where only the source changed, nothing ended. */
function over(entries: readonly AnyHeld[], slots: readonly Slot<Attribute>[], scene: Scene): readonly AnyHeld[] {
  const holding: readonly AnyHeld[] = slots.flatMap(({ attribute, readings }) =>
    readings.flatMap(({ lead, agreeing }) => [lead, ...agreeing].map((held) => named<Attribute>(attribute, held))),
  );
  const sayingOf = (entry: AnyHeld) =>
    `${labelOf(entry, scene)}|${briefFactText((entry.held as Held<Attribute>).fact, entry.attribute, scene.loc, scene.view.catalog)}`;
  const said = Map.groupBy(
    [...entries, ...holding].filter(({ attribute }) => told.has(attribute)),
    sayingOf,
  );
  const goesOn = (end: Day) => (other: AnyHeld) => {
    const { from } = other.held.fact;
    const until = endOf(other);
    return (from === undefined || from <= end) && (until === undefined || until > end);
  };
  return entries.filter((entry) => {
    const end = endOf(entry);
    return end !== undefined && told.has(entry.attribute) && !said.get(sayingOf(entry))?.some(goesOn(end));
  });
}

/** Lines for what has ended, latest first; `slots`: what holds. */
export function endedLines(entries: readonly AnyHeld[], slots: readonly Slot<Attribute>[], scene: Scene): readonly TimedLine[] {
  const { loc, cites } = scene;
  return grouped(over(entries, slots, scene), endOf, scene).map(({ attribute, label, value, day, helds }) => ({
    attribute,
    label,
    text: `${loc.t('plan:endedRow', { value, day: loc.day(day) })} ${cites.refer(helds)}`,
  }));
}

/** Lines for what begins later, soonest first; what only says again what holds already is left out. */
export function upcomingLines(entries: readonly AnyHeld[], slots: readonly Slot<Attribute>[], scene: Scene): readonly TimedLine[] {
  const { loc, cites, view } = scene;
  const current = new Set(
    slots.flatMap((slot) =>
      slot.readings.map(
        ({ lead }) => `${heading(slotLabel(slot.attribute, slot.keys, view.catalog, loc))}|${factText(lead.fact, slot.attribute, loc, view.catalog)}`,
      ),
    ),
  );
  const fresh = entries.filter(
    (entry) => !current.has(`${labelOf(entry, scene)}|${factText((entry.held as Held<Attribute>).fact, entry.attribute, loc, view.catalog)}`),
  );
  return grouped(fresh, ({ held }) => held.fact.from, scene).map(({ attribute, label, value, day, helds }) => ({
    attribute,
    label,
    text: `${loc.t('plan:upcomingRow', { value, day: loc.day(day) })} ${cites.citeAll(helds)}`,
  }));
}
