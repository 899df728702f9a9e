/** Sums over use: API bills, whether a quota lasts, quotas in other units and windows, money for a unit. */
import type { Unit } from '#src/catalog/schema.ts';
import { type LimitWindow, limitWindows } from '#src/catalog/spans.ts';
import type { Entity, Held, Plan, View } from '#src/catalog/types.ts';
import { type Capacity, monthCapacity, multiplePrice, unitPrice, windowCapacity } from '#src/core/capacity.ts';
import { limitOf } from '#src/core/limit.ts';
import type { CostTask, QueryOf } from '../query.ts';
import { plansFor, viewFor, whoFor } from './scene.ts';
import { type RatioAnswer, subjectsFound, type UncachedAnswer, type UnitPriceAnswer } from './types.ts';

type Task<T extends CostTask['type']> = Extract<CostTask, { type: T }>;
type CostQuery = QueryOf<'cost'>;

export function answerUncached(query: CostQuery, task: Task<'uncached'>, day: View): UncachedAnswer | undefined {
  const view = viewFor(day, query);
  const share = task.uncachedShare ?? 0;
  const [plan] = plansFor(view, subjectsFound(view, task.subjects));
  const slots = plan ? view.slots(plan, 'quotas').filter(({ keys }) => task.window === undefined || keys['window'] === task.window) : [];
  const held: Held<'quotas'> | undefined = slots.flatMap(({ readings }) =>
    readings.filter(({ unit }) => unit === 'uncached-token').map(({ lead }) => lead),
  )[0];
  const limit = task.amount ?? (typeof held?.fact.amount === 'number' ? held.fact.amount : undefined);
  if (limit === undefined || share <= 0) return undefined;
  return { kind: 'cost', type: 'uncached', query, view, ...(plan ? { plan } : {}), ...(held ? { held } : {}), limit, share, total: limit / share };
}

const COUNT: Readonly<Record<Unit, number>> = { prompt: 1, request: 1000, token: 1_000_000, 'uncached-token': 1_000_000, credit: 1000 };

/** Undefined where nothing that is asked about is sold on the day. */
export function answerUnitPrice(query: CostQuery, task: Task<'unit-price'>, day: View): UnitPriceAnswer | undefined {
  const view = viewFor(day, query);
  const results = plansFor(view, subjectsFound(view, task.subjects)).map((plan) => {
    const who = whoFor(view, plan, query);
    if (task.unit === 'multiple') {
      const multiple = multiplePrice(view, plan, who);
      return { plan, ...(multiple ? { multiple } : {}) };
    }
    const own = monthCapacity(view, plan, { who });
    const unit = task.unit ?? own?.unit ?? 'request';
    const window = task.window && task.window !== 'all' ? { window: task.window } : {};
    const count = task.count ?? COUNT[unit];
    // Without a limit of that window what counts is the month, every window used up.
    const price = unitPrice(view, plan, count, { unit, who, ...window }) ?? unitPrice(view, plan, count, { unit, who });
    return { plan, ...(price ? { price } : {}) };
  });
  return results.length > 0 ? { kind: 'cost', type: 'unit-price', query, view, results } : undefined;
}

type Between = NonNullable<RatioAnswer['between']>;

/** Quotas in their own common unit, or in requests; `requests`: prompts of two vendors are compared through them. */
export function quotaRatios(view: View, plans: readonly Plan[]): Between['windows'] {
  return limitWindows.flatMap((window) => {
    const own = plans.map((plan) => windowCapacity(view, plan, window));
    const units = new Set(own.map((each) => (each && each !== 'unlimited' ? each.unit : undefined)));
    const sameLine = new Set(plans.map(({ line }) => line)).size === 1;
    const values = units.size === 1 && sameLine ? own : plans.map((plan) => windowCapacity(view, plan, window, { unit: 'request' }));
    const told = values.flatMap((each) => (each && each !== 'unlimited' ? [each] : []));
    const [one, other] = told;
    if (told.length < 2 || !one || !other) return [];
    return [{ window, factor: other.value.typical / one.value.typical, values: told }];
  });
}

/** Smaller first, so that a multiple is at least one. */
function bySize(view: View, plans: readonly Plan[]): readonly Plan[] {
  const [one, other] = plans;
  if (!one || !other || plans.length !== 2) return plans;
  const ratio = quotaRatios(view, [one, other])[0]?.factor;
  return ratio !== undefined && ratio < 1 ? [other, one] : plans;
}

/** "Plus" and "Plus Highspeed": a tier and an edition of it, whose names begin alike. */
function editions(plans: readonly Plan[]): readonly (readonly [Plan, Plan])[] {
  return plans.flatMap((edition) => {
    const base = plans.find((plan) => plan !== edition && plan.line === edition.line && edition.tier.en.startsWith(`${plan.tier.en} `));
    return base ? [[base, edition] as const] : [];
  });
}

type Limits = readonly [Capacity, Capacity] | readonly [];

/** Two windows in a unit that the source tells both in; failing that in the first one's, by conversion. */
function inOneUnit(view: View, plan: Plan, over: LimitWindow, under: LimitWindow): Limits {
  const units = view.slots(plan, 'quotas').flatMap(({ readings }) => readings.map(({ unit }) => unit));
  const pairs = [undefined, ...new Set(units)].flatMap((unit): readonly (readonly [Capacity, Capacity])[] => {
    const top = windowCapacity(view, plan, over, unit ? { unit } : {});
    if (!top || top === 'unlimited') return [];
    const bottom = windowCapacity(view, plan, under, { unit: top.unit });
    return bottom && bottom !== 'unlimited' ? [[top, bottom]] : [];
  });
  return pairs.find(([top, bottom]) => top.uses.length + bottom.uses.length === 0) ?? pairs[0] ?? [];
}

/** Where every tier of a line has the same ratio, the line has it. */
function onceForLines(view: View, rows: RatioAnswer['rows'], subjects: readonly Entity[]): RatioAnswer['rows'] {
  const lines = subjects.filter(({ kind }) => kind === 'line');
  if (subjects.length < 2 || lines.length === 0) return rows;
  return [...Map.groupBy(rows, ({ subject }) => (subject.kind === 'plan' ? subject.line : subject.id)).entries()].flatMap(([id, of]) => {
    const line = lines.find((each) => each.id === id) && view.catalog.get('line', id);
    const known = of.filter(({ factor }) => factor !== undefined);
    const [first] = known;
    const alike = first && known.every(({ factor }) => Math.abs((factor ?? 0) - (first.factor ?? 0)) < 1e-9);
    return line && first && alike ? [{ ...first, subject: line }] : of;
  });
}

export function answerRatio(query: CostQuery, task: Task<'ratio'>, day: View): RatioAnswer {
  const view = viewFor(day, query);
  const subjects = subjectsFound(view, task.subjects);
  const base = { kind: 'cost' as const, type: 'ratio' as const, query, view };
  const { over, under } = task;
  if (over && under && over !== 'all' && under !== 'all') {
    const rows = subjects
      .flatMap((subject) => plansFor(view, [subject]).slice(0, subject.kind === 'plan' ? 1 : 3))
      .map((plan) => {
        const [top, bottom] = inOneUnit(view, plan, over, under);
        if (!top || !bottom) return { subject: plan };
        // What contradicts the limit makes another ratio.
        const others = top.others.flatMap((held) => {
          const limit = limitOf(held);
          return limit && limit !== 'none' && limit.unit === top.unit ? [limit.value.typical / bottom.value.typical] : [];
        });
        return { subject: plan, over: top, under: bottom, factor: top.value.typical / bottom.value.typical, others };
      });
    return { ...base, rows: onceForLines(view, rows, subjects) };
  }
  if (task.editions) {
    const pairs = editions(plansFor(view, subjects)).flatMap(([plain, edition]) => {
      const [a, b] = [plain, edition].map((plan) => view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead);
      const quota = quotaRatios(view, [plain, edition])[0]?.factor;
      return a && b && a.fact.currency === b.fact.currency
        ? [{ plain, edition, prices: [a, b] as const, price: b.fact.amount / a.fact.amount, ...(quota === undefined ? {} : { quota }) }]
        : [];
    });
    return { ...base, rows: [], pairs };
  }
  const plans = bySize(view, plansFor(view, subjects).slice(0, 4));
  const [one, other] = plans;
  if (one && plans.length === 1) {
    const held = view
      .slots(one, 'quotas')
      .flatMap(({ readings }) => readings.map(({ lead }) => lead))
      .find(({ via }) => via !== undefined);
    const of = held?.via && view.catalog.get('plan', held.via.plan);
    return { ...base, rows: [], ...(held?.via && of ? { multiple: { plan: one, of, factor: held.via.factor, held } } : {}) };
  }
  const prices = plans.flatMap((plan) => view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead ?? []);
  const [a, b] = prices;
  const windows = one && other ? quotaRatios(view, [one, other]) : [];
  const comparable = a && b && a.fact.currency === b.fact.currency && a.fact.amount > 0;
  return {
    ...base,
    rows: [],
    between: {
      plans,
      windows,
      prices,
      ...(windows[0] ? { quota: windows[0].factor } : {}),
      ...(comparable ? { price: b.fact.amount / a.fact.amount } : {}),
    },
  };
}
