/** What is known of an earlier day: facts that were found long after it, and do not say since when they hold, tell nothing of it. */
import { addDays } from '#src/catalog/days.ts';
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Held, Ref, View } from '#src/catalog/types.ts';
import { oncePerView } from './once.ts';

/** A document speaks of the weeks before it too. */
const BEFORE_DOCUMENT = 14;

/** Whether somebody who read it says something of the day. */
export function speaksOf({ startUnknown, source }: Held<Attribute>, day: Day): boolean {
  return !startUnknown || source.date <= addDays(day, BEFORE_DOCUMENT);
}

/** Whether a plan says anything of what it sells in its own words, and not only by its line; `which`: of the facts only those. */
export function statesOwn(view: View, plan: Ref, which: (lead: Held<Attribute>) => boolean = () => true): boolean {
  return (['prices', 'quotas', 'availability', 'packs', 'fees'] as const).some((attribute) =>
    view.slots(plan, attribute).some(({ readings }) => readings.some(({ lead }) => lead.statedBy.kind === 'plan' && which(lead))),
  );
}

/** Whether anything of what the plan itself sells was known about the day. */
export const isKnownOn: (view: View, plan: Ref) => boolean = oncePerView(
  ({ id }: Ref) => id,
  (view, plan) => statesOwn(view, plan, (lead) => speaksOf(lead, view.day)),
);
