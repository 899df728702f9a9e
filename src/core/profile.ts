/** Everything the data says of one entity on a day, grouped for showing. */
import { type Attribute, attributes, type Day } from '#src/catalog/schema.ts';
import type { Entity, Held, Ref, Slot, View } from '#src/catalog/types.ts';

export type AnySlot = { readonly [A in Attribute]: Slot<A> }[Attribute];
export type AnyHeld = { readonly [A in Attribute]: { readonly attribute: A; readonly held: Held<A> } }[Attribute];

/** A fact with the name of its attribute. The compiler follows a union of so many kinds no further, hence the cast. */
export function named<A extends Attribute>(attribute: A, held: Held<A>): AnyHeld {
  return { attribute, held } as unknown as AnyHeld;
}

export type Profile = {
  readonly entity: Entity;
  readonly slots: readonly AnySlot[];
  /** Facts that have ended, latest first (only slots that nobody took over are worth a line; the caller decides). */
  readonly ended: readonly AnyHeld[];
  readonly upcoming: readonly AnyHeld[];
  /** What subscribers from before a day keep, where it differs from what a buyer gets. */
  readonly cohorts: readonly { readonly subscribedBefore: Day; readonly slots: readonly AnySlot[] }[];
};

const all = Object.keys(attributes) as Attribute[];

function slotsOf(view: View, ref: Ref, subscribedBefore?: Day): readonly AnySlot[] {
  const who = subscribedBefore ? { subscribedBefore } : {};
  return all.flatMap((attribute) => view.slots(ref, attribute, who) as readonly AnySlot[]);
}

function forCohort(slot: AnySlot, day: Day): boolean {
  const { fact } = slot.readings[0]?.lead ?? {};
  return typeof fact?.for === 'object' && fact.for.subscribedBefore === day;
}

/** Days before which subscribers are spoken of in the entity's own file or in what it inherits from. */
function cohortDays(view: View, entity: Entity): readonly Day[] {
  const { catalog } = view;
  const line = entity.kind === 'plan' ? catalog.get('line', entity.line) : undefined;
  const days = [entity, line].flatMap((owner) =>
    owner
      ? all.flatMap((attribute) => (owner[attribute] ?? []).flatMap((fact) => (typeof fact.for === 'object' ? [fact.for.subscribedBefore] : [])))
      : [],
  );
  return [...new Set(days)].sort();
}

/** Throws RangeError for an entity that does not exist. */
export function profile(view: View, ref: Ref): Profile {
  const entity = view.catalog.find(ref);
  if (!entity) throw new RangeError(`no such entity: ${ref.kind}:${ref.id}`);
  const each = (pick: <A extends Attribute>(attribute: A) => readonly Held<A>[]) =>
    all.flatMap((attribute) => pick(attribute).map((held) => named(attribute, held)));
  return {
    entity,
    slots: slotsOf(view, ref),
    ended: each((attribute) => view.ended(ref, attribute)),
    upcoming: each((attribute) => view.upcoming(ref, attribute)),
    cohorts: cohortDays(view, entity).map((subscribedBefore) => ({
      subscribedBefore,
      slots: slotsOf(view, ref, subscribedBefore).filter((slot) => forCohort(slot, subscribedBefore)),
    })),
  };
}
