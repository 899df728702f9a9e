/** What changed, as values: figures with before and after, what was told of the day, and how prices ran. */
import type { Attribute, Currency, Day } from '#src/catalog/schema.ts';
import type { Entity, Held, Plan, View } from '#src/catalog/types.ts';

export const changeKinds = ['price', 'quota', 'model', 'availability', 'rule', 'api-price'] as const;
/** `rule`: rules, features, clients and protocols, and what happened besides. */
export type ChangeKind = (typeof changeKinds)[number];

/**
 * `changed`: another value took over; `began`, `ended`: there was none before, or is none after; `recorded`: there may have been one before, only
 * nobody wrote it down; `corrected`: the source took back what it had said.
 */
export type ChangeHow = 'changed' | 'began' | 'ended' | 'recorded' | 'corrected';

export type FigureChange = {
  readonly entity: Entity;
  readonly attribute: Attribute;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly how: ChangeHow;
  /** What led until then and leads from then on; a multiplier may have one of each hour. */
  readonly before: readonly Held<Attribute>[];
  readonly after: readonly Held<Attribute>[];
  /** Who says so, the leading source first. */
  readonly says: readonly Held<Attribute>[];
  /** What others say holds from that day on. */
  readonly disputed: readonly Held<Attribute>[];
  /** It was so at the latest on that day: the day is the one of the source. */
  readonly atLatest: boolean;
};

/** The same thing of several plans of a line, changed on one day. Never empty. */
export type ChangeRow = { readonly attribute: Attribute; readonly keys: FigureChange['keys']; readonly figures: readonly FigureChange[] };

/** What changed on one day for one line (or vendor, or model) in one respect, told once however many sources tell it. */
export type ChangeGroup = {
  readonly day: Day;
  readonly owner: Entity;
  readonly kind: ChangeKind;
  readonly rows: readonly ChangeRow[];
  /** What was written about it. */
  readonly events: readonly Held<'events'>[];
};

/** A plan's regular price of a month; each step holds until the next, no `amount`: none was told or it was not sold. */
export type PriceTrack = {
  readonly plan: Plan;
  readonly currency: Currency;
  readonly steps: readonly { readonly day: Day; readonly amount?: number }[];
};

export type ChangeRequest = {
  /** Empty: everything. */
  readonly of: readonly Entity[];
  /** Both inclusive. */
  readonly since: Day;
  readonly until: Day;
  /** Empty: every kind. */
  readonly kinds: readonly ChangeKind[];
};

export type ChangeHistory = ChangeRequest & {
  readonly view: View;
  /** Newest first. */
  readonly groups: readonly ChangeGroup[];
  /** Those that matter most (a price of every month, then a sale that ended, and so on), newest first; a few at most. */
  readonly headlines: readonly ChangeGroup[];
  /** The last change of a regular price of a month before `since`, where there is none since and somebody in particular is asked about. */
  readonly earlierPrice?: ChangeGroup;
  readonly tracks: readonly PriceTrack[];
  /** The fact of those asked about that was looked at last. */
  readonly newestCheck?: Held<Attribute>;
};
