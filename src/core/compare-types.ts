/** What a comparison says: rows of values and codes, no prose. Each row is one attribute with one set of keys, with a cell for every side. */
import type { Attribute, Currency, Unit } from '#src/catalog/schema.ts';
import type { Ref, Slot, View, Who } from '#src/catalog/types.ts';
import type { Cite } from './cite.ts';
import type { ConversionUse } from './convert.ts';
import type { Interval } from './interval.ts';
import type { AnyHeld } from './profile.ts';

/** Currencies for prices, units of use for quotas; `share`, `factor`, `score`, `tokens`, `weights` for the rest. */
export type FigureUnit = Unit | Currency | 'share' | 'factor' | 'score' | 'tokens' | 'weights';

/** `tiers`: the interval is no uncertainty but the range from the smallest tier to the largest. */
export type Figure = { readonly value: Interval; readonly unit: FigureUnit; readonly tiers?: true };

/** A figure in another unit or currency, with what was assumed for it: conversions of use, or a dated rate. */
export type ConvertedFigure = {
  readonly figure: Figure;
  readonly uses: readonly ConversionUse[];
  readonly rate?: { readonly base: Currency; readonly quote: Currency; readonly rate: number; readonly cite: Cite };
};

/** What a line or a vendor is made of: one of its lines or tiers, with the slot that it states itself. */
export type Part<A extends Attribute> = { readonly ref: Ref; readonly slot: Slot<A> };

/**
 * One side of a row. Nothing in `slot` and `parts` means unknown, or ended where `ended` holds facts.
 * `slot` carries all readings, so that conflicts and other units stay visible.
 */
export type Cell<A extends Attribute = Attribute> = {
  readonly slot?: Slot<A>;
  /** For a line or a vendor: its tiers (and lines) that state the attribute themselves, small to large. */
  readonly parts: readonly Part<A>[];
  /** The leading figure, `none` where there is no such limit; absent where the attribute is no figure or unknown. */
  readonly figure?: Figure | 'none';
  /** The figure in the unit that the row is compared in; only where it differs from its own. */
  readonly converted?: ConvertedFigure;
  /** Of a list: what it holds (of a line: what any of its tiers holds), and whether that is all. */
  readonly list?: { readonly items: readonly string[]; readonly complete: boolean; readonly lacks?: readonly string[] | undefined };
  /** First-purchase and second-period prices and discounts that ended and that nothing took over, latest first. */
  readonly ended: readonly ({ readonly ref: Ref } & AnyHeld)[];
};

/**
 * Indexes of the sides that are better; `tie`: all are equal; `unclear`: their ranges overlap; `not-comparable`: no common unit, or lists that are not
 * complete; `none`: a side is unknown, or neither is better in this matter.
 */
export type Winner = readonly number[] | 'tie' | 'unclear' | 'not-comparable' | 'none';

/** `figure`: amounts; `set`: lists of ids; `choice`: yes/no/limited or open/limited/closed; `text`: shown side by side only. */
export type RowKind = 'figure' | 'set' | 'choice' | 'text';

export type Row<A extends Attribute = Attribute> = {
  readonly attribute: A;
  /** As the attribute's schema has them; a price's currency is in the cell instead, so that sides of two currencies share a row. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly kind: RowKind;
  /** Ratings and advice are somebody's opinion. */
  readonly opinion: boolean;
  readonly cells: readonly Cell<A>[];
  readonly winner: Winner;
  /** The unit in which the figures were compared; absent where they were not. */
  readonly comparedIn?: FigureUnit;
  readonly set?: SetComparison;
};

/** `unknown`: the side's list is missing, or does not claim to be complete and lacks the item. */
export type Presence = 'yes' | 'no' | 'unknown';

export type SetComparison = {
  readonly shared: readonly string[];
  /** For each side what no other side has, by lists that claim to be complete. */
  readonly only: readonly (readonly string[])[];
  /** Nothing is common to all, and the lists are complete enough to say so. */
  readonly disjoint: boolean;
  /** Every item of any side, those that most sides have first. */
  readonly presence: readonly { readonly item: string; readonly sides: readonly Presence[] }[];
};

export type Comparison = {
  readonly view: View;
  readonly sides: readonly Ref[];
  readonly rows: readonly Row[];
};

export type CompareOptions = {
  readonly who?: Who;
  /** Default: all, in the schema's order. */
  readonly attributes?: readonly Attribute[];
  /** The currency in which prices are compared; default: that of the first side which has one. */
  readonly currency?: Currency;
};
