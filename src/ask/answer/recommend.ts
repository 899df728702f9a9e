/** Answers to "which should I buy": core's recommendation, and for a choice between lines what each of them meets. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Entity, Held, Line, Plan, Ref, View } from '#src/catalog/types.ts';
import { demandOf } from '#src/core/demand.ts';
import { includesAny } from '#src/core/includes.ts';
import { recommend } from '#src/core/recommend.ts';
import type { Needs as CoreNeeds, Recommendation } from '#src/core/recommend-types.ts';
import { checkWorkload, settleWorkload, type WorkloadInput } from '#src/core/workload.ts';
import type { Needs, QueryOf, Topic } from '../query.ts';
import { toInput } from '../query-use.ts';
import type { TextIndex } from '../text-index.ts';
import { textsFor } from './fact.ts';
import { answering, find } from './find.ts';
import { everyLine, plansOf, viewFor, whoFor } from './scene.ts';
import { type Finding, type RecommendAnswer, subjectsFound } from './types.ts';

type RecommendQuery = QueryOf<'recommend'>;

/** Plans with a model of each family that is wanted, among those named. */
function ofFamilies(view: View, { families, among }: Needs): readonly Ref[] {
  if (families.length === 0) return among;
  const has = (plan: Plan, family: string) =>
    includesAny(view, plan, 'models', (id) => view.catalog.get('model', id)?.family === family).answer === 'yes';
  const meant = among.length > 0 ? among.flatMap((ref) => plansOf(view, ref)) : view.catalog.plans;
  const held = meant.filter((plan) => families.every((family) => has(plan, family)));
  return held.length > 0 ? held.map(({ kind, id }) => ({ kind, id })) : among;
}

/** The use that is needed, where it can be reckoned with. */
function inputOf({ use }: Needs): WorkloadInput | undefined {
  const input = use && toInput(use);
  return input && checkWorkload(input).length === 0 ? input : undefined;
}

function coreNeeds(needs: Needs, view: View): CoreNeeds {
  const input = inputOf(needs);
  const { budget } = needs;
  const [usage] = needs.rhythm;
  const within = ofFamilies(view, needs);
  return {
    ...input,
    ...(budget && budget.bound !== 'atLeast' ? { budget: { amount: budget.amount, currency: budget.currency ?? homeCurrency } } : {}),
    ...(needs.tightBudget || needs.level === 'beginner' ? { tight: true as const } : {}),
    ...(needs.clients.length > 0 ? { clients: needs.clients } : {}),
    ...(needs.models.length > 0 ? { models: needs.models } : {}),
    ...(needs.protocols.length > 0 ? { protocols: needs.protocols } : {}),
    ...(needs.features.length > 0 ? { features: needs.features } : {}),
    ...(needs.rules.length > 0 ? { rules: needs.rules.filter((rule) => rule !== 'sharing') } : {}),
    ...(usage && needs.rhythm.length === 1 ? { usage } : {}),
    ...(needs.per ? { payment: needs.per } : {}),
    ...(needs.phase === 'regular' ? { customer: 'existing' as const } : {}),
    ...(within.length > 0 ? { within } : {}),
  };
}

function topicsOf(needs: Needs): readonly Topic[] {
  return [
    ...needs.clients.map((id): Topic => ({ attribute: 'clients', item: { kind: 'client', id } })),
    ...needs.models.map((id): Topic => ({ attribute: 'models', item: { kind: 'model', id } })),
    ...needs.protocols.map((term): Topic => ({ attribute: 'protocols', term })),
    ...needs.features.map((term): Topic => ({ attribute: 'features', term })),
    ...needs.rules.map((term): Topic => ({ attribute: 'rules', term })),
    ...needs.rhythm.map((rhythm): Topic => ({ attribute: 'notes', term: `${rhythm}-use` })),
  ];
}

function answerOf({ membership, slots }: Finding): number {
  if (membership?.disputed) return 0;
  if (membership) return membership.answer === 'yes' ? 1 : membership.answer === 'no' ? -1 : 0;
  const [slot] = slots;
  const fact = slot?.readings[0]?.lead.fact;
  const value = fact && 'value' in fact ? fact.value : undefined;
  // A note on the person's rhythm of work stands with the line that it suits: an opinion, like advice.
  if (slot?.attribute === 'notes') return 0.6;
  return value === 'yes' ? 1 : value === 'limited' ? 0.5 : value === 'no' ? -1 : 0;
}

const isOpen = ({ reasons }: Recommendation['picks'][number]): boolean => reasons.some(({ kind, answer }) => kind !== 'sale' && answer === 'unknown');

/** A plan that surely has what is wanted leaves no room for those of which nobody says it. */
function certain(recommendation: Recommendation): Recommendation {
  const sure = (picks: Recommendation['picks']) => picks.filter((pick) => !isOpen(pick));
  const [first] = recommendation.picks;
  return first && !isOpen(first)
    ? { ...recommendation, picks: sure(recommendation.picks), elsewhere: sure(recommendation.elsewhere) }
    : recommendation;
}

type Advice = RecommendAnswer['advice'][number];

/** Advice whose condition is one of the needs; an opinion, which only tips the balance. */
function adviceFor(view: View, owner: Entity, needs: Needs): readonly Advice[] {
  const has = (wanted: readonly string[] | undefined, asked: readonly string[]) => wanted?.some((id) => asked.includes(id)) ?? false;
  const ofFamily = (ids: readonly string[] | undefined) =>
    ids?.some((id) => needs.families.includes(view.catalog.get('model', id)?.family ?? '')) ?? false;
  return view
    .slots(owner, 'advice')
    .flatMap(({ readings }) => readings[0]?.lead ?? [])
    .filter(({ fact: { needs: when } }) => {
      if (!when) return false;
      return (
        has(when.clients, needs.clients) ||
        has(when.models, needs.models) ||
        ofFamily(when.models) ||
        has(when.features, needs.features) ||
        has(when.rules, needs.rules) ||
        (when.usage !== undefined && needs.rhythm.includes(when.usage)) ||
        (when.budget !== undefined && needs.tightBudget)
      );
    })
    .map((held: Held<'advice'>) => ({ owner, held }));
}

/** What an earlier subscriber's question is about, whether they say so or not. */
const STAYING = ['renewal', 'legacy-terms'] as const;

function wordsOf({ catalog }: View, ids: readonly string[]): string {
  return ids
    .flatMap((id) => catalog.glossary[id] ?? [])
    .flatMap(({ names, aliases }) => [names.zh, names.en, ...aliases])
    .join(' ');
}

/** Models of a wanted family that the line has. */
function familyCount(view: View, line: Line, families: readonly string[]): number {
  const items = view.slot(line, 'models')?.readings[0]?.lead.fact.items ?? [];
  return items.filter((id) => families.includes(view.catalog.get('model', id)?.family ?? '')).length;
}

export function answerRecommend(query: RecommendQuery, day: View, texts: TextIndex): RecommendAnswer {
  const view = viewFor(day, query);
  const { needs } = query;
  const named = subjectsFound(view, needs.among);
  const owners = named.length > 0 ? named : subjectsFound(view, everyLine(view));
  const topics = topicsOf(needs);
  // "Is it worth it" without a need: what it costs and gives.
  const offer: readonly Topic[] =
    query.worth && topics.length === 0 && needs.families.length === 0 ? [{ attribute: 'prices' }, { attribute: 'quotas' }] : [];
  const asked = named.length > 0 ? (query.topics ?? offer) : [];
  const found = (topic: Topic) =>
    owners.flatMap((owner) =>
      answering(view, owner, topic, whoFor(view, owner, query)).map((entity) => find(view, entity, topic, whoFor(view, entity, query))),
    );
  const findings = topics.flatMap((topic) => owners.map((owner) => find(view, owner, topic, whoFor(view, owner, query))));
  const told = asked.flatMap(found);
  const stated = owners.flatMap((owner) => adviceFor(view, owner, needs));
  const loyal = named.length > 0 && (query.subscribedBefore !== undefined || query.legacy === true);
  const words = loyal ? `${query.words ?? ''} ${wordsOf(view, STAYING)}` : query.words;
  const worded = stated.length === 0 && named.length > 0 && topics.length === 0 && words ? textsFor(view, texts, words, named, ['advice']) : [];
  // "Who should pick it": all that is advised of a line that is named alone.
  const all =
    named.length === 1 && stated.length === 0 && topics.length === 0 && !loyal
      ? named.flatMap((owner) =>
          view
            .slots(owner, 'advice')
            .flatMap(({ readings }) => readings[0]?.lead ?? [])
            .map((held) => ({ owner, held })),
        )
      : [];
  const advice = [
    ...stated,
    ...all,
    ...worded.flatMap((entry) => {
      const owner = entry.attribute === 'advice' ? view.catalog.find(entry.held.statedBy) : undefined;
      return owner && entry.attribute === 'advice' ? [{ owner, held: entry.held }] : [];
    }),
  ];
  const scores = owners.map((owner) => {
    const facts = findings.filter(({ subject }) => subject === owner).reduce((sum, finding) => sum + answerOf(finding), 0);
    const family = owner.kind === 'line' && needs.families.length > 0 ? Math.min(1, familyCount(view, owner, needs.families) / 3) : 0;
    return { owner, score: facts + family + stated.filter((entry) => entry.owner === owner).length * 0.6 };
  });
  const best = Math.max(...scores.map(({ score }) => score), 0);
  const unmet = query.worth === true && findings.some((finding) => answerOf(finding) < 0);
  const ahead =
    !unmet && topics.length + stated.length + needs.families.length > 0 && best > 0
      ? scores.filter(({ score }) => score === best).map(({ owner }) => owner)
      : [];
  const meant = certain(recommend(view, coreNeeds(needs, view)));
  const anywhere = coreNeeds({ ...needs, among: [] }, view);
  // Nothing of what was named meets it: others may.
  const others = named.length > 0 && topics.length > 0 ? certain(recommend(view, anywhere)).picks : [];
  // One that nobody says it of gives way to those that surely have it.
  const doubtful = named.length === 1 && others.length > 0 && meant.picks.every(isOpen) && !others.some(isOpen);
  const recommendation = doubtful ? { ...meant, picks: [], elsewhere: [] } : meant;
  const instead = recommendation.picks.length === 0 ? others : [];
  const input = inputOf(needs);
  const demand = input && demandOf(settleWorkload(input));
  return { kind: 'recommend', query, view, recommendation, ...(demand ? { demand } : {}), instead, findings, told, advice, ahead, loyal };
}
