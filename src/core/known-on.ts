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

/** Whether anything of what the plan itself sells was known about the day. */
export const isKnownOn: (view: View, plan: Ref) => boolean = oncePerView(
  ({ id }: Ref) => id,
  (view, plan) =>
    (['prices', 'quotas', 'availability'] as const).some((attribute) =>
      view.slots(plan, attribute).some(({ readings }) => readings.some(({ lead }) => lead.statedBy.kind === 'plan' && speaksOf(lead, view.day))),
    ),
);
