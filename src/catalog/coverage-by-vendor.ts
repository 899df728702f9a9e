/** How much the data holds of each vendor, and how fresh that is. */
import { staleFacts, statedBy } from './coverage.ts';
import { standingOf } from './hold.ts';
import type { Day } from './schema.ts';
import type { Catalog, Entity, Ref } from './types.ts';

export type VendorCoverage = {
  /** Undefined: what belongs to no vendor of ours (clients, models of makers that sell no plan). */
  readonly vendor: string | undefined;
  readonly lines: number;
  readonly plans: number;
  readonly models: number;
  readonly facts: number;
  readonly conflicts: number;
  readonly stale: number;
  /** The earliest and the latest check of its facts; empty without facts. */
  readonly oldest: Day;
  readonly newest: Day;
};

/** Whose it is: a plan is its line's, a line and a model their vendor's. */
export function vendorOf(catalog: Catalog, { kind, id }: Ref): string | undefined {
  if (kind === 'vendor') return id;
  if (kind === 'plan') return catalog.get('line', catalog.get('plan', id)?.line ?? '')?.vendor;
  return kind === 'client' ? undefined : catalog.get(kind, id)?.vendor;
}

/** In the order of the vendors, what is nobody's last. Conflicts and stale facts are those of the day. */
export function coverageByVendor(catalog: Catalog, day: Day): readonly VendorCoverage[] {
  const owned = Map.groupBy<string | undefined, Entity>(
    [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients],
    (entity) => vendorOf(catalog, entity),
  );
  const stale = Map.groupBy(staleFacts(catalog, day), ({ entity }) => vendorOf(catalog, entity));
  const conflicts = Map.groupBy(catalog.at(day).conflicts(), ({ entity }) => vendorOf(catalog, entity));
  return [...catalog.vendors.map(({ id }) => id), undefined].map((vendor) => {
    const entities = owned.get(vendor) ?? [];
    const count = (kind: Entity['kind']) => entities.filter((entity) => entity.kind === kind).length;
    const checks = entities.flatMap((entity) => statedBy(entity).map(({ fact }) => standingOf(catalog.sources, fact, day).checked)).sort();
    return {
      vendor,
      lines: count('line'),
      plans: count('plan'),
      models: count('model'),
      facts: checks.length,
      conflicts: conflicts.get(vendor)?.length ?? 0,
      stale: stale.get(vendor)?.length ?? 0,
      oldest: checks[0] ?? '',
      newest: checks.at(-1) ?? '',
    };
  });
}
