/** What is said to the bot, or of its last answer, and what is of no trade. Looked at before anything leans on an earlier question. */
import { shortestWindow } from '#src/catalog/spans.ts';
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
  'worth-buying',
  'cheapest',
  'recommend',
  'changed',
] as const;

export function isTrade({ heard, subjects, topics }: Meaning): boolean {
  if (topics.length > 0 || heard.all('share').length > 0 || heard.all('multiple').length > 0) return true;
  if (subjects.owners.length > 0 || subjects.except.length > 0 || subjects.ambiguous !== undefined) return true;
  return heard.all('term').some(({ of }) => of !== 'topic') || heard.all('money').length > 0 || heard.has(...TRADE);
}

const SHORT = 30;
const SHORTER = 20;

/** Undefined for anything that touches the trade. */
export function readTalk(meaning: Meaning): Talk | undefined {
  const { heard, subjects } = meaning;
  const talk = (about: Talk['about']): Talk => ({ kind: 'talk', about });
  if (!heard.says) return talk('empty');
  if (heard.has('bot') && heard.text.length < SHORT) return talk('bot');
  if (heard.has('about-data') && subjects.offers.length === 0 && subjects.models.length === 0) return talk('data');
  const trade = isTrade(meaning);
  if (heard.has('help') && !trade) return talk('help');
  if (trade) return undefined;
  if (heard.has('thanks')) return talk('thanks');
  if (heard.has('greeting') && heard.text.length < SHORTER) return talk('greeting');
  return talk('off-topic');
}
