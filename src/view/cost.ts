/** What a use costs with each plan, whether the quota lasts, and how that was worked out. */
import type { Block, Button, Card, LeafBlock, NoteBlock } from '#src/card/card.ts';
import type { View } from '#src/catalog/types.ts';
import type { Estimate, PlanEstimate } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { assumptionBlocks, insteadNotes } from './cost-assumptions.ts';
import { costChart, quotaChart } from './cost-charts.ts';
import { assumptionForm, rhythmButtons } from './cost-form.ts';
import { costTable, isPromoted, SHOWN } from './cost-table.ts';
import { costVerdict, shortfall } from './cost-verdict.ts';
import { worthBlocks } from './cost-worth.ts';
import { factText } from './fact-text.ts';
import { entityName, refName } from './labels.ts';
import { siteButtons } from './links.ts';
import { stepText } from './quantity-text.ts';
import { routeNotes } from './route-notes.ts';
import { createScene, disputeBlocks, owned, type Scene, staleNote } from './slot-text.ts';
import { teamSentence } from './team-text.ts';
import { workloadText } from './workload-text.ts';

export type CostValues = {
  readonly view: View;
  readonly estimate: Estimate;
  /** The options of the question, as text, for buttons that ask it again with one thing changed. */
  readonly given: Readonly<Record<string, string>>;
};

const REASONS = 6;

function hasUse({ workload }: Estimate): boolean {
  return workload.use !== undefined || workload.parts !== undefined;
}

function details(summary: string, blocks: readonly LeafBlock[]): readonly Block[] {
  return blocks.length > 0 ? [{ type: 'details', summary, blocks }] : [];
}

/** How the tables are ordered, in a line. */
function orderNote({ lists, workload }: Estimate, demand: boolean, { loc }: Scene): readonly NoteBlock[] {
  if (lists.every(({ plans }) => plans.length < 2)) return [];
  const by = workload.months === 1 ? loc.t('cost:order.first') : loc.t('cost:order.total', { count: workload.months });
  return [{ type: 'note', text: loc.t(demand ? 'cost:order.use' : 'cost:order.price', { by }) }];
}

/** Why plans do not last, a line each. */
function reasons(plans: readonly PlanEstimate[], { loc }: Scene): readonly LeafBlock[] {
  const lines = plans.flatMap((each) => {
    const why = each.fit === 'exceeds' ? shortfall(each, loc) : undefined;
    return why ? [loc.t('cost:reason', { plan: entityName(each.plan, loc), why })] : [];
  });
  const shown = lines.slice(0, REASONS).map((text): LeafBlock => ({ type: 'text', text }));
  return lines.length > REASONS ? [...shown, { type: 'text', text: loc.t('cost:more', { count: lines.length - REASONS }) }] : shown;
}

function ruledOut({ ruledOut: plans }: Estimate, { loc }: Scene): readonly NoteBlock[] {
  const of = (remark: 'model-missing' | 'no-price') =>
    plans.filter(({ remarks }) => remarks.includes(remark)).map(({ plan }) => entityName(plan, loc));
  return (['model-missing', 'no-price'] as const).flatMap((remark): readonly NoteBlock[] => {
    const names = of(remark);
    return names.length > 0 ? [{ type: 'note', text: loc.t(`cost:ruledOut.${remark}`, { plans: loc.list(names) }) }] : [];
  });
}

function remarkNotes(plans: readonly PlanEstimate[], scene: Scene): readonly NoteBlock[] {
  const { loc } = scene;
  const of = (remark: PlanEstimate['remarks'][number]) =>
    plans.filter(({ remarks }) => remarks.includes(remark)).map(({ plan }) => entityName(plan, loc));
  const notes = (['model-unstated', 'model-disputed', 'no-payment', 'start-unknown'] as const).flatMap((remark): readonly NoteBlock[] => {
    const names = of(remark);
    return names.length > 0 ? [{ type: 'note', text: loc.t(`cost:remarks.${remark}`, { plans: loc.list(names) }) }] : [];
  });
  return [...routeNotes(plans, scene), ...notes];
}

/** Offers on a renewal that are told in words only, so that no price has them; they come due where more than one payment is asked about. */
function renewalNotes(plans: readonly PlanEstimate[], { view, loc, cites }: Scene): readonly NoteBlock[] {
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

/** Contradictions about what was reckoned with: prices and quotas. */
function conflicts(plans: readonly PlanEstimate[], scene: Scene): readonly Block[] {
  const slots = plans.flatMap(({ plan }) =>
    owned(entityName(plan, scene.loc), [...scene.view.slots(plan, 'prices'), ...scene.view.slots(plan, 'quotas')]),
  );
  return disputeBlocks(slots, scene);
}

function steps(each: PlanEstimate, scene: Scene): readonly LeafBlock[] {
  const lines = each.steps.map((one) => `${stepText(one, scene.loc)} ${scene.cites.citeAll(one.cites)}`.trim());
  return [...new Set(lines)].map((text) => ({ type: 'text', text }));
}

function buttons(values: CostValues, plans: readonly PlanEstimate[], demand: boolean, scene: Scene): readonly Button[] {
  const { loc, view } = scene;
  const [first, second] = plans;
  const open: Button[] = first
    ? [
        {
          type: 'action',
          style: 'primary',
          priority: 2,
          label: loc.t('compare:buttons.open', { plan: entityName(first.plan, loc) }),
          act: { command: 'plan', args: { name: first.plan.id } },
        },
      ]
    : [];
  const versus: Button[] =
    first && second
      ? [
          {
            type: 'action',
            label: loc.t('cost:buttons.compare', { a: entityName(first.plan, loc), b: entityName(second.plan, loc) }),
            act: { command: 'compare', args: { plans: `${first.plan.id} ${second.plan.id}` } },
          },
        ]
      : [];
  return [
    ...open,
    ...rhythmButtons(values.estimate.workload, values.given, demand, loc),
    ...versus,
    ...siteButtons(first ? [first.plan] : [], view, loc),
  ];
}

/** Pure. For estimates with at least one plan or one that was ruled out. */
export function costCard(values: CostValues, loc: Localizer): Card {
  const { view, estimate, given } = values;
  const scene = createScene(view, loc);
  const demand = hasUse(estimate);
  const { workload, lists, open } = estimate;
  const all = lists.flatMap((list) => list.plans);
  const perhaps = open.flatMap((list) => list.plans);
  const [main, ...others] = lists;
  const [top] = all;
  const verdict =
    all.length + perhaps.length > 0
      ? costVerdict(estimate, demand, view.catalog, loc)
      : { text: loc.t('cost:verdict.nothing'), tone: 'neutral' as const };
  const converted = [...all, ...perhaps].some(({ cost }) => cost?.converted !== undefined);
  const shape = { months: workload.months, demand, converted, promoted: [...all, ...perhaps].some(isPromoted) };
  const caption = (list: (typeof lists)[number]) =>
    [
      ...(lists.length > 1 ? [loc.t('cost:listOf', { currency: loc.t(`common:options.currency.choices.${list.currency}`) })] : []),
      ...(list.plans.length > SHOWN ? [loc.t('cost:more', { count: list.plans.length - SHOWN })] : []),
    ].join(loc.t('fact:join')) || undefined;
  const openCaption = (list: (typeof lists)[number]) =>
    [
      ...(workload.model === undefined ? [] : [loc.t('cost:openOf', { model: refName({ kind: 'model', id: workload.model }, view.catalog, loc) })]),
      caption(list),
    ]
      .filter((part) => part !== undefined)
      .join(loc.t('fact:join'));
  const shown = (all.length > 0 ? all : perhaps).slice(0, SHOWN);
  const lead = all.length > 4 ? shown.slice(0, 1) : shown;
  const blocks: Block[] = [
    ...(workload.team ? [{ type: 'note' as const, text: teamSentence(workload.team, loc, workload.groups !== undefined) }] : []),
    ...(main ? costTable(main, shape, caption(main), scene) : []),
    ...(main ? costChart(main, workload.months, scene) : []),
    ...(demand ? quotaChart(shown, scene) : []),
    ...others.flatMap((list) => costTable(list, shape, caption(list), scene)),
    ...open.flatMap((list) => costTable(list, shape, openCaption(list), scene, false)),
    ...orderNote(estimate, demand, scene),
    ...details(loc.t('cost:folds.reasons'), demand && all.length > 1 ? reasons(all, scene) : []),
    ...details(loc.t('cost:folds.worth'), top && demand ? worthBlocks(top, scene) : []),
    ...insteadNotes(estimate.assumptions, scene),
    ...ruledOut(estimate, scene),
    ...remarkNotes(lead, scene),
    ...renewalNotes(lead, scene),
    ...conflicts(lead, scene),
    ...details(loc.t('cost:folds.assumptions'), assumptionBlocks([...estimate.assumptions, ...lead.flatMap((each) => each.assumptions)], scene)),
    ...lead.slice(0, 2).flatMap((each) => details(loc.t('cost:folds.steps', { plan: entityName(each.plan, loc) }), steps(each, scene))),
    ...staleNote(scene),
    ...(demand ? [assumptionForm(workload, given, loc)] : []),
    { type: 'actions', items: buttons(values, all.length > 0 ? all : perhaps, demand, scene) },
  ];
  const said = workloadText(workload, loc);
  return {
    title: loc.t('cost:title'),
    tone: verdict.tone,
    summary: verdict.text,
    blocks,
    subtitle: [...(said ? [said] : []), asOfText(scene)].join(' · '),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
