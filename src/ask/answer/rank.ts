/** Answers to rankings: every candidate's figure in one unit, best first. Currencies are never ranked together. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Entity, Model, View } from '#src/catalog/types.ts';
import { apart } from '#src/core/free.ts';
import { modelsKnown } from '#src/core/model-listing.ts';
import { listReasons } from '#src/core/needs.ts';
import { homeFirst, inOrder } from '#src/core/rank.ts';
import type { Candidate } from '#src/core/recommend-types.ts';
import { isReleased } from '#src/core/released.ts';
import { failed, shortlist, unstated } from '#src/core/shortlist.ts';
import type { Measure } from '../query/measures.ts';
import { type SelectAsked, without } from './asked.ts';
import { elsewhereOf } from './elsewhere.ts';
import { findFor } from './find.ts';
import { listNeeds, needsFor } from './needs.ts';
import { entryOf, type Subject } from './rank-entries.ts';
import { everyLine, viewFor } from './scene.ts';
import type { Finding, RankAnswer, Ranked } from './types.ts';

/** A selection with what it is ordered by. */
type RankQuery = SelectAsked & { readonly by: Measure; readonly order: 'least' | 'most' };

type Among = { readonly sure: readonly Candidate[]; readonly open: readonly Candidate[] };

/** The plans to rank. Of those named themselves, or of lines that sell nothing any more, the closed ones too: their labels say so. */
function among(view: View, query: RankQuery): Among {
  const { among: within } = query;
  const { meets, open, closed } = shortlist(view, needsFor(query, view));
  const named = new Set(within.flatMap(({ kind, id }) => (kind === 'plan' ? [id] : [])));
  const gone = within.length === 0 ? [] : closed.filter(({ estimate: { plan } }) => meets.length + open.length === 0 || named.has(plan.id));
  return { sure: [...meets, ...gone], open };
}

/** The best of each vendor, in the order of the whole. */
function bestOfEach(view: View, entries: readonly Ranked[]): readonly Ranked[] {
  const seen = new Set<string>();
  return entries.filter(({ subject }) => {
    const line = subject.kind === 'plan' ? view.catalog.get('line', subject.line) : undefined;
    const vendor = line?.vendor ?? subject.id;
    if (seen.has(vendor)) return false;
    seen.add(vendor);
    return true;
  });
}

type Subjects = { readonly sure: readonly Subject[]; readonly open: readonly Subject[] };

function linesOf(view: View, query: RankQuery): Subjects {
  const within: readonly Entity[] = query.among.length > 0 ? query.among : without(view, everyLine(view), query.except);
  const ids = [...new Set(within.flatMap((entity) => (entity.kind === 'line' ? [entity.id] : entity.kind === 'plan' ? [entity.line] : [])))];
  const judged = ids
    .flatMap((id) => view.catalog.get('line', id) ?? [])
    .map((line) => ({ line, reasons: listReasons(view, line, listNeeds(query)) }));
  const standing = judged.filter((each) => failed(each).length === 0);
  return {
    sure: standing.filter((each) => unstated(each).length === 0).map(({ line }) => line),
    open: standing.filter((each) => unstated(each).length > 0).map(({ line }) => line),
  };
}

/** Of models those that were out by the day: what is not known yet has no place. */
function modelsOf(view: View, { among: within }: RankQuery): readonly Model[] {
  const named = within.filter((entity) => entity.kind === 'model');
  return named.length > 0 ? named.filter((model) => isReleased(view, model) !== 'no') : modelsKnown(view);
}

/** Below every regular price a budget may still pay for a first month. */
function affordable(query: RankQuery, view: View): RankQuery {
  const { by, filter } = query;
  if (by.by !== 'price' || by.phase === 'first' || !filter.budget || among(view, query).sure.length > 0) return query;
  const first: RankQuery = { ...query, by: { ...by, phase: 'first' } };
  return among(view, first).sure.length > 0 ? first : query;
}

/** Lists that are shown. */
export const MOST_LISTS = 2;
/** Of several that are first the first few. */
const MOST_TOLD = 3;

/** What else is asked about the winners. */
function toldOf(view: View, query: RankQuery, entries: readonly Ranked[]): readonly Finding[] {
  const first = entries.filter(({ value }) => value === entries[0]?.value).slice(0, MOST_TOLD);
  return first.flatMap(({ subject }) => query.show.flatMap((topic) => findFor(view, subject, topic, query)));
}

/** Of those that are named, where none is within the money: what they cost. */
const insteadOf = (view: View, query: RankQuery): readonly Finding[] =>
  query.filter.budget ? query.among.flatMap((entity) => findFor(view, entity, { attribute: 'prices' }, query)) : [];

/** Subjects in the order of a measure, a list for each unit and currency: what is told in two of them is never ranked together. */
export function answerRank(asked: RankQuery, day: View, home?: Currency): RankAnswer {
  const view = viewFor(day, asked);
  const query = affordable(asked, view);
  const { by: measure, order, take, of } = query;
  const plans: Among = of === 'plans' ? among(view, query) : { sure: [], open: [] };
  const elsewhere = of === 'plans' && plans.sure.length === 0 ? elsewhereOf(view, needsFor(query, view)) : undefined;
  const planOf = ({ estimate: { plan } }: Candidate) => plan;
  const { sure, open }: Subjects =
    of === 'plans'
      ? { sure: plans.sure.map(planOf), open: plans.open.map(planOf) }
      : of === 'lines'
        ? linesOf(view, query)
        : { sure: modelsOf(view, query), open: [] };
  const candidates = new Map([...plans.sure, ...plans.open].map((candidate) => [planOf(candidate).id, candidate]));
  const told = (subject: Subject) => {
    const entry = entryOf(view, subject, measure);
    const candidate = subject.kind === 'plan' ? candidates.get(subject.id) : undefined;
    return entry && { ...entry, ranked: { ...entry.ranked, ...(candidate ? { candidate } : {}) } };
  };
  const entries = sure.map((subject) => ({ subject, entry: told(subject), sure: true }));
  const perhaps = open.map((subject) => ({ subject, entry: told(subject), sure: false }));
  const known = [...entries, ...perhaps].flatMap(({ entry, sure: surely }) => (entry ? [{ entry, surely }] : []));
  const boughtFirst = order === 'least' && (measure.by === 'price' || measure.by === 'unit-price');
  const sign = order === 'least' ? 1 : -1;
  const lists = [...Map.groupBy(known, ({ entry }) => entry.group).values()].map((group) => {
    const sorted = (surely: boolean) =>
      group
        .filter((one) => one.surely === surely)
        .map(({ entry: { ranked } }) => ranked)
        .toSorted((one, other) => sign * (one.value - other.value));
    const asBought = (items: readonly Ranked[]) =>
      boughtFirst ? apart(items, needsFor(query, view, home), ({ price }) => price) : { bought: items, free: [] };
    const { bought, free } = asBought(sorted(true));
    const first = group[0]?.entry;
    return {
      ...(first?.currency ? { currency: first.currency } : {}),
      ...(first?.unit ? { unit: first.unit } : {}),
      ...(first?.of ? { of: first.of } : {}),
      entries: take === 'each' ? bestOfEach(view, bought) : bought,
      free,
      open: asBought(sorted(false)).bought,
    };
  });
  const first = homeFirst<(typeof lists)[number]>(
    home,
    ({ currency }) => currency,
    ({ entries: { length } }) => length,
  );
  const ordered = lists.toSorted(inOrder(first, (one, other) => other.open.length - one.open.length));
  return {
    kind: 'rank',
    query,
    measure,
    order,
    view,
    lists: ordered,
    told: ordered.length > 0 ? ordered.slice(0, MOST_LISTS).flatMap(({ entries }) => toldOf(view, query, entries)) : insteadOf(view, query),
    open: plans.open,
    ...(elsewhere ? { elsewhere } : {}),
    unknown: entries.flatMap(({ subject, entry }) => (entry ? [] : [subject])),
  };
}
