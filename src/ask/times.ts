/** What 次 and "times" count where nobody says: what the plans at hand count. */
import type { Ref, View } from '#src/catalog/types.ts';

/** Prompts where every plan that is named counts them and nothing else, calls of a model otherwise. */
export function timesOf(view: View, refs: readonly Ref[]): 'prompt' | 'request' {
  const counts = refs
    .filter(({ kind }) => kind === 'plan')
    .map((plan) =>
      view.slots(plan, 'quotas').some(({ readings }) => readings.some(({ lead }) => (lead.via?.held.fact.unit ?? lead.fact.unit) === 'prompt')),
    );
  return counts.length > 0 && counts.every((each) => each) ? 'prompt' : 'request';
}
