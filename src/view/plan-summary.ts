/** The one line that answers by itself: what a plan costs and allows, and what no longer holds. */
import type { Tone } from '#src/card/card.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held, Plan, View } from '#src/catalog/types.ts';
import type { Profile } from '#src/core/profile.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { factText } from './fact-text.ts';
import { entityName, joinSentences } from './labels.ts';

type Summary = { readonly text: string; readonly tone: Tone };

function heldValue<A extends Attribute>(held: Held<A>, attribute: A, loc: Localizer, view: View): string {
  return factText(held.fact, attribute, loc, view.catalog);
}

/** The headline figures: what a month costs (regular, then at first purchase), then what each window allows. */
export function headline(plan: Plan, view: View, loc: Localizer): readonly string[] {
  const prices = (['regular', 'first'] as const).flatMap((phase) => {
    const lead = view.slot(plan, 'prices', { phase, per: 'month' })?.readings[0]?.lead;
    if (!lead) return [];
    const text = loc.t(`fact:phasePrice.${phase}`, { price: heldValue(lead, 'prices', loc, view) });
    return [lead.fact.until ? loc.t('fact:slot.model', { label: text, model: loc.t('fact:until', { day: loc.day(lead.fact.until) }) }) : text];
  });
  const quotas = view.slots(plan, 'quotas').flatMap(({ keys, readings }) => {
    const lead = readings[0]?.lead;
    if (!lead || keys['model'] !== undefined || lead.fact.amount === 'none') return [];
    return [loc.t(`fact:perWindow.${lead.fact.window}`, { quantity: heldValue(lead, 'quotas', loc, view) })];
  });
  return [...prices, ...quotas];
}

/** Promotions and first-purchase prices that ended: the ones a person may remember, the latest of each. */
function endedOffers(profile: Profile, view: View, loc: Localizer): readonly string[] {
  const offers = new Map<string, string>();
  for (const { attribute, held } of profile.ended) {
    const day = held.fact.until;
    if (!day) continue;
    if (attribute === 'discounts' && !offers.has(held.fact.id))
      offers.set(held.fact.id, loc.t('plan:summary.endedPromotion', { name: loc.pick(held.fact.name), day: loc.day(day) }));
    if (
      attribute === 'prices' &&
      held.fact.phase === 'first' &&
      !offers.has('first') &&
      !view.slot(profile.entity, 'prices', { phase: 'first', per: held.fact.per })
    ) {
      offers.set('first', loc.t('plan:summary.ended', { price: heldValue(held, 'prices', loc, view), day: loc.day(day) }));
    }
  }
  return [...offers.values()];
}

/** Pure. Closed plans say so first; a sale that was last confirmed more than 90 days ago is called unconfirmed. */
export function planSummary(plan: Plan, profile: Profile, view: View, loc: Localizer): Summary {
  const name = entityName(plan, loc);
  const facts = headline(plan, view, loc);
  const said = facts.length > 0 ? facts.join(loc.t('fact:join')) : loc.t('plan:summary.nothing');
  const sale = view.slot(plan, 'availability', { to: 'new' })?.readings[0]?.lead;
  const ended = endedOffers(profile, view, loc);
  const closed = sale?.fact.state === 'closed';
  const first = closed
    ? loc.t('plan:summary.closed', {
        plan: name,
        facts: said,
        since: sale.fact.from ? loc.t('plan:summary.since', { day: loc.day(sale.fact.from) }) : '',
      })
    : sale?.stale
      ? loc.t('plan:summary.unconfirmed', { plan: name, facts: said, day: loc.day(sale.checked) })
      : loc.t('plan:summary.plain', { plan: name, facts: said });
  return { text: joinSentences([first, ...ended], loc), tone: closed ? 'danger' : ended.length > 0 || sale?.stale ? 'warning' : 'info' };
}
