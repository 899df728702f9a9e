/** What an answer says: values, facts and codes. The views word it. */
import type { Currency, Day, Period, Unit } from '#src/catalog/schema.ts';
import type { Entity, Held, Line, Model, Plan, Ref, View, Who } from '#src/catalog/types.ts';
import type { Capacity, MonthCapacity, MultiplePrice, UnitPrice } from '#src/core/capacity.ts';
import type { ChangeHistory } from '#src/core/change-types.ts';
import type { Comparison } from '#src/core/compare-types.ts';
import type { ConversionUse } from '#src/core/convert.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Mix } from '#src/core/mix.ts';
import type { Exchange, MoneyRange } from '#src/core/money.ts';
import type { AnyHeld, AnySlot } from '#src/core/profile.ts';
import type { Recommendation } from '#src/core/recommend-types.ts';
import type { ApiCost, ApiKind, Estimate, Fit, PhaseCost, PlanCost, PlanEstimate } from '#src/core/types.ts';
import type { QueryOf, Topic } from '../query.ts';

/** What the data says of one topic of one entity. No slots: it is not known, or it ended where `ended` says so. */
export type Finding = {
  readonly subject: Entity;
  readonly topic: Topic;
  readonly who: Who;
  readonly slots: readonly AnySlot[];
  /** Facts of the topic that ended, latest first: those that nobody took over, and what a person may remember. */
  readonly ended: readonly AnyHeld[];
  readonly upcoming: readonly AnyHeld[];
  /** "Is it in the list": of a model, a client, a protocol. */
  readonly membership?: {
    readonly item:
      | Entity
      | { readonly kind: 'term'; readonly id: string }
      | { readonly kind: 'name'; readonly name: string }
      | { readonly kind: 'family'; readonly id: string; readonly models: readonly Model[] };
    readonly answer: 'yes' | 'no' | 'unknown';
    readonly held?: AnyHeld['held'];
    /** Another list of the same day says the opposite. */
    readonly disputed?: true;
  };
  /** The quota in the unit that was asked for, where its source says it in another. */
  readonly inUnit?: readonly Capacity[];
  /** The price of a month, where the longer period that was asked for has none. */
  readonly monthly?: readonly AnySlot[];
  /** How one unit of use counts in another. */
  readonly counting?: readonly ConversionUse[];
  /** What the same subject says of related matters, where nobody states this one. */
  readonly near?: readonly Finding[];
  /** Words of the data about the topic that have no attribute. */
  readonly texts: readonly AnyHeld[];
};

/**
 * How what the question takes for granted stands to the data. `closed`: the price stands, but nobody can buy the plan. `disputed`: a source says so
 * now, but a better one says otherwise.
 */
export type ClaimVerdict = { readonly state: 'holds' | 'disputed' | 'closed' | 'ended' | 'written' | 'differs'; readonly held?: AnyHeld };

export type FactAnswer = {
  readonly kind: 'fact';
  readonly query: QueryOf<'fact'>;
  readonly view: View;
  readonly findings: readonly Finding[];
  readonly claim?: ClaimVerdict;
  /** The same findings at the beginning of the period asked about, where they differ. */
  readonly atStart?: { readonly day: Day; readonly findings: readonly Finding[] };
  readonly exchange?: Exchange;
};

/** `leftOut`: named, but more than are compared at once. */
export type Compared = Comparison & { readonly leftOut: readonly Entity[] };

export type CompareAnswer = {
  readonly kind: 'compare';
  readonly query: QueryOf<'compare'>;
  readonly view: View;
  readonly sides: readonly Entity[];
  readonly comparison?: Compared;
  readonly findings: readonly Finding[];
};

export type Ranked = {
  readonly subject: Plan | Line | Model;
  /** What it is ordered by, in units of one kind. */
  readonly value: number;
  readonly held?: AnyHeld['held'];
  readonly price?: MoneyRange;
  /** What the first payment of a new customer is, where it is less. */
  readonly first?: MoneyRange;
  readonly unitPrice?: UnitPrice;
  readonly multiple?: MultiplePrice;
  readonly capacity?: Capacity;
  /** Of an API price: its tiers, low to high. */
  readonly range?: Interval;
};
export type RankAnswer = {
  readonly kind: 'rank';
  readonly query: QueryOf<'rank'>;
  readonly view: View;
  /** Best first; one list for each currency where money decides. */
  readonly lists: readonly {
    readonly currency?: Currency;
    readonly unit?: Unit | 'multiple';
    readonly of?: number;
    readonly entries: readonly Ranked[];
  }[];
  /** Left out because the data does not tell. */
  readonly unknown: readonly (Plan | Line | Model)[];
};

export type RecommendAnswer = {
  readonly kind: 'recommend';
  readonly query: QueryOf<'recommend'>;
  readonly view: View;
  readonly recommendation: Recommendation;
  /** Plans of others that meet the needs, where none of those named does. */
  readonly instead: Recommendation['picks'];
  /** Needs that a whole line meets or misses, for a question between lines. */
  readonly findings: readonly Finding[];
  /** What else was asked about them. */
  readonly told: readonly Finding[];
  readonly advice: readonly { readonly owner: Entity; readonly held: Held<'advice'> }[];
  /** Which of the lines asked about comes out ahead. */
  readonly ahead: readonly Entity[];
  /** It is asked by an earlier subscriber about the plan that they have. */
  readonly loyal: boolean;
};

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
  }[];
  readonly monthly?: MoneyRange;
  readonly total?: MoneyRange;
  readonly months: number;
  readonly comparison?: Compared;
  /** Of two plans, where their quotas are asked about: by how many times they differ. */
  readonly quotas?: NonNullable<RatioAnswer['between']>['windows'];
  readonly findings: readonly Finding[];
};
export type BillAnswer = CostBase<'bill'> & {
  /** How the tokens were divided, where the person does not say. */
  readonly mix?: Mix;
  readonly bills: readonly { readonly model: Model; readonly cost?: ApiCost }[];
  readonly against: readonly { readonly plan: Plan; readonly price?: MoneyRange; readonly held?: Held<'prices'> }[];
};
export type FitAnswer = CostBase<'fit'> & {
  /** What the person's use comes to, in the unit in which they said it. */
  readonly demand?: { readonly perDay: Interval; readonly week: Interval; readonly month: Interval };
  /** Where the days of a week were assumed: how it is with all seven, or with five. */
  readonly otherDays?: { readonly days: 5 | 7; readonly fits: ReadonlyMap<string, Fit>; readonly week?: Interval };
  readonly estimate: Estimate;
  readonly plans: readonly (PlanEstimate & { readonly ceilings: readonly Ceiling[] })[];
  readonly unit: Unit;
};
/** The most that the plan allows of the unit asked about. */
export type Ceiling = { readonly window: 'month' | 'week' | '5h'; readonly capacity: Capacity | MonthCapacity };
export type QuotaAnswer = CostBase<'quota'> & {
  readonly results: readonly {
    readonly plan: Plan;
    readonly capacity?: Capacity | MonthCapacity | 'unlimited';
    readonly value?: Interval;
    readonly unit: Unit | 'task';
    /** From the window to the stretch of time asked about: what it is multiplied by and divided by. */
    readonly stretch?: {
      readonly per: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'windows';
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
  readonly rows: readonly { readonly subject: Entity; readonly over?: Capacity; readonly under?: Capacity; readonly factor?: number }[];
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
  | BillAnswer
  | FitAnswer
  | QuotaAnswer
  | ConvertAnswer
  | UncachedAnswer
  | UnitPriceAnswer
  | RatioAnswer
  | ExchangeAnswer;

export type ChangesAnswer = {
  readonly kind: 'changes';
  readonly query: QueryOf<'changes'>;
  readonly view: View;
  readonly history: ChangeHistory;
  /** It moved the other way than the question takes for granted. */
  readonly contrary?: true;
  /** The prices, where they were asked about and did not move. */
  readonly now: readonly Finding[];
  /** What was written that the question's own words point to. */
  readonly written: readonly AnyHeld[];
};

export type PassageAnswer = {
  readonly kind: 'passage';
  readonly query: QueryOf<'passage'>;
  readonly view: View;
  readonly subject: Entity;
  readonly held: AnyHeld;
};

export type DefineAnswer = {
  readonly kind: 'define';
  readonly query: QueryOf<'define'>;
  readonly view: View;
  readonly terms: readonly { readonly id: string; readonly definitions: readonly AnyDefinition[] }[];
  readonly findings: readonly Finding[];
};
export type AnyDefinition = {
  readonly text: { readonly zh: string; readonly en: string };
  readonly held: Pick<AnyHeld['held'], 'source' | 'checked' | 'basis'>;
};

export type ClarifyAnswer = {
  readonly kind: 'clarify';
  readonly query: QueryOf<'clarify'>;
  readonly view: View;
  readonly options: readonly Entity[];
};
export type UnknownAnswer = {
  readonly kind: 'unknown';
  readonly query: QueryOf<'unknown'>;
  readonly view: View;
  readonly subjects: readonly Entity[];
  /** What the data does hold about them. */
  readonly has: readonly AnySlot['attribute'][];
};
export type NotForMeAnswer = { readonly kind: 'notForMe'; readonly query: QueryOf<'notForMe'>; readonly view: View };

export type Answer =
  | FactAnswer
  | CompareAnswer
  | RankAnswer
  | RecommendAnswer
  | CostAnswer
  | ChangesAnswer
  | DefineAnswer
  | ClarifyAnswer
  | PassageAnswer
  | UnknownAnswer
  | NotForMeAnswer;

export const subjectsFound = (view: View, refs: readonly Ref[]): readonly Entity[] => refs.flatMap((ref) => view.catalog.find(ref) ?? []);
