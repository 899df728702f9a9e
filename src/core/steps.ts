/** Small makers for the lines of an explanation. */
import type { Unit } from '#src/catalog/schema.ts';
import type { Cite } from './cite.ts';
import type { ConversionUse } from './convert.ts';
import { type Interval, point } from './interval.ts';
import type { MoneyRange } from './money.ts';
import type { Formula, Quantity, QuantityUnit, Step } from './types.ts';

export function figure(value: Interval | number, unit: QuantityUnit): Quantity {
  return { kind: 'number', value: typeof value === 'number' ? point(value) : value, unit };
}

export function sum(money: MoneyRange): Quantity {
  return { kind: 'money', money };
}

export function step(formula: Formula, expression: Step['expression'], result: Quantity, cites: readonly Cite[] = []): Step {
  return { formula, expression, result, cites };
}

/** One hop of a conversion, told the way round in which its source says it: "÷ 15 requests per prompt" rather than "× 0.067 prompts per request". */
export function conversionStep(before: Interval, use: ConversionUse, after: Interval): Step {
  const shrinking = use.factor.typical < 1 && use.to !== 'uncached-token';
  const told = shrinking
    ? figure({ low: 1 / use.factor.high, typical: 1 / use.factor.typical, high: 1 / use.factor.low }, perUnit(use.from, use.to))
    : figure(use.factor, perUnit(use.to, use.from));
  return step('convert', [figure(before, use.from), shrinking ? '÷' : '×', told], figure(after, use.to), use.cites);
}

function perUnit(many: Unit, one: Unit): QuantityUnit {
  return `${many}-per-${one}`;
}
