/** Runs a query over the catalog: the same core functions that the commands run. Values and codes come out, no prose. */
import type { Ref, View } from '#src/catalog/types.ts';
import { aboutOne } from '../comparing.ts';
import { dayBefore } from '../days.ts';
import type { CostTask, Query, QueryOf } from '../query.ts';
import type { TextIndex } from '../text-index.ts';
import { answerChanges } from './changes.ts';
import { answerCompare } from './compare.ts';
import { answerFact } from './fact.ts';
import { answerArithmetic, answerDaily, answerOffer } from './offers.ts';
import { answerClarify, answerDefine, answerInWords, answerPassage, answerUnknown } from './others.ts';
import { answerDifference, answerExchange, answerReduced, answerTotal } from './price-costs.ts';
import { answerConvert, answerQuota } from './quota-costs.ts';
import { answerRank } from './rank.ts';
import { answerRecommend } from './recommend.ts';
import { answerAfford, answerApiDifference, answerNthMonth } from './sums.ts';
import type { Answer, CostAnswer } from './types.ts';
import { answerUse } from './use.ts';
import { answerRatio, answerUncached, answerUnitPrice } from './use-costs.ts';

export type AnswerDeps = { readonly texts: TextIndex };

/** Whom a sum is about. */
function refsOf(task: CostTask): readonly Ref[] {
  if (task.type === 'total') return task.items.map(({ plan }) => plan);
  if (task.type === 'api-difference') return task.sides.map(({ model }) => model);
  return 'subjects' in task ? task.subjects : [];
}

/** A sum over nothing: those named have no such price, as a model has none by the month. */
function isEmpty(answer: CostAnswer): boolean {
  switch (answer.type) {
    case 'total':
    case 'nth-month':
    case 'afford':
      return answer.items.length === 0;
    case 'api-difference':
      return answer.pairs.length === 0;
    default:
      return false;
  }
}

/** What cannot be calculated is asked about as a fact, so that at least what is known of it is said. */
function unanswerable(query: QueryOf<'cost'>, view: View): Answer {
  return answerUnknown({ kind: 'unknown', reason: 'topic', words: [], subjects: [...refsOf(query.task)] }, view);
}

function reckon(query: QueryOf<'cost'>, view: View): CostAnswer | undefined {
  const { task } = query;
  switch (task.type) {
    case 'total':
      return answerTotal(query, task, view);
    case 'nth-month':
      return answerNthMonth(query, task, view);
    case 'afford':
      return answerAfford(query, task, view);
    case 'api-difference':
      return answerApiDifference(query, task, view);
    case 'reduced':
      return answerReduced(query, task, view);
    case 'difference':
      return answerDifference(query, task, view);
    case 'exchange':
      return answerExchange(query, task, view);
    case 'quota':
      return answerQuota(query, task, view);
    case 'convert':
      return answerConvert(query, task, view);
    case 'uncached':
      return answerUncached(query, task, view);
    case 'unit-price':
      return answerUnitPrice(query, task, view);
    case 'ratio':
      return answerRatio(query, task, view);
    case 'offer':
      return answerOffer(query, task, view);
    case 'daily':
      return answerDaily(query, task, view);
    case 'arithmetic':
      return answerArithmetic(query, task, view);
    default:
      return task satisfies never;
  }
}

function answerCost(query: QueryOf<'cost'>, view: View): Answer {
  const found = reckon(query, view);
  return found === undefined || isEmpty(found) ? unanswerable(query, view) : found;
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
      return (
        answerUse(query, view) ?? answerUnknown({ kind: 'unknown', reason: 'topic', words: [], subjects: [...query.models, ...query.subjects] }, view)
      );
    case 'cost':
      return answerCost(query, view);
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
