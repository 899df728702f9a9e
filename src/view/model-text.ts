/** What lists and cards of models share: prices of a list in a few words, and where a model is included. */
import type { IncludedIn, PriceList } from '#src/core/model-listing.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName } from './labels.ts';

export const priceKinds = ['cached-input', 'input', 'output'] as const;

/** "¥2–¥4", from the cheapest tier to the dearest; a dash where the list has no such price. */
export function priceText(list: PriceList, kind: keyof PriceList['kinds'], loc: Localizer): string {
  const fact = list.kinds[kind]?.readings[0]?.lead.fact;
  if (!fact) return '—';
  const amounts = fact.tiers.map(({ amount }) => amount);
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)].map((amount) => loc.money(amount, fact.currency));
  return low === high || high === undefined ? (low ?? '—') : `${low}–${high}`;
}

/** "GLM Coding Plan and Bailian Pro": a line where all its tiers on offer include it. */
export function includedText(where: readonly IncludedIn[], loc: Localizer): string {
  return loc.list(where.flatMap(({ line, plans }) => (plans.length === 0 ? [line] : plans).map((entity) => entityName(entity, loc))));
}

const FEW = 2;

/** The first lines that include it; the rest is counted. */
export function fewIncluded(where: readonly IncludedIn[], loc: Localizer): string {
  const more = where.length - FEW;
  return more > 0
    ? loc.list([...where.slice(0, FEW).map((each) => includedText([each], loc)), loc.t('compare:others', { count: more })])
    : includedText(where, loc);
}
