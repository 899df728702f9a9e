/** One model in full: size, context, prices, and the plans that include it. */
import type { Block, Button, Card, DetailsBlock } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Slot, View } from '#src/catalog/types.ts';
import type { IncludedIn, ListedModel } from '#src/core/model-listing.ts';
import type { Profile } from '#src/core/profile.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { asOfText } from './as-of.ts';
import { factText } from './fact-text.ts';
import { slotFold } from './folds.ts';
import { entityName, heading, slotLabel } from './labels.ts';
import { siteButtons } from './links.ts';
import { includedText, priceKinds, priceText } from './model-text.ts';
import { createScene, disputeBlocks, owned, type Scene, slotText, staleNote } from './slot-text.ts';

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

/** Pure. */
export function modelCard(values: ModelValues, loc: Localizer): Card {
  const { view, listed, profile } = values;
  const scene = createScene(view, loc);
  const { model, includedIn } = listed;
  const name = entityName(model, loc);
  const shown = profile.slots.filter(({ attribute }) => attribute !== 'links' && attribute !== 'events');
  const rows = shown.map((slot) => [heading(slotLabel(slot.attribute, slot.keys, view.catalog, loc)), slotText<Attribute>(slot, scene)]);
  const table: readonly Block[] =
    rows.length > 0
      ? [
          {
            type: 'table',
            columns: [
              { id: 'what', label: loc.t('models:detail.what') },
              { id: 'value', label: loc.t('models:detail.value') },
            ],
            rows,
          },
        ]
      : [];
  const buttons = [...compareButton(includedIn, loc), ...siteButtons([model], view, loc)];
  return {
    title: name,
    tone: 'info',
    summary: summary(values, loc),
    blocks: [
      ...table,
      ...disputeBlocks(owned(name, profile.slots), scene),
      ...plansFold(includedIn, scene),
      ...slotFold('links', profile.slots, scene),
      ...slotFold('events', profile.slots, scene),
      ...staleNote(scene),
      ...(buttons.length > 0 ? [{ type: 'actions' as const, items: buttons }] : []),
    ],
    subtitle: loc.t('models:subtitle', { maker: loc.pick(model.maker), asOf: asOfText(scene, { within: true }) }),
    sources: scene.cites.sources(),
    asOf: view.day,
  };
}
