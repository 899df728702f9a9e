/** What the card of a cost keeps one press away: every plan, the sums, what sources disagree on, pay-as-you-go. */
import type { Block, LeafBlock, MoreEntry } from '#src/card/card.ts';
import type { Plan } from '#src/catalog/types.ts';
import type { EstimateList, PlanEstimate } from '#src/core/types.ts';
import { gapNote } from './cells.ts';
import type { CostValues } from './cost.ts';
import { assumptionBlocks } from './cost-assumptions.ts';
import { assumptionForm } from './cost-form.ts';
import { isShort, orderNote, reasons, renewalNotes, ruledOutNotes } from './cost-notes.ts';
import { type CostShape, costTable, SHOWN } from './cost-table.ts';
import { worthBlocks } from './cost-worth.ts';
import { entityName, refName } from './labels.ts';
import { later, moreEntries } from './more.ts';
import { stepText } from './quantity-text.ts';
import { disputeBlocks, owned, type Scene } from './slot-text.ts';

/** `few`: the first screen shows all that there is. */
export type CostShown = {
  readonly lead: Plan | undefined;
  readonly best: readonly PlanEstimate[];
  readonly shape: CostShape;
  readonly few: boolean;
};

/** Every list in full, each currency by itself; what may have the model comes last. */
function allRows({ estimate }: CostValues, { lead, shape }: CostShown, scene: Scene): readonly Block[] {
  const { loc, view } = scene;
  const { lists, open, workload } = estimate;
  const model = workload.model === undefined ? '' : refName({ kind: 'model', id: workload.model }, view.catalog, loc);
  const draw = (list: EstimateList, caption: string) => costTable(list, { rows: list.plans, lead, caption }, { ...shape, whole: true }, scene);
  const tables = [
    ...lists.flatMap((list) => draw(list, loc.t('cost:listOf', { currency: loc.t(`common:currencyNames.${list.currency}`) }))),
    ...open.flatMap((list) => draw(list, loc.t('cost:openOf', { model }))),
  ];
  return [...tables, ...gapNote(tables, loc), ...orderNote(estimate, shape.demand, scene)];
}

function steps(each: PlanEstimate, scene: Scene): readonly LeafBlock[] {
  const lines = each.sums().steps.map((one) => `${stepText(one, scene.loc)} ${scene.cites.citeAll(one.cites)}`.trim());
  return [...new Set(lines)].map((text) => ({ type: 'text', text }));
}

function details(summary: string, blocks: readonly LeafBlock[]): readonly Block[] {
  return blocks.length > 0 ? [{ type: 'details', summary, blocks }] : [];
}

/** What was taken for granted, and the sums of the plans that matter. */
function working({ estimate }: CostValues, { best }: CostShown, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const assumed = assumptionBlocks([...estimate.assumptions, ...best.flatMap((each) => each.sums().assumptions)], scene);
  return [
    ...details(loc.t('cost:folds.assumptions'), assumed),
    ...best.flatMap((each) => details(loc.t('cost:folds.steps', { plan: entityName(each.plan, loc) }), steps(each, scene))),
    ...renewalNotes(best, scene),
  ];
}

/** Contradictions about what was reckoned with: prices and quotas. */
function conflicts(plans: readonly PlanEstimate[], scene: Scene): readonly Block[] {
  const { loc, view } = scene;
  return disputeBlocks(
    plans.flatMap(({ plan }) => owned(entityName(plan, loc), [...view.slots(plan, 'prices'), ...view.slots(plan, 'quotas')])),
    scene,
  );
}

export function costMore(values: CostValues, shown: CostShown, scene: Scene): readonly MoreEntry[] {
  const { loc } = scene;
  const { estimate } = values;
  const { best, shape, few } = shown;
  const lists = [...estimate.lists, ...estimate.open];
  const all = lists.flatMap(({ plans }) => plans);
  const [top] = best;
  const short = shape.demand && all.some(isShort);
  const without = !few && estimate.ruledOut.length > 0;
  return moreEntries(
    {
      rows: later(lists.length > 0 && !(few && lists.every(({ plans }) => plans.length <= SHOWN)), () => allRows(values, shown, scene)),
      working: later(best.length > 0 || estimate.assumptions.some(({ instead }) => !instead), () => working(values, shown, scene)),
      change: later(shape.demand, () => [assumptionForm(estimate.workload, values.given, loc)]),
      others: later(short || without, () => [...(short ? reasons(all, scene) : []), ...(without ? ruledOutNotes(estimate, scene) : [])]),
      notes: later(shape.demand && top?.sums().worth !== undefined, () => (top ? worthBlocks(top, scene) : [])),
      conflicts: later(
        best.some(({ remarks }) => remarks.includes('conflict')),
        () => conflicts(best, scene),
      ),
    },
    loc,
    { rows: loc.t('cost:menu.rows', { count: all.length }), others: loc.t('cost:menu.others'), notes: loc.t('cost:menu.notes') },
  );
}
