/** How a plan meets what a person needs, need by need. */
import type { Held, Line, Ref, View } from '#src/catalog/types.ts';
import { includes, type ListAttribute } from './includes.ts';
import { compareMoney, convertMoney, decimal, divideMoney, exactly, exchange, type MoneyRange, money } from './money.ts';
import { periodMonths } from './period.ts';
import type { Answer, Needs, Reason } from './recommend-types.ts';
import type { PlanCost, PlanEstimate } from './types.ts';

/** The price that stays once promotions are over, by the month. */
export function lastingPrice({ lasting, payment, monthly }: PlanCost): MoneyRange {
  return lasting ? divideMoney(lasting, periodMonths[payment]) : monthly;
}

function listed(view: View, plan: Ref, kind: 'client' | 'model' | 'protocol', ids: readonly string[] = []): readonly Reason[] {
  const attribute = ({ client: 'clients', model: 'models', protocol: 'protocols' } as const satisfies Record<string, ListAttribute>)[kind];
  return ids.map((id) => {
    const { answer, held, against } = includes(view, plan, attribute, id);
    return { kind, id, answer: answer === 'no' && against ? 'disputed' : answer, ...(held ? { held } : {}) };
  });
}

const opposite: Readonly<Record<string, Answer>> = { yes: 'no', no: 'yes', limited: 'limited' };

function said(view: View, plan: Ref, kind: 'feature' | 'rule', ids: readonly string[] = []): readonly Reason[] {
  return ids.map((id): Reason => {
    const held =
      kind === 'feature'
        ? view.slot(plan, 'features', { feature: id })?.readings[0]?.lead
        : view.slot(plan, 'rules', { rule: id })?.readings[0]?.lead;
    const value = held?.fact.value;
    if (!held || value === undefined || value === 'unstated') return { kind, id, answer: 'unknown', ...(held ? { held } : {}) };
    const better = view.catalog.glossary[id]?.better ?? 'yes';
    return { kind, id, answer: better === 'yes' ? value : (opposite[value] ?? value), held };
  });
}

function budgetReason(view: View, lasting: MoneyRange, { budget }: Needs): readonly Reason[] {
  if (!budget) return [];
  const limit = exactly(money(budget.amount, budget.currency));
  if (lasting.currency === budget.currency)
    return [{ kind: 'budget', answer: compareMoney(lasting, limit) <= 0 ? 'yes' : 'no', price: lasting, budget: limit }];
  const by = exchange(view, lasting.currency, budget.currency);
  if (!by) return [{ kind: 'budget', answer: 'unknown', price: lasting, budget: limit }];
  return [{ kind: 'budget', answer: compareMoney(convertMoney(lasting, by), limit) <= 0 ? 'yes' : 'no', price: lasting, budget: limit }];
}

const quotaAnswers = { fits: 'yes', tight: 'limited', exceeds: 'no', unknown: 'unknown' } as const;
const saleAnswers = { open: 'yes', limited: 'limited', unconfirmed: 'unknown', unstated: 'unknown', closed: 'no', absent: 'no' } as const;

/** Every need with its answer; what the person did not ask for is not judged, but whether it is on sale always is. */
export function reasonsFor(view: View, estimate: PlanEstimate, line: Line, lasting: MoneyRange | undefined, needs: Needs): readonly Reason[] {
  const { plan, cost, sale, fit } = estimate;
  return [
    { kind: 'sale', answer: saleAnswers[sale.state] },
    ...(needs.use || needs.parts ? [{ kind: 'quota', answer: quotaAnswers[fit] } as const] : []),
    ...(lasting ? budgetReason(view, lasting, needs) : []),
    ...listed(view, plan, 'client', needs.clients),
    ...listed(view, plan, 'model', needs.models ?? (needs.model ? [needs.model] : [])),
    ...listed(view, plan, 'protocol', needs.protocols),
    ...said(view, plan, 'feature', needs.features),
    ...said(view, plan, 'rule', needs.rules),
    ...(needs.region ? [{ kind: 'region', answer: line.region === needs.region ? 'yes' : 'no' } as const] : []),
    ...(needs.payment && needs.payment !== 'month' ? [{ kind: 'payment', answer: cost?.payment === needs.payment ? 'yes' : 'no' } as const] : []),
  ];
}

/** Advice of the data whose condition is one of these needs. */
export function adviceFor(view: View, plan: Ref, needs: Needs): readonly Held<'advice'>[] {
  const shared = (wanted: readonly string[] | undefined, asked: readonly string[] | undefined) => wanted?.some((id) => asked?.includes(id)) ?? false;
  return view
    .slots(plan, 'advice')
    .flatMap(({ readings }) => readings[0]?.lead ?? [])
    .filter(({ fact }) => {
      const when = fact.needs;
      if (!when) return false;
      return (
        shared(when.clients, needs.clients) ||
        shared(when.models, needs.models ?? (needs.model ? [needs.model] : [])) ||
        shared(when.features, needs.features) ||
        shared(when.rules, needs.rules) ||
        (when.usage !== undefined && when.usage === needs.usage) ||
        (when.budget !== undefined && needs.tight === true)
      );
    });
}

/** At most half as much again: a little short, and no more. */
export function justOver(price: MoneyRange, budget: NonNullable<Needs['budget']>): boolean {
  return price.currency === budget.currency && decimal(price.typical).lessThanOrEqualTo(decimal(budget.amount).times(1.5));
}
