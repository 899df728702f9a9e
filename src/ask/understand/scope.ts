/** What understanding needs besides the text. */
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog, Names, Ref, View } from '#src/catalog/types.ts';
import type { Lexicon } from '../lexicon.ts';
import type { Spoken } from '../mentions/shared-names.ts';
import type { Query } from '../query/query.ts';
import { subjectIds } from '../query/subjects.ts';
import { refsOf } from './about.ts';

/** `about`: ids of the lines that were spoken of before. */
export type Scope = {
  readonly lexicon: Lexicon;
  readonly names: Names;
  /** The catalog on the day that stands for today. */
  readonly view: View;
  readonly catalog: Catalog;
  readonly today: Day;
  readonly about: readonly string[];
  readonly spoken?: Spoken;
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

/** The scope of a text that comes after that question. */
export function after(last: Query | undefined, scope: Scope): Scope {
  if (!last) return scope;
  const offers = refsOf(subjectIds(last), scope.catalog).some(({ kind }) => kind !== 'model' && kind !== 'client');
  const clients = 'topics' in last && (last.topics ?? []).some((path) => path.startsWith('clients'));
  return { ...scope, spoken: { offers, clients } };
}
