/** What is asked about: topics of the data, from cues, terms and names, in the order in which the question names them. */
import { isLimitWindow } from '#src/catalog/spans.ts';
import type { Said } from '../mentions/said.ts';
import { unknownWords } from '../mentions/unknown-words.ts';
import type { Topic } from '../query/topics.ts';
import { spanCue } from '../vocabulary/index.ts';
import { windowsIn } from './spoken.ts';
import type { Subjects } from './subjects.ts';
import { BY_CUE, BY_TERM, CIRCUMSTANCE, COUNTING, isSpecial, topic, WEAK_BY_CUE } from './topic-words.ts';
import { conductTopics, existenceTopics, withoutOccasion } from './topics-of-conduct.ts';
import { priceTopics, promotionTopics } from './topics-of-prices.ts';
import { isCounting, quotaTopics } from './topics-of-quotas.ts';
import { rateTopics } from './topics-of-rates.ts';
import {
  apiTopics,
  guideTopics,
  isAgainstApi,
  mappedSeries,
  membershipTopics,
  restTopics,
  rivalTopics,
  routeTopics,
  setupTopics,
  successorTopics,
  termTopics,
} from './topics-of-things.ts';

/** What topics are read from. */
export type Reading = { readonly heard: Said; readonly subjects: Subjects };

const hasOffers = ({ subjects }: Reading): boolean => subjects.offers.length > 0;

/** Its words are listed apart from those of the others: "price, restock, refund". */
function isListed({ attribute, window }: Topic, rules: readonly Topic[], heard: Said): boolean {
  // "It charged me again" tells what happened.
  const asked = heard.cues('price').filter(({ start, end }) => !/^charged$/i.test(heard.text.slice(start, end)));
  const words = attribute === 'prices' ? asked : isLimitWindow(window) ? heard.cues(spanCue(window)) : heard.cues('quota');
  const others = rules.flatMap((each) => placeOf(each, heard) ?? []);
  return words.some((word) => !word.excluded && others.every((start) => heard.apart(word, { start, end: start + 1 })));
}

/** A rule is asked about: the quota, the price and the circumstance beside it are not. */
function withoutCircumstance(topics: readonly Topic[], { heard }: Reading): readonly Topic[] {
  const rule = ({ attribute, term }: Topic) => (attribute === 'rules' || attribute === 'features') && term !== undefined;
  const ruled = topics.some((each) => rule(each) && !CIRCUMSTANCE.has(each.term ?? ''));
  const exhausted = (each: Topic) => rule(each) && each.term === 'exhausted';
  const special = topics.some(isSpecial);
  if (!ruled && !special && !topics.some(exhausted)) return topics;
  const general = ({ attribute, window, phase, unit, aspect }: Topic) =>
    (attribute === 'quotas' && window === undefined && unit === undefined && aspect === undefined) || (attribute === 'prices' && phase === undefined);
  const falls = topics.some(({ term }) => term === 'balance-fallback');
  const rules = topics.filter((each) => rule(each) || isSpecial(each));
  const beyond = topics.some(({ attribute }) => attribute === 'overage') && heard.cues('price').length < 2;
  return topics.filter((each) => {
    if (beyond && each.attribute === 'prices' && each.phase === undefined) return false;
    if (each.attribute === 'quotas' || general(each)) {
      if (isListed(each, rules, heard)) return true;
      if (special && each.attribute === 'quotas') return false;
      if (general(each) && (special || !heard.has('how-many', 'amount'))) return false;
    }
    return !(ruled && !falls && exhausted(each));
  });
}

const agrees = (general: Topic, precise: Topic): boolean => Object.entries(general).every(([key, value]) => precise[key as keyof Topic] === value);

/** A general word says nothing beside a precise one: "评分" beside a dimension, "额度" beside a window. */
function precise(topics: readonly Topic[]): readonly Topic[] {
  const all = [...new Map(topics.map((each) => [JSON.stringify(each), each])).values()];
  return all.filter((each) => !all.some((other) => other !== each && Object.keys(other).length > Object.keys(each).length && agrees(each, other)));
}

/** "How many models": what is counted stands right after the words that ask for a number. */
function countedTopics({ heard }: Reading): readonly Topic[] {
  const asked = heard.cues('how-many');
  return (['models', 'clients'] as const).flatMap((thing) => {
    const counted = heard
      .cues(thing)
      .some(({ start, end }) => asked.some((how) => (start <= how.start && how.end <= end) || (how.end <= start && start - how.end <= 2)));
    return counted ? [topic(thing)] : [];
  });
}

const LISTS = ['models', 'clients', 'protocols'] as const;

/** "What clients do both have": what two lists hold in common is no rule about them. */
function inCommon(topics: readonly Topic[], { heard, subjects }: Reading): readonly Topic[] {
  if (!heard.has('shared') || subjects.offers.length < 2) return topics;
  const lists = LISTS.filter((list) => heard.has(list)).map((attribute) => topic(attribute));
  return lists.length > 0 ? [...lists, ...topics.filter(({ attribute }) => attribute !== 'rules')] : topics;
}

function environmentTopics({ heard, subjects }: Reading): readonly Topic[] {
  const mapped = mappedSeries(subjects, heard.all('family'));
  if (mapped.length > 0 && !heard.has('environment')) return [topic('environment'), topic('notes', { term: 'model-mapping' })];
  const variables = heard.all('variable');
  if (variables.length > 0) return variables.map(({ text: name }) => topic('environment', { name }));
  return heard.has('environment') ? [topic('environment'), topic('notes', { term: 'model-mapping' })] : [];
}

/** "几点放货": what is sold in limited numbers comes on sale at an hour. */
function saleHourTopics({ heard }: Reading): readonly Topic[] {
  const sold = heard.has('sale') && !heard.has('still', 'changed', 'began') && heard.has('sale-hour') && !heard.has('whether', 'price');
  return sold ? (BY_TERM['restock'] ?? []) : [];
}

/** How use is counted, and whether one kind of it is. */
function countingTopics({ heard }: Reading, counting: boolean): readonly Topic[] {
  const name = heard.has('does-count') ? heard.counted : undefined;
  if (name !== undefined) return [{ ...COUNTING, name }];
  return counting ? [COUNTING] : [];
}

/** What a cue points to, where the question may mean it. */
function cueTopics(reading: Reading): readonly Topic[] {
  const { heard, subjects } = reading;
  const maker = subjects.models.length > 0 ? !hasOffers(reading) : hasOffers(reading);
  const weighed = heard.has('multiplier') && hasOffers(reading) ? subjects.models.map(({ id: item }) => topic('multipliers', { item })) : [];
  return BY_CUE.flatMap(([cue, topics]) => {
    if (cue === 'multiplier' && weighed.length > 0) return weighed;
    // "Share it, same key", 拿 key 去跑脚本: whether that is allowed, not where keys are.
    const misused = cue === 'key' && heard.hasTerm('sharing', 'api-use');
    // Scores of public tests, not our ratings.
    if (cue === 'rating' && heard.hasTerm('benchmarks')) return [];
    // When it was renamed: something that happened.
    if (cue === 'successor' && heard.has(cue) && heard.has('asks-when')) return [topic('events')];
    // When it rolls over: when it comes back.
    if (cue === 'carries-over' && heard.has('asks-when')) return [];
    const meant = cue === 'maker' ? maker : !misused && (cue !== 'docs' || !heard.has('disagree'));
    return heard.has(cue) && meant ? topics : [];
  });
}

/** What it costs once it is used up: the price of what goes beyond. */
function beyondTopics({ heard }: Reading): readonly Topic[] {
  const spent = heard.has('exhausted', 'used-up') || heard.hasTerm('exhausted');
  return spent && heard.has('price', 'reckoned') ? [topic('overage')] : [];
}

/** Topics that words name for certain; only where there are none do weaker words count. */
function strongTopics(reading: Reading): readonly Topic[] {
  const { heard, subjects } = reading;
  const api = apiTopics(reading);
  const counting = isCounting(reading);
  // "Do failed requests count": the word for a unit belongs to what is asked of it.
  const named = heard.has('does-count') && heard.counted !== undefined;
  const counted = counting || named || (heard.hasTerm('counting') && !heard.has('amount', 'how-many'));
  const sized = heard.has('quota') && windowsIn(heard).length > 0;
  return [
    ...rateTopics(reading),
    ...countedTopics(reading),
    ...api,
    ...(api.length > 0 && subjects.plans.length === 0 ? [] : priceTopics(reading)),
    ...(counted && !sized ? [] : quotaTopics(reading)),
    ...(heard.has('ratio') && heard.has('price') && subjects.plans.length === 1 ? [topic('quotas')] : []),
    ...promotionTopics(reading),
    ...membershipTopics(reading),
    ...beyondTopics(reading),
    ...cueTopics(reading),
    ...guideTopics(reading),
    ...environmentTopics(reading),
    ...termTopics(reading),
    ...conductTopics(reading),
    ...rivalTopics(reading),
    ...restTopics(reading),
    ...saleHourTopics(reading),
    ...countingTopics(reading, counting),
  ];
}

/** "Is there an API to see how much is left": no price of the API, and no figure. */
function withoutFigures(topics: readonly Topic[], { heard }: Reading): readonly Topic[] {
  const shown = topics.some(({ link }) => link === 'usage') && heard.has('checks-usage', 'where', 'api');
  if (!shown) return topics;
  return topics.filter(
    ({ attribute, link, window, aspect }) =>
      !(attribute === 'apiPrices' || link === 'site' || link === 'docs' || (attribute === 'quotas' && window === undefined && aspect === undefined)),
  );
}

/** In the order of the text; empty where it asks about nothing in particular. */
export function readTopics(reading: Reading): readonly Topic[] {
  const { heard, subjects } = reading;
  if (isAgainstApi(reading)) return [topic('worth')];
  const alone = [routeTopics(reading), successorTopics(reading), setupTopics(reading)].find(({ length }) => length > 0);
  if (alone) return alone;
  const named = strongTopics(reading);
  const strong = [...existenceTopics(reading, named), ...named];
  const ofModels = subjects.models.length > 0 && !hasOffers(reading);
  // A list is no answer to what else is wondered of those in it.
  const wondered = heard.has('whether') && !heard.has('which', 'how-many', 'listed', 'supports') && unknownWords(heard).length > 0;
  const weak = wondered ? [] : WEAK_BY_CUE.filter(([cue]) => !ofModels || cue !== 'models');
  const found = strong.length > 0 ? strong : weak.flatMap(([cue, topics]) => (heard.has(cue) ? topics : []));
  const kept = heard.has('endpoint')
    ? found.filter(({ attribute, term }) => attribute !== 'protocols' || (term !== undefined && heard.has('which', 'supports')))
    : found;
  // What a model counts is told of it, not a quota of its own.
  const weighed = ofModels && heard.has('multiplier') ? kept.filter(({ attribute }) => attribute !== 'quotas') : kept;
  const told = withoutOccasion(precise(inCommon(weighed, reading)), reading);
  return inOrder(withoutFigures(withoutCircumstance(told, reading), reading), heard);
}

const PHASES = { first: 'first', second: 'second', regular: 'regular', renewal: 'renewal' } as const;
const first = (places: readonly { readonly start: number }[]): number | undefined =>
  places.length > 0 ? Math.min(...places.map(({ start }) => start)) : undefined;

/** Where the words of a topic stand; undefined where they cannot be told apart from others. */
function placeOf({ attribute, item, family, term, window, phase }: Topic, heard: Said): number | undefined {
  if (item !== undefined) return first(heard.all('name').filter(({ entities }) => entities.some(({ id }) => id === item)));
  if (family !== undefined) return first(heard.all('family').filter((each) => each.family === family));
  const named = heard.all('term').filter(({ id }) => id === term || BY_TERM[id]?.some((own) => own.attribute === attribute && own.term === term));
  if (term !== undefined && named.length > 0) return first(named);
  if (isLimitWindow(window)) return heard.at(spanCue(window));
  if (attribute === 'discounts') return heard.at('promotion');
  if (phase !== undefined) return heard.at(PHASES[phase]) ?? heard.at('promotion');
  if (attribute === 'prices') return heard.at('price') ?? heard.at('cheapest');
  if (attribute === 'quotas') return heard.at('quota') ?? heard.at('amount');
  const cues = [...BY_CUE, ...WEAK_BY_CUE].filter(([, topics]) => topics.some((own) => own.attribute === attribute && own.term === term));
  return first(named) ?? first(cues.flatMap(([cue]) => heard.cues(cue)));
}

/** Stable: a topic without a place of its own stays behind the one before it. */
function inOrder(topics: readonly Topic[], heard: Said): readonly Topic[] {
  let last = -1;
  const placed = topics.map((each) => {
    last = placeOf(each, heard) ?? last;
    return { each, start: last };
  });
  return placed.toSorted((one, other) => one.start - other.start).map(({ each }) => each);
}
