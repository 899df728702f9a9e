/** The figure by which a plan, a line or a model is ranked. */

import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency, Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Line, Model, Plan, View } from '#src/catalog/types.ts';
import { lotOf } from '#src/catalog/units.ts';
import { multiplePrice, unitPrice, windowCapacity } from '#src/core/capacity.ts';
import { planCost } from '#src/core/cost.ts';
import { exactly, money } from '#src/core/money.ts';
import type { Measure } from '../query/measures.ts';
import { API_KINDS } from './find.ts';
import { plansOf } from './scene.ts';
import type { Ranked } from './types.ts';

/** `group`: figures of one kind, that are ranked together. */
export type Entry = {
  readonly group: string;
  readonly currency?: Currency;
  readonly unit?: Unit | 'multiple';
  readonly of?: number;
  readonly ranked: Ranked;
};

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
    ranked: { subject: plan, value: amount, held, price: exactly(money(amount, currency)), ...reduced },
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
  const found = unitPrice(view, plan, lotOf(asked), { unit: asked, ...(window && window !== 'all' ? { window } : {}) });
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

/** The longest context of its models: what a plan allows of it nobody states. */
function contextOf(view: View, plan: Plan): Entry | undefined {
  const items = view.slot(plan, 'models')?.readings[0]?.lead.fact.items ?? [];
  const entries = items.flatMap((id) => {
    const model = view.catalog.get('model', id);
    const entry = model && modelEntry(view, model, { by: 'context' });
    return entry ? [{ model, entry }] : [];
  });
  const [longest] = entries.toSorted((one, other) => other.entry.ranked.value - one.entry.ranked.value);
  return longest && { ...longest.entry, ranked: { ...longest.entry.ranked, subject: plan, model: longest.model } };
}

function planEntry(view: View, plan: Plan, measure: Measure): Entry | undefined {
  switch (measure.by) {
    case 'price':
      return priceEntry(view, plan, measure);
    case 'quota':
      return quotaEntry(view, plan, measure);
    case 'unit-price':
      return unitEntry(view, plan, measure);
    case 'context':
      return contextOf(view, plan);
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
    return held && { group: 'rating', ranked: { subject: line, value: held.fact.score, held } };
  }
  if (measure.by !== 'count') return undefined;
  const slots = [line, ...plansOf(view, line)].flatMap((owner) => view.slots(owner, measure.attribute));
  const lists = slots.flatMap(({ readings }) => readings.flatMap(({ lead }) => ('items' in lead.fact ? [{ lead, items: lead.fact.items }] : [])));
  const largest = lists.toSorted((one, other) => other.items.length - one.items.length)[0];
  return largest && { group: 'count', ranked: { subject: line, value: largest.items.length, held: largest.lead } };
}

/** The list price of the model in the home currency where there is one, by its lowest tier. */
function apiEntry(view: View, model: Model, { part }: Extract<Measure, { by: 'api-price' }>): Entry | undefined {
  const slots = view.slots(model, 'apiPrices').filter(({ keys }) => keys['kind'] === API_KINDS[part] && keys['host'] === undefined);
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
      held,
      price: exactly(money(lowest.amount, currency)),
      range: { low: Math.min(...amounts), typical: lowest.amount, high: Math.max(...amounts) },
    },
  };
}

function modelEntry(view: View, model: Model, measure: Measure): Entry | undefined {
  if (measure.by === 'api-price') return apiEntry(view, model, measure);
  if (measure.by === 'parameters') {
    const held = view.slot(model, 'parameters')?.readings[0]?.lead;
    const value = measure.active ? held?.fact.active : held?.fact.total;
    return held && value !== undefined ? { group: 'parameters', ranked: { subject: model, value, held } } : undefined;
  }
  if (measure.by !== 'context') return undefined;
  const held = view.slot(model, 'context')?.readings[0]?.lead;
  return held && { group: 'context', ranked: { subject: model, value: held.fact.tokens, held } };
}

export type Subject = Plan | Line | Model;

/** Undefined where the data has no such figure. */
export function entryOf(view: View, subject: Subject, measure: Measure): Entry | undefined {
  if (subject.kind === 'plan') return planEntry(view, subject, measure);
  return subject.kind === 'line' ? lineEntry(view, subject, measure) : modelEntry(view, subject, measure);
}
