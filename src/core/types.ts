/** What a calculation says: figures with their units, codes for verdicts, and the steps that lead to them. No prose: views word it. */
import type { Currency, Fact, Period, Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Held, Plan } from '#src/catalog/types.ts';
import type { Cite } from './cite.ts';
import type { ConversionUse } from './convert.ts';
import type { Interval } from './interval.ts';
import type { Exchange, MoneyRange } from './money.ts';
import type { Sale } from './sale.ts';
import type { Workload } from './workload.ts';

/** `a-per-b`: so many `a` for one `b`. */
export type QuantityUnit = Unit | 'hour' | 'day' | 'share' | 'factor' | 'period' | 'month' | 'seat' | 'million-tokens' | `${Unit}-per-${Unit}`;
export type Quantity =
  | { readonly kind: 'number'; readonly value: Interval; readonly unit: QuantityUnit }
  | { readonly kind: 'money'; readonly money: MoneyRange };

export type Operator = '×' | '÷' | '+' | '−' | '(' | ')';

/** What a step works out; the words for it are the views'. */
export type Formula =
  | 'day'
  | LimitWindow
  | 'convert'
  | 'multiply'
  | 'limit'
  | 'utilisation'
  | 'discount'
  | 'phase'
  | 'total'
  | 'total-short'
  | 'total-long'
  | 'exchange'
  | 'tokens'
  | 'api-part'
  | 'api-total'
  | 'api-range'
  | 'saving'
  | 'per-million'
  | 'per-unit'
  | 'break-even';

/** One line of an explanation: the expression with its numbers gives `result`, so that a reader can redo it by hand. */
export type Step = {
  readonly formula: Formula;
  readonly expression: readonly (Quantity | Operator)[];
  readonly result: Quantity;
  readonly cites: readonly Cite[];
};

/** The option of /cost that changes it, where there is one, is named like the assumption. */
export type AssumptionId =
  | 'hours'
  | 'days'
  | 'start-hour'
  | 'burst-hours'
  | 'month-days'
  | 'once-a-month'
  | 'calls-per-prompt'
  | 'tokens-per-request'
  | 'cached'
  | 'output'
  | 'conversion'
  | 'multiplier'
  | 'exchange';

/** `default`: ours; `data`: said of this plan; `borrowed`: said of others; `stated` ones are the person's own and are not listed. */
export type Assumption = {
  readonly id: AssumptionId;
  readonly value: Quantity;
  readonly origin: 'default' | 'data' | 'borrowed';
  /** No source gives a typical value: the middle of the range stands in. */
  readonly midpoint: boolean;
  /** `most` takes the place of the share of cached input that was said, which cannot be beside this share of output. */
  readonly instead?: { readonly said: number; readonly output: number; readonly most: number };
  readonly conversion?: ConversionUse;
  readonly exchange?: Exchange;
  readonly cites: readonly Cite[];
};

/** `fits` if the high end fits, `tight` if only the typical value does, `exceeds` otherwise; `unknown` where it cannot be told. */
export type Fit = 'fits' | 'tight' | 'exceeds' | 'unknown';

/** How often a call of the model counts; `held` are the facts behind it, none where the data names no factor for it. */
export type ModelFactor = { readonly value: Interval; readonly helds: readonly Held<'multipliers'>[] };

type WindowBase = { readonly window: LimitWindow; readonly held?: Held<'quotas'>; readonly others: readonly Held<'quotas'>[] };
/**
 * `unlimited`: there is no such limit. `unknown`: the data does not say. `not-convertible`: the limit is in a unit that nothing leads to.
 * `others`: readings that contradict the one that was used.
 */
export type WindowUse = WindowBase &
  (
    | { readonly state: 'unlimited' | 'unknown' | 'not-convertible' }
    | {
        readonly state: 'limited';
        readonly held: Held<'quotas'>;
        readonly limit: { readonly value: Interval; readonly unit: Unit; readonly bound?: Fact<'quotas'>['bound']; readonly approx?: true };
        /** The busiest such window of the person's rhythm, in the limit's unit. */
        readonly demand: Interval;
        readonly utilisation: Interval;
        readonly fit: Fit;
        /** Nobody states a limit for this window: its figure was reckoned from that of a shorter one. */
        readonly reckonedFrom?: LimitWindow;
        /** How long the limit lasts at this pace: hours of use in a window within a day, working days in a longer one. */
        readonly lasts: Interval;
        readonly uses: readonly ConversionUse[];
        readonly factor: ModelFactor;
        readonly steps: () => readonly Step[];
      }
  );

export type QuotaUse = {
  readonly fit: Fit;
  readonly windows: readonly WindowUse[];
  /** The limited window with the highest typical utilisation. */
  readonly binding?: LimitWindow;
};

/** `periods` is a range where nobody says how long the phase lasts. `price` is what one period costs after the discount, for all seats. */
export type PhaseCost = {
  readonly phase: Fact<'prices'>['phase'];
  readonly per: Period;
  readonly price: MoneyRange;
  readonly periods: { readonly low: number; readonly typical: number; readonly high: number };
  readonly subtotal: MoneyRange;
  readonly held: Held<'prices'>;
  readonly discount?: Held<'discounts'>;
};

export type PlanCost = {
  readonly currency: Currency;
  /** How it is paid; `month` where the wanted one has no price (`asked` tells). */
  readonly payment: Period;
  readonly asked: Period;
  /** The first payment: a month, a quarter or a year of it. */
  readonly first: MoneyRange;
  /** What the months asked for cost; a quarter or a year that is begun is paid in full. */
  readonly total: MoneyRange;
  readonly months: number;
  readonly paidMonths: number;
  /** `total` over the months paid for. */
  readonly monthly: MoneyRange;
  /** What is paid before the lasting price, in order, and for how many periods, whatever the months asked for. */
  readonly opening: readonly { readonly price: MoneyRange; readonly periods: number | 'unknown' }[];
  /** What each further period costs once promotions are over; absent where nobody says. */
  readonly lasting?: MoneyRange;
  readonly phases: readonly PhaseCost[];
  /** In the currency asked for, by a dated rate. */
  readonly converted?: { readonly exchange: Exchange; readonly first: MoneyRange; readonly total: MoneyRange; readonly monthly: MoneyRange };
  readonly steps: readonly Step[];
};

export type ApiKind = Fact<'apiPrices'>['kind'];
/** `tiered`: the price depends on the length of a request, and which tier holds is not known. */
export type ApiPart = {
  readonly kind: ApiKind;
  readonly tokens: number;
  readonly price: MoneyRange;
  readonly cost: MoneyRange;
  readonly tiered: boolean;
  readonly held: Held<'apiPrices'>;
};
/** `cached-as-input`: the list has no cached price, so cached input is charged in full. */
export type ApiRemark = 'cached-as-input' | 'no-write-price' | 'tier-unknown' | 'conflict';
export type ApiCost = {
  readonly model: string;
  readonly currency: Currency;
  readonly host?: string;
  readonly list?: string;
  /** At the typical mix; the total's range also covers the other mixes. */
  readonly parts: readonly ApiPart[];
  /** Of the tokens asked about: of a month, or of the amount itself where it was named once. */
  readonly total: MoneyRange;
  readonly tokens: Interval;
  readonly perMillion: MoneyRange;
  readonly remarks: readonly ApiRemark[];
  /** The list has no prices in the currency asked for: by a dated rate. */
  readonly converted?: { readonly exchange: Exchange; readonly total: MoneyRange };
  readonly steps: readonly Step[];
};

/** Against the cheapest model of the plan (or the one asked for) on pay-as-you-go, per month. */
export type Worth = {
  readonly api: ApiCost;
  /** Pay-as-you-go less the plan; negative where the plan costs more. */
  readonly saving: MoneyRange;
  /** Tokens a month at which both cost the same. */
  readonly breakEven: Interval;
  /** The same as a share of the use asked about: below 1 the plan pays. */
  readonly breakEvenShare: Interval;
  readonly steps: readonly Step[];
};

/** `model-missing`: its list is complete and lacks the model; `model-disputed`: but another of the day has it. `model-unstated`: its list does not claim to be complete. */
export type PlanRemark = 'model-missing' | 'model-disputed' | 'model-unstated' | 'no-price' | 'no-payment' | 'conflict' | 'stale' | 'start-unknown';

export type PlanEstimate = {
  readonly plan: Plan;
  readonly sale: Sale;
  readonly fit: Fit;
  readonly quota: QuotaUse;
  /** Absent where the data has no price that day. */
  readonly cost?: PlanCost;
  /** Says that calls to the model asked for are answered by another, whose figures these are. */
  readonly routed?: Held<'routes'>;
  readonly remarks: readonly PlanRemark[];
  /** Worked out when they are asked for: of hundreds of plans a few are told in full. */
  readonly sums: () => PlanSums;
};

export type PlanSums = {
  /** What the plan comes to for each million tokens of the use. */
  readonly perMillion?: MoneyRange;
  /** Pay-as-you-go with each model of the plan that has a price, cheapest first. */
  readonly api: readonly ApiCost[];
  readonly worth?: Worth;
  readonly assumptions: readonly Assumption[];
  readonly steps: readonly Step[];
};

/** One list for each currency, best first: they are never ranked together. Plans of equal rank are ties. */
export type EstimateList = { readonly currency: Currency; readonly plans: readonly (PlanEstimate & { readonly rank: number })[] };

export type Estimate = {
  readonly workload: Workload;
  readonly lists: readonly EstimateList[];
  /** Plans of which nobody states, or sources disagree, whether they have the model asked for: never ranked with those that have it. */
  readonly open: readonly EstimateList[];
  /** Plans without a price, or that lack the model asked for. */
  readonly ruledOut: readonly PlanEstimate[];
  /** Pay-as-you-go with the model asked for, or with the models of the plans. */
  readonly api: readonly ApiCost[];
  /** What holds for all of them; each plan has its own besides. */
  readonly assumptions: readonly Assumption[];
};
