/** The answer in a sentence: the cheapest plan that lasts, or why none does. */
import type { Tone } from '#src/card/card.ts';
import { buyable } from '#src/core/sale.ts';
import type { Estimate, EstimateList, PlanCost, PlanEstimate } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { limitedUse, planLabel } from './cost-table.ts';
import { joinSentences } from './labels.ts';
import { moneyText, percentRange, unitText, windowName, windowOf } from './quantity-text.ts';

export type Verdict = { readonly text: string; readonly tone: Tone };

/** "¥9.90 a month for the first 2 months, ¥20 for the next month": what is paid before the lasting price. */
function openingText({ opening, payment }: PlanCost, loc: Localizer): string {
  const per = loc.t(`fact:per.${payment}`);
  const parts = opening.map(({ price, periods }, i): string => {
    const told = { price: moneyText(price, loc), per };
    if (periods === 'unknown') return loc.t('cost:price.opening.open', told);
    const place = i === 0 ? 'first' : 'next';
    return periods === 1 ? loc.t(`cost:price.opening.${place}`, told) : loc.t(`cost:price.opening.${place}Few`, { ...told, periods });
  });
  return parts.reduce((first, next) => loc.t('cost:price.after', { first, next }));
}

/** "¥7.90 for the first month, then ¥40". */
export function priceText({ cost }: PlanEstimate, loc: Localizer): string {
  if (!cost) return loc.t('fact:unknown');
  const lasting = cost.lasting && moneyText(cost.lasting, loc);
  const promoted = cost.opening.some(({ price }) => moneyText(price, loc) !== lasting);
  const regular = loc.t('cost:price.regular', { price: lasting ?? moneyText(cost.first, loc), per: loc.t(`fact:per.${cost.payment}`) });
  const first = promoted ? openingText(cost, loc) : '';
  const opens = !promoted ? regular : loc.t(lasting === undefined ? 'cost:price.thenUnknown' : 'cost:price.then', { first, price: lasting ?? '' });
  if (cost.months === 1) return opens;
  const total = loc.t('cost:price.total', { total: moneyText(cost.total, loc), count: cost.months });
  return promoted || cost.payment !== 'month' ? loc.t('cost:price.both', { first: opens, total }) : total;
}

/** "week: 1,715 of 1,600 prompts (107%)". */
export function shortfall(each: PlanEstimate, loc: Localizer): string | undefined {
  const use = limitedUse(each);
  return (
    use &&
    loc.t('cost:shortfall', {
      window: windowName(use, loc),
      demand: unitText(use.demand, use.limit.unit, loc),
      limit: unitText(use.limit.value, use.limit.unit, loc),
      percent: percentRange(use.utilisation, loc),
    })
  );
}

function ofOne(each: PlanEstimate, loc: Localizer): Verdict {
  const plan = planLabel(each, loc);
  const use = limitedUse(each);
  const price = priceText(each, loc);
  const tone = { fits: 'success', tight: 'warning', exceeds: 'danger', unknown: 'neutral' } as const;
  const told = use
    ? {
        window: windowOf(use, loc),
        percent: percentRange(use.utilisation, loc),
        demand: unitText(use.demand, use.limit.unit, loc),
        limit: unitText(use.limit.value, use.limit.unit, loc),
      }
    : undefined;
  if (!told) return { text: loc.t('cost:verdict.untold', { plan, price }), tone: tone[each.fit] };
  return { text: loc.t(`cost:verdict.${each.fit}`, { plan, price, ...told }), tone: tone[each.fit] };
}

/** Of plans that can be bought, as long as there are any. */
function bestOf({ plans }: EstimateList, fit: PlanEstimate['fit']): EstimateList['plans'] {
  const sold = plans.filter(({ sale }) => buyable(sale));
  return (sold.length > 0 ? sold : plans).filter((each) => each.fit === fit);
}

function ofList(list: EstimateList, loc: Localizer): Verdict | undefined {
  for (const fit of ['fits', 'tight'] as const) {
    const [first, ...others] = bestOf(list, fit);
    if (!first) continue;
    const ties = others.filter(({ rank }) => rank === first.rank);
    const plan = loc.list([first, ...ties].map((each) => planLabel(each, loc)));
    const use = limitedUse(first);
    const told = {
      plan,
      price: priceText(first, loc),
      percent: use ? percentRange(use.utilisation, loc) : '',
      window: use ? windowOf(use, loc) : '',
    };
    if (ties.length > 0) return { text: loc.t('cost:verdict.ties', told), tone: 'success' };
    return {
      text: loc.t(use ? `cost:verdict.cheapest-${fit}` : 'cost:verdict.cheapest-unlimited', told),
      tone: fit === 'fits' ? 'success' : 'warning',
    };
  }
  return undefined;
}

function excess(each: PlanEstimate): number {
  return limitedUse(each)?.utilisation.typical ?? Number.POSITIVE_INFINITY;
}

function inCurrency({ currency }: EstimateList, first: PlanEstimate, loc: Localizer): string {
  return loc.t('cost:verdict.inCurrency', {
    currency: loc.t(`common:options.currency.choices.${currency}`),
    plan: planLabel(first, loc),
    price: priceText(first, loc),
  });
}

/** Pure. `lists` are never empty. */
export function costVerdict({ lists }: Estimate, demand: boolean, loc: Localizer): Verdict {
  const all = lists.flatMap((list) => list.plans);
  const [only] = all;
  if (all.length === 1 && only)
    return demand
      ? ofOne(only, loc)
      : { text: loc.t('cost:verdict.price', { plan: planLabel(only, loc), price: priceText(only, loc) }), tone: 'info' };
  const told = lists.flatMap((list, i): readonly Verdict[] => {
    const [first] = list.plans;
    if (i > 0 && first && (!demand || first.fit === 'fits')) return [{ text: inCurrency(list, first, loc), tone: 'info' }];
    if (demand) return [ofList(list, loc)].filter((verdict) => verdict !== undefined);
    return first ? [{ text: loc.t('cost:verdict.cheapest', { plan: planLabel(first, loc), price: priceText(first, loc) }), tone: 'info' }] : [];
  });
  if (told.length > 0)
    return {
      text: joinSentences(
        told.map(({ text }) => text),
        loc,
      ),
      tone: told[0]?.tone ?? 'info',
    };
  const nearest = all.toSorted((a, b) => excess(a) - excess(b))[0];
  const why = nearest && shortfall(nearest, loc);
  if (nearest && why) return { text: loc.t('cost:verdict.none', { plan: planLabel(nearest, loc), why }), tone: 'danger' };
  return { text: loc.t('cost:verdict.noneTold'), tone: 'neutral' };
}
