/** What an answer says: values, facts and codes. The views word it. */
import type { Attribute, Currency, Day, Unit } from '#src/catalog/schema.ts';
import type { Entity, Held, Line, Model, Plan, View, Who } from '#src/catalog/types.ts';
import type { Budget } from '#src/core/budget.ts';
import type { Capacity, MultiplePrice, UnitPrice } from '#src/core/capacity.ts';
import type { ChangeHistory } from '#src/core/change-types.ts';
import type { Comparison } from '#src/core/compare-types.ts';
import type { SideSale } from '#src/core/compare-verdict.ts';
import type { ConversionUse } from '#src/core/convert.ts';
import type { Demand } from '#src/core/demand.ts';
import type { Interval } from '#src/core/interval.ts';
import type { Exchange, MoneyRange } from '#src/core/money.ts';
import type { AnyHeld, AnySlot } from '#src/core/profile.ts';
import type { Rates } from '#src/core/rates.ts';
import type { Candidate, Judged, Recommendation, Unreckoned } from '#src/core/recommend-types.ts';
import type { Sale } from '#src/core/sale.ts';
import type { Successors } from '#src/core/successors.ts';
import type { Apart } from '#src/core/sum/relate.ts';
import type { PhaseCost } from '#src/core/types.ts';
import type { Group } from '#src/core/workload.ts';
import type { Measure } from '../query/measures.ts';
import type { Claim, Query, QueryOf } from '../query/query.ts';
import type { Topic } from '../query/topics.ts';
import type { TextIndex } from '../text-index.ts';
import type { ChangesAsked, CompareAsked, FactAsked, SelectAsked } from './asked.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { SumAnswer } from './sum/types.ts';
import type { UseAnswer } from './use-types.ts';
import type { Warning } from './warnings.ts';

/** A price or a quota as it was until `day`, beside the slot that has taken its place. */
export type Before = { readonly slot: AnySlot; readonly held: AnyHeld['held']; readonly day: Day };

/** What the data says of one topic of one entity. No slots: it is not known, or it ended where `ended` says so. */
export type Finding = {
  readonly subject: Entity;
  readonly topic: Topic;
  readonly who: Who;
  readonly slots: readonly AnySlot[];
  /** Facts of the topic that ended, latest first: those that nobody took over, and what a person may remember. */
  readonly ended: readonly AnyHeld[];
  /** What a figure was before it changed to what holds now; only where it really is another. */
  readonly before?: readonly Before[];
  readonly upcoming: readonly AnyHeld[];
  /** "Is it in the list": of a model, a client, a protocol. */
  readonly membership?: {
    readonly item:
      | Entity
      | { readonly kind: 'term'; readonly id: string }
      | { readonly kind: 'name'; readonly name: string }
      | { readonly kind: 'several'; readonly of: readonly Entity[] }
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
  /** What a discount makes of the first payment, where no first-purchase price is recorded. */
  readonly reduced?: PhaseCost & { readonly discount: Held<'discounts'> };
  /** How one unit of use counts in another. */
  readonly counting?: readonly ConversionUse[];
  /** What use counts by model and hour, and what tokens cost in credits. */
  readonly rates?: Rates;
  /** What has taken its place: itself where it is still sold, what subscriptions go on as, what its house sells now. */
  readonly successors?: Successors;
  /** What the same subject says of related matters, where nobody states this one. */
  readonly near?: readonly Finding[];
  /** Words of the data about the topic that have no attribute. */
  readonly texts: readonly AnyHeld[];
};

/**
 * How what the question takes for granted stands to the data. `closed`: the price stands, but nobody can buy the plan. `disputed`: a source says so
 * now, but a better one says otherwise.
 */
export type ClaimVerdict = {
  readonly claim: Claim;
  readonly state: 'holds' | 'disputed' | 'closed' | 'ended' | 'written' | 'elsewhere' | 'differs' | 'open';
  readonly held?: AnyHeld;
  /** Of a multiple: how many times the quota of the smallest tier it is, or how often use counts. */
  readonly times?: number;
  readonly rates?: Rates;
};

/** Whether those that are named have the same of a topic. */
export type Sameness = {
  readonly topic: Topic;
  readonly state: 'same' | 'partly' | 'different' | 'unknown' /** Of lists: what all have, and what only one has. */;
  readonly sets?: Comparison;
};

/** A product that is not held, and how much more or less a month of it costs by the person's figure than each plan. */
export type Given = {
  readonly said: NonNullable<QueryOf<'compare'>['given']>[number];
  readonly gaps: readonly ({ readonly plan: Plan } & Apart)[];
};

export type FactAnswer = {
  readonly kind: 'fact';
  readonly query: FactAsked;
  readonly view: View;
  readonly findings: readonly Finding[];
  /** In the order of the claims. */
  readonly claims?: readonly ClaimVerdict[];
  /** The same findings at the beginning of the period asked about, where they differ. */
  readonly atStart?: { readonly day: Day; readonly findings: readonly Finding[] };
  readonly exchange?: Exchange;
  /** Asked who has it: nobody is on record to. */
  readonly nobody?: true;
  readonly same?: readonly Sameness[];
  readonly given?: readonly Given[];
};

/** `leftOut`: named, but more than are compared at once. */
export type Compared = Comparison & { readonly leftOut: readonly Entity[] };

export type CompareAnswer = {
  readonly kind: 'compare';
  readonly query: CompareAsked;
  readonly view: View;
  readonly sides: readonly Entity[];
  readonly comparison?: Compared;
  /** The API prices of models side by side, where they were asked about. */
  readonly apiPrices?: Comparison;
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
  /** Of a plan that is ranked by what models have: the model. */
  readonly model?: Model;
  /** Of a plan: how it meets what was asked for, and whether it is sold. */
  readonly candidate?: Candidate;
};
export type RankAnswer = {
  readonly kind: 'rank';
  readonly query: SelectAsked;
  readonly measure: Measure;
  readonly order: 'least' | 'most';
  readonly view: View;
  /** Best first; one list for each currency where money decides. */
  readonly lists: readonly {
    readonly currency?: Currency;
    readonly unit?: Unit | 'multiple';
    readonly of?: number;
    readonly entries: readonly Ranked[];
    /** What costs nothing, where the order is of what one buys. */
    readonly free: readonly Ranked[];
    /** Those of which nobody states all that was asked for: they are not in the order. */
    readonly open: readonly Ranked[];
  }[];
  /** Plans that may belong there, whether their figure is known or not. */
  readonly open: readonly Candidate[];
  /** Where nothing of the budget's currency comes within it. */
  readonly elsewhere?: Elsewhere;
  /** A use that no quota can be held against. */
  readonly unreckoned?: Unreckoned;
  /** A budget that nothing was held against: no rate is known into its currency. */
  readonly uncompared?: Budget & { readonly currency: Currency };
  /** What else was asked about those that come first. */
  readonly told: readonly Finding[];
  /** Left out because the data does not tell. */
  readonly unknown: readonly (Plan | Line | Model)[];
};

export type RecommendAnswer = {
  readonly kind: 'recommend';
  readonly query: SelectAsked;
  readonly view: View;
  readonly recommendation: Recommendation;
  /** Where nothing of the budget's currency comes within it. */
  readonly elsewhere?: Elsewhere;
  /** "Is it worth it", by the use that was told. */
  readonly worth?: Worth;
  /** Of those named, where the use cannot be held against their quotas; else those that are weighed against each other. */
  readonly offers?: readonly Offer[];
  /** What the use that was told comes to. */
  readonly demand?: Demand;
  /** Where people use it differently: what each group is best served with, a plan each. */
  readonly groups?: readonly (Group & { readonly pick?: Recommendation['picks'][number]; readonly perhaps?: Recommendation['perhaps'] })[];
  /** Plans of others that meet the needs, where none of those named does. */
  readonly instead: Recommendation['picks'];
  /** Needs that a whole line meets or misses, for a question between lines. */
  readonly findings: readonly Finding[];
  /** What else was asked about them. */
  readonly told: readonly Finding[];
  /** What is on record of a plan that is recommended, in the words of a condition that no field holds. */
  readonly warnings: readonly Warning[];
  readonly advice: readonly { readonly owner: Entity; readonly held: Held<'advice'> }[];
  /** Which of the lines asked about comes out ahead. */
  readonly ahead: readonly Entity[];
  /** It is asked by an earlier subscriber about the plan that they have. */
  readonly loyal: boolean;
};

/**
 * `more`: it is enough, but something bears the use for clearly less; `enough`: nothing known does; `short`: nothing named is enough; `open`: whether
 * it is enough cannot be told.
 */
export type Worth =
  | { readonly state: 'more' | 'enough'; readonly best: Judged; readonly instead: readonly Judged[] }
  | { readonly state: 'short' | 'open'; readonly judged: readonly Candidate[] };

/** A plan as it is: its regular prices and its quotas. */
export type Offer = { readonly plan: Plan; readonly prices: readonly AnySlot[]; readonly quotas: readonly AnySlot[]; readonly sale: Sale };

/** What somebody states in the words of a condition. */
export type Touching = { readonly owner: Entity; readonly held: AnyHeld };

export type UnjudgedAnswer = {
  readonly kind: 'unjudged';
  readonly query: SelectAsked;
  readonly view: View;
  readonly touching: readonly Touching[];
  readonly offers: readonly Offer[];
  /** Whose plans the offers are: of those named, of all that are sold by seat, or of those that state something. */
  readonly of: 'named' | 'seats' | 'touching';
  /** Whether those named are sold. */
  readonly sides: readonly SideSale[];
  /** A use that no quota can be held against. */
  readonly unreckoned?: Unreckoned;
};

export type * from './use-types.ts';

export type ChangesAnswer = {
  readonly kind: 'changes';
  readonly query: ChangesAsked;
  readonly view: View;
  readonly history: ChangeHistory;
  /** Where nothing changed in the days asked about: the last change before them. */
  readonly before?: ChangeHistory;
  /** It moved the other way than the question takes for granted. */
  readonly contrary?: true;
  /** Asked about with others, and no change of it is on record. */
  readonly still: readonly Attribute[];
  /** The prices, where they were asked about and did not move. */
  readonly now: readonly Finding[];
  /** What was written that the question's own words point to. */
  readonly written: readonly AnyHeld[];
};

export type PassageAnswer = {
  readonly kind: 'passage';
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
export type TalkAnswer = {
  readonly kind: 'talk';
  readonly query: QueryOf<'talk'>;
  readonly view: View;
  /** What was answered last, where it is said of that. */
  readonly last: readonly Answer[];
};

export type Answer =
  | FactAnswer
  | CompareAnswer
  | RankAnswer
  | RecommendAnswer
  | UnjudgedAnswer
  | UseAnswer
  | SumAnswer
  | ChangesAnswer
  | DefineAnswer
  | ClarifyAnswer
  | PassageAnswer
  | UnknownAnswer
  | TalkAnswer;

/** `message`: what was said, for finding what is written about it. */
export type AnswerDeps = { readonly texts: TextIndex; readonly message?: string; readonly last?: LastAsked; readonly home?: Currency };

/** What was answered last, and on which day. */
export type LastAsked = { readonly queries: readonly Query[]; readonly day: Day };
