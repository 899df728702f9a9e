/** The catalog on one day. */
import { isDeepStrictEqual } from 'node:util';
import { endOf, held, holdsOn, standingOf, startOf } from './hold.ts';
import { type Attribute, attributes, bases, type Conversion, type Day, namedKeys } from './schema.ts';
import { factsOf, slotsOf } from './slots.ts';
import type { Catalog, Conflict, Entity, Held, Ref, Slot, View, Who } from './types.ts';

const all = Object.keys(attributes) as readonly Attribute[];
const NOBODY: Who = {};

/** `day` must be a day of the calendar. What was worked out once is kept with the view. */
export function createView(catalog: Catalog, day: Day): View {
  const known = new Map<string, readonly Slot<Attribute>[]>();
  let conversions: ReturnType<View['conversions']> | undefined;

  function entityOf(ref: Ref): Entity {
    const entity = catalog.find(ref);
    if (!entity) throw new RangeError(`no such entity: ${ref.kind} ${ref.id}`);
    return entity;
  }

  function slots<A extends Attribute>(ref: Ref, attribute: A, who = NOBODY): readonly Slot<A>[] {
    const key = `${ref.kind} ${ref.id} ${attribute} ${who.subscribedBefore ?? ''}`;
    const found = known.get(key) ?? slotsOf(catalog, entityOf(ref), attribute, day, who);
    known.set(key, found);
    return found as readonly Slot<A>[];
  }

  /** Every fact that the entity states or inherits and that stands so to the day, by the day that `at` tells. */
  function others<A extends Attribute>(ref: Ref, attribute: A, at: (fact: Held<A>['fact']) => Day | undefined, order: 1 | -1): readonly Held<A>[] {
    return factsOf(catalog, entityOf(ref), attribute)
      .flatMap(({ fact, by }) => {
        const when = at(fact);
        return when === undefined ? [] : [{ when, one: held(catalog.sources, by, fact, day) }];
      })
      .sort((a, b) => (a.when === b.when ? 0 : a.when < b.when ? -order : order))
      .map(({ one }) => one);
  }

  return {
    day,
    catalog,
    slots,
    slot: (ref, attribute, keys = {}, who = NOBODY) => slots(ref, attribute, who).find((slot) => matches(slot, keys)),
    ended: (ref, attribute) => others(ref, attribute, (fact) => past(endOf(fact), day), -1),
    upcoming: (ref, attribute) => others(ref, attribute, (fact) => (past(endOf(fact), day) ? undefined : future(startOf(fact), day)), 1),
    conflicts: (ref) =>
      ref ? conflictsOf(slots, ref) : everyone(catalog).flatMap((one) => conflictsOf(slots, one).filter((conflict) => ownOf(conflict))),
    conversions() {
      conversions ??= conversionsOn(catalog, day);
      return conversions;
    },
  };
}

const past = (end: Day | undefined, day: Day) => (end !== undefined && end <= day ? end : undefined);
const future = (start: Day | undefined, day: Day) => (start !== undefined && start > day ? start : undefined);

function matches({ attribute, keys }: Slot<Attribute>, wanted: Readonly<Record<string, unknown>>): boolean {
  const named = (namedKeys[attribute] ?? []).map((key) => [key, wanted[key]] as const);
  return [...Object.entries(wanted), ...named].every(([key, value]) => isDeepStrictEqual(keys[key], value));
}

function everyone(catalog: Catalog): readonly Ref[] {
  return [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients].map(({ kind, id }) => ({ kind, id }));
}

function conflictsOf(slots: View['slots'], entity: Ref): readonly Conflict[] {
  return all.flatMap((attribute) =>
    slots(entity, attribute).flatMap(({ keys, readings }) =>
      readings
        .filter(({ conflicting }) => conflicting.length > 0)
        .map(({ lead, conflicting }): Conflict => ({ entity, attribute, keys, lead, others: conflicting })),
    ),
  );
}

/** A conflict among inherited facts is told once, where they are stated. */
function ownOf({ entity, lead }: Conflict): boolean {
  return lead.statedBy.kind === entity.kind && lead.statedBy.id === entity.id;
}

/** How narrow a scope is: a plan is narrower than its line, a line than its vendor; model and task narrow further. */
function narrowness({ scope }: Conversion): number {
  return (scope.plan ? 16 : 0) + (scope.line ? 8 : 0) + (scope.vendor ? 4 : 0) + (scope.model ? 2 : 0) + (scope.task ? 1 : 0);
}

function conversionsOn(catalog: Catalog, day: Day): ReturnType<View['conversions']> {
  return catalog.conversions
    .filter((conversion) => holdsOn(conversion, day))
    .map((conversion) => ({ ...conversion, resolved: standingOf(catalog.sources, conversion, day) }))
    .sort(
      (a, b) =>
        narrowness(b) - narrowness(a) ||
        bases.indexOf(a.resolved.basis) - bases.indexOf(b.resolved.basis) ||
        (a.resolved.checked < b.resolved.checked ? 1 : a.resolved.checked > b.resolved.checked ? -1 : 0),
    );
}
