/** Runs a query over the catalog: the same core functions that the commands run. Values and codes come out, no prose. */
import type { Ref, View } from '#src/catalog/types.ts';
import { aboutOne } from '../comparing.ts';
import { dayBefore } from '../days.ts';
import { type Query, type QueryOf, sumSubjects } from '../query.ts';
import type { TextIndex } from '../text-index.ts';
import { answerChanges } from './changes.ts';
import { answerCompare } from './compare.ts';
import { answerFact } from './fact.ts';
import { answerClarify, answerDefine, answerInWords, answerPassage, answerUnknown } from './others.ts';
import { answerRank } from './rank.ts';
import { answerRecommend } from './recommend.ts';
import { answerSum } from './sum/sum.ts';
import type { Answer } from './types.ts';
import { answerUse } from './use.ts';

export type AnswerDeps = { readonly texts: TextIndex };

/** What cannot be calculated is asked about as a fact, so that at least what is known of it is said. */
function unanswerable(subjects: readonly Ref[], view: View): Answer {
  return answerUnknown({ kind: 'unknown', reason: 'topic', words: [], subjects: [...subjects] }, view);
}

/** What happened, where nothing says of what: the whole history, or that of the day. Words that nothing is written about are no reason to tell it. */
function happened({ topics, subjects, words, day, period }: QueryOf<'fact'>, view: View, texts: TextIndex): Answer | undefined {
  if (words !== undefined || topics.some(({ attribute }) => attribute !== 'events')) return undefined;
  const since = day ?? period?.from;
  const until = day ?? (period && dayBefore(period.until));
  const found = answerChanges({ kind: 'changes', subjects, attributes: [], ...(since ? { since } : {}), ...(until ? { until } : {}) }, view, texts);
  return found.history.groups.length > 0 ? found : undefined;
}

/** Values and facts that answer the query on the day of the view, or on the day that the query names. */
export function answer(query: Query, view: View, { texts }: AnswerDeps): Answer {
  switch (query.kind) {
    case 'fact': {
      const found = answerFact(query, view, texts);
      if (found.findings.length > 0) return found;
      return happened(query, view, texts) ?? answerUnknown({ kind: 'unknown', reason: 'topic', words: [], subjects: query.subjects }, view);
    }
    case 'compare':
      return answerCompare(query, view) ?? answerFact(aboutOne(query), view, texts);
    case 'rank':
      return answerRank(query, view);
    case 'recommend':
      return answerRecommend(query, view, texts);
    case 'use':
      return answerUse(query, view) ?? unanswerable([...query.models, ...query.subjects], view);
    case 'sum':
      return answerSum(query, view) ?? unanswerable(sumSubjects(query), view);
    case 'changes':
      return answerChanges(query, view, texts);
    case 'define':
      return answerDefine(query, view);
    case 'clarify':
      return answerClarify(query, view);
    case 'passage':
      return answerPassage(query, view);
    case 'unknown':
      return answerInWords(query, view, texts) ?? answerUnknown(query, view);
    case 'notForMe':
      return { kind: 'notForMe', query, view };
    default:
      return query satisfies never;
  }
}
