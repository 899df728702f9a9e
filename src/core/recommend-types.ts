/** What a recommendation says: at most three plans, with reasons drawn from facts, and what was ruled out and why. No prose. */
import type { Currency, Day } from '#src/catalog/schema.ts';
import type { Held, Plan, Ref } from '#src/catalog/types.ts';
import type { MoneyRange } from './money.ts';
import type { Estimate, PlanEstimate } from './types.ts';
import type { WorkloadInput } from './workload.ts';

/** A budget is for a month and all seats together. */
export type Needs = WorkloadInput & {
  readonly budget?: { readonly amount: number; readonly currency: Currency };
  /** As little as possible matters most. */
  readonly tight?: true;
  readonly clients?: readonly string[];
  readonly models?: readonly string[];
  readonly protocols?: readonly string[];
  readonly features?: readonly string[];
  /** Rules that must stand as a buyer would rather have them. */
  readonly rules?: readonly string[];
  readonly region?: 'cn' | 'intl';
  readonly usage?: 'steady' | 'burst';
  /** Vendors, lines or plans to choose among; default: all. */
  readonly within?: readonly Ref[];
};

export type Answer = 'yes' | 'limited' | 'no' | 'unknown';

/** One need and how a plan meets it, with the fact that says so. */
export type Reason =
  | {
      readonly kind: 'client' | 'model' | 'protocol';
      readonly id: string;
      /** `disputed`: the leading list lacks it, another of the day has it. */
      readonly answer: 'yes' | 'disputed' | 'no' | 'unknown';
      readonly held?: Held<'models'> | Held<'clients'> | Held<'protocols'>;
    }
  | {
      readonly kind: 'feature' | 'rule';
      readonly id: string;
      readonly answer: Answer;
      readonly held?: Held<'features'> | Held<'rules'>;
    }
  | { readonly kind: 'region'; readonly answer: Answer }
  | { readonly kind: 'budget'; readonly answer: Answer; readonly price: MoneyRange; readonly budget: MoneyRange }
  | { readonly kind: 'quota'; readonly answer: Answer }
  | { readonly kind: 'payment'; readonly answer: Answer }
  | { readonly kind: 'sale'; readonly answer: Answer };

export type Judged = {
  readonly estimate: PlanEstimate;
  /** What a month costs once promotions are over, for all seats. */
  readonly lasting: MoneyRange;
  readonly reasons: readonly Reason[];
  /** Somebody's advice for just these needs: an opinion, told as one; it only decides between plans that are equal in price. */
  readonly advice: readonly Held<'advice'>[];
};

export type Pick = Judged & {
  /** 1 is best; equal ranks are ties. */
  readonly rank: number;
  /** Of all that meet the needs; one alone is not called so. */
  readonly cheapest: boolean;
};

export type Recommendation = {
  readonly day: Day;
  readonly needs: Needs;
  /** The currency of the picks; plans priced in others are in `elsewhere`. */
  readonly currency?: Currency;
  /** At most three, of different lines unless only one was asked about. */
  readonly picks: readonly Pick[];
  /** The best plan of each other currency: never ranked with the picks. */
  readonly elsewhere: readonly Pick[];
  /** Just over the budget, and otherwise as good or better. */
  readonly nextUp?: Judged;
  /** Over the budget once the promotion is over, with a first payment within it; the cheapest first. */
  readonly introductory: readonly Judged[];
  /** Where nothing fits: the plan whose tightest window comes nearest. */
  readonly nearest?: Judged;
  readonly ruledOut: readonly { readonly plan: Plan; readonly judged?: Judged; readonly reasons: readonly Reason[] }[];
  readonly estimate: Estimate;
};
