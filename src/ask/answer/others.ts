/** Answers to definitions, and to what cannot be answered. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { named } from '#src/core/profile.ts';
import type { QueryOf } from '../query/query.ts';
import type { Topic } from '../query/topics.ts';
import { entitiesOf, type FactAsked } from './asked.ts';
import { findFor } from './find.ts';
import { plansOf } from './scene.ts';
import type { AnswerDeps, ClarifyAnswer, DefineAnswer, FactAnswer, UnknownAnswer } from './types.ts';
import { TEXTUAL, textsFor } from './written.ts';

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
  const findings = entitiesOf(view, query.subjects).flatMap((subject) =>
    query.terms.flatMap((id) => {
      const attribute = TERM_TOPICS[view.catalog.glossary[id]?.kind ?? ''];
      if (attribute === undefined) return [];
      const topic: Topic = { attribute, term: id };
      return findFor(view, subject, topic, {});
    }),
  );
  return { kind: 'define', query, view, terms, findings };
}

export function answerClarify(query: QueryOf<'clarify'>, view: View): ClarifyAnswer {
  return { kind: 'clarify', query, view, options: entitiesOf(view, query.options) };
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
export function answerInWords(query: QueryOf<'unknown'>, view: View, { texts, message }: AnswerDeps): FactAnswer | undefined {
  const subjects = entitiesOf(view, query.subjects);
  const [subject] = subjects;
  if (!subject || message === undefined || query.reason !== 'topic' || (query.words ?? []).length === 0) return undefined;
  const written = textsFor(view, texts, message, subjects, TEXTUAL, 2);
  if (written.length === 0) return undefined;
  const topic: Topic = { attribute: 'notes' };
  const finding = { subject, topic, who: {}, slots: [], ended: [], upcoming: [], texts: written };
  return { kind: 'fact', query: { kind: 'fact', subjects, topics: [topic], asks: 'value' }, view, findings: [finding] };
}

/** What somebody wrote of a client or a model by its name, where it states no terms of its own. */
export function answerByName(asked: FactAsked, view: View): FactAnswer | undefined {
  const owners = [...view.catalog.vendors, ...view.catalog.lines];
  const written = owners.flatMap((owner) =>
    (['events', 'notes'] as const).flatMap((attribute) =>
      view
        .slots(owner, attribute)
        .flatMap(({ readings }) =>
          readings[0]?.lead.statedBy.id === owner.id ? [{ text: readings[0].lead.fact.text, held: named(attribute, readings[0].lead) }] : [],
        ),
    ),
  );
  const findings = asked.subjects.flatMap((subject) => {
    const names = [subject.names.zh, subject.names.en].map((name) => name.toLowerCase());
    const texts = written.filter(({ text }) => names.some((name) => `${text.zh} ${text.en}`.toLowerCase().includes(name))).map(({ held }) => held);
    return texts.length > 0
      ? [{ subject, topic: { attribute: 'events' as const }, who: {}, slots: [], ended: [], upcoming: [], texts: texts.slice(0, MOST_BY_NAME) }]
      : [];
  });
  return findings.length > 0 ? { kind: 'fact', query: asked, view, findings } : undefined;
}

const MOST_BY_NAME = 3;

export function answerUnknown(query: QueryOf<'unknown'>, view: View): UnknownAnswer {
  const subjects = entitiesOf(view, query.subjects);
  const owners = subjects.flatMap((subject) => [subject, ...plansOf(view, subject)]);
  const has = SHOWN.filter((attribute) => owners.some((owner) => view.slots(owner, attribute).length > 0));
  return { kind: 'unknown', query, view, subjects, has };
}
