/** How much a plan allows, in any unit and for any model, and what one unit of it costs. */
import type { Unit } from '#src/catalog/schema.ts';
import { isWithinDay, type LimitWindow, limitWindows, spanDays, spanHours } from '#src/catalog/spans.ts';
import type { Held, Plan, View, Who } from '#src/catalog/types.ts';
import { citeHeld } from './cite.ts';
import { type ConversionUse, type Converter, createConverter, doubtOf, type Stated } from './convert.ts';
import { divide, type Interval, isPoint, multiply, point, scale } from './interval.ts';
import { limitOf } from './limit.ts';
import { divideMoney, type MoneyRange, priceOf } from './money.ts';
import { modelFactor, slotsFor, wholeLimit } from './quota.ts';
import { monthDays, type Rhythm } from './rhythm.ts';
import { answeringModel } from './routes.ts';
import { scopeOf } from './scope.ts';
import { conversionStep, figure, step, sum } from './steps.ts';
import type { ModelFactor, Step } from './types.ts';

export type CapacityQuestion = {
  /** Default: the unit in which the source says it. */
  readonly unit?: Unit;
  readonly model?: string;
  /** Kind of work, a glossary id. */
  readonly task?: string;
  readonly stated?: Stated;
  readonly rhythm?: Rhythm;
  readonly who?: Who;
};

/** What one window allows. `others`: readings that contradict the one it rests on. */
export type Capacity = {
  readonly window: LimitWindow;
  readonly value: Interval;
  readonly unit: Unit;
  readonly held: Held<'quotas'>;
  readonly others: readonly Held<'quotas'>[];
  readonly uses: readonly ConversionUse[];
  readonly factor: ModelFactor;
  readonly steps: readonly Step[];
};

function converterOf(view: View, plan: Plan, { model, task, stated, rhythm }: CapacityQuestion): Converter {
  const scope = { ...scopeOf(view, plan), ...(model ? { model } : {}), ...(task ? { task } : {}) };
  return createConverter(view, scope, { ...(stated ? { stated } : {}), ...(rhythm ? { rhythm } : {}) });
}

/** One window's limit, in the unit asked for, less what the factor of the model that answers takes. `unlimited`: there is no such limit; undefined: not known, or no way to the unit. */
export function windowCapacity(view: View, plan: Plan, window: LimitWindow, asked: CapacityQuestion = {}): Capacity | 'unlimited' | undefined {
  const question = asked.model === undefined ? asked : { ...asked, model: answeringModel(view, plan, asked.model).model };
  const { unit, model, rhythm, who } = question;
  const [slot] = slotsFor(view, plan, window, model, who);
  const lead = slot?.readings[0]?.lead;
  if (!slot || !lead) return undefined;
  if (limitOf(lead) === 'none') return 'unlimited';
  const converter = converterOf(view, plan, question);
  const ways = slot.readings.flatMap((reading) => {
    const limit = limitOf(reading.lead, wholeLimit(view, plan, window, who));
    if (limit === undefined || limit === 'none') return [];
    const converted = converter.convert(limit.value, limit.unit, unit ?? limit.unit);
    return converted ? [{ reading, limit, converted }] : [];
  });
  const best = ways.toSorted((a, b) => Math.floor(doubtOf(a.converted.uses)) - Math.floor(doubtOf(b.converted.uses)))[0];
  if (!best) return undefined;
  const { reading, limit, converted } = best;
  const factor = slot.keys['model'] === undefined ? modelFactor(view, plan, model, rhythm, who) : { value: point(1), helds: [] };
  const value = divide(converted.value, factor.value);
  const cites = [citeHeld(reading.lead)];
  const steps: Step[] = [];
  converted.uses.reduce((before, use) => {
    const after = multiply(before, use.factor);
    steps.push(conversionStep(before, use, after));
    return after;
  }, limit.value);
  if (!(isPoint(factor.value) && factor.value.low === 1)) {
    const over = [figure(converted.value, converted.unit), '÷', figure(factor.value, 'factor')] as const;
    steps.push(step('multiply', over, figure(value, converted.unit), [...cites, ...factor.helds.map(citeHeld)]));
  }
  return { window, value, unit: converted.unit, held: reading.lead, others: reading.conflicting, uses: converted.uses, factor, steps };
}

/** How many of a window begin in a month of 30 days: 30 · 24 ÷ 5 five-hour windows, 30 ÷ 7 weeks. */
function perMonth(window: LimitWindow): { readonly times: number; readonly expression: Step['expression'] } {
  const [hours, days] = [spanHours[window], spanDays(window)];
  if (days === monthDays) return { times: 1, expression: [] };
  const month = ['×', figure(monthDays, 'day')] as const;
  if (!isWithinDay(window)) return { times: monthDays / days, expression: [...month, '÷', figure(days, 'day')] };
  const expression = [...month, '×', figure(spanHours.day, 'hour'), '÷', figure(hours, 'hour')] as const;
  return { times: (monthDays * spanHours.day) / hours, expression };
}

export type MonthCapacity = Capacity & { readonly perDay: Interval };

/**
 * The most that a month of 30 days allows: the tightest of its windows, each used to the full, day and night. Undefined where no window is known in the
 * unit. Without a unit: that of the tightest window's source, as long as all windows have it.
 */
export function monthCapacity(view: View, plan: Plan, question: CapacityQuestion = {}): MonthCapacity | undefined {
  const all = limitWindows.toReversed().flatMap((window) => {
    const found = windowCapacity(view, plan, window, question);
    return found === undefined || found === 'unlimited' ? [] : [found];
  });
  const [first] = all;
  if (!first) return undefined;
  const months = all
    .filter(({ unit }) => unit === first.unit)
    .map((each) => {
      const { times, expression } = perMonth(each.window);
      const value = scale(each.value, times);
      const monthly = step('month', [figure(each.value, each.unit), ...expression], figure(value, each.unit), [citeHeld(each.held)]);
      return { ...each, value, perDay: scale(value, 1 / monthDays), steps: times === 1 ? each.steps : [...each.steps, monthly] };
    });
  return months.toSorted((a, b) => a.value.typical - b.value.typical)[0];
}

export type UnitPrice = {
  /** Of `of` units (1, 1,000 or 1,000,000). */
  readonly price: MoneyRange;
  readonly of: number;
  readonly capacity: Capacity;
  readonly held: Held<'prices'>;
  readonly steps: readonly Step[];
};

function regularMonth(view: View, plan: Plan, who: Who | undefined): Held<'prices'> | undefined {
  return view.slot(plan, 'prices', { phase: 'regular', per: 'month' }, who)?.readings[0]?.lead;
}

/** The regular price of a month over what its windows allow when used to the full; over one window's limit where `window` names it. */
export function unitPrice(
  view: View,
  plan: Plan,
  of: number,
  question: CapacityQuestion & { readonly window?: LimitWindow } = {},
): UnitPrice | undefined {
  const held = regularMonth(view, plan, question.who);
  const capacity = question.window ? windowCapacity(view, plan, question.window, question) : monthCapacity(view, plan, question);
  if (!held || capacity === undefined || capacity === 'unlimited' || capacity.value.low <= 0) return undefined;
  const whole = priceOf(held);
  const price = divideMoney(whole, scale(capacity.value, 1 / of));
  const over = [sum(whole), '÷', figure(capacity.value, capacity.unit), '×', figure(of, capacity.unit)] as const;
  return { price, of, capacity, held, steps: [...capacity.steps, step('per-unit', over, sum(price), [citeHeld(held), citeHeld(capacity.held)])] };
}

export type MultiplePrice = {
  readonly factor: number;
  readonly of: string;
  readonly price: MoneyRange;
  readonly held: Held<'prices'>;
  readonly steps: readonly Step[];
};

/** What one multiple of the smallest tier's quota costs, for plans whose quota is said as "5× Lite"; that tier itself counts as 1. */
export function multiplePrice(view: View, plan: Plan, who?: Who): MultiplePrice | undefined {
  const held = regularMonth(view, plan, who);
  const via = view.slots(plan, 'quotas', who).flatMap(({ readings }) => readings.map(({ lead }) => lead.via))[0];
  const isBase = view.catalog
    .plansOf(plan.line)
    .some((other) =>
      view.slots(other, 'quotas', who).some(({ readings }) => readings.some(({ lead }) => (lead.via?.plan ?? lead.fact.times?.of) === plan.id)),
    );
  if (!held || (!via && !isBase)) return undefined;
  const factor = via?.factor ?? 1;
  const whole = priceOf(held);
  const price = divideMoney(whole, factor);
  const steps = [step('per-unit', [sum(whole), '÷', figure(factor, 'factor')], sum(price), [citeHeld(held)])];
  return { factor, of: via?.plan ?? plan.id, price, held, steps };
}
