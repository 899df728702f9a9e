/** Which ids a Query may hold: those of the data. */
import type { Catalog } from '#src/catalog/types.ts';
import type { IdOf } from './parts.ts';

/** Whether the data has something of that kind and id. */
export function idExists(of: IdOf, id: string, catalog: Catalog): boolean {
  switch (of) {
    case 'entity':
      return catalog.entity(id) !== undefined;
    case 'model':
    case 'client':
      return catalog.get(of, id) !== undefined;
    case 'term':
      return Object.hasOwn(catalog.glossary, id);
    case 'family':
      return catalog.models.some(({ family }) => family === id);
    default:
      return of satisfies never;
  }
}
