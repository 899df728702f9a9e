/** Remarks on an estimate, a line each: what was left out, what is not stated, what was not reckoned with. */
import type { LeafBlock, NoteBlock } from '#src/card/card.ts';
import type { Estimate, PlanEstimate } from '#src/core/types.ts';
import { limitedUse } from './cost-table.ts';
import { shortfall } from './cost-verdict.ts';
import { factText } from './fact-text.ts';
import { entityName } from './labels.ts';
import { routeNotes } from './route-notes.ts';
import type { Scene } from './slot-text.ts';

function namesOf(plans: readonly PlanEstimate[], remark: PlanEstimate['remarks'][number], { loc }: Scene): readonly string[] {
  return plans.filter(({ remarks }) => remarks.includes(remark)).map(({ plan }) => entityName(plan, loc));
}

export function ruledOutNotes({ ruledOut: plans }: Estimate, scene: Scene): readonly NoteBlock[] {
  const { loc } = scene;
  return (['model-missing', 'no-price'] as const).flatMap((remark): readonly NoteBlock[] => {
    const names = namesOf(plans, remark, scene);
    return names.length > 0 ? [{ type: 'note', text: loc.t(`cost:ruledOut.${remark}`, { plans: loc.list(names) }) }] : [];
  });
}

export function remarkNotes(plans: readonly PlanEstimate[], scene: Scene): readonly NoteBlock[] {
  const { loc } = scene;
  const notes = (['model-unstated', 'model-disputed', 'no-payment', 'start-unknown'] as const).flatMap((remark): readonly NoteBlock[] => {
    const names = namesOf(plans, remark, scene);
    return names.length > 0 ? [{ type: 'note', text: loc.t(`cost:remarks.${remark}`, { plans: loc.list(names) }) }] : [];
  });
  return [...routeNotes(plans, scene), ...notes];
}

/** Offers on a renewal that are told in words only, so that no price has them; they come due where more than one payment is asked about. */
export function renewalNotes(plans: readonly PlanEstimate[], { view, loc, cites }: Scene): readonly NoteBlock[] {
  const renewed = plans.filter(({ cost }) => cost && cost.phases.reduce((sum, { periods }) => sum + periods.typical, 0) > 1);
  const offers = renewed.flatMap(({ plan }) =>
    view.slots(plan, 'notes').flatMap(({ readings }) => {
      const held = readings[0]?.lead;
      return held?.fact.topic === 'renewal' && held.fact.until ? [{ plan, held }] : [];
    }),
  );
  return [...Map.groupBy(offers, ({ held }) => held.fact)].flatMap(([fact, told]): readonly NoteBlock[] => {
    const names = loc.list(told.map(({ plan }) => entityName(plan, loc)));
    const offer = factText(fact, 'notes', loc, view.catalog);
    return [{ type: 'note', text: loc.t('cost:notReckoned', { plans: names, offer, cite: cites.citeAll(told.map(({ held }) => held)) }) }];
  });
}

/** How the tables are ordered, in a line. */
export function orderNote({ lists, workload }: Estimate, demand: boolean, { loc }: Scene): readonly NoteBlock[] {
  if (lists.every(({ plans }) => plans.length < 2)) return [];
  const by = workload.months === 1 ? loc.t('cost:order.first') : loc.t('cost:order.total', { count: workload.months });
  return [{ type: 'note', text: loc.t(demand ? 'cost:order.use' : 'cost:order.price', { by }) }];
}

/** Whether there is something to say of why it does not last. */
export const isShort = (each: PlanEstimate): boolean => each.fit === 'exceeds' && limitedUse(each) !== undefined;

/** Why plans do not last, a line each. */
export function reasons(plans: readonly PlanEstimate[], { loc }: Scene): readonly LeafBlock[] {
  return plans.flatMap((each): readonly LeafBlock[] => {
    const why = isShort(each) ? shortfall(each, loc) : undefined;
    return why ? [{ type: 'text', text: loc.t('cost:reason', { plan: entityName(each.plan, loc), why }) }] : [];
  });
}
