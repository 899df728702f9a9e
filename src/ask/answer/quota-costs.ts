/** Sums over a quota: for another stretch of time, in another unit, for tasks or people; and amounts of one unit in another. */
import type { Unit } from '#src/catalog/schema.ts';
import { isShortWindow, isWithinDay, type LimitWindow, limitWindows, shortestWindow, spanDays, spanHours } from '#src/catalog/spans.ts';
import type { Line, Plan, View } from '#src/catalog/types.ts';
import { type Capacity, type MonthCapacity, monthCapacity, windowCapacity } from '#src/core/capacity.ts';
import { type ConversionUse, createConverter, type Stated } from '#src/core/convert.ts';
import { divide, type Interval, point, scale } from '#src/core/interval.ts';
import { scopeOf } from '#src/core/scope.ts';
import type { CostTask, QueryOf, Topic } from '../query.ts';
import { find } from './find.ts';
import { plansFor, viewFor, whoFor } from './scene.ts';
import { type ConvertAnswer, type QuotaAnswer, subjectsFound } from './types.ts';

type Task<T extends CostTask['type']> = Extract<CostTask, { type: T }>;
type CostQuery = QueryOf<'cost'>;
type Result = QuotaAnswer['results'][number];

/** Working days; a month has 30 / 7 weeks of them, about 22. */
const WORKDAYS: Readonly<Partial<Record<LimitWindow, number>>> = { week: 5, month: 22 };

/** What divides a limit: people, or what one task takes. */
function divisorOf(task: Task<'quota'>, use: ConversionUse | undefined): Result['divisor'] {
  if (task.each)
    return { value: { low: task.each.amount, typical: task.each.amount, high: task.each.high ?? task.each.amount }, unit: task.each.unit };
  if (use) return { value: use.factor, unit: use.to };
  return task.per === undefined && task.people !== undefined && task.people > 1 ? { value: point(task.people), unit: 'person' } : undefined;
}

type Stretch = NonNullable<Result['stretch']>;

/** From a window to another stretch of time; a day has as many 5-hour windows as its hours of use allow, 24 unless told. */
function stretchOf(window: LimitWindow, { per, hoursPerDay, windows, days: told, workdays }: Task<'quota'>): Stretch | undefined {
  const hours = hoursPerDay ?? spanHours.day;
  if (windows !== undefined) {
    if (per !== 'day' && per !== 'week' && per !== 'month') return { per: 'windows', terms: [['×', windows]] };
    const each = per === 'day' ? 1 : (told ?? spanDays(per));
    return { per, terms: [['×', windows], ...(each === 1 ? [] : [['×', each] as const])] };
  }
  if (per === undefined || per === window || isShortWindow(per) || per === 'quarter' || per === 'year') return undefined;
  const inHours = spanHours[window];
  if (per === 'minute') return { per, terms: [['÷', inHours * 60]] };
  if (per === 'hour') return { per, terms: [['÷', inHours]] };
  const days = spanDays(per);
  if (isWithinDay(window)) return { per, terms: [['×', hours], ['÷', inHours], ...(days === 1 ? [] : [['×', days] as const])] };
  return { per, terms: [...(days === 1 ? [] : [['×', days] as const]), ['÷', (workdays ? WORKDAYS[window] : undefined) ?? spanDays(window)]] };
}

const applied = (value: Interval, terms: Stretch['terms']): Interval =>
  terms.reduce((left, [operator, by]) => scale(left, operator === '×' ? by : 1 / by), value);

/** Calls that one prompt of this kind of work takes, as the data says of this plan. */
function taskUse(view: View, plan: Plan, term: string | undefined): ConversionUse | undefined {
  if (term === undefined) return undefined;
  return createConverter(view, { ...scopeOf(view, plan), task: term })
    .convert(point(1), 'prompt', 'request')
    ?.uses.find(({ origin }) => origin === 'scope');
}

/** The window meant: the one named; for a day the longest that there is; for shorter spans the 5 hours. */
function windowsFor(task: Task<'quota'>): readonly LimitWindow[] {
  if (task.window && task.window !== 'all') return [task.window];
  if (task.per === 'hour' || task.per === 'minute') return [shortestWindow, ...limitWindows.slice(1).toReversed()];
  return task.per === 'day' || task.each || task.task ? limitWindows.toReversed() : limitWindows;
}

const statedOf = ({ requestsPerPrompt, tokensPerRequest }: Task<'quota'>): Stated => ({
  ...(requestsPerPrompt === undefined ? {} : { requestsPerPrompt: point(requestsPerPrompt) }),
  ...(tokensPerRequest === undefined ? {} : { tokensPerRequest: point(tokensPerRequest) }),
});

function capacityIn(
  view: View,
  plan: Plan,
  task: Task<'quota'>,
  unit: Unit | undefined,
  query: CostQuery,
): { readonly capacity: Capacity | MonthCapacity; readonly window: LimitWindow } | 'unlimited' | undefined {
  const question = {
    ...(unit ? { unit } : {}),
    ...(task.model ? { model: task.model } : {}),
    stated: statedOf(task),
    who: whoFor(view, plan, query),
  };
  // What a month or a week comes to is what the tightest window leaves.
  if ((task.per === 'month' || task.per === 'week') && task.window === undefined) {
    const month = monthCapacity(view, plan, question);
    const capacity = month && windowCapacity(view, plan, month.window, question);
    return capacity && capacity !== 'unlimited' ? { capacity, window: capacity.window } : undefined;
  }
  let open = false;
  for (const window of windowsFor(task)) {
    const capacity = windowCapacity(view, plan, window, question);
    if (capacity === 'unlimited') open = true;
    else if (capacity) return { capacity, window };
  }
  return open ? 'unlimited' : undefined;
}

/** The unit in which the source says the limit. */
const unitOf = ({ held, unit }: Capacity): Unit => held.via?.held.fact.unit ?? held.fact.unit ?? unit;

/** A figure of the question, converted as the plan's own would be. */
function statedCapacity(view: View, plan: Plan, task: Task<'quota'>, capacity: Capacity): Capacity {
  if (task.amount === undefined) return capacity;
  const to = task.to ?? capacity.unit;
  const scope = { ...scopeOf(view, plan), ...(task.model ? { model: task.model } : {}) };
  const converted = createConverter(view, scope, { stated: statedOf(task) }).convert(point(task.amount), task.unit ?? unitOf(capacity), to);
  if (!converted) return capacity;
  return { ...capacity, value: divide(converted.value, capacity.factor.value), unit: to, uses: converted.uses };
}

/** Whether there is no limit of this window, or nobody says. */
function limitState(view: View, plan: Plan, window: LimitWindow): 'none' | 'unknown' {
  return windowCapacity(view, plan, window) === 'unlimited' ? 'none' : 'unknown';
}

const longerThan = (window: LimitWindow): readonly LimitWindow[] => limitWindows.filter((each) => spanHours[each] > spanHours[window]);

/** Longer windows of the plan that what was reckoned has to fit into too; the tightest that it does not, or the next for windows used up. */
function capOf(view: View, plan: Plan, value: Interval, capacity: Capacity, stretch: Stretch | undefined, query: CostQuery): Result['cap'] {
  const counted = query.task.type === 'quota' && query.task.windows !== undefined;
  if (!stretch || (stretch.per !== 'day' && stretch.per !== 'windows' && !counted)) return undefined;
  for (const window of longerThan(capacity.window)) {
    const limit = windowCapacity(view, plan, window, { unit: capacity.unit, who: whoFor(view, plan, query) });
    if (!limit || limit === 'unlimited' || isWithinDay(window)) continue;
    const span = stretch.per === 'windows' ? undefined : spanDays(stretch.per);
    const used = span === undefined ? value : scale(value, spanDays(window) / span);
    if (stretch.per === 'windows' || used.typical > limit.value.typical) return { limit, share: divide(value, limit.value) };
  }
  return undefined;
}

/** What is left of a limit, never less than nothing. */
function subtract({ low, typical, high }: Interval, used: number): Interval {
  const rest = (value: number) => Math.max(0, value - used);
  return { low: rest(low), typical: rest(typical), high: rest(high) };
}

/** Undefined where nothing that is asked about is sold on the day. */
export function answerQuota(query: CostQuery, task: Task<'quota'>, day: View): QuotaAnswer | undefined {
  const view = viewFor(day, query);
  const results = plansFor(view, subjectsFound(view, task.subjects)).map((plan): Result => {
    const use = task.each ? undefined : taskUse(view, plan, task.task);
    const unit = task.to ?? task.each?.unit ?? (use ? use.to : undefined);
    const found = capacityIn(view, plan, task, unit, query);
    if (found === undefined || found === 'unlimited') return { plan, unit: unit ?? 'request', ...(found ? { capacity: found } : {}) };
    const capacity = statedCapacity(view, plan, task, found.capacity);
    const divisor = divisorOf(task, use);
    const stretch = divisor && divisor.unit !== 'person' && task.per === undefined ? undefined : stretchOf(found.window, task);
    const spanned = stretch ? applied(capacity.value, stretch.terms) : capacity.value;
    const value = divisor ? divide(spanned, divisor.value) : spanned;
    const left = task.used === undefined ? undefined : subtract(value, task.used);
    const ofTasks = task.each !== undefined || use !== undefined;
    const open = isWithinDay(found.window) && (stretch?.per === 'week' || stretch?.per === 'month') ? limitState(view, plan, stretch.per) : undefined;
    const cap = ofTasks ? undefined : capOf(view, plan, value, capacity, stretch, query);
    return {
      plan,
      capacity,
      unit: ofTasks ? 'task' : capacity.unit,
      value: left ?? value,
      ...(stretch ? { stretch } : {}),
      ...(divisor ? { divisor } : {}),
      ...(use ? { task: use } : {}),
      ...(cap ? { cap } : {}),
      ...(open ? { open } : {}),
    };
  });
  return results.length > 0 ? { kind: 'cost', type: 'quota', query, view, results } : undefined;
}

const COUNTING: Topic = { attribute: 'notes', term: 'counting', aspect: 'counting' };

/** An amount in another unit: by the person's own figure, else by what the data says of each line. */
export function answerConvert(query: CostQuery, task: Task<'convert'>, day: View): ConvertAnswer {
  const view = viewFor(day, query);
  const { amount, unit, to, each } = task;
  const base = { kind: 'cost' as const, type: 'convert' as const, query, view };
  if (each) {
    const factor: Interval = { low: each.amount, typical: each.amount, high: each.high ?? each.amount };
    const value = each.of === unit ? applied(factor, [['×', amount]]) : divide(point(amount), factor);
    return { ...base, rows: [{ value, unit: to, uses: [], by: { factor, operator: each.of === unit ? '×' : '÷' } }] };
  }
  const named = subjectsFound(view, task.subjects);
  const ids = named.flatMap((entity) => (entity.kind === 'line' ? [entity.id] : entity.kind === 'plan' ? [entity.line] : []));
  const lines: readonly Line[] = [...new Set(ids)].flatMap((id) => view.catalog.get('line', id) ?? []);
  const rows = lines.flatMap((line) => {
    const converted = createConverter(view, scopeOf(view, line)).convert(point(amount), unit, to);
    return converted ? [{ line, value: converted.value, unit: to, uses: converted.uses }] : [];
  });
  const quotas =
    unit === 'token' || amount !== 1
      ? []
      : lines.flatMap((line) =>
          plansFor(view, [line]).flatMap((plan) => {
            const own = windowCapacity(view, plan, shortestWindow);
            const capacity = windowCapacity(view, plan, shortestWindow, { unit: to });
            return own && capacity && own !== 'unlimited' && capacity !== 'unlimited' && own.unit === unit ? [{ plan, own, capacity }] : [];
          }),
        );
  const written = amount === 1 ? lines.flatMap((line) => find(view, line, COUNTING, {}).slots) : [];
  return { ...base, rows, quotas, written };
}
