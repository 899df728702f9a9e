/** Models: a list by page, and one model in full. */
import type { Block, Card, Cell } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Slot, View } from '#src/catalog/types.ts';
import type { IncludedIn, ListedModel, PriceList } from '#src/core/model-listing.ts';
import type { Profile } from '#src/core/profile.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { factText } from './fact-text.ts';
import { entityName, heading, slotLabel } from './labels.ts';
import { siteButtons } from './links.ts';
import { pageButtons, paginate } from './pager.ts';
import { conflictNotes, createScene, type Scene, slotText, staleNote } from './slot-text.ts';

const PAGE_SIZE = 10;
const priceKinds = ['cached-input', 'input', 'output'] as const;

/** "¥0.4 / ¥0.6 / ¥0.8" of one kind of one list. */
function tiers(list: PriceList, kind: keyof PriceList['kinds'], loc: Localizer): string {
  const fact = list.kinds[kind]?.readings[0]?.lead.fact;
  return fact ? fact.tiers.map(({ amount }) => loc.money(amount, fact.currency)).join('–') : '—';
}

function priceCell(lists: readonly PriceList[], { loc, cites }: Scene): Cell {
  const own = lists.filter(({ host }) => !host);
  if (own.length === 0) return { text: '—', muted: true };
  const texts = own.map((list) => {
    const helds = priceKinds.flatMap((kind) => list.kinds[kind]?.readings[0]?.lead ?? []);
    return `${priceKinds.map((kind) => tiers(list, kind, loc)).join(' / ')} ${cites.citeAll(helds)}`;
  });
  return texts.join(loc.t('fact:join'));
}

function slotCell<A extends Attribute>(slot: Slot<A> | undefined, { loc, view, cites }: Scene): Cell {
  const reading = slot?.readings[0];
  return slot && reading
    ? `${factText(reading.lead.fact, slot.attribute, loc, view.catalog)} ${cites.citeAll([reading.lead, ...reading.agreeing])}`
    : { text: '—', muted: true };
}

function inclusion({ line, plans }: IncludedIn, loc: Localizer): string {
  return plans.length === 0 ? entityName(line, loc) : loc.list(plans.map((plan) => entityName(plan, loc)));
}

export type ModelsValues = {
  readonly view: View;
  readonly models: readonly ListedModel[];
  readonly args: Readonly<Record<string, string>>;
  readonly page: number;
};

/** Pure. */
export function modelsCard({ view, models, args, page }: ModelsValues, loc: Localizer): Card {
  const scene = createScene(view, loc);
  const shown = paginate(models, page, PAGE_SIZE);
  const columns = ['model', 'parameters', 'context', 'api', 'plans'] as const;
  const buttons = pageButtons(shown, { command: 'models', args }, loc);
  const rows = shown.items.map((listed): readonly Cell[] => [
    [{ b: entityName(listed.model, loc) }],
    slotCell(listed.parameters, scene),
    slotCell(listed.context, scene),
    priceCell(listed.priceLists, scene),
    listed.includedIn.length > 0
      ? `${loc.list(listed.includedIn.map((where) => inclusion(where, loc)))} ${scene.cites.citeAll(listed.includedIn.map(({ held }) => held))}`
      : { text: '—', muted: true },
  ]);
  return {
    title: loc.t('models:title'),
    subtitle: loc.t('fact:asOf', { day: loc.day(view.day) }),
    tone: 'info',
    summary: loc.t('models:summary', { count: models.length }),
    blocks: [
      {
        type: 'table',
        columns: columns.map((id) => ({ id, label: loc.t(`models:columns.${id}`) })),
        rows,
        ...(shown.pages > 1 ? { caption: loc.t('plans:page', { page: shown.page, pages: shown.pages }) } : {}),
      },
      {
        type: 'select',
        placeholder: loc.t('models:pick'),
        act: { command: 'models', args: {} },
        option: 'name',
        options: shown.items.map(({ model }) => ({ label: entityName(model, loc), value: model.id })),
      },
      ...staleNote(scene),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : []),
    ],
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}

export type ModelValues = { readonly view: View; readonly listed: ListedModel; readonly profile: Profile };

function modelSummary({ view, listed }: ModelValues, loc: Localizer): string {
  const text = <A extends Attribute>(slot: Slot<A> | undefined) => {
    const lead = slot?.readings[0]?.lead;
    return slot && lead
      ? [`${slotLabel(slot.attribute, slot.keys, view.catalog, loc)} ${factText(lead.fact, slot.attribute, loc, view.catalog)}`]
      : [];
  };
  const price = listed.priceLists.find(({ host }) => !host);
  const api = price ? priceKinds.map((kind) => `${loc.t(`fact:apiKinds.${kind}`)} ${tiers(price, kind, loc)}`).join(' / ') : loc.t('models:noApi');
  const where =
    listed.includedIn.length > 0
      ? loc.t('models:included', { lines: loc.list(listed.includedIn.map((entry) => inclusion(entry, loc))) })
      : loc.t('models:notIncluded');
  const facts = [...text(listed.parameters), ...text(listed.context), api, where].join(loc.t('fact:join'));
  return loc.t('models:summaryOne', { model: entityName(listed.model, loc), facts });
}

/** Pure. */
export function modelCard(values: ModelValues, loc: Localizer): Card {
  const { view, listed, profile } = values;
  const scene = createScene(view, loc);
  const { model } = listed;
  const name = entityName(model, loc);
  const label = (slot: Slot<Attribute>) => {
    const { host, list } = slot.keys as { readonly host?: string; readonly list?: string };
    const text = slotLabel(slot.attribute, slot.keys, view.catalog, loc);
    const suffix = [host, list].filter((part) => part !== undefined).join(' · ');
    return suffix ? loc.t('fact:slot.model', { label: text, model: suffix }) : text;
  };
  const shown = profile.slots.filter(({ attribute }) => attribute !== 'links' && attribute !== 'events');
  const lines = listed.includedIn.map(({ line }) => line);
  const compare: Block[] =
    lines.length > 1
      ? [
          {
            type: 'actions',
            items: [
              {
                type: 'action',
                label: loc.t('models:buttons.compareLines', { lines: loc.list(lines.slice(0, 4).map((line) => entityName(line, loc))) }),
                act: {
                  command: 'compare',
                  args: {
                    plans: lines
                      .slice(0, 4)
                      .map(({ id }) => id)
                      .join(' '),
                  },
                },
              },
            ],
          },
        ]
      : [];
  const events = profile.slots.filter(({ attribute }) => attribute === 'events');
  const included = listed.includedIn.map((entry) => ({ type: 'text' as const, text: `${inclusion(entry, loc)} ${scene.cites.cite(entry.held)}` }));
  return {
    title: name,
    subtitle: loc.t('models:subtitle', { maker: loc.pick(model.maker), day: loc.day(view.day) }),
    tone: 'info',
    summary: modelSummary(values, loc),
    blocks: [
      {
        type: 'table',
        columns: [
          { id: 'what', label: loc.t('models:detail.what') },
          { id: 'value', label: loc.t('models:detail.value') },
        ],
        rows: shown.map((slot) => [heading(label(slot)), slotText<Attribute>(slot, scene)]),
      },
      ...conflictNotes<Attribute>(profile.slots, name, scene),
      ...(included.length > 0
        ? [{ type: 'details' as const, summary: loc.t('models:plansFold', { count: included.length }), blocks: included }]
        : []),
      ...(events.length > 0
        ? [
            {
              type: 'details' as const,
              summary: loc.t('fact:attributes.events'),
              blocks: events.map((slot) => ({ type: 'text' as const, text: slotText<Attribute>(slot, scene) })),
            },
          ]
        : []),
      ...staleNote(scene),
      ...compare,
      ...(siteButtons([model], view, loc).length > 0 ? [{ type: 'actions' as const, items: siteButtons([model], view, loc) }] : []),
    ],
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
