/** How the statements of a document are written down: where it says them, and which fact must answer. */
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';

/** A source and the place in it. */
export type Said = readonly [source: 'codepick-zh' | 'codepick-en' | 'jiegec-notes', place: string];
export type Statement = {
  readonly said: readonly Said[];
  readonly of: Ref;
  readonly attribute: Attribute;
  /** Parts of the fact that must be there; arrays hold the same items in any order. */
  readonly is: Readonly<Record<string, unknown>>;
  /** Words that its text or detail must hold. */
  readonly says?: { readonly zh: readonly string[]; readonly en: readonly string[] };
  /** Every source must have a fact of its own; otherwise one fact answers for all that say the same. */
  readonly each?: true;
  readonly on?: Day;
};

export const plan = (id: string): Ref => ({ kind: 'plan', id });
export const line = (id: string): Ref => ({ kind: 'line', id });
export const model = (id: string): Ref => ({ kind: 'model', id });
export const both = (zh: string, en: string): readonly Said[] => [
  ['codepick-zh', zh],
  ['codepick-en', en],
];
export const notes = (place: string): readonly Said[] => [['jiegec-notes', place]];

export const bailian = line('bailian');
export const ark = line('ark');
