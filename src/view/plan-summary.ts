/** The one line that answers by itself: what a plan costs and allows, and what no longer holds though a person may remember it. */
import type { Tone } from '#src/card/card.ts';
import { addDays } from '#src/catalog/days.ts';
import { type Attribute, bases, type Day, periods } from '#src/catalog/schema.ts';
import type { Held, Plan, View } from '#src/catalog/types.ts';
import type { Profile } from '#src/core/profile.ts';
import { saleOf } from '#src/core/sale.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { factText } from './fact-text.ts';
import { entityName, joinSentences } from './labels.ts';
import { quotaInWindow, quotasToldFirst } from './plan-quotas.ts';
import { closedSince, saleText } from './sale-text.ts';

type Summary = { readonly text: string; readonly tone: Tone };

/** How long people remember a price, and a promotion that was for everybody. */
const PRICE_REMEMBERED = 365;
const PROMOTION_REMEMBERED = 180;
const MOST_REMEMBERED = 2;

function heldValue<A extends Attribute>(held: Held<A>, attribute: A, loc: Localizer, view: View): string {
  return factText(held.fact, attribute, loc, view.catalog);
}

/** More figures of single models than these nobody reads in a sentence. */
const MOST_OF_MODELS = 3;

/** What each window allows, as far as there are figures. */
function quotaTexts(plan: Plan, view: View, loc: Localizer): readonly string[] {
  const told = quotasToldFirst(view.slots(plan, 'quotas')).filter(({ readings }) => !readings[0]?.lead.fact.unpublished);
  const ofModels = told.filter(({ keys }) => keys['model'] !== undefined);
  return told
    .filter((slot) => !ofModels.includes(slot) || ofModels.indexOf(slot) < MOST_OF_MODELS)
    .flatMap((slot) => {
      const lead = slot.readings[0]?.lead;
      return lead ? [quotaInWindow(slot, heldValue(lead, 'quotas', loc, view), view, loc)] : [];
    });
}

/** The regular price of the shortest period, where none of a month is stated. */
function longerPrice(plan: Plan, view: View, loc: Localizer): readonly string[] {
  const lead = periods.flatMap((per) => view.slot(plan, 'prices', { phase: 'regular', per })?.readings[0]?.lead ?? [])[0];
  return lead ? [loc.t('fact:phasePrice.regular', { price: heldValue(lead, 'prices', loc, view) })] : [];
}

/** The headline figures: what a month costs (regular, then at first purchase), then what each window allows. */
export function headline(plan: Plan, view: View, loc: Localizer): readonly string[] {
  const monthly = (phase: 'regular' | 'first') => view.slot(plan, 'prices', { phase, per: 'month' })?.readings[0]?.lead;
  const prices: string[] = (['regular', 'first'] as const).flatMap((phase) => {
    const lead = monthly(phase);
    if (!lead || (phase === 'first' && lead.fact.amount === monthly('regular')?.fact.amount)) return [];
    const text = loc.t(`fact:phasePrice.${phase}`, { price: heldValue(lead, 'prices', loc, view) });
    return [lead.fact.until ? loc.t('fact:slot.model', { label: text, model: loc.t('fact:until', { day: loc.day(lead.fact.until) }) }) : text];
  });
  if (prices.length === 0) prices.push(...longerPrice(plan, view, loc));
  // What is sold by packs or for a fee alone.
  const besides =
    prices.length > 0
      ? []
      : (['packs', 'fees'] as const).flatMap((attribute) =>
          view.slots(plan, attribute).flatMap(({ readings }) => (readings[0] ? [heldValue<Attribute>(readings[0].lead, attribute, loc, view)] : [])),
        );
  const quotas = quotaTexts(plan, view, loc);
  const unpublished = quotas.length === 0 && view.slots(plan, 'quotas').some(({ readings }) => readings[0]?.lead.fact.unpublished);
  return [...prices, ...besides, ...(unpublished ? [loc.t('plan:summary.unpublished')] : quotas)];
}

type EndedPrice = Held<'prices'> & { readonly end: Day };

/** The latest monthly price of the phase that ended; of several of one day the best founded. */
function lastPrice(profile: Profile, phase: 'regular' | 'first', since: Day): EndedPrice | undefined {
  const ended = profile.ended.flatMap(({ attribute, held }): readonly EndedPrice[] => {
    if (attribute !== 'prices' || held.fact.phase !== phase || held.fact.per !== 'month') return [];
    if (held.fact.condition !== undefined || typeof held.fact.for === 'object') return [];
    return held.fact.until !== undefined && held.fact.until > since ? [{ ...held, end: held.fact.until }] : [];
  });
  const rank = ({ basis }: EndedPrice) => bases.indexOf(basis);
  const [last] = ended.toSorted((a, b) => (a.end === b.end ? rank(a) - rank(b) : a.end < b.end ? 1 : -1));
  return last;
}

/** The regular price that people may still have in mind, where none holds on the day. */
export function rememberedPrice(profile: Profile, view: View): EndedPrice | undefined {
  return priceOf(profile, 'regular', view) === undefined ? lastPrice(profile, 'regular', addDays(view.day, -PRICE_REMEMBERED)) : undefined;
}

function priceOf(profile: Profile, phase: 'regular' | 'first', view: View): number | undefined {
  return view.slot(profile.entity, 'prices', { phase, per: 'month' })?.readings[0]?.lead.fact.amount;
}

/** What a person may still have in mind: the price before, a first-purchase price and promotions that ended; a few at most. */
function remembered(profile: Profile, view: View, loc: Localizer): readonly string[] {
  const since = addDays(view.day, -PRICE_REMEMBERED);
  const regular = lastPrice(profile, 'regular', since);
  const first = priceOf(profile, 'first', view) === undefined ? lastPrice(profile, 'first', since) : undefined;
  const promotions = new Map<string, string>();
  for (const { attribute, held } of profile.ended) {
    if (attribute !== 'discounts' || held.fact.referral || promotions.has(held.fact.id)) continue;
    const { until } = held.fact;
    if (until === undefined || until <= addDays(view.day, -PROMOTION_REMEMBERED)) continue;
    promotions.set(held.fact.id, loc.t('plan:summary.endedPromotion', { name: loc.pick(held.fact.name), day: loc.day(until) }));
  }
  const said = (key: 'was' | 'ended', held: EndedPrice) =>
    loc.t(`plan:summary.${key}`, { price: heldValue(held, 'prices', loc, view), day: loc.day(held.end) });
  return [
    ...(regular && regular.fact.amount !== priceOf(profile, 'regular', view) ? [said('was', regular)] : []),
    ...(first ? [said('ended', first)] : []),
    ...promotions.values(),
  ].slice(0, MOST_REMEMBERED);
}

const core: readonly Attribute[] = ['prices', 'quotas', 'availability'];

/** The first day that anything is told of a plan which the day asked about is too early for. */
function firstRecord({ ended, upcoming }: Profile): Day | undefined {
  if (ended.some(({ attribute }) => core.includes(attribute))) return undefined;
  const days = upcoming.flatMap(({ attribute, held }) => (core.includes(attribute) ? (held.fact.from ?? []) : []));
  return days.toSorted()[0];
}

/** Pure. Closed plans say so first; a sale that was last confirmed more than 90 days ago is called unconfirmed. */
export function planSummary(plan: Plan, profile: Profile, view: View, loc: Localizer): Summary {
  const name = entityName(plan, loc);
  const facts = headline(plan, view, loc);
  const said = facts.length > 0 ? facts.join(loc.t('fact:join')) : loc.t('plan:summary.nothing');
  const sale = saleOf(view, plan);
  const reading = view.slot(plan, 'availability', { to: 'new' })?.readings[0];
  const closed = sale.state === 'closed';
  const told = remembered(profile, view, loc);
  const first = closed
    ? loc.t(facts.length > 0 ? 'plan:summary.closed' : 'plan:summary.closedBare', {
        plan: name,
        facts: said,
        since: reading ? closedSince(reading, loc) : '',
      })
    : sale.state === 'unconfirmed'
      ? loc.t('plan:summary.unconfirmed', { plan: name, facts: said, day: loc.day(sale.held.checked) })
      : loc.t(sale.state === 'unstated' ? 'plan:summary.unstated' : 'plan:summary.plain', { plan: name, facts: said });
  const disputed = reading && reading.conflicting.length > 0 ? [loc.t('plan:summary.saleDisputed')] : [];
  const limited = sale.held?.fact.state === 'limited' ? [loc.t('plan:summary.limited', { state: saleText(sale.held.fact, loc) })] : [];
  const start = facts.length === 0 ? firstRecord(profile) : undefined;
  const later = start ? [loc.t('plan:summary.later', { day: loc.day(start) })] : [];
  return {
    text: joinSentences([first, ...later, ...limited, ...disputed, ...told], loc),
    tone: closed ? 'danger' : sale.state === 'unconfirmed' || start ? 'warning' : 'info',
  };
}
