/** What a message is answered with: each of its questions, and what is written that no question accounts for. */
import type { Day } from '#src/catalog/schema.ts';
import type { Catalog, Entity, View } from '#src/catalog/types.ts';
import type { Clause, Heard } from '../heard.ts';
import type { Query } from '../query/query.ts';
import { subjectIds } from '../query/subjects.ts';
import type { TextIndex } from '../text-index.ts';
import { answer } from './answer.ts';
import { entitiesOf } from './asked.ts';
import type { Answer, AnswerDeps, PassageAnswer } from './types.ts';
import { heldOf } from './written.ts';

const MOST = 4;

/** Those who may have said it: what the query is about, the line of a plan, the plans of a line, the lines of a model's maker. */
function tellersOf(query: Query, view: View): readonly Entity[] {
  const { catalog } = view;
  return entitiesOf(view, subjectIds(query)).flatMap((entity): readonly Entity[] => {
    switch (entity.kind) {
      case 'plan':
        return [entity, ...(catalog.get('line', entity.line) ? [catalog.get('line', entity.line) as Entity] : [])];
      case 'line':
        return [entity, ...entitiesOf(view, [entity.vendor]), ...catalog.plansOf(entity.id)];
      case 'model':
        return [entity, ...(entity.vendor === undefined ? [] : catalog.linesOf(entity.vendor))];
      default:
        return [entity];
    }
  });
}

type Place = Parameters<Parameters<TextIndex['passage']>[2]['fits']>[0];

/** It was said by the day. */
function isSaid(catalog: Catalog, today: Day, { owner, attribute, index }: Place): boolean {
  const fact = (catalog.find(owner)?.[attribute as 'notes'] as readonly { readonly day?: string; readonly from?: string }[] | undefined)?.[index];
  return fact !== undefined && (fact.day ?? fact.from ?? '') <= today;
}

/** It speaks of one of them by name. */
function names(catalog: Catalog, tellers: readonly Entity[], { owner, attribute, index }: Place): boolean {
  const facts = catalog.find(owner)?.[attribute as 'notes'] as readonly unknown[] | undefined;
  const text = JSON.stringify(facts?.[index] ?? '').toLowerCase();
  const known = tellers.flatMap((each) => [each.names.zh, each.names.en, ...('aliases' in each ? (each.aliases ?? []) : [])]);
  return known.some((name) => text.includes(name.toLowerCase()));
}

/** The words of a use are accounted for, and small talk has none. */
const mayHaveMore = (query: Query): boolean =>
  query.kind !== 'use' && query.kind !== 'talk' && query.kind !== 'clarify' && (query.kind !== 'unknown' || query.reason === 'topic');

/** A text of the data that has words of the question which nothing else accounts for: a remark of a source, an event, advice. */
function passageFor({ query, words, rest }: Clause, view: View, texts: TextIndex): PassageAnswer | undefined {
  if (!mayHaveMore(query)) return undefined;
  const tellers = tellersOf(query, view);
  const within = new Set(tellers.map(({ kind, id }) => `${kind}:${id}`));
  const fits = (place: Place) => isSaid(view.catalog, view.day, place);
  // Somebody else's text may tell of those named, too: it has to name them and match better.
  const found =
    texts.passage(words, rest, { ...(within.size > 0 ? { within } : {}), needs: query.kind === 'unknown' ? 'little' : 'enough', fits }) ??
    (within.size > 0
      ? texts.passage(words, rest, { needs: 'much', fits: (place) => fits(place) && names(view.catalog, tellers, place) })
      : undefined);
  const held = found && heldOf(view, found);
  const subject = found && view.catalog.find(found.owner);
  return held && subject ? { kind: 'passage', view, subject, held } : undefined;
}

/** Answers in the order of the questions, then what is written; a text stands for a matter that no attribute answers. */
export function answerMessage({ queries, clauses }: Heard, view: View, deps: AnswerDeps): readonly Answer[] {
  const found = clauses.map((clause) => ({ clause, passage: passageFor(clause, view, deps.texts) }));
  const inWords = new Set(found.flatMap(({ clause, passage }) => (passage && clause.query.kind === 'unknown' ? [JSON.stringify(clause.query)] : [])));
  const answers = queries.filter((query) => !inWords.has(JSON.stringify(query))).map((query) => answer(query, view, deps));
  const passages = new Map(found.flatMap(({ passage }) => (passage ? [[passage.held.held.fact, passage] as const] : [])));
  return [...answers, ...passages.values()].slice(0, MOST);
}
