/** What a use costs with each plan and whether the quota lasts: the verdict, the plans that matter, and one picture of their quotas. */
import type { Block, Button, Card, MoreEntry, NoteBlock, TableBlock } from '#src/card/card.ts';
import type { Plan, View } from '#src/catalog/types.ts';
import { bestLead } from '#src/core/cost-lead.ts';
import type { Estimate, EstimateList, PlanEstimate } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { restOfUse, usedFor } from './asked-text.ts';
import { gapNote } from './cells.ts';
import { insteadNotes } from './cost-assumptions.ts';
import { quotaChart } from './cost-charts.ts';
import { assumptionForm, rhythmButtons } from './cost-form.ts';
import { costMore } from './cost-more.ts';
import { remarkNotes, ruledOutNotes } from './cost-notes.ts';
import { type CostShape, costTable, firstRows, isStocked, SHOWN } from './cost-table.ts';
import { costVerdict } from './cost-verdict.ts';
import { entityName, refName } from './labels.ts';
import { siteButtons } from './links.ts';
import { createScene, type Scene } from './slot-text.ts';
import { teamSentence } from './team-text.ts';

export type CostValues = {
  readonly view: View;
  readonly estimate: Estimate;
  /** The options of the question, as text, for buttons that ask it again with one thing changed. */
  readonly given: Readonly<Record<string, string>>;
};

/** Of a picture. */
const DRAWN = 4;

/** The plan of the verdict: what somebody can have, of what lasts; the first of the order where nothing does. */
function leadIn(lists: readonly EstimateList[]): Plan | undefined {
  const [main] = lists;
  return main && (bestLead(main)?.plan ?? main.plans[0])?.plan;
}

/** The lists of a first screen: the main one; all of them where all their plans have room. */
function shownLists({ lists, open }: Estimate): { readonly sure: readonly EstimateList[]; readonly perhaps: readonly EstimateList[] } {
  const count = [...lists, ...open].reduce((sum, { plans }) => sum + plans.length, 0);
  if (count <= SHOWN) return { sure: lists, perhaps: open };
  return lists.length > 0 ? { sure: lists.slice(0, 1), perhaps: [] } : { sure: [], perhaps: open.slice(0, 1) };
}

function captionOf(list: EstimateList, several: boolean, open: string | undefined, { loc }: Scene): string | undefined {
  const parts = [
    ...(open === undefined ? [] : [loc.t('cost:openOf', { model: open })]),
    ...(several ? [loc.t('cost:listOf', { currency: loc.t(`common:currencyNames.${list.currency}`) })] : []),
  ];
  return parts.length > 0 ? parts.join(loc.t('fact:join')) : undefined;
}

function tables(estimate: Estimate, lead: Plan | undefined, shape: CostShape, scene: Scene): readonly TableBlock[] {
  const { sure, perhaps } = shownLists(estimate);
  const { model } = estimate.workload;
  const open = model === undefined ? undefined : refName({ kind: 'model', id: model }, scene.view.catalog, scene.loc);
  const several = sure.length + perhaps.length > 1;
  const draw = (list: EstimateList, maybe: boolean) => {
    const crowned = maybe ? undefined : list === sure[0] ? lead : leadIn([list]);
    const caption = captionOf(list, several, maybe ? open : undefined, scene);
    return costTable(list, { rows: firstRows(list, crowned, SHOWN), lead: crowned, caption }, shape, scene);
  };
  return [...sure.flatMap((list) => draw(list, false)), ...perhaps.flatMap((list) => draw(list, true))];
}

/** The likeliest next step first: to correct what was taken for granted, else to set the two best side by side. */
function buttons({ estimate, given }: CostValues, plans: readonly PlanEstimate[], lead: Plan | undefined, scene: Scene): readonly Button[] {
  const { loc, view } = scene;
  const demand = hasUse(estimate);
  const change: Button[] = demand
    ? [
        {
          type: 'action',
          style: 'primary',
          priority: 3,
          label: loc.t('common:menu.change'),
          act: { command: 'cost', args: { ...given, more: 'change' } },
          form: assumptionForm(estimate.workload, given, loc),
        },
      ]
    : [];
  const pair = [...plans.filter(({ plan }) => plan.id === lead?.id), ...plans.filter(({ plan }) => plan.id !== lead?.id)]
    .slice(0, 2)
    .map(({ plan }) => plan);
  const [first, second] = pair;
  const versus: Button[] =
    first && second
      ? [
          {
            type: 'action',
            priority: 2,
            ...(demand ? {} : { style: 'primary' as const }),
            label: loc.t('cost:buttons.compare', { a: entityName(first, loc), b: entityName(second, loc) }),
            act: { command: 'compare', args: { plans: `${first.id} ${second.id}` } },
          },
        ]
      : [];
  return [...change, ...versus, ...siteButtons(first ? [first] : [], view, loc), ...rhythmButtons(estimate.workload, given, demand, loc)];
}

export function hasUse({ workload }: Estimate): boolean {
  return workload.use !== undefined || workload.parts !== undefined;
}

function teamNote({ workload }: Estimate, { loc }: Scene): readonly NoteBlock[] {
  return workload.team ? [{ type: 'note', text: teamSentence(workload.team, loc, workload.groups !== undefined) }] : [];
}

/** Pure. For estimates with at least one plan or one that was ruled out. */
export function costCard(values: CostValues, loc: Localizer): Card {
  const { view, estimate } = values;
  const scene = createScene(view, loc);
  const demand = hasUse(estimate);
  const { workload, lists, open, ruledOut } = estimate;
  const ranked = (lists.length > 0 ? lists : open).flatMap((list) => list.plans);
  const all = [...lists, ...open].flatMap((list) => list.plans);
  const lead = leadIn(lists);
  const verdict =
    all.length > 0 ? costVerdict(estimate, demand, view.catalog, loc) : { text: loc.t('cost:verdict.nothing'), tone: 'neutral' as const };
  const shape: CostShape = {
    months: workload.months,
    demand,
    converted: all.some(({ cost }) => cost?.converted !== undefined),
    stocked: all.some(isStocked),
  };
  const table = tables(estimate, lead, shape, scene);
  const best = [...ranked.filter(({ plan }) => plan.id === lead?.id), ...ranked.filter(({ plan }) => plan.id !== lead?.id)].slice(0, DRAWN);
  const few = all.length + ruledOut.length <= SHOWN;
  const blocks: Block[] = [
    ...teamNote(estimate, scene),
    ...table,
    ...gapNote(table, loc),
    ...(demand ? quotaChart(best, scene) : []),
    ...insteadNotes(estimate.assumptions, scene),
    ...(few ? ruledOutNotes(estimate, scene) : []),
    ...remarkNotes(few ? all : best.slice(0, 1), scene),
    { type: 'actions', items: buttons(values, ranked, lead, scene) },
  ];
  const amount = usedFor(workload, loc);
  const said = restOfUse(workload, amount, loc);
  const subtitle = [...(said ? [said] : []), asOfText(scene)].join(' · ');
  const more: readonly MoreEntry[] = costMore(values, { lead, best, shape, few }, scene);
  return {
    title: amount === '' ? loc.t('cost:title') : loc.t('cost:titleFor', { use: amount }),
    tone: verdict.tone,
    summary: verdict.text,
    blocks,
    more,
    subtitle,
    sources: scene.cites.sources(),
    laterSources: () => scene.cites.sources(),
    asOf: view.day,
  };
}
