/** Topics of how much one may use, and how that is counted. */
import { type LimitWindow, windowTerm } from '#src/catalog/spans.ts';
import { overlap } from '../places.ts';
import type { Topic } from '../query/topics.ts';
import { unitIn, windowsIn } from './spoken.ts';
import { topic } from './topic-words.ts';
import type { Reading } from './topics.ts';

/** When a quota comes back; who says that two sources differ on a window wants its limit. */
function resetTopics({ heard }: Reading): readonly Topic[] {
  const windows = windowsIn(heard);
  const doubted = heard.has('disagree') || (windows.length > 1 && heard.has('whether') && !heard.has('how', 'when'));
  if (doubted && windows.length > 0) return windows.map((window) => topic('quotas', { window }));
  const [window, second] = heard.has('either') ? [] : windows;
  return [topic('quotas', { aspect: 'resets', ...(window && !second ? { window } : {}) })];
}

/** How many there are is asked, in one way or another. */
function isAmount({ heard }: Reading): boolean {
  const figured = heard.all('quantity').some(({ unit, per }) => unit !== undefined && per !== undefined) && heard.has('still', 'whether', 'either');
  // "Which lasts longest in a week" asks for a quota, "which is dearest" does not.
  const most = heard.has('most', 'heavy') && !heard.has('dearer', 'cheaper', 'cheapest', 'price', 'value', 'recommend');
  return (
    heard.has('longest-lasting', 'quota', 'amount', 'how-many', 'more', 'remaining', 'overview') || most || figured || unitIn(heard) !== undefined
  );
}

/** Windows whose quota may be meant: "118 a month, right?" is a price. */
function windowsMeant({ heard }: Reading): readonly LimitWindow[] {
  const money = heard.has('price') || (heard.all('money').length > 0 && unitIn(heard) === undefined);
  return windowsIn(heard).filter((window) => window !== 'month' || !money || heard.has('quota'));
}

export function quotaTopics(reading: Reading): readonly Topic[] {
  const { heard } = reading;
  const unit = unitIn(heard);
  const windows = windowsMeant(reading);
  // Where the remainder is shown, not how much there is; money in another currency.
  const unsized = unit === undefined && windows.length === 0;
  if (unsized && (heard.has('exchange') || (heard.has('usage-page') && heard.has('where', 'how')))) return [];
  if (heard.has('reset')) return resetTopics(reading);
  const told = unit ? { unit } : {};
  const priced = heard.has('price') && !heard.has('quota', 'more') && unit === undefined;
  if (windows.length > 0 && isAmount(reading) && !priced) return windows.map((window) => topic('quotas', { window, ...told }));
  // "What does it cost, and is there a weekly limit": the limit is named as such.
  const limits = windows.filter((window) => heard.hasTerm(windowTerm(window) ?? ''));
  if (limits.length > 0 && priced && heard.has('whether', 'two-things')) return limits.map((window) => topic('quotas', { window, ...told }));
  return heard.has('quota', 'amount') || (unit !== undefined && isOfUnit(heard, unit)) ? [topic('quotas', told)] : [];
}

/** A unit is spoken of to ask how many there are, by itself or beside a price. */
function isOfUnit(heard: Reading['heard'], unit: string): boolean {
  if (heard.has('conversion', 'per-unit', 'api')) return false;
  if (heard.has('how-many', 'disagree', 'more', 'tiers', 'compare', 'each')) return true;
  const counted = unit === 'prompt' || unit === 'request';
  // 哪个套餐请求最多, of everyone.
  if (counted && heard.has('most') && heard.has('which') && heard.all('name').length === 0) return true;
  return counted && heard.has('price') && !heard.has('whether') && heard.has('all', 'sort', 'domestic', 'joined-unit');
}

/** "Is it token based now", 改成积分制了: the way it is charged, no price and no amount. */
export function isCharged(heard: Reading['heard']): boolean {
  const ways = heard.cues('charged-by');
  if (ways.length === 0 || heard.has('by-which-unit', 'asks-when', 'how-many', 'amount', 'enough', 'cheaper', 'value', 'api')) return false;
  return heard.cues('price').every((price) => ways.some((way) => overlap(way, price)));
}

/** How use is counted, not how much there is. */
export function isCounting({ heard }: Reading): boolean {
  if (isCharged(heard)) return true;
  // Calls of one's own script are a rule's matter.
  if (heard.has('price', 'value', 'per-unit') || heard.hasTerm('api-use', 'separate-api-billing')) return false;
  const task = heard.all('term').some(({ of }) => of === 'task');
  const windows = windowsIn(heard);
  if (!task && !heard.has('of-one') && windows.length > 0 && heard.has('amount', 'quota', 'how-many', 'most', 'more', 'which')) return false;
  // "Can prompts here and requests there be compared": by how each counts.
  if (heard.has('unit-prompt') && heard.has('unit-request') && heard.has('compare') && !heard.has('how-many')) return true;
  // 额度怎么算的: nobody's figure, and no window whose size is wanted.
  return heard.has('conversion') && (unitIn(heard) !== undefined || heard.hasTerm('tool-call') || (heard.has('quota') && windows.length === 0));
}
