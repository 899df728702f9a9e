/** A catalog of the made-up entities, for tests of the kernel: it knows no facts. */
import type { Catalog, Entity, View } from '#src/catalog/types.ts';
import { entities } from './names.ts';

export function createStandInCatalog(all: readonly Entity[] = entities): Catalog {
  const of = <K extends Entity['kind']>(kind: K) => all.filter((entity): entity is Extract<Entity, { kind: K }> => entity.kind === kind);
  const catalog: Catalog = {
    vendors: of('vendor'),
    lines: of('line'),
    plans: of('plan'),
    models: of('model'),
    clients: of('client'),
    sources: { notes: { id: 'notes', title: { zh: '笔记', en: 'Notes' }, date: '2025-12-20', basis: 'vendor' } },
    glossary: {},
    outsiders: [],
    rates: [],
    conversions: [],
    get: (kind, id) => of(kind).find((entity) => entity.id === id),
    find: ({ kind, id }) => all.find((entity) => entity.kind === kind && entity.id === id),
    entity: (id) => all.find((entity) => entity.id === id),
    linesOf: () => [],
    plansOf: () => of('plan'),
    rate: () => undefined,
    at: (day): View => ({
      day,
      catalog,
      slots: () => [],
      slot: () => undefined,
      ended: () => [],
      upcoming: () => [],
      conflicts: () => [],
      conversions: () => [],
    }),
  };
  return catalog;
}
