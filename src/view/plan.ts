/** One plan: what it costs and allows today; everything else that is known of it, with its sources, one press away. */
import type { Block, Button, Card, Cell, MoreEntry } from '#src/card/card.ts';
import { addDays } from '#src/catalog/days.ts';
import { isDisputed } from '#src/catalog/readings.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Line, Plan, Slot, View } from '#src/catalog/types.ts';
import type { AnySlot, Profile } from '#src/core/profile.ts';
import { ratesOf } from '#src/core/rates.ts';
import { saleOf } from '#src/core/sale.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { type FoldAttribute, slotFold } from './folds.ts';
import { discountLabel, entityName, heading, quantityText, slotLabel } from './labels.ts';
import { siteButtons } from './links.ts';
import { later, moreEntries } from './more.ts';
import { planFields } from './plan-first.ts';
import { planSummary } from './plan-summary.ts';
import { endedLines, type TimedLine, upcomingLines } from './plan-times.ts';
import { creditsText, formulaText, modelOf, peaksText, ratesLabel } from './rates-text.ts';
import { createScene, disputeBlocks, owned, type Scene, slotText } from './slot-text.ts';

export type PlanValues = {
  readonly view: View;
  readonly plan: Plan;
  readonly line: Line;
  readonly profile: Profile;
  /** Other tiers of the line that are on offer, nearest first. */
  readonly siblings: readonly Plan[];
};

/** In this order; what is not here has a fold of its own or is left to other commands. */
const tableAttributes = [
  'availability',
  'saleTimes',
  'prices',
  'buyers',
  'seats',
  'fees',
  'renewsAs',
  'discounts',
  'quotas',
  'limits',
  'overage',
  'packs',
  'grants',
  'multipliers',
  'routes',
  'protocols',
  'endpoints',
  'features',
  'rules',
  'equivalents',
  'worth',
  'ratings',
] as const satisfies readonly Attribute[];
const foldAttributes = ['advice', 'notes', 'mcpServers', 'environment', 'recipes', 'links', 'events'] as const satisfies readonly FoldAttribute[];

const YEAR = 365;

const only = (slots: readonly AnySlot[], attribute: Attribute) => slots.filter((slot) => slot.attribute === attribute);

function label(attribute: Attribute, keys: Readonly<Record<string, unknown>>, fact: Fact<Attribute>, { loc, view }: Scene): string {
  return 'off' in fact ? discountLabel(fact, loc) : slotLabel(attribute, keys, view.catalog, loc);
}

type Rows = readonly (readonly Cell[])[];

function heldRows(attribute: Attribute, profile: Profile, scene: Scene): Rows {
  return only(profile.slots, attribute).flatMap((slot) => {
    const lead = slot.readings[0]?.lead;
    return lead ? [[heading(label(attribute, slot.keys, lead.fact, scene)), slotText<Attribute>(slot, scene)]] : [];
  });
}

function listFold(profile: Profile, attribute: 'models' | 'clients', scene: Scene): readonly Block[] {
  const slot = only(profile.slots, attribute)[0];
  const lead = slot?.readings[0]?.lead;
  if (!slot || !lead || !('items' in lead.fact)) return [];
  const summary = scene.loc.t(`plan:${attribute}`, { count: lead.fact.items.length });
  return [{ type: 'details', summary, blocks: [{ type: 'text', text: slotText<Attribute>(slot, scene) }] }];
}

/** At which hours use counts more: multipliers say so themselves, credits do not. */
function peakText(plan: Plan, { view, loc, cites }: Scene): string | undefined {
  const found = ratesOf(view, plan);
  const timed = (found?.rates ?? []).filter(({ kind, hours }) => kind === 'credits' && hours.some(({ peak }) => peak !== undefined));
  return found && timed.length > 0 ? `${peaksText(found, loc)} ${cites.citeAll(...timed.map((rate) => rate.cites))}` : undefined;
}

/** What tokens cost in credits, a line a model. */
function creditsFold(plan: Plan, { view, loc, cites }: Scene): readonly Block[] {
  const found = ratesOf(view, plan);
  const rates = (found?.rates ?? []).flatMap((rate) => (rate.kind === 'credits' ? [rate] : []));
  if (!found || rates.length === 0) return [];
  const scene = { view, loc, cites };
  const items = rates.map((rate) => ({
    label: modelOf(rate, scene),
    value: `${formulaText(rate, loc)}${loc.t('fact:join')}${creditsText(rate, loc)} ${cites.citeAll(rate.cites)}`,
    wide: true as const,
  }));
  const summary = loc.t('plan:credits', { count: items.length, tokens: quantityText(found.tokens, 'token', loc) });
  return [{ type: 'details', summary, blocks: [{ type: 'fields', items }] }];
}

function timeFold(title: 'endedTitle' | 'upcomingTitle', lines: readonly TimedLine[], { loc }: Scene): readonly Block[] {
  if (lines.length === 0) return [];
  const items = lines.map((line) => ({ label: line.label, value: line.text, wide: true as const }));
  return [{ type: 'details', summary: loc.t(`plan:${title}`, { count: items.length }), blocks: [{ type: 'fields', items }] }];
}

/** The fold says whose terms they are; its lines need not. */
function withoutCohort(slot: AnySlot): Slot<Attribute> {
  const readings = slot.readings.map(({ lead, ...reading }) => {
    const { for: _, ...fact } = lead.fact;
    return { ...reading, lead: { ...lead, fact } };
  });
  return { ...slot, readings };
}

function cohortFolds(profile: Profile, scene: Scene): readonly Block[] {
  // On an early day nobody has terms to keep yet.
  const kept = profile.cohorts.filter(({ slots }) => slots.length > 0);
  return kept.map(({ subscribedBefore, slots }) => ({
    type: 'details',
    summary: scene.loc.t('plan:cohort', { day: scene.loc.day(subscribedBefore) }),
    blocks: [
      {
        type: 'fields',
        items: slots.map((slot) => ({
          label: heading(slotLabel(slot.attribute, slot.keys, scene.view.catalog, scene.loc)),
          value: slotText(withoutCohort(slot), scene),
          wide: true as const,
        })),
      },
    ],
  }));
}

/** Every fact that holds, a row each, then the lists in full. */
function allRows({ profile, plan }: PlanValues, scene: Scene): readonly Block[] {
  const { loc } = scene;
  const peak = peakText(plan, scene);
  const rows = tableAttributes.flatMap((attribute) => [
    ...heldRows(attribute, profile, scene),
    ...(attribute === 'multipliers' && peak ? [[heading(ratesLabel('peak', undefined, loc)), peak]] : []),
  ]);
  const columns = [
    { id: 'what', label: loc.t('plan:columns.what') },
    { id: 'value', label: loc.t('plan:columns.value') },
  ];
  return [
    ...(rows.length > 0 ? [{ type: 'table', columns, rows } as const] : []),
    ...creditsFold(plan, scene),
    ...listFold(profile, 'models', scene),
    ...listFold(profile, 'clients', scene),
    ...cohortFolds(profile, scene),
  ];
}

/** What is written of it besides, and what held before and later. */
function notes({ profile }: PlanValues, scene: Scene): readonly Block[] {
  return [
    ...foldAttributes.flatMap((attribute) => slotFold(attribute, profile.slots, scene)),
    ...timeFold('upcomingTitle', upcomingLines(profile.upcoming, profile.slots, scene), scene),
    ...timeFold('endedTitle', endedLines(profile.ended, profile.slots, scene), scene),
  ];
}

/** Whether `allRows` has anything to tell. */
function isTold({ profile, plan, view }: PlanValues): boolean {
  const has = (...attributes: readonly Attribute[]) => profile.slots.some(({ attribute }) => attributes.includes(attribute));
  return has(...tableAttributes, 'models', 'clients') || profile.cohorts.some(({ slots }) => slots.length > 0) || ratesOf(view, plan) !== undefined;
}

/** Whether `notes` has: of what held before and will hold, only the words tell what is the same. */
function isNoted(values: PlanValues, loc: Localizer): boolean {
  const folded: readonly Attribute[] = foldAttributes;
  return values.profile.slots.some(({ attribute }) => folded.includes(attribute)) || notes(values, createScene(values.view, loc)).length > 0;
}

function buttonsOf({ plan, siblings, view }: PlanValues, loc: Localizer): readonly Button[] {
  return [
    { type: 'action', label: loc.t('plan:buttons.cost'), act: { command: 'cost', args: { plans: plan.id } }, style: 'primary', priority: 2 },
    ...siblings.slice(0, 2).map(
      (sibling): Button => ({
        type: 'action',
        label: loc.t('plan:buttons.compare', { plan: entityName(sibling, loc) }),
        act: { command: 'compare', args: { plans: `${plan.id} ${sibling.id}` } },
      }),
    ),
    ...siteButtons([plan], view, loc),
  ];
}

/** Its changes of a year, with the picture of its price. */
function historyEntry({ plan, view }: PlanValues, loc: Localizer): MoreEntry {
  const args = { of: plan.id, since: addDays(view.day, -YEAR), until: view.day };
  return { id: 'history', label: loc.t('common:menu.history'), act: { command: 'changes', args } };
}

/** Pure. */
export function planCard(values: PlanValues, loc: Localizer): Card {
  const { view, plan, line, profile } = values;
  const scene = createScene(view, loc);
  const name = entityName(plan, loc);
  const vendor = view.catalog.get('vendor', line.vendor);
  const blocks: Block[] = [
    ...planFields(profile, saleOf(view, plan), peakText(plan, scene), scene),
    { type: 'actions', items: buttonsOf(values, loc) },
  ];
  const subtitle = loc.t('plan:subtitle', {
    vendor: vendor ? entityName(vendor, loc) : line.vendor,
    line: entityName(line, loc),
    asOf: asOfText(scene, { within: true }),
  });
  const entries = moreEntries(
    {
      rows: later(isTold(values), () => allRows(values, scene)),
      conflicts: later(profile.slots.some(isDisputed), () => disputeBlocks(owned(name, profile.slots), scene)),
      notes: later(isNoted(values, loc), () => notes(values, scene)),
    },
    loc,
  );
  const summary = planSummary(plan, profile, view, loc);
  return {
    title: name,
    tone: summary.tone,
    summary: summary.text,
    blocks,
    more: [...entries, historyEntry(values, loc)],
    subtitle,
    sources: scene.cites.sources(),
    laterSources: () => scene.cites.sources(),
    asOf: view.day,
  };
}
