/** Answers to questions about what is: findings by subject and topic, with what the question takes for granted set right. */
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { modelsKnown } from '#src/core/model-listing.ts';
import { exchange } from '#src/core/money.ts';
import { type AnyHeld, named } from '#src/core/profile.ts';
import { buyable, saleOf } from '#src/core/sale.ts';
import type { QueryOf, Topic } from '../query.ts';
import type { TextHit, TextIndex } from '../text-index.ts';
import { beforeOf } from './before.ts';
import { answering, find } from './find.ts';
import { ancestryOf, everyLine, plansOf, viewFor, whoFor } from './scene.ts';
import { type ClaimVerdict, type FactAnswer, type Finding, subjectsFound } from './types.ts';

type FactQuery = QueryOf<'fact'>;

/** What models have, and plans only through theirs. */
export const OF_MODELS: ReadonlySet<Attribute> = new Set(['parameters', 'context', 'apiPrices', 'released']);
/** Attributes that a model has nothing to say of. */
const OF_OFFERS: ReadonlySet<Attribute> = new Set([
  'prices',
  'quotas',
  'multipliers',
  'availability',
  'clients',
  'protocols',
  'rules',
  'features',
  'models',
]);

function modelsOf(view: View, entity: Entity): readonly Entity[] {
  if (entity.kind === 'model') return [entity];
  const lines = entity.kind === 'vendor' ? view.catalog.linesOf(entity.id) : [entity];
  const vendor = ancestryOf(view.catalog, entity).find(({ kind }) => kind === 'vendor');
  const items = [...new Set(lines.flatMap((line) => view.slot(line, 'models')?.readings[0]?.lead.fact.items ?? []))];
  const listed = items.flatMap((id) => view.catalog.get('model', id) ?? []).filter((model) => model.vendor === vendor?.id);
  return listed.length > 0 ? listed : modelsKnown(view).filter((model) => model.vendor === vendor?.id);
}

/** Who states rates: the plans and lines that are named (of a vendor its lines), else every line that has any, of the model where one is named. */
function ratedBy(
  view: View,
  named: readonly Entity[],
  query: FactQuery,
  topic: Topic,
): readonly { readonly entity: Entity; readonly topic: Topic }[] {
  const offers = named.flatMap((entity): readonly Entity[] =>
    entity.kind === 'vendor' ? view.catalog.linesOf(entity.id) : entity.kind === 'line' || entity.kind === 'plan' ? [entity] : [],
  );
  const rated = (entity: Entity) => find(view, entity, topic, whoFor(view, entity, query)).rates !== undefined;
  // Who makes the model is asked first.
  const maker = topic.item && view.catalog.get('model', topic.item.id)?.vendor;
  const lines = view.catalog.lines.toSorted((one, other) => Number(other.vendor === maker) - Number(one.vendor === maker));
  const own = offers.length > 0 ? offers : lines;
  const stating = own.filter(rated);
  const silent = offers.length > 0 ? own.slice(0, 1) : named.slice(0, 1);
  return (stating.length > 0 ? stating : silent).map((entity) => ({ entity, topic }));
}

/** Who answers for a topic: models for what models have, lines and plans for the rest; everyone where nobody is named. */
function answerers(view: View, query: FactQuery, topic: Topic): readonly { readonly entity: Entity; readonly topic: Topic }[] {
  const named = subjectsFound(view, query.subjects);
  if (topic.aspect === 'peak' || topic.aspect === 'credits') return ratedBy(view, named, query, topic);
  const everyone = named.length === 0;
  const subjects = everyone ? subjectsFound(view, everyLine(view)) : named;
  if (OF_MODELS.has(topic.attribute)) {
    const asked = subjects.filter(({ kind }) => kind === 'model');
    const models = everyone ? modelsKnown(view) : (asked.length > 0 ? asked : subjects).flatMap((entity) => modelsOf(view, entity));
    return [...new Set(models)].map((entity) => ({ entity, topic }));
  }
  const models = subjects.filter(({ kind }) => kind === 'model');
  // "The 699 one's multiplier": the tier's share of the quota, where nothing weighs more.
  const plans = subjects.filter(({ kind }) => kind === 'plan');
  if (
    topic.attribute === 'multipliers' &&
    models.length === 0 &&
    plans.length > 0 &&
    !plans.some((plan) => view.slots(plan, 'multipliers').length > 0)
  )
    return plans.map((entity) => ({ entity, topic: { attribute: 'quotas' as const } }));
  if (topic.attribute === 'multipliers' && models.length > 0) {
    const lines = subjects.filter(({ kind }) => kind === 'line' || kind === 'plan');
    const stating = lines.length > 0 ? lines : view.catalog.lines;
    return models.flatMap((model) =>
      stating
        .filter((line) => view.slots(line, 'multipliers').some(({ keys }) => keys['model'] === model.id))
        .map((entity) => ({ entity, topic: { ...topic, item: { kind: 'model' as const, id: model.id } } })),
    );
  }
  const set = OF_OFFERS.has(topic.attribute) || topic.attribute === 'environment' || (topic.attribute === 'notes' && topic.term !== undefined);
  const makers = models.flatMap((model) => (model.kind === 'model' && model.vendor !== undefined ? view.catalog.linesOf(model.vendor) : []));
  if (set && models.length === subjects.length && makers.length > 0 && topic.attribute !== 'models') {
    const stating = makers.filter((line) => view.slots(line, topic.attribute).length > 0);
    return stating.map((entity) => ({ entity, topic }));
  }
  const fitting = OF_OFFERS.has(topic.attribute) ? subjects.filter(({ kind }) => kind !== 'model' && kind !== 'client') : subjects;
  return fitting.flatMap((subject) => answering(view, subject, topic, whoFor(view, subject, query)).map((entity) => ({ entity, topic })));
}

/** A price is not the whole truth while a discount runs. */
function withDiscounts(topics: readonly Topic[]): readonly Topic[] {
  const priced = topics.some(({ attribute, phase }) => attribute === 'prices' && phase === undefined);
  return priced && !topics.some(({ attribute }) => attribute === 'discounts') ? [...topics, { attribute: 'discounts', per: 'month' }] : topics;
}

/** Where there is no first-purchase price any more the first month is paid like any other. */
function regularOf(view: View, query: FactQuery, { subject, topic, slots, ended, who }: Finding): readonly Finding[] {
  const over = topic.attribute === 'prices' && topic.phase === 'first' && slots.length === 0 && ended.length > 0;
  if (!over || query.topics.some(({ attribute, phase }) => attribute === 'prices' && phase !== 'first')) return [];
  const regular = find(view, subject, { ...topic, phase: 'regular' }, who);
  return regular.slots.length > 0 ? [regular] : [];
}

const COUNTING: Topic = { attribute: 'notes', term: 'counting', aspect: 'counting' };

/** How a quota is counted stands in conversions and in notes, whatever it is asked of. */
const whereWritten = (topic: Topic): Topic => (topic.aspect === 'counting' && topic.attribute !== 'notes' ? COUNTING : topic);

/** Where nobody says how use is counted, the unit of the quotas says at least what is. */
function unitsOf(view: View, query: FactQuery, finding: Finding): readonly Finding[] {
  if (finding.topic.aspect !== 'counting' || told(finding)) return [];
  const topic: Topic = { attribute: 'quotas', aspect: 'unit' };
  return answering(view, finding.subject, topic, finding.who).map((entity) => find(view, entity, topic, whoFor(view, entity, query)));
}

function findAll(view: View, query: FactQuery): readonly Finding[] {
  const topics = query.topics.map(whereWritten);
  const asked = new Set(topics);
  return withDiscounts(topics)
    .filter(({ attribute }) => attribute !== 'events')
    .flatMap((topic) => answerers(view, query, topic).map(({ entity, topic: own }) => find(view, entity, own, whoFor(view, entity, query))))
    .filter(({ topic, slots }) => asked.has(topic) || slots.length > 0 || topic.attribute !== 'discounts')
    .flatMap((finding) => [finding, ...regularOf(view, query, finding), ...unitsOf(view, query, finding)]);
}

/** A rule or a feature that nobody states, with what is stated next to it. */
function withNear(finding: Finding, view: View, asked: readonly Topic[]): Finding {
  const { topic, subject, who, slots } = finding;
  const ids = topic.term === undefined || slots.length > 0 || topic.attribute !== 'rules' ? [] : (view.catalog.glossary[topic.term]?.near ?? []);
  const near = ids
    .filter((id) => !asked.some(({ term }) => term === id))
    .map((term) => find(view, subject, { attribute: 'rules', term }, who))
    .filter((each) => each.slots.length > 0);
  return near.length > 0 ? { ...finding, near } : finding;
}

const STATED = { yes: 0, limited: 1, no: 2, unstated: 3 } as const;

/** Of one rule or feature those who have it come first: "which of the two allows it". */
function yesFirst(findings: Finding[]): Finding[] {
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
function withBefore(findings: readonly Finding[], { previous, period, disputed }: FactQuery): Finding[] {
  if (!previous && (period || disputed || findings.length > FEW)) return [...findings];
  return findings.map((finding) => {
    const before = beforeOf(finding, !previous);
    return before.length > 0 ? { ...finding, before } : finding;
  });
}

const told = ({ slots, membership, counting, reduced, rates, texts }: Finding): boolean =>
  [membership, counting, reduced, rates].some((each) => each !== undefined) || slots.length > 0 || texts.length > 0;

type Priced = Extract<AnyHeld, { attribute: 'prices' }>;

type Prices = { readonly current: readonly Priced[]; readonly disputed: readonly Priced[]; readonly past: readonly Priced[] };

function pricesOf(findings: readonly Finding[]): Prices {
  const readings = findings.flatMap(({ slots }) => slots.flatMap((slot) => (slot.attribute === 'prices' ? slot.readings : [])));
  const current = readings.map(({ lead }): Priced => ({ attribute: 'prices', held: lead }));
  const disputed = readings.flatMap(({ conflicting }) => conflicting.map((held): Priced => ({ attribute: 'prices', held })));
  const past = findings.flatMap(({ ended }) => ended.filter((entry): entry is Priced => entry.attribute === 'prices'));
  return { current, disputed, past };
}

const forNewBuyers = ({ held }: Priced): boolean => held.fact.phase === 'first';
const isSold = (view: View, { held: { statedBy } }: Priced): boolean => statedBy.kind !== 'plan' || buyable(saleOf(view, statedBy));

/** "Is the 39.9 still valid": it is, sources disagree, it ended, or it never was. */
function claimVerdict(view: View, query: FactQuery, findings: readonly Finding[]): ClaimVerdict | undefined {
  const { claim } = query;
  if (!claim || !findings.some(({ topic }) => topic.attribute === 'prices')) return undefined;
  const { current, disputed, past } = pricesOf(findings);
  const same = ({ held }: Priced) => held.fact.amount === claim.amount && (claim.currency === undefined || held.fact.currency === claim.currency);
  const now = current.find(same);
  if (now) return { state: forNewBuyers(now) && !isSold(view, now) ? 'closed' : 'holds', held: now };
  const said = disputed.find(same);
  if (said) return { state: 'disputed', held: said };
  const before = past.find(same);
  if (before) return { state: 'ended', held: before };
  const written = writtenPrice(view, claim.amount, findings);
  return written ? { state: 'written', held: written } : { state: 'differs' };
}

/** A price that stands in a sentence only: "from ¥20 a month". */
function writtenPrice(view: View, amount: number, findings: readonly Finding[]): AnyHeld | undefined {
  const price = new RegExp(`(?:¥\\s?${amount}(?![\\d.])|(?<![\\d.])${amount}\\s?元)`);
  const owners = new Set(findings.flatMap(({ subject }) => ancestryOf(view.catalog, subject)));
  for (const owner of owners) {
    const notes = [...view.slots(owner, 'notes').flatMap(({ readings }) => readings.map(({ lead }) => lead)), ...view.ended(owner, 'notes')];
    const held = notes.find(({ fact }) => price.test(fact.text.zh));
    if (held) return { attribute: 'notes', held };
  }
  return undefined;
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
]);

/** Advice is few: it is found by less. */
const enough = { share: 0.3, matched: 2 };
const enoughForAdvice = { share: 0.12, matched: 2 };
/** "Since when" points to something that happened. */
const enoughForDay = { share: 0.18, matched: 3 };

/** The owners whose words may answer for a subject: itself, what it belongs to, and the plans in it. */
function ownersOf(view: View, entities: readonly Entity[]): ReadonlySet<string> {
  const related = entities.flatMap((entity) => [
    ...ancestryOf(view.catalog, entity),
    ...plansOf(view, entity),
    ...(entity.kind === 'model' && entity.vendor ? view.catalog.linesOf(entity.vendor) : []),
  ]);
  return new Set(related.map(({ kind, id }) => `${kind}:${id}`));
}

/** The fact at that place of the entity, with its source, as it held on the day or before; undefined where there is none. */
export function heldOf(view: View, { owner, attribute, index }: Pick<TextHit, 'owner' | 'attribute' | 'index'>): AnyHeld | undefined {
  const entity = view.catalog.find(owner);
  const fact = (entity?.[attribute] as readonly unknown[] | undefined)?.[index];
  if (!entity || !fact) return undefined;
  const all = [
    ...view
      .slots(owner, attribute)
      .flatMap(({ readings }) => readings.flatMap(({ lead, agreeing, conflicting }) => [lead, ...agreeing, ...conflicting])),
    ...view.ended(owner, attribute),
    ...view.upcoming(owner, attribute),
  ];
  const held = all.find((each) => each.fact === fact);
  return held && named(attribute, held);
}

/** The words of a question without the names that every text of the owner holds. */
function withoutNames(words: string, entities: readonly Entity[]): string {
  const names = entities.flatMap((entity) => [entity.names.zh, entity.names.en, ...entity.aliases]).sort((one, other) => other.length - one.length);
  let rest = words.toLowerCase();
  for (const name of names) rest = rest.replaceAll(name.toLowerCase(), ' ');
  return rest;
}

/** What is written about it, best first; only what holds or has happened by the day, unless the day itself is named. */
export function textsFor(
  view: View,
  texts: TextIndex,
  words: string,
  entities: readonly Entity[],
  attributes?: readonly Attribute[],
  limit = 2,
  needed = enough,
): readonly AnyHeld[] {
  const hits = texts.search(withoutNames(words, entities), {
    ...(entities.length > 0 ? { within: ownersOf(view, entities) } : {}),
    ...(attributes ? { attributes } : {}),
    limit: limit * 3,
  });
  const best = hits[0]?.share ?? 0;
  const least = attributes?.length === 1 && attributes[0] === 'advice' ? enoughForAdvice : needed;
  return hits
    .filter(({ share, matched }) => share >= least.share && matched >= least.matched && share >= best * 0.75)
    .flatMap((hit) => heldOf(view, hit) ?? [])
    .filter(({ held }) => (('day' in held.fact ? held.fact.day : held.fact.from) ?? '') <= view.day)
    .slice(0, limit);
}

/** What happened on the very day that a question names. */
function eventsOn(view: View, day: Day, entities: readonly Entity[]): readonly AnyHeld[] {
  const owners = [...new Set(entities.flatMap((entity) => [...ancestryOf(view.catalog, entity), ...plansOf(view, entity)]))];
  return owners
    .flatMap((owner) =>
      view.slots(owner, 'events').flatMap(({ readings }) => readings.map(({ lead }): AnyHeld => ({ attribute: 'events', held: lead }))),
    )
    .filter(({ held }) => 'day' in held.fact && held.fact.day === day)
    .slice(0, 3);
}

/** Where an answer may stand in words. */
export const TEXTUAL: readonly Attribute[] = ['notes', 'rules', 'features', 'events', 'worth', 'highlights', 'recipes'];

/** What is written that the words point to. Asked for a day, something that happened on one goes before a note that has none. */
function writtenOf(view: View, texts: TextIndex, words: string, subjects: readonly Entity[], { asks, topics }: FactQuery): readonly AnyHeld[] {
  const search = (attributes: readonly Attribute[]) => textsFor(view, texts, words, subjects, attributes, 2, asks === 'when' ? enoughForDay : enough);
  if (!topics.some(({ attribute }) => attribute === 'events')) return search(TEXTUAL);
  const events = asks === 'when' ? search(['events']) : [];
  return events.length > 0 ? events : search(['events', 'notes']);
}

export function answerFact(query: FactQuery, day: View, texts: TextIndex): FactAnswer {
  const view = viewFor(day, query);
  let findings = findAll(view, query).map((finding) => withNear(finding, view, query.topics));
  const subjects = subjectsFound(view, query.subjects);
  const wantsEvents = query.topics.some(({ attribute }) => attribute === 'events');
  const fuzzy =
    wantsEvents ||
    query.day !== undefined ||
    query.topics.some(({ attribute, term }) => IN_WORDS.has(attribute) && !(attribute === 'notes' && term !== undefined));
  if ((wantsEvents || !findings.some(told)) && fuzzy && query.words && subjects.length > 0) {
    const happened = query.day ? eventsOn(view, query.day, subjects) : [];
    const written = happened.length > 0 ? happened : writtenOf(view, texts, query.words, subjects, query);
    const [subject] = subjects;
    const [topic] = query.topics;
    if (subject && topic && written.length > 0) {
      const textual: Finding = { subject, topic: { attribute: 'events' }, who: {}, slots: [], ended: [], upcoming: [], texts: written };
      findings = wantsEvents ? [textual] : [textual, ...findings];
    }
  }
  // Asked of everyone, those who say nothing of it are left out.
  if (query.subjects.length === 0 && findings.some(told)) findings = findings.filter(told);
  findings = yesFirst(findings);
  const claim = claimVerdict(view, query, findings);
  // Whoever puts the old figure to us is told that it ended.
  if (!claim || claim.state === 'holds') findings = withBefore(findings, query);
  const { period, currency } = query;
  const start = period ? findAll(view.catalog.at(period.from), query) : [];
  const differ =
    period &&
    JSON.stringify(start.map(({ slots }) => slots.map(({ readings }) => readings[0]?.lead.fact))) !==
      JSON.stringify(findings.map(({ slots }) => slots.map(({ readings }) => readings[0]?.lead.fact)));
  const priced = pricesOf(findings).current[0]?.held.fact.currency;
  const by = currency && priced && priced !== currency ? exchange(view, priced, currency) : undefined;
  return {
    kind: 'fact',
    query,
    view,
    findings,
    ...(claim ? { claim } : {}),
    ...(period && differ ? { atStart: { day: period.from, findings: start } } : {}),
    ...(by ? { exchange: by } : {}),
  };
}
