/** What the data says of one topic of one entity, on a day, for a kind of subscriber. */

import { idIsOfFamily } from '#src/catalog/families.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import { isLimitWindow, type Period, periods } from '#src/catalog/spans.ts';
import type { Entity, Held, Ref, View, Who } from '#src/catalog/types.ts';
import { type Capacity, windowCapacity } from '#src/core/capacity.ts';
import { type ConversionUse, createConverter } from '#src/core/convert.ts';
import { planCost } from '#src/core/cost.ts';
import { type Inclusion, includes, includesAny, type ListAttribute } from '#src/core/includes.ts';
import { point } from '#src/core/interval.ts';
import { periodMonths } from '#src/core/period.ts';
import { type AnyHeld, type AnySlot, named } from '#src/core/profile.ts';
import { type Rates, ratesOf } from '#src/core/rates.ts';
import { scopeOf } from '#src/core/scope.ts';
import { successorsOf } from '#src/core/successors.ts';
import type { Topic } from '../query/topics.ts';
import { plansOf, states, whoFor } from './scene.ts';
import type { Finding } from './types.ts';

/** How the data calls the parts of a token bill. */
export const API_KINDS = {
  cached: 'cached-input',
  uncached: 'input',
  input: 'input',
  output: 'output',
  'cache-write': 'cache-write',
  total: 'input',
} as const;

type Keys = Readonly<Record<string, unknown>>;

/** A link that a client's name stands in: "接入 Claude Code". */
function names(fact: Keys, client: string): boolean {
  const { name, url } = fact as { readonly name?: { readonly en: string }; readonly url?: string };
  const said = `${name?.en ?? ''} ${url ?? ''}`.toLowerCase().replaceAll(/[\s-]+/g, '');
  return said.includes(client.replaceAll('-', ''));
}

/** The key of a slot that a term, an item or another part of the topic is; where the topic has none, any slot will do. */
const NAMED: { readonly [A in Attribute]?: readonly [part: 'term' | 'per' | 'item' | 'name', key: string] } = {
  discounts: ['per', 'per'],
  rules: ['term', 'rule'],
  features: ['term', 'feature'],
  ratings: ['term', 'dimension'],
  availability: ['term', 'to'],
  limits: ['term', 'kind'],
  multipliers: ['item', 'model'],
  routes: ['item', 'model'],
  endpoints: ['term', 'protocol'],
  equivalents: ['term', 'of'],
};

function matchesPrice({ phase, per = 'month' }: Topic, keys: Keys): boolean {
  const phased = phase === undefined || keys['phase'] === phase || (phase === 'renewal' && keys['condition'] === 'automatic-renewal');
  return phased && keys['per'] === per;
}

function matchesQuota({ window, item }: Topic, keys: Keys): boolean {
  if (window !== undefined && window !== 'all' && keys['window'] !== window) return false;
  return item === undefined || keys['model'] === undefined || keys['model'] === item;
}

/** Which keys of a slot a topic asks for. */
function matches(topic: Topic, keys: Keys, fact: Keys): boolean {
  const { term, link, part, item, name } = topic;
  switch (topic.attribute) {
    case 'prices':
      return matchesPrice(topic, keys);
    case 'quotas':
      return matchesQuota(topic, keys);
    case 'links':
      return (link === undefined || keys['kind'] === link) && (item === undefined || names(fact, item));
    case 'notes':
      return term === undefined || fact['topic'] === (topic.aspect === 'counting' ? 'counting' : term) || fact['id'] === term;
    case 'events':
    case 'advice':
      return term === undefined || fact['id'] === term;
    case 'environment':
      return name === undefined || keys['variable'] === name || fact['client'] === name;
    case 'apiPrices':
      return part === undefined || keys['kind'] === API_KINDS[part];
    default: {
      const [of, key] = NAMED[topic.attribute] ?? [];
      return of === undefined || key === undefined || topic[of] === undefined || keys[key] === topic[of];
    }
  }
}

/** The slots of a list without the items that are not asked about. */
function leaving(slots: readonly AnySlot[], { without }: Topic): readonly AnySlot[] {
  if (!without) return slots;
  const left = (held: AnyHeld['held']) =>
    'items' in held.fact ? { ...held, fact: { ...held.fact, items: held.fact.items.filter((id) => !without.includes(id)) } } : held;
  return slots.map((slot) => ({ ...slot, readings: slot.readings.map((reading) => ({ ...reading, lead: left(reading.lead) })) }) as AnySlot);
}

const asRecord = (fact: Fact<Attribute>): Keys => fact;

/** It can be renewed as far as the data knows: nobody says otherwise, and what is closed to buyers is said to be renewed. */
function renews(view: View, ref: Ref, who: Who): boolean {
  const stateOf = (to: string) =>
    (view.slots(ref, 'availability', who) as readonly AnySlot[]).flatMap(({ keys, readings }) =>
      keys['to'] === to ? [(readings[0]?.lead.fact as Keys | undefined)?.['state']] : [],
    )[0];
  const renewal = stateOf('renewal');
  return renewal === undefined ? stateOf('new') !== 'closed' : renewal !== 'closed';
}

/** The shortest period that it is sold by: what nobody can pay by the month still has a price. */
function soldBy(view: View, ref: Ref, who: Who): Period {
  const sold = new Set(view.slots(ref, 'prices', who).map(({ keys }) => keys['per']));
  return periods.find((per) => sold.has(per)) ?? 'month';
}

/** The slots that the topic asks for, each with the readings that hold on the day for these people. */
export function slotsFor(view: View, ref: Ref, asked: Topic, who: Who): readonly AnySlot[] {
  const topic = asked.attribute === 'prices' && asked.per === undefined ? { ...asked, per: soldBy(view, ref, who) } : asked;
  const found = (view.slots(ref, topic.attribute, who) as readonly AnySlot[]).filter((slot) => {
    const fact = slot.readings[0]?.lead.fact;
    return fact !== undefined && matches(topic, slot.keys, asRecord(fact));
  });
  // Where no other price is told for it, a renewal is at the regular one.
  const otherwise = view.slots(ref, 'prices', who).some(({ keys }) => keys['phase'] === 'renewal');
  const plain = topic.attribute === 'prices' && topic.phase === 'renewal' && found.length === 0 && !otherwise && renews(view, ref, who);
  return plain ? slotsFor(view, ref, { ...topic, phase: 'regular' }, who) : found;
}

function pastOf(helds: readonly Held<Attribute>[], topic: Topic): readonly AnyHeld[] {
  return helds.filter(({ fact }) => matches(topic, asRecord(fact), asRecord(fact))).map((held) => named(topic.attribute, held));
}

/** Whether any model of a family is in the list, and which. */
function familyMembership(view: View, ref: Ref, family: string): Finding['membership'] {
  const ofFamily = (id: string) => idIsOfFamily(view.catalog, id, family);
  const found = includesAny(view, ref, 'models', ofFamily);
  const models = (found.held?.fact.items ?? []).filter(ofFamily).flatMap((id) => view.catalog.get('model', id) ?? []);
  return { item: { kind: 'family', id: family, models }, ...membershipIn(found) };
}

function membershipIn({ answer, held, against }: Inclusion): Omit<NonNullable<Finding['membership']>, 'item'> {
  return { answer, ...(held ? { held } : {}), ...(against ? { disputed: true } : {}) };
}

const plainly = (text: string): string => text.toLowerCase().replaceAll(/[\s-]+/g, '');

/** Those of a list whose names hold the words: "DeepSeek" is every model that is called so. */
function namedIn(view: View, items: readonly string[], name: string): readonly Entity[] {
  const words = plainly(name);
  return items
    .flatMap((id) => view.catalog.entity(id) ?? [])
    .filter(({ names, aliases }) => [names.zh, names.en, ...aliases].some((each) => plainly(each).includes(words)));
}

/** Whether a list has what goes by a name. */
function nameMembership(view: View, ref: Ref, attribute: 'models' | 'clients', name: string): Finding['membership'] {
  const held = view.slot(ref, attribute)?.readings[0]?.lead;
  const called = namedIn(view, held?.fact.items ?? [], name);
  if (held && called.length > 0) return { item: { kind: 'several', of: called }, answer: 'yes', held: held as AnyHeld['held'] };
  return { item: { kind: 'name', name }, answer: held?.fact.complete ? 'no' : 'unknown', ...(held ? { held: held as AnyHeld['held'] } : {}) };
}

function membershipOf(view: View, ref: Ref, topic: Topic): Finding['membership'] {
  const { attribute, item, term, family, name } = topic;
  if (name !== undefined && (attribute === 'models' || attribute === 'clients')) return nameMembership(view, ref, attribute, name);
  if (family !== undefined && attribute === 'models') return familyMembership(view, ref, family);
  if (attribute !== 'models' && attribute !== 'clients' && attribute !== 'protocols') return undefined;
  const id = item ?? (attribute === 'protocols' ? term : undefined);
  if (id === undefined) return undefined;
  const found = item === undefined ? undefined : view.catalog.entity(item);
  return { item: found ?? { kind: 'term', id }, ...membershipIn(includes(view, ref, attribute satisfies ListAttribute, id)) };
}

/** Prompts in requests, requests in tokens: what is said of this plan or line itself, of work of one kind or of any. */
function countingOf(view: View, ref: Ref, kind: string | undefined): readonly ConversionUse[] {
  const scope = scopeOf(view, ref);
  const units = view.conversions().flatMap((each) => (each.type === 'units' ? [each] : []));
  const own = units.filter(
    ({ scope: { vendor, line, plan } }) =>
      (vendor ?? line ?? plan) !== undefined &&
      (vendor === undefined || vendor === scope.vendor) &&
      (line === undefined || line === scope.line) &&
      (plan === undefined || plan === scope.plan),
  );
  const named = kind !== undefined && view.catalog.glossary[kind]?.kind === 'task';
  const tasks = [...new Set(own.map(({ scope: { task } }) => task))].filter((task) => !named || task === undefined || task === kind);
  return tasks.flatMap((task) => {
    const converter = createConverter(view, { ...scope, ...(task ? { task } : {}) });
    const pairs = new Map(own.filter((each) => each.scope.task === task).map((each) => [`${each.unit}>${each.to}`, each]));
    return [...pairs.values()].flatMap(
      (each) => converter.convert(point(1), each.unit, each.to)?.uses.filter(({ origin }) => origin === 'scope') ?? [],
    );
  });
}

/** Which entities answer for a subject: a line's prices and quotas are those of its plans. */
export function answering(view: View, ref: Ref, topic: Topic, who: Who): readonly Entity[] {
  const entity = view.catalog.find(ref);
  if (!entity) return [];
  if (entity.kind !== 'line' && entity.kind !== 'vendor') return [entity];
  const perPlan = topic.attribute === 'prices' || topic.attribute === 'quotas' || topic.attribute === 'equivalents';
  if (!perPlan && (states(view, ref, topic.attribute, who) || topic.aspect === 'counting')) return [entity];
  const plans = plansOf(view, ref);
  if (perPlan) return plans.length > 0 ? plans : [entity];
  const stating = plans.filter((plan) => slotsFor(view, plan, topic, who).length > 0);
  return stating.length > 0 ? stating : [entity];
}

/** The quota in the unit that was asked for, where its source says it in another. */
function convertedTo(view: View, subject: Entity, { attribute, unit }: Topic, who: Who, slots: readonly AnySlot[]): readonly Capacity[] {
  if (attribute !== 'quotas' || unit === undefined || subject.kind !== 'plan') return [];
  return slots.flatMap((slot) => {
    const window = slot.keys['window'];
    const own = slot.attribute === 'quotas' && slot.readings.some((reading) => reading.unit === unit || reading.lead.fact.amount === 'none');
    if (own || !isLimitWindow(window) || slot.keys['model'] !== undefined || slot.keys['pool'] !== undefined) return [];
    const capacity = windowCapacity(view, subject, window, { unit, who });
    return capacity && capacity !== 'unlimited' ? [capacity] : [];
  });
}

/** The first payment of a new customer, where a discount and no price of its own makes it less. */
function reducedFirst(view: View, subject: Entity, { phase, per = 'month' }: Topic): Finding['reduced'] {
  if (subject.kind !== 'plan' || phase !== 'first') return undefined;
  const [opening] = planCost(view, subject, { months: periodMonths[per], customer: 'new', payment: per, seats: 1 })?.phases ?? [];
  return opening?.discount && opening.per === per ? { ...opening, discount: opening.discount } : undefined;
}

/** Hours and rates; of peak hours nothing is told where the data knows none. */
function ratesFor(view: View, ref: Ref, { aspect, item, tokens, cached, output }: Topic, who: Who): Rates | undefined {
  const shares = { ...(cached === undefined ? {} : { cached: point(cached) }), ...(output === undefined ? {} : { output: point(output) }) };
  const stated = Object.keys(shares).length === 0 ? {} : { stated: shares };
  const found = ratesOf(view, ref, { who, ...stated, ...(item ? { model: item } : {}), ...(tokens === undefined ? {} : { tokens }) });
  const told = aspect === 'peak' ? found?.peaks.length : found?.rates.some(({ kind }) => kind === 'credits');
  return told ? found : undefined;
}

/** What a month costs, where nothing is stated of the longer period that is asked for. */
function monthlyOf(view: View, subject: Entity, { attribute, per, phase = 'regular' }: Topic, who: Who): readonly AnySlot[] {
  if (attribute !== 'prices' || per === undefined || per === 'month') return [];
  // A price of that very phase goes before one that goes for it.
  return slotsFor(view, subject, { attribute, phase }, who).toSorted((a, b) => Number(b.keys['phase'] === phase) - Number(a.keys['phase'] === phase));
}

const BLANK = { slots: [], ended: [], upcoming: [], texts: [] } as const;

/** Whether it is something that is sold, or who sells it: a client and a model state no terms. */
const isOffer = ({ kind }: Entity): boolean => kind !== 'client' && kind !== 'model';

/** What a plan or a line goes on as, where that is asked and nothing is stated of it. */
function comesAfter(view: View, subject: Entity, { aspect, attribute }: Topic, who: Who): Finding['successors'] {
  if (subject.kind !== 'plan' && subject.kind !== 'line') return undefined;
  const goesOn = subject.kind === 'plan' && attribute === 'renewsAs' && view.slots(subject, 'renewsAs', who).length === 0;
  return aspect === 'successor' || goesOn ? successorsOf(view, subject) : undefined;
}

/** What is known of the topic for these people on the day: facts that hold, that ended and that are to come. */
export function find(view: View, subject: Entity, topic: Topic, who: Who): Finding {
  if (topic.aspect === 'peak' || topic.aspect === 'credits') {
    const rates = isOffer(subject) ? ratesFor(view, subject, topic, who) : undefined;
    return { ...BLANK, subject, topic, who, ...(rates ? { rates } : {}) };
  }
  const successors = comesAfter(view, subject, topic, who);
  if (successors) return { ...BLANK, subject, topic, who, successors };
  const slots = leaving(slotsFor(view, subject, topic, who), topic);
  const none = slots.length === 0;
  const membership = membershipOf(view, subject, topic);
  const inUnit = none ? [] : convertedTo(view, subject, topic, who, slots);
  const monthly = none ? monthlyOf(view, subject, topic, who) : [];
  const reduced = none && topic.attribute === 'prices' ? reducedFirst(view, subject, topic) : undefined;
  const counting = topic.aspect === 'counting' && isOffer(subject) ? countingOf(view, subject, topic.term) : [];
  return {
    ...BLANK,
    subject,
    topic,
    who,
    slots,
    ended: pastOf(view.ended(subject, topic.attribute), topic),
    // What was announced by the day; later news is not known then.
    upcoming: pastOf(view.upcoming(subject, topic.attribute), topic).filter(({ held }) => held.checked <= view.day),
    ...(membership ? { membership } : {}),
    ...(counting.length > 0 ? { counting } : {}),
    ...(inUnit.length > 0 ? { inUnit } : {}),
    ...(monthly.length > 0 ? { monthly } : {}),
    ...(reduced ? { reduced } : {}),
  };
}

/** The same of whoever answers for the subject, on the terms of those who ask. */
export const findFor = (view: View, subject: Entity, topic: Topic, query: Parameters<typeof whoFor>[2]): readonly Finding[] =>
  answering(view, subject, topic, whoFor(view, subject, query)).map((entity) => find(view, entity, topic, whoFor(view, entity, query)));
