/** What a plan or the API of a model costs, as a sentence. */
import type { Finding } from '#src/ask/answer/types.ts';
import type { Fact, FactKeys } from '#src/catalog/schema.ts';
import { decimal } from '#src/core/money.ts';
import { periodMonths } from '#src/core/period.ts';
import type { AnySlot } from '#src/core/profile.ts';
import { discountLabel, priceListName } from '../labels.ts';
import { moneyText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';
import { nameOf, topicLabel } from './finding-names.ts';
import { beforeText, valueText, withBefore } from './finding-values.ts';

/** Whether everybody pays it: what a condition or a country changes is told by the price itself. */
const forAll = ({ keys }: AnySlot): boolean => keys['condition'] === undefined && keys['country'] === undefined;

const regular = ({ slots, topic }: Finding): AnySlot | undefined =>
  slots.length === 1 && topic.phase === undefined && slots[0]?.attribute === 'prices' && slots[0].keys['phase'] === 'regular' && forAll(slots[0])
    ? slots[0]
    : undefined;

/** "¥49/month", where the regular price is all that there is to tell. */
export function plainPrice(finding: Finding, scene: Scene): string | undefined {
  const slot = finding.texts.length > 0 ? undefined : regular(finding);
  return slot && withBefore(valueText(slot, scene), finding, slot, scene);
}

export function priceSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const subject = nameOf(finding, scene);
  const phased = (slots: readonly AnySlot[]) =>
    slots
      .map((slot) =>
        forAll(slot)
          ? loc.t('ask:price.phase', {
              phase: loc.t(`fact:phases.${(slot.keys as FactKeys<'prices'>).phase}`),
              value: [valueText(slot, scene), beforeText(finding, slot, scene)].filter((text) => text !== undefined).join(loc.t('fact:join')),
            })
          : valueText(slot, scene),
      )
      .join(loc.t('fact:join'));
  const [lasting, ...more] = finding.slots.filter((slot) => slot.keys['phase'] === 'regular' && forAll(slot));
  if (!lasting || more.length > 0 || finding.topic.phase !== undefined) return loc.t('ask:price.said', { subject, values: phased(finding.slots) });
  const value = valueText(lasting, scene);
  // A first payment of the same amount is no offer.
  const others = finding.slots.filter((slot) => slot !== lasting && valueText(slot, scene) !== value);
  const asides = [...[beforeText(finding, lasting, scene)].filter((text) => text !== undefined), ...(others.length > 0 ? [phased(others)] : [])];
  const text = asides.length > 0 ? loc.t('ask:aside', { text: value, aside: asides.join(loc.t('fact:join')) }) : value;
  return loc.t('ask:price.plain', { subject, value: text });
}

/** No price for the quarter or the year: what its months come to. */
export function monthlySentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const months = periodMonths[finding.topic.per ?? 'month'];
  const fact = finding.monthly?.[0]?.readings[0]?.lead.fact;
  if (!fact || !('phase' in fact)) return '';
  const total = loc.money(decimal(fact.amount).times(months).toFixed(), fact.currency);
  return loc.t('ask:price.byMonths', {
    subject: nameOf(finding, scene),
    label: topicLabel(finding, scene),
    total,
    formula: `${loc.money(fact.amount, fact.currency)} × ${months}`,
  });
}

type Reduced = NonNullable<Finding['reduced']>;

/** "¥20 (¥40 × (1 − 50%), New Year promotion)": a first payment that no list gives, as it is worked out. */
export function reducedText({ price, held, discount }: Reduced, { loc, view }: Scene): string {
  const { fact } = discount;
  const last = fact.until && fact.until > view.day ? [loc.t('fact:until', { day: loc.day(fact.until) })] : [];
  const aside = [`${loc.money(held.fact.amount, held.fact.currency)} × (1 − ${loc.percent(fact.off)})`, discountLabel(fact, loc), ...last];
  return loc.t('ask:aside', { text: moneyText(price, loc), aside: aside.join(loc.t('fact:join')) });
}

export function reducedSentence(finding: Finding, reduced: Reduced, scene: Scene): string {
  return scene.loc.t('ask:is', { subject: nameOf(finding, scene), label: topicLabel(finding, scene), value: reducedText(reduced, scene) });
}

/** The prices of one part of the tokens: by currency, from the lowest tier to the highest. */
function partPrice(group: readonly Fact<'apiPrices'>[], { loc }: Scene): string {
  const texts = group.map(({ tiers, currency, ...keys }) => {
    const amounts = tiers.map(({ amount }) => amount);
    const ends = [...new Set([Math.min(...amounts), Math.max(...amounts)])].map((amount) => loc.money(amount, currency)).join('–');
    const list = priceListName(keys, loc);
    return list ? loc.t('fact:slot.model', { label: ends, model: list }) : ends;
  });
  return texts.join(' / ');
}

/** "input ¥4–¥6 / $1, output ¥18–¥22 / $3.20": what the maker charges for a model. What another host charges stands in the table. */
export function apiPriceSentence(finding: Finding, scene: Scene): string | undefined {
  const { loc } = scene;
  const facts = finding.slots.flatMap((slot) => (slot.attribute === 'apiPrices' ? (slot.readings[0]?.lead.fact ?? []) : []));
  const own = facts.filter(({ host }) => host === undefined);
  if (own.length === 0) return undefined;
  const prices = [...Map.groupBy(own, ({ kind }) => kind)].map(([kind, group]) =>
    loc.t('ask:labelled', { label: loc.t(`fact:apiKinds.${kind}`), value: partPrice(group, scene) }),
  );
  return loc.t('ask:apiPrices', { subject: nameOf(finding, scene), prices: prices.join(loc.t('fact:separator')) });
}
