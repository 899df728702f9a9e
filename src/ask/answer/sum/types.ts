/** What a sum answers with: what its rows come to, and how they stand to each other. The views word it. */
import type { Period, Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Held, Line, Model, Plan, View } from '#src/catalog/types.ts';
import type { Capacity } from '#src/core/capacity.ts';
import type { Cite } from '#src/core/cite.ts';
import type { ConversionUse } from '#src/core/convert.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Exchange, MoneyRange } from '#src/core/money.ts';
import type { AnySlot } from '#src/core/profile.ts';
import type { Apart, QuotaApart } from '#src/core/sum/relate.ts';
import type { Formula, MoneyItem, PriceItem, QuotaItem, Told } from '#src/core/sum/types.ts';
import type { ApiKind } from '#src/core/types.ts';
import type { SumAsked } from '../asked.ts';
import type { Compared, Finding } from '../types.ts';

type Base<T extends string> = { readonly kind: 'sum'; readonly tells: T; readonly query: SumAsked; readonly view: View };

export type TotalAnswer = Base<'total'> & {
  readonly months: number;
  readonly items: readonly PriceItem[];
  /** Money that the person adds. */
  readonly amounts: readonly MoneyItem[];
  /** Plans without such a price. */
  readonly missing: readonly Plan[];
  /** One for each currency. */
  readonly sums: readonly MoneyRange[];
  /** All of it in the home currency, by the person's own rate. */
  readonly atRate?: { readonly total: MoneyRange; readonly rate: number };
  /** Paid by another period. */
  readonly otherwise?: PriceItem;
  /** What a new customer pays, where that differs. */
  readonly asNew?: readonly MoneyRange[];
};

/** A price that the person names, with the promotion of the data that its reduction may come from. */
export type ReducedAnswer = Base<'reduced'> & {
  readonly item: MoneyItem;
  readonly promotion?: { readonly discount: Held<'discounts'>; readonly ended: boolean };
};

/** Prices by themselves: of months by their place, or by the day. */
/** `noFirst`: plans of which an opening price was asked, and that have none. */
export type PricesAnswer = Base<'prices'> & {
  readonly items: readonly PriceItem[];
  readonly plans: readonly Plan[];
  readonly noFirst: readonly Plan[];
};

export type OfferAnswer = Base<'offer'> & {
  readonly months: number;
  readonly items: readonly PriceItem[];
  /** What it costs a new customer now: of plans whose promotion is over, and of those that have none. */
  readonly now: readonly PriceItem[];
};

export type DifferenceAnswer = Base<'difference'> & {
  readonly months: number;
  /** The rate of the day that prices of another currency were brought to the home currency by. */
  readonly by?: Exchange;
  readonly items: readonly PriceItem[];
  readonly pairs: readonly { readonly one: PriceItem; readonly other: PriceItem; readonly apart?: Apart }[];
  /** The pairs are each a plan beside itself: what they come to together. */
  readonly altogether?: MoneyRange;
  readonly quotas: readonly QuotaApart[];
  /** Plans beside each other, in what is asked about. */
  readonly comparison?: Compared;
  /** The quota of a plan that is set beside itself. */
  readonly findings: readonly Finding[];
  /** Without pairs: the prices that there are not, what is written of why, and the span that the others are told for. */
  readonly lacking: readonly { readonly plan: Plan; readonly phase: 'first' | 'regular'; readonly per: Period }[];
  readonly written: readonly Finding[];
  readonly told: Told;
};

export type AffordAnswer = Base<'afford'> & {
  readonly budget: number;
  /** It asks for how many months, not for how many of a plan. */
  readonly ofMonths: boolean;
  readonly items: readonly { readonly plan: Plan; readonly price?: PriceItem; readonly count?: number; readonly rest?: MoneyRange }[];
};

export type QuotaAnswer = Base<'quota'> & {
  readonly items: readonly QuotaItem[];
  readonly model?: string /** Of it, already. */;
  readonly used?: number;
};

export type ConvertAnswer = Base<'convert'> & {
  readonly amount: number;
  readonly unit: Unit;
  /** By the person's own figure for one. */
  readonly own: boolean;
  readonly rows: readonly {
    readonly line?: Line;
    readonly value: Interval;
    readonly unit: Unit;
    readonly uses: readonly ConversionUse[];
    readonly formula: Formula;
  }[];
  /** What the source writes of how use is counted. */
  readonly written: readonly AnySlot[];
  /** What the tiers' own 5-hour quotas come to. */
  readonly quotas: readonly { readonly plan: Plan; readonly own: Capacity; readonly capacity: Capacity }[];
};

/** `money` is the price of a lot, or with `got` what buys so many of the unit. Without a unit it is not known. */
export type UnitPriceAnswer = Base<'unit-price'> & {
  readonly results: readonly {
    readonly plan: Plan;
    /** The limit that it is of; a month with every window used up where none is named. */
    readonly window?: LimitWindow;
    readonly unit?: Unit | 'multiple';
    readonly lot?: number;
    /** What `lot` of the unit cost. */
    readonly lotPrice?: MoneyRange;
    readonly money?: MoneyRange;
    readonly got?: Interval;
    readonly formula?: Formula;
    readonly helds?: readonly Held<'prices' | 'quotas' | 'multipliers'>[];
    readonly cites?: readonly Cite[];
  }[];
};

export type WindowRatioAnswer = Base<'window-ratio'> & {
  readonly rows: readonly {
    readonly subject: Plan | Line;
    readonly over?: Capacity;
    readonly under?: Capacity;
    readonly factor?: number;
    /** By limits of other sources. */
    readonly others?: readonly number[];
  }[];
};

/** The second plan in terms of the first, which has the smaller quota. */
export type PlanRatioAnswer = Base<'plan-ratio'> & {
  readonly pairs: readonly {
    readonly one: Plan;
    readonly other: Plan;
    readonly windows: readonly QuotaApart[];
    readonly base?: PriceItem;
    readonly price?: PriceItem;
    readonly priceFactor?: number;
  }[];
};

export type MultipleAnswer = Base<'multiple'> & {
  readonly results: readonly { readonly plan: Plan; readonly of: Plan; readonly factor: number; readonly held: Held<'quotas'> }[];
};

type ApiSide = { readonly model: Model; readonly part: ApiKind; readonly held?: Held<'apiPrices'> };
export type ApiDifferenceAnswer = Base<'api-difference'> & { readonly pairs: readonly { readonly one: ApiSide; readonly other: ApiSide }[] };

export type ExchangeAnswer = Base<'exchange'> & {
  readonly from: MoneyRange;
  /** Absent where the data has no rate. */
  readonly to?: MoneyRange;
  readonly exchange?: Exchange;
  /** By the person's own rate. */
  readonly formula?: Formula;
};

/** A number, an amount of `unit`, or money. */
export type FiguresAnswer = Base<'figures'> & {
  readonly formula: Formula;
  readonly result?: number;
  readonly unit?: Unit;
  readonly money?: MoneyRange;
};

/** One thing over another: how many times it is that, or how much of it there is for `of` the other. */
export type Quotient = {
  readonly formula: Formula;
  readonly times?: Interval;
  readonly money?: MoneyRange;
  readonly amount?: { readonly value: Interval; readonly unit: Unit };
  readonly of?: { readonly value: Interval; readonly unit: Unit } | MoneyRange;
};

/** Figures of the person's own over each other, or over prices and quotas of plans. `missing`: plans without such a figure. */
export type DividedAnswer = Base<'divided'> & {
  readonly quotients: readonly (Quotient & {
    readonly plans: readonly Plan[];
    readonly helds: readonly Held<'prices' | 'quotas' | 'multipliers'>[];
    readonly cites: readonly Cite[];
  })[];
  readonly missing: readonly Plan[];
};

export type SumAnswer =
  | TotalAnswer
  | ReducedAnswer
  | PricesAnswer
  | OfferAnswer
  | DifferenceAnswer
  | AffordAnswer
  | QuotaAnswer
  | ConvertAnswer
  | UnitPriceAnswer
  | WindowRatioAnswer
  | PlanRatioAnswer
  | MultipleAnswer
  | ApiDifferenceAnswer
  | ExchangeAnswer
  | FiguresAnswer
  | DividedAnswer;
