/** What somebody buys, or goes on with, in the place of a plan or a line that is no longer sold. */
import type { Held, Line, Plan, View } from '#src/catalog/types.ts';
import { buyable, plansOffered, saleOf, soldInPlaceOf } from './sale.ts';

export type Successors = {
  /** It can be bought itself. */
  readonly sold: boolean;
  /** What the data says that subscriptions go on as. */
  readonly renews?: Held<'renewsAs'>;
  /** What can be bought: itself, else what its line or its vendor sells in its place. */
  readonly plans: readonly Plan[];
};

/** Throws RangeError for an entity that does not exist. */
export function successorsOf(view: View, entity: Plan | Line): Successors {
  const line = entity.kind === 'line' ? entity : view.catalog.get('line', entity.line);
  const renews = entity.kind === 'plan' ? view.slot(entity, 'renewsAs')?.readings[0]?.lead : undefined;
  const said = renews ? { renews } : {};
  if (entity.kind === 'plan' && buyable(saleOf(view, entity))) return { sold: true, ...said, plans: [entity] };
  const lines = line ? soldInPlaceOf(view, line) : [];
  const plans = lines.flatMap(({ id }) => plansOffered(view, id)).filter((plan) => buyable(saleOf(view, plan)));
  return { sold: entity.kind === 'line' && lines.includes(entity) && plans.length > 0, ...said, plans };
}
