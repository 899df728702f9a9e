/** What a plan costs over some months: its price phases in order, discounts where they apply, in exact decimals. */
import type { Currency, Fact, Period } from '#src/catalog/schema.ts';
import type { Held, Plan, View, Who } from '#src/catalog/types.ts';
import { citeHeld } from './cite.ts';
import { addMoney, compareMoney, convertMoney, divideMoney, exchange, type MoneyRange, priceOf, timesMoney } from './money.ts';
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

/** The price that everybody pays: what holds on a condition or in one country only is never reckoned with. */
function lead(view: View, plan: Plan, phase: Phase, per: Period, { currency, who }: CostQuestion): Held<'prices'> | undefined {
  const slots = view
    .slots(plan, 'prices', who)
    .filter(({ keys }) => keys['phase'] === phase && keys['per'] === per && keys['condition'] === undefined && keys['country'] === undefined);
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

/** How many periods a price is paid: with the shortest and with the longest promotions that may be. */
type Run = { readonly price: Price; readonly short: number; readonly long: number };
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

type Course = { readonly runs: readonly Run[]; readonly opening: readonly Opening[]; readonly lasting?: Price };

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
  const count = (i: number) => ({ short: short[i] ?? 0, long: long[i] ?? 0 });
  const last = count(opening.length);
  if (last.short + last.long > 0 && !lasting) return undefined;
  const all = [...opening.map(({ price: each }, i) => ({ price: each, ...count(i) })), ...(lasting ? [{ price: lasting, ...last }] : [])];
  return { runs: all.filter((run) => run.short + run.long > 0), opening, ...(lasting ? { lasting } : {}) };
}

/** From the least to the most, typical with the shortest promotions. */
function between(short: MoneyRange, long: MoneyRange): MoneyRange {
  const [low, high] = compareMoney(short, long) <= 0 ? [short, long] : [long, short];
  return { low: low.typical, typical: short.typical, high: high.typical, currency: short.currency };
}

type Sums = { readonly parts: readonly MoneyRange[]; readonly total: MoneyRange };

/** What each price comes to for all seats, and the whole. */
function sumsOf(all: readonly Run[], seats: number, end: 'short' | 'long'): Sums {
  const parts = all.map((run) => timesMoney(run.price.price, run[end] * seats));
  return { parts, total: parts.reduce((whole, part) => addMoney(whole, part)) };
}

/** The sum of several prices; where a promotion may be shorter or longer, one for each end. */
function totalSteps(short: Sums, long: Sums): readonly Step[] {
  const added = (formula: 'total' | 'total-short' | 'total-long', { parts, total }: Sums) =>
    step(
      formula,
      parts.flatMap((part, i) => (i === 0 ? [sum(part)] : (['+', sum(part)] as const))),
      sum(total),
    );
  if (short.parts.length < 2) return [];
  const open = short.parts.some((part, i) => part.typical !== long.parts[i]?.typical);
  return open ? [added('total-short', short), added('total-long', long)] : [added('total', short)];
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
  const [start] = course?.runs ?? [];
  if (!course || !start) return undefined;
  const [short, long] = [sumsOf(course.runs, seats, 'short'), sumsOf(course.runs, seats, 'long')];
  const total = between(short.total, long.total);
  const forAll = (price: Price) => timesMoney(price.price, seats);
  const phases = course.runs.map((run, i): PhaseCost => {
    const part = short.parts[i] ?? total;
    const { price } = run;
    return {
      phase: price.phase,
      per: payment,
      price: forAll(price),
      periods: { low: Math.min(run.short, run.long), typical: run.short, high: Math.max(run.short, run.long) },
      subtotal: between(part, long.parts[i] ?? part),
      held: price.held,
      ...(price.discount ? { discount: price.discount } : {}),
    };
  });
  const first = forAll(start.price);
  const paidMonths = Math.ceil(months / periodMonths[payment]) * periodMonths[payment];
  const monthly = divideMoney(total, paidMonths);
  const steps: Step[] = [...phaseSteps(phases, seats), ...totalSteps(short, long)];
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
    opening: course.opening.map(({ price, lasts }) => ({ price: forAll(price), periods: lasts })),
    ...(course.lasting ? { lasting: forAll(course.lasting) } : {}),
    phases,
    ...(by ? { converted: { exchange: by, first: change(first), total: change(total), monthly: change(monthly) } } : {}),
    steps,
  };
}
