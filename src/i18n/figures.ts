/** Figures as text. Decimal in, decimal out: no figure passes through binary arithmetic on its way to the reader. */
import { Decimal } from 'decimal.js';
import { type Currency, decimalsOf, symbolOf } from '#src/catalog/currencies.ts';
import type { Lang } from './types.ts';

const NOT_A_FIGURE = '—';
const MINUS = '-';
/** A price list goes down to this many decimals (¥0.0011); what is longer is the result of a division. */
const LISTED_DECIMALS = 4;

const formats = new Map<number, Intl.NumberFormat>();

/** Groups thousands; the text has the decimals of the value, and `atLeast` so many. */
function grouped(value: Decimal, atLeast = 0): string {
  const decimals = Math.max(atLeast, value.decimalPlaces());
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  return format.format(value.toFixed(decimals) as Intl.StringNumericLiteral);
}

/** Decimal text or a number; undefined for what is not finite. */
function figure(value: number | string): Decimal | undefined {
  try {
    const decimal = new Decimal(value);
    return decimal.isFinite() ? decimal : undefined;
  } catch {
    return undefined;
  }
}

/** `18,000`; at most `digits` decimals, rounded half up, without trailing zeros. */
export function numberText(value: number | string, digits = 2): string {
  // Most figures are small counts, and a whole number needs no rounding.
  if (Number.isInteger(value) && Math.abs(value as number) < 1000) return String(value);
  const decimal = figure(value);
  return decimal ? grouped(decimal.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP)) : NOT_A_FIGURE;
}

function cents(amount: Decimal, decimals: number): Decimal {
  if (amount.decimalPlaces() <= LISTED_DECIMALS) return amount;
  return amount.abs().lt('0.1') ? amount.toSignificantDigits(2, Decimal.ROUND_HALF_UP) : amount.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/**
 * `¥49`, `¥49.90`, `$10`, `¥0.0011`. Whole amounts show no decimals; others at least those of the
 * currency's smallest coin. An amount of at most four decimals is
 * printed exactly; a longer one comes from a division and is rounded to cents, below ten cents to two significant digits.
 */
export function moneyText(value: number | string, currency: Currency): string {
  const decimal = figure(value);
  if (!decimal) return NOT_A_FIGURE;
  const coins = decimalsOf(currency);
  const rounded = cents(decimal, coins);
  const digits = grouped(rounded.abs(), rounded.isInteger() ? 0 : coins);
  return `${rounded.isNegative() && !rounded.isZero() ? MINUS : ''}${symbolOf(currency)}${digits}`;
}

/** What floating point adds to a whole is not more than the whole. */
const LOST = 1e-9;

/** 0.5 → 50, at most `digits` decimals. What is just above the whole is rounded up: 1.0002 → 100.1, or what does not fit would read as what does. */
export function percentOf(share: number, digits: number): number {
  const decimal = figure(share);
  if (!decimal) return Number.NaN;
  const percent = decimal.times(100);
  const rounded = percent.toDecimalPlaces(digits, Decimal.ROUND_HALF_UP);
  const above = rounded.eq(100) && decimal.minus(1).gt(LOST);
  return (above ? percent.toDecimalPlaces(Math.max(1, digits), Decimal.ROUND_CEIL) : rounded).toNumber();
}

/** 0.5 → `50%`; at most `digits` decimals (default 1). */
export function percentText(share: number, digits = 1): string {
  const percent = percentOf(share, digits);
  return Number.isNaN(percent) ? NOT_A_FIGURE : `${numberText(percent, Math.max(1, digits))}%`;
}

type Scale = { readonly from: string; readonly unit: string };
const scales: Readonly<Record<Lang, readonly Scale[]>> = {
  zh: [
    { from: '1e12', unit: ' 万亿' },
    { from: '1e8', unit: ' 亿' },
    { from: '1e4', unit: ' 万' },
  ],
  en: [
    { from: '1e12', unit: 'T' },
    { from: '1e9', unit: 'B' },
    { from: '1e6', unit: 'M' },
    { from: '1e3', unit: 'K' },
  ],
};
const SPELLED_OUT_BELOW = 10_000;

/** Three significant digits: zh `4.57 亿`, `15.2 万`; en `457M`, `152K`. Below 10,000 the figure is written out. */
export function compactText(value: number, lang: Lang): string {
  const decimal = figure(value);
  if (!decimal) return NOT_A_FIGURE;
  if (decimal.abs().lt(SPELLED_OUT_BELOW)) return numberText(value);
  const rounded = decimal.toSignificantDigits(3, Decimal.ROUND_HALF_UP);
  const scale = scales[lang].find(({ from }) => rounded.abs().gte(from));
  return scale ? `${grouped(rounded.div(scale.from))}${scale.unit}` : numberText(value);
}
