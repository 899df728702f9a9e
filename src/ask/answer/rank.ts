/** Answers to rankings: every candidate's figure in one unit, best first. Currencies are never ranked together. */
import type { Model, View } from '#src/catalog/types.ts';
import { modelsKnown } from '#src/core/model-listing.ts';
import { listReasons } from '#src/core/needs.ts';
import type { Candidate, Needs } from '#src/core/recommend-types.ts';
import { isReleased } from '#src/core/released.ts';
import { failed, shortlist, unstated } from '#src/core/shortlist.ts';
import type { Filter, QueryOf } from '../query.ts';
import { answering, find } from './find.ts';
import { entryOf, type Subject } from './rank-entries.ts';
import { everyLine, viewFor, whoFor } from './scene.ts';
import { type Finding, type RankAnswer, type Ranked, spendingOf } from './types.ts';

type RankQuery = QueryOf<'rank'>;
/** What the lists of a plan or a line are searched for. */
function listNeeds({ clients, models, protocols, features, rules }: Filter): Needs {
  return {
    ...(clients ? { clients } : {}),
    ...(models ? { models } : {}),
    ...(protocols ? { protocols } : {}),
    ...(features ? { features } : {}),
    ...(rules ? { rules } : {}),
  };
}

/** What a ranking filters by, as core takes it. */
function needsOf({ filter, measure }: RankQuery): Needs {
  const { within, budget, currency } = filter;
  const first = measure.by === 'price' && measure.phase === 'first';
  return {
    ...listNeeds(filter),
    ...(within.length > 0 ? { within } : {}),
    ...(budget ? { budget: { ...spendingOf(budget), ...(first ? { of: 'first' as const } : {}) } } : {}),
    ...(currency ? { pricedIn: currency } : {}),
  };
}

type Among = { readonly sure: readonly Candidate[]; readonly open: readonly Candidate[] };

/** The plans to rank. Of those named themselves, or of lines that sell nothing any more, the closed ones too: their labels say so. */
function among(view: View, query: RankQuery): Among {
  const { within } = query.filter;
  const { meets, open, closed } = shortlist(view, needsOf(query));
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

function linesOf(view: View, { filter }: RankQuery): Subjects {
  const within = filter.within.length > 0 ? filter.within : everyLine(view);
  const ids = [
    ...new Set(within.flatMap(({ kind, id }) => (kind === 'line' ? [id] : kind === 'plan' ? (view.catalog.get('plan', id)?.line ?? []) : []))),
  ];
  const judged = ids
    .flatMap((id) => view.catalog.get('line', id) ?? [])
    .map((line) => ({ line, reasons: listReasons(view, line, listNeeds(filter)) }));
  const standing = judged.filter((each) => failed(each).length === 0);
  return {
    sure: standing.filter((each) => unstated(each).length === 0).map(({ line }) => line),
    open: standing.filter((each) => unstated(each).length > 0).map(({ line }) => line),
  };
}

/** Of models those that were out by the day: what is not known yet has no place. */
function modelsOf(view: View, { filter }: RankQuery): readonly Model[] {
  const named = filter.within.flatMap(({ kind, id }) => (kind === 'model' ? (view.catalog.get('model', id) ?? []) : []));
  return named.length > 0 ? named.filter((model) => isReleased(view, model) !== 'no') : modelsKnown(view);
}

/** Below every regular price a budget may still pay for a first month. */
function affordable(query: RankQuery, view: View): RankQuery {
  const { measure, filter } = query;
  if (measure.by !== 'price' || measure.phase === 'first' || !filter.budget || among(view, query).sure.length > 0) return query;
  const first: RankQuery = { ...query, measure: { ...measure, phase: 'first' } };
  return among(view, first).sure.length > 0 ? first : query;
}

/** Of several that are first the first few. */
const MOST_TOLD = 3;

/** What else is asked about the winners. */
function toldOf(view: View, query: RankQuery, entries: readonly Ranked[]): readonly Finding[] {
  const first = entries.filter(({ value }) => value === entries[0]?.value).slice(0, MOST_TOLD);
  return first.flatMap(({ subject }) =>
    (query.topics ?? []).flatMap((topic) =>
      answering(view, subject, topic, whoFor(view, subject, query)).map((owner) => find(view, owner, topic, whoFor(view, owner, query))),
    ),
  );
}

/** Subjects in the order of a measure, a list for each unit and currency: what is told in two of them is never ranked together. */
export function answerRank(asked: RankQuery, day: View): RankAnswer {
  const view = viewFor(day, asked);
  const query = affordable(asked, view);
  const { measure, order, each, of } = query;
  const plans: Among = of === 'plans' ? among(view, query) : { sure: [], open: [] };
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
  const sign = order === 'least' ? 1 : -1;
  const lists = [...Map.groupBy(known, ({ entry }) => entry.group).values()].map((group) => {
    const sorted = (surely: boolean) =>
      group
        .filter((one) => one.surely === surely)
        .map(({ entry: { ranked } }) => ranked)
        .toSorted((one, other) => sign * (one.value - other.value));
    const first = group[0]?.entry;
    return {
      ...(first?.currency ? { currency: first.currency } : {}),
      ...(first?.unit ? { unit: first.unit } : {}),
      ...(first?.of ? { of: first.of } : {}),
      entries: each ? bestOfEach(view, sorted(true)) : sorted(true),
      open: sorted(false),
    };
  });
  const ordered = lists.toSorted((one, other) => other.entries.length - one.entries.length || other.open.length - one.open.length);
  return {
    kind: 'rank',
    query,
    view,
    lists: ordered,
    told: toldOf(view, query, ordered[0]?.entries ?? []),
    open: plans.open,
    unknown: entries.flatMap(({ subject, entry }) => (entry ? [] : [subject])),
  };
}
