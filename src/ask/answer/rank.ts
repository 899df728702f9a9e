/** Answers to rankings: every candidate's figure in one unit, best first. Currencies are never ranked together. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency, Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Line, Model, Plan, Ref, View } from '#src/catalog/types.ts';
import { multiplePrice, unitPrice, windowCapacity } from '#src/core/capacity.ts';
import { planCost } from '#src/core/cost.ts';
import { includes } from '#src/core/includes.ts';
import { modelsKnown } from '#src/core/model-listing.ts';
import { exactly, money } from '#src/core/money.ts';
import { isReleased } from '#src/core/released.ts';
import { buyable, saleOf } from '#src/core/sale.ts';
import type { Filter, Measure, QueryOf } from '../query.ts';
import { everyLine, plansOf, viewFor } from './scene.ts';
import type { RankAnswer, Ranked } from './types.ts';

type RankQuery = QueryOf<'rank'>;
type Entry = {
  readonly group: string;
  readonly currency?: Currency;
  readonly unit?: Unit | 'multiple';
  readonly of?: number;
  readonly ranked: Ranked;
};

const PER_UNIT: Readonly<Record<Unit, number>> = { prompt: 1, request: 1000, token: 1_000_000, 'uncached-token': 1_000_000, credit: 1000 };

type Budget = NonNullable<Filter['budget']>;

/** An exact figure names a price, "about" leaves some room. */
function fitsBudget({ amount, currency }: { readonly amount: number; readonly currency: Currency }, budget: Budget): boolean {
  if (budget.currency !== undefined && currency !== budget.currency) return false;
  const { bound, amount: limit } = budget;
  return { exact: amount === limit, atMost: amount <= limit, atLeast: amount >= limit, about: Math.abs(amount - limit) <= limit * 0.15 }[bound];
}

function meets(
  view: View,
  plan: Ref,
  { clients = [], models = [], protocols = [], features = [], budget, currency }: Filter,
  phase: 'first' | 'regular' = 'regular',
): boolean {
  const listed = (attribute: 'clients' | 'models' | 'protocols', ids: readonly string[]) =>
    ids.every((id) => includes(view, plan, attribute, id).answer === 'yes');
  const price = view.slot(plan, 'prices', { phase, per: 'month' })?.readings[0]?.lead.fact;
  const featured = features.every((feature) => view.slot(plan, 'features', { feature })?.readings[0]?.lead.fact.value === 'yes');
  const inBudget = budget === undefined || (price !== undefined && fitsBudget(price, budget));
  return (
    listed('clients', clients) &&
    listed('models', models) &&
    listed('protocols', protocols) &&
    featured &&
    inBudget &&
    (currency === undefined || price === undefined || price.currency === currency)
  );
}

function candidates(view: View, { filter, measure }: RankQuery): readonly Plan[] {
  const within = filter.within.length > 0 ? filter.within : everyLine(view);
  return within
    .flatMap((ref) => plansOf(view, ref))
    .filter((plan) => filter.within.length > 0 || buyable(saleOf(view, plan)))
    .filter((plan) => meets(view, plan, filter, measure.by === 'price' ? measure.phase : 'regular'));
}

function priceEntry(view: View, plan: Plan, { phase, per }: Extract<Measure, { by: 'price' }>): Entry | undefined {
  const wanted = view.slot(plan, 'prices', { phase, per }) ?? (phase === 'first' ? view.slot(plan, 'prices', { phase: 'regular', per }) : undefined);
  const held = wanted?.readings[0]?.lead;
  if (!held) return undefined;
  const { amount, currency } = held.fact;
  const opening = phase === 'regular' ? planCost(view, plan, { months: 1, customer: 'new', payment: per, seats: 1 })?.first : undefined;
  const reduced = opening && opening.currency === currency && Number(opening.typical) < amount ? { first: opening } : {};
  return {
    group: currency,
    currency,
    ranked: { subject: plan, value: amount, held: held, price: exactly(money(amount, currency)), ...reduced },
  };
}

/** A quota is ranked in requests: the one unit that prompts and requests both lead to. */
function quotaEntry(view: View, plan: Plan, { window }: Extract<Measure, { by: 'quota' }>): Entry | undefined {
  const asked = window === 'all' ? 'month' : window;
  const capacity = windowCapacity(view, plan, asked, { unit: 'request' });
  if (capacity === undefined || capacity === 'unlimited') return undefined;
  return {
    group: 'request',
    unit: 'request',
    ranked: { subject: plan, value: capacity.value.typical, capacity, held: capacity.held },
  };
}

function unitEntry(view: View, plan: Plan, { unit, window }: Extract<Measure, { by: 'unit-price' }>): Entry | undefined {
  if (unit === 'multiple') {
    const multiple = multiplePrice(view, plan);
    if (!multiple) return undefined;
    const { price } = multiple;
    return { group: price.currency, currency: price.currency, unit, of: 1, ranked: { subject: plan, value: Number(price.typical), price, multiple } };
  }
  const asked = unit ?? 'request';
  const found = unitPrice(view, plan, PER_UNIT[asked], { unit: asked, ...(window && window !== 'all' ? { window } : {}) });
  if (!found) return undefined;
  const { price } = found;
  return {
    group: price.currency,
    currency: price.currency,
    unit: asked,
    of: found.of,
    ranked: { subject: plan, value: Number(price.typical), price, unitPrice: found, capacity: found.capacity },
  };
}

function planEntry(view: View, plan: Plan, measure: Measure): Entry | undefined {
  switch (measure.by) {
    case 'price':
      return priceEntry(view, plan, measure);
    case 'quota':
      return quotaEntry(view, plan, measure);
    case 'unit-price':
      return unitEntry(view, plan, measure);
    default:
      return undefined;
  }
}

function ratioEntry(view: View, line: Line, over: LimitWindow, under: LimitWindow): Entry | undefined {
  for (const plan of plansOf(view, line)) {
    const top = windowCapacity(view, plan, over);
    const bottom = windowCapacity(view, plan, under);
    if (!top || !bottom || top === 'unlimited' || bottom === 'unlimited') continue;
    const same = top.unit === bottom.unit ? bottom : windowCapacity(view, plan, under, { unit: top.unit });
    if (!same || same === 'unlimited' || same.uses.length > 0) continue;
    return {
      group: 'ratio',
      ranked: { subject: line, value: top.value.typical / same.value.typical, capacity: top, held: top.held },
    };
  }
  return undefined;
}

function lineEntry(view: View, line: Line, measure: Measure): Entry | undefined {
  if (measure.by === 'window-ratio') {
    const { over, under } = measure;
    return over === 'all' || under === 'all' ? undefined : ratioEntry(view, line, over, under);
  }
  if (measure.by === 'rating') {
    const held = view.slot(line, 'ratings', { dimension: measure.dimension })?.readings[0]?.lead;
    return held && { group: 'rating', ranked: { subject: line, value: held.fact.score, held: held } };
  }
  if (measure.by !== 'count') return undefined;
  const slots = [line, ...plansOf(view, line)].flatMap((owner) => view.slots(owner, measure.attribute));
  const lists = slots.flatMap(({ readings }) => readings.flatMap(({ lead }) => ('items' in lead.fact ? [{ lead, items: lead.fact.items }] : [])));
  const largest = lists.toSorted((one, other) => other.items.length - one.items.length)[0];
  return largest && { group: 'count', ranked: { subject: line, value: largest.items.length, held: largest.lead } };
}

const API_KIND = {
  cached: 'cached-input',
  uncached: 'input',
  input: 'input',
  output: 'output',
  'cache-write': 'cache-write',
  total: 'input',
} as const;

function modelEntry(view: View, model: Model, measure: Measure): Entry | undefined {
  if (measure.by === 'parameters') {
    const held = view.slot(model, 'parameters')?.readings[0]?.lead;
    const value = measure.active ? held?.fact.active : held?.fact.total;
    return held && value !== undefined ? { group: 'parameters', ranked: { subject: model, value, held: held } } : undefined;
  }
  if (measure.by === 'context') {
    const held = view.slot(model, 'context')?.readings[0]?.lead;
    return held && { group: 'context', ranked: { subject: model, value: held.fact.tokens, held: held } };
  }
  if (measure.by !== 'api-price') return undefined;
  const slots = view.slots(model, 'apiPrices').filter(({ keys }) => keys['kind'] === API_KIND[measure.part] && keys['host'] === undefined);
  const held = (slots.find(({ keys }) => keys['currency'] === homeCurrency) ?? slots[0])?.readings[0]?.lead;
  const [lowest] = held?.fact.tiers ?? [];
  if (!held || !lowest) return undefined;
  const { currency, tiers } = held.fact;
  const amounts = tiers.map(({ amount }) => amount);
  return {
    group: currency,
    currency,
    ranked: {
      subject: model,
      value: lowest.amount,
      held: held,
      price: exactly(money(lowest.amount, currency)),
      range: { low: Math.min(...amounts), typical: lowest.amount, high: Math.max(...amounts) },
    },
  };
}

/** The best of each vendor, in the order of the whole. */
function bestOfEach(view: View, entries: readonly Ranked[]): readonly Ranked[] {
  const seen = new Set<string>();
  return entries.filter(({ subject }) => {
    const line = subject.kind === 'plan' ? view.catalog.get('line', subject.line) : undefined;
    const vendor = line?.vendor ?? subject.id;
    if (seen.has(vendor)) return false;
    seen.add(vendor);
    return true;
  });
}

type Subject = Plan | Line | Model;

function subjectsOf(view: View, query: RankQuery): readonly Subject[] {
  const { filter, of } = query;
  if (of === 'plans') return candidates(view, query);
  if (of === 'lines') {
    const within = filter.within.length > 0 ? filter.within : everyLine(view);
    const ids = [
      ...new Set(within.flatMap(({ kind, id }) => (kind === 'line' ? [id] : kind === 'plan' ? (view.catalog.get('plan', id)?.line ?? []) : []))),
    ];
    return ids.flatMap((id) => view.catalog.get('line', id) ?? []).filter((line) => meets(view, line, { ...filter, within: [] }));
  }
  const named = filter.within.flatMap(({ kind, id }) => (kind === 'model' ? (view.catalog.get('model', id) ?? []) : []));
  return named.length > 0 ? named.filter((model) => isReleased(view, model) !== 'no') : modelsKnown(view);
}

/** Below every regular price a budget may still pay for a first month. */
function affordable(query: RankQuery, view: View): RankQuery {
  const { measure, filter } = query;
  if (measure.by !== 'price' || measure.phase === 'first' || !filter.budget || candidates(view, query).length > 0) return query;
  const first: RankQuery = { ...query, measure: { ...measure, phase: 'first' } };
  return candidates(view, first).length > 0 ? first : query;
}

export function answerRank(asked: RankQuery, day: View): RankAnswer {
  const view = viewFor(day, asked);
  const query = affordable(asked, view);
  const { measure, order, each } = query;
  const entries: Entry[] = [];
  const unknown: Subject[] = [];
  for (const subject of subjectsOf(view, query)) {
    const entry =
      subject.kind === 'plan'
        ? planEntry(view, subject, measure)
        : subject.kind === 'line'
          ? lineEntry(view, subject, measure)
          : modelEntry(view, subject, measure);
    if (entry) entries.push(entry);
    else unknown.push(subject);
  }
  const sign = order === 'least' ? 1 : -1;
  const lists = [...Map.groupBy(entries, ({ group }) => group).values()].map((group) => {
    const sorted = group.map(({ ranked }) => ranked).toSorted((one, other) => sign * (one.value - other.value));
    const [first] = group;
    return {
      ...(first?.currency ? { currency: first.currency } : {}),
      ...(first?.unit ? { unit: first.unit } : {}),
      ...(first?.of ? { of: first.of } : {}),
      entries: each ? bestOfEach(view, sorted) : sorted,
    };
  });
  return { kind: 'rank', query, view, lists: lists.toSorted((one, other) => other.entries.length - one.entries.length), unknown };
}
