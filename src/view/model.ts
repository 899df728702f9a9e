/** One model in full: size, context, prices, and the plans that include it. */
import type { Block, Button, Card, DetailsBlock } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Slot, View } from '#src/catalog/types.ts';
import type { IncludedIn, ListedModel } from '#src/core/model-listing.ts';
import type { AnySlot, Profile } from '#src/core/profile.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { factText } from './fact-text.ts';
import { slotFold } from './folds.ts';
import { entityName, heading, slotLabel } from './labels.ts';
import { siteButtons } from './links.ts';
import { includedText, priceKinds, priceText } from './model-text.ts';
import { moreEntries } from './more.ts';
import { createScene, disputeBlocks, owned, type Scene, slotText } from './slot-text.ts';

export type ModelValues = { readonly view: View; readonly listed: ListedModel; readonly profile: Profile };

/** What a comparison takes. */
const MOST_COMPARED = 4;

function summary({ view, listed }: ModelValues, loc: Localizer): string {
  const figure = <A extends Attribute>(slot: Slot<A> | undefined): readonly string[] => {
    const lead = slot?.readings[0]?.lead;
    if (!slot || !lead) return [];
    const label = slotLabel(slot.attribute, slot.keys, view.catalog, loc);
    return [loc.t('models:fact', { label, value: factText(lead.fact, slot.attribute, loc, view.catalog) })];
  };
  const own = listed.priceLists.find(({ host }) => !host);
  const prices = own?.kinds.input || own?.kinds.output ? own : undefined;
  const api = prices
    ? loc.t('models:priced', {
        prices: priceKinds
          .filter((kind) => prices.kinds[kind])
          .map((kind) => loc.t('models:fact', { label: loc.t(`fact:apiKinds.${kind}`), value: priceText(prices, kind, loc) }))
          .join(loc.t('fact:separator')),
      })
    : loc.t('models:noApi');
  const where =
    listed.includedIn.length > 0 ? loc.t('models:included', { lines: includedText(listed.includedIn, loc) }) : loc.t('models:notIncluded');
  const facts = [...figure(listed.parameters), ...figure(listed.context), api, where].join(loc.t('fact:join'));
  return loc.t('models:summaryOne', { model: entityName(listed.model, loc), facts });
}

function plansFold(where: readonly IncludedIn[], { loc, cites }: Scene): readonly DetailsBlock[] {
  if (where.length === 0) return [];
  const blocks = where.map((entry) => ({ type: 'text' as const, text: `${includedText([entry], loc)} ${cites.cite(entry.held)}` }));
  return [{ type: 'details', summary: loc.t('models:plansFold', { count: blocks.length }), blocks }];
}

/** The lines that include it, side by side, where there are several. */
function compareButton(where: readonly IncludedIn[], loc: Localizer): readonly Button[] {
  const lines = where.map(({ line }) => line).slice(0, MOST_COMPARED);
  if (lines.length < 2) return [];
  const label = loc.t('models:buttons.compareLines', { lines: loc.list(lines.map((line) => entityName(line, loc))) });
  return [{ type: 'action', label, act: { command: 'compare', args: { plans: lines.map(({ id }) => id).join(' ') } } }];
}

/** Prices of every list, its window and size, and where it is included. */
function firstFields({ priceLists, context, parameters, includedIn }: ListedModel, scene: Scene): readonly Block[] {
  const { loc, cites } = scene;
  const prices = priceLists
    .filter(({ host }) => !host)
    .flatMap((list) => {
      const told = priceKinds
        .filter((kind) => list.kinds[kind])
        .map((kind) => loc.t('models:fact', { label: loc.t(`fact:apiKinds.${kind}`), value: priceText(list, kind, loc) }));
      const marks = cites.citeAll(priceKinds.flatMap((kind) => list.kinds[kind]?.readings[0]?.lead ?? []));
      return told.length > 0 ? [`${told.join(loc.t('fact:separator'))} ${marks}`] : [];
    });
  const lines: readonly { readonly id: 'api' | 'context' | 'parameters' | 'plans'; readonly value: string }[] = [
    { id: 'api', value: prices.join(loc.t('fact:join')) },
    { id: 'context', value: context ? slotText<Attribute>(context, scene) : '' },
    { id: 'parameters', value: parameters ? slotText<Attribute>(parameters, scene) : '' },
    { id: 'plans', value: includedIn.length > 0 ? `${includedText(includedIn, loc)} ${cites.citeAll(includedIn.map(({ held }) => held))}` : '' },
  ];
  const items = lines
    .filter(({ value }) => value !== '')
    .map(({ id, value }) => ({ label: loc.t(`models:lines.${id}`), value, wide: true as const }));
  return items.length > 0 ? [{ type: 'fields', items }] : [];
}

/** Every fact, a row each. */
function table(slots: readonly AnySlot[], scene: Scene): readonly Block[] {
  const { loc, view } = scene;
  const rows = slots.map((slot) => [heading(slotLabel(slot.attribute, slot.keys, view.catalog, loc)), slotText<Attribute>(slot, scene)]);
  const columns = (['what', 'value'] as const).map((id) => ({ id, label: loc.t(`models:detail.${id}`) }));
  return rows.length > 0 ? [{ type: 'table', columns, rows }] : [];
}

/** Pure. */
export function modelCard(values: ModelValues, loc: Localizer): Card {
  const { view, listed, profile } = values;
  const scene = createScene(view, loc);
  const { model, includedIn } = listed;
  const name = entityName(model, loc);
  const shown = profile.slots.filter(({ attribute }) => attribute !== 'links' && attribute !== 'events');
  const buttons = [...compareButton(includedIn, loc), ...siteButtons([model], view, loc)];
  const blocks: readonly Block[] = [...firstFields(listed, scene), ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : [])];
  const subtitle = loc.t('models:subtitle', { maker: loc.pick(model.maker), asOf: asOfText(scene, { within: true }) });
  return {
    title: name,
    tone: 'info',
    summary: summary(values, loc),
    blocks,
    more: moreEntries(
      {
        rows: [...table(shown, scene), ...plansFold(includedIn, scene)],
        conflicts: disputeBlocks(owned(name, profile.slots), scene),
        notes: [...slotFold('links', profile.slots, scene), ...slotFold('events', profile.slots, scene)],
      },
      loc,
    ),
    subtitle,
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
