/** Answers to what is set beside each other but not in a table: whether two things are the same, and a product that is known by the person's figures only. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import { spanDays } from '#src/catalog/spans.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { exactly, money, priceOf, timesMoney } from '#src/core/money.ts';
import { apart } from '#src/core/sum/relate.ts';
import type { QueryOf } from '../query/query.ts';
import type { Topic } from '../query/topics.ts';
import type { CompareAsked, FactAsked } from './asked.ts';
import { comparisonOf } from './compare.ts';
import { answerFact } from './fact.ts';
import { plansFor } from './scene.ts';
import type { AnswerDeps, FactAnswer, Finding, Given, Sameness } from './types.ts';

const OFFER: readonly Topic[] = [{ attribute: 'prices' }, { attribute: 'quotas' }];

const factsOf = ({ subjects, except, when }: CompareAsked, topics: readonly Topic[]): FactAsked => ({
  kind: 'fact',
  subjects,
  topics,
  asks: 'value',
  except,
  when,
});

const PROVENANCE: ReadonlySet<string> = new Set([
  'source',
  'place',
  'checked',
  'basis',
  'from',
  'until',
  'note',
  'approx',
  'detail',
  'for',
  'name',
  'id',
]);

/** What a fact says, without who says it and since when. */
const content = (fact: object): string => JSON.stringify(Object.entries(fact).filter(([key]) => !PROVENANCE.has(key)));

const valuesOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(
    findings.flatMap(({ slots }) =>
      // What is told as another plan's quota is that quota.
      slots.flatMap(({ readings }) =>
        readings.slice(0, 1).flatMap(({ lead }): readonly string[] => {
          const fact = lead.via?.factor === 1 ? lead.via.held.fact : lead.fact;
          return 'items' in fact ? fact.items : [content(fact)];
        }),
      ),
    ),
  );

const isOf = ({ subject }: Finding, side: Entity): boolean =>
  subject.id === side.id || (subject.kind === 'plan' && subject.line === side.id) || (side.kind === 'plan' && side.line === subject.id);

/** Whether the sides have the same: all of it, some, or nothing; not known where one of them says nothing. */
function sameness(topic: Topic, sides: readonly Entity[], findings: readonly Finding[]): Sameness {
  const own = findings.filter((finding) => finding.topic === topic);
  const sets = sides.map((side) => valuesOf(own.filter((finding) => isOf(finding, side))));
  const [first, ...others] = sets;
  if (!first || sets.some(({ size }) => size === 0)) return { topic, state: 'unknown' };
  const common = [...first].filter((value) => others.every((set) => set.has(value)));
  const whole = sets.every(({ size }) => size === common.length);
  return { topic, state: whole ? 'same' : common.length > 0 ? 'partly' : 'different' };
}

export function answerSame(asked: CompareAsked, view: View, deps: AnswerDeps): FactAnswer {
  const query = factsOf(asked, asked.topics.length > 0 ? asked.topics : OFFER);
  const found = answerFact(query, view, deps);
  const same = query.topics.map((topic) => {
    const told = sameness(topic, query.subjects, found.findings);
    const listed = topic.attribute === 'models' || topic.attribute === 'clients' || topic.attribute === 'protocols';
    const apart = listed && (told.state === 'partly' || told.state === 'different');
    return { ...told, ...(apart ? { sets: comparisonOf(found.view, query.subjects, [topic], asked) } : {}) };
  });
  return { ...found, same };
}

type Said = NonNullable<QueryOf<'compare'>['given']>[number];

/** What a month of it costs by the person's figure, against the regular price of each plan that is named, where both are in one currency. */
function gapsOf(said: Said, view: View, asked: CompareAsked): Given {
  const { price, currency = homeCurrency, per = 'month' } = said;
  if (price === undefined) return { said, gaps: [] };
  const monthly = timesMoney(exactly(money(price, currency)), spanDays('month') / spanDays(per));
  const gaps = plansFor(view, asked.subjects).flatMap((plan) => {
    const held = view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead;
    const gap = held && apart(monthly, priceOf(held));
    return gap ? [{ plan, ...gap }] : [];
  });
  return { said, gaps };
}

export function answerGiven(asked: CompareAsked, view: View, deps: AnswerDeps): FactAnswer {
  const found = answerFact(factsOf(asked, asked.topics.length > 0 ? asked.topics : OFFER), view, deps);
  return { ...found, given: (asked.given ?? []).map((said) => gapsOf(said, view, asked)) };
}
