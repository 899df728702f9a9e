/** What a plan costs over some months: its price phases in order, discounts where they apply, in exact decimals. */
import type { Currency, Fact, Period } from '#src/catalog/schema.ts';
import type { Held, Plan, View, Who } from '#src/catalog/types.ts';
import { citeHeld } from './cite.ts';
import { addMoney, compareMoney, convertMoney, divideMoney, exactly, exchange, type MoneyRange, money, priceOf, timesMoney } from './money.ts';
import { oncePerView } from './once.ts';
import { periodMonths } from './period.ts';
import { figure, step, sum } from './steps.ts';
import type { PhaseCost, PlanCost, Step } from './types.ts';

export type CostQuestion = {
  readonly months: number;
  readonly customer: 'new' | 'existing';
  readonly payment: Period;
  readonly seats: number;
  readonly currency?: Currency;
  readonly who?: Who;
};

type Phase = Fact<'prices'>['phase'];
type Price = {
  readonly phase: Phase;
  readonly per: Period;
  readonly price: MoneyRange;
  readonly held: Held<'prices'>;
  readonly discount?: Held<'discounts'>;
};

/** The price that everybody pays: what holds on a condition only is never reckoned with. */
function lead(view: View, plan: Plan, phase: Phase, per: Period, { currency, who }: CostQuestion): Held<'prices'> | undefined {
  const slots = view
    .slots(plan, 'prices', who)
    .filter(({ keys }) => keys['phase'] === phase && keys['per'] === per && keys['condition'] === undefined);
  const wanted = slots.find(({ keys }) => keys['currency'] === currency) ?? slots[0];
  return wanted?.readings[0]?.lead;
}

/** The price of one period before discounts. A discount on a quarter or a year without a price of its own is taken off the months in it. */
function listPrice(view: View, plan: Plan, phase: Phase, per: Period, question: CostQuestion, discounted: boolean): Price | undefined {
  const own = lead(view, plan, phase, per, question);
  const month = own ?? (discounted && phase === 'regular' ? lead(view, plan, phase, 'month', question) : undefined);
  if (!month) return undefined;
  const whole = priceOf(month);
  return { phase, per, price: own ? whole : timesMoney(whole, periodMonths[per]), held: month };
}

/** The largest discount for this period of payment; several never add up, and one that needs a referral is not for everybody. */
function discountFor(view: View, plan: Plan, per: Period, on: Fact<'discounts'>['on'][number], who: Who | undefined): Held<'discounts'> | undefined {
  return view
    .slots(plan, 'discounts', who)
    .flatMap(({ readings }) => readings[0]?.lead ?? [])
    .filter(({ fact }) => !fact.referral && fact.on.includes(on) && (fact.per === undefined || fact.per === per))
    .toSorted((a, b) => b.fact.off - a.fact.off)[0];
}

function less(price: Price, discount: Held<'discounts'> | undefined): Price {
  if (!discount) return price;
  // 1 − 0.55 in floating point is not 0.45.
  const rest = String(Number((1 - discount.fact.off).toFixed(10)));
  return { ...price, price: timesMoney(price.price, rest), discount };
}

type Periods = { readonly low: number; readonly typical: number; readonly high: number };
type Run = { readonly price: Price; readonly periods: Periods };
type Opening = { readonly price: Price; readonly lasts: number | 'unknown' };

/** What a new customer pays before the lasting price: the first purchase, then the second period. */
function openingOf(price: (phase: Phase, discount?: Held<'discounts'>) => Price | undefined, start?: Held<'discounts'>, later?: Held<'discounts'>) {
  const lasts = (each: Price) => each.held.fact.periods ?? 1;
  const full = price('regular');
  const first = price('first');
  // A source that gives the regular price for the first purchase says that there is no promotion.
  const promotional = first && full && compareMoney(first.price, full.price) === 0 ? undefined : first;
  const reduced = start && price('regular', start);
  const second = price('second');
  const opening: Opening[] = [];
  // A first-purchase price and a first-purchase discount are alternatives, not to be taken twice.
  if (promotional && (!reduced || compareMoney(promotional.price, reduced.price) <= 0))
    opening.push({ price: promotional, lasts: lasts(promotional) });
  else if (reduced) opening.push({ price: reduced, lasts: 1 });
  if (opening.length === 0 && full && (later || second)) opening.push({ price: full, lasts: 1 });
  if (second) opening.push({ price: second, lasts: lasts(second) });
  return opening;
}

/** How many periods each opening price and then the lasting one is paid; `unknown` stands for a phase of which nobody says how long it lasts. */
function counts(opening: readonly Opening[], periods: number, unknown: number): readonly number[] {
  let left = periods;
  const taken = opening.map(({ lasts }) => {
    const count = Math.min(left, lasts === 'unknown' ? unknown : lasts);
    left -= count;
    return count;
  });
  return [...taken, left];
}

/** Who renews older terms by the month cannot have them for the price by which new buyers pay for a year: that buys other terms. */
function keepsTerms(view: View, plan: Plan, payment: Period, who: Who | undefined): boolean {
  return (
    payment !== 'month' &&
    view.slots(plan, 'prices', who).some(({ keys, readings }) => keys['phase'] === 'renewal' && typeof readings[0]?.lead.fact.for === 'object')
  );
}

type Course = { readonly runs: readonly Run[]; readonly lasting?: Price };

/** The prices in the order in which they are paid; undefined where the lasting one is needed and not known. */
function runs(view: View, plan: Plan, payment: Period, question: CostQuestion): Course | undefined {
  const { customer, who, months } = question;
  const periods = Math.ceil(months / periodMonths[payment]);
  const start = customer === 'new' ? discountFor(view, plan, payment, 'first-purchase', who) : undefined;
  const later = discountFor(view, plan, payment, 'renewal', who);
  // A discount on quarters tells that one can pay by the quarter.
  const offered = view.slots(plan, 'discounts', who).some(({ keys }) => keys['per'] === payment);
  const price = (phase: Phase, discount?: Held<'discounts'>) => {
    const found = listPrice(view, plan, phase, payment, question, offered);
    return found && less(found, discount);
  };
  const opening = customer === 'new' ? openingOf(price, start, later) : [];
  const lasting =
    customer === 'existing'
      ? (price('renewal') ?? (keepsTerms(view, plan, payment, who) ? undefined : price('regular', later)))
      : price('regular', later);
  // At least one period, at most all that are left; it is reckoned with one.
  const [short, long] = [counts(opening, periods, 1), counts(opening, periods, periods)];
  const count = (i: number): Periods => {
    const [a, b] = [short[i] ?? 0, long[i] ?? 0];
    return { low: Math.min(a, b), typical: a, high: Math.max(a, b) };
  };
  const last = count(opening.length);
  if (last.high > 0 && !lasting) return undefined;
  const all = [...opening.map(({ price: each }, i) => ({ price: each, periods: count(i) })), ...(lasting ? [{ price: lasting, periods: last }] : [])];
  return { runs: all.filter((run) => run.periods.high > 0), ...(lasting ? { lasting } : {}) };
}

function subtotal({ price, periods }: Run, seats: number): MoneyRange {
  const at = (count: number) => timesMoney(price.price, count * seats).typical;
  return { low: at(periods.low), typical: at(periods.typical), high: at(periods.high), currency: price.price.currency };
}

/** The whole, reckoned with the shortest promotions; the other end has them last as long as they can. */
function totalOf(all: readonly Run[], seats: number): MoneyRange | undefined {
  const [first] = all;
  if (!first) return undefined;
  const none = exactly(money(0, first.price.price.currency));
  const paid = (count: (run: Run, last: boolean) => number) =>
    all.reduce((total, run, i) => addMoney(total, timesMoney(run.price.price, count(run, i === all.length - 1) * seats)), none);
  const short = paid(({ periods }) => periods.typical);
  const long = paid(({ periods }, last) => (last && all.length > 1 ? periods.low : periods.high));
  const [low, high] = compareMoney(short, long) <= 0 ? [short, long] : [long, short];
  return { low: low.typical, typical: short.typical, high: high.typical, currency: none.currency };
}

function phaseSteps(phases: readonly PhaseCost[], seats: number): readonly Step[] {
  return phases.flatMap((phase): readonly Step[] => {
    const { held, discount, per, price } = phase;
    const listed = priceOf(held);
    const span = held.fact.per === per ? [] : (['×', figure(periodMonths[per], 'month')] as const);
    const steps: Step[] = [];
    if (discount || span.length > 0 || seats > 1) {
      const rest = discount ? (['×', '(', figure(1, 'factor'), '−', figure(discount.fact.off, 'share'), ')'] as const) : [];
      const people = seats > 1 ? (['×', figure(seats, 'seat')] as const) : [];
      steps.push(
        step('discount', [sum(listed), ...span, ...rest, ...people], sum(price), [citeHeld(held), ...(discount ? [citeHeld(discount)] : [])]),
      );
    }
    const { low, typical, high } = phase.periods;
    steps.push(step('phase', [sum(price), '×', figure({ low, typical, high }, 'period')], sum(phase.subtotal), [citeHeld(held)]));
    return steps;
  });
}

/**
 * The cost of `months` months from the view's day on, with the prices that hold on that day. A payment period that has no price falls back to the month.
 * Undefined where the data has no price for it.
 */
export const planCost = oncePerView(
  ({ id }: Plan, { months, customer, payment, seats, currency, who }: CostQuestion) =>
    [id, months, customer, payment, seats, currency, who?.subscribedBefore].join(' '),
  workedOut,
);

function workedOut(view: View, plan: Plan, question: CostQuestion): PlanCost | undefined {
  const { months, payment: asked, seats, currency } = question;
  const wanted = runs(view, plan, asked, question);
  const payment = wanted && wanted.runs.length > 0 ? asked : 'month';
  const course = payment === asked ? wanted : runs(view, plan, 'month', question);
  const found = course?.runs;
  const total = found && totalOf(found, seats);
  const [opening] = found ?? [];
  if (!found || !total || !opening) return undefined;
  const phases = found.map(
    (run): PhaseCost => ({
      phase: run.price.phase,
      per: payment,
      price: timesMoney(run.price.price, seats),
      periods: run.periods,
      subtotal: subtotal(run, seats),
      held: run.price.held,
      ...(run.price.discount ? { discount: run.price.discount } : {}),
    }),
  );
  const first = timesMoney(opening.price.price, seats);
  const paidMonths = Math.ceil(months / periodMonths[payment]) * periodMonths[payment];
  const monthly = divideMoney(total, paidMonths);
  const steps: Step[] = [...phaseSteps(phases, seats)];
  if (phases.length > 1) {
    const parts = phases.flatMap((phase, i) => (i === 0 ? [sum(phase.subtotal)] : (['+', sum(phase.subtotal)] as const)));
    steps.push(step('total', parts, sum(total)));
  }
  const by = currency && currency !== total.currency ? exchange(view, total.currency, currency) : undefined;
  const change = (range: MoneyRange) => (by ? convertMoney(range, by) : range);
  if (by) {
    const rate = by.base === by.from ? (['×', figure(by.rate, 'factor')] as const) : (['÷', figure(by.rate, 'factor')] as const);
    steps.push(step('exchange', [sum(total), ...rate], sum(change(total)), [by.cite]));
  }
  return {
    currency: total.currency,
    payment,
    asked,
    first,
    total,
    months,
    paidMonths,
    monthly,
    ...(course?.lasting ? { lasting: timesMoney(course.lasting.price, seats) } : {}),
    phases,
    ...(by ? { converted: { exchange: by, first: change(first), total: change(total), monthly: change(monthly) } } : {}),
    steps,
  };
}
