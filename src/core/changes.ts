/** What changed between two days: for a plan, a line, a vendor, a model or everything. The one place that /changes and free questions share. */
import { type Change, changesBetween } from '#src/catalog/changes.ts';
import { addDays } from '#src/catalog/days.ts';
import type { Attribute, Day, Fact } from '#src/catalog/schema.ts';
import type { Catalog, Entity, Held, Plan, Ref, View } from '#src/catalog/types.ts';
import { changeKindOf, groupChanges } from './change-groups.ts';
import type { ChangeGroup, ChangeHistory, ChangeKind, ChangeRequest, ChangeRow, PriceTrack } from './change-types.ts';

/** Days that "what changed" looks back when nothing else is said. */
export const CHANGES_BACK = 90;

/** The days meant, where one end or both are left open: up to the day of the view, and from 90 days before the end. */
export function daysMeant(view: View, { since, until = view.day }: { readonly since?: Day | undefined; readonly until?: Day | undefined }) {
  return { since: since ?? addDays(until, -CHANGES_BACK), until };
}

/** A vendor's own models belong to what changed for it. */
function refsOf(catalog: Catalog, entity: Entity): readonly Ref[] {
  const models = entity.kind === 'vendor' ? catalog.models.filter(({ vendor }) => vendor === entity.id) : [];
  return [entity, ...models];
}

/** What has no kind is told elsewhere; looking at it would only cost time. */
const tellsOf = (kinds: readonly ChangeKind[]) => (attribute: Attribute) => {
  const kind = changeKindOf(attribute);
  return attribute === 'events' || (kind !== undefined && (kinds.length === 0 || kinds.includes(kind)));
};

function rawChanges(catalog: Catalog, of: readonly Entity[], since: Day, until: Day, kinds: readonly ChangeKind[]): readonly Change[] {
  const wanted = tellsOf(kinds);
  if (of.length === 0) return changesBetween(catalog, undefined, since, until, wanted);
  const all = of.flatMap((entity) => refsOf(catalog, entity).flatMap((ref) => changesBetween(catalog, ref, since, until, wanted)));
  const once = new Map(
    all.map((change) => [`${change.day} ${change.entity.kind} ${change.entity.id} ${change.attribute} ${JSON.stringify(change.keys)}`, change]),
  );
  return [...once.values()];
}

/** A regular price of a month: what people mean by the price. */
export const isMonthlyPrice = ({ attribute, keys }: ChangeRow) =>
  attribute === 'prices' && keys['phase'] === 'regular' && keys['per'] === 'month' && keys['condition'] === undefined;
const replaced = ({ figures }: ChangeRow) => figures.some(({ how }) => how === 'changed');

export function saleEnded({ rows }: ChangeGroup): boolean {
  return rows.some(
    ({ attribute, keys, figures }) =>
      attribute === 'availability' &&
      keys['to'] === 'new' &&
      figures.some(({ after }) => after.some(({ fact }) => (fact as Fact<'availability'>).state === 'closed')),
  );
}

const PRICE_CHANGED = 6;
const SALE_ENDED = 5;

/** Nothing changed that day: somebody wrote down what may have held before. */
function onlyRecorded({ rows, events }: ChangeGroup): boolean {
  return events.length === 0 && rows.length > 0 && rows.every(isRecorded);
}

export const isRecorded = ({ figures }: ChangeRow): boolean => figures.every(({ how }) => how === 'recorded');

/** How much a change matters to who may buy; what is told by figures goes before what is told by words alone. */
function weight(group: ChangeGroup): number {
  if (group.rows.some((row) => isMonthlyPrice(row) && replaced(row))) return PRICE_CHANGED;
  if (saleEnded(group)) return SALE_ENDED;
  const told = group.rows.length > 0 ? 0.5 : 0;
  if (onlyRecorded(group)) return 0;
  return told + { price: 3, availability: 3, quota: 2, 'api-price': 1, model: 1, rule: 0 }[group.kind];
}

const MOST_HEADLINES = 3;

/** The largest step of a monthly price in the group: 0.5 for half as much again, or half as much. */
function largestStep({ rows }: ChangeGroup): number {
  const steps = rows.filter(isMonthlyPrice).flatMap(({ figures }) =>
    figures.flatMap(({ before, after }) => {
      const [old, fresh] = [before[0]?.fact, after[0]?.fact].map((fact) => (fact && 'currency' in fact && 'amount' in fact ? fact.amount : 0));
      return old && fresh ? [Math.abs(fresh / old - 1)] : [];
    }),
  );
  return Math.max(0, ...steps);
}

/** Prices and ended sales of several days are told together, the largest steps where they are many; of lesser things only the newest that matters most. */
export function headlinesOf(groups: readonly ChangeGroup[]): readonly ChangeGroup[] {
  const most = Math.max(...groups.map(weight));
  const first = groups.filter((group) => weight(group) === most);
  if (most < SALE_ENDED) return first.slice(0, 1);
  const told = new Set(first.toSorted((a, b) => largestStep(b) - largestStep(a)).slice(0, MOST_HEADLINES));
  return first.filter((group) => told.has(group));
}

/** Days before a change that a picture of it begins with, and may begin with at most. */
const LEAD_IN = 30;
const LONGEST_LEAD = 400;

/** Prices a plan had on those days, where they differ. */
function trackOf(catalog: Catalog, plan: Plan, days: readonly Day[]): readonly PriceTrack[] {
  const facts = days.map((day) => ({ day, fact: catalog.at(day).slot(plan, 'prices', { phase: 'regular', per: 'month' })?.readings[0]?.lead.fact }));
  const currencies = new Set(facts.flatMap(({ fact }) => fact?.currency ?? []));
  return [...currencies].map((currency) => ({
    plan,
    currency,
    steps: facts.map(({ day, fact }) => ({ day, ...(fact?.currency === currency ? { amount: fact.amount } : {}) })),
  }));
}

/** Long before the first change nobody asks for a picture, and nobody wrote down since when the first price held. */
function beginning(since: Day, first: Day | undefined): Day {
  return first !== undefined && since < addDays(first, -LONGEST_LEAD) ? addDays(first, -LEAD_IN) : since;
}

function tracksOf(catalog: Catalog, groups: readonly ChangeGroup[], since: Day, until: Day): readonly PriceTrack[] {
  const rows = groups.flatMap((group) => group.rows.filter((row) => isMonthlyPrice(row) && replaced(row)).map((row) => ({ day: group.day, row })));
  const plans = new Set(
    rows.flatMap(({ row }) => row.figures.flatMap(({ entity, how }) => (entity.kind === 'plan' && how === 'changed' ? [entity] : []))),
  );
  const changed = rows.map(({ day }) => day).sort();
  const days = [...new Set([beginning(since, changed[0]), ...changed, until])].sort();
  return [...plans].flatMap((plan) => trackOf(catalog, plan, days));
}

/** How prices ran in the time asked about; where none changed in it, since before the last change. */
function pricesRun(
  catalog: Catalog,
  groups: readonly ChangeGroup[],
  earlier: ChangeGroup | undefined,
  since: Day,
  until: Day,
): readonly PriceTrack[] {
  const tracks = tracksOf(catalog, groups, since, until);
  return tracks.length > 0 || !earlier ? tracks : tracksOf(catalog, [earlier], addDays(earlier.day, -LEAD_IN), until);
}

const checkedOften: readonly Attribute[] = ['prices', 'quotas', 'availability', 'apiPrices'];

/** Of what holds on the day, and is not only worked out. */
function newestCheckOf(view: View, of: readonly Entity[]): Held<Attribute> | undefined {
  const { catalog } = view;
  const below = (entity: Entity): readonly Entity[] => {
    if (entity.kind === 'vendor') return catalog.linesOf(entity.id).flatMap((line) => [line, ...below(line)]);
    return entity.kind === 'line' ? catalog.plansOf(entity.id) : [];
  };
  const entities = of.length > 0 ? of.flatMap((entity) => [entity, ...below(entity)]) : catalog.plans;
  const helds = entities.flatMap((entity) =>
    checkedOften.flatMap((attribute) =>
      view
        .slots(entity, attribute)
        .flatMap(({ readings }) => readings.flatMap(({ lead, agreeing }): readonly Held<Attribute>[] => [lead, ...agreeing])),
    ),
  );
  return helds.reduce<Held<Attribute> | undefined>((best, held) => (best === undefined || held.checked > best.checked ? held : best), undefined);
}

/** Before the data there is nothing to look for. */
const LONG_AGO = '2020-01-01';

/** Throws RangeError for a day or an entity that does not exist. Days may be given in either order; what lies after the view's day is left out. */
export function changeHistory(view: View, request: ChangeRequest): ChangeHistory {
  const { catalog } = view;
  const { of, kinds } = request;
  const [since = view.day, last = view.day] = [request.since, request.until].sort();
  const until = last > view.day ? view.day : last;
  const wanted = (groups: readonly ChangeGroup[]) => groups.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const groups = since > until ? [] : wanted(groupChanges(catalog, rawChanges(catalog, of, since, until, kinds)));
  const pricesTold = kinds.length === 0 || kinds.includes('price');
  const silent = !groups.some(({ rows }) => rows.some(isMonthlyPrice));
  const before = of.length > 0 && pricesTold && silent ? groupChanges(catalog, rawChanges(catalog, of, LONG_AGO, addDays(since, -1), ['price'])) : [];
  const earlierPrice = before.find((group) => group.rows.some((row) => isMonthlyPrice(row) && replaced(row)));
  const newestCheck = newestCheckOf(view, of);
  return {
    view,
    of,
    since,
    until,
    kinds,
    groups,
    headlines: headlinesOf(groups),
    tracks: pricesTold ? pricesRun(catalog, groups, earlierPrice, since, until) : [],
    ...(earlierPrice ? { earlierPrice } : {}),
    ...(newestCheck ? { newestCheck } : {}),
  };
}
