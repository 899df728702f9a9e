/** What a sum is made of: terms, and the values that they come to with the formula that gives them. No prose: views word it. */
import type { Day, Period, Unit } from '#src/catalog/schema.ts';
import type { LimitWindow } from '#src/catalog/spans.ts';
import type { Held, Plan } from '#src/catalog/types.ts';
import type { Capacity } from '../capacity.ts';
import type { Cite } from '../cite.ts';
import type { Interval } from '../interval.ts';
import type { MoneyRange } from '../money.ts';
import type { Operator, PhaseCost, Quantity } from '../types.ts';
import type { Span, UseHours } from './span.ts';

/** `quota`: the words in which the source tells a limit stand for its value. */
export type FormulaPart = Quantity | Operator | { readonly kind: 'quota'; readonly held: Held<'quotas'> };
export type Formula = readonly FormulaPart[];

/** Over so many months, or for this span. */
export type Told = { readonly months?: number | undefined; readonly per?: Span | undefined };

/** `earlier`: the price before the present one; `nth`: that of a month by its place; `off`: a share taken off by the person's own account. */
export type PriceTerm = {
  readonly of: 'price';
  readonly phase?: 'first' | 'regular' | 'offer' | undefined;
  readonly per: Period;
  readonly nth?: number | undefined;
  readonly off?: number | undefined;
  readonly day?: Day | undefined;
  readonly earlier?: true | undefined;
};

/** What `count` of a plan cost. */
export type PriceItem = {
  readonly of: 'price';
  readonly plan: Plan;
  readonly count: number;
  /** The day whose prices these are. */
  readonly day: Day;
  readonly value: MoneyRange;
  readonly formula: Formula;
  /** The other end, where nobody says how long a phase lasts. */
  readonly orElse?: Formula;
  /** It begins with a first-purchase price. */
  readonly first: boolean;
  readonly paid: Period;
  readonly phases: readonly PhaseCost[];
  readonly helds: readonly Held<'prices'>[];
  readonly nth?: number;
  /** Of a later month: what the first costs. */
  readonly opening?: MoneyRange;
  readonly promotion?: { readonly discount: Held<'discounts'>; readonly ended: boolean };
};

/** Money of the person's own, over the months and less the share that is taken off. */
export type MoneyItem = {
  readonly of: 'money';
  /** As the person says it, of the time that they say. */
  readonly said: MoneyRange;
  readonly value: MoneyRange;
  readonly formula: Formula /** Before the share is taken off. */;
  readonly full: MoneyRange;
};

/** What one prompt, request or task takes by the person's own account: `amount` to `high` of the unit. */
export type Taken = { readonly of: 'prompt' | 'request' | 'task'; readonly amount: number; readonly high?: number | undefined; readonly unit: Unit };

/** How a quota is used. `windows`: so many 5-hour windows used up, each day where a span is asked for, on so many `days` of it; `task`: a kind of work. */
export type UseTold = UseHours & {
  readonly windows?: number | undefined;
  readonly days?: number | undefined;
  readonly takes?: readonly Taken[] | undefined;
  readonly task?: string | undefined;
  /** Of all tokens. */
  readonly uncachedShare?: number | undefined;
};

/** `said`: a figure of the question in place of the plan's own, in the unit of the plan where none is told. */
export type QuotaTerm = {
  readonly of: 'quota';
  readonly window?: LimitWindow | undefined;
  readonly unit?: Unit | 'task' | undefined;
  readonly model?: string | undefined;
  readonly said?: { readonly amount: number; readonly unit?: Unit | undefined } | undefined;
};

/** What a plan allows. Without a value there is no such limit (`unlimited`), or it is not known. */
export type QuotaItem = {
  readonly of: 'quota';
  readonly plan: Plan;
  readonly unit: Unit | 'task';
  readonly value?: Interval;
  readonly unlimited?: true;
  readonly window?: LimitWindow;
  readonly capacity?: Capacity;
  readonly formula: Formula;
  /** The span that it is brought to, or windows used up. */
  readonly per?: Span | 'windows';
  /** That span has no limit of its own, or none that is known. */
  readonly open?: 'none' | 'unknown';
  /** A longer window of the plan, and how much of it that is. */
  readonly cap?: { readonly limit: Capacity; readonly share: Interval };
  readonly helds: readonly Held<'quotas' | 'multipliers'>[];
  readonly cites: readonly Cite[];
};
