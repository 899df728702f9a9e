/** Runs a query over the catalog: the same core functions that the commands run. Values and codes come out, no prose. */
import type { Entity, View } from '#src/catalog/types.ts';
import type { Query, QueryOf } from '../query/query.ts';
import { subjectIds } from '../query/subjects.ts';
import {
  type CompareAsked,
  changesAsked,
  compareAsked,
  type FactAsked,
  factAsked,
  type SumAsked,
  selectAsked,
  sumAsked,
  sumSubjects,
  type UseAsked,
  useAsked,
} from './asked.ts';
import { answerGiven, answerSame } from './beside.ts';
import { answerChanges } from './changes.ts';
import { answerCompare } from './compare.ts';
import { answerFact } from './fact.ts';
import { answerByName, answerClarify, answerDefine, answerInWords, answerUnknown } from './others.ts';
import { lastDayOf } from './scene.ts';
import { answerSelect } from './select.ts';
import { answerSum } from './sum/sum.ts';
import type { Answer, AnswerDeps } from './types.ts';
import { answerUse } from './use.ts';

/** What cannot be calculated is said to be unknown, with what is known of those it is about. */
const unanswerable = (subjects: readonly Entity[], view: View): Answer =>
  answerUnknown({ kind: 'unknown', reason: 'topic', subjects: subjects.map(({ id }) => id) }, view);

/** What happened, where nothing says of what: the whole history, or that of the day. Words that nothing is written about are no reason to tell it. */
function happened({ topics, subjects, when }: FactAsked, view: View, deps: AnswerDeps): Answer | undefined {
  if (deps.message !== undefined || topics.some(({ attribute }) => attribute !== 'events')) return undefined;
  const found = answerChanges({ kind: 'changes', subjects, topics: [], when }, view, deps);
  return found.history.groups.length > 0 ? found : undefined;
}

function factOf(asked: FactAsked, view: View, deps: AnswerDeps): Answer {
  const found = answerFact(asked, view, deps);
  return found.findings.length > 0 ? found : (happened(asked, view, deps) ?? answerByName(asked, view) ?? unanswerable(asked.subjects, view));
}

function comparedOf(asked: CompareAsked, view: View, deps: AnswerDeps): Answer {
  if (asked.given) return answerGiven(asked, view, deps);
  if (asked.asks === 'same') return answerSame(asked, view, deps);
  return answerCompare(asked, view) ?? unanswerable(asked.subjects, view);
}

const useOf = (asked: UseAsked, view: View): Answer => answerUse(asked, view) ?? unanswerable([...asked.models, ...asked.subjects], view);
const sumOf = (asked: SumAsked, view: View): Answer => answerSum(asked, view) ?? unanswerable(sumSubjects(asked), view);

const ABOUT_LAST: ReadonlySet<QueryOf<'talk'>['about']> = new Set(['doubt', 'source', 'why', 'report']);

/** The last answer again, for what is said of it. */
function lastOf({ about }: QueryOf<'talk'>, view: View, { last, ...deps }: AnswerDeps): readonly Answer[] {
  if (!last || !ABOUT_LAST.has(about)) return [];
  return last.queries.filter(({ kind }) => kind !== 'talk').map((query) => answer(query, view.catalog.at(last.day), deps));
}

/** Nobody knows the days of the model that it goes by. */
const isUndated = (query: Query, view: View): boolean =>
  'when' in query && query.when?.era !== undefined && query.when.day === undefined && lastDayOf(view, query.when.era) === undefined;

/** Values and facts that answer the query on the day of the view, or on the day that the query names. */
export function answer(query: Query, view: View, deps: AnswerDeps): Answer {
  if (isUndated(query, view)) return answerUnknown({ kind: 'unknown', reason: 'topic', subjects: [...subjectIds(query)] }, view);
  switch (query.kind) {
    case 'fact':
      return factOf(factAsked(query, view), view, deps);
    case 'compare':
      return comparedOf(compareAsked(query, view), view, deps);
    case 'select':
      return answerSelect(selectAsked(query, view), view, deps);
    case 'use':
      return useOf(useAsked(query, view), view);
    case 'sum':
      return sumOf(sumAsked(query, view), view);
    case 'changes':
      return answerChanges(changesAsked(query, view), view, deps);
    case 'define':
      return answerDefine(query, view);
    case 'clarify':
      return answerClarify(query, view);
    case 'unknown':
      return answerInWords(query, view, deps) ?? answerUnknown(query, view);
    case 'talk':
      return { kind: 'talk', query, view, last: lastOf(query, view, deps) };
    default:
      return query satisfies never;
  }
}
