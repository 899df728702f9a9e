/** Which facts make up the slots of an entity on a day: inheritance, cohorts, multiples. */
import { held, holdsFor, holdsOn } from './hold.ts';
import { readingsOf } from './readings.ts';
import { type Attribute, attributes, type Day, type Fact } from './schema.ts';
import { multiplied } from './times.ts';
import type { Catalog, Entity, Held, Ref, Slot, Who } from './types.ts';

/** The entity and what it inherits from, nearest first. */
export function ancestry(catalog: Catalog, entity: Entity): readonly Entity[] {
  const parent =
    entity.kind === 'plan' ? catalog.get('line', entity.line) : entity.kind === 'line' ? catalog.get('vendor', entity.vendor) : undefined;
  return parent ? [entity, ...ancestry(catalog, parent)] : [entity];
}

/** All facts of an attribute that the entity states or inherits, nearest first. */
export function factsOf<A extends Attribute>(
  catalog: Catalog,
  entity: Entity,
  attribute: A,
): readonly { readonly fact: Fact<A>; readonly by: Ref }[] {
  return ancestry(catalog, entity).flatMap((owner) =>
    ((owner[attribute] ?? []) as readonly unknown[] as readonly Fact<A>[]).map((fact) => ({ fact, by: { kind: owner.kind, id: owner.id } })),
  );
}

/** The parts of a fact that tell its slot from others of the attribute. */
export function keysOf<A extends Attribute>(attribute: A, fact: Fact<A>): Readonly<Record<string, unknown>> {
  const keys: Record<string, unknown> = {};
  for (const key of attributes[attribute].keys) {
    const part = (fact as Readonly<Record<string, unknown>>)[key];
    if (part !== undefined) keys[key] = part;
  }
  return keys;
}

/** `seen`: plans whose quota is being worked out, so that two that are multiples of each other end. */
export function slotsOf<A extends Attribute>(
  catalog: Catalog,
  entity: Entity,
  attribute: A,
  day: Day,
  who: Who,
  seen: readonly string[] = [],
): readonly Slot<A>[] {
  const slots = new Map<string, { readonly keys: Slot<A>['keys']; readonly helds: Held<A>[] }>();
  for (const { fact, by } of factsOf(catalog, entity, attribute)) {
    if (!holdsOn(fact, day) || !holdsFor(fact.for, who)) continue;
    for (const one of workedOut(held(catalog.sources, by, fact, day))) {
      const keys = keysOf(attribute, one.fact);
      const name = JSON.stringify(keys);
      const slot = slots.get(name) ?? { keys, helds: [] };
      slots.set(name, slot);
      slot.helds.push(one);
    }
  }
  return [...slots.values()]
    .map(({ keys, helds }) => ({ attribute, keys, readings: readingsOf(attribute, nearest(closest(helds))) }))
    .sort(inOrder(attribute));

  function workedOut(one: Held<A>): readonly Held<A>[] {
    if (attribute !== 'quotas') return [one];
    const claim = one as Held<'quotas'>;
    const base = claim.fact.times && catalog.get('plan', claim.fact.times.of);
    if (!base || base.id === entity.id || seen.includes(base.id)) return [one];
    return multiplied(claim, slotsOf(catalog, base, 'quotas', day, who, [...seen, entity.id])) as readonly Held<A>[];
  }
}

/** What an older cohort keeps goes before what holds for everyone; of two cohorts the smaller one. */
function closest<A extends Attribute>(helds: readonly Held<A>[]): readonly Held<A>[] {
  const limit = ({ fact }: Held<A>) => (typeof fact.for === 'object' ? fact.for.subscribedBefore : undefined);
  const first = helds.reduce<Day | undefined>((best, one) => {
    const own = limit(one);
    return own !== undefined && (best === undefined || own < best) ? own : best;
  }, undefined);
  return helds.filter((one) => limit(one) === first);
}

/** What the entity states of a slot replaces what it inherits. */
function nearest<A extends Attribute>(helds: readonly Held<A>[]): readonly Held<A>[] {
  const by = helds[0]?.statedBy;
  return helds.filter(({ statedBy }) => statedBy.kind === by?.kind && statedBy.id === by.id);
}

type Key = { readonly options?: readonly string[]; readonly unwrap?: () => Key };
type Shape = Readonly<Record<string, Key | undefined>>;

/**
 * Slots whose keys are chosen from a list of the schema come in the order of that list (a week before a month), those without the key before those
 * with it; others as in the file.
 */
function inOrder(attribute: Attribute): (a: Slot<Attribute>, b: Slot<Attribute>) => number {
  const shape = attributes[attribute].fact.shape as unknown as Shape;
  const keys = attributes[attribute].keys.map((key) => ({ key, listed: shape[key]?.options ?? shape[key]?.unwrap?.().options }));
  const place = (value: unknown, listed: readonly string[] | undefined): number => {
    if (value === undefined) return -1;
    return listed && typeof value === 'string' ? listed.indexOf(value) : 0;
  };
  return (a, b) => {
    for (const { key, listed } of keys) {
      const order = place(a.keys[key], listed) - place(b.keys[key], listed);
      if (order !== 0) return order;
    }
    return 0;
  };
}
