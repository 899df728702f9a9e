/** Changes of single facts become groups that a person reads as one: what only follows from something else, or is no news of the plan, is left out. */

import type { Change } from '#src/catalog/changes.ts';
import { startOf } from '#src/catalog/hold.ts';
import type { Attribute, Day, Fact } from '#src/catalog/schema.ts';
import type { Catalog, Entity, Held, Ref } from '#src/catalog/types.ts';
import type { ChangeGroup, ChangeHow, ChangeKind, ChangeRow, FigureChange } from './change-types.ts';
import { createConverter } from './convert.ts';
import { isPoint, point } from './interval.ts';
import { scopeOf } from './scope.ts';

/** Under which kind of change each attribute is told. */
export const kindOfAttribute: Readonly<Partial<Record<Attribute, ChangeKind>>> = {
  prices: 'price',
  discounts: 'price',
  quotas: 'quota',
  multipliers: 'quota',
  models: 'model',
  availability: 'availability',
  rules: 'rule',
  features: 'rule',
  clients: 'rule',
  protocols: 'rule',
  apiPrices: 'api-price',
};

const kindOfEvent: Readonly<Partial<Record<Fact<'events'>['kind'], ChangeKind>>> = {
  price: 'price',
  promotion: 'price',
  quota: 'quota',
  model: 'model',
  plan: 'availability',
  availability: 'availability',
  rule: 'rule',
  comment: 'rule',
};

/** The respect in which an attribute changes; undefined for what is told elsewhere (links, set-up, opinions). */
export function changeKindOf(attribute: Attribute): ChangeKind | undefined {
  return kindOfAttribute[attribute];
}

/** A source that is the first to write down a list tells nothing of its day; a price or a quota is worth its line. */
const worthRecording: readonly Attribute[] = ['prices', 'discounts', 'quotas', 'availability', 'apiPrices'];
/** Of these only what took the place of something else is known to have changed. */
const worthReplacing: readonly Attribute[] = ['rules', 'features', 'clients', 'protocols'];

type Loose = { readonly [key: string]: unknown };
const isNone = (held: Held<Attribute> | undefined) => held !== undefined && (held.fact as Loose)['amount'] === 'none';
const isOurs = ({ basis }: Held<Attribute>) => basis === 'derived' || basis === 'opinion';

/** Its day is that of the source: it was so by then, and perhaps before. */
export function onlySeen({ fact, checked, source }: Held<Attribute>): boolean {
  const start = startOf(fact);
  return start !== undefined && (start === checked || start === source.date);
}

/** The same limit in another unit, by a conversion said of this plan without a range. */
function restated(catalog: Catalog, entity: Entity, before: Held<Attribute>, after: Held<Attribute>): boolean {
  const [old, fresh] = [before.fact as Fact<'quotas'>, after.fact as Fact<'quotas'>];
  if (old.unit === undefined || fresh.unit === undefined || old.unit === fresh.unit) return false;
  if (typeof old.amount !== 'number' || typeof fresh.amount !== 'number') return false;
  const view = catalog.at(startOf(fresh) ?? after.checked);
  const turned = createConverter(view, scopeOf(view, entity)).convert(point(old.amount), old.unit, fresh.unit);
  return turned?.uses.every(({ origin }) => origin === 'scope') === true && isPoint(turned.value) && turned.value.typical === fresh.amount;
}

function howOf(change: Change, before: Held<Attribute> | undefined, after: Held<Attribute> | undefined): ChangeHow {
  if (change.correction) return 'corrected';
  if (!after) return 'ended';
  if (before) return 'changed';
  return onlySeen(after) ? 'recorded' : 'began';
}

/** The change as it is told; undefined where it is no news of the plan. */
function figureOf(catalog: Catalog, change: Change): FigureChange | undefined {
  const { attribute, keys, day, after } = change;
  const entity = catalog.find(change.entity);
  if (!entity || changeKindOf(attribute) === undefined) return undefined;
  // What somebody had worked out from a limit is not the limit.
  const before = attribute === 'quotas' && change.before && isOurs(change.before) && !isNone(change.before) ? undefined : change.before;
  if (!before && !after) return undefined;
  if (attribute === 'quotas' && ((isNone(before) && !after) || (isNone(after) && !before))) return undefined;
  if (attribute === 'quotas' && before && after && restated(catalog, entity, before, after)) return undefined;
  const how = howOf(change, before, after);
  if (how === 'recorded' && !worthRecording.includes(attribute)) return undefined;
  if (how !== 'changed' && how !== 'corrected' && worthReplacing.includes(attribute)) return undefined;
  const reading =
    after &&
    catalog
      .at(day)
      .slot(entity, attribute, keys)
      ?.readings.find(({ lead }) => lead.fact === after.fact);
  const held = after ?? before;
  return {
    entity,
    attribute,
    keys,
    how,
    before: before ? [before] : [],
    after: after ? [after] : [],
    says: [...(held ? [held] : []), ...(reading?.agreeing ?? [])],
    disputed: reading?.conflicting ?? [],
    atLatest: how === 'changed' && after !== undefined && onlySeen(after),
  };
}

const closes = ({ attribute, keys, after }: FigureChange) =>
  attribute === 'availability' && keys['to'] === 'new' && after.some(({ fact }) => (fact as Fact<'availability'>).state === 'closed');

/** `same`: what changed for the entity that day. A sale that ends takes price and quota with it, and a plan that appears with a price is on sale: said once. */
function implied(figure: FigureChange, same: readonly FigureChange[]): boolean {
  if (figure.how === 'ended') return same.some(closes) && (figure.attribute === 'prices' || figure.attribute === 'quotas');
  if (figure.attribute !== 'availability' || figure.how !== 'began') return false;
  const open = figure.after.some(({ fact }) => (fact as Fact<'availability'>).state === 'open');
  return open && figure.keys['to'] === 'new' && same.some(({ attribute, how }) => attribute === 'prices' && how === 'began');
}

/** Peak and other hours of a multiplier are one thing to a reader. */
function rowKeys({ attribute, keys }: FigureChange): FigureChange['keys'] {
  if (attribute !== 'multipliers') return keys;
  const { peak: _, ...rest } = keys;
  return rest;
}

function merged(figures: readonly FigureChange[]): readonly FigureChange[] {
  const [first, ...rest] = figures;
  if (!first || rest.length === 0) return figures;
  const all = <K extends 'before' | 'after' | 'says' | 'disputed'>(part: K) => figures.flatMap((figure) => figure[part]);
  const [before, after] = [all('before'), all('after')];
  const how = before.length === 0 ? first.how : after.length === 0 ? 'ended' : 'changed';
  return [{ ...first, keys: rowKeys(first), how, before, after, says: all('says'), disputed: all('disputed') }];
}

const orderOf = ({ entity }: FigureChange) => (entity.kind === 'plan' ? entity.order : -1);

function rowsOf(figures: readonly FigureChange[]): readonly ChangeRow[] {
  const ordered = figures.toSorted((a, b) => orderOf(a) - orderOf(b));
  const rows = Map.groupBy(ordered, (figure) => JSON.stringify([figure.attribute, rowKeys(figure)]));
  return [...rows.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const byEntity = [...Map.groupBy(members, ({ entity }) => entity).values()];
    return [
      {
        attribute: first.attribute,
        keys: rowKeys(first),
        figures: byEntity.flatMap((own) => (first.attribute === 'multipliers' ? merged(own) : own)),
      },
    ];
  });
}

/** A plan's changes are read with those of its line. */
function ownerOf(catalog: Catalog, ref: Ref): Entity | undefined {
  const entity = catalog.find(ref);
  return entity?.kind === 'plan' ? (catalog.get('line', entity.line) ?? entity) : entity;
}

type Told = {
  readonly day: string;
  readonly owner: Entity;
  readonly kind: ChangeKind;
  readonly figure?: FigureChange;
  readonly event?: Held<'events'>;
};

function toldOf(catalog: Catalog, change: Change): Told | undefined {
  const owner = ownerOf(catalog, change.entity);
  if (!owner) return undefined;
  if (change.attribute === 'events') {
    const event: Held<'events'> | undefined = change.after;
    const kind = event && kindOfEvent[event.fact.kind];
    // Jokes, verdicts and what somebody worked out are told with the plan, not as its history.
    return event && kind && !isOurs(event) ? { day: change.day, owner, kind, event } : undefined;
  }
  const figure = figureOf(catalog, change);
  const kind = changeKindOf(change.attribute);
  return figure && kind ? { day: change.day, owner, kind, figure } : undefined;
}

/** A change belongs to one catalog, and is told there in one way. */
const known = new WeakMap<Change, Told | 'nothing'>();

function toldOnce(catalog: Catalog, change: Change): Told | undefined {
  const told = known.get(change) ?? toldOf(catalog, change) ?? 'nothing';
  known.set(change, told);
  return told === 'nothing' ? undefined : told;
}

/** Newest first; of one day in the order in which the changes came. */
export function groupChanges(catalog: Catalog, changes: readonly Change[]): readonly ChangeGroup[] {
  const told = changes.flatMap((change) => toldOnce(catalog, change) ?? []);
  const occasion = (day: Day, { kind, id }: Entity) => `${day} ${kind} ${id}`;
  const figures = Map.groupBy(
    told.flatMap(({ day, figure }) => (figure ? [{ day, figure }] : [])),
    ({ day, figure }) => occasion(day, figure.entity),
  );
  const sameTime = (day: Day, { entity }: FigureChange) => (figures.get(occasion(day, entity)) ?? []).map(({ figure }) => figure);
  const news = told.filter(({ day, figure }) => figure === undefined || !implied(figure, sameTime(day, figure)));
  const groups = Map.groupBy(news, ({ day, owner, kind }) => `${day} ${owner.kind} ${owner.id} ${kind}`);
  return [...groups.values()]
    .flatMap((members): readonly ChangeGroup[] => {
      const [first] = members;
      if (!first) return [];
      const { day, owner, kind } = first;
      return [{ day, owner, kind, rows: rowsOf(members.flatMap(({ figure }) => figure ?? [])), events: members.flatMap(({ event }) => event ?? []) }];
    })
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}
