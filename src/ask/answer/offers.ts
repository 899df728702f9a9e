/** What a promotion of the data makes of a price, what a month's price is by the day, and sums of two figures. */
import type { Period } from '#src/catalog/schema.ts';
import type { Held, Plan, View } from '#src/catalog/types.ts';
import { type CostQuestion, planCost } from '#src/core/cost.ts';
import { decimal, divideMoney, priceOf } from '#src/core/money.ts';
import { periodMonths } from '#src/core/period.ts';
import { monthDays } from '#src/core/rhythm.ts';
import { dayBefore } from '../days.ts';
import type { CostTask, QueryOf } from '../query.ts';
import { plansFor, viewFor } from './scene.ts';
import { type ArithmeticAnswer, type DailyAnswer, type OfferAnswer, subjectsFound } from './types.ts';

type Task<T extends CostTask['type']> = Extract<CostTask, { type: T }>;
type CostQuery = QueryOf<'cost'>;

/** The discount that holds, or the latest that ended, for the period; never one that needs somebody's invitation. */
function discountOf(view: View, plan: Plan, per: Period): { readonly held: Held<'discounts'>; readonly ended: boolean } | undefined {
  const fits = ({ fact }: Held<'discounts'>) =>
    fact.referral === undefined && fact.on.includes('first-purchase') && (fact.per === undefined || fact.per === per);
  const current = view
    .slots(plan, 'discounts')
    .flatMap(({ readings }) => readings[0]?.lead ?? [])
    .find(fits);
  if (current) return { held: current, ended: false };
  const past = view.ended(plan, 'discounts').find(fits);
  return past && { held: past, ended: true };
}

/** An ended promotion is reckoned with the prices of its own last day. */
export function answerOffer(query: CostQuery, task: Task<'offer'>, day: View): OfferAnswer {
  const view = viewFor(day, query);
  const plans = plansFor(view, subjectsFound(view, task.subjects));
  const question: CostQuestion = { months: periodMonths[task.per], customer: 'new', payment: task.per, seats: 1 };
  const items = plans.flatMap((plan) => {
    const offer = discountOf(view, plan, task.per);
    if (!offer) return [];
    const { until } = offer.held.fact;
    const then = offer.ended && until ? view.catalog.at(dayBefore(until)) : view;
    const cost = planCost(then, plan, question);
    const list = then.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead;
    const now = offer.ended ? planCost(view, plan, question) : undefined;
    return cost && list ? [{ plan, discount: offer.held, ended: offer.ended, total: cost.first, list, ...(now ? { now } : {}) }] : [];
  });
  const without = plans
    .filter((plan) => items.every((item) => item.plan !== plan))
    .flatMap((plan) => {
      const now = planCost(view, plan, question);
      return now ? [{ plan, now }] : [];
    });
  return { kind: 'cost', type: 'offer', query, view, per: task.per, months: periodMonths[task.per], items, without };
}

export function answerDaily(query: CostQuery, task: Task<'daily'>, day: View): DailyAnswer {
  const view = viewFor(day, query);
  const plans = plansFor(view, subjectsFound(view, task.subjects));
  const items = plans.flatMap((plan) => {
    const held = view.slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead;
    return held ? [{ plan, held, price: divideMoney(priceOf(held), monthDays) }] : [];
  });
  return { kind: 'cost', type: 'daily', query, view, days: monthDays, items };
}

export function answerArithmetic(query: CostQuery, task: Task<'arithmetic'>, view: View): ArithmeticAnswer {
  const [a, b] = [decimal(task.a), decimal(task.b)];
  const result = { '÷': () => a.div(b), '×': () => a.times(b), '+': () => a.plus(b), '−': () => a.minus(b) }[task.operator]();
  return { kind: 'cost', type: 'arithmetic', query, view, result: result.toNumber(), ...(task.unit ? { unit: task.unit } : {}) };
}
