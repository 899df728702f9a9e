/** Answers to "which should I buy": core's recommendation, and for a choice between lines what each of them meets. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Entity, Line, View } from '#src/catalog/types.ts';
import { demandOf } from '#src/core/demand.ts';
import { adviceFor } from '#src/core/needs.ts';
import { recommend } from '#src/core/recommend.ts';
import type { Needs as CoreNeeds } from '#src/core/recommend-types.ts';
import { checkWorkload, settleWorkload, type WorkloadInput } from '#src/core/workload.ts';
import type { Needs, QueryOf, Topic } from '../query.ts';
import { toInput } from '../query-use.ts';
import type { TextIndex } from '../text-index.ts';
import { answering, find } from './find.ts';
import { everyLine, viewFor, whoFor } from './scene.ts';
import { type Finding, type RecommendAnswer, spendingOf, subjectsFound } from './types.ts';
import { warningsFor } from './warnings.ts';
import { textsFor } from './written.ts';

type RecommendQuery = QueryOf<'recommend'>;

/** A model that is named says more than its family. */
function familiesOf({ families, models }: Needs, { catalog }: View): readonly string[] {
  const named = new Set(models.map((id) => catalog.get('model', id)?.family));
  return families.filter((family) => !named.has(family));
}

/** The use that is needed, where it can be reckoned with. */
function inputOf({ use }: Needs): WorkloadInput | undefined {
  const input = use && toInput(use);
  return input && checkWorkload(input).length === 0 ? input : undefined;
}

function coreNeeds(needs: Needs, { unjudged }: Pick<RecommendQuery, 'unjudged'>, view: View): CoreNeeds {
  const families = familiesOf(needs, view);
  const input = inputOf(needs);
  const { budget } = needs;
  const [usage] = needs.rhythm;
  return {
    ...input,
    ...(budget ? { budget: { ...spendingOf(budget), currency: budget.currency ?? homeCurrency } } : {}),
    ...(needs.tightBudget || needs.level === 'beginner' ? { tight: true as const } : {}),
    ...(needs.clients.length > 0 ? { clients: needs.clients } : {}),
    ...(needs.models.length > 0 ? { models: needs.models } : {}),
    ...(families.length > 0 ? { families } : {}),
    ...(needs.protocols.length > 0 ? { protocols: needs.protocols } : {}),
    ...(needs.features.length > 0 ? { features: needs.features } : {}),
    ...(needs.rules.length > 0 ? { rules: needs.rules.filter((rule) => rule !== 'sharing') } : {}),
    ...(usage && needs.rhythm.length === 1 ? { usage } : {}),
    ...(needs.per ? { payment: needs.per } : {}),
    ...(needs.phase === 'regular' ? { customer: 'existing' as const } : {}),
    ...(needs.among.length > 0 ? { within: needs.among } : {}),
    ...(unjudged ? { unjudged } : {}),
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

type Advice = RecommendAnswer['advice'][number];

/** Of both rhythms, where the person names both. */
function adviceOf(view: View, owner: Entity, needs: Needs): readonly Advice[] {
  const { usage: _, ...others } = coreNeeds(needs, {}, view);
  const rhythms = needs.rhythm.length > 0 ? needs.rhythm.map((usage) => ({ ...others, usage })) : [others];
  const held = rhythms.flatMap((each) => adviceFor(view, owner, each));
  return [...new Set(held)].map((each) => ({ owner, held: each }));
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

/** What to buy for the needs of the query, on its day. Throws RangeError for a use that `checkWorkload` would have refused. */
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
  const stated = owners.flatMap((owner) => adviceOf(view, owner, needs));
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
  const recommendation = recommend(view, coreNeeds(needs, query, view));
  // Nothing of what was named meets it: others may.
  const instead =
    named.length > 0 && topics.length > 0 && recommendation.picks.length === 0
      ? recommend(view, coreNeeds({ ...needs, among: [] }, query, view)).picks
      : [];
  const warnings = warningsFor(view, texts, recommendation);
  const input = inputOf(needs);
  const demand = input && demandOf(settleWorkload(input));
  return { kind: 'recommend', query, view, recommendation, ...(demand ? { demand } : {}), instead, findings, told, warnings, advice, ahead, loyal };
}
