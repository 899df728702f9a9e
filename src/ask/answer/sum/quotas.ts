/** Sums over quotas: for another span, in another unit, for tasks or people, less what is used of it; and amounts of one unit in another. */

import type { Unit } from '#src/catalog/schema.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import type { Line, Plan, View, Who } from '#src/catalog/types.ts';
import { lotOf } from '#src/catalog/units.ts';
import { multiplePrice, windowCapacity } from '#src/core/capacity.ts';
import { createConverter } from '#src/core/convert.ts';
import { point, scale } from '#src/core/interval.ts';
import { decimal, divideMoney, exactly } from '#src/core/money.ts';
import { scopeOf } from '#src/core/scope.ts';
import { figure, sum } from '#src/core/steps.ts';
import { priceItem } from '#src/core/sum/price.ts';
import { applied, quotaItem, statedOf, usesFormula } from '#src/core/sum/quota.ts';
import { between } from '#src/core/sum/span.ts';
import type { Formula, PriceItem, QuotaItem, QuotaTerm } from '#src/core/sum/types.ts';
import type { Topic } from '../../query/topics.ts';
import type { SumAsked as Query, SumRow, SumTerm } from '../asked.ts';
import { find } from '../find.ts';
import { plansFor, whoFor } from '../scene.ts';
import { type PriceRow, plansIn } from './prices.ts';
import type { ConvertAnswer, QuotaAnswer, UnitPriceAnswer } from './types.ts';

export type QuotaRow = SumRow & { readonly term: Extract<SumTerm, { of: 'quota' }> };
type AmountRow = SumRow & { readonly term: Extract<SumTerm, { of: 'amount' }> };

export const isQuota = (row: SumRow): row is QuotaRow => row.term.of === 'quota';
export const isAmount = (row: SumRow): row is AmountRow => row.term.of === 'amount';

/** What is left of a limit, never less than nothing. */
function less(item: QuotaItem, used: number): QuotaItem {
  if (!item.value) return item;
  const rest = (value: number) => Math.max(0, value - used);
  const { low, typical, high } = item.value;
  return { ...item, value: { low: rest(low), typical: rest(typical), high: rest(high) }, formula: [...item.formula, '−', figure(used, 'factor')] };
}

function quotasOf(view: View, query: Query, { subject, term }: QuotaRow, per = query.per): readonly QuotaItem[] {
  if (term.unit === 'multiple') return [];
  // Whoever says what a task takes asks how many there are.
  const tasks = query.use?.takes?.find(({ of }) => of === 'task')?.of;
  const asked: QuotaTerm = { ...term, unit: term.unit ?? tasks };
  return plansFor(view, subject ? [subject] : []).map((plan) => quotaItem(view, plan, asked, per, query.use, whoFor(view, plan, query), query.among));
}

/** `used`: what is used of it already, in the unit that it is told in. Undefined where nothing that is named is sold on the day. */
export function answerQuota(query: Query, rows: readonly QuotaRow[], used: number | undefined, view: View): QuotaAnswer | undefined {
  const items = rows.flatMap((row) => quotasOf(view, query, row));
  if (items.length === 0) return undefined;
  const [row] = rows;
  return {
    kind: 'sum',
    tells: 'quota',
    query,
    view,
    items: used === undefined ? items : items.map((item) => less(item, used)),
    ...(row?.term.model === undefined ? {} : { model: row.term.model }),
    ...(used === undefined ? {} : { used }),
  };
}

const COUNTING: Topic = { attribute: 'notes', term: 'counting', aspect: 'counting' };

/** The lines that are named, and those of the plans that are. */
function linesIn(view: View, rows: readonly SumRow[]): readonly Line[] {
  const named = rows.flatMap(({ subject }) => subject ?? []);
  const ids = named.flatMap((entity) => (entity.kind === 'line' ? [entity.id] : entity.kind === 'plan' ? [entity.line] : []));
  return [...new Set(ids)].flatMap((id) => view.catalog.get('line', id) ?? []);
}

/** What the tiers' own 5-hour quotas come to in the other unit. */
function tiersIn(view: View, lines: readonly Line[], unit: Unit, to: Unit): ConvertAnswer['quotas'] {
  return plansFor(view, lines).flatMap((plan) => {
    const own = windowCapacity(view, plan, shortestWindow);
    const capacity = windowCapacity(view, plan, shortestWindow, { unit: to });
    return own && capacity && own !== 'unlimited' && capacity !== 'unlimited' && own.unit === unit ? [{ plan, own, capacity }] : [];
  });
}

/** An amount in another unit and for another span: by the person's own figure, else by what the data says of each line. */
export function answerConvert(query: Query, rows: readonly AmountRow[], to: Unit, view: View): ConvertAnswer | undefined {
  const [row] = rows;
  const unit = row?.term.unit;
  if (!row || unit === undefined) return undefined;
  const { value: amount, per } = row.term;
  const factors = per !== undefined && query.per !== undefined ? between(per, query.per, query.use) : [];
  const said = point(amount);
  const spanned = factors.flatMap(([operator, by]): Formula => [operator, figure(by, 'factor')]);
  const stated = statedOf(query.use ?? {});
  const own = Object.keys(stated).length > 0;
  const lines = own ? [undefined] : linesIn(view, rows);
  const whole = applied(said, factors);
  const told = lines.flatMap((line) => {
    const converted = createConverter(view, line ? scopeOf(view, line) : {}, { stated }).convert(whole, unit, to);
    if (!converted || (own && converted.uses.some(({ origin }) => origin !== 'stated'))) return [];
    const { uses, value } = converted;
    return [{ ...(line ? { line } : {}), value, unit: to, uses, formula: [figure(said, unit), ...spanned, ...usesFormula(uses)] }];
  });
  const single = amount === 1 && !own;
  return {
    kind: 'sum',
    tells: 'convert',
    query,
    view,
    amount: whole.typical,
    unit,
    own,
    rows: told,
    quotas: unit === 'token' || !single ? [] : tiersIn(view, linesIn(view, rows), unit, to),
    written: single ? linesIn(view, rows).flatMap((line) => find(view, line, COUNTING, {}).slots) : [],
  };
}

/** Within another formula: a limit by its figure, what is worked out in brackets. */
function inside({ value, unit, capacity, per, formula }: QuotaItem): Formula {
  const plain = per === undefined && capacity?.uses.length === 0 && value && unit !== 'task';
  return plain ? [figure(value, unit)] : ['(', ...formula, ')'];
}

/** What a plan allows of a window; without a limit of that window, or where none is named, of a month with every window used up. */
function allowed(view: View, query: Query, plan: Plan, { window, unit }: QuotaRow['term']): QuotaItem | undefined {
  const who = whoFor(view, plan, query);
  const term = { of: 'quota' as const, ...(unit && unit !== 'multiple' && unit !== 'task' ? { unit } : {}) };
  const named = window && quotaItem(view, plan, { ...term, window }, undefined, {}, who);
  // Without a limit of that window what counts is the month, every window used up.
  const found = named?.value ? named : quotaItem(view, plan, term, 'month', {}, who);
  return found.value && found.value.low > 0 ? found : undefined;
}

type UnitPriced = UnitPriceAnswer['results'][number];

/** The price over how many times the smallest tier's quota it buys. */
function perMultiple(view: View, plan: Plan, cost: PriceItem, who: Who): UnitPriced {
  const multiple = multiplePrice(view, plan, who);
  if (!multiple) return { plan };
  const formula: Formula = [...cost.formula, '÷', figure(multiple.factor, 'factor')];
  return { plan, unit: 'multiple', lot: 1, lotPrice: multiple.price, money: multiple.price, formula, helds: [multiple.held], cites: [] };
}

type Lots = { readonly lot: number | undefined; readonly spend: number | undefined; readonly window: QuotaRow['term']['window'] };

function perLot(plan: Plan, cost: PriceItem, item: QuotaItem, { lot: wanted, spend, window }: Lots): UnitPriced {
  if (!item.value || item.unit === 'task' || decimal(cost.value.typical).isZero()) return { plan };
  const lot = wanted ?? lotOf(item.unit);
  const lotPrice = divideMoney(cost.value, scale(item.value, 1 / lot));
  const common = {
    plan,
    unit: item.unit,
    lot,
    lotPrice,
    ...(window !== undefined && window === item.window ? { window } : {}),
    helds: [...cost.helds, ...item.helds],
    cites: item.cites,
  };
  if (spend === undefined) {
    const times: Formula = lot === 1 ? [] : ['×', figure(lot, 'factor')];
    return { ...common, money: lotPrice, formula: [...cost.formula, '÷', ...inside(item), ...times] };
  }
  const part = decimal(spend).div(cost.value.typical);
  const money = exactly({ amount: String(spend), currency: cost.value.currency });
  const times: Formula = spend === 1 ? [] : ['×', sum(money)];
  return { ...common, money, got: scale(item.value, part.toNumber()), formula: [...inside(item), '÷', ...cost.formula, ...times] };
}

/** Money over what it buys, for each plan: a lot of the quota's units costs so much, or so much money buys so many of them (`spends`). */
export function answerUnitPrice(query: Query, price: PriceRow, quota: QuotaRow, spends: boolean, view: View): UnitPriceAnswer {
  const rows = query.rows.filter((row): row is PriceRow => row.term.of === 'price');
  const lots = { lot: quota.count, spend: spends ? (price.count ?? 1) : undefined, window: quota.term.window };
  const results = plansIn(view, rows).map((plan): UnitPriced => {
    const who = whoFor(view, plan, query);
    const cost = priceItem(view, plan, price.term, {}, who);
    if (!cost) return { plan };
    if (quota.term.unit === 'multiple') return perMultiple(view, plan, cost, who);
    const item = allowed(view, query, plan, quota.term);
    return item ? perLot(plan, cost, item, lots) : { plan };
  });
  return { kind: 'sum', tells: 'unit-price', query, view, results };
}
