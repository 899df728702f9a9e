/** How much the data holds, and what of it wants looking at again. */
import { daysBetween } from './days.ts';
import { standingOf } from './hold.ts';
import { type Attribute, attributes, type Basis, bases, type Day, type Fact } from './schema.ts';
import { keysOf } from './slots.ts';
import type { Catalog, Entity, Held, Ref } from './types.ts';

export type Coverage = {
  readonly day: Day;
  readonly entities: { readonly vendors: number; readonly lines: number; readonly plans: number; readonly models: number; readonly clients: number };
  readonly terms: number;
  readonly conversions: number;
  readonly rates: number;
  readonly sources: number;
  /** Facts of every day, definitions and conversions included. */
  readonly facts: {
    readonly total: number;
    /** Attributes without a fact are left out; most first. */
    readonly byAttribute: readonly { readonly attribute: Attribute | 'definitions' | 'conversions'; readonly count: number }[];
    readonly byBasis: Readonly<Record<Basis, number>>;
    /** Most cited first; a source that nothing cites counts 0. */
    readonly bySource: readonly { readonly source: string; readonly count: number }[];
  };
  /** Slots in which sources contradict each other on the day. */
  readonly conflicts: number;
  /** How many `staleFacts` gives. */
  readonly stale: number;
};

/** Counts over the whole data; `conflicts` and `stale` are those of the day. */
export function coverage(catalog: Catalog, day: Day): Coverage {
  const stated = statedFacts(catalog);
  const byBasis = Object.fromEntries(bases.map((basis) => [basis, 0])) as Record<Basis, number>;
  const bySource = new Map(Object.keys(catalog.sources).map((id) => [id, 0]));
  const byAttribute = new Map<Stated['attribute'], number>();
  for (const { attribute, fact } of stated) {
    const { basis, source } = standingOf(catalog.sources, fact, day);
    byBasis[basis]++;
    bySource.set(source.id, (bySource.get(source.id) ?? 0) + 1);
    byAttribute.set(attribute, (byAttribute.get(attribute) ?? 0) + 1);
  }
  return {
    day,
    entities: {
      vendors: catalog.vendors.length,
      lines: catalog.lines.length,
      plans: catalog.plans.length,
      models: catalog.models.length,
      clients: catalog.clients.length,
    },
    terms: Object.keys(catalog.glossary).length,
    conversions: catalog.conversions.length,
    rates: catalog.rates.length,
    sources: bySource.size,
    facts: {
      total: stated.length,
      byAttribute: most(byAttribute).map(([attribute, count]) => ({ attribute, count })),
      byBasis,
      bySource: most(bySource).map(([source, count]) => ({ source, count })),
    },
    conflicts: catalog.at(day).conflicts().length,
    stale: staleFacts(catalog, day).length,
  };
}

type AnyFact = Fact<Attribute>;
type Stated = {
  readonly attribute: Attribute | 'definitions' | 'conversions';
  readonly fact: Pick<AnyFact, 'source' | 'checked' | 'basis' | 'from'>;
};

function entitiesOf(catalog: Catalog): readonly Entity[] {
  return [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients];
}

/** Every fact that the entity states itself. */
export function statedBy(entity: Entity): readonly Stated[] {
  return (Object.keys(attributes) as Attribute[]).flatMap((attribute) => (entity[attribute] ?? []).map((fact) => ({ attribute, fact })));
}

function statedFacts(catalog: Catalog): readonly Stated[] {
  return [
    ...entitiesOf(catalog).flatMap(statedBy),
    ...Object.values(catalog.glossary).flatMap((term) => term.definitions.map((fact) => ({ attribute: 'definitions' as const, fact }))),
    ...catalog.conversions.map((fact) => ({ attribute: 'conversions' as const, fact })),
  ];
}

function most<K extends string>(counts: ReadonlyMap<K, number>): readonly (readonly [K, number])[] {
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

/** How many days before `day` the latest of all facts was checked. */
export function newestCheck(catalog: Catalog, day: Day): number {
  const checks = statedFacts(catalog).map(({ fact }) => standingOf(catalog.sources, fact, day).checked);
  return daysBetween(
    checks.reduce((latest, each) => (each > latest ? each : latest), ''),
    day,
  );
}

export type StaleFact = {
  readonly entity: Ref;
  readonly attribute: Attribute;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly held: Held<Attribute>;
  /** Where to look: the source's own page, else the first that is known of the entity. */
  readonly link?: string;
};

/** Opinions and things that happened do not grow old. */
const lasting: readonly Attribute[] = ['events', 'released', 'ratings', 'advice', 'recipes', 'highlights', 'parameters', 'notes'];

/**
 * Facts that hold on the day and were last checked more than `olderThan` days before it (default 90), oldest first. What happened, what somebody
 * thought and what does not change (parameters of a model) is left out, and so is what another fact of the slot outranks.
 */
export function staleFacts(catalog: Catalog, day: Day, olderThan = 90): readonly StaleFact[] {
  const view = catalog.at(day);
  const found = entitiesOf(catalog).flatMap((entity) => {
    const ref: Ref = { kind: entity.kind, id: entity.id };
    return (Object.keys(attributes) as Attribute[])
      .filter((attribute) => !lasting.includes(attribute))
      .flatMap((attribute) =>
        view.slots(ref, attribute).flatMap(({ readings }) =>
          readings
            .filter(({ lead }) => lead.age > olderThan && lead.via === undefined && lead.statedBy.kind === ref.kind && lead.statedBy.id === ref.id)
            .map(({ lead }): StaleFact => {
              const link = lead.source.url ?? view.slots(ref, 'links')[0]?.readings[0]?.lead.fact.url;
              return { entity: ref, attribute, keys: keysOf(attribute, lead.fact), held: lead, ...(link === undefined ? {} : { link }) };
            }),
        ),
      );
  });
  return found.sort((a, b) => b.held.age - a.held.age);
}
