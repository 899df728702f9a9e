/** What an answer about a use says. */
import type { Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Held, Model, Plan, View } from '#src/catalog/types.ts';
import type { Capacity, MonthCapacity } from '#src/core/capacity.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Mix } from '#src/core/mix.ts';
import type { MoneyRange } from '#src/core/money.ts';
import type { ApiCost, Estimate, Fit, PlanEstimate, WindowUse } from '#src/core/types.ts';
import type { Group, Problem, Team } from '#src/core/workload.ts';
import type { UseAsked } from './asked.ts';
import type { Finding } from './types.ts';

type UseBase<T extends string> = { readonly kind: 'use'; readonly type: T; readonly query: UseAsked; readonly view: View };

/** The use cannot be reckoned with: 25 hours a day, more tokens than there are. */
export type UseProblemAnswer = UseBase<'problem'> & { readonly problems: readonly Problem[] };
export type BillAnswer = UseBase<'bill'> & {
  /** How the tokens were divided, where the person does not say. */
  readonly mix?: Mix;
  /** The bill is that of a month; otherwise of the amount as it was told. */
  readonly per?: 'month';
  readonly bills: readonly { readonly model: Model; readonly cost?: ApiCost }[];
  /** What the person pays, where they say that instead of tokens. */
  readonly paid?: MoneyRange;
  /** `found`: how the plan bears the same use. */
  readonly against: readonly { readonly plan: Plan; readonly price?: MoneyRange; readonly held?: Held<'prices'>; readonly found?: PlanEstimate }[];
};
export type FitAnswer = UseBase<'fit'> & {
  /** What the person's use comes to, in the unit in which they said it. */
  readonly demand?: { readonly perDay: Interval; readonly week: Interval; readonly month: Interval };
  /** Where the days of a week were assumed: how it is with all seven, or with five. */
  readonly otherDays?: { readonly days: 5 | 7; readonly fits: ReadonlyMap<string, Fit>; readonly week?: Interval };
  /** Where nobody said whether people share a plan: how it is the other way, of the first plan. */
  readonly otherTeam?: { readonly team: Team; readonly plan: PlanEstimate };
  /** Where people with different amounts have a plan each: the smallest of the plans that is enough for each group, else the first. */
  readonly groups?: readonly GroupFit[];
  /** Where the plan lacks the model: what those of its line cost that have it. */
  readonly having?: readonly Finding[];
  /** What is allowed in units that the use cannot be set against. */
  readonly terms?: readonly Finding[];
  readonly estimate: Estimate;
  readonly plans: readonly (PlanEstimate & { readonly ceilings: readonly Ceiling[] })[];
  readonly unit: Unit;
  readonly several?: Several;
};

/** Where none is enough: the largest that is known, its limit, so many of it as hold the use, and the price of one. */
export type Several = {
  readonly plan: Plan;
  readonly bound: Extract<WindowUse, { state: 'limited' }>;
  readonly count: { readonly low: number; readonly high: number };
  readonly monthly?: MoneyRange;
  readonly stacking?: Held<'rules'>;
};
export type GroupFit = Group & { readonly found: PlanEstimate };
/** The most that the plan allows of the unit asked about. */
export type Ceiling = { readonly window: LimitWindow; readonly capacity: Capacity | MonthCapacity };

export type UseAnswer = BillAnswer | FitAnswer | UseProblemAnswer;
