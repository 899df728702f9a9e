/** The plans of one currency as a table: what each costs, how much of its tightest quota the use takes, whether one can have it. */
import type { Cell, Column, TableBlock } from '#src/card/card.ts';
import type { Plan } from '#src/catalog/types.ts';
import { buyable, sellsFreely } from '#src/core/sale.ts';
import type { EstimateList, PlanEstimate, WindowUse } from '#src/core/types.ts';
import { GAP, gap } from './cells.ts';
import { entityName } from './labels.ts';
import { moneyText, percentRange, roughMoney } from './quantity-text.ts';
import { saleText } from './sale-text.ts';
import type { Scene } from './slot-text.ts';
import { manyOf } from './unit-names.ts';

/** Rows of a first screen. */
export const SHOWN = 6;

type Ranked = EstimateList['plans'][number];

/** `stocked`: the sale of some plan is worth a column. `whole`: with what a first screen has no room for. */
export type CostShape = {
  readonly months: number;
  readonly demand: boolean;
  readonly converted: boolean;
  readonly stocked: boolean;
  readonly whole?: true;
};

export function isStocked({ sale }: PlanEstimate): boolean {
  return !sellsFreely(sale);
}

export function limitedUse({ quota }: PlanEstimate): Extract<WindowUse, { state: 'limited' }> | undefined {
  return quota.windows.find((use): use is Extract<WindowUse, { state: 'limited' }> => use.state === 'limited' && use.window === quota.binding);
}

/** "83% of the month": how much of its tightest quota. */
export function usedText(use: Extract<WindowUse, { state: 'limited' }>, { loc }: Pick<Scene, 'loc'>): string {
  const told = loc.t(`cost:used.${use.window}`, { percent: percentRange(use.utilisation, loc) });
  return use.reckonedFrom ? loc.t('cost:reckoned', { name: told, from: loc.t(`cost:windowsOf.${use.reckonedFrom}`) }) : told;
}

function quotaWords(each: PlanEstimate, scene: Scene): string {
  const { loc, cites } = scene;
  const use = limitedUse(each);
  if (use) {
    const text = usedText(use, scene);
    const told = loc.t(`cost:fit.${each.fit}`, { text });
    return `${told} ${cites.cite(use.held)}`;
  }
  const apart = each.quota.windows.find(({ state }) => state === 'not-convertible');
  if (apart?.held?.fact.unit) return loc.t('cost:notConvertible', { unit: manyOf(apart.held.fact.unit, loc) });
  return each.quota.windows.every(({ state }) => state === 'unlimited') ? loc.t('fact:noLimit') : GAP;
}

/** "¥39.90, then ¥200": what is paid first, and what stays. */
export function priceWords({ cost }: Pick<PlanEstimate, 'cost'>, { loc, cites }: Scene): string {
  if (!cost) return '';
  const first = moneyText(cost.first, loc);
  const lasting = cost.lasting && moneyText(cost.lasting, loc);
  const told = lasting === undefined || lasting === first ? first : loc.t('cost:cell.then', { first, later: lasting });
  return `${told} ${cites.citeAll(cost.phases.map(({ held }) => held))}`;
}

type Marks = { readonly better: boolean; readonly muted: boolean };

function marked(text: string, { better, muted }: Marks): Cell {
  return better ? { text, better } : muted ? { text, muted } : text;
}

function row(each: PlanEstimate, crowned: boolean, shape: CostShape, scene: Scene): readonly Cell[] {
  const { loc } = scene;
  const { cost, fit, sale, plan } = each;
  const { months, demand, converted, stocked, whole } = shape;
  const marks = { better: crowned, muted: (demand && fit === 'exceeds') || !buyable(sale) };
  const plain = { ...marks, better: false };
  const name = marked(entityName(plan, loc), marks);
  const sold = stocked ? [marked(saleText(sale, loc), plain)] : [];
  const perMillion = whole && demand ? each.sums().perMillion : undefined;
  const more = whole && demand ? [perMillion ? marked(moneyText(perMillion, loc), plain) : gap] : [];
  if (!cost)
    return [name, gap, ...(months > 1 ? [gap] : []), ...(converted ? [gap] : []), ...(demand ? [quotaWords(each, scene)] : []), ...more, ...sold];
  return [
    name,
    ...(months > 1 ? [marked(moneyText(cost.total, loc), marks)] : []),
    marked(priceWords(each, scene), months > 1 ? plain : marks),
    ...(converted ? [cost.converted ? marked(loc.t('compare:converted', { value: roughMoney(cost.converted.total, loc) }), plain) : gap] : []),
    ...(demand ? [marked(quotaWords(each, scene), plain)] : []),
    ...more,
    ...sold,
  ];
}

function columns({ months, demand, converted, stocked, whole }: CostShape, { plans: [first] }: EstimateList, { loc }: Scene): readonly Column[] {
  const payment = first?.cost?.payment ?? 'month';
  return [
    { id: 'plan', label: loc.t('cost:columns.plan') },
    ...(months > 1 ? [{ id: 'total', label: loc.t('cost:columns.total', { count: months }), named: true as const }] : []),
    { id: 'price', label: loc.t(`cost:columns.price.${payment}`) },
    ...(converted ? [{ id: 'converted', label: loc.t('cost:columns.converted'), named: true as const }] : []),
    ...(demand ? [{ id: 'quota', label: loc.t('cost:columns.quota') }] : []),
    ...(whole && demand ? [{ id: 'million', label: loc.t('cost:columns.million'), named: true as const }] : []),
    ...(stocked ? [{ id: 'sale', label: loc.t('cost:columns.sale') }] : []),
  ];
}

/** The first of the order; `lead` is among them wherever it stands. */
export function firstRows({ plans }: EstimateList, lead: Plan | undefined, most: number): readonly Ranked[] {
  const shown = plans.slice(0, most);
  const missing = plans.find(({ plan }) => plan.id === lead?.id && !shown.some((each) => each.plan.id === plan.id));
  return missing ? [...shown.slice(0, -1), missing] : shown;
}

type Told = { readonly rows: readonly Ranked[]; readonly lead: Plan | undefined; readonly caption?: string | undefined };

/** Nothing for no rows. The lead is marked as the best, where it is not the only one. */
export function costTable(list: EstimateList, { rows, lead, caption }: Told, shape: CostShape, scene: Scene): readonly TableBlock[] {
  if (rows.length === 0) return [];
  const cells = rows.map((each) => row(each, list.plans.length > 1 && each.plan.id === lead?.id, shape, scene));
  return [{ type: 'table', columns: columns(shape, list, scene), rows: cells, ...(caption ? { caption } : {}) }];
}
