/** What is asked about: attributes of the data, from cues, glossary terms and names. Weak words count only where no strong one stands. */
import type { Unit } from '#src/catalog/schema.ts';
import { type LimitWindow, limitWindows, windowTerm } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { spanCue } from '../vocabulary/index.ts';
import { isAgainstApi } from './against-api.ts';
import type { Topic } from './earlier/query.ts';
import { longPeriod } from './paid-for.ts';
import { rateTopics } from './rate-questions.ts';
import type { Signals } from './signals.ts';
import type { Subjects } from './subjects.ts';
import { BY_CUE, BY_TERM, topic as t, VAGUE_TOPICS, WEAK_BY_CUE } from './topic-rules.ts';

type Read = { readonly signals: Signals; readonly subjects: Subjects };

/** Quota windows that the text names. */
export function windowsOf(signals: Signals): readonly LimitWindow[] {
  const named = (term: string | undefined) => term !== undefined && signals.hasTerm(term);
  return limitWindows.filter((window) => signals.has(spanCue(window)) || named(windowTerm(window)));
}

export function unitOf(signals: Signals): Unit | undefined {
  if (signals.has('unit-token') || signals.hasTerm('token')) return 'token';
  if (signals.has('unit-prompt') || signals.hasTerm('prompt')) return 'prompt';
  if (signals.has('unit-request') || signals.hasTerm('request', 'model-call')) return 'request';
  return signals.has('unit-credit') || signals.hasTerm('credit') ? 'credit' : undefined;
}

function apiTopics({ signals, subjects }: Read): readonly Topic[] {
  const priced = signals.has('price', 'api', 'cheaper', 'dearer', 'cheapest') || signals.hasTerm('pay-as-you-go');
  const parts = (['cached', 'uncached', 'input', 'output', 'cache-write'] as const).filter((part) => signals.has(part));
  const offered = subjects.plans.length + subjects.lines.length > 0;
  if ((subjects.models.length === 0 || signals.has('multiplier')) && !signals.has('api')) return [];
  // "Does a plan cover API calls" is a rule of the plan, not a price list.
  if (signals.has('worth') || (subjects.models.length === 0 && offered && !signals.has('price', 'cheaper', 'dearer', 'how-many'))) return [];
  if (!priced && parts.length === 0) return [];
  const telling = parts.length > 1 ? parts.filter((part) => part !== 'input' || !signals.has('cached', 'uncached')) : parts;
  return telling.length === 0 ? [t('apiPrices')] : telling.map((part) => t('apiPrices', { part }));
}

/** 续费多少: what is paid, though no word for a price is said. */
const RENEWAL_ASKED =
  /续(?:费|订|期)(?:价格?|分别|各|是|要|得|每?个?月|的)*多少(?!次|天|token|额度|个|积分)|renew(?:al|s|ing)?\b[^,.?\d]{0,12}\bhow much\b|how much\b[^,.?\d]{0,24}\brenew/i;

function priceTopics({ signals, subjects }: Read): readonly Topic[] {
  const phases = (['first', 'second', 'regular'] as const).filter((phase) => phaseNamed(signals, phase));
  const per = longPeriod(signals);
  const renewal =
    signals.has('renewal') && (signals.has('price', 'cheaper', 'dearer', 'difference', 'changed', 'still') || RENEWAL_ASKED.test(signals.text));
  if (signals.has('exchange') && subjects.plans.length + subjects.lines.length > 0) return [t('prices')];
  const periodic = per !== undefined && subjects.models.length === 0 && !signals.has('promotion');
  if (!signals.has('price', 'cheaper', 'dearer', 'cheapest') && phases.length === 0 && !renewal && !periodic) return [];
  // "I asked for the quota, not the price."
  const prices = signals.cues.filter(({ cue }) => cue === 'price');
  if (
    prices.length > 0 &&
    prices.every(({ start }) =>
      /(?:不是|而非|并非|not(?: about)?(?: the)?|rather than)\s?$/i.test(signals.text.slice(Math.max(0, start - 16), start)),
    )
  )
    return [];
  // "How much of my quota is left" asks for no price.
  const left = signals.has('remaining', 'usage-page') && phases.length === 0 && !signals.has('cheaper', 'dearer', 'cheapest');
  if (left && signals.cues.every(({ cue, start, end }) => cue !== 'price' || /^how much$/i.test(signals.text.slice(start, end)))) return [];
  if (signals.has('promotion') && per && phases.length === 0 && !signals.has('total')) return [];
  if (subjects.models.length > 0 && subjects.plans.length === 0 && subjects.lines.length === 0) return [];
  const rest = per ? { per } : {};
  const before = RENEWAL_ASKED.test(signals.text) ? phases.filter((phase) => phase === 'first') : [];
  if (renewal)
    return [...before.map((phase) => t('prices', { phase, ...rest })), t('prices', { phase: 'renewal', ...rest }), t('rules', { term: 'renewal' })];
  // Where no second price is known the regular one follows the first.
  const asked = phases.includes('second') && !phases.includes('regular') ? [...phases, 'regular' as const] : phases;
  return asked.length === 0 ? [t('prices', rest)] : asked.map((phase) => t('prices', { phase, ...rest }));
}

/** "Price and prompts": the quota beside the price. */
const JOINED_UNIT =
  /(?:and|&|\+|\/|,|和|、|以及|还有)\s?(?:the |its |how many |多少|几个?|几次)?\s?(?:5h |5-hour |每5小时)?\s?(?:prompts?|requests?|请求|提问)/i;

function quotaTopics({ signals }: Read): readonly Topic[] {
  const windows = windowsOf(signals).filter((window) => window !== 'month' || !signals.has('price') || signals.has('quota'));
  const unit = unitOf(signals);
  if (signals.has('exchange') && unit === undefined && windows.length === 0) return [];
  // Where the remainder is shown, not how much there is.
  if (signals.has('usage-page') && signals.has('where', 'how') && windows.length === 0 && unit === undefined) return [];
  const figured = signals.quantities.some(({ unit: of, per }) => of !== undefined && per !== undefined) && signals.has('still', 'whether', 'either');
  // "Which lasts longest in a week" asks for a quota, "which is dearest" does not.
  const lasting =
    signals.has('longest-lasting') || (signals.has('most', 'heavy') && !signals.has('dearer', 'cheaper', 'cheapest', 'price', 'value', 'recommend'));
  const counted = lasting || figured || signals.has('quota', 'amount', 'how-many', 'more', 'remaining') || unit !== undefined;
  const ofPrompts =
    unit !== undefined && signals.has('how-many', 'disagree', 'more', 'tiers', 'compare', 'each') && !signals.has('conversion', 'per-unit', 'api');
  if (signals.has('reset')) {
    // Who says that two sources differ on a window wants its limit.
    const doubted = signals.has('disagree') || (windows.length > 1 && signals.has('whether') && !signals.has('how', 'when'));
    if (doubted && windows.length > 0) return windows.map((window) => t('quotas', { window }));
    const [window] = signals.has('either') ? [] : windows;
    return [t('quotas', { aspect: 'resets', ...(window && windows.length === 1 ? { window } : {}) })];
  }
  if (windows.length > 0 && counted && !(signals.has('price') && !signals.has('quota', 'more') && unit === undefined)) {
    return windows.map((window) => t('quotas', { window, ...(unit ? { unit } : {}) }));
  }
  const beside =
    signals.has('price') &&
    (unit === 'prompt' || unit === 'request') &&
    !signals.has('conversion', 'per-unit', 'api', 'whether') &&
    (signals.has('all', 'sort', 'each', 'tiers', 'domestic') || JOINED_UNIT.test(signals.text));
  return signals.has('quota', 'amount') || ofPrompts || beside ? [t('quotas', unit ? { unit } : {})] : [];
}

/** "Does X take Y": a client or a model beside a plan or a line. */
function membershipTopics({ signals, subjects }: Read): readonly Topic[] {
  const owned = subjects.plans.length + subjects.lines.length > 0 || signals.has('which', 'all', 'recommend');
  const items = (attribute: 'models' | 'clients', refs: readonly Ref[]): readonly Topic[] =>
    owned ? refs.map((item) => t(attribute, { item })) : [];
  // Qwen in Qwen Code is the client's, and a version that nobody knows is none of the family's.
  const free = signals.families.filter(
    ({ start, end }) =>
      !/^[-\s]?\d/.test(signals.text.slice(end)) &&
      !signals.mentions.some(
        (name) => name.start <= start && end <= name.end && (name.end - name.start > end - start || subjects.houses.includes(name)),
      ),
  );
  const families = [...new Set(free.map(({ family }) => family))].filter((family) => !subjects.namedLines.some(({ id }) => id === family));
  const ofFamily =
    subjects.models.length === 0 &&
    (subjects.plans.length + subjects.lines.length > 0
      ? signals.has('models', 'whether', 'supports', 'which')
      : signals.has('which', 'all') && signals.has('supports', 'subscription', 'sale'));
  const other = signals.has('api', 'context', 'parameters', 'active', 'multiplier', 'environment');
  return [
    ...(ofFamily && !other ? families.map((family) => t('models', { family })) : []),
    ...(signals.has('environment', 'guide') || (signals.has('endpoint') && !signals.has('supports')) ? [] : items('clients', subjects.clients)),
    ...(other ? [] : items('models', subjects.models)),
  ];
}

/** "Equals how many Claude plans": what vendors say a quota is worth of somebody else's. */
function rivalTopics({ signals, subjects }: Read): readonly Topic[] {
  const offered = subjects.plans.length + subjects.lines.length > 0;
  const measured = signals.has('how-many', 'ratio', 'convert', 'same', 'more', 'compare', 'equivalent');
  const already = signals.terms.some(({ kind }) => kind === 'product');
  return signals.rival && offered && measured && !already && !signals.has('environment') ? [t('equivalents')] : [];
}

const BARE_SHARE = /^shares?$/i;
/** Who shares a subscription, or what of it. */
const SHARED_BY =
  /\b(?:can|could|may|allowed|permitted|ok(?:ay)?|let|lets|people|persons?|team(?:mates?)?|colleagues?|co-?workers?|friends?|family|roommates?|several|multiple|we|us|our|i|my|me|an? (?:plan|account|login|key|seat|subscription)|one (?:plan|account|login|key|seat|subscription)|the (?:plan|account|login|key|subscription)|it)\b/i;

export const REFERS = /推荐人|推荐自己|推荐别人|自己推荐|被推荐|朋友|好友|邀请|奖励|返|拉人|拉新|介绍|friend|refer|invit|reward/i;

function termTopics({ signals, subjects }: Read): readonly Topic[] {
  const ofModels = subjects.models.length > 0 && subjects.plans.length + subjects.lines.length === 0;
  return signals.terms.flatMap(({ id, kind, start, end }): readonly Topic[] => {
    const own = BY_TERM[id];
    if (own) return own;
    // What happens to the balance is told with what happens to the plan.
    if (id === 'balance-fallback') return [t('rules', { term: 'exhausted' }), t('rules', { term: id })];
    // What two have in common, and a part of something, are no account that people share.
    if (id === 'sharing' && BARE_SHARE.test(signals.text.slice(start, end)) && !SHARED_BY.test(signals.text)) return [];
    // 推荐 asks for advice unless somebody is invited.
    if (id === 'referral' && !REFERS.test(signals.text)) return [];
    if (kind === 'rule') return [t('rules', { term: id })];
    if (kind === 'feature') return [t('features', { term: id })];
    if (kind === 'protocol') return [t('protocols', { term: id })];
    if (kind === 'product') return [t('equivalents', { term: id })];
    if (kind === 'dimension' && (signals.has('rating') || !signals.has('value', 'worth-buying'))) return [t('ratings', { term: id })];
    // What a vendor's page says of itself it says of a model in a line of praise.
    if (id === 'positioning' && ofModels) return [t('highlights')];
    if (kind === 'topic' && !VAGUE_TOPICS.has(id)) return [t('notes', { term: id })];
    return [];
  });
}

/** A promotion for a quarter or a year is a discount; one for nobody in particular may be a first-purchase price too. */
function promotionTopics({ signals }: Read): readonly Topic[] {
  if (!signals.has('promotion')) return [];
  const pers = (['quarterly', 'yearly', 'monthly'] as const)
    .filter((cue) => signals.has(cue))
    .map((cue) => (({ quarterly: 'quarter', yearly: 'year', monthly: 'month' }) as const)[cue]);
  return pers.length > 0 ? pers.map((per) => t('discounts', { per })) : [t('discounts'), t('prices', { phase: 'first' })];
}

/** 一次请求, "per prompt": of one, not of a window. */
const OF_ONE = /[一每1]\s?[次个轮条]|\b(?:a|an|one|each|every|per|single) (?:user |model |api )?(?:prompt|request|call|question|task)\b/i;
/** Words of time that mean the regular price only beside a price. */
const LATER = /^(?:之后|后面|后续|以后多少|过后|later on|after that|afterwards|thereafter)$/i;

function phaseNamed(signals: Signals, phase: 'first' | 'second' | 'regular'): boolean {
  const { cues, text } = signals;
  const named = cues.filter(({ cue }) => cue === phase);
  if (phase !== 'regular') return named.length > 0;
  return named.some(({ start, end }) => !LATER.test(text.slice(start, end)) || signals.has('price', 'first', 'cheaper', 'dearer'));
}

/** 问两句就用了几十次: somebody wonders how it was counted. */
const CONSUMED =
  /(?:用|扣|耗|花|烧|吃|少|跑)(?:掉)?了|没了|见底|扣得?(?:这么|那么)?(?:快|多)|消耗|\b(?:used up|gone|burn(?:s|ed|t|ing)?|eats?|ate|eaten|drain(?:s|ed|ing)?|consum(?:e|es|ed|ing)|deduct(?:s|ed)?|cost me)\b/i;

/** How use is counted, not how much there is. */
function counting({ signals }: Read): boolean {
  // Calls of one's own script are a rule's matter.
  if (signals.has('price', 'value', 'per-unit') || signals.hasTerm('api-use', 'separate-api-billing')) return false;
  if (signals.has('why') && CONSUMED.test(signals.text)) return true;
  const task = signals.terms.some(({ kind }) => kind === 'task');
  const ofOne = OF_ONE.test(signals.text);
  if (!task && !ofOne && windowsOf(signals).length > 0 && signals.has('amount', 'quota', 'how-many', 'most', 'more', 'which')) return false;
  if (task && signals.has('amount', 'how-many', 'conversion')) return true;
  // "Can prompts here and requests there be compared": by how each counts.
  if (signals.has('unit-prompt') && signals.has('unit-request') && signals.has('compare') && !signals.has('how-many')) return true;
  // 额度怎么算的: nobody's figure, and no window whose size is wanted.
  return (
    signals.has('conversion') &&
    (unitOf(signals) !== undefined || signals.hasTerm('tool-call') || (signals.has('quota') && windowsOf(signals).length === 0))
  );
}

/** "Setup guide for Cline": the guide of that client. */
function guideTopics({ signals, subjects }: Read): readonly Topic[] {
  if (!signals.has('guide') || subjects.clients.length === 0 || !signals.has('site', 'docs', 'how', 'where', 'guide')) return [];
  const address = /地址|\burl\b|\baddress\b/i.test(signals.text) ? [t('endpoints')] : [];
  return [...address, ...subjects.clients.map((item) => t('links', { link: 'guide', item }))];
}

function environmentTopics({ signals }: Read): readonly Topic[] {
  if (signals.variables.length > 0) return signals.variables.map((name) => t('environment', { name }));
  return signals.has('environment') ? [t('environment'), t('notes', { term: 'model-mapping' })] : [];
}

/** Limits that are no quota: 并发上限. */
const SPECIAL = new Set(['concurrency']);
/** Rules that a question names only to say when: "once the quota is used up, will I be charged". */
const CIRCUMSTANCE = new Set(['exhausted', 'renewal', 'legacy-terms', 'new-users-only']);

/** A rule is asked about: the quota, the price and the circumstance beside it are not. */
function withoutCircumstance(topics: readonly Topic[], { signals }: Read): readonly Topic[] {
  const ruled = topics.some(({ attribute, term }) => attribute === 'rules' && term !== undefined && !CIRCUMSTANCE.has(term));
  const circumstantial = topics.some(({ attribute, term }) => attribute === 'rules' && term === 'exhausted');
  const special = topics.some(
    ({ attribute, term }) => attribute === 'mcpServers' || (attribute === 'notes' && term !== undefined && SPECIAL.has(term)),
  );
  if (!ruled && !circumstantial && !special) return topics;
  const general = ({ attribute, window, phase, unit, aspect }: Topic) =>
    (attribute === 'quotas' && window === undefined && unit === undefined && aspect === undefined) || (attribute === 'prices' && phase === undefined);
  return topics.filter((topic) => {
    if (special && topic.attribute === 'quotas') return false;
    if (general(topic) && (special || !signals.has('how-many', 'amount'))) return false;
    return !(ruled && !topics.some(({ term }) => term === 'balance-fallback') && topic.attribute === 'rules' && topic.term === 'exhausted');
  });
}

function distinct(topics: readonly Topic[]): readonly Topic[] {
  const found = new Map(topics.map((topic) => [JSON.stringify(topic), topic]));
  const all = [...found.values()];
  // A general word says nothing beside a precise one: "评分" beside a dimension, "额度" beside a window.
  return all.filter((topic) => {
    const precise = all.some(
      (other) =>
        other !== topic && other.attribute === topic.attribute && Object.keys(other).length > Object.keys(topic).length && agrees(topic, other),
    );
    return !precise;
  });
}

const agrees = (general: Topic, precise: Topic): boolean => Object.entries(general).every(([key, value]) => precise[key as keyof Topic] === value);

/** "How many models": what is counted stands right after the words that ask for a number. */
function countedTopics({ signals }: Read): readonly Topic[] {
  const asked = signals.cues.filter(({ cue }) => cue === 'how-many');
  return (['models', 'clients'] as const)
    .filter((thing) =>
      signals.cues.some(
        ({ cue, start, end }) =>
          cue === thing &&
          (/^\s?(?:数|个数|数量)/.test(signals.text.slice(end)) ||
            asked.some((how) => (start <= how.start && how.end <= end) || (how.end <= start && start - how.end <= 2))),
      ),
    )
    .map((attribute) => t(attribute));
}

const LISTS = ['models', 'clients', 'protocols'] as const;

/** "What clients do both have": what two lists hold in common is no rule about them. */
function inCommon(topics: readonly Topic[], { signals, subjects }: Read): readonly Topic[] {
  if (!signals.has('shared') || subjects.plans.length + subjects.lines.length < 2) return topics;
  const lists = LISTS.filter((list) => signals.has(list)).map((attribute) => t(attribute));
  return lists.length > 0 ? [...lists, ...topics.filter(({ attribute }) => attribute !== 'rules')] : topics;
}

/** Most precise first in the order of the text's attributes; empty where the text asks about nothing in particular. */
export function readTopics(signals: Signals, subjects: Subjects): readonly Topic[] {
  const read: Read = { signals, subjects };
  if (isAgainstApi(read)) return [t('worth')];
  const api = apiTopics(read);
  const ofModelsAlone = subjects.models.length > 0 && subjects.plans.length + subjects.lines.length === 0;
  const counted = counting(read) || (signals.hasTerm('counting') && !signals.has('amount', 'how-many'));
  const strong = [
    ...rateTopics(signals, subjects),
    ...countedTopics(read),
    ...api,
    ...(api.length > 0 && subjects.plans.length === 0 ? [] : priceTopics(read)),
    ...(counted && !(signals.has('quota') && windowsOf(signals).length > 0) ? [] : quotaTopics(read)),
    ...(signals.has('ratio') && signals.has('price') && subjects.plans.length === 1 ? [t('quotas')] : []),
    ...promotionTopics(read),
    ...membershipTopics(read),
    ...BY_CUE.flatMap(([cue, topics]) =>
      signals.has(cue) &&
      !(cue === 'docs' && signals.has('disagree')) &&
      (cue !== 'maker' || ofModelsAlone || (subjects.models.length === 0 && subjects.plans.length + subjects.lines.length > 0))
        ? topics
        : [],
    ),
    ...guideTopics(read),
    ...environmentTopics(read),
    ...termTopics(read),
    ...rivalTopics(read),
    ...(counting(read) ? [t('notes', { term: 'counting', aspect: 'counting' })] : []),
  ];
  const addressed = signals.has('endpoint');
  const weak = WEAK_BY_CUE.filter(([cue]) => !ofModelsAlone || cue !== 'models');
  const found = strong.length > 0 ? strong : weak.flatMap(([cue, topics]) => (signals.has(cue) ? topics : []));
  const kept = addressed
    ? found.filter(({ attribute, term }) => attribute !== 'protocols' || (term !== undefined && signals.has('which', 'supports')))
    : found;
  // What a model counts is told of it, not a quota of its own.
  const weighed = ofModelsAlone && signals.has('multiplier') ? kept.filter(({ attribute }) => attribute !== 'quotas') : kept;
  return withoutCircumstance(distinct(inCommon(weighed, read)), read);
}
