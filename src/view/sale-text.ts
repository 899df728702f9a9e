/** What a buyer must know of a plan's sale: one set of words for lists, costs, rankings and recommendations. */
import type { Plan, Reading } from '#src/catalog/types.ts';
import { onlySeen } from '#src/core/change-groups.ts';
import { type Sale, type SaleState, sellsFreely } from '#src/core/sale.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName } from './labels.ts';

type Sold = { readonly plan: Plan; readonly sale: Sale };

/** "limited stock". */
export function saleText({ state }: { readonly state: SaleState }, loc: Localizer): string {
  return loc.t(`common:sale.${state}`);
}

/** " since 2026-03-20": the day from which something is sold no longer, by whoever said it first; " at the latest" where it is only that of the source. Empty without one. */
export function closedSince({ lead, agreeing }: Reading<'availability'>, loc: Localizer): string {
  const [first] = [lead, ...agreeing]
    .flatMap((held) => (held.fact.from === undefined ? [] : [{ from: held.fact.from, seen: onlySeen(held) }]))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return first ? loc.t(first.seen ? 'plan:summary.sinceAtLatest' : 'plan:summary.since', { day: loc.day(first.from) }) : '';
}

/** The plan's name; with a word on its sale where not everybody can simply buy it. */
export function planLabel({ plan, sale }: Sold, loc: Localizer): string {
  const name = entityName(plan, loc);
  return sellsFreely(sale) ? name : loc.t('common:withSale', { name, state: saleText(sale, loc) });
}

/** The plan that one can have today, where those before it have to be caught. */
export function freelyText({ plan }: Pick<Sold, 'plan'>, price: string, loc: Localizer): string {
  return loc.t('common:freely', { plan: entityName(plan, loc), price });
}

/** Where nobody has confirmed of a single one lately that it is still sold, that is the first thing to say. Empty for no sales at all. */
export function doubtSentences(sales: readonly Sale[], loc: Localizer): readonly string[] {
  if (sales.length === 0 || sales.some(({ state }) => state !== 'unconfirmed' && state !== 'unstated')) return [];
  const day = sales
    .flatMap(({ held }) => held?.checked ?? [])
    .toSorted()
    .at(-1);
  return [day === undefined ? loc.t('common:doubtful.unstated') : loc.t('common:doubtful.seen', { day: loc.day(day) })];
}
