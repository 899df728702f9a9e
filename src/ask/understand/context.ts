/** What understanding needs besides the text. */
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog, Names, View } from '#src/catalog/types.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Query } from '../query.ts';

export type UnderstandDeps = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** The catalog on the day asked about; days without a year are read from there. */
  readonly view: View;
  /** What the same person asked last in the same chat, if that is not long ago. */
  readonly last?: readonly Query[];
};

export type Scope = UnderstandDeps & { readonly catalog: Catalog; readonly today: Day };

export function scopeFor(deps: UnderstandDeps): Scope {
  return { ...deps, catalog: deps.view.catalog, today: deps.view.day };
}
