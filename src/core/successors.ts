/** What somebody buys, or goes on with, in the place of a plan or a line that is no longer sold. */
import type { Held, Line, Plan, View } from '#src/catalog/types.ts';
import { buyable, plansOffered, saleOf, soldInPlaceOf } from './sale.ts';

export type Successors = {
  /** It can be bought itself. */
  readonly sold: boolean;
  /** What the data says that subscriptions go on as. */
  readonly renews?: Held<'renewsAs'>;
  /** What is announced of its end while it is still sold. */
  readonly announced?: Held<'events'> | Held<'availability'>;
  /** What can be bought: itself, else what its line or its vendor sells in its place. */
  readonly plans: readonly Plan[];
};

/** An end of sale that is yet to come, told in words: of itself, else of its line or a plan of it. */
function announcedEnd(view: View, entity: Plan | Line, line: Line | undefined): Successors['announced'] {
  const owners = [entity, ...(line ? [line, ...(entity.kind === 'line' ? view.catalog.plansOf(line.id) : [])] : [])];
  const ends = owners.flatMap((owner) => view.upcoming(owner, 'availability')).filter(({ fact }) => fact.to === 'new' && fact.state === 'closed');
  const said = ends.find(({ fact, checked }) => fact.detail !== undefined && checked <= view.day);
  return (
    said ?? owners.flatMap((owner) => view.upcoming(owner, 'events')).find(({ fact, checked }) => fact.kind === 'availability' && checked <= view.day)
  );
}

/** Throws RangeError for an entity that does not exist. */
export function successorsOf(view: View, entity: Plan | Line): Successors {
  const line = entity.kind === 'line' ? entity : view.catalog.get('line', entity.line);
  const renews = entity.kind === 'plan' ? view.slot(entity, 'renewsAs')?.readings[0]?.lead : undefined;
  const announced = announcedEnd(view, entity, line);
  const said = { ...(renews ? { renews } : {}), ...(announced ? { announced } : {}) };
  if (entity.kind === 'plan' && buyable(saleOf(view, entity))) return { sold: true, ...said, plans: [entity] };
  const lines = line ? soldInPlaceOf(view, line) : [];
  const plans = lines.flatMap(({ id }) => plansOffered(view, id)).filter((plan) => buyable(saleOf(view, plan)));
  return { sold: entity.kind === 'line' && lines.includes(entity) && plans.length > 0, ...said, plans };
}
