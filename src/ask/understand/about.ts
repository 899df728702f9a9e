/** Whom a Query is about. */
import type { Catalog, Ref } from '#src/catalog/types.ts';
import type { Query } from '../query/query.ts';

export function idsIn(query: Query): readonly string[] {
  switch (query.kind) {
    case 'fact':
    case 'compare':
    case 'changes':
      return query.subjects;
    case 'define':
    case 'unknown':
      return query.subjects ?? [];
    case 'select':
      return query.among ?? [];
    case 'clarify':
      return query.options;
    case 'use':
      return query.subjects.length > 0 ? query.subjects : (query.models ?? []);
    case 'sum':
      return [...new Set(query.rows.flatMap(({ subject }) => subject ?? []))];
    default:
      return [];
  }
}

export const refsOf = (ids: readonly string[], catalog: Catalog): readonly Ref[] =>
  ids.flatMap((id) => {
    const entity = catalog.entity(id);
    return entity ? [{ kind: entity.kind, id }] : [];
  });
