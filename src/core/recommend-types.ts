/** What a person wants of a plan, how each plan meets it, and what is recommended of them. No prose. */
import type { Currency, Day, Product, windows } from '#src/catalog/schema.ts';
import type { Held, Line, Plan, Ref } from '#src/catalog/types.ts';
import type { Budget } from './budget.ts';
import type { MoneyRange } from './money.ts';
import type { Estimate, PlanEstimate } from './types.ts';
import type { WorkloadInput } from './workload.ts';

/** Kinds of what is sold, that a list may be narrowed to. */
export { products } from '#src/catalog/schema.ts';

type Window = (typeof windows)[number];

/** What lists filter by and recommendations go by; `currency` of the use is one to show, `pricedIn` one to pay in. */
export type Needs = WorkloadInput & {
  /** Held against the price that stays once promotions are over, or against the first payment. */
  readonly budget?: Budget & { readonly of?: 'first' };
  readonly pricedIn?: Currency;
  /** Plans priced in it come first where nothing is said of what one pays in. */
  readonly home?: Currency;
  /** As little as possible matters most. */
  readonly tight?: true;
  readonly clients?: readonly string[];
  readonly models?: readonly string[];
  /** Any model of the family will do. */
  readonly families?: readonly string[];
  readonly protocols?: readonly string[];
  readonly features?: readonly string[];
  /** Rules that must stand as a buyer would rather have them. */
  readonly rules?: readonly string[];
  readonly region?: 'cn' | 'intl';
  /** Kinds of what is sold; default: all. */
  readonly products?: readonly Product[];
  /** Windows in which it must have no limit. */
  readonly unlimited?: readonly Window[];
  readonly usage?: 'steady' | 'burst';
  /** Vendors, lines or plans to choose among; default: all. */
  readonly within?: readonly Ref[];
  /** Plans that are not wanted. */
  readonly without?: readonly Ref[];
  /** `any`: what is closed to buyers is judged like the rest. */
  readonly sale?: 'any';
  /** What they said they need in words that no field holds: it is told that nothing was judged by it. */
  readonly unjudged?: readonly string[];
  /** A use that no quota can be held against, as hours of work: it is told that nothing was judged by it. */
  readonly unreckoned?: Unreckoned;
};

export type Unreckoned = NonNullable<WorkloadInput['use']>;
export type Answer = 'yes' | 'limited' | 'no' | 'unknown';
/** `disputed`: the leading list lacks it, another of the day has it. */
export type Membership = 'yes' | 'disputed' | 'no' | 'unknown';

/** One need and how a plan meets it, with the fact that says so. */
export type Reason =
  | {
      readonly kind: 'client' | 'model' | 'family' | 'protocol';
      readonly id: string;
      readonly answer: Membership;
      /** Calls to the model are answered by another, which is what was looked for. */
      readonly routed?: Held<'routes'>;
      readonly held?: Held<'models'> | Held<'clients'> | Held<'protocols'>;
    }
  | {
      readonly kind: 'feature' | 'rule';
      readonly id: string;
      readonly answer: Answer;
      readonly held?: Held<'features'> | Held<'rules'>;
    }
  | { readonly kind: 'region'; readonly answer: Answer }
  | { readonly kind: 'limit'; readonly window: Window; readonly answer: Answer; readonly held?: Held<'quotas'> }
  | { readonly kind: 'budget'; readonly answer: Answer; readonly price: MoneyRange; readonly budget: Budget }
  | { readonly kind: 'price'; readonly answer: 'unknown' }
  | { readonly kind: 'quota'; readonly answer: Answer }
  | { readonly kind: 'payment'; readonly answer: Answer }
  | { readonly kind: 'sale'; readonly answer: Answer };

export type Candidate = {
  readonly estimate: PlanEstimate;
  readonly line: Line;
  /** What a month costs once promotions are over, for all seats; absent where the data has no price. */
  readonly lasting?: MoneyRange;
  readonly reasons: readonly Reason[];
  /** Somebody's advice for just these needs: an opinion, told as one; it only decides between plans that are equal in price. */
  readonly advice: readonly Held<'advice'>[];
};
export type Judged = Candidate & { readonly lasting: MoneyRange };

/** 1 is best; equal ranks are ties. */
export type Placed<T> = T & { readonly rank: number };

/** Every plan that is meant, in one group and no more, each in its order. */
export type Shortlist = {
  readonly day: Day;
  readonly needs: Needs;
  /** All that was asked for, as far as anybody can tell; for sale, as far as anybody knows. */
  readonly meets: readonly Candidate[];
  /** They may: nobody states all of it. Their reasons tell what. */
  readonly open: readonly Candidate[];
  /** Priced in another currency than the budget or the one to pay in; otherwise as `meets` or `open`. Their budget is judged by the dated rate, if there is one. */
  readonly otherCurrency: readonly Candidate[];
  /** They would be in `meets` if they were sold. */
  readonly closed: readonly Candidate[];
  readonly rejected: readonly Candidate[];
  readonly estimate: Estimate;
};

export type Pick = Placed<Judged> & {
  /** Of all that meet the needs; one alone is not called so. */
  readonly cheapest: boolean;
};

export type Recommendation = {
  readonly day: Day;
  readonly needs: Needs;
  /** The currency of the picks; plans priced in others are in `elsewhere`. */
  readonly currency?: Currency;
  /** At most three, of different lines unless only one was asked about. All that is needed is stated of them. */
  readonly picks: readonly Pick[];
  /** The best plan of each other currency: never ranked with the picks. */
  readonly elsewhere: readonly Pick[];
  /** Cheaper than the first pick, whose quota lasts only unless the use is at its high end. */
  readonly perhaps?: Judged;
  /** The best that is sold without a limit, where the first pick is not. */
  readonly freely?: Judged;
  /** They meet the needs and cost nothing. */
  readonly free: readonly Judged[];
  /** They may meet the needs, but nobody says so. */
  readonly open: readonly Candidate[];
  /** Where nothing is recommended: those that fail nothing with the least that is not stated; else those that fail least. */
  readonly closest: readonly Judged[];
  /** Just over the budget, and otherwise as good or better. */
  readonly nextUp?: Judged;
  /** Over the budget once the promotion is over, with a first payment within it; the cheapest first. */
  readonly introductory: readonly Judged[];
  /** Where nothing fits: the plan whose tightest window comes nearest. */
  readonly nearest?: Judged;
  readonly ruledOut: readonly { readonly plan: Plan; readonly judged: Candidate; readonly reasons: readonly Reason[] }[];
  readonly estimate: Estimate;
};
