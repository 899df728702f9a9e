/** Two or more things side by side. */
import type { QueryOf } from '../../query/query.ts';
import { type Topic, topicPath } from '../../query/topics.ts';
import { ids, type Meaning, shared } from '../meaning.ts';
import { topic } from '../topic-words.ts';
import type { Row } from './row.ts';

type Compare = QueryOf<'compare'>;

const isOpenList = ({ attribute, item, family }: Topic): boolean =>
  (attribute === 'models' || attribute === 'clients') && item === undefined && family === undefined;

/** "In A but not in B": what one of two lists has and the other lacks. */
export function isOneSided({ heard, topics, subjects }: Meaning): boolean {
  return topics.some(isOpenList) && subjects.offers.length + subjects.apart.length === 2 && heard.has('lacks');
}

/** Attributes whose terms have a yes or no for each. */
const STATED: ReadonlySet<string> = new Set(['protocols', 'rules', 'features']);
const isStated = ({ item, family, attribute, term }: Topic): boolean =>
  item !== undefined || family !== undefined || (STATED.has(attribute) && term !== undefined);

/** Where something is found. */
const PLACES: ReadonlySet<string> = new Set(['links', 'endpoints', 'saleTimes']);

/** Told of each by itself: a yes or no, how it is counted, when it comes back, a day. */
function isTold({ topics, asks, subjects }: Meaning): boolean {
  if (topics.length === 0) return asks === 'when';
  if (
    topics.every(isStated) ||
    topics.every(({ attribute }) => PLACES.has(attribute)) ||
    topics.every(({ aspect }) => aspect === 'counting' || aspect === 'resets')
  )
    return true;
  return subjects.offers.length === 0 && topics.some(({ attribute }) => attribute === 'multipliers');
}

const COMPARING = [
  'compare',
  'either',
  'difference',
  'cheaper',
  'dearer',
  'more',
  'same',
  'shared',
  'only-here',
  'which',
  'recommend',
  'ratio',
  'value',
  'most',
  'longest-lasting',
  'least',
] as const;

const BETWEEN = ['compare', 'difference', 'cheaper', 'dearer', 'same', 'shared', 'only-here', 'ratio', 'value', 'longest-lasting'] as const;
/** One name for all lines of a house sets nothing side by side: "is Claude sold in Korea, or not yet". */
const isOfOneHouse = ({ heard, subjects }: Meaning): boolean =>
  subjects.plans.length === 0 &&
  heard.all('name').filter(({ entities }) => entities.some(({ kind }) => kind === 'vendor' || kind === 'line')).length === 1;

function isAsked(meaning: Meaning): boolean {
  const { heard, topics, subjects, asks } = meaning;
  // What is put to us of each is confirmed or corrected.
  if (heard.has('is-it-so') && heard.all('number').length > 0 && !heard.has('same', 'more')) return false;
  if (subjects.namedLines.length > 1 && !heard.has(...BETWEEN) && isOfOneHouse(meaning)) return false;
  // "Do A and B work abroad" is a yes or no of each.
  if (heard.has(...COMPARING) || (topics.length === 0 && (asks !== 'whether' || heard.has('lacks', 'except')) && !heard.has('define'))) return true;
  return (subjects.offers.length === 2 && isOneSided(meaning)) || topics.some(({ term }) => term === 'price-difference');
}

/** Whether it asks if they are the same, what they share, or what only one has. */
function setsOf({ heard, topics, asks }: Meaning, oneSided: boolean): Compare['asks'] {
  if (heard.has('same') && asks === 'whether' && topics.length > 0 && !heard.has('more', 'which', 'how-many', 'as-much', 'cheaper', 'total'))
    return 'same';
  const listed = topics.length === 0 || topics.some(({ attribute }) => attribute === 'models' || attribute === 'clients');
  if (!listed) return undefined;
  return heard.has('shared') ? 'shared' : oneSided ? 'only' : undefined;
}

/** What a plan or a model costs, and for how much of it. */
const PRICED: ReadonlySet<string> = new Set(['prices', 'apiPrices', 'discounts', 'worth', 'quotas', 'equivalents', 'multipliers']);

function toldOf({ heard, topics, subjects }: Meaning, sets: Compare['asks']): readonly Topic[] {
  // "Why would one pick A if B is cheaper": what speaks for each, beside what is known already.
  // "Can only buy one of them": that one buys is no question of who still sells.
  if (heard.has('recommend', 'choose') && topics.length === 1 && topics[0]?.attribute === 'availability') return [];
  const others = (heard.has('why') && heard.has('recommend', 'choose')) || (heard.has('except') && !sets && heard.has('compare', 'difference'));
  if (others) return [];
  // "Which gives the most": of what one may use.
  const priced = topics.every(({ attribute }) => attribute === 'prices');
  const most = (topics.length === 0 && heard.has('most', 'longest-lasting')) || (priced && heard.has('gives-more'));
  const much = most && subjects.offers.length > 0 && !heard.has('value', 'recommend');
  if (much && !sets) return [topic('quotas'), topic('prices')];
  // Whatever else is asked, who is cheaper is a question of the price.
  const dropped = heard.has('cheaper', 'dearer', 'budget-tight') && topics.length > 0 && !topics.some(({ attribute }) => PRICED.has(attribute));
  return dropped ? [topic('prices'), ...topics] : topics;
}

function compare(meaning: Meaning): Compare | undefined {
  const { subjects } = meaning;
  const { offers, models, apart } = subjects;
  const oneSided = isOneSided(meaning);
  // What the one has and the other has not: both are meant.
  const both = oneSided && offers.length === 1 ? [...offers, ...apart] : offers;
  const sides = both.length === 0 ? models : both;
  const sets = setsOf(meaning, oneSided);
  if (sides.length < 2 || (sets !== 'same' && isTold(meaning)) || !isAsked(meaning)) return undefined;
  const told = toldOf(meaning, sets);
  const { when, except: left } = shared(meaning);
  return {
    kind: 'compare',
    subjects: ids(sides),
    topics: told.map(topicPath),
    ...(sets ? { asks: sets } : {}),
    ...(left && !oneSided ? { except: left } : {}),
    ...(when ? { when } : {}),
  };
}

/** "Which is smarter": two set against each other by what no price and no quota tells. */
function byQuality(meaning: Meaning): Compare | undefined {
  const { heard, subjects, topics } = meaning;
  const sides = subjects.offers.length > 0 ? subjects.offers : subjects.models;
  const other = topics.some(({ attribute }) => attribute !== 'models' && attribute !== 'clients' && attribute !== 'ratings');
  if (
    !heard.has('quality', 'asks-quality') ||
    sides.length < 2 ||
    other ||
    heard.has('value', 'cheaper', 'dearer', 'gives-more', 'quota', 'price', 'rating')
  )
    return undefined;
  return { kind: 'compare', subjects: ids(sides), topics: [], asks: 'better', ...shared(meaning) };
}

export const QUALITY: Row = { name: 'which is better', build: byQuality };
export const COMPARE: Row = { name: 'side by side', build: compare };
