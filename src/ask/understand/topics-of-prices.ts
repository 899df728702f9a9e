/** Topics of what is paid. */
import type { Said } from '../mentions/said.ts';
import type { Topic } from '../query/topics.ts';
import { longPeriod } from './spoken.ts';
import { PARTS, topic } from './topic-words.ts';
import type { Reading } from './topics.ts';
import { isCharged } from './topics-of-quotas.ts';

/** Words for later mean the regular price only beside a price. */
function phaseNamed(heard: Said, phase: Phase): boolean {
  const later = new Set(heard.cues('later').map(({ start }) => start));
  const named = heard.cues(phase).filter(({ excluded }) => !excluded);
  if (phase !== 'regular') return named.length > 0;
  return named.some(({ start }) => !later.has(start) || heard.has('price', 'first', 'cheaper', 'dearer'));
}

/** "I asked for the quota, not the price"; "how much of my quota is left". */
function isDenied(heard: Said, phased: boolean): boolean {
  const prices = heard.cues('price');
  if (isCharged(heard)) return true;
  if (prices.length > 0 && prices.every(({ excluded }) => excluded)) return true;
  const muches = new Set(heard.cues('how-much').map(({ start }) => start));
  const left = heard.has('remaining', 'usage-page') && !phased && !heard.has('cheaper', 'dearer', 'cheapest');
  return left && prices.every(({ start }) => muches.has(start));
}

type Phase = 'first' | 'second' | 'regular';

/** A price is asked about: in so many words, by a phase of it, or by how long it is paid for. */
function isPriced({ heard, subjects }: Reading, phased: boolean, renewal: boolean): boolean {
  const per = longPeriod(heard);
  if (heard.has('promotion') && per !== undefined && !phased && !heard.has('total')) return false;
  if (isDenied(heard, phased)) return false;
  return phased || renewal || heard.has('price', 'cheaper', 'dearer', 'cheapest') || (per !== undefined && subjects.models.length === 0);
}

const asksRenewal = (heard: Said): boolean =>
  heard.has('renewal') && heard.has('renewal-asked', 'price', 'cheaper', 'dearer', 'difference', 'changed', 'still');

export function priceTopics(reading: Reading): readonly Topic[] {
  const { heard, subjects } = reading;
  const offered = subjects.offers.length > 0;
  if (heard.has('exchange') && offered) return [topic('prices')];
  if (subjects.models.length > 0 && !offered) return [];
  const phases = (['first', 'second', 'regular'] as const).filter((phase) => phaseNamed(heard, phase));
  const renewal = asksRenewal(heard);
  if (heard.has('beyond-length') || !isPriced(reading, phases.length > 0, renewal)) return [];
  const per = longPeriod(heard);
  const rest = per ? { per } : {};
  const of = (phase: Phase | 'renewal') => topic('prices', { phase, ...rest });
  if (renewal) {
    const before = heard.has('renewal-asked') && phases.includes('first') ? [of('first')] : [];
    return [...before, of('renewal'), topic('rules', { term: 'renewal' })];
  }
  // Where no second price is known the regular one follows the first.
  const wanted: readonly Phase[] = phases.includes('second') && !phases.includes('regular') ? [...phases, 'regular'] : phases;
  return wanted.length === 0 ? [topic('prices', rest)] : wanted.map(of);
}

const PAID = { quarterly: 'quarter', yearly: 'year', monthly: 'month' } as const;

/** Offers with a term of their own: the word for a promotion inside it means no other. */
const OWN_OFFERS = ['student-terms'] as const;

/** Whether any promotion is asked about. */
export const isPromotion = (heard: Said): boolean => heard.has('promotion') && !heard.hasTerm(...OWN_OFFERS);

/** A promotion for a quarter or a year is a discount; one for nobody in particular may be a first-purchase price too; of a model it is of its API price. */
export function promotionTopics({ heard, subjects }: Reading): readonly Topic[] {
  if (!isPromotion(heard)) return [];
  if (subjects.models.length > 0 && subjects.offers.length === 0)
    return heard.has(...PARTS) ? [] : [topic('notes', { term: 'promotion-end' }), topic('apiPrices')];
  const pers = (Object.keys(PAID) as (keyof typeof PAID)[]).filter((cue) => heard.has(cue)).map((cue) => PAID[cue]);
  return pers.length > 0 ? pers.map((per) => topic('discounts', { per })) : [topic('discounts'), topic('prices', { phase: 'first' })];
}
