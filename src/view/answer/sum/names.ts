/** What the items of a sum are called. */
import type { Entity, Plan } from '#src/catalog/types.ts';
import type { PriceItem } from '#src/core/sum/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName } from '../../labels.ts';

/** "5 × Lite". */
export const severalOf = (plan: Plan, count: number, loc: Localizer): string =>
  count === 1 ? entityName(plan, loc) : loc.t('ask:total.several', { plan: entityName(plan, loc), number: loc.number(count) });

/** "1 year", "3 months". */
export function spanText(months: number, loc: Localizer): string {
  const [key, count] = months % 12 === 0 ? (['years', months / 12] as const) : (['months', months] as const);
  return loc.t(`ask:total.${key}`, { count, number: loc.number(count) });
}

/** The first few by name. */
export const titleOf = (plans: readonly Entity[], loc: Localizer, most = 3): string =>
  loc.list([...new Set(plans)].slice(0, most).map((plan) => entityName(plan, loc))) || loc.t('ask:title');

/** The plans of the items, each once. */
export const plansOfItems = (items: readonly PriceItem[]): readonly Plan[] => [...new Set(items.map(({ plan }) => plan))];
