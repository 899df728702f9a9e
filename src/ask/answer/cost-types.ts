/** What a sum answers with: values and facts. The views word it. */
import type { Currency, Day, Period, Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Entity, Held, Line, Model, Plan, View } from '#src/catalog/types.ts';
import type { Capacity, MonthCapacity, MultiplePrice, UnitPrice } from '#src/core/capacity.ts';
import type { ConversionUse } from '#src/core/convert.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Exchange, MoneyRange } from '#src/core/money.ts';
import type { AnySlot } from '#src/core/profile.ts';
import type { ApiKind, PhaseCost, PlanCost } from '#src/core/types.ts';
import type { QueryOf } from '../query.ts';
import type { Compared, Finding } from './types.ts';

type CostBase<T extends QueryOf<'cost'>['task']['type']> = {
  readonly kind: 'cost';
  readonly query: QueryOf<'cost'>;
  readonly view: View;
  readonly type: T;
};
export type TotalAnswer = CostBase<'total'> & {
  readonly months: number;
  readonly items: readonly {
    readonly plan: Plan;
    readonly count: number;
    readonly cost?: PlanCost;
    readonly yearly?: PlanCost;
    readonly first?: PlanCost;
    readonly off?: number;
    readonly reduced?: MoneyRange;
  }[];
  /** One sum for each currency. */
  readonly sums: readonly MoneyRange[];
};
export type NthMonthAnswer = CostBase<'nth-month'> & {
  readonly items: readonly {
    readonly plan: Plan;
    readonly prices: readonly { readonly nth: number; readonly phase: PhaseCost }[];
    /** What a new customer pays first. */
    readonly first?: PhaseCost;
  }[];
};
export type AffordAnswer = CostBase<'afford'> & {
  readonly items: readonly {
    readonly plan: Plan;
    readonly held?: Held<'prices'>;
    readonly each?: MoneyRange;
    readonly count?: number;
    readonly rest?: MoneyRange;
  }[];
};
type ApiSide = { readonly model: Model; readonly part: ApiKind; readonly held?: Held<'apiPrices'> };
export type ApiDifferenceAnswer = CostBase<'api-difference'> & { readonly pairs: readonly { readonly one: ApiSide; readonly other: ApiSide }[] };
export type ReducedAnswer = CostBase<'reduced'> & {
  readonly amount: string;
  readonly full: string;
  readonly currency: Currency;
  readonly months: number;
  readonly off: number;
  readonly discount?: Held<'discounts'>;
  readonly ended: boolean;
};
export type DifferenceAnswer = CostBase<'difference'> & {
  readonly sides: readonly {
    readonly subject: Entity;
    readonly label: 'now' | 'before' | 'first' | 'regular' | 'subject' | 'paid-monthly' | 'paid-yearly' | 'paid-quarterly';
    readonly day: Day;
    readonly price: MoneyRange;
    readonly held: Held<'prices'>;
    readonly count?: number;
    /** Yuan for a dollar, where the price is in dollars and the person named a rate. */
    readonly rate?: number;
  }[];
  readonly monthly?: MoneyRange;
  readonly total?: MoneyRange;
  readonly months: number;
  readonly comparison?: Compared;
  /** Of two plans, where their quotas are asked about: by how many times they differ. */
  readonly quotas?: NonNullable<RatioAnswer['between']>['windows'];
  readonly findings: readonly Finding[];
};
export type QuotaAnswer = CostBase<'quota'> & {
  readonly results: readonly {
    readonly plan: Plan;
    readonly capacity?: Capacity | MonthCapacity | 'unlimited';
    readonly value?: Interval;
    readonly unit: Unit | 'task';
    /** From the window to the stretch of time asked about: what it is multiplied by and divided by. */
    readonly stretch?: {
      readonly per: 'minute' | 'hour' | 'day' | LimitWindow | 'windows';
      readonly terms: readonly (readonly ['×' | '÷', number])[];
    };
    readonly divisor?: { readonly value: Interval; readonly unit: Unit | 'person' };
    readonly task?: ConversionUse;
    /** A longer window of the plan, and how much of it that is. */
    readonly cap?: { readonly limit: Capacity; readonly share: Interval };
    /** The stretch of time has no limit of its own, or none that is known. */
    readonly open?: 'none' | 'unknown';
  }[];
};
export type ConvertAnswer = CostBase<'convert'> & {
  readonly rows: readonly {
    readonly line?: Line;
    readonly value: Interval;
    readonly unit: Unit;
    readonly uses: readonly ConversionUse[];
    /** The person's own figure for one. */
    readonly by?: { readonly factor: Interval; readonly operator: '×' | '÷' };
  }[];
  /** What the source writes of how use is counted. */
  readonly written?: readonly AnySlot[];
  /** What the tiers' own 5-hour quotas come to. */
  readonly quotas?: readonly { readonly plan: Plan; readonly own: Capacity; readonly capacity: Capacity }[];
};
export type UncachedAnswer = CostBase<'uncached'> & {
  readonly plan?: Plan;
  readonly held?: Held<'quotas'>;
  readonly limit: number;
  readonly share: number;
  readonly total: number;
};
export type UnitPriceAnswer = CostBase<'unit-price'> & {
  readonly results: readonly { readonly plan: Plan; readonly price?: UnitPrice; readonly multiple?: MultiplePrice }[];
};
export type RatioAnswer = CostBase<'ratio'> & {
  readonly rows: readonly {
    readonly subject: Entity;
    readonly over?: Capacity;
    readonly under?: Capacity;
    readonly factor?: number;
    readonly others?: readonly number[];
  }[];
  readonly between?: {
    readonly plans: readonly Plan[];
    readonly quota?: number;
    readonly price?: number;
    readonly windows: readonly { readonly window: Capacity['window']; readonly factor: number; readonly values: readonly Capacity[] }[];
    readonly prices: readonly Held<'prices'>[];
  };
  /** A tier and a faster edition of it. */
  readonly pairs?: readonly {
    readonly plain: Plan;
    readonly edition: Plan;
    readonly prices: readonly [Held<'prices'>, Held<'prices'>];
    readonly price: number;
    readonly quota?: number;
  }[];
  readonly multiple?: { readonly plan: Plan; readonly of: Plan; readonly factor: number; readonly held: Held<'quotas'> };
};
export type ExchangeAnswer = CostBase<'exchange'> & { readonly from: MoneyRange; readonly to?: MoneyRange; readonly exchange?: Exchange };
export type OfferAnswer = CostBase<'offer'> & {
  readonly per: Period;
  readonly months: number;
  readonly items: readonly {
    readonly plan: Plan;
    readonly discount: Held<'discounts'>;
    readonly ended: boolean;
    readonly total: MoneyRange;
    readonly list: Held<'prices'>;
    /** What a new customer pays for that long now that it is over. */
    readonly now?: PlanCost;
  }[];
  /** Plans of which no such offer is known, and what that long costs. */
  readonly without: readonly { readonly plan: Plan; readonly now: PlanCost }[];
};
export type DailyAnswer = CostBase<'daily'> & {
  readonly days: number;
  readonly items: readonly { readonly plan: Plan; readonly held: Held<'prices'>; readonly price: MoneyRange }[];
};
export type ArithmeticAnswer = CostBase<'arithmetic'> & { readonly result: number; readonly unit?: Unit };
export type CostAnswer =
  | OfferAnswer
  | NthMonthAnswer
  | AffordAnswer
  | ApiDifferenceAnswer
  | DailyAnswer
  | ArithmeticAnswer
  | TotalAnswer
  | ReducedAnswer
  | DifferenceAnswer
  | QuotaAnswer
  | ConvertAnswer
  | UncachedAnswer
  | UnitPriceAnswer
  | RatioAnswer
  | ExchangeAnswer;
