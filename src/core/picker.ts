/** What the three questions of a recommendation offer: clients that most plans work with, and steps of a budget that matter. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Client, Plan, View } from '#src/catalog/types.ts';
import { oncePerView } from './once.ts';
import { plansOffered } from './sale.ts';

const MOST_CLIENTS = 12;
const MOST_BUDGETS = 12;

const offered = oncePerView(
  () => '',
  (view): readonly Plan[] => view.catalog.lines.flatMap((line) => plansOffered(view, line.id)),
);

/** Those that are stated of the most plans on offer, most first; of equals in the order of the catalog. */
export function commonClients(view: View): readonly Client[] {
  const counts = new Map<string, number>();
  for (const plan of offered(view)) {
    const items = view.slot(plan, 'clients')?.readings[0]?.lead.fact.items ?? [];
    for (const id of new Set(items)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const count = ({ id }: Client): number => counts.get(id) ?? 0;
  return view.catalog.clients
    .filter((client) => count(client) > 0)
    .toSorted((a, b) => count(b) - count(a))
    .slice(0, MOST_CLIENTS);
}

/** The least of 1, 2, 5, 10, 20, 50 … that is not below the amount. */
function roundUp(amount: number): number {
  const ten = 10 ** Math.floor(Math.log10(amount));
  return [1, 2, 5, 10].map((step) => step * ten).find((step) => step >= amount - 1e-9) ?? 10 * ten;
}

/** Round amounts of `currency` a month, each enough for a plan on offer that the one before is not enough for; the smallest first. */
export function budgetSteps(view: View, currency: Currency): readonly number[] {
  const prices = offered(view).flatMap((plan) => {
    const amount = view.slot(plan, 'prices', { phase: 'regular', per: 'month', currency })?.readings[0]?.lead.fact.amount ?? 0;
    return amount > 0 ? [roundUp(amount)] : [];
  });
  return [...new Set(prices)].toSorted((a, b) => a - b).slice(0, MOST_BUDGETS);
}
