/** Which plans there are on a day, and which of them meet a filter. */
import { type Currency, currencies, type Fact } from '#src/catalog/schema.ts';
import type { Line, Plan, Ref, Slot, View } from '#src/catalog/types.ts';
import { includes, type ListAttribute } from './includes.ts';
import { isThere, type Sale, saleOf, soldInPlaceOf } from './sale.ts';

export type ListedPlan = {
  readonly plan: Plan;
  readonly line: Line;
  readonly sale: Sale;
  /** Prices of a month: what a first-time customer pays, and the regular one. */
  readonly first?: Slot<'prices'>;
  readonly regular?: Slot<'prices'>;
  readonly quotas: readonly Slot<'quotas'>[];
};

export type PlanSort = 'price' | 'name';

export type PlanFilter = {
  readonly within?: Ref;
  /** Largest regular price of a month; plans priced in another currency are left out, never converted. */
  readonly budget?: { readonly amount: number; readonly currency: Currency };
  readonly client?: string;
  readonly model?: string;
  readonly protocol?: string;
  readonly onSale: boolean;
};

export type Listing = {
  readonly plans: readonly ListedPlan[];
  /** Left out because the data does not say whether they meet the filter. */
  readonly undecided: readonly ListedPlan[];
  /** Left out because they are priced in another currency than the budget. */
  readonly otherCurrency: readonly ListedPlan[];
  readonly closed: readonly ListedPlan[];
};

function monthly(view: View, plan: Plan, phase: Fact<'prices'>['phase']): Slot<'prices'> | undefined {
  return view.slot(plan, 'prices', { phase, per: 'month' });
}

/** One slot for each window: what holds for every model, else what somebody states for one. */
function quotasOf(view: View, plan: Plan): readonly Slot<'quotas'>[] {
  const slots = view.slots(plan, 'quotas');
  const general = new Set(
    slots.filter(({ keys, readings }) => keys['model'] === undefined && !readings[0]?.lead.fact.unpublished).map(({ keys }) => keys['window']),
  );
  return slots.filter(
    ({ keys, readings }) => keys['model'] === undefined || (!general.has(keys['window']) && readings[0] && readings[0].lead.basis !== 'derived'),
  );
}

/** One plan as lists show it. Throws RangeError when the catalog lacks its line. */
export function listed(view: View, plan: Plan): ListedPlan {
  const line = view.catalog.get('line', plan.line);
  if (!line) throw new RangeError(`no such line: ${plan.line}`);
  const first = monthly(view, plan, 'first');
  const regular = monthly(view, plan, 'regular');
  return {
    plan,
    line,
    sale: saleOf(view, plan),
    ...(first ? { first } : {}),
    ...(regular ? { regular } : {}),
    quotas: quotasOf(view, plan),
  };
}

/** Plans that exist on the day: not those to come, nor those of which nothing holds any more. */
export function plansOn(view: View): readonly ListedPlan[] {
  return view.catalog.plans.filter((plan) => isThere(view, plan)).map((plan) => listed(view, plan));
}

/** The regular price of a month, else of a first month; with its currency. */
export function monthlyPrice({ regular, first }: ListedPlan): { readonly amount: number; readonly currency: Currency } | undefined {
  const fact = (regular ?? first)?.readings[0]?.lead.fact;
  return fact ? { amount: fact.amount, currency: fact.currency } : undefined;
}

function inScope({ plan, line }: ListedPlan, within: Ref | undefined): boolean {
  if (!within) return true;
  if (within.kind === 'vendor') return line.vendor === within.id;
  return within.kind === 'line' ? line.id === within.id : plan.id === within.id;
}

function verdict(view: View, plan: Plan, filter: PlanFilter): 'yes' | 'no' | 'unknown' {
  const asked: readonly (readonly [ListAttribute, string | undefined])[] = [
    ['clients', filter.client],
    ['models', filter.model],
    ['protocols', filter.protocol],
  ];
  const answers = asked.flatMap(([attribute, id]) => {
    if (id === undefined) return [];
    const { answer, against } = includes(view, plan, attribute, id);
    return [answer === 'no' && against ? 'unknown' : answer];
  });
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

function compareBy(sort: PlanSort): (a: ListedPlan, b: ListedPlan) => number {
  // What has no price comes behind all that has one.
  const price = (row: ListedPlan) => monthlyPrice(row) ?? { amount: Number.POSITIVE_INFINITY, currency: undefined };
  const place = ({ currency }: { readonly currency: Currency | undefined }) => (currency ? currencies.indexOf(currency) : currencies.length);
  const byPrice = (a: ListedPlan, b: ListedPlan) =>
    place(price(a)) - place(price(b)) || price(a).amount - price(b).amount || a.plan.id.localeCompare(b.plan.id);
  if (sort === 'name') return (a, b) => a.line.id.localeCompare(b.line.id) || a.plan.order - b.plan.order;
  return byPrice;
}

/** Where a plan goes: into the list, or why not; `no` where it does not meet the filter, or would only be left out twice. */
function judge(view: View, row: ListedPlan, filter: PlanFilter): keyof Listing | 'no' {
  const { budget } = filter;
  const meets = verdict(view, row.plan, filter);
  const price = monthlyPrice(row);
  const other = budget && price && price.currency !== budget.currency;
  if (meets === 'no' || (budget && price && !other && price.amount > budget.amount)) return 'no';
  const open = meets === 'unknown' || (budget && !price);
  if (filter.onSale && row.sale.state === 'closed') return other || open ? 'no' : 'closed';
  if (other) return 'otherCurrency';
  return open ? 'undecided' : 'plans';
}

/** What is asked within; for buyers also what a vendor sells in place of a line that it no longer sells. */
function scopes(view: View, { within, onSale }: PlanFilter): readonly (Ref | undefined)[] {
  const line = within?.kind === 'line' && onSale ? view.catalog.get('line', within.id) : undefined;
  return line ? [line, ...soldInPlaceOf(view, line)] : [within];
}

/** Sorted: by price each currency is a list of its own. `closed` are those that would be listed if they were sold. */
export function listPlans(view: View, filter: PlanFilter, sort: PlanSort = 'price'): Listing {
  const within = scopes(view, filter);
  const inside = plansOn(view).filter((row) => within.some((scope) => inScope(row, scope)));
  const judged = Map.groupBy(inside, (row) => judge(view, row, filter));
  const group = (where: keyof Listing) => judged.get(where) ?? [];
  return {
    plans: group('plans').toSorted(compareBy(sort)),
    undecided: group('undecided'),
    otherCurrency: group('otherCurrency'),
    closed: group('closed'),
  };
}
