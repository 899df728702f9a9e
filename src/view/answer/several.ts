/** Where no size is enough: the largest that is known, and how many of it would be. */
import type { FitAnswer } from '#src/ask/answer/types.ts';
import { timesMoney } from '#src/core/money.ts';
import { entityName, joinSentences, termName } from '../labels.ts';
import { moneyText, percentRange, unitText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';
import { statedSentence } from './rule-sentences.ts';

/** Nothing where one is enough, or none of those that are not is known. */
export function severalSentences({ several, plans }: FitAnswer, scene: Scene): readonly string[] {
  if (!several) return [];
  const { loc, view } = scene;
  const { plan, bound, count, monthly, stacking } = several;
  const name = entityName(plan, loc);
  const all = plans.every(({ fit }) => fit === 'exceeds');
  const largest = loc.t(all ? 'ask:several.largest' : 'ask:several.largestKnown', {
    plan: name,
    limit: unitText(bound.limit.value, bound.limit.unit, loc),
    per: loc.t(`ask:per.${bound.window}`),
    demand: unitText(bound.demand, bound.limit.unit, loc),
    share: percentRange(bound.utilisation, loc),
  });
  const number = count.low === count.high ? loc.number(count.low) : `${loc.number(count.low)}–${loc.number(count.high)}`;
  const total =
    monthly && count.low === count.high
      ? loc.t('ask:several.cost', { formula: `${moneyText(monthly, loc)} × ${number}`, total: moneyText(timesMoney(monthly, count.low), loc) })
      : '';
  const allowed = stacking
    ? statedSentence(stacking.fact, plan, scene)
    : loc.t('ask:notStated', { subject: name, label: termName('stacking', view.catalog, loc) });
  return [largest, joinSentences([loc.t('ask:several.count', { plan: name, number, total }), allowed], loc)];
}
