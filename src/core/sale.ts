/** Whether a plan can be bought on the day. */
import type { Fact } from '#src/catalog/schema.ts';
import type { Held, Line, Plan, Reading, Ref, View } from '#src/catalog/types.ts';

type To = Fact<'availability'>['to'];

/**
 * `unconfirmed`: it was on sale when last checked, more than 90 days before the day. `unstated`: it has a price, but nobody says that it is on sale.
 * `absent`: neither a price nor a word about its sale on that day.
 */
export type SaleState = 'open' | 'limited' | 'closed' | 'unconfirmed' | 'unstated' | 'absent';
export type Sale = { readonly state: SaleState; readonly held?: Held<'availability'> };

/** Of the sources that say the same the one that looked last: it is as fresh as that. */
export function lastConfirmed({ lead, agreeing }: Reading<'availability'>): Held<'availability'> {
  return agreeing.reduce((best, held) => (held.checked > best.checked ? held : best), lead);
}

/** `held`: who confirmed the sale last, or who says that it ended. Throws RangeError for a plan that does not exist. */
export function saleOf(view: View, plan: Ref, to: To = 'new'): Sale {
  const reading = view.slot(plan, 'availability', { to })?.readings[0];
  if (reading) {
    if (reading.lead.fact.state === 'closed') return { state: 'closed', held: reading.lead };
    const held = lastConfirmed(reading);
    return { state: held.stale ? 'unconfirmed' : held.fact.state, held };
  }
  const priced = view.slots(plan, 'prices').some((slot) => slot.keys['phase'] !== 'renewal');
  return { state: priced ? 'unstated' : 'absent' };
}

/** Something that a person can buy that day as far as the data knows. */
export function buyable({ state }: Sale): boolean {
  return state !== 'closed' && state !== 'absent';
}

/** The plans of a line that exist for a buyer on the day; all that have a price when none is on sale. */
export function plansOffered(view: View, line: string): readonly Plan[] {
  const states = view.catalog.plansOf(line).map((plan) => ({ plan, sale: saleOf(view, plan) }));
  const offered = states.filter(({ sale }) => buyable(sale));
  return (offered.length > 0 ? offered : states.filter(({ sale }) => sale.state === 'closed')).map(({ plan }) => plan);
}

/** The lines of a vendor that have anything to sell, or had, on the day. */
export function linesOffered(view: View, vendor: string): readonly Line[] {
  return view.catalog.linesOf(vendor).filter(({ id }) => plansOffered(view, id).length > 0);
}
