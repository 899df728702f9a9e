/** One plan as lists show it: its prices of a month, its quotas, its sale. */
import { type Currency, currencies, type Fact } from '#src/catalog/schema.ts';
import type { Line, Plan, Slot, View } from '#src/catalog/types.ts';
import { byMoney, placed } from './rank.ts';
import type { Candidate } from './recommend-types.ts';
import { type Sale, saleOf } from './sale.ts';

export type ListedPlan = {
  readonly plan: Plan;
  readonly line: Line;
  readonly sale: Sale;
  /** Prices of a month: what a first-time customer pays, and the regular one. */
  readonly first?: Slot<'prices'>;
  readonly regular?: Slot<'prices'>;
  readonly quotas: readonly Slot<'quotas'>[];
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

export type ListSort = 'price' | 'name';

/**
 * Candidates as a list shows them: by price each currency is a list of its own, `home` first, the cheapest first in each, and what has none comes last;
 * by name in the order of their lines.
 */
export function inListOrder(candidates: readonly Candidate[], sort: ListSort, home?: Currency): readonly Candidate[] {
  if (sort === 'name') return candidates.toSorted((a, b) => a.line.id.localeCompare(b.line.id) || a.estimate.plan.order - b.estimate.plan.order);
  const place = (currency: Currency) => (currency === home ? -1 : currencies.indexOf(currency));
  const groups = Map.groupBy(candidates, ({ lasting }) => (lasting ? place(lasting.currency) : currencies.length));
  const price = byMoney<Candidate>(({ lasting }) => lasting);
  return [...groups].toSorted(([a], [b]) => a - b).flatMap(([, group]) => placed(group, price, ({ estimate }) => estimate.plan.id));
}
