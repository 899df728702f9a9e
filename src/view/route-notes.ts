/** Which model answers instead of the one asked about, and on which plans. */
import type { NoteBlock } from '#src/card/card.ts';
import type { PlanEstimate } from '#src/core/types.ts';
import { entityName, refName } from './labels.ts';
import type { Scene } from './slot-text.ts';

/** A sentence for each pair of models; nothing where every plan serves the model that was asked about. `reckoned`: figures of the use are those of the model that answers. */
export function routeNotes(
  plans: readonly Pick<PlanEstimate, 'plan' | 'routed'>[],
  { loc, view, cites }: Scene,
  { reckoned }: { readonly reckoned: boolean } = { reckoned: true },
): readonly NoteBlock[] {
  const routed = plans.flatMap(({ plan, routed: held }) => (held ? [{ plan, held }] : []));
  return [...Map.groupBy(routed, ({ held: { fact } }) => `${fact.model} ${fact.to}`).values()].flatMap((group): readonly NoteBlock[] => {
    const [first] = group;
    if (!first) return [];
    const { model, to } = first.held.fact;
    const text = loc.t(reckoned ? 'cost:routed' : 'common:routed', {
      plans: loc.list(group.map(({ plan }) => entityName(plan, loc))),
      model: refName({ kind: 'model', id: model }, view.catalog, loc),
      to: refName({ kind: 'model', id: to }, view.catalog, loc),
    });
    return [{ type: 'note', text: `${text} ${cites.citeAll(group.map(({ held }) => held))}` }];
  });
}
