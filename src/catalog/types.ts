/** What the rest of the house sees of the data: entities, facts that hold on a day, and names. */
import type { z } from 'zod';
import type {
  Attribute,
  Basis,
  Conversion,
  Currency,
  clientFile,
  Day,
  Fact,
  lineFile,
  modelFile,
  planFile,
  Rate,
  Source,
  Term,
  Unit,
  vendorFile,
} from './schema.ts';

export type EntityKind = 'vendor' | 'line' | 'plan' | 'model' | 'client';
export type Ref = { readonly kind: EntityKind; readonly id: string };

export type Vendor = { readonly kind: 'vendor'; readonly id: string } & Readonly<z.infer<typeof vendorFile>>;
export type Line = { readonly kind: 'line'; readonly id: string } & Readonly<z.infer<typeof lineFile>>;
export type Plan = { readonly kind: 'plan'; readonly id: string } & Readonly<z.infer<typeof planFile>>;
export type Model = { readonly kind: 'model'; readonly id: string } & Readonly<z.infer<typeof modelFile>>;
export type Client = { readonly kind: 'client'; readonly id: string } & Readonly<z.infer<typeof clientFile>>;
export type Entity = Vendor | Line | Plan | Model | Client;

/** A fact as it stands on the day asked about: provenance filled in from its source, age told. */
export type Held<A extends Attribute> = {
  readonly fact: Fact<A>;
  /** The entity whose file states it; for an inherited fact the line or vendor. */
  readonly statedBy: Ref;
  readonly source: Source & { readonly id: string };
  readonly basis: Basis;
  readonly checked: Day;
  /** Days from `checked` to the day asked about; 0 when the day is earlier. */
  readonly age: number;
  /** Older than 90 days. */
  readonly stale: boolean;
  /** It states no `from`, and the day asked about is before its source's date: it may not have held yet. */
  readonly startUnknown: boolean;
  /** Derived from another plan's quota by `times`; names that plan's fact. */
  readonly via?: { readonly plan: string; readonly factor: number; readonly held: Held<A> };
};

/** One unit of a slot (or the only one): the leading fact, others that say the same, others that contradict it. */
export type Reading<A extends Attribute> = {
  readonly unit?: Unit;
  readonly lead: Held<A>;
  readonly agreeing: readonly Held<A>[];
  readonly conflicting: readonly Held<A>[];
};

/** One attribute with one set of keys, on one day, for one kind of customer. `readings` is never empty; the best is first. */
export type Slot<A extends Attribute> = {
  readonly attribute: A;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly readings: readonly Reading<A>[];
};

export type Conflict = {
  readonly entity: Ref;
  readonly attribute: Attribute;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly lead: Held<Attribute>;
  readonly others: readonly Held<Attribute>[];
};

/** Whose facts are meant: a buyer of the day (default), or a subscriber since before `subscribedBefore`. */
export type Who = { readonly subscribedBefore?: Day };

/** The catalog on one day. All look-ups inherit: plan ← line ← vendor, slot by slot. */
export type View = {
  readonly day: Day;
  readonly catalog: Catalog;
  /** Every slot of the attribute that holds on the day. Throws RangeError for an entity that does not exist. */
  slots<A extends Attribute>(entity: Ref, attribute: A, who?: Who): readonly Slot<A>[];
  /** The first slot whose keys match those given; what is true on a condition only (a price for automatic renewal) only where the condition is given. */
  slot<A extends Attribute>(entity: Ref, attribute: A, keys?: Readonly<Record<string, unknown>>, who?: Who): Slot<A> | undefined;
  /** Facts that ended on or before the day, latest end first. */
  ended<A extends Attribute>(entity: Ref, attribute: A): readonly Held<A>[];
  /** Facts that begin after the day, soonest first. */
  upcoming<A extends Attribute>(entity: Ref, attribute: A): readonly Held<A>[];
  conflicts(entity?: Ref): readonly Conflict[];
  /** Conversions that hold on the day, most specific scope first. */
  conversions(): readonly (Conversion & {
    readonly resolved: { readonly basis: Basis; readonly checked: Day; readonly source: Source & { readonly id: string } };
  })[];
};

export type Catalog = {
  readonly vendors: readonly Vendor[];
  readonly lines: readonly Line[];
  readonly plans: readonly Plan[];
  readonly models: readonly Model[];
  readonly clients: readonly Client[];
  readonly sources: Readonly<Record<string, Source & { readonly id: string }>>;
  readonly glossary: Readonly<Record<string, Term & { readonly id: string }>>;
  /** Names of products that people ask about and that have no data. */
  readonly outsiders: readonly string[];
  readonly rates: readonly Rate[];
  readonly conversions: readonly Conversion[];
  get<K extends EntityKind>(kind: K, id: string): Extract<Entity, { kind: K }> | undefined;
  find(ref: Ref): Entity | undefined;
  /** Ids are unique over all kinds. */
  entity(id: string): Entity | undefined;
  linesOf(vendor: string): readonly Line[];
  plansOf(line: string): readonly Plan[];
  /** Units of `quote` for one `base` nearest to the day, with the day it is from; undefined without any rate. */
  rate(base: Currency, quote: Currency, day: Day): Rate | undefined;
  at(day: Day): View;
};

export type Resolution =
  | { readonly ok: true; readonly entity: Entity }
  | { readonly ok: false; readonly reason: 'ambiguous'; readonly text: string; readonly candidates: readonly Entity[] }
  | { readonly ok: false; readonly reason: 'unknown'; readonly text: string; readonly suggestions: readonly Entity[] };

/** A name found inside running text. Positions are UTF-16 offsets into the text given. */
export type Mention = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly how: 'exact' | 'pinyin' | 'typo';
  /** Only the word of a tier ("Pro"): whose it is was taken from the line spoken of, or is open. */
  readonly tier?: true;
  /** The word of a tier right after a line or a vendor that has no such tier ("Bailian Ultra"). */
  readonly lacks?: string;
};

/** The one place that turns what people write into entities. */
export type Names = {
  /** The whole text is one name. */
  resolve(text: string, kinds?: readonly EntityKind[]): Resolution;
  /** The one that the whole text names; undefined where it names none or several. Looks for nothing near. */
  one(text: string, kinds?: readonly EntityKind[]): Entity | undefined;
  /** A list of names with or without spaces, commas, quotes or "vs" between them, in order. */
  split(text: string, kinds?: readonly EntityKind[]): readonly Resolution[];
  /**
   * Every mention in free text, left to right, longest first, without overlap. `about`: ids of the lines spoken of before, whose tiers may be named by
   * a common word.
   */
  scan(text: string, kinds?: readonly EntityKind[], about?: readonly string[]): readonly Mention[];
  /** Entities whose name, alias or pinyin begins with or resembles what was typed; best first. */
  complete(text: string, kinds: readonly EntityKind[], limit: number): readonly Entity[];
};
