/** Sums over prices: totals, reductions, differences, exchange. */
import { homeCurrency } from '#src/catalog/currencies.ts';
import type { Currency, Period } from '#src/catalog/schema.ts';
import type { Entity, Held, Plan, Ref, View } from '#src/catalog/types.ts';
import { type CostQuestion, planCost } from '#src/core/cost.ts';
import {
  addMoney,
  compareMoney,
  convertMoney,
  decimal,
  exactly,
  exchange,
  type MoneyRange,
  money,
  priceOf,
  subtractMoney,
  timesMoney,
} from '#src/core/money.ts';
import { periodMonths } from '#src/core/period.ts';
import type { CostTask, QueryOf } from '../query.ts';
import { comparisonOf } from './compare.ts';
import { answering, find } from './find.ts';
import { plansOf, viewFor, whoFor } from './scene.ts';
import { type DifferenceAnswer, type ExchangeAnswer, type ReducedAnswer, subjectsFound, type TotalAnswer } from './types.ts';
import { quotaRatios } from './use-costs.ts';

type Task<T extends CostTask['type']> = Extract<CostTask, { type: T }>;
type CostQuery = QueryOf<'cost'>;

function regular(view: View, plan: Ref, per: Period = 'month', who = {}): Held<'prices'> | undefined {
  return (
    view.slot(plan, 'prices', { phase: 'regular', per }, who)?.readings[0]?.lead ??
    view.slot(plan, 'prices', { phase: 'renewal', per }, who)?.readings[0]?.lead
  );
}

/** Foreign money as the home currency's, by the person's own rate. */
const atRate = (price: MoneyRange, rate: number): MoneyRange =>
  price.currency === homeCurrency ? price : { ...timesMoney(price, rate), currency: homeCurrency };

/** One sum for each currency. */
export function sumsOf(amounts: readonly MoneyRange[]): readonly MoneyRange[] {
  const sums = new Map<Currency, MoneyRange>();
  for (const amount of amounts) {
    const before = sums.get(amount.currency);
    sums.set(amount.currency, before ? addMoney(before, amount) : amount);
  }
  return [...sums.values()];
}

/** What so many of each plan cost over the months: one sum for each currency, in that currency. */
export function answerTotal(query: CostQuery, task: Task<'total'>, day: View): TotalAnswer {
  const view = viewFor(day, query);
  const { months, off, phase } = task;
  const items = task.items.flatMap(({ plan: ref, count }) => {
    const plan = view.catalog.get('plan', ref.id);
    if (!plan) return [];
    const who = whoFor(view, plan, query);
    const question: CostQuestion = { months, customer: 'existing', payment: 'month', seats: count, who };
    const cost = planCost(view, plan, question);
    const first = planCost(view, plan, { ...question, customer: 'new' });
    const whole = task.per === 'year' || months % 12 === 0 ? 'year' : task.per === 'quarter' || months % 3 === 0 ? 'quarter' : undefined;
    const yearly = whole && planCost(view, plan, { ...question, payment: whole });
    const differs = first && cost && compareMoney(first.total, cost.total) !== 0;
    const reduced = off !== undefined && cost ? timesMoney(cost.total, decimal(1).minus(off)) : undefined;
    return [
      {
        plan,
        count,
        ...(cost ? { cost } : {}),
        ...(differs ? { first } : {}),
        ...(yearly && yearly.payment === whole ? { yearly } : {}),
        ...(off === undefined ? {} : { off }),
        ...(reduced ? { reduced } : {}),
      },
    ];
  });
  const amounts = items.flatMap(({ cost, first, reduced }) => reduced ?? (phase === 'first' ? (first ?? cost) : cost)?.total ?? []);
  return { kind: 'cost', type: 'total', query, view, months, items, sums: sumsOf(amounts) };
}

const PERIOD: Readonly<Record<number, Period>> = { 1: 'month', 3: 'quarter', 12: 'year' };

/** The offer of the data that the person may have in mind: one with the same share off. */
function offerOf(view: View, off: number, per: Period | undefined): { readonly held: Held<'discounts'>; readonly ended: boolean } | undefined {
  for (const line of view.catalog.lines) {
    const current = view.slots(line, 'discounts').flatMap(({ readings }) => readings[0]?.lead ?? []);
    for (const [helds, ended] of [
      [current, false],
      [view.ended(line, 'discounts'), true],
    ] as const) {
      const held = helds.find(({ fact }) => fact.off === off && (per === undefined || fact.per === per));
      if (held) return { held, ended };
    }
  }
  return undefined;
}

/** A price that the person names, over the months, less the share taken off. */
export function answerReduced(query: CostQuery, task: Task<'reduced'>, day: View): ReducedAnswer {
  const view = viewFor(day, query);
  const { months, off } = task;
  const full = decimal(task.amount).times(months);
  const offer = offerOf(view, off, PERIOD[months]);
  return {
    kind: 'cost',
    type: 'reduced',
    query,
    view,
    full: full.toFixed(),
    amount: full.times(decimal(1).minus(off)).toFixed(),
    currency: task.currency ?? homeCurrency,
    months,
    off,
    ...(offer ? { discount: offer.held } : {}),
    ended: offer?.ended ?? false,
  };
}

type Side = DifferenceAnswer['sides'][number];

function beforeSide(view: View, plan: Plan, before: string | undefined): Side | undefined {
  const now = regular(view, plan);
  const past = before
    ? regular(view.catalog.at(before), plan)
    : view
        .ended(plan, 'prices')
        .find(({ fact }) => fact.phase === 'regular' && fact.per === 'month' && fact.condition === undefined && fact.amount !== now?.fact.amount);
  return past && { subject: plan, label: 'before', day: before ?? past.fact.until ?? view.day, price: priceOf(past), held: past };
}

function sidesOf(view: View, plans: readonly Plan[], task: Task<'difference'>, query: CostQuery): readonly Side[] {
  const side = (subject: Entity, label: Side['label'], held: Held<'prices'> | undefined, price = held && priceOf(held)): readonly Side[] =>
    held && price ? [{ subject, label, day: view.day, price, held }] : [];
  const [plan] = plans;
  if (!plan) return [];
  switch (task.between) {
    case 'subjects':
      return plans.flatMap((each, index) => {
        const count = task.counts?.[index] ?? 1;
        const own = regular(view, each, 'month', whoFor(view, each, query));
        // With the first purchase a longer time is paid for in phases.
        const whole =
          task.phase === 'first' && task.months > 1
            ? planCost(view, each, { months: task.months, customer: 'new', payment: 'month', seats: 1 })
            : undefined;
        if (whole) return side(each, 'subject', own, whole.total);
        const { rate } = task;
        if (rate !== undefined) {
          const price = own && atRate(priceOf(own), rate);
          return side(each, 'subject', own, price).map((one): Side => (!own || own.fact.currency === homeCurrency ? one : { ...one, rate }));
        }
        if (task.counts) return side(each, 'subject', own, own && timesMoney(priceOf(own), count)).map((one) => ({ ...one, count }));
        const first = task.phase === 'first' ? view.slot(each, 'prices', { phase: 'first', per: 'month' })?.readings[0]?.lead : undefined;
        return first ? side(each, 'first', first) : side(each, 'subject', regular(view, each, 'month', whoFor(view, each, query)));
      });
    case 'phases':
      return plans.flatMap((each) => {
        const first = view.slot(each, 'prices', { phase: 'first', per: 'month' })?.readings[0]?.lead;
        // Of several those that have both: the rest has nothing to set side by side.
        return first || plans.length === 1 ? [...side(each, 'regular', regular(view, each)), ...side(each, 'first', first)] : [];
      });
    case 'periods': {
      const months = periodMonths[task.per ?? 'year'];
      const month = regular(view, plan);
      const whole = regular(view, plan, task.per ?? 'year');
      return [
        ...side(plan, 'paid-monthly', month, month && timesMoney(priceOf(month), months)),
        ...side(plan, months === 3 ? 'paid-quarterly' : 'paid-yearly', whole),
      ];
    }
    default: {
      const before = beforeSide(view, plan, task.before);
      return [...side(plan, 'now', regular(view, plan)), ...(before ? [before] : [])];
    }
  }
}

/** Two prices and what lies between them, by the month and over the months; no difference across currencies. */
export function answerDifference(query: CostQuery, task: Task<'difference'>, day: View): DifferenceAnswer {
  const view = viewFor(day, query);
  const subjects = [...new Set(subjectsFound(view, task.subjects))];
  const plans = subjects.flatMap((subject) => plansOf(view, subject));
  const sides = sidesOf(view, plans, task, query);
  const [one, other] = sides;
  const same = one && other && one.price.currency === other.price.currency;
  const monthly = same ? subtractMoney(one.price, other.price) : undefined;
  const months = task.between === 'periods' || (task.between === 'subjects' && task.phase === 'first') ? 1 : task.months;
  const topics = task.topics.map(({ per: _per, ...topic }) => topic);
  const compared =
    task.between === 'subjects' && subjects.length > 1 && task.rate === undefined
      ? comparisonOf(view, subjects, topics.length > 0 ? topics : [{ attribute: 'prices' }], query)
      : undefined;
  const quotas = task.topics.filter(({ attribute }) => attribute === 'quotas');
  const findings =
    task.between === 'days'
      ? quotas.flatMap((topic) => subjects.flatMap((subject) => answering(view, subject, topic, {}).map((entity) => find(view, entity, topic, {}))))
      : [];
  return {
    kind: 'cost',
    type: 'difference',
    query,
    view,
    sides,
    months,
    ...(monthly ? { monthly, total: timesMoney(monthly, months) } : {}),
    ...(compared ? { comparison: compared } : {}),
    ...(quotas.length > 0 && plans.length === 2 && plans[0]?.line === plans[1]?.line ? { quotas: quotaRatios(view, plans) } : {}),
    findings,
  };
}

export function answerExchange(query: CostQuery, task: Task<'exchange'>, day: View): ExchangeAnswer {
  const view = viewFor(day, query);
  const from = exactly(money(task.amount, task.from));
  if (task.rate !== undefined) {
    const to = task.to === homeCurrency ? timesMoney(from, task.rate) : timesMoney(from, decimal(1).div(task.rate));
    return { kind: 'cost', type: 'exchange', query, view, from, to: { ...to, currency: task.to } };
  }
  const by = exchange(view, task.from, task.to);
  return { kind: 'cost', type: 'exchange', query, view, from, ...(by ? { to: convertMoney(from, by), exchange: by } : {}) };
}
