/** The sides of a comparison: what each states for an attribute, and the figure that it comes to. */
import type { Attribute, Currency } from '#src/catalog/schema.ts';
import type { Held, Ref, Slot, View, Who } from '#src/catalog/types.ts';
import type { Cell, Figure, FigureUnit, Part } from './compare-types.ts';
import { fromAmount, hull, point } from './interval.ts';
import { limitOf } from './limit.ts';
import { type AnyHeld, named } from './profile.ts';
import { linesOffered, plansOffered } from './sale.ts';

type Keys = Readonly<Record<string, unknown>>;
export type Reader = (held: Held<Attribute>) => Figure | 'none' | undefined;

const reader =
  <A extends Attribute>(read: (held: Held<A>) => Figure | 'none' | undefined): Reader =>
  (held) =>
    read(held);

const figure = (value: Figure['value'], unit: FigureUnit): Figure => ({ value, unit });

/** How the figure of a fact is read; an attribute that is missing here has none. */
export const readers: { readonly [A in Attribute]?: Reader } = {
  prices: reader<'prices'>(({ fact }) => figure(point(fact.amount), fact.currency)),
  discounts: reader<'discounts'>(({ fact }) => figure(point(fact.off), 'share')),
  quotas: reader<'quotas'>((held) => {
    const limit = limitOf(held);
    return limit === undefined || limit === 'none' ? limit : figure(limit.value, limit.unit);
  }),
  multipliers: reader<'multipliers'>(({ fact }) => figure(fromAmount(fact.factor), 'factor')),
  ratings: reader<'ratings'>(({ fact }) => figure(point(fact.score / fact.of), 'score')),
  equivalents: reader<'equivalents'>(({ fact }) => figure(point(fact.factor), 'factor')),
  worth: reader<'worth'>(({ fact }) => figure(fromAmount(fact.times), 'factor')),
  parameters: reader<'parameters'>(({ fact }) => figure(point(fact.total), 'weights')),
  context: reader<'context'>(({ fact }) => figure(point(fact.tokens), 'tokens')),
  apiPrices: reader<'apiPrices'>(({ fact }) => {
    const amounts = fact.tiers.map((tier) => tier.amount);
    return figure(fromAmount({ low: Math.min(...amounts), high: Math.max(...amounts) }), fact.currency);
  }),
};

/** A side's own slots and those of what it is made of. */
export type Side = {
  readonly ref: Ref;
  readonly parts: readonly Ref[];
  slots<A extends Attribute>(attribute: A): readonly Slot<A>[];
  partSlots<A extends Attribute>(attribute: A): readonly Part<A>[];
  ended(attribute: Attribute): readonly ({ readonly ref: Ref } & AnyHeld)[];
};

/** Throws RangeError for an entity that does not exist. */
export function createSide(view: View, ref: Ref, who: Who | undefined): Side {
  const plansOf = (line: string): readonly Ref[] => plansOffered(view, line).map(({ id }) => ({ kind: 'plan', id }));
  const parts: readonly Ref[] =
    ref.kind === 'line'
      ? plansOf(ref.id)
      : ref.kind === 'vendor'
        ? linesOffered(view, ref.id).flatMap(({ id }): readonly Ref[] => [{ kind: 'line', id }, ...plansOf(id)])
        : [];
  const ownSlots = <A extends Attribute>(part: Ref, attribute: A): readonly Part<A>[] =>
    view
      .slots(part, attribute, who)
      .filter(({ readings }) => readings.some(({ lead }) => lead.statedBy.kind === part.kind && lead.statedBy.id === part.id))
      .map((slot) => ({ ref: part, slot }));
  return {
    ref,
    parts,
    slots: (attribute) => view.slots(ref, attribute, who),
    partSlots: (attribute) => parts.flatMap((part) => ownSlots(part, attribute)),
    ended: (attribute) => [ref, ...parts].flatMap((of) => view.ended(of, attribute).map((held) => ({ ref: of, ...named(attribute, held) }))),
  };
}

/** A slot's keys without what rows share: a price's currency is told in its cell. */
export function rowKeys(attribute: Attribute, keys: Keys): Keys {
  return Object.fromEntries(Object.entries(keys).filter(([key, value]) => value !== undefined && !(attribute === 'prices' && key === 'currency')));
}

/** Slots live as long as their view, and are looked at for every row. */
const texts = new WeakMap<Keys, string>();

/** One text for equal keys, whatever their order. */
export function keyText(attribute: Attribute, keys: Keys): string {
  const known = texts.get(keys);
  if (known !== undefined) return known;
  const text = JSON.stringify(Object.entries(rowKeys(attribute, keys)).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  texts.set(keys, text);
  return text;
}

function leadFigure(slot: Slot<Attribute>, read: Reader): Figure | 'none' | undefined {
  for (const reading of slot.readings) {
    const found = read(reading.lead);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of tiers: the range over those in the unit that most of them use; `none` when all of them know no such limit. */
function rangeOf(figures: readonly (Figure | 'none')[]): Figure | 'none' | undefined {
  const limits = figures.filter((each) => each !== 'none');
  if (limits.length === 0) return figures[0];
  const count = (unit: FigureUnit) => limits.filter((each) => each.unit === unit).length;
  const [unit] = limits.map((each) => each.unit).toSorted((a, b) => count(b) - count(a));
  const alike = limits.filter((each) => each.unit === unit);
  if (unit === undefined) return undefined;
  const range = { value: hull(alike.map((each) => each.value)), unit };
  return alike.length > 1 ? { ...range, tiers: true } : range;
}

const listed: readonly Attribute[] = ['models', 'clients', 'protocols'];

function listOf(slots: readonly Slot<Attribute>[]): Cell['list'] {
  const facts = slots.flatMap(({ readings }) => (readings[0] ? [readings[0].lead.fact as { items: string[]; complete: boolean }] : []));
  if (facts.length === 0) return undefined;
  return { items: [...new Set(facts.flatMap(({ items }) => items))], complete: facts.every(({ complete }) => complete) };
}

export type CellOptions = { readonly attribute: Attribute; readonly keys: Keys; readonly currency: Currency | undefined };

/** One side in one row. A price in several currencies is shown in `currency`, or in the first that it states. */
export function cellOf(side: Side, ended: Cell['ended'], { attribute, keys, currency }: CellOptions): Cell {
  const wanted = keyText(attribute, keys);
  const prefer = <T>(all: readonly T[], slotOf: (each: T) => Slot<Attribute>): readonly T[] => {
    const alike = all.filter((each) => slotOf(each).keys['currency'] === currency);
    return attribute === 'prices' && alike.length > 0 ? alike : all;
  };
  const slot = prefer(
    side.slots(attribute).filter((each) => keyText(attribute, each.keys) === wanted) as readonly Slot<Attribute>[],
    (each) => each,
  )[0];
  const parts = prefer(
    side.partSlots(attribute).filter((each) => keyText(attribute, each.slot.keys) === wanted) as readonly Part<Attribute>[],
    (each) => each.slot,
  );
  const read = readers[attribute];
  const figures = read && parts.flatMap((part) => leadFigure(part.slot, read) ?? []);
  const own = read && slot ? leadFigure(slot, read) : figures && rangeOf(figures);
  const list = listed.includes(attribute) ? listOf([...(slot ? [slot] : []), ...parts.map((part) => part.slot)]) : undefined;
  return { ...(slot ? { slot } : {}), parts, ...(own ? { figure: own } : {}), ...(list ? { list } : {}), ended };
}
