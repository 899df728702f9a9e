/** Answers to definitions, and to what cannot be answered. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import type { QueryOf } from '../query/query.ts';
import type { Topic } from '../query/topics.ts';
import type { AnyHeld } from '#src/core/profile.ts';
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
export function answerByName(asked: FactAsked, view: View, { texts }: AnswerDeps): FactAnswer | undefined {
  const findings = asked.subjects.flatMap((subject) => {
    const own = [subject.names.zh, subject.names.en, ...subject.aliases].map((name) => name.toLowerCase());
    const speaks = ({ held: { fact } }: AnyHeld): boolean => {
      const text = 'text' in fact ? JSON.stringify(fact.text).toLowerCase() : '';
      return own.some((name) => text.includes(name));
    };
    const written = textsFor(view, texts, own.join(' '), [], ['events', 'notes'], MOST_BY_NAME, { share: 0, matched: 1 }).filter(speaks);
    return written.length > 0 ? [{ subject, topic: { attribute: 'events' as const }, who: {}, slots: [], ended: [], upcoming: [], texts: written }] : [];
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
