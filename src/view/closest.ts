/** Plans that come closest to what is needed, each with what is open or missing, where none is known to meet all of it. */
import { isUncompared } from '#src/core/closest.ts';
import { exchange } from '#src/core/money.ts';
import type { Judged, Recommendation } from '#src/core/recommend-types.ts';
import { failed, unstated } from '#src/core/shortlist.ts';
import { priceText } from './cost-verdict.ts';
import { joinSentences } from './labels.ts';
import { budgetText, reasonText } from './recommend-reasons.ts';
import { planLabel } from './sale-text.ts';
import type { Scene } from './slot-text.ts';

/** "Copilot Business, $19 a month (no training on your data: not stated)". */
function itemText(each: Judged, scene: Scene): string {
  const { loc } = scene;
  const reasons = [...failed(each), ...unstated(each)].filter((reason) => !isUncompared(reason));
  const words = { plan: planLabel(each.estimate, loc), price: priceText(each.estimate, loc) };
  if (reasons.length === 0) return loc.t('recommend:closest.item', words);
  return loc.t('recommend:closest.but', { ...words, reasons: reasons.map((reason) => reasonText(reason, each, scene)).join(loc.t('ask:rank.sep')) });
}

/** How prices of another currency were held against the budget, or that they were not. */
function budgetSentence({ needs: { budget }, closest }: Recommendation, { loc, view, cites }: Scene): readonly string[] {
  const other = closest.find(({ lasting }) => budget?.currency !== undefined && lasting.currency !== budget.currency);
  if (!budget?.currency || !other) return [];
  const told = { budget: budgetText(budget, budget.currency, loc) };
  const by = exchange(view, other.lasting.currency, budget.currency);
  if (!by) return [loc.t('recommend:closest.uncompared', told)];
  const rate = loc.t('cost:assumption.exchange', { rate: loc.number(by.rate), base: by.base, quote: by.quote, day: loc.day(by.cite.checked) });
  return [loc.t('recommend:closest.compared', { ...told, rate, cite: cites.cite(by.cite) })];
}

/** `closest` of the recommendation holds at least one. */
export function closestText(result: Recommendation, scene: Scene): string {
  const { loc } = scene;
  const { closest } = result;
  const isMissing = closest.some((each) => failed(each).length > 0);
  // Where only the budget could not be compared they meet all that could be judged.
  const isOpen = closest.some((each) => unstated(each).some((reason) => !isUncompared(reason)));
  const plans = closest.map((each) => itemText(each, scene)).join(loc.t('fact:join'));
  return joinSentences(
    [loc.t(`recommend:closest.${isMissing ? 'missing' : isOpen ? 'open' : 'otherwise'}`, { plans }), ...budgetSentence(result, scene)],
    loc,
  );
}
