/** What understanding needs besides the text. */
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog, Names, Ref, View } from '#src/catalog/types.ts';
import type { Lexicon } from '../lexicon.ts';

/** `about`: ids of the lines that were spoken of before. */
export type Scope = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** The catalog on the day that stands for today. */
  readonly view: View;
  readonly catalog: Catalog;
  readonly today: Day;
  readonly about: readonly string[];
};

const linesOf = ({ kind, id }: Ref, catalog: Catalog): readonly string[] => {
  if (kind === 'vendor') return catalog.linesOf(id).map((line) => line.id);
  const line = kind === 'plan' ? catalog.get('plan', id)?.line : kind === 'line' ? id : undefined;
  return line === undefined ? [] : [line];
};

/** `spoken`: what the last question was about. */
export function scopeFor(deps: Pick<Scope, 'lexicon' | 'names' | 'view'>, spoken: readonly Ref[]): Scope {
  const { catalog, day } = deps.view;
  return { ...deps, catalog, today: day, about: spoken.flatMap((ref) => linesOf(ref, catalog)) };
}
