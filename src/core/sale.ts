/** Which plans there are on a day, and whether they can be bought: the one vocabulary of sale that lists, costs and recommendations share. */
import type { Fact } from '#src/catalog/schema.ts';
import type { Held, Line, Plan, Reading, Ref, View, Who } from '#src/catalog/types.ts';
import { statesOwn } from './known-on.ts';
import { oncePerView } from './once.ts';
import type { WorkloadInput } from './workload.ts';

type To = Fact<'availability'>['to'];
type Told = Fact<'availability'>['state'];

/**
 * `unconfirmed`: it was on sale when last checked, more than 90 days before the day. `unstated`: it has a price, but nobody says that it is on sale.
 * `absent`: there is no such plan on that day, or neither a price nor a word about its sale.
 */
export type Sale =
  | { readonly state: Told | 'unconfirmed'; readonly held: Held<'availability'> }
  | { readonly state: 'unstated' | 'absent'; readonly held?: undefined };
export type SaleState = Sale['state'];

/** Of the sources that say the same the one that looked last: it is as fresh as that. */
function lastConfirmed({ lead, agreeing }: Reading<'availability'>): Held<'availability'> {
  return agreeing.reduce((best, held) => (held.checked > best.checked ? held : best), lead);
}

/** Whether anything of what it sells holds on the day in its own words: what it inherits from its line makes no plan. */
export const isThere = (view: View, plan: Ref): boolean => statesOwn(view, plan);

type Whose = 'new' | 'renewal';

function stated(view: View, plan: Ref, to: To, who?: Who): Sale | undefined {
  const reading = view.slot(plan, 'availability', { to }, who)?.readings[0];
  if (!reading) return undefined;
  if (reading.lead.fact.state === 'closed') return { state: 'closed', held: reading.lead };
  const held = lastConfirmed(reading);
  return { state: held.stale ? 'unconfirmed' : held.fact.state, held };
}

/** What is sold to new buyers can be renewed, where nobody says otherwise or what was said is old. */
function renewalOf(view: View, plan: Ref, who: Who): Sale | undefined {
  const [own, fresh] = [stated(view, plan, 'renewal', who), stated(view, plan, 'new')];
  if (!fresh || !buyable(fresh) || (own && own.state !== 'unconfirmed')) return own;
  if (fresh.state === 'unconfirmed') return own ?? fresh;
  return fresh.held ? { state: 'open', held: fresh.held } : own;
}

/** `held`: who confirmed the sale last, or who says that it ended. `who`: whose renewal, where older terms end for some. Throws RangeError for a plan that does not exist. */
export const saleOf: (view: View, plan: Ref, to?: Whose, who?: Who) => Sale = oncePerView(
  (plan: Ref, to: Whose = 'new', who: Who = {}) => `${plan.id} ${to} ${who.subscribedBefore ?? ''}`,
  saleOn,
);

function saleOn(view: View, plan: Ref, to: Whose = 'new', who: Who = {}): Sale {
  if (!isThere(view, plan)) return { state: 'absent' };
  const told = to === 'renewal' ? renewalOf(view, plan, who) : stated(view, plan, to);
  if (told) return told;
  const priced = view.slots(plan, 'prices').some((slot) => slot.keys['phase'] !== 'renewal');
  return { state: priced ? 'unstated' : 'absent' };
}

/** The sale that concerns a customer: one renews, by the terms of those who subscribed when they did; anybody else buys. */
export function saleFor(view: View, plan: Ref, { customer, subscribedBefore }: Pick<WorkloadInput, 'customer' | 'subscribedBefore'>): Sale {
  return customer === 'existing' ? saleOf(view, plan, 'renewal', subscribedBefore === undefined ? {} : { subscribedBefore }) : saleOf(view, plan);
}

/** Something that a person can buy that day as far as the data knows. */
export function buyable({ state }: Sale): boolean {
  return state !== 'closed' && state !== 'absent';
}

/** Whoever wants it gets it; what is sold in limited numbers has to be caught. */
export function sellsFreely({ state }: Sale): boolean {
  return state === 'open';
}

/** The first of an order that is sold without a limit, where those before it are sold in limited numbers: what somebody can simply have. */
export function freelySold<T>(ordered: readonly T[], saleOfOne: (one: T) => Sale): T | undefined {
  const at = ordered.findIndex((one) => sellsFreely(saleOfOne(one)));
  return at > 0 && ordered.slice(0, at).every((one) => saleOfOne(one).state === 'limited') ? ordered[at] : undefined;
}

const doubts: Readonly<Record<SaleState, number>> = { open: 0, limited: 0, unconfirmed: 1, unstated: 1, closed: 2, absent: 2 };

/** 0: on sale; 1: perhaps; 2: not to be had. What somebody can surely buy goes first. */
export function saleDoubt({ state }: Sale): number {
  return doubts[state];
}

/** The plans of a line that exist for a buyer on the day; all that have a price when none is on sale. In their order, smallest first. */
export function plansOffered(view: View, line: string): readonly Plan[] {
  const states = view.catalog.plansOf(line).map((plan) => ({ plan, sale: saleOf(view, plan) }));
  const offered = states.filter(({ sale }) => buyable(sale));
  return (offered.length > 0 ? offered : states.filter(({ sale }) => sale.state === 'closed')).map(({ plan }) => plan);
}

const sells = (view: View, line: string): boolean => view.catalog.plansOf(line).some((plan) => buyable(saleOf(view, plan)));

/** Whether a plan, or any plan of a line, can still be bought that day as far as the data knows. */
export const isStillSold = (view: View, { kind, id }: Ref): boolean => (kind === 'plan' ? buyable(saleOf(view, { kind, id })) : sells(view, id));

/** The line, or what the vendor sells in its place: sisters of the same product and region, where nobody can buy from the line any more but from them. */
export function soldInPlaceOf(view: View, line: Line): readonly Line[] {
  if (sells(view, line.id)) return [line];
  const { vendor, region, product } = line;
  const sisters = view.catalog.linesOf(vendor).filter((other) => other.region === region && other.product === product && sells(view, other.id));
  return sisters.length > 0 ? sisters : [line];
}

/** The lines of a vendor that have anything to sell, or had, on the day. */
export function linesOffered(view: View, vendor: string): readonly Line[] {
  return view.catalog.linesOf(vendor).filter(({ id }) => plansOffered(view, id).length > 0);
}
