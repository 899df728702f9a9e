/** What a person says of their use, with what they leave out filled in, and what cannot be. */
import type { Currency, Day, Period, Unit } from '#src/catalog/schema.ts';
import { isLimitWindow, type LimitWindow, type Span, spanHours, spans } from '#src/catalog/spans.ts';
import { add, type Interval, scale } from './interval.ts';
import { monthDays } from './rhythm.ts';

/** `once`: an amount without a period, for example a bill; a plan takes it as a month's. */
export type UsePer = Exclude<Span, 'quarter' | 'year'> | LimitWindow | 'once';
/** Shortest first; `once` comes last. */
export const usePers = [...spans.filter((span) => spanHours[span] <= spanHours.month || isLimitWindow(span)), 'once'] as unknown as readonly [
  UsePer,
  ...UsePer[],
];

/** Tokens told apart; `uncached` is input that hits no cache. */
export type TokenParts = { readonly cached: number; readonly uncached: number; readonly output: number; readonly cacheWrite?: number };

/** People who work with plans together: whose the amount is, and how many plans of a kind they have. What nobody said is `assumed`. */
export type Team = {
  readonly people: number;
  /** `each`: of every person; `total`: of all together. */
  readonly amount: 'each' | 'total';
  readonly plans: number;
  readonly assumed: readonly ('amount' | 'plans')[];
};

/** So many people who use so much each. */
export type Group = { readonly people: number; readonly amount: Interval };

export type WorkloadInput = {
  readonly use?: { readonly amount: Interval; readonly unit: Unit; readonly per: UsePer };
  /** Instead of `use`, where the kinds of tokens are known apart. */
  readonly parts?: TokenParts & { readonly per: UsePer };
  /** The input was told smaller than what of it is cached: it was taken for what hits no cache. */
  readonly inputApart?: true;
  /** What is used on each of the seven days from Monday on, in the unit of `use`, which is then a day's. */
  readonly week?: readonly Interval[];
  /** What is used up of the month, in the unit of `use`, and the days that are left of it. */
  readonly spent?: { readonly amount: number; readonly days: number };
  /** People of a team who use different amounts, in the unit and over the period of `use`, which is then the heaviest. */
  readonly groups?: readonly Group[];
  /** In its place `seats` alone means so many people with a plan and that use each. */
  readonly team?: Team;
  readonly hoursPerDay?: number;
  readonly daysPerWeek?: number;
  /** Working days of a month, where the person counts those instead. */
  readonly daysPerMonth?: number;
  /** Hour of the day (UTC+8) at which work begins; it matters for peak hours only. */
  readonly startHour?: number;
  /** Hours ahead of UTC in which the person told `startHour`, where that is another zone. */
  readonly zone?: number;
  /** The hours into which a day's use falls, where it comes in a burst. */
  readonly burstHours?: number;
  readonly model?: string;
  /** Kind of work, a glossary id. */
  readonly task?: string;
  readonly tokensPerRequest?: Interval;
  readonly requestsPerPrompt?: Interval;
  /** Shares (0 to 1) of input + output tokens. */
  readonly cachedShare?: number;
  readonly outputShare?: number;
  readonly months?: number;
  readonly customer?: 'new' | 'existing';
  /** A subscriber since before this day keeps what was promised then. */
  readonly subscribedBefore?: Day;
  readonly payment?: Period;
  readonly seats?: number;
  /** The currency to show besides a plan's own. */
  readonly currency?: Currency;
  /** Which tier of a tiered price holds, where the person knows. */
  readonly tier?: 'lowest' | 'highest';
};

export type Workload = WorkloadInput & {
  readonly hoursPerDay: number;
  readonly daysPerWeek: number;
  readonly startHour: number;
  readonly months: number;
  readonly customer: 'new' | 'existing';
  readonly payment: Period;
  readonly seats: number;
  /** How many times the use of one plan is that of everybody. */
  readonly everybody: number;
  /** Hours from `startHour` on into which all work falls, where the person says when they begin and for how long. */
  readonly spanHours?: number;
};

export const defaults = { hoursPerDay: 8, daysPerWeek: 5, startHour: 9, months: 1, customer: 'new', payment: 'month', seats: 1 } as const;
/** A day's use falls into so many hours where somebody says that it comes in bursts and no more. */
export const burstHours = 2;

export type WorkloadField =
  | 'amount'
  | 'hours'
  | 'days'
  | 'start-hour'
  | 'burst-hours'
  | 'tokens-per-request'
  | 'calls-per-prompt'
  | 'cached'
  | 'output'
  | 'months'
  | 'seats';

/** What cannot be calculated with, and between which limits it could; `shares`: cached and output together pass the whole. */
export type Problem = { readonly field: WorkloadField; readonly code: 'range' | 'whole' | 'shares'; readonly min: number; readonly max: number };

const limits: Readonly<Record<WorkloadField, { readonly min: number; readonly max: number; readonly whole?: true }>> = {
  amount: { min: 1e-6, max: 1e11 },
  hours: { min: 0.25, max: 24 },
  days: { min: 1, max: 7, whole: true },
  'start-hour': { min: 0, max: 23.75 },
  'burst-hours': { min: 0.25, max: 24 },
  'tokens-per-request': { min: 1, max: 1e8 },
  'calls-per-prompt': { min: 1, max: 1e4 },
  cached: { min: 0, max: 1 },
  output: { min: 0, max: 1 },
  months: { min: 1, max: 120, whole: true },
  seats: { min: 1, max: 100_000, whole: true },
};

function fieldsOf(input: WorkloadInput): readonly (readonly [WorkloadField, number | undefined])[] {
  const ends = (value: Interval | undefined) => [value?.low, value?.high];
  const { parts } = input;
  const total = parts && parts.cached + parts.uncached + parts.output + (parts.cacheWrite ?? 0);
  return [
    ...ends(input.use?.amount).map((value) => ['amount', value] as const),
    ['amount', total],
    ['hours', input.hoursPerDay],
    ['days', input.daysPerWeek],
    ['start-hour', input.startHour],
    ['burst-hours', input.burstHours],
    ...ends(input.tokensPerRequest).map((value) => ['tokens-per-request', value] as const),
    ...ends(input.requestsPerPrompt).map((value) => ['calls-per-prompt', value] as const),
    ['cached', input.cachedShare],
    ['output', input.outputShare],
    ['months', input.months],
    ['seats', input.seats],
    ['seats', input.team?.people],
    ['seats', input.team?.plans],
    // A day off is no slip.
    ...(input.week ?? []).flatMap((day) => ends(day)).flatMap((value) => (value === 0 ? [] : [['amount', value] as const])),
    ['amount', input.spent?.amount],
    ...(input.groups ?? []).flatMap(({ amount }) => ends(amount)).map((value) => ['amount', value] as const),
  ];
}

/** Nobody makes so many calls, whatever the period; tokens may be a thousand times as many. */
const mostCounted = 1e8;

/** Everything that cannot be: 25 hours a day, zero months, a share over 100 %. Empty when it can be calculated. */
export function checkWorkload(input: WorkloadInput): readonly Problem[] {
  const problems = fieldsOf(input).flatMap(([field, value]): readonly Problem[] => {
    const { min, whole } = limits[field];
    const counted = field === 'amount' && input.use !== undefined && input.use.unit !== 'token' && input.use.unit !== 'uncached-token';
    const max = counted ? mostCounted : limits[field].max;
    if (value === undefined) return [];
    if (!(value >= min && value <= max)) return [{ field, code: 'range', min, max }];
    return whole && !Number.isInteger(value) ? [{ field, code: 'whole', min, max }] : [];
  });
  const parts = Object.values(input.parts ?? {}).filter((value) => typeof value === 'number');
  if (parts.some((value) => !(value >= 0 && value <= limits.amount.max))) problems.push({ field: 'amount', code: 'range', ...limits.amount });
  if ((input.cachedShare ?? 0) + (input.outputShare ?? 0) > 1) problems.push({ field: 'cached', code: 'shares', min: 0, max: 1 });
  // The first of a field says enough.
  return problems.filter(({ field }, i) => problems.findIndex((other) => other.field === field) === i);
}

/** The working days of a week that follow from what is said of a day or a month. */
function weekOf({ daysPerMonth, use, parts }: WorkloadInput): { readonly daysPerWeek?: number } {
  if (daysPerMonth !== undefined)
    return { daysPerWeek: Math.min(limits.days.max, Math.max(limits.days.min, Math.round((daysPerMonth * 7) / monthDays))) };
  // "2,500 a day" is said of every day: to count working days only would call a plan enough that is not.
  return (use ?? parts)?.per === 'day' ? { daysPerWeek: limits.days.max } : {};
}

/** The part of what was said that falls on one plan. */
export function shareOfPlan({ people, amount, plans }: Team): number {
  return (amount === 'each' ? people : 1) / plans;
}

/** Groups on one plan add up; where each person has a plan, that of the heaviest must bear the most. */
function ofGroups(
  groups: readonly Group[],
  { plans, people }: Team,
  use: NonNullable<WorkloadInput['use']>,
): Pick<Workload, 'use' | 'seats' | 'everybody'> {
  const total = groups.map(({ people: count, amount }) => scale(amount, count)).reduce(add);
  if (plans < people) return { use: { ...use, amount: scale(total, 1 / plans) }, seats: plans, everybody: plans };
  const heaviest = groups.map(({ amount }) => amount).reduce((one, other) => (other.typical > one.typical ? other : one));
  return { use: { ...use, amount: heaviest }, seats: plans, everybody: total.typical / heaviest.typical };
}

/** The use of one plan, how many plans are paid for, and how many times that use everybody has. */
function perPlan(input: WorkloadInput): Pick<WorkloadInput, 'use' | 'parts' | 'week' | 'seats'> & { readonly everybody: number } {
  const { team, use, parts, week, groups } = input;
  if (!team) return { everybody: input.seats ?? defaults.seats };
  if (groups && use) return ofGroups(groups, team, use);
  const share = shareOfPlan(team);
  const { cached = 0, uncached = 0, output = 0, cacheWrite, per = 'once' } = parts ?? {};
  return {
    seats: team.plans,
    everybody: team.plans,
    ...(use ? { use: { ...use, amount: scale(use.amount, share) } } : {}),
    ...(week ? { week: week.map((day) => scale(day, share)) } : {}),
    ...(parts
      ? {
          parts: {
            cached: cached * share,
            uncached: uncached * share,
            output: output * share,
            ...(cacheWrite === undefined ? {} : { cacheWrite: cacheWrite * share }),
            per,
          },
        }
      : {}),
  };
}

function spanOf({ startHour, hoursPerDay, burstHours: burst }: WorkloadInput): Pick<Workload, 'spanHours'> {
  const spanHours = startHour === undefined ? undefined : (hoursPerDay ?? burst);
  return spanHours === undefined ? {} : { spanHours };
}

/** Fills in the defaults. Call `checkWorkload` first; throws RangeError for what it would have told. */
export function settleWorkload(input: WorkloadInput): Workload {
  const [problem] = checkWorkload(input);
  if (problem) throw new RangeError(`${problem.field} is out of range`);
  return { ...defaults, ...weekOf(input), ...spanOf(input), ...input, ...perPlan(input) };
}
