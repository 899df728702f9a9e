/** Topics of what one may do with a plan, who may buy it and how it is paid. */
import type { Said } from '../mentions/said.ts';
import type { Topic } from '../query/topics.ts';
import { windowsIn } from './spoken.ts';
import { topic } from './topic-words.ts';
import type { Reading } from './topics.ts';

const rule = (term: string): Topic => topic('rules', { term });
const LENDING = [rule('sharing')];
const PROGRAMS = [rule('api-use')];
const PAYING = rule('payment-methods');
const BUYING = topic('buyers');

/** Whether it is allowed is asked, or it was refused already. */
const isJudged = ({ heard }: Reading): boolean =>
  heard.has('breaks-rules', 'permitted', 'key-refused') || heard.hasTerm('ban-risk', 'permitted-tools', 'api-use');

/** What is reckoned or chosen for several is no question of what is allowed. */
const OTHERWISE = ['price', 'enough', 'recommend', 'which', 'cheapest', 'compare'] as const;

/** "Can my brother use it", 合买会封号吗, on two machines; "three of us split one, how much for each" is a sum. */
function isLent({ heard }: Reading): boolean {
  const joined = heard.has('somebody-else') && heard.has('gets-in') && !heard.hasTerm('referral', 'sub-accounts');
  if (!joined && !heard.has('lends', 'devices')) return false;
  return !heard.has(...OTHERWISE) && (heard.wanted?.unit ?? 'day') === 'day';
}

/** "Is it fine in n8n", 自己写的脚本能用吗. */
const isProgrammed = (reading: Reading): boolean =>
  reading.heard.has('programs') && (isJudged(reading) || (reading.heard.has('whether') && !reading.heard.has('supports')));

/** "With Alipay", "from Germany", "without a Chinese number": not which to choose, nor how much it is. */
function buyingTopics({ heard }: Reading): readonly Topic[] {
  if (heard.has('which', 'recommend', 'cheapest', 'worth-buying', 'how-many')) return [];
  const away = heard.has('abroad') && heard.has('sale', 'subscription', 'choose', 'supports') && !heard.has('price');
  return [...(away || heard.has('who-buys') ? [BUYING] : []), ...(heard.has('paid-with') ? [PAYING] : [])];
}

/** Where something is asked: what one may do, who may buy it, how it is paid. */
export function conductTopics(reading: Reading): readonly Topic[] {
  if (!reading.heard.has('asks-any', 'asks-whether', 'whether', 'breaks-rules')) return [];
  return [...(isLent(reading) ? LENDING : []), ...(isProgrammed(reading) ? PROGRAMS : []), ...buyingTopics(reading)];
}

const isOf = (wanted: readonly Topic[], { attribute, term }: Topic): boolean =>
  wanted.some((each) => each.attribute === attribute && each.term === term);

/** A ban is feared for what is done, not listed beside it. */
const isForThat = (heard: Said): boolean => {
  const done = [...heard.cues('lends', 'programs'), ...heard.all('term').filter(({ id }) => id === 'sharing' || id === 'api-use')];
  return heard.all('term').some((term) => term.id === 'ban-risk' && done.some((each) => !heard.apart(term, each)));
};

/** What is carried over is asked, not when it comes back, how much it is, or when it ends. */
const LEFTOVER: ReadonlySet<string> = new Set(['quotas', 'prices']);

/** What one does and fears for is what is asked: the key that is passed on, the ban, the sale and the price beside it are not. */
export function withoutOccasion(topics: readonly Topic[], { heard }: Reading): readonly Topic[] {
  const carried = topics.some(({ term }) => term === 'carry-over') && !heard.has('asks-when', 'how-many');
  const done = topics.some((each) => isOf([...LENDING, ...PROGRAMS], each));
  const keyed = done || topics.some(({ term }) => term === 'multiple-keys' || term === 'key-portability');
  const bought = topics.some((each) => isOf([PAYING, BUYING], each));
  if (!keyed && !bought && !carried) return topics;
  return topics.filter(({ attribute, term, link, phase, window }) => {
    if (carried && LEFTOVER.has(attribute)) return false;
    if (attribute === 'prices' && phase === undefined) return heard.has('how-many');
    if (attribute === 'availability') return heard.has('still', 'over');
    if (term === 'own-api-key' || link === 'keys' || attribute === 'endpoints') return !keyed || heard.has('endpoint', 'address');
    if (!done) return true;
    if (attribute === 'quotas' && window === undefined && !heard.has('how-many', 'amount')) return false;
    if (link === 'usage' || term === 'remainder') return false;
    return !(term === 'ban-risk' && isForThat(heard));
  });
}

/** "Does X have a coding plan", 有团队版吗: whether it is sold; what it costs, where nothing else is asked. */
export function existenceTopics({ heard, subjects }: Reading, others: readonly Topic[]): readonly Topic[] {
  const alone = others.every(({ attribute }) => attribute === 'rules');
  if (
    !heard.has('plan-exists') ||
    subjects.offers.length === 0 ||
    !alone ||
    heard.has('which', 'cheaper', 'recommend', 'without-limit') ||
    windowsIn(heard).length > 0
  )
    return [];
  return [topic('availability', { term: 'new' }), ...(others.length === 0 ? [topic('prices')] : [])];
}
