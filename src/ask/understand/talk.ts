/** What is said to the bot, or of its last answer, and what is of no trade. Looked at before anything leans on an earlier question. */
import { hasHan } from '#src/catalog/names/normalise.ts';
import { shortestWindow, spokenWindows } from '#src/catalog/spans.ts';
import { restLength, unknownShare } from '../mentions/unknown-words.ts';
import type { QueryOf } from '../query/query.ts';
import { spanCue } from '../vocabulary/index.ts';
import type { Meaning } from './meaning.ts';

type Talk = QueryOf<'talk'>;

/** Cues that belong to the trade; others (多, 高, "is") occur in any talk. */
const TRADE = [
  'price',
  'first',
  'regular',
  'renewal',
  'quota',
  'models',
  'protocols',
  'endpoint',
  'key',
  'successor',
  'sale',
  'environment',
  'mcp',
  'promotion',
  'multiplier',
  'context',
  'parameters',
  'api',
  'unit-prompt',
  'unit-request',
  'unit-token',
  'cached',
  'uncached',
  'subscription',
  spanCue(shortestWindow),
  'legacy',
  'usage-page',
  'tiers',
  'value',
  'limited',
  'freely',
  'abroad',
  'paid-with',
  'without-limit',
  'worth-buying',
  'cheapest',
  'recommend',
  'changed',
  'peak',
  'free',
] as const;

/** Cues that change an earlier question without a matter of their own: another window, region, edition, order. */
const AMENDS = [
  ...spokenWindows.map(spanCue),
  'window-day',
  'was',
  'history',
  'window-hour',
  'window-minute',
  'yearly',
  'quarterly',
  'monthly',
  'window-year',
  'window-quarter',
  'international',
  'domestic',
  'fast-edition',
  'input',
  'output',
  'cache-write',
  'cheaper',
  'dearer',
  'least',
  'longest-lasting',
  'compare',
  'difference',
  'flipped',
  'shared',
  'same',
  'more',
  'other-one',
  'same-for',
  'burst',
  'steady',
  'heavy',
  'light',
  'budget-tight',
  'which-plan',
  'convert',
  'ratio',
  'total',
  'enough',
  'supports',
] as const;

export function isTrade({ heard, subjects, topics }: Meaning): boolean {
  if (topics.length > 0 || heard.all('share').length > 0 || heard.all('multiple').length > 0) return true;
  const named = subjects.owners.length + subjects.except.length + heard.all('outsider').length + heard.all('family').length > 0;
  if (named || subjects.ambiguous !== undefined) return true;
  return heard.all('term').some(({ of }) => of !== 'topic') || heard.all('money').length > 0 || heard.has(...TRADE);
}

/** It brings something that an earlier question can be changed by. */
export function amends({ heard }: Meaning): boolean {
  const figures = heard.all('number').some(({ glued }) => glued === undefined) || heard.people !== undefined;
  return figures || heard.all('day').length > 0 || heard.all('family').length > 0 || heard.all('ordinal').length > 0 || heard.has(...AMENDS);
}

/** Most of what it says is known neither to the data nor to the vocabulary. */
const FOREIGN = 0.5;
const isForeign = ({ heard, subjects }: Meaning): boolean =>
  subjects.owners.length === 0 && subjects.ambiguous === undefined && unknownShare(heard) > FOREIGN;

const LONGER = 60;
const SHORT = 30;
const SHORTER = 20;

/** What is said of the bot or of its last answer; undefined where something of the trade is named. */
function ofAnswer({ heard, subjects, topics }: Meaning): Talk['about'] | undefined {
  if (subjects.owners.length > 0) return undefined;
  if (heard.has('bare-why')) return 'why';
  // English takes twice the letters.
  const most = hasHan(heard.text) || (topics.length > 0 && !heard.has('report')) ? SHORT : LONGER;
  if (heard.text.length > most || heard.has('correction') || heard.all('number').length > 0) return undefined;
  if (heard.has('report')) return 'report';
  if (heard.has('doubt')) return 'doubt';
  return heard.has('source') && !heard.has('about-data') ? 'source' : undefined;
}

/** What is said to the bot, whatever else is named. */
function ofBot({ heard, subjects, ...meaning }: Meaning): Talk['about'] | undefined {
  if (!heard.says) return 'empty';
  const ofOthers = subjects.owners.length > 0 && !heard.includes('你') && !heard.includes('you');
  if ((heard.has('bot') && !ofOthers && heard.text.length < SHORT) || (heard.has('of-the-bot') && heard.text.length < LONGER)) return 'bot';
  const said = ofAnswer({ heard, subjects, ...meaning });
  if (said) return said;
  return heard.has('about-data') && subjects.offers.length === 0 && subjects.models.length === 0 ? 'data' : undefined;
}

/** Polite, and no more. */
function politeness({ heard }: Meaning): Talk['about'] {
  if (heard.has('thanks')) return 'thanks';
  return heard.has('greeting') && heard.text.length < SHORTER ? 'greeting' : 'off-topic';
}

/** Thanks, or what was decided, and no question: whoever is named, nothing is asked of them. */
const closes = ({ heard, topics }: Meaning): boolean =>
  topics.length === 0 &&
  !heard.has('asks-any', 'wants', 'compare', 'enough', 'price') &&
  (heard.has('decided') || (heard.has('says-thanks') && restLength(heard) > LITTLE));
/** More letters are left of a text that says something besides names. */
const LITTLE = 12;

/** Undefined for anything that touches the trade, or that an earlier question (`leaning`) can be changed by; `names`: somebody is named whom nobody knows. */
export function readTalk(meaning: Meaning, leaning: boolean, names: boolean): Talk | undefined {
  const { heard } = meaning;
  const talk = (about: Talk['about']): Talk => ({ kind: 'talk', about });
  const said = ofBot(meaning);
  if (said) return talk(said);
  if (closes(meaning)) return talk('thanks');
  if (heard.has('rhetorical') && meaning.subjects.owners.length === 0 && !heard.has('cheapest', 'recommend')) return talk('off-topic');
  if (names) return undefined;
  const foreign = isForeign(meaning);
  const trade = isTrade(meaning);
  if (heard.has('help') && !trade) return talk('help');
  if (trade && !(foreign && !heard.has(...TRADE) && heard.all('money').length === 0)) return undefined;
  // Thanks and no question end the talk.
  if (heard.has('thanks') && !heard.has('asks-any')) return talk('thanks');
  return leaning && !foreign && amends(meaning) ? undefined : talk(politeness(meaning));
}
