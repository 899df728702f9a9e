/** What a month costs by its place, how many plans a sum of money buys, and how far API prices are apart. */
import { currencies } from '#src/catalog/currencies.ts';
import type { Held, Model, View } from '#src/catalog/types.ts';
import { apiLists, chooseList } from '#src/core/api-prices.ts';
import { planCost } from '#src/core/cost.ts';
import { decimal, exactly, money, priceOf, timesMoney } from '#src/core/money.ts';
import type { CostTask, QueryOf } from '../query.ts';
import { plansFor, viewFor, whoFor } from './scene.ts';
import { type AffordAnswer, type ApiDifferenceAnswer, type NthMonthAnswer, subjectsFound } from './types.ts';

type Task<T extends CostTask['type']> = Extract<CostTask, { type: T }>;
type CostQuery = QueryOf<'cost'>;

/** Prices hold as they are on the day, for somebody who subscribes on it. */
export function answerNthMonth(query: CostQuery, task: Task<'nth-month'>, day: View): NthMonthAnswer {
  const view = viewFor(day, query);
  const months = task.months.toSorted((one, other) => one - other);
  const items = plansFor(view, subjectsFound(view, task.subjects)).map((plan) => {
    const who = whoFor(view, plan, query);
    const cost = planCost(view, plan, { months: Math.max(...months, 1), customer: 'new', payment: 'month', seats: 1, who });
    const phases = cost?.phases ?? [];
    // The last month that each phase is paid for.
    const lasts = phases.map((_, i) => phases.slice(0, i + 1).reduce((sum, { periods }) => sum + periods.typical, 0));
    const prices = months.flatMap((nth) => {
      const phase = phases[lasts.findIndex((last) => nth <= last)];
      return phase ? [{ nth, phase }] : [];
    });
    const [first] = phases;
    return { plan, prices, ...(first ? { first } : {}) };
  });
  return { kind: 'cost', type: 'nth-month', query, view, items };
}

/** How many of a plan the money buys at its regular price, and what is left; nothing for a plan in another currency. */
export function answerAfford(query: CostQuery, task: Task<'afford'>, day: View): AffordAnswer {
  const view = viewFor(day, query);
  const items = plansFor(view, subjectsFound(view, task.subjects)).map((plan) => {
    const held = view.slot(plan, 'prices', { phase: 'regular', per: 'month' }, whoFor(view, plan, query))?.readings[0]?.lead;
    if (!held || (task.currency !== undefined && task.currency !== held.fact.currency)) return { plan };
    const each = timesMoney(priceOf(held), task.months);
    const count = decimal(task.amount).div(each.typical).floor().toNumber();
    const rest = money(decimal(task.amount).minus(decimal(each.typical).times(count)).toFixed(), held.fact.currency);
    return { plan, held, each, count, rest: exactly(rest) };
  });
  return { kind: 'cost', type: 'afford', query, view, items };
}

const KIND = { cached: 'cached-input', uncached: 'input', input: 'input', output: 'output', 'cache-write': 'cache-write', total: 'input' } as const;

/** API prices per 1M tokens in pairs, all in one currency. */
export function answerApiDifference(query: CostQuery, task: Task<'api-difference'>, day: View): ApiDifferenceAnswer {
  const view = viewFor(day, query);
  const models = [...new Set(task.sides.map(({ model }) => model.id))].flatMap((id) => view.catalog.get('model', id) ?? []);
  const lists = new Map(models.map((model) => [model.id, apiLists(view, model)]));
  // Prices are set against each other in one currency.
  const currency = currencies.find((each) =>
    models.every(({ id }) => lists.get(id)?.some((list) => list.currency === each && list.host === undefined)),
  );
  const side = ({ model: { id }, part }: Task<'api-difference'>['sides'][number]) => {
    const model: Model | undefined = view.catalog.get('model', id);
    const held: Held<'apiPrices'> | undefined = chooseList(lists.get(id) ?? [], currency)?.kinds[KIND[part]];
    return model && { model, part: KIND[part], ...(held ? { held } : {}) };
  };
  const pairs: ApiDifferenceAnswer['pairs'][number][] = [];
  for (let i = 0; i + 1 < task.sides.length; i += 2) {
    const [a, b] = [task.sides[i], task.sides[i + 1]].map((each) => each && side(each));
    if (a && b) pairs.push({ one: a, other: b });
  }
  return { kind: 'cost', type: 'api-difference', query, view, pairs };
}
