/** Since when the data says anything of a matter, where a question is about an earlier day. */
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';

const inside = (entity: Entity, view: View): readonly Entity[] =>
  entity.kind === 'vendor'
    ? [entity, ...view.catalog.linesOf(entity.id).flatMap((line) => inside(line, view))]
    : entity.kind === 'line'
      ? [entity, ...view.catalog.plansOf(entity.id)]
      : [entity];

/** The day on which the first fact of the attribute begins, of the entity or of what it sells; undefined where one holds or held by the day of the view, or there is none. */
export function knownFrom(entity: Entity, attribute: Attribute, view: View): Day | undefined {
  const all = inside(entity, view);
  if (all.some((each) => view.slots(each, attribute).length > 0 || view.ended(each, attribute).length > 0)) return undefined;
  return all
    .flatMap((each) => view.upcoming(each, attribute).flatMap(({ fact }) => ('from' in fact && fact.from ? [fact.from] : [])))
    .toSorted()
    .at(0);
}
