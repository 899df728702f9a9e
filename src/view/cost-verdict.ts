/** The answer in a sentence: the cheapest plan that lasts, or why none does. */
import type { Tone } from '#src/card/card.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { bestLead, type CostLead, leadOf } from '#src/core/cost-lead.ts';
import { compareMoney } from '#src/core/money.ts';
import { isGratis } from '#src/core/rank.ts';
import type { Estimate, EstimateList, PlanCost, PlanEstimate } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { limitedUse } from './cost-table.ts';
import { entityName, joinSentences, refName } from './labels.ts';
import { moneyText, percentRange, unitText, windowName, windowOf } from './quantity-text.ts';
import { doubtSentences, planLabel } from './sale-text.ts';

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

/** "uses 83% of its monthly quota", where a limit is known. */
function usesText(each: PlanEstimate, loc: Localizer): string {
  const use = limitedUse(each);
  return use ? loc.t('cost:verdict.uses', { percent: percentRange(use.utilisation, loc), window: windowOf(use, loc) }) : '';
}

/** "Ark Lite: ¥40 a month, uses 83% of its monthly quota". */
function pricedText(each: PlanEstimate, loc: Localizer): string {
  const uses = usesText(each, loc);
  const price = priceText(each, loc);
  return loc.t('cost:verdict.priced', { plan: entityName(each.plan, loc), price: uses === '' ? price : loc.t('cost:verdict.with', { price, uses }) });
}

/** The cheapest two: one has to catch them, and nobody needs to read them all. */
const CATCH = 2;

/** Those that cost nothing, by name; the others are counted. */
function gratisSentence(plans: readonly PlanEstimate[], fit: 'fits' | 'tight', loc: Localizer): readonly string[] {
  if (plans.length === 0) return [];
  const names = plans.slice(0, CATCH).map((each) => planLabel(each, loc));
  const more = plans.length > CATCH ? [loc.t('recommend:others', { count: plans.length - CATCH })] : [];
  return [loc.t(`cost:verdict.gratis-${fit}`, { plans: loc.list([...names, ...more]) })];
}

/** What one can simply have comes first, then what costs less and has to be caught. `renewed`: asked by somebody who has it already. */
function ofLead({ plan: first, ties, freely, toCatch, gratis }: CostLead, fit: 'fits' | 'tight', renewed: boolean, loc: Localizer): Verdict {
  const tone = fit === 'fits' ? 'success' : 'warning';
  const { held } = first.sale;
  const seen = freely && !renewed && held ? loc.day(held.checked) : undefined;
  const plan = loc.list([first, ...ties].map((each) => (freely || renewed ? entityName(each.plan, loc) : planLabel(each, loc))));
  const uses = ties.length === 0 ? usesText(first, loc) : '';
  const price = uses === '' ? priceText(first, loc) : loc.t('cost:verdict.with', { price: priceText(first, loc), uses });
  const told = { plan, price, count: ties.length + 1 };
  const lead = seen === undefined ? loc.t(`cost:verdict.cheapest-${fit}`, told) : loc.t(`cost:verdict.free-${fit}`, { ...told, day: seen });
  const shown = toCatch.slice(0, CATCH).map((each) => pricedText(each, loc));
  const catching = shown.length > 0 ? [loc.t('cost:verdict.catch', { plans: shown.join(loc.t('fact:join')) })] : [];
  return { text: joinSentences([lead, ...catching, ...gratisSentence(gratis, fit, loc)], loc), tone };
}

function ofList(list: EstimateList, renewed: boolean, loc: Localizer): Verdict | undefined {
  for (const fit of ['fits', 'tight'] as const) {
    const lead = leadOf(list, fit);
    if (lead) return ofLead(lead, fit, renewed, loc);
  }
  return undefined;
}

function excess(each: PlanEstimate): number {
  return limitedUse(each)?.utilisation.typical ?? Number.POSITIVE_INFINITY;
}

function inCurrency({ currency }: EstimateList, first: PlanEstimate, loc: Localizer): string {
  return loc.t('cost:verdict.inCurrency', {
    currency: loc.t(`common:currencyNames.${currency}`),
    plan: planLabel(first, loc),
    price: priceText(first, loc),
  });
}

/** The cheapest that would last if it had the model, where that is not stated and nothing that surely has it costs less. */
function perhaps({ lists, open }: Estimate, model: string, loc: Localizer): readonly string[] {
  const sure = lists.flatMap((list) => leadOf(list, 'fits')?.plan ?? []);
  const told = open.flatMap((list): readonly string[] => {
    const may = leadOf(list, 'fits')?.plan;
    if (!may?.cost || (sure.length > 0 && isGratis(may))) return [];
    const said = { plan: planLabel(may, loc), price: priceText(may, loc), model };
    if (sure.length === 0) return [loc.t('cost:verdict.mayOnly', said)];
    const cheapest = sure.find(({ cost }) => cost?.currency === list.currency)?.cost;
    return cheapest && compareMoney(may.cost.total, cheapest.total) < 0 ? [loc.t('cost:verdict.may', said)] : [];
  });
  return told.slice(0, 1);
}

/** Where no plan is known to have the model: whether those would last that may. */
function ofOpen({ open }: Estimate, demand: boolean, model: string, loc: Localizer): Verdict {
  const all = open.flatMap((list) => list.plans);
  const [only] = all;
  const notStated = loc.t('cost:verdict.notStated', { model });
  if (only && all.length === 1 && demand) return { text: joinSentences([ofOne(only, loc).text, notStated], loc), tone: 'warning' };
  return { text: joinSentences([loc.t('cost:verdict.noneTold'), notStated], loc), tone: 'neutral' };
}

/** Pure. For estimates with at least one plan that is not ruled out. */
export function costVerdict(estimate: Estimate, demand: boolean, catalog: Catalog, loc: Localizer): Verdict {
  const { text, tone } = certainVerdict(estimate, demand, catalog, loc);
  const all = [...estimate.lists, ...estimate.open].flatMap((list) => list.plans);
  const renewed = estimate.workload.customer === 'existing';
  const doubt = renewed
    ? []
    : doubtSentences(
        all.map(({ sale }) => sale),
        loc,
      );
  return { text: joinSentences([...doubt, text], loc), tone: doubt.length > 0 && tone === 'success' ? 'warning' : tone };
}

function certainVerdict(estimate: Estimate, demand: boolean, catalog: Catalog, loc: Localizer): Verdict {
  const sure = verdictOf(estimate, demand, loc);
  const { open, workload } = estimate;
  const model = workload.model === undefined ? '' : refName({ kind: 'model', id: workload.model }, catalog, loc);
  const may = demand && open.flatMap((list) => list.plans).length > (sure ? 0 : 1) ? perhaps(estimate, model, loc) : [];
  if (sure) return { ...sure, text: joinSentences([sure.text, ...may], loc) };
  if (may.length > 0) return { text: joinSentences(may, loc), tone: 'neutral' };
  return open.length > 0 ? ofOpen(estimate, demand, model, loc) : { text: loc.t('cost:verdict.noneTold'), tone: 'neutral' };
}

/** Of the plans that have the model asked for; undefined where there are none. */
function verdictOf({ lists, workload }: Estimate, demand: boolean, loc: Localizer): Verdict | undefined {
  if (lists.length === 0) return undefined;
  const renewed = workload.customer === 'existing';
  const all = lists.flatMap((list) => list.plans);
  const [only] = all;
  if (all.length === 1 && only)
    return demand
      ? ofOne(only, loc)
      : { text: loc.t('cost:verdict.price', { plan: planLabel(only, loc), price: priceText(only, loc) }), tone: 'info' };
  const told = lists.flatMap((list, i): readonly Verdict[] => {
    const [first] = list.plans;
    const best = demand ? bestLead(list)?.plan : first;
    if (i > 0 && best && (!demand || best.fit === 'fits')) return [{ text: inCurrency(list, best, loc), tone: 'info' }];
    if (demand) return [ofList(list, renewed, loc)].filter((verdict) => verdict !== undefined);
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
  return nearest && why ? { text: loc.t('cost:verdict.none', { plan: planLabel(nearest, loc), why }), tone: 'danger' } : undefined;
}
