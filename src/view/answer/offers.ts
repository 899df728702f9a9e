/** Plans as they are, in a table of prices and quotas and in a sentence. */
import type { Offer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import type { Fact } from '#src/catalog/schema.ts';
import type { AnySlot } from '#src/core/profile.ts';
import { sellsFreely } from '#src/core/sale.ts';
import { entityName, heading } from '../labels.ts';
import { planLabel, saleText } from '../sale-text.ts';
import type { Scene } from '../slot-text.ts';
import { labelOf } from './finding-names.ts';
import { valueText } from './finding-values.ts';

/** More windows stand on the page of the plan. */
const MOST_QUOTAS = 2;

const citesOf = (slots: readonly AnySlot[], { cites }: Scene): string =>
  cites.citeAll(...slots.flatMap(({ readings }) => (readings[0] ? [[readings[0].lead]] : [])));

/** A price for everybody alone: what a condition changes stands on the page of the plan. */
const plain = ({ prices }: Offer): readonly AnySlot[] => {
  const open = prices.filter(({ keys }) => keys['condition'] === undefined && keys['country'] === undefined);
  const monthly = open.filter(({ keys }) => keys['per'] === 'month');
  return (monthly.length > 0 ? monthly : open).slice(0, 1);
};

function quotasText({ quotas }: Offer, scene: Scene): string {
  const { loc } = scene;
  const shown = quotas.slice(0, MOST_QUOTAS);
  if (shown.length === 0) return loc.t('fact:unknown');
  const texts = shown.map((slot) => {
    const label = labelOf(slot.attribute, slot.keys, slot.readings[0]?.lead.fact as Fact<'quotas'>, scene);
    return loc.t('ask:unjudged.item', { who: heading(label), text: valueText(slot, scene) });
  });
  return `${texts.join(loc.t('fact:join'))} ${citesOf(shown, scene)}`;
}

const priceOf = (offer: Offer, scene: Scene): string | undefined => {
  const [slot] = plain(offer);
  return slot && valueText(slot, scene);
};

/** One row a plan; a column on the sale where something is not simply to be had. */
export function offersTable(offers: readonly Offer[], scene: Scene): readonly Block[] {
  const { loc } = scene;
  if (offers.length === 0) return [];
  const withSale = offers.some(({ sale }) => !sellsFreely(sale));
  const rows = offers.map((offer): readonly Cell[] => [
    entityName(offer.plan, loc),
    `${priceOf(offer, scene) ?? loc.t('fact:unknown')} ${citesOf(plain(offer), scene)}`,
    quotasText(offer, scene),
    ...(withSale ? [saleText(offer.sale, loc)] : []),
  ]);
  const columns = [
    { id: 'who', label: loc.t('ask:columns.who') },
    { id: 'price', label: loc.t('ask:unjudged.columns.price') },
    { id: 'quotas', label: loc.t('ask:unjudged.columns.quotas') },
    ...(withSale ? [{ id: 'sale', label: loc.t('recommend:columns.sale') }] : []),
  ];
  return [{ type: 'table', columns, rows }];
}

/** "Copilot Pro $10/month; Cursor Pro $20/month". */
export function offersText(offers: readonly Offer[], scene: Scene): string {
  const { loc } = scene;
  return offers
    .map((offer) => {
      const [plan, price] = [planLabel(offer, loc), priceOf(offer, scene)];
      return price === undefined ? loc.t('ask:unjudged.unpriced', { plan }) : loc.t('ask:unjudged.offer', { plan, price });
    })
    .join(loc.t('fact:join'));
}
