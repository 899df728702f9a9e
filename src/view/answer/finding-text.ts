/** A finding as a sentence. Its rows are in finding-rows.ts. */

import type { Finding } from '#src/ask/answer/types.ts';
import { addDays } from '#src/catalog/days.ts';
import type { Attribute } from '#src/catalog/schema.ts';
import type { Held } from '#src/catalog/types.ts';
import { knownFrom } from '#src/core/known-from.ts';
import type { AnyHeld } from '#src/core/profile.ts';
import { briefFactText } from '../fact-text.ts';
import { entityName, joinSentences, refName, shortNames, slotLabel, termName } from '../labels.ts';
import { heldText, type Scene } from '../slot-text.ts';
import { labelOf, nameOf, topicLabel } from './finding-names.ts';
import { either, valueText } from './finding-values.ts';

import { apiPriceSentence, monthlySentence, priceSentence, reducedSentence } from './price-sentences.ts';
import { countingSentence, quotaSentence, resetSentence, unitSentence } from './quota-sentences.ts';
import { ratesSentence } from './rates.ts';
import { type Modal, saleSentence, statedSentence } from './rule-sentences.ts';

const MOST_ITEMS = 6;

function listSentence(finding: Finding, scene: Scene): string {
  const { loc, view } = scene;
  const [slot] = finding.slots;
  const fact = slot?.readings[0]?.lead.fact;
  if (!slot || !fact || !('items' in fact)) return '';
  const kind = slot.attribute === 'clients' ? 'client' : 'model';
  const items =
    slot.attribute === 'protocols'
      ? fact.items.map((id) => termName(id, view.catalog, loc))
      : fact.items.map((id) => refName({ kind, id }, view.catalog, loc));
  // A long list stands in the row below; the sentence counts it.
  return loc.t(`ask:list.${items.length > MOST_ITEMS ? 'counted' : 'named'}.${fact.complete ? 'complete' : 'partial'}`, {
    subject: nameOf(finding, scene),
    counted: loc.t(`compare:count.${slot.attribute as 'models' | 'clients' | 'protocols'}`, { count: items.length }),
    items: loc.list(items),
  });
}

/** "Calls to GLM-4.7 are answered by GLM-5.3-Flash." */
function routeSentence(finding: Finding, scene: Scene): string {
  const { loc, view } = scene;
  const model = (id: string) => refName({ kind: 'model', id }, view.catalog, loc);
  const routes = finding.slots.flatMap((slot) => (slot.attribute === 'routes' ? (slot.readings[0]?.lead.fact ?? []) : []));
  const told = routes.map((route) =>
    loc.t('ask:routes.one', {
      from: model(route.model),
      to: model(route.to),
      since: route.from ? loc.t('ask:routes.since', { day: loc.day(route.from) }) : '',
    }),
  );
  return loc.t('ask:routes.said', { subject: nameOf(finding, scene), texts: told.join(loc.t('fact:join')) });
}

/** "Subscriptions of it renew as Max. What Kimi Code sells now: Plus, Pro and Max." */
function successorSentence(finding: Finding, { sold, renews, announced, plans }: NonNullable<Finding['successors']>, scene: Scene): string {
  const { loc, view } = scene;
  const subject = nameOf(finding, scene);
  if (sold && announced) {
    const { fact } = announced;
    const text = loc.pick('text' in fact ? fact.text : (fact.detail ?? { zh: '', en: '' }));
    return loc.t('ask:succeeded.announced', { subject, day: loc.day('day' in fact ? fact.day : (fact.from ?? view.day)), text });
  }
  if (sold) return loc.t('ask:succeeded.sold', { subject });
  const plan = renews ? refName({ kind: 'plan', id: renews.fact.plan }, view.catalog, loc) : '';
  const detail = renews?.fact.detail ? loc.t('ask:succeeded.detail', { detail: loc.pick(renews.fact.detail) }) : '';
  return joinSentences(
    [
      ...(renews ? [loc.t('ask:succeeded.renews', { subject, plan, detail })] : []),
      plans.length > 0 ? loc.t('ask:succeeded.now', { subject, plans: loc.list(shortNames(plans, loc)) }) : loc.t('ask:succeeded.none', { subject }),
    ],
    loc,
  );
}

type Membership = NonNullable<Finding['membership']>;

/** What the list was searched for: a model, a client, a protocol, any model of a family. */
export function itemName(item: Membership['item'], { loc, view }: Scene): string {
  if (item.kind === 'term') return termName(item.id, view.catalog, loc);
  if (item.kind === 'name') return item.name;
  if (item.kind === 'several') return loc.list(item.of.map((each) => entityName(each, loc)));
  if (item.kind !== 'family') return entityName(item, loc);
  return item.models.length > 0 ? loc.list(item.models.map((model) => entityName(model, loc))) : loc.t('ask:family', { family: item.id });
}

/** The answer, and whether another source denies it: the part of a key. */
export function standing({ answer, disputed }: Membership): Membership['answer'] | 'disputedYes' | 'disputedNo' {
  return disputed ? (answer === 'yes' ? 'disputedYes' : 'disputedNo') : answer;
}

function membershipSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const { membership, topic } = finding;
  if (!membership) return '';
  // No list at all is another thing than one with gaps.
  const key = membership.answer === 'unknown' && membership.held === undefined ? 'noList' : standing(membership);
  return loc.t(`ask:has.${key}`, {
    subject: nameOf(finding, scene),
    item: itemName(membership.item, scene),
    what: loc.t(`fact:attributes.${topic.attribute}`),
  });
}

/** A page without a name of its own is what it is for; its address stands in the row. */
function linkSentence(finding: Finding, scene: Scene): string {
  const { loc, view } = scene;
  const named = finding.slots.some(({ readings }) => readings.some(({ lead: { fact } }) => 'name' in fact && fact.name !== undefined));
  if (named) return otherSentence(finding, scene);
  const labels = finding.slots.map((slot) => slotLabel('links', slot.keys, view.catalog, loc));
  return loc.t('ask:linked', { subject: nameOf(finding, scene), label: loc.list([...new Set(labels)]) });
}

function otherSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const values = finding.slots.map((slot) => {
    const lead = slot.readings[0]?.lead as Held<Attribute>;
    const label = labelOf(slot.attribute, slot.keys, lead.fact, scene);
    const value = valueText(slot, scene, finding.slots.length > 1 || slot.attribute === 'discounts');
    return { label, value: slot.attribute === 'endpoints' ? `${value} ${scene.cites.cite(lead)}` : value };
  });
  const labels = new Set(values.map(({ label }) => label));
  const subject = nameOf(finding, scene);
  const all = [...new Set(values.map(({ value }) => value))].join(loc.t('fact:join'));
  // A note is a sentence by itself; its topic heads its row.
  if (finding.slots.every(({ attribute }) => attribute === 'notes')) return loc.t('ask:told', { subject, value: all });
  if (labels.size === 1) return loc.t('ask:is', { subject, label: [...labels][0] ?? '', value: all });
  // A link without a name of its own is called by its kind.
  const texts = [...Map.groupBy(values, ({ label }) => label)].map(([label, group]) => {
    const told = either([...new Set(group.map(({ value }) => value))], scene);
    return label === told ? told : loc.t('ask:labelled', { label, value: told });
  });
  return loc.t('ask:are', { subject, values: texts.join(loc.t('fact:join')) });
}

function pastSentence(finding: Finding, scene: Scene): string | undefined {
  const { loc } = scene;
  const [last] = finding.ended;
  const subject = nameOf(finding, scene);
  if (last) {
    const { fact } = last.held;
    const day = fact.until ?? fact.retracted;
    const label = labelOf(last.attribute, fact, fact, scene);
    const value = heldText(last.held as Held<Attribute>, last.attribute, scene, briefFactText);
    // A promotion is known by its days, first and last.
    if (last.attribute === 'discounts' && fact.from && fact.until)
      return loc.t('ask:ran', { subject, label, value, from: loc.day(fact.from), to: loc.day(addDays(fact.until, -1)) });
    return loc.t('ask:ended', { subject, label, value, day: day ? loc.day(day) : '' });
  }
  const [next] = finding.upcoming;
  if (!next) return undefined;
  const label = labelOf(next.attribute, next.held.fact, next.held.fact, scene);
  return loc.t('ask:upcoming', {
    subject,
    label,
    value: heldText(next.held as Held<Attribute>, next.attribute, scene),
    day: loc.day(next.held.fact.from ?? scene.view.day),
  });
}

/** Attributes where a text of the past or of nobody in particular is no answer. */
const PASTABLE: ReadonlySet<Attribute> = new Set([
  'prices',
  'discounts',
  'availability',
  'quotas',
  'multipliers',
  'equivalents',
  'worth',
  'environment',
  'advice',
]);

/** Who makes a model, and whose product a plan or a line is. */
function madeSentence(finding: Finding, scene: Scene): string {
  const { subject, slots } = finding;
  const { loc, view } = scene;
  if (subject.kind === 'model') {
    const known = new Set(slots.map((slot) => valueText(slot, scene)));
    return loc.t('ask:maker', { subject: nameOf(finding, scene), maker: loc.pick(subject.maker), known: [...known].join(loc.t('fact:join')) });
  }
  const line = subject.kind === 'plan' ? view.catalog.get('line', subject.line) : subject;
  const vendor = line?.kind === 'line' ? view.catalog.get('vendor', line.vendor) : undefined;
  return vendor ? loc.t('ask:owner', { subject: entityName(subject, loc), vendor: entityName(vendor, loc) }) : '';
}

/** Models, lines and plans have a maker; a client of somebody is not recorded as theirs. */
const isMade = ({ subject, topic }: Finding): boolean =>
  topic.aspect === 'maker' && (subject.kind === 'model' || subject.kind === 'line' || subject.kind === 'plan');

export function isTold(finding: Finding): boolean {
  return (
    isMade(finding) ||
    finding.slots.length > 0 ||
    finding.monthly !== undefined ||
    finding.reduced !== undefined ||
    finding.texts.length > 0 ||
    finding.counting !== undefined ||
    finding.rates !== undefined ||
    finding.successors !== undefined ||
    finding.membership !== undefined
  );
}

const STOPPED = /[.。!?！？](?:\s?[(（][^)）]*[)）])?$/u;

/** A text of the data as a sentence: with a full stop where it has none. */
export function stopped(text: string, loc: Scene['loc']): string {
  return STOPPED.test(text) ? text : loc.t('ask:withoutDetail', { said: text });
}

/** What only some findings hold: it is the answer, whatever the topic. */
function ownSentence(finding: Finding, scene: Scene): string | undefined {
  const { texts, membership, counting, successors, rates, topic, slots } = finding;
  if (texts.length > 0)
    return joinSentences(
      texts.map((entry) => textSentence(entry, scene)),
      scene.loc,
    );
  if (membership) return membershipSentence(finding, scene);
  if (counting) return countingSentence(finding, scene);
  if (successors) return successorSentence(finding, successors, scene);
  if (rates) return ratesSentence(finding, rates, scene);
  if (isMade(finding)) return madeSentence(finding, scene);
  if (topic.aspect === 'resets' && slots.length > 0) return resetSentence(finding, scene);
  if (topic.aspect === 'unit' && slots.length > 0) return joinSentences([unitSentence(finding, scene), quotaSentence(finding, scene)], scene.loc);
  return undefined;
}

/** The slots of an attribute, as it is spoken of. */
function slotsSentence(finding: Finding, scene: Scene, modal?: Modal): string {
  switch (finding.topic.attribute) {
    case 'quotas':
      return quotaSentence(finding, scene);
    case 'prices':
      return priceSentence(finding, scene);
    case 'models':
    case 'clients':
    case 'protocols':
      return listSentence(finding, scene);
    case 'rules':
    case 'features':
      return joinSentences(
        statedFacts(finding).map((fact) => statedSentence(fact, finding.subject, scene, modal)),
        scene.loc,
      );
    case 'apiPrices':
      return apiPriceSentence(finding, scene) ?? otherSentence(finding, scene);
    case 'routes':
      return routeSentence(finding, scene);
    case 'links':
      return linkSentence(finding, scene);
    case 'availability':
      return saleSentence(finding, scene, modal);
    default:
      return otherSentence(finding, scene);
  }
}

/** What is not known, and the nearest that is. */
function unknownSentence(finding: Finding, scene: Scene): string {
  const { loc } = scene;
  const { topic, near = [] } = finding;
  const stated = topic.attribute === 'rules' || topic.attribute === 'features' || (topic.aspect === 'counting' && topic.name !== undefined);
  const compared = topic.attribute === 'equivalents' ? topic.term : undefined;
  const unknown = loc.t(stated ? 'ask:notStated' : compared ? 'ask:notCompared' : 'ask:notThere', {
    subject: nameOf(finding, scene),
    label: compared ? termName(compared, scene.view.catalog, loc) : topicLabel(finding, scene),
  });
  const since = knownFrom(finding.subject, topic.attribute, scene.view);
  const none = since === undefined ? unknown : joinSentences([unknown, loc.t('ask:knownFrom', { day: loc.day(since) })], loc);
  const said = joinSentences(
    near.map((other) => findingSentence(other, scene)),
    loc,
  );
  const [first] = near;
  if (first && topic.aspect === 'successor') return joinSentences([none, loc.t('ask:newer', { model: nameOf(first, scene), said })], loc);
  const past = PASTABLE.has(topic.attribute) ? pastSentence(finding, scene) : undefined;
  return past ?? (first ? joinSentences([none, loc.t('ask:near', { said })], loc) : none);
}

/** The finding in one sentence, without its source. */
export function findingSentence(finding: Finding, scene: Scene, modal?: Modal): string {
  const own = ownSentence(finding, scene);
  if (own !== undefined) return own;
  if (finding.slots.length > 0) return slotsSentence(finding, scene, modal);
  if (finding.reduced) return reducedSentence(finding, finding.reduced, scene);
  return finding.monthly ? monthlySentence(finding, scene) : unknownSentence(finding, scene);
}

const statedFacts = ({ slots }: Finding) =>
  slots.flatMap((slot) => (slot.attribute === 'rules' || slot.attribute === 'features' ? (slot.readings[0]?.lead.fact ?? []) : []));

export function textOf({ attribute, held }: AnyHeld, scene: Scene): string {
  return heldText(held as Held<Attribute>, attribute, scene);
}

/** What is written, as a sentence: a rule says whose it is. */
function textSentence(entry: AnyHeld, scene: Scene): string {
  const { attribute, held } = entry;
  const owner = scene.view.catalog.find(held.statedBy);
  return owner && (attribute === 'rules' || attribute === 'features')
    ? statedSentence(held.fact, owner, scene)
    : stopped(textOf(entry, scene), scene.loc);
}
