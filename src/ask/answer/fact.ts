/** Answers to questions about what is: findings by subject and topic, with what the question takes for granted set right. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { currencyOfUnit } from '#src/catalog/units.ts';
import { exchange } from '#src/core/money.ts';
import type { Topic } from '../query/topics.ts';
import { answerers } from './answerers.ts';
import type { FactAsked as FactQuery } from './asked.ts';
import { beforeOf } from './before.ts';
import { claimVerdicts, pricesOf } from './claim-verdict.ts';
import { find, findFor } from './find.ts';
import { wanted, withRelated } from './related.ts';
import { viewFor, whoFor } from './scene.ts';
import type { AnswerDeps, ClaimVerdict, FactAnswer, Finding } from './types.ts';
import { eventsOn, fewEvents, writtenOf } from './written.ts';

/** A price is not the whole truth while a discount runs. */
function withDiscounts(topics: readonly Topic[]): readonly Topic[] {
  const priced = topics.some(({ attribute, phase }) => attribute === 'prices' && phase === undefined);
  return priced && !topics.some(({ attribute }) => attribute === 'discounts') ? [...topics, { attribute: 'discounts', per: 'month' }] : topics;
}

/** Where no opening price is on record, or none any more, the first periods are paid like any other. */
function regularOf(view: View, query: FactQuery, { subject, topic, slots, ended, reduced, who }: Finding): readonly Finding[] {
  const opening = topic.attribute === 'prices' && (topic.phase === 'first' || topic.phase === 'second');
  // Asked of everyone, it is of those who have one.
  const priced = ended.length > 0 || query.topics.every(({ attribute }) => attribute === 'prices');
  const none = opening && priced && query.subjects.length > 0 && slots.length === 0 && reduced === undefined;
  if (!none || query.topics.some(({ attribute, phase }) => attribute === 'prices' && phase !== topic.phase)) return [];
  const regular = find(view, subject, { ...topic, phase: 'regular' }, who);
  return regular.slots.length > 0 ? [regular] : [];
}

/** What has no price of a period is sold by packs, or for a fee on what is used. */
function otherwiseSold(view: View, { subject, topic, slots, ended, reduced, who }: Finding): readonly Finding[] {
  if (topic.attribute !== 'prices' || subject.kind !== 'plan' || reduced || slots.length + ended.length > 0) return [];
  return (['packs', 'fees'] as const).map((attribute) => find(view, subject, { attribute }, who)).filter(told);
}

/** Where a figure may stand besides: how much at once beside a note on it, what use beyond the quota costs beside the rule that it is charged, how long a context is at the models. */
function figuresBeside(view: View, query: FactQuery, { subject, topic: { attribute, term }, who }: Finding): readonly Finding[] {
  const besides: readonly Topic[] =
    attribute === 'notes' && term === 'concurrency'
      ? [{ attribute: 'limits', term }]
      : attribute === 'rules' && term === 'balance-fallback'
        ? [{ attribute: 'overage' }]
        : attribute === 'limits' && term === 'context'
          ? [{ attribute: 'context' }]
          : [];
  const asked = { ...query, subjects: [subject] };
  return besides.flatMap((topic) => answerers(view, asked, topic).map(({ entity, topic: own }) => find(view, entity, own, who))).filter(told);
}

const COUNTING: Topic = { attribute: 'notes', term: 'counting', aspect: 'counting' };

/** How a quota is counted stands in conversions and in notes, whatever it is asked of. */
const whereWritten = (topic: Topic): Topic => (topic.aspect === 'counting' && topic.attribute !== 'notes' ? COUNTING : topic);

/** Where nobody says how use is counted, the unit of the quotas says at least what is. */
function unitsOf(view: View, query: FactQuery, finding: Finding): readonly Finding[] {
  // Asked of nobody, those who say it are enough.
  if (finding.topic.aspect !== 'counting' || told(finding) || query.subjects.length === 0) return [];
  const units = findFor(view, finding.subject, { attribute: 'quotas', aspect: 'unit' }, query);
  const isCounted = ({ slots }: Finding): boolean =>
    slots.some(({ readings }) => readings.some(({ lead: { fact } }) => 'unit' in fact && fact.unit !== undefined && !currencyOfUnit(fact.unit)));
  if (units.some(isCounted)) return units;
  // Quotas that nothing counts: what is noted of how they work.
  const noted = find(view, finding.subject, { attribute: 'notes', term: 'quota-mechanism' }, whoFor(view, finding.subject, query));
  return told(noted) ? [noted] : units;
}

/** What is sold in limited numbers has to be caught: when, and what is said of it. */
function catching(view: View, query: FactQuery, { subject, topic, slots, who }: Finding): readonly Finding[] {
  const [slot] = slots;
  const limited = slot?.attribute === 'availability' && slot.readings[0]?.lead.fact.state === 'limited';
  if (!limited || query.subjects.length === 0 || topic.attribute !== 'availability') return [];
  const about: readonly Topic[] = [{ attribute: 'saleTimes' }, { attribute: 'notes', term: 'restock' }];
  const asked = new Set(query.topics.map(({ attribute, term }) => `${attribute} ${term ?? ''}`));
  return about
    .filter(({ attribute, term }) => !asked.has(`${attribute} ${term ?? ''}`))
    .map((each) => find(view, subject, each, who))
    .filter((each) => each.slots.length > 0);
}

/** What has taken the place of something is told with its price. */
const pricesOfSuccessors = (view: View, { successors, who }: Finding): readonly Finding[] =>
  (successors?.sold ? [] : (successors?.plans ?? [])).map((plan) => find(view, plan, { attribute: 'prices' }, who));

/** A call by the name of a model that is not in the list may still be answered, by another. */
function withRoutes(view: View, findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => {
    const { membership, topic, subject, who } = finding;
    if (topic.attribute !== 'models' || topic.item === undefined || membership?.answer === 'yes') return [finding];
    const route = find(view, subject, { attribute: 'routes', item: topic.item }, who);
    const told = findings.some((other) => other.topic.attribute === 'routes' && other.topic.item === topic.item);
    return route.slots.length === 0 || told ? [finding] : [finding, route];
  });
}

/** Asked who has an offer, an opening price is one. */
function openingOffers({ subjects, topics }: FactQuery): readonly Topic[] {
  const asked = subjects.length === 0 && topics.some(({ attribute, term }) => attribute === 'discounts' && term === undefined);
  return asked && !topics.some(({ attribute }) => attribute === 'prices') ? [{ attribute: 'prices', phase: 'first' }] : [];
}

/** How fast it is, vendors say in words; what was measured stands at the models. */
const claimedSpeed = ({ topics }: FactQuery): readonly Topic[] =>
  topics.some(({ attribute }) => attribute === 'speed') ? [{ attribute: 'notes', term: 'speed' }] : [];

function findAll(view: View, query: FactQuery): readonly Finding[] {
  const topics = [...query.topics.map(whereWritten), ...claimedSpeed(query), ...openingOffers(query)];
  const asked = new Set(topics);
  return withDiscounts(topics)
    .filter(({ attribute, term }) => attribute !== 'events' || term !== undefined)
    .flatMap((topic) => answerers(view, query, topic).map(({ entity, topic: own }) => find(view, entity, own, whoFor(view, entity, query))))
    .filter(({ topic, slots }) => asked.has(topic) || slots.length > 0 || topic.attribute !== 'discounts')
    .flatMap((finding) => [
      finding,
      ...regularOf(view, query, finding),
      ...otherwiseSold(view, finding),
      ...figuresBeside(view, query, finding),
      ...unitsOf(view, query, finding),
      ...pricesOfSuccessors(view, finding),
      ...catching(view, query, finding),
    ]);
}

const STATED = { yes: 0, limited: 1, no: 2, unstated: 3 } as const;

/** Of one rule or feature those who have it come first: "which of the two allows it". */
function yesFirst(findings: readonly Finding[]): readonly Finding[] {
  const [first] = findings;
  if (!first || findings.some(({ topic }) => topic !== first.topic) || (first.topic.attribute !== 'rules' && first.topic.attribute !== 'features'))
    return findings;
  const place = ({ slots }: Finding) => {
    const fact = slots[0]?.readings[0]?.lead.fact;
    return fact && 'value' in fact && fact.value in STATED ? STATED[fact.value as keyof typeof STATED] : STATED.unstated;
  };
  return findings.toSorted((one, other) => place(one) - place(other));
}

/** Of many figures nobody wants to know what each had been. */
const FEW = 2;

/** What a figure was before: beside it where few are told, and wherever the question asks for it. */
function withBefore(findings: readonly Finding[], { previous, when, disputed }: FactQuery): readonly Finding[] {
  if (!previous && (when?.since || disputed || findings.length > FEW)) return findings;
  return findings.map((finding) => {
    const before = beforeOf(finding, !previous);
    return before.length > 0 ? { ...finding, before } : finding;
  });
}

const told = ({ slots, membership, counting, reduced, rates, successors, texts }: Finding): boolean =>
  [membership, counting, reduced, rates, successors].some((each) => each !== undefined) || slots.length > 0 || texts.length > 0;

/** Asked of everyone, those who have it come first, and beside them a list that may have it or not is no answer. */
function tellingOf(findings: readonly Finding[]): readonly Finding[] {
  const has = ({ membership }: Finding): boolean => membership?.answer === 'yes';
  if (!findings.some(has)) return findings;
  return findings.filter(({ membership }) => membership?.answer !== 'unknown').toSorted((one, other) => Number(has(other)) - Number(has(one)));
}

/** What may stand in words instead of in an attribute. A price or an address that is not recorded is not. */
const IN_WORDS: ReadonlySet<Attribute> = new Set([
  'notes',
  'rules',
  'features',
  'links',
  'events',
  'worth',
  'highlights',
  'discounts',
  'availability',
  'mcpServers',
  'environment',
  'recipes',
  'packs',
  'buyers',
]);

/** Texts that a topic may name by their id. */
const BY_ID: ReadonlySet<Attribute> = new Set(['notes', 'events', 'advice']);

/** Words are searched where nothing answers the topics, and wherever it is asked what happened. */
function withWritten(view: View, query: FactQuery, { texts, message: words }: AnswerDeps, findings: readonly Finding[]): readonly Finding[] {
  const { topics, subjects, when } = query;
  const day = when?.day;
  const wantsEvents = topics.some(({ attribute, term }) => attribute === 'events' && term === undefined);
  const inWords = topics.some(({ attribute, term }) => IN_WORDS.has(attribute) && !(BY_ID.has(attribute) && term !== undefined));
  const [[subject], [topic]] = [subjects, topics];
  if (!(wantsEvents || (!findings.some(told) && (day !== undefined || inWords))) || !words || !subject || !topic) return findings;
  const happened = day ? eventsOn(view, day, subjects) : [];
  const found = happened.length > 0 ? happened : writtenOf(view, texts, words, subjects, query);
  const written =
    found.length > 0 || !wantsEvents || findings.some(({ slots, membership }) => slots.length > 0 && !membership) ? found : fewEvents(view, subjects);
  if (written.length === 0) return findings;
  const textual: Finding = { subject, topic: { attribute: 'events' }, who: {}, slots: [], ended: [], upcoming: [], texts: written };
  return wantsEvents ? [textual] : [textual, ...findings];
}

/** What a plan costs that a remembered price is of, where it is none of those that are told. */
function remembered(view: View, query: FactQuery, claims: readonly ClaimVerdict[], findings: readonly Finding[]): readonly Finding[] {
  const owners = claims.flatMap(({ held }) => (held?.attribute === 'prices' ? (view.catalog.find(held.held.statedBy) ?? []) : []));
  const told = new Set(findings.map(({ subject }) => subject.id));
  return [...new Set(owners)]
    .filter(({ id, kind }) => kind === 'plan' && !told.has(id))
    .map((plan) => find(view, plan, PRICES, whoFor(view, plan, query)));
}

const PRICES: Topic = { attribute: 'prices' };

const leadsOf = (findings: readonly Finding[]): string =>
  JSON.stringify(findings.map(({ slots }) => slots.map(({ readings }) => readings[0]?.lead.fact)));

/** How it was at the beginning of the stretch of time asked about, where that is not how it is. */
function atStart(view: View, query: FactQuery, findings: readonly Finding[]): Pick<FactAnswer, 'atStart'> {
  const day = query.when?.since;
  if (day === undefined) return {};
  const start = findAll(view.catalog.at(day), query);
  return leadsOf(start) === leadsOf(findings) ? {} : { atStart: { day, findings: start } };
}

/** What holds of the subjects on the day of the query, or on `day` where it names none; prices of another currency with the rate of the day. */
export function answerFact(query: FactQuery, day: View, deps: AnswerDeps): FactAnswer {
  const view = viewFor(day, query);
  const near = withRoutes(view, findAll(view, query)).map((finding) => wanted(withRelated(finding, view, query.topics, deps), query.except));
  const all = withWritten(view, query, deps, near);
  // Asked of everyone, those who say nothing of it are left out.
  const telling = query.subjects.length === 0 && all.some(told) ? tellingOf(all.filter(told)) : all;
  const sorted = yesFirst(telling);
  const claims = claimVerdicts(view, query, sorted);
  // Whoever puts the old figure to us is told that it ended.
  const findings = [
    ...remembered(view, query, claims, sorted),
    ...(claims.every(({ state }) => state === 'holds') ? withBefore(sorted, query) : sorted),
  ];
  const { currency } = query;
  const priced = pricesOf(findings)[0]?.fact.currency;
  const by = currency && priced && priced !== currency ? exchange(view, priced, currency) : undefined;
  return {
    kind: 'fact',
    query,
    view,
    findings,
    ...(claims.length > 0 ? { claims } : {}),
    ...atStart(view, query, findings),
    ...(by ? { exchange: by } : {}),
  };
}
