/** Answers to selections: what to buy, an order, or who has what was asked for. */
import type { View } from '#src/catalog/types.ts';
import type { Measure } from '../query/measures.ts';
import type { Topic } from '../query/topics.ts';
import { type CompareAsked, type FactAsked, type SelectAsked, without } from './asked.ts';
import { answerCompare } from './compare.ts';
import { answerFact } from './fact.ts';
import { findFor } from './find.ts';
import { needTopics } from './needs.ts';
import { answerRank } from './rank.ts';
import { answerRecommend } from './recommend.ts';
import { everySeller, viewFor } from './scene.ts';
import type { AnswerDeps, CompareAnswer, FactAnswer, Finding, RankAnswer, RecommendAnswer } from './types.ts';

/** Whether it asks no more than who has it; how they would use it is beside the matter where a list or a rule tells. */
const asksWho = (query: SelectAsked): boolean => {
  const { of, by, use, manner, worth } = query;
  const plain = use === undefined && manner.length === 0;
  return of === 'lines' && by === undefined && worth === undefined && (plain || needTopics(query).length > 0);
};

/** What lines have only through their plans: the best of each is ranked. */
const OF_PLANS: ReadonlySet<Measure['by']> = new Set(['price', 'quota', 'unit-price', 'context']);

/** It is in the list, or the rule stands as a buyer would rather have it. */
function has(view: View, { membership, slots, topic: { term } }: Finding): boolean {
  const fact = slots[0]?.readings[0]?.lead.fact;
  if (membership) return membership.answer === 'yes';
  if (fact === undefined || !('value' in fact)) return false;
  const better = term === undefined ? undefined : view.catalog.glossary[term]?.better;
  return better === 'no' ? fact.value === 'no' : fact.value === 'yes' || fact.value === 'limited';
}

/** Of everyone only those who have it are told, where any does; what else is asked is asked of them. */
function whoHas(query: FactAsked, show: readonly Topic[], everyone: boolean, found: FactAnswer): FactAnswer {
  const { view } = found;
  const having = found.findings.filter((finding) => has(view, finding));
  // Of everyone those who have it are told; where nobody does, of how many it is not known, without their lists.
  const unsure = found.findings.flatMap((finding) =>
    finding.membership?.answer === 'unknown' ? [{ ...finding, membership: { item: finding.membership.item, answer: 'unknown' as const } }] : [],
  );
  const findings =
    !everyone || having.some((finding) => finding.membership === undefined)
      ? found.findings
      : having.length > 0
        ? having
        : unsure.length > 0
          ? unsure
          : found.findings;
  const more = having.flatMap(({ subject }) => show.flatMap((topic) => findFor(view, subject, topic, query)));
  return {
    ...found,
    query: { ...found.query, subjects: everyone ? [] : query.subjects },
    findings: [...findings, ...more],
    ...(having.length === 0 ? { nobody: true as const } : {}),
  };
}

/** Who has what is needed, and what is to be shown of those; where nothing is needed, who has that. */
function answerWho(query: SelectAsked, needed: readonly Topic[], day: View, deps: AnswerDeps): FactAnswer {
  const { among, show, when, except } = query;
  const fact: FactAsked = {
    kind: 'fact',
    subjects: among.length > 0 ? among : without(day, everySeller(viewFor(day, query)), except),
    topics: needed.length > 0 ? needed : show,
    asks: 'whether',
    when,
  };
  return whoHas(fact, needed.length > 0 ? show : [], among.length === 0, answerFact(fact, day, deps));
}

const besides = ({ among, when }: SelectAsked, attributes: readonly Topic['attribute'][], day: View): CompareAnswer | undefined => {
  const asked: CompareAsked = { kind: 'compare', subjects: among, topics: attributes.map((attribute) => ({ attribute })), when };
  return answerCompare(asked, day);
};

/** Where none of those that are named has a figure to be ranked by: what each of them has of it, side by side. */
function sideBySide(query: SelectAsked, day: View): CompareAnswer | undefined {
  const { by } = query;
  return by?.by === 'quota' || by?.by === 'price' ? besides(query, [by.by === 'quota' ? 'quotas' : 'prices'], day) : undefined;
}

/** "Is Max worth it over Pro": what the one costs and gives more than the other; whether that is worth it nobody knows who does not know the use. */
function worthMore(query: SelectAsked, day: View): CompareAnswer | undefined {
  // Hours alone tell no amount.
  const amount = query.use?.use ?? query.use?.parts ?? query.use?.groups;
  return query.worth && amount === undefined && query.among.length > 1 ? besides(query, ['prices', 'quotas'], day) : undefined;
}

/** What is paid by another period than the month has an order of its own, that no recommendation goes by; what costs nothing has none. */
const isOrdered = ({ by, use, filter: { budget } }: SelectAsked): boolean =>
  use === undefined && ((by?.by === 'price' && by.per !== 'month') || budget?.amount === 0);

export function answerSelect(query: SelectAsked, day: View, deps: AnswerDeps): CompareAnswer | RankAnswer | RecommendAnswer | FactAnswer {
  const more = worthMore(query, day);
  if (more) return more;
  // What to buy is a plan; of models it is an order. People who use it differently are served by a plan each.
  if ((query.advise || query.worth || query.use?.groups) && query.of !== 'models' && !isOrdered(query)) return answerRecommend(query, day, deps);
  const families = (query.filter.families ?? []).map((family): Topic => ({ attribute: 'models', family }));
  const needed = [...needTopics(query), ...families];
  if (asksWho(query) && needed.length + query.show.length > 0) return answerWho(query, needed, day, deps);
  const { by = { by: 'price', phase: 'regular', per: 'month' } } = query;
  if (query.of === 'lines' && OF_PLANS.has(by.by))
    return answerRank({ ...query, of: 'plans', take: 'each', by, order: query.order ?? 'least' }, day, deps.home);
  const ranked = answerRank({ ...query, by, order: query.order ?? 'least' }, day, deps.home);
  return ranked.lists.length > 0 ? ranked : (sideBySide(query, day) ?? ranked);
}
