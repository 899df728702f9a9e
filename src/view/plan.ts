/** One plan in full: what it costs and allows in a table, the rest folded, every fact with its source. */
import type { Block, Button, Card, Cell, LeafBlock } from '#src/card/card.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Held, Line, Plan, View } from '#src/catalog/types.ts';
import type { AnyHeld, AnySlot, Profile } from '#src/core/profile.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName, slotLabel } from './labels.ts';
import { siteButtons } from './links.ts';
import { planSummary } from './plan-summary.ts';
import { conflictNotes, createScene, heldText, readingText, type Scene, slotText, staleNote } from './slot-text.ts';

export type PlanValues = {
  readonly view: View;
  readonly plan: Plan;
  readonly line: Line;
  readonly profile: Profile;
  /** Other tiers of the line, nearest first. */
  readonly siblings: readonly Plan[];
};

/** In this order; what is not here has a fold of its own or is left to other commands. */
const tableAttributes = [
  'availability',
  'prices',
  'discounts',
  'quotas',
  'multipliers',
  'protocols',
  'endpoints',
  'features',
  'rules',
  'equivalents',
  'worth',
  'ratings',
] as const satisfies readonly Attribute[];
const foldAttributes = ['advice', 'notes', 'mcpServers', 'environment', 'recipes', 'links', 'events'] as const satisfies readonly Attribute[];

const only = (slots: readonly AnySlot[], attribute: Attribute) => slots.filter((slot) => slot.attribute === attribute);

/** A promotion or price that ended is worth a row of its own; a quota generation long gone is history. */
function endedRow({ attribute, held }: AnyHeld, scene: Scene): readonly Cell[] {
  const { loc, view, cites } = scene;
  const keys: Readonly<Record<string, unknown>> = held.fact;
  const value = loc.t('plan:endedRow', {
    value: heldText(held as Held<Attribute>, attribute, scene),
    day: loc.day(held.fact.until ?? held.fact.retracted ?? view.day),
  });
  return [
    { text: label(attribute, keys, held.fact, scene), muted: true },
    { text: `${value} ${cites.cite(held)}`, muted: true },
  ];
}

function label(attribute: Attribute, keys: Readonly<Record<string, unknown>>, fact: Fact<Attribute>, { loc, view }: Scene): string {
  return 'name' in fact && fact.name && attribute === 'discounts' ? loc.pick(fact.name) : slotLabel(attribute, keys, view.catalog, loc);
}

function rows(profile: Profile, scene: Scene): readonly (readonly Cell[])[] {
  return tableAttributes.flatMap((attribute) => {
    const held = only(profile.slots, attribute).flatMap((slot) => {
      const lead = slot.readings[0]?.lead;
      return lead ? [[label(attribute, slot.keys, lead.fact, scene), slotText<Attribute>(slot, scene)]] : [];
    });
    const ended = attribute === 'prices' || attribute === 'discounts' ? profile.ended.filter((entry) => entry.attribute === attribute) : [];
    return [...held, ...ended.map((entry) => endedRow(entry, scene))];
  });
}

function listFold(profile: Profile, attribute: 'models' | 'clients', scene: Scene): readonly Block[] {
  const slot = only(profile.slots, attribute)[0];
  const lead = slot?.readings[0]?.lead;
  if (!slot || !lead || !('items' in lead.fact)) return [];
  const summary = scene.loc.t(`plan:${attribute}`, { count: lead.fact.items.length });
  return [{ type: 'details', summary, blocks: [{ type: 'text', text: slotText<Attribute>(slot, scene) }] }];
}

function fold(attribute: (typeof foldAttributes)[number], profile: Profile, scene: Scene): readonly Block[] {
  const { loc, cites } = scene;
  const blocks: LeafBlock[] = only(profile.slots, attribute).flatMap((slot): LeafBlock[] => {
    const reading = slot.readings[0];
    if (!reading) return [];
    const { fact } = reading.lead;
    const text =
      'url' in fact && fact.url
        ? [{ link: heldText<Attribute>(reading.lead, attribute, scene), url: fact.url }, ` ${cites.cite(reading.lead)}`]
        : readingText<Attribute>(reading, attribute, scene);
    return [
      attribute === 'environment'
        ? { type: 'fields', items: [{ label: slotLabel(attribute, slot.keys, scene.view.catalog, loc), value: text, wide: true }] }
        : { type: 'text', text },
    ];
  });
  if (blocks.length === 0) return [];
  return [{ type: 'details', summary: loc.t('plan:more', { name: loc.t(`fact:attributes.${attribute}`), count: blocks.length }), blocks }];
}

/** What ended besides the prices of the table, and what is announced. */
function timeFolds(profile: Profile, scene: Scene): readonly Block[] {
  const { loc, view, cites } = scene;
  const inTable = (entry: AnyHeld) => entry.attribute === 'prices' || entry.attribute === 'discounts';
  const part = (title: 'endedTitle' | 'upcomingTitle', entries: readonly AnyHeld[], row: 'endedRow' | 'upcomingRow'): readonly Block[] => {
    if (entries.length === 0) return [];
    const items = entries.map(({ attribute, held }) => ({
      label: slotLabel(attribute, held.fact, view.catalog, loc),
      value: `${loc.t(`plan:${row}`, { value: heldText(held as Held<Attribute>, attribute, scene), day: loc.day((row === 'endedRow' ? (held.fact.until ?? held.fact.retracted) : held.fact.from) ?? view.day) })} ${cites.cite(held)}`,
      wide: true as const,
    }));
    return [{ type: 'details', summary: loc.t(`plan:${title}`, { count: entries.length }), blocks: [{ type: 'fields', items }] }];
  };
  return [
    ...part('upcomingTitle', profile.upcoming, 'upcomingRow'),
    ...part(
      'endedTitle',
      profile.ended.filter((entry) => !inTable(entry)),
      'endedRow',
    ),
  ];
}

function cohortFolds(profile: Profile, scene: Scene): readonly Block[] {
  return profile.cohorts.map(({ subscribedBefore, slots }) => ({
    type: 'details',
    summary: scene.loc.t('plan:cohort', { day: scene.loc.day(subscribedBefore) }),
    blocks: [
      {
        type: 'fields',
        items: slots.map((slot) => ({
          label: slotLabel(slot.attribute, slot.keys, scene.view.catalog, scene.loc),
          value: slotText<Attribute>(slot, scene),
          wide: true as const,
        })),
      },
    ],
  }));
}

/** Pure. */
export function planCard(values: PlanValues, loc: Localizer): Card {
  const { view, plan, line, profile, siblings } = values;
  const scene = createScene(view, loc);
  const name = entityName(plan, loc);
  const vendor = view.catalog.get('vendor', line.vendor);
  const table = rows(profile, scene);
  const buttons: Button[] = siblings.slice(0, 2).map((sibling) => ({
    type: 'action',
    label: loc.t('plan:buttons.compare', { plan: entityName(sibling, loc) }),
    act: { command: 'compare', args: { plans: `${plan.id} ${sibling.id}` } },
  }));
  buttons.push({
    type: 'action',
    label: loc.t('plan:buttons.cost'),
    act: { command: 'cost', args: { plans: plan.id } },
    style: 'primary',
    priority: 1,
  });
  const blocks: Block[] = [
    {
      type: 'table',
      columns: [
        { id: 'what', label: loc.t('plan:columns.what') },
        { id: 'value', label: loc.t('plan:columns.value') },
      ],
      rows: table,
    },
    ...conflictNotes<Attribute>(profile.slots, name, scene),
    ...listFold(profile, 'models', scene),
    ...listFold(profile, 'clients', scene),
    ...cohortFolds(profile, scene),
    ...foldAttributes.flatMap((attribute) => fold(attribute, profile, scene)),
    ...timeFolds(profile, scene),
    ...staleNote(scene),
    { type: 'actions', items: [...buttons, ...siteButtons([plan], view, loc)] },
  ];
  const summary = planSummary(plan, profile, view, loc);
  return {
    title: name,
    subtitle: loc.t('plan:subtitle', { vendor: vendor ? entityName(vendor, loc) : line.vendor, line: entityName(line, loc), day: loc.day(view.day) }),
    tone: summary.tone,
    summary: summary.text,
    blocks,
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
