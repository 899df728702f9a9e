/** Ids of a Query as references. */
import type { Catalog, Ref } from '#src/catalog/types.ts';

/** Those that the catalog has, in the order given. */
export const refsOf = (ids: readonly string[], catalog: Catalog): readonly Ref[] =>
  ids.flatMap((id) => {
    const entity = catalog.entity(id);
    return entity ? [{ kind: entity.kind, id }] : [];
  });
