/** Which ids a Query may hold: those of the data. */
import { isOfFamily } from '#src/catalog/families.ts';
import { isProduct } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';
import type { IdOf } from './parts.ts';

const texts = new WeakMap<Catalog, ReadonlySet<string>>();

/** Ids of notes, events and advice. */
function textsOf(catalog: Catalog): ReadonlySet<string> {
  const known = texts.get(catalog);
  if (known) return known;
  const owners = [...catalog.vendors, ...catalog.lines, ...catalog.plans, ...catalog.models, ...catalog.clients];
  const ids = new Set(owners.flatMap(({ notes = [], events = [], advice = [] }) => [...notes, ...events, ...advice].map((fact) => fact.id)));
  texts.set(catalog, ids);
  return ids;
}

/** Whether the data has something of that kind and id. */
export function idExists(of: IdOf, id: string, catalog: Catalog): boolean {
  switch (of) {
    case 'entity':
      return catalog.entity(id) !== undefined;
    case 'choice':
      return catalog.entity(id) !== undefined || isProduct(id);
    case 'model':
    case 'client':
      return catalog.get(of, id) !== undefined;
    case 'term':
      return Object.hasOwn(catalog.glossary, id);
    case 'text':
      return Object.hasOwn(catalog.glossary, id) || textsOf(catalog).has(id);
    case 'family':
      return catalog.models.some((model) => isOfFamily(model, id));
    default:
      return of satisfies never;
  }
}
