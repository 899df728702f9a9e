/** Answers to "which should I buy": core's recommendation, and for a choice between lines what each of them meets. */
import { idIsOfFamily } from '#src/catalog/families.ts';
import type { Entity, Line, View } from '#src/catalog/types.ts';
import { demandOf } from '#src/core/demand.ts';
import { adviceFor } from '#src/core/needs.ts';
import { recommend } from '#src/core/recommend.ts';
import type { Candidate, Needs, Recommendation } from '#src/core/recommend-types.ts';
import { settleWorkload } from '#src/core/workload.ts';
import type { Topic } from '../query/topics.ts';
import type { SelectAsked } from './asked.ts';
import { elsewhereOf } from './elsewhere.ts';
import { find, findFor } from './find.ts';
import { inputOf, needsFor, needTopics, rhythmsOf } from './needs.ts';
import { offersOf } from './offers.ts';
import { everyLine, plansOf, viewFor, whoFor } from './scene.ts';
import type { AnswerDeps, Finding, RecommendAnswer } from './types.ts';
import { warningsFor } from './warnings.ts';
import { worthOf } from './worth.ts';
import { textsFor } from './written.ts';

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
function adviceOf(view: View, owner: Entity, query: SelectAsked): readonly Advice[] {
  const { usage: _, ...others } = needsFor(query, view);
  const named = rhythmsOf(query);
  const rhythms = named.length > 0 ? named.map((usage) => ({ ...others, usage })) : [others];
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
  return items.filter((id) => families.some((family) => idIsOfFamily(view.catalog, id, family))).length;
}

/** What is advised of those that are named where no need is: by the words of the question, and all that is advised of one that is named alone. */
function adviceOn(view: View, named: readonly Entity[], loyal: boolean, texts: AnswerDeps['texts'], message: string): readonly Advice[] {
  const all = named.length === 1 && !loyal ? named : [];
  const whole = all.flatMap((owner) => view.slots(owner, 'advice').flatMap(({ readings }) => (readings[0] ? { owner, held: readings[0].lead } : [])));
  const words = loyal ? `${message} ${wordsOf(view, STAYING)}` : message;
  const worded = named.length > 0 && words ? textsFor(view, texts, words, named, ['advice']) : [];
  return [
    ...whole,
    ...worded.flatMap((entry) => {
      const owner = entry.attribute === 'advice' ? view.catalog.find(entry.held.statedBy) : undefined;
      return owner && entry.attribute === 'advice' ? [{ owner, held: entry.held }] : [];
    }),
  ];
}

/** Of whom the most that is needed is stated; nobody where nothing is, or where what is asked to be worth it lacks something. */
function aheadOf(
  view: View,
  { worth, filter: { families = [] } }: SelectAsked,
  owners: readonly Entity[],
  findings: readonly Finding[],
  advice: readonly Advice[],
): readonly Entity[] {
  if (worth && findings.some((finding) => answerOf(finding) < 0)) return [];
  const scores = owners.map((owner) => {
    const facts = findings.filter(({ subject }) => subject === owner).reduce((sum, finding) => sum + answerOf(finding), 0);
    const family = owner.kind === 'line' && families.length > 0 ? Math.min(1, familyCount(view, owner, families) / 3) : 0;
    return { owner, score: facts + family + advice.filter((entry) => entry.owner === owner).length * 0.6 };
  });
  const best = Math.max(...scores.map(({ score }) => score), 0);
  return best > 0 ? scores.filter(({ score }) => score === best).map(({ owner }) => owner) : [];
}

/** Where the use can be held against nobody's quota, by the rest. */
function reckonable(view: View, needs: Needs): Recommendation {
  const found = recommend(view, needs);
  const { use, ...others } = needs;
  const judged = [...found.open, ...found.ruledOut.map(({ judged }) => judged)];
  const isUnknown = ({ reasons }: Candidate): boolean => reasons.some(({ kind, answer }) => kind === 'quota' && answer === 'unknown');
  const isOpen = found.picks.length + found.free.length === 0 && judged.length > 0 && judged.every(isUnknown);
  return use && isOpen && !needs.groups ? recommend(view, { ...others, unreckoned: use }) : found;
}

/** All its plans are sold elsewhere or outside the money, whatever its lists say. */
function isBeyond(view: View, owner: Entity, { ruledOut }: Recommendation): boolean {
  const beyond = new Set(
    ruledOut.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'region' || kind === 'budget')).map(({ plan }) => plan.id),
  );
  const plans = plansOf(view, owner);
  return plans.length > 0 && plans.every(({ id }) => beyond.has(id));
}

/** What is asked about beside the needs; "is it worth it" without a need: what it costs and gives. */
function toShow({ show, worth, filter }: SelectAsked, needed: readonly Topic[]): readonly Topic[] {
  const bare = worth && needed.length === 0 && (filter.families ?? []).length === 0;
  return show.length === 0 && bare ? [{ attribute: 'prices' }, { attribute: 'quotas' }] : show;
}

/** Of those that are named it is told which families they have. */
const familyTopics = ({ among, filter: { families = [] } }: SelectAsked): readonly Topic[] =>
  among.length > 0 ? families.map((family) => ({ attribute: 'models', family })) : [];

/** Nothing of what was named meets it: others may. */
const insteadOf = (
  view: View,
  query: SelectAsked,
  needs: readonly Topic[],
  { picks }: Recommendation,
  home: AnswerDeps['home'],
): Recommendation['picks'] =>
  query.among.length > 0 && needs.length > 0 && picks.length === 0 ? recommend(view, needsFor({ ...query, among: [] }, view, home)).picks : [];

/** For each group of people what its own amount wants. */
function groupsOf(view: View, { groups, team: _team, ...alone }: Recommendation['needs']): RecommendAnswer['groups'] {
  return groups?.map((group): NonNullable<RecommendAnswer['groups']>[number] => {
    const { picks, perhaps } = recommend(view, { ...alone, ...(alone.use ? { use: { ...alone.use, amount: group.amount } } : {}) });
    return { ...group, ...(picks[0] ? { pick: picks[0] } : {}), ...(perhaps ? { perhaps } : {}) };
  });
}

/** What is weighed against each other where it is asked whether something is worth it; of those named where their use cannot be judged. */
function offersShown(
  view: View,
  { among }: SelectAsked,
  { unreckoned }: Recommendation['needs'],
  worth: RecommendAnswer['worth'],
): RecommendAnswer['offers'] {
  const weighed = worth && 'best' in worth ? [worth.best, ...worth.instead].map(({ estimate: { plan } }) => plan) : [];
  const shown = unreckoned ? among : weighed;
  return shown.length > 0 ? offersOf(view, shown) : undefined;
}

/** What to buy for the needs of the query, on its day. Throws RangeError for a use that `checkWorkload` would have refused. */
export function answerRecommend(query: SelectAsked, day: View, { texts, message = '', home }: AnswerDeps): RecommendAnswer {
  const view = viewFor(day, query);
  const { among: named } = query;
  const owners: readonly Entity[] = named.length > 0 ? named : everyLine(view);
  const topics = [...needTopics(query), ...familyTopics(query)];
  const asked = named.length > 0 ? toShow(query, topics) : [];
  const findings = topics.flatMap((topic) => owners.map((owner) => find(view, owner, topic, whoFor(view, owner, query))));
  const told = asked.flatMap((topic) => owners.flatMap((owner) => findFor(view, owner, topic, query)));
  const recommendation = reckonable(view, needsFor(query, view, home));
  const { needs } = recommendation;
  const within = owners.filter((owner) => !isBeyond(view, owner, recommendation));
  const stated = within.flatMap((owner) => adviceOf(view, owner, query));
  const loyal = named.length > 0 && query.when?.cohort !== undefined;
  const advice = stated.length > 0 || topics.length > 0 ? stated : adviceOn(view, named, loyal, texts, message);
  const ahead = aheadOf(view, query, within, findings, stated);
  const priced = needs.budget?.currency;
  const elsewhere = priced && recommendation.currency !== priced ? elsewhereOf(view, needs) : undefined;
  const instead = insteadOf(view, query, topics, recommendation, home);
  const grouped = groupsOf(view, needs);
  const worth = worthOf(view, query, needs);
  const offers = offersShown(view, query, needs, worth);
  const warnings = warningsFor(view, texts, recommendation);
  const input = inputOf(query);
  const demand = input && demandOf(settleWorkload(input));
  return {
    kind: 'recommend',
    query,
    view,
    recommendation,
    ...(elsewhere ? { elsewhere } : {}),
    ...(demand && !grouped && needs.use ? { demand } : {}),
    ...(worth ? { worth } : {}),
    ...(offers ? { offers } : {}),
    ...(grouped ? { groups: grouped } : {}),
    instead,
    findings,
    told,
    warnings,
    advice,
    ahead,
    loyal,
  };
}
