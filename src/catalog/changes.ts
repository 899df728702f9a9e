/** What changed between two days: read off the days on which facts begin, end or are taken back. */
import { addDays } from './days.ts';
import { factsDiffer } from './differ.ts';
import { endOf, startOf } from './hold.ts';
import { type Attribute, attributes, type Day, type Fact } from './schema.ts';
import { slotsOf } from './slots.ts';
import type { Catalog, Entity, Held, Plan, Ref, Slot } from './types.ts';

export type Change = {
  readonly day: Day;
  readonly entity: Ref;
  readonly attribute: Attribute;
  readonly keys: Readonly<Record<string, unknown>>;
  /** What led the day before, and what leads from that day on; at least one is there. An event has only `after`. */
  readonly before?: Held<Attribute>;
  readonly after?: Held<Attribute>;
  /** Who says so. */
  readonly source: Held<Attribute>['source'];
  /** Not the plan changed: the source took back what it had said. */
  readonly correction?: true;
};

/** What is shown of an entity beside its figures; when it was first written down is no change of the plan. */
const timeless: readonly Attribute[] = [
  'ratings',
  'advice',
  'recipes',
  'highlights',
  'notes',
  'links',
  'equivalents',
  'worth',
  'parameters',
  'context',
];

/**
 * Changes from one day to another (both inclusive), by day, for a buyer. `ref`: one entity; a line brings its plans and a vendor its lines, a plan
 * what its line and vendor state for it; without it everything. `wanted`: which attributes to look at. A fact whose beginning is unknown begins on no day. Throws RangeError for an entity
 * or a day that does not exist.
 */
export function changesBetween(
  catalog: Catalog,
  ref: Ref | undefined,
  fromDay: Day,
  toDay: Day,
  wanted: (attribute: Attribute) => boolean = () => true,
): readonly Change[] {
  const [first, last] = [catalog.at(fromDay).day, catalog.at(toDay).day];
  return scopeOf(catalog, ref)
    .flatMap((entity) =>
      (Object.keys(attributes) as Attribute[])
        .filter((attribute) => !timeless.includes(attribute) && wanted(attribute))
        .flatMap((attribute) => historyOf(catalog, entity, attribute)),
    )
    .filter(({ day }) => first <= day && day <= last)
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

function scopeOf(catalog: Catalog, ref: Ref | undefined): readonly Entity[] {
  if (!ref) return [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients];
  const entity = catalog.find(ref);
  if (!entity) throw new RangeError(`no such entity: ${ref.kind} ${ref.id}`);
  const below = (one: Entity): readonly Entity[] =>
    one.kind === 'vendor' ? catalog.linesOf(one.id).flatMap((line) => [line, ...below(line)]) : one.kind === 'line' ? catalog.plansOf(one.id) : [];
  const above = (one: Entity): readonly Entity[] => {
    const parent = one.kind === 'plan' ? catalog.get('line', one.line) : one.kind === 'line' ? catalog.get('vendor', one.vendor) : undefined;
    return parent ? [...above(parent), parent] : [];
  };
  return [...above(entity), entity, ...below(entity)];
}

type Histories = Map<Entity, Map<Attribute, readonly Change[]>>;

/** What changed does not depend on who asks: each history is read off the facts once. */
const histories = new WeakMap<Catalog, Histories>();

/** All that ever changed in an attribute of the entity. */
function historyOf(catalog: Catalog, entity: Entity, attribute: Attribute): readonly Change[] {
  const known: Histories = histories.get(catalog) ?? new Map();
  histories.set(catalog, known);
  const own = known.get(entity) ?? new Map<Attribute, readonly Change[]>();
  known.set(entity, own);
  const found = own.get(attribute) ?? (attribute === 'events' ? eventsOf(catalog, entity) : changesOf(catalog, entity, attribute));
  own.set(attribute, found);
  return found;
}

function eventsOf(catalog: Catalog, entity: Entity): readonly Change[] {
  const ref: Ref = { kind: entity.kind, id: entity.id };
  return (entity.events ?? []).flatMap((fact): readonly Change[] => {
    const { keys, readings } = slotsOf(catalog, entity, 'events', fact.day, {}).find((slot) => slot.keys['id'] === fact.id) ?? {};
    const after = readings?.[0]?.lead;
    return after && keys ? [{ day: fact.day, entity: ref, attribute: 'events', keys, after, source: after.source }] : [];
  });
}

function changesOf(catalog: Catalog, entity: Entity, attribute: Attribute): readonly Change[] {
  const days = [...new Set(turningDays(catalog, entity, attribute))].sort();
  return days.flatMap((day) => {
    const old = byKeys(slotsOf(catalog, entity, attribute, addDays(day, -1), {}));
    const fresh = byKeys(slotsOf(catalog, entity, attribute, day, {}));
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key): readonly Change[] =>
      changed(entity, attribute, day, old.get(key), fresh.get(key)),
    );
  });
}

function byKeys(slots: readonly Slot<Attribute>[]): ReadonlyMap<string, Slot<Attribute>> {
  return new Map(slots.map((slot) => [JSON.stringify(slot.keys), slot]));
}

/** The days on which the entity's own facts, or those of the plans that its quota is a multiple of, begin or end. */
function turningDays(catalog: Catalog, entity: Entity, attribute: Attribute, seen: readonly string[] = []): readonly Day[] {
  const facts = (entity[attribute] ?? []) as readonly Fact<Attribute>[];
  const bases: readonly (Plan | undefined)[] =
    attribute === 'quotas' && !seen.includes(entity.id)
      ? (entity.quotas ?? []).map((quota) => quota.times && catalog.get('plan', quota.times.of))
      : [];
  return [
    ...facts.flatMap((fact) => [startOf(fact), endOf(fact)]),
    ...bases.flatMap((base) => (base ? turningDays(catalog, base, attribute, [...seen, entity.id]) : [])),
  ].filter((day) => day !== undefined);
}

function changed(
  entity: Entity,
  attribute: Attribute,
  day: Day,
  old: Slot<Attribute> | undefined,
  fresh: Slot<Attribute> | undefined,
): readonly Change[] {
  const keys = (fresh ?? old)?.keys ?? {};
  const [before, after] = [old?.readings[0]?.lead, fresh?.readings[0]?.lead];
  const source = (after ?? before)?.source;
  if (!source || (before && stillSaid(attribute, before, fresh))) return [];
  // Somebody's arithmetic or judgement changes nothing.
  if ([before, after].every((held) => held === undefined || held.basis === 'derived' || held.basis === 'opinion')) return [];
  // What the entity only inherits changed where it is stated.
  if (![before, after].some((held) => held?.statedBy.kind === entity.kind && held.statedBy.id === entity.id)) return [];
  const correction = before !== undefined && before.fact.retracted === day;
  return [
    {
      day,
      entity: { kind: entity.kind, id: entity.id },
      attribute,
      keys,
      ...(before && { before }),
      ...(after && { after }),
      source,
      ...(correction && { correction: true as const }),
    },
  ];
}

/** A reading of the new slot says the same in the same unit: another unit beside it is news of the source, not of the plan. */
function stillSaid(attribute: Attribute, before: Held<Attribute>, fresh: Slot<Attribute> | undefined): boolean {
  const unit = ({ fact }: Held<Attribute>) => ('unit' in fact ? fact.unit : undefined);
  return fresh?.readings.some(({ lead }) => unit(lead) === unit(before) && !factsDiffer(attribute, before.fact, lead.fact)) ?? false;
}
