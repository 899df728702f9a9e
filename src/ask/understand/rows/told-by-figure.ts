/** Plans that nobody names, told by a figure of theirs. */
import type { Topic } from '../../query/topics.ts';
import type { Meaning } from '../meaning.ts';
import { windowsIn } from '../spoken.ts';
import { byMultiple, distinct, likeliest } from '../told-otherwise.ts';
import { topic } from '../topic-words.ts';
import { type Fact, factOf } from './facts.ts';
import type { Row } from './row.ts';

/** Plans of any line that are told by a figure alone: an odd price, a multiple, a price or a quota that older subscribers keep. */
function toldByFigure(meaning: Meaning): Fact | undefined {
  const { heard, subjects, topics, scope, when } = meaning;
  if (subjects.offers.length > 0 || subjects.models.length > 0 || subjects.ambiguous) return undefined;
  const figures = heard.all('number').filter(({ glued }) => !glued);
  const about = (plans: readonly { readonly id: string }[], told: readonly Topic[]) =>
    factOf(meaning, { subjects: [...new Set(plans.map(({ id }) => id))], told: told.length > 0 ? told : [topic('prices')], asks: 'value' });
  const told = byMultiple(heard, scope.catalog.lines, scope);
  if (told.length > 0 && heard.has('which', 'price', 'quota', 'subscription')) return about(told, topics);
  const odd = pricedAt(meaning);
  // A promotion's price is told with the one that follows it.
  if (odd.length > 0) return about(odd, [...topics.filter(({ attribute }) => attribute !== 'prices' && attribute !== 'discounts'), topic('prices')]);
  if (when?.cohort === undefined) return undefined;
  const values = figures.map(({ value }) => value);
  const windows = windowsIn(heard);
  const keeping = scope.catalog.plans.filter(({ quotas = [] }) =>
    quotas.some((each) => typeof each.for === 'object' && values.includes(Number(each.amount))),
  );
  if (windows.length > 0 && keeping.length > 0) {
    const ofQuotas = topics.some(({ attribute }) => attribute === 'quotas');
    return about(keeping, ofQuotas ? topics : windows.map((window) => topic('quotas', { window })));
  }
  const kept = values.flatMap((value) =>
    scope.lexicon.plansAt(value).flatMap(({ plan, fact: each }) => (typeof each.for === 'object' ? [plan] : [])),
  );
  return kept.length > 0 ? about(kept, [topic('prices', { phase: 'renewal' })]) : undefined;
}

const FEW_PLANS = 6;

/**
 * "The 7.9 deal", "whose is the 469 one": plans that sell for it, else those that had the price. A figure with a fraction is a price by itself, a
 * whole one where it names something that costs so much a month.
 */
function pricedAt({ heard, quantities, scope }: Meaning) {
  const [said, next] = heard.all('number').filter(({ glued, value, text }) => !glued && /\d/.test(text) && (value > 1 || !Number.isInteger(value)));
  if (!said || next || quantities.some(({ start, unit }) => start === said.start && unit !== undefined)) return [];
  const monthly = quantities.some(({ start, per }) => start === said.start && per === 'month');
  if (Number.isInteger(said.value) && !(monthly && heard.has('maker') && heard.has('a-plan'))) return [];
  const plans = distinct(likeliest(scope.lexicon.plansAt(said.value), scope).map(({ plan }) => plan));
  return plans.length <= FEW_PLANS ? plans : [];
}

export const TOLD_BY_FIGURE: Row = { name: 'plans told by a figure', build: toldByFigure };
