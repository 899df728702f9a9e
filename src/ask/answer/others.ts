/** Answers to changes, definitions, and to what cannot be answered. */
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Entity, Held, View } from '#src/catalog/types.ts';
import type { AnyHeld } from '#src/core/profile.ts';
import type { QueryOf, Topic } from '../query.ts';
import type { TextIndex } from '../text-index.ts';
import { answering, find } from './find.ts';
import { TEXTUAL, textsFor } from './fact.ts';
import { ancestryOf, plansOf } from './scene.ts';
import { type Change, type ChangesAnswer, type ClarifyAnswer, type DefineAnswer, type FactAnswer, subjectsFound, type UnknownAnswer } from './types.ts';

type ChangesQuery = QueryOf<'changes'>;

const MOST_CHANGES = 8;
const EVENT_KINDS: Readonly<Partial<Record<Attribute, readonly string[]>>> = {
  prices: ['price', 'promotion', 'plan'],
  quotas: ['quota', 'measurement', 'plan'],
  models: ['model', 'plan'],
  availability: ['availability', 'plan'],
  discounts: ['promotion', 'price'],
  multipliers: ['quota', 'model'],
  rules: ['rule', 'plan'],
};

function related(view: View, entities: readonly Entity[]): readonly Entity[] {
  const all =
    entities.length > 0
      ? entities.flatMap((entity) => [
          entity,
          ...(entity.kind === 'plan'
            ? ancestryOf(view.catalog, entity).slice(1, 2)
            : view.catalog.plans.filter(({ line }) => entity.kind === 'line' && line === entity.id)),
        ])
      : [...view.catalog.lines, ...view.catalog.plans];
  return [...new Set(all)];
}

/** What happened, as the data tells it: until the day asked about, or in the period that the question names. */
function eventsOf(view: View, entities: readonly Entity[], query: ChangesQuery): readonly Change[] {
  const kinds = query.attributes.flatMap((attribute) => EVENT_KINDS[attribute] ?? []);
  const named = query.since !== undefined;
  const last = query.until ?? (named && query.since && query.since > view.day ? query.since : view.day);
  return entities.flatMap((owner) =>
    (owner.events ?? []).flatMap((fact): readonly Change[] => {
      if ((query.since && fact.day < query.since) || fact.day > last) return [];
      if (kinds.length > 0 && !kinds.includes(fact.kind)) return [];
      const source = view.catalog.sources[fact.source];
      if (!source) return [];
      const checked = fact.checked ?? source.date;
      const held: Held<'events'> = {
        fact,
        statedBy: { kind: owner.kind, id: owner.id },
        source,
        basis: fact.basis ?? source.basis,
        checked,
        age: 0,
        stale: false,
        startUnknown: false,
      };
      return [{ owner, day: fact.day, event: held }];
    }),
  );
}

const TRACKED: readonly Topic[] = [{ attribute: 'prices' }, { attribute: 'quotas' }, { attribute: 'availability', term: 'new' }];

/** Where the fact that held gave way to another: before → after on the day it changed. */
function stepsOf(view: View, entity: Entity, topic: Topic, since: Day | undefined, until: Day): readonly Change[] {
  const now = find(view, entity, topic, {});
  return now.slots.flatMap((slot) => {
    const lead = slot.readings[0]?.lead;
    const from = lead?.fact.from;
    if (!lead || from === undefined || from > until || (since && from < since)) return [];
    const after = { attribute: topic.attribute, held: lead } as AnyHeld;
    const before = now.ended.find(
      ({ held }) => held.fact.until === from && sameSlot(topic.attribute, held.fact, lead.fact) && !sameValue(held.fact, lead.fact),
    );
    return before ? [{ owner: entity, day: from, before, after }] : [];
  });
}

type Loose = Readonly<Record<string, unknown>>;
const KEYS: Readonly<Partial<Record<Attribute, readonly string[]>>> = {
  prices: ['phase', 'per', 'currency'],
  quotas: ['window', 'model', 'unit'],
  availability: ['to'],
};
const VALUES = ['amount', 'unit', 'state'] as const;

function sameSlot(attribute: Attribute, one: object, other: object): boolean {
  return (KEYS[attribute] ?? []).every((key) => key === 'unit' || (one as Loose)[key] === (other as Loose)[key]);
}

const sameValue = (one: object, other: object): boolean =>
  VALUES.every((key) => JSON.stringify((one as Loose)[key]) === JSON.stringify((other as Loose)[key]));

export function answerChanges(query: ChangesQuery, view: View): ChangesAnswer {
  const subjects = subjectsFound(view, query.subjects);
  const entities = related(view, subjects);
  const topics = query.attributes.length > 0 ? TRACKED.filter(({ attribute }) => query.attributes.includes(attribute)) : TRACKED;
  const until = query.until ?? view.day;
  const tracked =
    subjects.length > 0
      ? [...new Set(subjects.flatMap((subject) => [subject, ...plansOf(view, subject)]))].filter(({ kind }) => kind === 'plan')
      : [];
  const steps = tracked.flatMap((entity) => topics.flatMap((topic) => stepsOf(view, entity, topic, query.since, until)));
  const all = [...steps, ...eventsOf(view, entities, query)].toSorted((one, other) => (one.day === other.day ? 0 : one.day < other.day ? 1 : -1));
  const told = new Map(
    all.map((change) => [
      `${change.day} ${change.event?.fact.id ?? ''} ${change.owner.id} ${change.after ? JSON.stringify(change.after.held.fact) : ''}`,
      change,
    ]),
  );
  const changes = [...told.values()];
  return { kind: 'changes', query, view, changes: changes.slice(0, MOST_CHANGES), more: Math.max(0, changes.length - MOST_CHANGES) };
}

const TERM_TOPICS: Readonly<Record<string, Topic['attribute']>> = { rule: 'rules', feature: 'features' };

export function answerDefine(query: QueryOf<'define'>, view: View): DefineAnswer {
  const terms = query.terms.flatMap((id) => {
    const term = view.catalog.glossary[id];
    if (!term) return [];
    const definitions = term.definitions.flatMap((definition) => {
      const source = view.catalog.sources[definition.source];
      return source
        ? [{ text: definition.text, held: { source, checked: definition.checked ?? source.date, basis: definition.basis ?? source.basis } }]
        : [];
    });
    return [{ id, definitions }];
  });
  const findings = subjectsFound(view, query.subjects).flatMap((subject) =>
    query.terms.flatMap((id) => {
      const attribute = TERM_TOPICS[view.catalog.glossary[id]?.kind ?? ''];
      if (attribute === undefined) return [];
      const topic: Topic = { attribute, term: id };
      return answering(view, subject, topic, {}).map((entity) => find(view, entity, topic, {}));
    }),
  );
  return { kind: 'define', query, view, terms, findings };
}

export function answerClarify(query: QueryOf<'clarify'>, view: View): ClarifyAnswer {
  return { kind: 'clarify', query, view, options: subjectsFound(view, query.options) };
}

const SHOWN: readonly Attribute[] = [
  'prices',
  'quotas',
  'models',
  'clients',
  'protocols',
  'rules',
  'discounts',
  'parameters',
  'context',
  'apiPrices',
];

/** No attribute answers it; perhaps somebody wrote of it. */
export function answerInWords(query: QueryOf<'unknown'>, view: View, texts: TextIndex): FactAnswer | undefined {
  const subjects = subjectsFound(view, query.subjects);
  const [subject] = subjects;
  if (!subject || query.text === undefined) return undefined;
  const written = textsFor(view, texts, query.text, subjects, TEXTUAL, 2);
  if (written.length === 0) return undefined;
  const topic: Topic = { attribute: 'notes' };
  const finding = { subject, topic, who: {}, slots: [], ended: [], upcoming: [], texts: written };
  return { kind: 'fact', query: { kind: 'fact', subjects: query.subjects, topics: [topic], asks: 'value' }, view, findings: [finding] };
}

export function answerUnknown(query: QueryOf<'unknown'>, view: View): UnknownAnswer {
  const subjects = subjectsFound(view, query.subjects);
  const owners = subjects.flatMap((subject) => [subject, ...plansOf(view, subject)]);
  const has = SHOWN.filter((attribute) => owners.some((owner) => view.slots(owner, attribute).length > 0));
  return { kind: 'unknown', query, view, subjects, has };
}
