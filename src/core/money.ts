/** Exact money. Amounts are decimal text at the borders, Decimal inside, and never a float. */
import { Decimal } from 'decimal.js';
import type { Currency } from '#src/catalog/schema.ts';
import type { Held, View } from '#src/catalog/types.ts';
import { type Cite, citeRate } from './cite.ts';
import { type Interval, point } from './interval.ts';

/** Decimal text ("49.9"), unrounded: views round when they show it. */
export type Money = { readonly amount: string; readonly currency: Currency };
export type MoneyRange = { readonly low: string; readonly typical: string; readonly high: string; readonly currency: Currency };

const Exact = Decimal.clone({ precision: 60, toExpPos: 60, toExpNeg: -60 });

export type { Decimal };

export function decimal(value: number | string | Decimal): Decimal {
  return new Exact(value);
}

function text(value: Decimal): string {
  return value.toSignificantDigits(40).toFixed();
}

export function money(amount: number | string | Decimal, currency: Currency): Money {
  return { amount: text(decimal(amount)), currency };
}

export function moneyRange(low: Decimal, typical: Decimal, high: Decimal, currency: Currency): MoneyRange {
  return { low: text(low), typical: text(typical), high: text(high), currency };
}

export function exactly({ amount, currency }: Money): MoneyRange {
  return { low: amount, typical: amount, high: amount, currency };
}

/** The price that a fact states. */
export function priceOf({ fact }: Held<'prices'>): MoneyRange {
  return exactly(money(fact.amount, fact.currency));
}

/** Most amounts are exact, and are worked out once. */
function mapRange({ low, typical, high, currency }: MoneyRange, change: (value: Decimal) => Decimal): MoneyRange {
  if (low === high) return exactly({ amount: text(change(decimal(low))), currency });
  return moneyRange(change(decimal(low)), change(decimal(typical)), change(decimal(high)), currency);
}

export function timesMoney(range: MoneyRange, factor: number | string | Decimal): MoneyRange {
  return factor === 1 ? range : mapRange(range, (value) => value.times(decimal(factor)));
}

/** Throws RangeError for a divisor of zero. */
export function divideMoney(range: MoneyRange, by: Interval | number): MoneyRange {
  const { low, typical, high } = typeof by === 'number' ? point(by) : by;
  if (low === 0) throw new RangeError('money divided by zero');
  if (low === high) return mapRange(range, (value) => value.div(low));
  return moneyRange(decimal(range.low).div(high), decimal(range.typical).div(typical), decimal(range.high).div(low), range.currency);
}

function joinRanges(a: MoneyRange, b: MoneyRange, join: (x: Decimal, y: Decimal) => Decimal): MoneyRange {
  if (a.currency !== b.currency) throw new RangeError('two currencies in one sum');
  if (isExact(a) && isExact(b)) return exactly({ amount: text(join(decimal(a.low), decimal(b.low))), currency: a.currency });
  const each = (key: 'low' | 'typical' | 'high') => join(decimal(a[key]), decimal(b[key]));
  return moneyRange(each('low'), each('typical'), each('high'), a.currency);
}

/** Throws RangeError for two currencies. */
export function addMoney(a: MoneyRange, b: MoneyRange): MoneyRange {
  return joinRanges(a, b, (x, y) => x.plus(y));
}

/** `a` less `b`, which may be negative; the smallest difference is the low of `a` less the high of `b`. Throws RangeError for two currencies. */
export function subtractMoney(a: MoneyRange, b: MoneyRange): MoneyRange {
  return joinRanges(a, { ...b, low: b.high, high: b.low }, (x, y) => x.minus(y));
}

export function isExact({ low, high }: MoneyRange): boolean {
  return low === high;
}

/** Decimal digits that a floating point number keeps. */
const FLOAT_DIGITS = 15;

/** Order by typical amount. Throws RangeError for two currencies: they are never ranked together. */
export function compareMoney(a: MoneyRange, b: MoneyRange): number {
  if (a.currency !== b.currency) throw new RangeError('two currencies in one order');
  const [one, other] = [a.typical, b.typical];
  if (one === other) return 0;
  // So few digits are told apart by floating point too, and in a fraction of the time.
  if (one.length <= FLOAT_DIGITS && other.length <= FLOAT_DIGITS) return Math.sign(Number(one) - Number(other));
  return decimal(one).comparedTo(decimal(other));
}

/** From one currency to another, by a rate of the data that is perhaps read backwards. */
export type Exchange = {
  readonly from: Currency;
  readonly to: Currency;
  /** As the data has it: one `base` is `rate` of `quote`. */
  readonly base: Currency;
  readonly quote: Currency;
  readonly rate: number;
  readonly cite: Cite;
};

/** By the rate nearest to the view's day, as it is stated; undefined where the data holds none in either direction. */
export function exchange(view: View, from: Currency, to: Currency): Exchange | undefined {
  const { catalog, day } = view;
  const isStated = catalog.rates.some((rate) => rate.base === from && rate.quote === to);
  const found = isStated ? catalog.rate(from, to, day) : catalog.rate(to, from, day);
  return found && { from, to, base: found.base, quote: found.quote, rate: found.rate, cite: citeRate(found, catalog) };
}

/** Unrounded. Throws RangeError where the money is not in the exchange's `from`. */
export function convertMoney(range: MoneyRange, by: Exchange): MoneyRange {
  if (range.currency !== by.from) throw new RangeError(`${range.currency} given to an exchange from ${by.from}`);
  if (by.base === by.from) return { ...timesMoney(range, by.rate), currency: by.to };
  // A quotient keeps all 60 digits, so that the way back, rounded to 40, gives the amount that it came from.
  const over = (value: string) => decimal(value).div(by.rate).toFixed();
  return { low: over(range.low), typical: over(range.typical), high: over(range.high), currency: by.to };
}
