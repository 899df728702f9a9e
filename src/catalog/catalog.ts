/** The catalog: look-ups over the data, and a view for each day. */
import { daysBetween, isDay } from './days.ts';
import type { Data } from './parse.ts';
import type { Currency, Day, Rate } from './schema.ts';
import type { Catalog, Entity, EntityKind, View } from './types.ts';
import { createView } from './view.ts';

/** Days whose view is kept: questions are about today and a few days people remember. What was worked out on a day may take three megabytes. */
const KEPT = 32;

export function createCatalog(data: Data): Catalog {
  const byKind = {
    vendor: byId(data.vendors),
    line: byId(data.lines),
    plan: byId(data.plans),
    model: byId(data.models),
    client: byId(data.clients),
  } satisfies Record<EntityKind, ReadonlyMap<string, Entity>>;
  const byAnyId = new Map(Object.values(byKind).flatMap((entities): [string, Entity][] => [...entities]));
  const linesOf = groupBy(data.lines, (line) => line.vendor);
  const plansOf = groupBy(
    [...data.plans].sort((a, b) => a.order - b.order),
    (plan) => plan.line,
  );
  const views = new Map<Day, View>();

  const catalog: Catalog = {
    ...data,
    get: <K extends EntityKind>(kind: K, id: string) => byKind[kind].get(id) as Extract<Entity, { kind: K }> | undefined,
    find: ({ kind, id }) => byKind[kind]?.get(id),
    entity: (id) => byAnyId.get(id),
    linesOf: (vendor) => linesOf.get(vendor) ?? [],
    plansOf: (line) => plansOf.get(line) ?? [],
    rate: (base, quote, day) => nearestRate(data.rates, base, quote, day),
    at(day) {
      const kept = views.get(day);
      views.delete(day);
      const view = kept ?? createView(catalog, checkedDay(day));
      views.set(day, view);
      const [oldest] = views.keys();
      if (views.size > KEPT && oldest !== undefined) views.delete(oldest);
      return view;
    },
  };
  return catalog;
}

/** Throws RangeError for what is no day of the calendar. */
function checkedDay(day: Day): Day {
  if (!isDay(day)) throw new RangeError(`no such day: ${day}`);
  return day;
}

/** Of two equally near the earlier one; a rate known only the other way round is turned over. */
function nearestRate(rates: readonly Rate[], base: Currency, quote: Currency, day: Day): Rate | undefined {
  const stated = rates.filter((rate) => rate.base === base && rate.quote === quote);
  const turned = rates.filter((rate) => rate.base === quote && rate.quote === base).map((rate) => ({ ...rate, base, quote, rate: 1 / rate.rate }));
  const [nearest] = (stated.length > 0 ? stated : turned).sort(
    (a, b) => Math.abs(daysBetween(a.day, day)) - Math.abs(daysBetween(b.day, day)) || (a.day < b.day ? -1 : 1),
  );
  return nearest;
}

function byId<T extends Entity>(entities: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entities.map((entity) => [entity.id, entity]));
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(items, key);
}
