/** Compares plans, lines, vendors or models on every attribute that any of them states. */
import { type Attribute, attributes, type Currency, conditions, periods, windows } from '#src/catalog/schema.ts';
import type { Held, Ref, View } from '#src/catalog/types.ts';
import { cellOf, createSide, keyText, readers, rowKeys, type Side } from './compare-cells.ts';
import type { Cell, CompareOptions, Comparison, Row, RowKind, Winner } from './compare-types.ts';
import { alignCurrencies, alignUnits } from './compare-units.ts';
import { compareSets, type Direction, figureWinner, rankWinner, setWinner } from './compare-winner.ts';

export type * from './compare-types.ts';

type Keys = Readonly<Record<string, unknown>>;

/** Which figure a buyer would rather have; what is missing here is neither better nor worse. */
const directions: { readonly [A in Attribute]?: Direction } = {
  prices: 'lower',
  discounts: 'higher',
  quotas: 'higher',
  multipliers: 'lower',
  ratings: 'higher',
  worth: 'higher',
  context: 'higher',
  apiPrices: 'lower',
};
const sets: readonly Attribute[] = ['models', 'clients', 'protocols'];
const choices: readonly Attribute[] = ['features', 'rules', 'availability'];
const opinions: readonly Attribute[] = ['ratings', 'advice'];
const promotional: readonly unknown[] = ['first', 'second'];

function kindOf(attribute: Attribute): RowKind {
  if (sets.includes(attribute)) return 'set';
  if (choices.includes(attribute)) return 'choice';
  return readers[attribute] ? 'figure' : 'text';
}

function keysOf(attribute: Attribute, held: Held<Attribute>): Keys {
  const fact = held.fact as Readonly<Record<string, unknown>>;
  const keys: readonly string[] = attributes[attribute].keys;
  return rowKeys(attribute, Object.fromEntries(keys.filter((key) => fact[key] !== undefined).map((key) => [key, fact[key]])));
}

const orders: Readonly<Record<string, readonly unknown[]>> = {
  per: periods,
  phase: ['first', 'second', 'regular', 'renewal'],
  condition: [undefined, ...conditions],
  window: windows,
};

/** First purchase before regular, a month before a year, 5 hours before a month; the rest as the data has it. */
function inOrder(a: Keys, b: Keys): number {
  for (const [key, order] of Object.entries(orders)) {
    const difference = order.indexOf(a[key]) - order.indexOf(b[key]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Offers that a person may remember: ended, and not replaced by another of the same kind. The latest of each. */
function endedOffers(side: Side, attribute: Attribute): Cell['ended'] {
  const running = [...side.slots(attribute), ...side.partSlots(attribute).map(({ slot }) => slot)].map(({ keys }) => keyText(attribute, keys));
  const seen = new Set<string>();
  return side.ended(attribute).filter(({ ref, held }) => {
    if (attribute !== 'discounts' && (attribute !== 'prices' || !('phase' in held.fact) || !promotional.includes(held.fact.phase))) return false;
    const keys = keyText(attribute, keysOf(attribute, held));
    if (seen.has(`${ref.id} ${keys}`) || running.includes(keys)) return false;
    seen.add(`${ref.id} ${keys}`);
    return true;
  });
}

const ranks: Readonly<Record<string, number>> = { yes: 2, limited: 1, no: 0 };
const saleRanks: Readonly<Record<string, number>> = { open: 2, limited: 1, closed: 0 };

type Choice = { readonly value?: string; readonly state?: string };

/** What a side says, or all that it is made of say alike. */
function choiceOf({ slot, parts }: Cell): Choice | undefined {
  const facts = (slot ? [slot] : parts.map((part) => part.slot)).map(({ readings }) => readings[0]?.lead.fact as Choice | undefined);
  const [first] = facts;
  return facts.every((fact) => fact?.value === first?.value && fact?.state === first?.state) ? first : undefined;
}

function choiceWinner(view: View, attribute: Attribute, keys: Keys, cells: readonly Cell[]): Winner {
  const facts = cells.map(choiceOf);
  if (attribute === 'availability') return rankWinner(facts.map((fact) => saleRanks[fact?.state ?? '']));
  const term = view.catalog.glossary[String(keys['feature'] ?? keys['rule'])];
  const better = term?.better ?? (attribute === 'features' ? 'yes' : undefined);
  if (!better) return 'none';
  const rank = (value: string | undefined) => ranks[value ?? ''];
  return rankWinner(
    facts.map((fact) => {
      const own = rank(fact?.value);
      return own === undefined || better === 'yes' ? own : 2 - own;
    }),
  );
}

/** Lite beside Lite and Pro beside Pro: the tiers that state a figure go by the same names on every side. */
function areNamesakes(view: View, cells: readonly Cell[]): boolean {
  const names = cells.map(({ parts }) =>
    parts
      .flatMap(({ ref }) => (ref.kind === 'plan' ? (view.catalog.get('plan', ref.id)?.tier.en ?? []) : []))
      .toSorted()
      .join(),
  );
  return names.every((each) => each !== '' && each === names[0]);
}

type Deps = { readonly view: View; readonly sides: readonly Side[]; readonly currency: Currency | undefined };

function judge(
  { view, sides, currency }: Deps,
  attribute: Attribute,
  keys: Keys,
  cells: readonly Cell[],
): Omit<Row, 'attribute' | 'keys' | 'opinion'> {
  const kind = kindOf(attribute);
  if (kind === 'set') {
    const lists = cells.map((cell) => cell.list);
    return { kind, cells, set: compareSets(lists), winner: attribute === 'protocols' ? 'none' : setWinner(lists) };
  }
  if (kind === 'choice') return { kind, cells, winner: choiceWinner(view, attribute, keys, cells) };
  const direction = directions[attribute];
  if (kind === 'text' || !direction) return { kind, cells, winner: 'none' };
  if (attribute === 'prices' || attribute === 'quotas') {
    const known = cells.every((cell) => cell.figure !== undefined);
    const aligned = attribute === 'quotas' ? alignUnits(view, sides, cells) : alignCurrencies(view, cells, currency);
    if (!aligned) return { kind, cells, winner: known ? 'not-comparable' : 'none' };
    return { kind, cells: aligned.cells, winner: figureWinner(aligned.figures, direction, areNamesakes(view, cells)), comparedIn: aligned.unit };
  }
  const unit = cells.map((cell) => cell.figure).find((figure) => figure !== undefined && figure !== 'none')?.unit;
  const winner = figureWinner(
    cells.map((cell) => cell.figure),
    direction,
    areNamesakes(view, cells),
  );
  return { kind, cells, winner, ...(unit ? { comparedIn: unit } : {}) };
}

function rowsOf(deps: Deps, attribute: Attribute): readonly Row[] {
  const { sides, currency } = deps;
  const ended = sides.map((side) => endedOffers(side, attribute));
  const current = sides.flatMap((side) => [...side.slots(attribute), ...side.partSlots(attribute).map(({ slot }) => slot)]);
  const found = [
    ...current.map((slot) => rowKeys(attribute, slot.keys)),
    ...ended.flat().map((each) => keysOf(attribute, each.held as unknown as Held<Attribute>)),
  ];
  const unique = [...new Map(found.map((keys) => [keyText(attribute, keys), keys])).values()];
  return unique.toSorted(inOrder).map((keys) => {
    const cells = sides.map((side, i) => {
      const over = (ended[i] ?? []).filter(
        (each) => keyText(attribute, keysOf(attribute, each.held as unknown as Held<Attribute>)) === keyText(attribute, keys),
      );
      return cellOf(side, over, { attribute, keys, currency });
    });
    return { attribute, keys, opinion: opinions.includes(attribute), ...judge(deps, attribute, keys, cells) };
  });
}

/** More columns than these nobody reads side by side. */
export const MOST_SIDES = 4;

/**
 * Two to four entities side by side; rows in the schema's order. Lines and vendors are compared by what they state and by the range of their tiers on offer.
 * Throws RangeError for other numbers of sides, and for an entity that does not exist.
 */
export function compare(view: View, refs: readonly Ref[], options: CompareOptions = {}): Comparison {
  if (refs.length < 2 || refs.length > MOST_SIDES) throw new RangeError(`compares 2 to ${MOST_SIDES}, not ${refs.length}`);
  const sides = refs.map((ref) => createSide(view, ref, options.who));
  const wanted = options.attributes ?? (Object.keys(attributes) as Attribute[]);
  const rows = wanted.flatMap((attribute) => rowsOf({ view, sides, currency: options.currency }, attribute));
  return { view, sides: refs.map(({ kind, id }) => ({ kind, id })), rows };
}
