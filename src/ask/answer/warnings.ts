/** What the data remarks on a plan that is recommended, where the person said something like it that no field holds. */
import type { Entity, View } from '#src/catalog/types.ts';
import type { AnyHeld } from '#src/core/profile.ts';
import type { Recommendation } from '#src/core/recommend-types.ts';
import type { TextIndex } from '../text-index.ts';
import { heldOf } from './written.ts';

export type Warning = { readonly owner: Entity; readonly held: AnyHeld };

const MOST = 2;

/** Neither ended nor to come. */
function holdsNow(view: View, entry: Parameters<typeof heldOf>[1]): boolean {
  const held = heldOf(view, entry)?.held;
  const { owner, attribute } = entry;
  return held !== undefined && ![...view.ended(owner, attribute), ...view.upcoming(owner, attribute)].some(({ fact }) => fact === held.fact);
}

/** At most two, of the plans that are named first and of their lines: none of them is recommended without what is on record of it. */
export function warningsFor(view: View, texts: TextIndex, { needs: { unjudged }, picks, elsewhere }: Recommendation): readonly Warning[] {
  const said = unjudged?.join(' ');
  if (said === undefined) return [];
  const owners = [...picks, ...elsewhere].flatMap(({ estimate: { plan }, line }) => [plan, line]);
  const found = [...new Set<Entity>(owners)].flatMap((owner) => {
    const within = new Set([`${owner.kind}:${owner.id}`]);
    const hit = texts.passage(said, said, { within, needs: 'little', fits: (entry) => holdsNow(view, entry) });
    const held = hit && heldOf(view, hit);
    return held ? [{ owner, held }] : [];
  });
  return found.slice(0, MOST);
}
