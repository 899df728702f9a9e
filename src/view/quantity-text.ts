/** Figures of a calculation in words: quantities with their units, money with its range. */

import { type Currency, decimalsOf } from '#src/catalog/currencies.ts';
import type { Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import { isUnit } from '#src/catalog/units.ts';
import { type Interval, isPoint } from '#src/core/interval.ts';
import { decimal, isExact, type MoneyRange } from '#src/core/money.ts';
import type { Operator, Quantity, QuantityUnit, Step } from '#src/core/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { countText } from './labels.ts';
import { countOf, oneOf } from './unit-names.ts';

/** What a division left is rounded: to cents from one up, to three digits below. */
function cents(amount: string, currency: Currency): string {
  const value = decimal(amount);
  return (value.abs().lessThan(1) ? value.toSignificantDigits(3) : value.toDecimalPlaces(decimalsOf(currency))).toFixed();
}

/** "¥9.90", or "¥51–¥102" where it is not known exactly. An exact amount is told to its last digit. */
export function moneyText(range: MoneyRange, loc: Localizer): string {
  const { low, high, currency } = range;
  if (isExact(range)) return loc.money(low, currency);
  const ends = [low, high].map((end) => loc.money(cents(end, currency), currency));
  return ends[0] === ends[1] ? (ends[0] ?? '') : ends.join('–');
}

/** An amount that an exchange rate made, to the cent. */
export function roughMoney({ low, high, currency }: MoneyRange, loc: Localizer): string {
  return rangeText({ low: Number(low), typical: Number(low), high: Number(high) }, (each) =>
    loc.money(decimal(each).toFixed(decimalsOf(currency)), currency),
  );
}

const DIGITS = 2;

/** A figure or the range that it lies in, rounded for reading. */
export function rangeText(value: Interval, text: (each: number) => string): string {
  const [low, high] = [text(value.low), text(value.high)];
  return low === high ? low : `${low}–${high}`;
}

/** A share in percent, for reading: a decimal only below ten, and what is above the whole never as the whole. */
export function percentNumber(share: number, loc: Localizer): number {
  return loc.percentOf(share, share < 0.1 ? 1 : 0);
}

/** "39–52%". */
export function percentRange(value: Interval, loc: Localizer): string {
  return `${rangeText(value, (each) => loc.number(percentNumber(each, loc)))}%`;
}

const isTokens = (unit: string) => unit === 'token' || unit === 'uncached-token';

function count(value: Interval, unit: Unit, loc: Localizer): string {
  const digits = value.high < 10 ? DIGITS : value.high < 100 ? 1 : 0;
  const each = (figure: number) => (isTokens(unit) ? countText(figure >= 1_000_000 ? figure : Math.round(figure), loc) : loc.number(figure, digits));
  return rangeText(value, each);
}

/** "80 prompts", "26.7M tokens". */
export function unitText(value: Interval, unit: Unit, loc: Localizer): string {
  return countOf(unit, { count: value.high === 1 ? 1 : Math.max(2, Math.round(value.high)), text: count(value, unit, loc) }, loc);
}

function ratioText(value: Interval, unit: Extract<QuantityUnit, `${string}-per-${string}`>, loc: Localizer): string {
  const [many, one] = unit.split('-per-') as [Unit, Unit];
  return loc.t('cost:ratio', { many: unitText(value, many, loc), one: oneOf(one, loc) });
}

/** One figure of an explanation. */
export function valueText(quantity: Quantity, loc: Localizer): string {
  if (quantity.kind === 'money') return moneyText(quantity.money, loc);
  const { value, unit } = quantity;
  switch (unit) {
    case 'share':
      return percentRange(value, loc);
    case 'factor':
      return rangeText(value, (each) => loc.number(each, 4));
    case 'hour':
    case 'day':
    case 'period':
    case 'month':
    case 'seat':
      return loc.t(`cost:spans.${unit}`, {
        count: Math.max(1, Math.round(value.high)) === 1 && isPoint(value) ? 1 : 2,
        text: rangeText(value, (each) => loc.number(each)),
      });
    case 'million-tokens':
      return loc.t('cost:spans.million-tokens', { text: rangeText(value, (each) => loc.number(each, 4)) });
    default:
      return isUnit(unit) ? unitText(value, unit, loc) : ratioText(value, unit, loc);
  }
}

const isOperator = (part: Quantity | Operator): part is Operator => typeof part === 'string';

/** "Busiest 5 hours: 800 requests × 5 hours ÷ 8 hours = 500 requests". */
export function stepText({ formula, expression, result }: Step, loc: Localizer): string {
  const parts = expression.map((part) => (isOperator(part) ? part : valueText(part, loc)));
  if (parts.length === 0) return loc.t('cost:said', { name: loc.t(`cost:formula.${formula}`), value: valueText(result, loc) });
  const left = parts.join(' ').replaceAll('( ', '(').replaceAll(' )', ')');
  const [name, value] = [loc.t(`cost:formula.${formula}`), valueText(result, loc)];
  return left === value ? loc.t('cost:said', { name, value }) : loc.t('cost:step', { name, left, value });
}

/** `reckonedFrom`: no source states a limit for it. */
type Window = { readonly window: LimitWindow; readonly reckonedFrom?: LimitWindow };

/** "week", at the head of a figure. */
export function windowName({ window, reckonedFrom }: Window, loc: Localizer): string {
  const name = loc.t(`cost:windows.${window}`);
  return reckonedFrom ? loc.t('cost:reckoned', { name, from: loc.t(`cost:windowsOf.${reckonedFrom}`) }) : name;
}

/** "weekly", before the word for quota. */
export function windowOf({ window, reckonedFrom }: Window, loc: Localizer): string {
  const name = loc.t(`cost:windowsOf.${window}`);
  return reckonedFrom ? loc.t('cost:reckoned', { name, from: loc.t(`cost:windowsOf.${reckonedFrom}`) }) : name;
}
