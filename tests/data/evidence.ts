/** A document's statements held against the catalog: what the document says, where, and which fact must answer for it. */
import type { Attribute, Day, Localized } from '#src/catalog/schema.ts';
import type { Catalog, Held, Ref, Who } from '#src/catalog/types.ts';

export type Statement = {
  /** The place in the document, then its own words. */
  readonly place: string;
  readonly words: string;
  readonly of: Ref;
  readonly attribute: Attribute;
  /** Parts of the fact that must be there, worked out by hand from the words; `via` is the factor of a multiple. */
  readonly is: Readonly<Record<string, unknown>>;
  /** What its text, detail or name must hold. */
  readonly says?: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly on?: Day;
  readonly who?: Who;
};

type Rest = Pick<Statement, 'says' | 'on' | 'who'>;

/** A statement of an entity; `of` is written "plan glm-lite". */
export function says(place: string, words: string, of: string, attribute: Attribute, is: Statement['is'], rest: Rest = {}): Statement {
  const [kind, id] = of.split(' ');
  return { place, words, of: { kind: kind as Ref['kind'], id: id ?? '' }, attribute, is, ...rest };
}

export const said = (zh: readonly string[], en: readonly string[]): Pick<Statement, 'says'> => ({ says: { zh, en } });

export function titleOf({ place, words, of, attribute }: Statement): string {
  return `${place}: ${words} → ${of.kind} ${of.id} ${attribute}`;
}

/** The facts of the source that answer the statement on its day, whether they lead, agree or contradict. */
export function answersTo(
  catalog: Catalog,
  source: string,
  day: Day,
  { of, attribute, is, says: wanted, on, who }: Statement,
): readonly Held<Attribute>[] {
  return catalog
    .at(on ?? day)
    .slots(of, attribute, who)
    .flatMap(({ readings }) => readings.flatMap(({ lead, agreeing, conflicting }) => [lead, ...agreeing, ...conflicting]))
    .filter((held) => held.source.id === source && has(held, is) && speaks(held, wanted));
}

function has(held: Held<Attribute>, is: Statement['is']): boolean {
  const fact: Readonly<Record<string, unknown>> = { ...held.fact, basis: held.basis, via: held.via?.factor };
  return Object.entries(is).every(([key, wanted]) => same(fact[key], wanted));
}

/** Objects may hold more than is wanted; lists hold the same items in any order. */
function same(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted) && wanted.every((one) => typeof one === 'string')) {
    return Array.isArray(found) && [...found].sort().join() === [...wanted].sort().join();
  }
  if (typeof wanted !== 'object' || wanted === null) return found === wanted;
  if (typeof found !== 'object' || found === null) return false;
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length !== found.length) return false;
  return Object.entries(wanted).every(([key, part]) => same((found as Record<string, unknown>)[key], part));
}

function speaks({ fact }: Held<Attribute>, wanted: Statement['says']): boolean {
  if (!wanted) return true;
  const texts = (['text', 'detail', 'name', 'note'] as const).flatMap((key) => {
    const text = (fact as { readonly [part in typeof key]?: Localized })[key];
    return text ? [text] : [];
  });
  const holds = (lang: 'zh' | 'en') => wanted[lang].every((word) => texts.some((text) => text[lang].includes(word)));
  return holds('zh') && holds('en');
}
