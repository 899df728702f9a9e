/** Figures and days that the data holds under the names of a Query. */
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog } from '#src/catalog/types.ts';
import type { Query } from '../query/query.ts';
import { subjectIds } from '../query/subjects.ts';

export type HeldValues = { readonly figures: ReadonlySet<number>; readonly days: ReadonlySet<Day> };

/** What somebody may mean by a name in the place of a figure: "all of Lite's quota", "no dearer than Pro". */
const FIGURES = ['prices', 'quotas'] as const;
/** What somebody may mean in the place of a day: "before it became dearer". */
const DATED = [...FIGURES, 'availability', 'discounts', 'events'] as const;

type Dated = { readonly from?: Day | undefined; readonly until?: Day | undefined; readonly day?: Day | undefined };

/** Those it is about, and those it is to do without: "cheaper than Pro". */
const named = (query: Query): readonly string[] => [...subjectIds(query), ...(('except' in query && query.except?.subjects) || [])];

/** Amounts of prices and quotas of those the Query names, and the days on which their terms began and ended. */
export function valuesHeld(query: Query, catalog: Catalog): HeldValues {
  const figures = new Set<number>();
  const days = new Set<Day>();
  for (const id of named(query)) {
    const facts = catalog.entity(id);
    for (const attribute of FIGURES) for (const { amount } of facts?.[attribute] ?? []) if (typeof amount === 'number') figures.add(amount);
    for (const attribute of DATED) {
      const dated: readonly Dated[] = facts?.[attribute] ?? [];
      for (const { from, until, day } of dated) for (const each of [from, until, day]) if (each) days.add(each);
    }
  }
  return { figures, days };
}
