/** What a plan allows as a term of a sum: of a window or for another span, in another unit, on a model, for tasks, for each of several people. */
import type { Unit } from '#src/catalog/schema.ts';
import { isWithinDay, type LimitWindow, limitWindows, shortestWindow, spanHours } from '#src/catalog/spans.ts';
import type { Plan, View, Who } from '#src/catalog/types.ts';
import { type Capacity, type CapacityQuestion, type MonthCapacity, monthCapacity, windowCapacity } from '../capacity.ts';
import { type ConversionUse, createConverter, type Stated } from '../convert.ts';
import { complement, divide, type Interval, isPoint, point, scale } from '../interval.ts';
import { scopeOf } from '../scope.ts';
import { figure } from '../steps.ts';
import { between, type Factor, type Span, spanDays } from './span.ts';
import type { Formula, QuotaItem, QuotaTerm, Taken, UseTold } from './types.ts';

const range = ({ amount, high }: Taken): Interval => ({ low: amount, typical: (amount + (high ?? amount)) / 2, high: high ?? amount });

/** Of the kinds that the data has conversions for: the person's own figure takes their place. */
export function statedOf({ takes = [], uncachedShare }: UseTold): Stated {
  const calls = takes.find(({ of, unit }) => of === 'prompt' && unit === 'request');
  const tokens = takes.find(({ of, unit }) => of === 'request' && unit === 'token');
  const mix = uncachedShare === undefined ? {} : { cached: complement(point(uncachedShare)), output: point(0) };
  return { ...(calls ? { requestsPerPrompt: range(calls) } : {}), ...(tokens ? { tokensPerRequest: range(tokens) } : {}), ...mix };
}

/** The value after every factor, in their order. */
export const applied = (value: Interval, factors: readonly Factor[]): Interval =>
  factors.reduce((left, [operator, by]) => scale(left, operator === '×' ? by : 1 / by), value);

const inFormula = (factors: readonly Factor[]): Formula => factors.flatMap(([operator, by]): Formula => [operator, figure(by, 'factor')]);

/** A factor below one reads better as what it divides by, and uncached tokens as a share of all. */
export function usesFormula(uses: readonly ConversionUse[]): Formula {
  return uses.flatMap(({ factor, from, to }): Formula => {
    if (from === 'uncached-token' && to === 'token') return ['÷', figure(divide(point(1), factor), 'share')];
    return factor.high < 1 ? ['÷', figure(divide(point(1), factor), 'factor')] : ['×', figure(factor, 'factor')];
  });
}

/** Calls that one prompt of this kind of work takes, as the data says of this plan. */
function taskUse(view: View, plan: Plan, task: string): ConversionUse | undefined {
  return createConverter(view, { ...scopeOf(view, plan), task })
    .convert(point(1), 'prompt', 'request')
    ?.uses.find(({ origin }) => origin === 'scope');
}

type Divisor = { readonly value: Interval; readonly unit: Unit; readonly taken?: Taken; readonly use?: ConversionUse };

/** What one of the things takes that the quota is to be told in. */
function divisorOf(view: View, plan: Plan, { unit }: QuotaTerm, use: UseTold): Divisor | undefined {
  const taken = use.takes?.find(({ of, unit: counted }) => of === unit && counted !== unit);
  if (taken) return { value: range(taken), unit: taken.unit, taken };
  const conversion = unit === 'task' && use.task !== undefined ? taskUse(view, plan, use.task) : undefined;
  return conversion && { value: conversion.factor, unit: conversion.to, use: conversion };
}

/** The window meant: the one named; for a day, or for tasks, the longest that there is; for shorter spans the 5 hours. */
function windowsFor({ window, unit }: QuotaTerm, per: Span | undefined): readonly LimitWindow[] {
  if (window) return [window];
  if (per === 'hour' || per === 'minute') return [shortestWindow, ...limitWindows.slice(1).toReversed()];
  return per === 'day' || unit === 'task' ? limitWindows.toReversed() : limitWindows;
}

type Found = { readonly capacity: Capacity | MonthCapacity; readonly window: LimitWindow };

function capacityFor(view: View, plan: Plan, term: QuotaTerm, per: Span | undefined, question: CapacityQuestion): Found | 'unlimited' | undefined {
  // What a month or a week comes to is what the tightest window leaves.
  if ((per === 'month' || per === 'week') && term.window === undefined) {
    const month = monthCapacity(view, plan, question);
    const own = month && windowCapacity(view, plan, month.window, question);
    if (own && own !== 'unlimited') return { capacity: own, window: month.window };
  }
  let open = false;
  for (const window of windowsFor(term, per)) {
    const capacity = windowCapacity(view, plan, window, question);
    if (capacity === 'unlimited') open = true;
    else if (capacity) return { capacity, window };
  }
  return open ? 'unlimited' : undefined;
}

/** A figure of the question, converted as the plan's own would be; undefined where nothing leads to the unit. */
function saidIn(view: View, plan: Plan, { said, model }: QuotaTerm, unit: Unit | undefined, capacity: Capacity, use: UseTold): Capacity | undefined {
  if (!said) return capacity;
  const own = capacity.held.via?.held.fact.unit ?? capacity.held.fact.unit ?? capacity.unit;
  const scope = { ...scopeOf(view, plan), ...(model ? { model } : {}) };
  const converter = createConverter(view, scope, { stated: statedOf(use) });
  const converted = converter.convert(point(said.amount), said.unit ?? own, unit ?? capacity.unit);
  return converted && { ...capacity, value: divide(converted.value, capacity.factor.value), unit: converted.unit, uses: converted.uses };
}

/** The limit as its source says it, or the figure of the question, and what it is multiplied by to be in its unit and for the model. */
function limitFormula({ held, uses, factor, unit }: Capacity, { said }: QuotaTerm): Formula {
  const { via } = held;
  const own = via?.held.fact.unit ?? held.fact.unit ?? unit;
  const start: Formula = said ? [figure(said.amount, said.unit ?? own)] : [{ kind: 'quota', held: via?.held ?? held }];
  const multiple: Formula = via && !said ? ['×', figure(via.factor, 'factor')] : [];
  const slower: Formula = isPoint(factor.value) && factor.value.low === 1 ? [] : ['÷', figure(factor.value, 'factor')];
  return [...start, ...multiple, ...usesFormula(uses), ...slower];
}

/** From a window to the span that is asked for, or so many windows used up. */
function stretchOf(
  window: LimitWindow,
  per: Span | undefined,
  use: UseTold,
): { readonly per: Span | 'windows'; readonly factors: readonly Factor[] } | undefined {
  if (use.windows !== undefined) {
    const days = per === undefined ? 0 : spanDays(per);
    if (days === 0 || per === undefined) return { per: 'windows', factors: [['×', use.windows]] };
    const used = days === 1 ? 1 : (use.days ?? days);
    return { per, factors: [['×', use.windows], ...(used === 1 ? [] : [['×', used] as const])] };
  }
  return per === undefined || per === window ? undefined : { per, factors: between(window, per, use) };
}

const longerThan = (window: LimitWindow): readonly LimitWindow[] => limitWindows.filter((each) => spanHours[each] > spanHours[window]);

/** Longer windows that what was reckoned has to fit into too: the tightest that it does not, or the next one for windows used up. */
function capOf(view: View, plan: Plan, value: Interval, capacity: Capacity, per: Span | 'windows', use: UseTold, who: Who): QuotaItem['cap'] {
  if (per !== 'day' && use.windows === undefined) return undefined;
  for (const window of longerThan(capacity.window)) {
    const limit = windowCapacity(view, plan, window, { unit: capacity.unit, who });
    if (!limit || limit === 'unlimited') continue;
    const used = per === 'windows' ? value : scale(value, spanDays(window) / Math.max(1, spanDays(per)));
    if (per === 'windows' || used.typical > limit.value.typical) return { limit, share: divide(value, limit.value) };
  }
  return undefined;
}

/** Whether the span has no limit of its own, or nobody says. */
function openOf(view: View, plan: Plan, window: LimitWindow, per: Span | 'windows' | undefined): QuotaItem['open'] {
  if (!isWithinDay(window) || (per !== 'week' && per !== 'month')) return undefined;
  return windowCapacity(view, plan, per) === 'unlimited' ? 'none' : 'unknown';
}

type Terms = { readonly term: QuotaTerm; readonly per: Span | undefined; readonly use: UseTold; readonly who: Who; readonly among: number };

/** The limit that was found, through the span, what one of the things takes and the people who share it. */
function reckoned(view: View, plan: Plan, { window }: Found, capacity: Capacity, divisor: Divisor | undefined, terms: Terms): Partial<QuotaItem> {
  const { term, per, use, who, among } = terms;
  const stretch = stretchOf(window, per, use);
  const factors = stretch?.factors ?? [];
  const spanned = applied(capacity.value, factors);
  const divided = divisor ? divide(spanned, divisor.value) : spanned;
  const open = openOf(view, plan, window, stretch?.per);
  const cap = stretch && !divisor ? capOf(view, plan, divided, capacity, stretch.per, use, who) : undefined;
  const over = (by: Interval | number): Formula => ['÷', figure(by, 'factor')];
  return {
    unit: divisor && term.unit ? term.unit : capacity.unit,
    value: scale(divided, 1 / among),
    window,
    capacity,
    formula: [...limitFormula(capacity, term), ...inFormula(factors), ...(divisor ? over(divisor.value) : []), ...(among === 1 ? [] : over(among))],
    ...(stretch ? { per: stretch.per } : {}),
    ...(open ? { open } : {}),
    ...(cap ? { cap } : {}),
    helds: [capacity.held, ...capacity.factor.helds, ...(cap ? [cap.limit.held] : [])],
    cites: [...capacity.uses.flatMap((each) => each.cites), ...(divisor?.use?.cites ?? [])],
  };
}

/**
 * What a plan allows, in the unit asked for (its own where none is), for the span asked for (its own window where none is), shared by `among` people.
 * A month has 30 days; a 5-hour window begins as often as the hours of use allow. Without a value it is not known, or `unlimited`.
 */
export function quotaItem(view: View, plan: Plan, term: QuotaTerm, per: Span | undefined, told: UseTold = {}, who: Who = {}, among = 1): QuotaItem {
  const divisor = divisorOf(view, plan, term, told);
  // What is divided by converts nothing.
  const use = { ...told, takes: told.takes?.filter((each) => each !== divisor?.taken) };
  const unit = divisor?.unit ?? (term.unit === 'task' ? undefined : term.unit);
  const base = { of: 'quota' as const, plan, unit: term.unit ?? 'request', formula: [], helds: [], cites: [] };
  const model = term.model === undefined ? {} : { model: term.model };
  const found = capacityFor(view, plan, term, per, { ...(unit ? { unit } : {}), ...model, stated: statedOf(use), who });
  if (found === 'unlimited') return { ...base, unlimited: true };
  const capacity = found && saidIn(view, plan, term, unit, found.capacity, use);
  return found && capacity ? { ...base, ...reckoned(view, plan, found, capacity, divisor, { term, per, use, who, among }) } : base;
}
