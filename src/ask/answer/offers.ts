/** Plans with what they cost and give, where it is left to the person to choose among them. */
import type { Entity, Plan, View } from '#src/catalog/types.ts';
import { priceOf } from '#src/core/money.ts';
import type { AnySlot } from '#src/core/profile.ts';
import { buyable, saleDoubt, saleOf } from '#src/core/sale.ts';
import { everySeller, plansFor, plansOf } from './scene.ts';
import type { Offer } from './types.ts';

const MOST = 6;

function offerOf(view: View, plan: Plan): Offer {
  const prices = view.slots(plan, 'prices').filter(({ keys }) => keys['phase'] === 'regular');
  return {
    plan,
    prices: prices as readonly AnySlot[],
    quotas: view.slots(plan, 'quotas') as readonly AnySlot[],
    sale: saleOf(view, plan),
  };
}

const isSeat = ({ prices }: Offer): boolean => prices.some(({ readings }) => readings.some(({ lead }) => 'seat' in lead.fact && lead.fact.seat));

/** What a month of it costs at least, with the currency; undefined where it is not sold by the month. */
export function monthlyOf(view: View, plan: Plan) {
  const lead = view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead;
  return lead && priceOf(lead);
}

/** Cheapest first, each currency by itself; what is not sold by the month comes last. */
function inPrice(view: View, offers: readonly Offer[]): readonly Offer[] {
  const priced = offers.map((offer) => ({ offer, price: monthlyOf(view, offer.plan) }));
  const groups = [...Map.groupBy(priced, ({ price }) => price?.currency).entries()];
  return groups
    .toSorted(([one, all], [other, rest]) => Number(one === undefined) - Number(other === undefined) || rest.length - all.length)
    .flatMap(([, group]) => group.toSorted((one, other) => Number(one.price?.typical ?? 0) - Number(other.price?.typical ?? 0)))
    .map(({ offer }) => offer);
}

const isSold = ({ sale }: Offer): boolean => buyable(sale);

/** Of those that are named: at most six, where there are more the cheapest of each first; those that one pays for before those that are free. */
export function offersOf(view: View, named: readonly Entity[]): readonly Offer[] {
  const each = named.map((entity) => {
    const sorted = inPrice(
      view,
      plansOf(view, entity).map((plan) => offerOf(view, plan)),
    ).filter(isSold);
    const paid = sorted.filter(({ plan }) => Number(monthlyOf(view, plan)?.high ?? 1) > 0);
    return [...paid, ...sorted.filter((offer) => !paid.includes(offer))];
  });
  const rounds = Array.from({ length: MOST }, (_, round) => each.flatMap((offers) => offers[round] ?? []));
  return inPrice(view, [...new Map(rounds.flat().map((offer) => [offer.plan.id, offer])).values()].slice(0, MOST));
}

/** What is sold by seat and surely on sale, the plans of `first` before the others. */
export function seatOffers(view: View, first: readonly Entity[]): readonly Offer[] {
  const all = plansFor(view, everySeller(view)).map((plan) => offerOf(view, plan));
  const seats = all.filter((offer) => isSeat(offer) && saleDoubt(offer.sale) === 0);
  const ahead = new Set(plansFor(view, first).map(({ id }) => id));
  return [...seats.filter(({ plan }) => ahead.has(plan.id)), ...inPrice(view, seats).filter(({ plan }) => !ahead.has(plan.id))].slice(0, MOST);
}
