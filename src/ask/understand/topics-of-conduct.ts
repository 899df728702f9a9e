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

/** "Can my brother use it", 合买会封号吗; "is it fine in n8n"; "with Alipay", "without a Chinese number". */
export function conductTopics(reading: Reading): readonly Topic[] {
  const { heard } = reading;
  const asked = heard.has('asks-any', 'asks-whether', 'whether', 'breaks-rules');
  if (!asked) return [];
  // "Three of us split one, how much for each" is a sum.
  const lent = (heard.has('lends', 'devices') || (heard.has('somebody-else') && heard.has('gets-in') && !heard.hasTerm('referral', 'sub-accounts'))) &&
    !heard.has(...OTHERWISE) &&
    (heard.wanted?.unit ?? 'day') === 'day';
  const programmed = heard.has('programs') && (isJudged(reading) || (heard.has('whether') && !heard.has('supports')));
  const buying = heard.has('sale', 'price', 'subscription', 'choose', 'who-buys');
  const chosen = heard.has('which', 'recommend', 'cheapest', 'worth-buying', 'how-many');
  const paid = heard.has('paid-with') && !chosen;
  const away = (heard.has('abroad') && (buying || heard.has('supports')) && !heard.has('price')) || heard.has('who-buys');
  return [...(lent ? LENDING : []), ...(programmed ? PROGRAMS : []), ...(away && !chosen ? [BUYING] : []), ...(paid ? [PAYING] : [])];
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
  const keyed = done || topics.some(({ term }) => term === 'multiple-keys');
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
  if (!heard.has('plan-exists') || subjects.offers.length === 0 || !alone || heard.has('which', 'cheaper', 'recommend', 'without-limit') || windowsIn(heard).length > 0) return [];
  return [topic('availability', { term: 'new' }), ...(others.length === 0 ? [topic('prices')] : [])];
}
