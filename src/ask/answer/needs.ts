/** What a selection needs, as the one shortlist takes it. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency } from '#src/catalog/schema.ts';
import { isLimitWindow, limitWindows } from '#src/catalog/spans.ts';
import type { Plan, View } from '#src/catalog/types.ts';
import { windowCapacity } from '#src/core/capacity.ts';
import type { Needs } from '#src/core/recommend-types.ts';
import { checkWorkload, type WorkloadInput } from '#src/core/workload.ts';
import type { Topic } from '../query/topics.ts';
import { toInput } from '../query/use.ts';
import type { SelectAsked } from './asked.ts';

/** The use that is needed, where it can be reckoned with. */
export function inputOf({ use }: SelectAsked): WorkloadInput | undefined {
  const input = use && toInput(use);
  return input && checkWorkload(input).length === 0 ? input : undefined;
}

export const rhythmsOf = ({ manner }: SelectAsked): readonly ('burst' | 'steady')[] =>
  manner.filter((each): each is 'burst' | 'steady' => each === 'burst' || each === 'steady');

/** A model that is named says more than its family. */
function familiesOf({ filter: { families = [], models = [] } }: SelectAsked, { catalog }: View): readonly string[] {
  const named = new Set(models.map((id) => catalog.get('model', id)?.family));
  return families.filter((family) => !named.has(family));
}

/** Of the amount that was named, up to so much more or less. */
const NEAR = 0.15;

/** Whether a plan's quota is as large as it was said to be; not where it is not known. */
function hasQuota(view: View, plan: Plan, { amount, unit, window, bound = 'exact' }: NonNullable<SelectAsked['filter']['quota']>): boolean {
  const windows = limitWindows.filter((each) => window === undefined || window === 'all' || window === each);
  return windows.some((each) => {
    const found = windowCapacity(view, plan, each, unit ? { unit } : {});
    if (found === undefined || found === 'unlimited') return found === 'unlimited' && bound === 'atLeast';
    const { low, typical, high } = found.value;
    if (bound === 'atLeast') return typical >= amount;
    if (bound === 'atMost') return typical <= amount;
    return bound === 'about' ? Math.abs(typical - amount) <= amount * NEAR : low <= amount && amount <= high;
  });
}

/** Plans that are not wanted, and those without the quota that was named. */
function unwanted({ without, filter: { quota } }: SelectAsked, view: View): readonly Plan[] {
  return quota ? view.catalog.plans.filter((plan) => without.includes(plan) || !hasQuota(view, plan, quota)) : without;
}

const some = <K extends string, T>(key: K, list: readonly T[] | undefined): { readonly [P in K]?: readonly T[] } =>
  (list && list.length > 0 ? { [key]: list } : {}) as { readonly [P in K]?: readonly T[] };

/** What the lists of a plan or a line are searched for. People who share a plan are no rule that it must have. */
export function listNeeds({ filter, advise }: SelectAsked): Needs {
  return {
    ...some('clients', filter.clients),
    ...some('models', filter.models),
    ...some('protocols', filter.protocols),
    ...some('features', filter.features),
    ...some('rules', advise ? filter.rules?.filter((rule) => rule !== 'sharing') : filter.rules),
  };
}

/** What they would pay. Without a currency it is in that of whatever is ranked; of a recommendation in the home currency. */
function budgetFor({ filter: { budget }, by, advise }: SelectAsked, home: Currency): Pick<Needs, 'budget'> {
  if (!budget) return {};
  const { amount, bound, from } = budget;
  // Nothing is nothing in any currency.
  const currency = amount === 0 ? undefined : (budget.currency ?? (advise ? home : undefined));
  const first = budget.of === 'first' || (by?.by === 'price' && by.phase === 'first');
  return {
    budget: {
      amount,
      bound,
      ...(from === undefined ? {} : { from }),
      ...(currency ? { currency } : {}),
      ...(first ? { of: 'first' as const } : {}),
    },
  };
}

export function needsFor(query: SelectAsked, view: View, home: Currency = homeCurrency): Needs {
  const { filter, manner } = query;
  const [usage, another] = rhythmsOf(query);
  return {
    home,
    ...inputOf(query),
    ...listNeeds(query),
    ...some('families', familiesOf(query, view)),
    ...some('products', query.products),
    ...some('within', query.among),
    ...some('without', unwanted(query, view)),
    ...some('unjudged', query.conditions),
    ...budgetFor(query, home),
    ...(manner.includes('tight') || manner.includes('beginner') ? { tight: true as const } : {}),
    ...(usage && !another ? { usage } : {}),
    ...(filter.currency ? { pricedIn: filter.currency } : {}),
    ...some('unlimited', filter.noCap?.filter(isLimitWindow)),
    ...(filter.region ? { region: filter.region } : {}),
    ...(filter.closed ? { sale: 'any' as const } : {}),
  };
}

/** The needs as topics: what each of those asked about says of them. */
export function needTopics({ filter, ...query }: SelectAsked): readonly Topic[] {
  const { clients = [], models = [], protocols = [], features = [], rules = [] } = filter;
  return [
    ...clients.map((item): Topic => ({ attribute: 'clients', item })),
    ...models.map((item): Topic => ({ attribute: 'models', item })),
    ...protocols.map((term): Topic => ({ attribute: 'protocols', term })),
    ...features.map((term): Topic => ({ attribute: 'features', term })),
    ...rules.map((term): Topic => ({ attribute: 'rules', term })),
    ...rhythmsOf({ filter, ...query }).map((rhythm): Topic => ({ attribute: 'notes', term: `${rhythm}-use` })),
  ];
}
