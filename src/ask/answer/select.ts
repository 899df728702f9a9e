/** Answers to selections: what to buy, an order, or who has what was asked for. */
import type { View } from '#src/catalog/types.ts';
import type { Topic } from '../query/topics.ts';
import type { CompareAsked, FactAsked, SelectAsked } from './asked.ts';
import { answerCompare } from './compare.ts';
import { answerFact } from './fact.ts';
import { needTopics } from './needs.ts';
import { answerRank } from './rank.ts';
import { answerRecommend } from './recommend.ts';
import { viewFor } from './scene.ts';
import type { AnswerDeps, CompareAnswer, FactAnswer, RankAnswer, RecommendAnswer } from './types.ts';

/** Whether it asks no more than who has it. */
const asksWho = ({ of, by, use, manner, worth }: SelectAsked): boolean =>
  of === 'lines' && by === undefined && use === undefined && manner.length === 0 && worth === undefined;

/** Where none of those that are named has a figure to be ranked by: what each of them has of it, side by side. */
function sideBySide({ among, by, when }: SelectAsked, day: View): CompareAnswer | undefined {
  if (by?.by !== 'quota' && by?.by !== 'price') return undefined;
  const asked: CompareAsked = { kind: 'compare', subjects: among, topics: [{ attribute: by.by === 'quota' ? 'quotas' : 'prices' }], when };
  return answerCompare(asked, day);
}

export function answerSelect(query: SelectAsked, day: View, deps: AnswerDeps): CompareAnswer | RankAnswer | RecommendAnswer | FactAnswer {
  if (query.advise || query.worth) return answerRecommend(query, day, deps);
  const families = (query.filter.families ?? []).map((family): Topic => ({ attribute: 'models', family }));
  const topics = [...needTopics(query), ...families, ...query.show];
  if (asksWho(query) && topics.length > 0) {
    const { of: _of, among, show: _show, by: _by, filter: _filter, manner: _manner, without: _without, kind: _kind, ...rest } = query;
    const fact: FactAsked = { ...rest, kind: 'fact', subjects: among, topics, asks: 'whether' };
    return answerFact(fact, day, deps);
  }
  const by = query.by ?? { by: 'price', phase: 'regular', per: 'month' };
  const ranked = answerRank({ ...query, by, order: query.order ?? 'least' }, viewFor(day, query), deps.home);
  return ranked.lists.length > 0 ? ranked : (sideBySide(query, day) ?? ranked);
}
