/** What understanding needs besides the text. */
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog, Names, Ref, View } from '#src/catalog/types.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Query } from './earlier/query.ts';

export type UnderstandDeps = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** The catalog on the day asked about; days without a year are read from there. */
  readonly view: View;
  /** What was kept of the same person's last message in the same chat, if that is not long ago. */
  readonly kept?: unknown;
};

/** `about`: ids of the lines that the last question was about. */
export type Scope = Omit<UnderstandDeps, 'kept'> & {
  readonly last?: readonly Query[];
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
export function scopeFor(deps: Omit<UnderstandDeps, 'kept'> & Pick<Scope, 'last'>, spoken: readonly Ref[]): Scope {
  const { catalog, day } = deps.view;
  return { ...deps, catalog, today: day, about: spoken.flatMap((ref) => linesOf(ref, catalog)) };
}
