/** The plans of one currency as a table: whether each lasts, its tightest window, what it costs. */

import type { Cell, Column, TableBlock } from '#src/card/card.ts';
import { buyable } from '#src/core/sale.ts';
import type { EstimateList, PlanEstimate, WindowUse } from '#src/core/types.ts';
import { moneyText, percentRange, roughMoney, windowName } from './quantity-text.ts';
import { planLabel } from './sale-text.ts';
import type { Scene } from './slot-text.ts';
import { manyOf } from './unit-names.ts';

/** What a card can show; the rest is counted. */
export const SHOWN = 10;

/** `promoted`: some plan's price changes after the first payment. */
export type CostShape = { readonly months: number; readonly demand: boolean; readonly converted: boolean; readonly promoted: boolean };

export function isPromoted({ cost }: PlanEstimate): boolean {
  return cost?.lasting !== undefined && cost.lasting.typical !== cost.first.typical;
}

export function limitedUse({ quota }: PlanEstimate): Extract<WindowUse, { state: 'limited' }> | undefined {
  return quota.windows.find((use): use is Extract<WindowUse, { state: 'limited' }> => use.state === 'limited' && use.window === quota.binding);
}

function tightest(each: PlanEstimate, { loc, cites }: Scene): string {
  const use = limitedUse(each);
  if (use) return `${loc.t('cost:used', { window: windowName(use, loc), percent: percentRange(use.utilisation, loc) })} ${cites.cite(use.held)}`;
  const apart = each.quota.windows.find(({ state }) => state === 'not-convertible');
  if (apart?.held?.fact.unit) return loc.t('cost:notConvertible', { unit: manyOf(apart.held.fact.unit, loc) });
  return each.quota.windows.every(({ state }) => state === 'unlimited') ? loc.t('fact:noLimit') : loc.t('fact:unknown');
}

function row(each: PlanEstimate, alone: boolean, { months, demand, converted, promoted }: CostShape, scene: Scene): readonly Cell[] {
  const { loc, cites } = scene;
  const { cost, rank, fit, sale } = each as PlanEstimate & { readonly rank?: number };
  if (!cost) return [planLabel(each, loc), { text: loc.t('fact:unknown'), muted: true }];
  const best = !alone && rank === 1 && buyable(sale) && (!demand || fit === 'fits');
  const muted = demand && fit === 'exceeds';
  const cell = (text: string): Cell => (muted ? { text, muted: true } : text);
  const first = `${moneyText(cost.first, loc)} ${cites.citeAll(cost.phases.map(({ held }) => held))}`;
  const total = moneyText(cost.total, loc);
  return [
    muted ? { text: planLabel(each, loc), muted: true } : best ? { text: planLabel(each, loc), better: true } : planLabel(each, loc),
    ...(demand ? [cell(loc.t(`cost:fit.${fit}`)), cell(tightest(each, scene))] : []),
    best && months === 1 ? { text: first, better: true } : cell(first),
    ...(promoted ? [cell(cost.lasting ? moneyText(cost.lasting, loc) : loc.t('fact:unknown'))] : []),
    ...(months > 1 ? [best ? ({ text: total, better: true } as const) : cell(total)] : []),
    ...(converted ? [cell(cost.converted ? loc.t('compare:converted', { value: roughMoney(cost.converted.total, loc) }) : '')] : []),
    ...(demand ? [cell(each.perMillion ? moneyText(each.perMillion, loc) : '—')] : []),
    ...(demand || months === 1 ? [] : [cell(moneyText(cost.monthly, loc))]),
  ];
}

function columns({ months, demand, converted, promoted }: CostShape, { plans: [first] }: EstimateList, { loc }: Scene): readonly Column[] {
  const payment = first?.cost?.payment ?? 'month';
  const money = (id: string, label: string): Column => ({ id, label, align: 'right' });
  return [
    { id: 'plan', label: loc.t('cost:columns.plan') },
    ...(demand
      ? [
          { id: 'fit', label: loc.t('cost:columns.fit') },
          { id: 'quota', label: loc.t('cost:columns.quota') },
        ]
      : []),
    money('first', loc.t(`cost:columns.first.${payment}`)),
    ...(promoted ? [money('then', loc.t('cost:columns.then'))] : []),
    ...(months > 1 ? [money('total', loc.t('cost:columns.total', { count: months }))] : []),
    ...(converted ? [money('converted', loc.t('cost:columns.converted'))] : []),
    ...(demand ? [money('million', loc.t('cost:columns.million'))] : []),
    ...(demand || months === 1 ? [] : [money('monthly', loc.t('cost:columns.monthly'))]),
  ];
}

/** Nothing for an empty list. `crowned`: the first is marked as the best; not where something asked for is not stated of it. */
export function costTable(list: EstimateList, shape: CostShape, caption: string | undefined, scene: Scene, crowned = true): readonly TableBlock[] {
  if (list.plans.length === 0) return [];
  const rows = list.plans.slice(0, SHOWN).map((each) => row(each, !crowned || list.plans.length === 1, shape, scene));
  return [{ type: 'table', columns: columns(shape, list, scene), rows, ...(caption ? { caption } : {}) }];
}
