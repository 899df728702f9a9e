/** Where a figure of a calculation comes from; what a view needs to cite it. */
import type { Attribute, Basis, Day, Rate, Source } from '#src/catalog/schema.ts';
import type { Catalog, Held, View } from '#src/catalog/types.ts';

export type Cite = {
  readonly source: Source & { readonly id: string };
  readonly checked: Day;
  readonly basis: Basis;
  readonly stale?: boolean;
  readonly age?: number;
};

export function citeHeld(held: Held<Attribute>): Cite {
  return { source: held.source, checked: held.checked, basis: held.basis, stale: held.stale, age: held.age };
}

type Resolved = ReturnType<View['conversions']>[number];

export function citeConversion({ resolved }: Resolved): Cite {
  return { source: resolved.source, checked: resolved.checked, basis: resolved.basis };
}

/** A rate is cited for the day it is from. Throws RangeError where its source is missing from the catalog. */
export function citeRate(rate: Rate, catalog: Catalog): Cite {
  const source = catalog.sources[rate.source];
  if (!source) throw new RangeError(`no such source: ${rate.source}`);
  return { source, checked: rate.day, basis: source.basis };
}
