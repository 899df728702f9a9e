/** The models that a plan serves, as far as its list says. */
import type { Ref, View } from '#src/catalog/types.ts';

export function modelsOf(view: View, plan: Ref): readonly string[] {
  return view.slot(plan, 'models')?.readings[0]?.lead.fact.items ?? [];
}
