/**
 * Whether Queries hold nothing that nobody said: each id is one of the data; each figure and day was said, follows from what was said by a rule of
 * `follows.ts`, or stands in the data under a name of the Query; what stands as the person's own words is made of them.
 */
import { addDays } from '#src/catalog/days.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';
import type { Said } from '../mentions/said.ts';
import type { Query } from '../query/query.ts';
import { follows } from './follows.ts';
import { type HeldValues, valuesHeld } from './held.ts';
import { idExists } from './ids.ts';
import { type FigureOf, type Part, partsOf } from './parts.ts';
import { isQuoted, valuesSaid } from './said.ts';

/** What nobody said; `query`: the place of its Query in the list. */
export type Problem = Part & { readonly query: number };
export type Verified = { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * `said`: the message and earlier ones of the same person, as heard; `before`: Queries of theirs that were verified when they were made; `day`: the one that
 * stands for today.
 */
export type VerifyDeps = {
  readonly said: readonly Said[];
  readonly before?: readonly Query[];
  readonly catalog: Catalog;
  readonly day: Day;
};

/** Figures that may be said by the name of a plan: a use of all its quota, a budget of its price. */
const OF_DATA: ReadonlySet<FigureOf> = new Set(['use', 'money']);

/** Pure. `queries` are of the schema. */
export function verify(queries: readonly Query[], { said, before = [], catalog, day }: VerifyDeps): Verified {
  const values = valuesSaid(said);
  const known = before.flatMap(partsOf);
  const days = new Set([day, addDays(day, -1), ...values.days]);
  const wasKnown = (part: Part): boolean =>
    known.some(
      (other) => other.part === part.part && other.value === part.value && ('of' in other ? other.of : '') === ('of' in part ? part.of : ''),
    );

  const problems = queries.flatMap((query, index) => {
    let found: HeldValues | undefined;
    // Most figures were said; few have to be looked up.
    const held = () => (found ??= valuesHeld(query, catalog));
    const holds = (part: Part): boolean => {
      switch (part.part) {
        case 'id':
          return idExists(part.of, part.value, catalog);
        case 'figure':
          return follows(part.of, part.value, values) || (OF_DATA.has(part.of) && held().figures.has(part.value)) || wasKnown(part);
        case 'day':
          return days.has(part.value) || held().days.has(part.value) || wasKnown(part);
        case 'words':
          return isQuoted(part.value, values.pieces) || wasKnown(part);
        default:
          return part satisfies never;
      }
    };
    return partsOf(query)
      .filter((part) => !holds(part))
      .map((part) => ({ ...part, query: index }));
  });
  return problems.length === 0 ? { ok: true } : { ok: false, problems };
}
