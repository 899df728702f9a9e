/** What a plan costs as a term of a sum, with the formula that gives it. */
import { addDays } from '#src/catalog/days.ts';
import type { Period } from '#src/catalog/schema.ts';
import type { Held, Plan, View, Who } from '#src/catalog/types.ts';
import { planCost } from '../cost.ts';
import { decimal, divideMoney, type MoneyRange, priceOf, timesMoney } from '../money.ts';
import { periodMonths } from '../period.ts';
import { figure, sum } from '../steps.ts';
import type { PhaseCost, PlanCost } from '../types.ts';
import { between } from './span.ts';
import type { Formula, PriceItem, PriceTerm, Told } from './types.ts';

const times = (by: number, unit: 'factor' | 'share' = 'factor'): Formula => (by === 1 ? [] : ['×', figure(by, unit)]);

/** 1 − 0.55 in floating point is not 0.45. */
const rest = (off: number): number => decimal(1).minus(off).toNumber();

type Run = { readonly phase: PhaseCost; readonly periods: number };

/** "¥9.90 + ¥40 × 2": each phase from its list price, so that a reader can redo it. */
function formulaOf(runs: readonly Run[], count: number, off: number | undefined): Formula {
  return runs
    .filter(({ periods }) => periods > 0)
    .map(
      ({ phase: { held, per, discount }, periods }): Formula => [
        sum(priceOf(held)),
        ...times(held.fact.per === per ? 1 : periodMonths[per]),
        ...times(discount ? rest(discount.fact.off) : 1, 'share'),
        ...times(count),
        ...times(periods),
        ...times(off === undefined ? 1 : rest(off), 'share'),
      ],
    )
    .flatMap((part, i) => (i === 0 ? part : ['+' as const, ...part]));
}

/** The months that are paid for at once, and what they are brought to afterwards. */
function lengthOf(term: PriceTerm, { months, per }: Told): { readonly months: number; readonly after: ReturnType<typeof between> } {
  if (months !== undefined) return { months, after: [] };
  const wanted = per ?? term.per;
  const paid = periodMonths[term.per];
  const inMonths = wanted === 'month' || wanted === 'quarter' || wanted === 'year' ? periodMonths[wanted] : 1;
  return inMonths >= paid && inMonths > 1 ? { months: inMonths, after: [] } : { months: paid, after: between(term.per, wanted) };
}

function brought(item: PriceItem, after: ReturnType<typeof between>): PriceItem {
  if (after.length === 0) return item;
  const value = after.reduce<MoneyRange>((money, [operator, by]) => (operator === '×' ? timesMoney(money, by) : divideMoney(money, by)), item.value);
  return { ...item, value, formula: [...item.formula, ...after.flatMap(([operator, by]): Formula => [operator, figure(by, 'factor')])] };
}

/** The last month that each phase is paid for decides whose price the nth is. */
function phaseAt({ phases }: PlanCost, nth: number): PhaseCost | undefined {
  let last = 0;
  return phases.find(({ periods }) => {
    last += periods.typical;
    return nth <= last;
  });
}

function ofCost(plan: Plan, term: PriceTerm, cost: PlanCost, count: number, day: string): PriceItem {
  const { phases } = cost;
  const runs = (long: boolean): readonly Run[] =>
    phases.map((phase, i) => {
      const { low, typical, high } = phase.periods;
      return { phase, periods: long ? (i === phases.length - 1 && phases.length > 1 ? low : high) : typical };
    });
  const value = term.off === undefined ? cost.total : timesMoney(cost.total, rest(term.off));
  const open = phases.some(({ periods }) => periods.low !== periods.high);
  const [opening] = phases;
  return {
    of: 'price',
    plan,
    count,
    day,
    value,
    formula: formulaOf(runs(false), count, term.off),
    ...(open ? { orElse: formulaOf(runs(true), count, term.off) } : {}),
    first: opening !== undefined && (opening.phase === 'first' || opening.discount?.fact.on.includes('first-purchase') === true),
    paid: cost.payment,
    phases,
    helds: phases.map(({ held }) => held),
  };
}

function ofFact(plan: Plan, held: Held<'prices'>, months: number, count: number, day: string): PriceItem {
  const value = timesMoney(priceOf(held), months * count);
  const formula = [sum(priceOf(held)), ...times(count), ...times(months)];
  return { of: 'price', plan, count, day, value, formula, first: false, paid: held.fact.per, phases: [], helds: [held] };
}

function regularMonth(view: View, plan: Plan, who: Who = {}): Held<'prices'> | undefined {
  return view.slot(plan, 'prices', { phase: 'regular', per: 'month' }, who)?.readings[0]?.lead;
}

/** The regular price before the present one, or on an earlier day. */
function earlier(view: View, plan: Plan, day: string | undefined): Held<'prices'> | undefined {
  if (day !== undefined) return regularMonth(view.catalog.at(day), plan);
  const now = regularMonth(view, plan);
  return view.ended(plan, 'prices').find(({ fact }) => fact.phase === 'regular' && fact.per === 'month' && fact.amount !== now?.fact.amount);
}

/**
 * What `count` of a plan cost over the months or the span asked for, in the plan's own currency: its price phases in order, exact in decimals. A month has
 * 30 days. Undefined where the data has no such price.
 */
export function priceItem(view: View, plan: Plan, term: PriceTerm, told: Told, who: Who = {}, count = 1): PriceItem | undefined {
  const { months, after } = lengthOf(term, told);
  if (term.day !== undefined || term.earlier) {
    const held = earlier(view, plan, term.day);
    const item = held && ofFact(plan, held, months, count, term.day ?? held.fact.until ?? view.day);
    return item && brought(item, after);
  }
  const customer = term.phase === 'first' || term.nth !== undefined ? ('new' as const) : ('existing' as const);
  const cost = planCost(view, plan, { months: term.nth ?? months, customer, payment: term.per, seats: count, who });
  if (!cost || cost.payment !== term.per) return undefined;
  if (term.nth === undefined) return brought(ofCost(plan, term, cost, count, view.day), after);
  const phase = phaseAt(cost, term.nth);
  const [opening] = cost.phases;
  if (!phase || !opening) return undefined;
  const item = ofCost(plan, term, { ...cost, total: phase.price, phases: [{ ...phase, periods: { low: 1, typical: 1, high: 1 } }] }, count, view.day);
  return { ...item, nth: term.nth, ...(phase === opening ? {} : { opening: opening.price }) };
}

/** What was paid in the promotion of the data for this period of payment; an ended one is reckoned with the prices of its own last day. */
export function offerItem(view: View, plan: Plan, per: Period): PriceItem | undefined {
  const fits = ({ fact }: Held<'discounts'>) =>
    fact.referral === undefined && fact.on.includes('first-purchase') && (fact.per === undefined || fact.per === per);
  const current = view
    .slots(plan, 'discounts')
    .flatMap(({ readings }) => readings[0]?.lead ?? [])
    .find(fits);
  const discount = current ?? view.ended(plan, 'discounts').find(fits);
  if (!discount) return undefined;
  const { until } = discount.fact;
  const ended = current === undefined;
  const then = ended && until ? view.catalog.at(addDays(until, -1)) : view;
  const cost = planCost(then, plan, { months: periodMonths[per], customer: 'new', payment: per, seats: 1 });
  const [phase] = cost?.phases ?? [];
  if (!cost || !phase) return undefined;
  const once = { ...phase, periods: { low: 1, typical: 1, high: 1 } };
  const item = ofCost(plan, { of: 'price', per }, { ...cost, total: cost.first, phases: [once] }, 1, then.day);
  return { ...item, promotion: { discount, ended } };
}
