/** How many times one thing is another: two windows of a plan, the quotas and the prices of two plans, API prices, figures of the question. */
import { currencies } from '#src/catalog/currencies.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Line, Model, Plan, View } from '#src/catalog/types.ts';
import { apiLists, chooseList } from '#src/core/api-prices.ts';
import { type Capacity, windowCapacity } from '#src/core/capacity.ts';
import { limitOf } from '#src/core/limit.ts';
import { priceItem } from '#src/core/sum/price.ts';
import { apart, quotasApart } from '#src/core/sum/relate.ts';
import type { ApiKind } from '#src/core/types.ts';
import type { SumAsked as Query, SumRow, SumTerm } from '../asked.ts';
import { plansFor } from '../scene.ts';
import { isPrice } from './prices.ts';
import { isQuota, type QuotaRow } from './quotas.ts';
import type { ApiDifferenceAnswer, MultipleAnswer, PlanRatioAnswer, WindowRatioAnswer } from './types.ts';

/** Two windows in a unit that the source tells both in; failing that in the first one's, by conversion. */
function inOneUnit(view: View, plan: Plan, over: LimitWindow, under: LimitWindow): readonly [Capacity, Capacity] | undefined {
  const units = view.slots(plan, 'quotas').flatMap(({ readings }) => readings.map(({ unit }) => unit));
  const pairs = [undefined, ...new Set(units)].flatMap((unit): readonly (readonly [Capacity, Capacity])[] => {
    const top = windowCapacity(view, plan, over, unit ? { unit } : {});
    if (!top || top === 'unlimited') return [];
    const bottom = windowCapacity(view, plan, under, { unit: top.unit });
    return bottom && bottom !== 'unlimited' ? [[top, bottom]] : [];
  });
  return pairs.find(([top, bottom]) => top.uses.length + bottom.uses.length === 0) ?? pairs[0];
}

type WindowRow = WindowRatioAnswer['rows'][number];

function windowRow(view: View, plan: Plan, over: LimitWindow, under: LimitWindow): WindowRow {
  const pair = inOneUnit(view, plan, over, under);
  if (!pair) return { subject: plan };
  const [top, bottom] = pair;
  // What contradicts the limit makes another ratio.
  const others = top.others.flatMap((held) => {
    const limit = limitOf(held);
    return limit && limit !== 'none' && limit.unit === top.unit ? [limit.value.typical / bottom.value.typical] : [];
  });
  return { subject: plan, over: top, under: bottom, factor: top.value.typical / bottom.value.typical, others };
}

/** Where every tier of a line has the same ratio, the line has it. */
function onceForLines(rows: readonly WindowRow[], lines: readonly Line[]): readonly WindowRow[] {
  return [...Map.groupBy(rows, ({ subject }) => (subject.kind === 'plan' ? subject.line : subject.id))].flatMap(([id, of]) => {
    const line = lines.find((each) => each.id === id);
    const known = of.filter(({ factor }) => factor !== undefined);
    const [first] = known;
    const alike = first && known.every(({ factor }) => Math.abs((factor ?? 0) - (first.factor ?? 0)) < 1e-9);
    return line && first && alike ? [{ ...first, subject: line }] : of;
  });
}

const MOST_OF_LINE = 3;

/** Two windows of each plan. */
export function answerWindowRatio(query: Query, over: QuotaRow, under: QuotaRow, view: View): WindowRatioAnswer | undefined {
  const [a, b] = [over.term.window, under.term.window];
  const subjects = [...new Map(query.rows.flatMap(({ subject }) => (subject ? [[`${subject.kind} ${subject.id}`, subject] as const] : []))).values()];
  if (!a || !b || a === b || subjects.length === 0) return undefined;
  const plans = [...new Set(subjects.flatMap((subject) => plansFor(view, [subject]).slice(0, MOST_OF_LINE)))];
  const rows = plans.map((plan) => windowRow(view, plan, a, b));
  const lines = subjects.length < 2 ? [] : subjects.flatMap(({ kind, id }) => (kind === 'line' ? (view.catalog.get('line', id) ?? []) : []));
  return { kind: 'sum', tells: 'window-ratio', query, view, rows: onceForLines(rows, lines) };
}

const MOST_PAIRS = 4;

/** The quotas and the prices of plans: of each row and the next where they go by twos. The smaller quota is what the other is told in. */
export function answerPlanRatio(query: Query, view: View): PlanRatioAnswer | undefined {
  const rows = query.rows.filter(isQuota);
  const priced = query.rows.filter(isPrice);
  const plans = (row: SumRow | undefined) => (row?.subject ? plansFor(view, [row.subject]) : []);
  const found = new Map<string, PlanRatioAnswer['pairs'][number]>();
  const all = rows.length > 0 ? rows : priced;
  for (let i = 0; i + 1 < all.length; i += 2) {
    for (const [a, b] of plans(all[i]).flatMap((one) => plans(all[i + 1]).map((other) => [one, other] as const))) {
      if (a === b) continue;
      const factor = quotasApart(view, a, b)[0]?.factor;
      const [one, other] = factor !== undefined && factor < 1 ? [b, a] : [a, b];
      const [price, base] = [other, one].map((plan) => priceItem(view, plan, { of: 'price', per: 'month' }, {}));
      const gap = priced.length > 0 && price && base ? apart(price.value, base.value) : undefined;
      const windows = rows.length > 0 ? quotasApart(view, one, other) : [];
      const prices = price && base && gap?.factor !== undefined ? { price, base, priceFactor: gap.factor } : {};
      found.set(`${one.id} ${other.id}`, { one, other, windows, ...prices });
    }
  }
  const pairs = [...found.values()].slice(0, MOST_PAIRS);
  return pairs.length > 0 ? { kind: 'sum', tells: 'plan-ratio', query, view, pairs } : undefined;
}

/** How many times another plan's quota a plan has, as its source says it; undefined where none does. */
export function answerMultiple(query: Query, rows: readonly QuotaRow[], view: View): MultipleAnswer | undefined {
  const results = plansFor(
    view,
    rows.flatMap(({ subject }) => subject ?? []),
  ).flatMap((plan) => {
    const held = view
      .slots(plan, 'quotas')
      .flatMap(({ readings }) => readings.map(({ lead }) => lead))
      .find(({ via }) => via !== undefined);
    const of = held?.via && view.catalog.get('plan', held.via.plan);
    return held?.via && of ? [{ plan, of, factor: held.via.factor, held }] : [];
  });
  return results.length > 0 ? { kind: 'sum', tells: 'multiple', query, view, results } : undefined;
}

const KIND = { cached: 'cached-input', uncached: 'input', input: 'input', output: 'output', 'cache-write': 'cache-write', total: 'input' } as const;
export type ApiRow = SumRow & { readonly term: Extract<SumTerm, { of: 'api' }> };
export const isApi = (row: SumRow): row is ApiRow => row.term.of === 'api';

/** API prices per 1M tokens in pairs, all in one currency; undefined where no model is named. */
export function answerApiDifference(query: Query, rows: readonly ApiRow[], view: View): ApiDifferenceAnswer | undefined {
  const modelOf = ({ subject }: SumRow): Model | undefined => (subject?.kind === 'model' ? view.catalog.get('model', subject.id) : undefined);
  const models = [...new Set(rows.flatMap((row) => modelOf(row) ?? []))];
  const lists = new Map(models.map((model) => [model.id, apiLists(view, model)]));
  // Prices are set against each other in one currency.
  const currency = currencies.find((each) =>
    models.every(({ id }) => lists.get(id)?.some((list) => list.currency === each && list.host === undefined)),
  );
  const side = (row: ApiRow | undefined) => {
    const model = row && modelOf(row);
    const part: ApiKind = KIND[row?.term.part ?? 'input'];
    const held = model && chooseList(lists.get(model.id) ?? [], currency)?.kinds[part];
    return model && { model, part, ...(held ? { held } : {}) };
  };
  const pairs: ApiDifferenceAnswer['pairs'][number][] = [];
  for (let i = 0; i + 1 < rows.length; i += 2) {
    const [one, other] = [side(rows[i]), side(rows[i + 1])];
    if (one && other) pairs.push({ one, other });
  }
  return pairs.length > 0 ? { kind: 'sum', tells: 'api-difference', query, view, pairs } : undefined;
}
