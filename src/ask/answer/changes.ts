/** Answers to "what changed": the history that /changes tells, and where a price was asked about that never moved, the price. */
import { addDays } from '#src/catalog/days.ts';
import type { Attribute, Day } from '#src/catalog/schema.ts';
import type { Entity, View } from '#src/catalog/types.ts';
import { kindOfAttribute } from '#src/core/change-groups.ts';
import type { ChangeGroup, ChangeHistory, ChangeRow, FigureChange } from '#src/core/change-types.ts';
import { changeHistory, headlinesOf, isMonthlyPrice, isRecorded } from '#src/core/changes.ts';
import type { AnyHeld } from '#src/core/profile.ts';
import type { Topic } from '../query/topics.ts';
import type { ChangesAsked } from './asked.ts';
import { findFor } from './find.ts';
import { plansOf } from './scene.ts';
import type { AnswerDeps, ChangesAnswer, Finding } from './types.ts';
import { textsFor } from './written.ts';

type Stretch = { readonly since?: Day | undefined; readonly until?: Day | undefined };
/** What is asked, with its days at hand. */
type ChangesQuery = ChangesAsked & Stretch;

/** Before the data there is nothing to look for. */
const EVER = '2020-01-01';

const withRows = (history: ChangeHistory, wanted: (row: ChangeRow) => boolean): ChangeHistory => {
  const groups = history.groups.flatMap((group) => {
    const rows = group.rows.filter(wanted);
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
  return { ...history, groups, headlines: headlinesOf(groups) };
};

/** A question about a weekly limit is not answered by what happened to another. */
function ofWindows(history: ChangeHistory, { topics }: ChangesQuery): ChangeHistory {
  const windows = topics.flatMap(({ window }) => window ?? []);
  if (windows.length === 0) return history;
  const named = new Set<unknown>(windows);
  return withRows(history, ({ attribute, keys }) => attribute === 'quotas' && (named.has(keys['window']) || keys['window'] === 'all'));
}

const isFirst = ({ how, before }: FigureChange): boolean =>
  how === 'began' || (how === 'changed' && before.every(({ fact }) => 'amount' in fact && fact.amount === 'none'));

/** Something came on sale, by what was written or by its figures. */
const isOpening = ({ rows, events }: ChangeGroup): boolean =>
  events.some(({ fact }) => fact.kind === 'plan') ||
  rows.some(({ figures }) =>
    figures.some(({ how, after }) => how === 'began' && after.some(({ fact }) => 'state' in fact && fact.state !== 'closed')),
  );

/** What came anew, where the data tells of any; the beginning of a limit is the end of there being none. A price or a model is not how a whole line began. */
function begun(history: ChangeHistory, { topics }: ChangesQuery): ChangeHistory {
  if (topics.length === 0 && history.of.every(({ kind }) => kind === 'line' || kind === 'vendor')) {
    const sales = history.groups.filter(({ kind }) => kind === 'availability');
    const first = sales.filter(isOpening).sort((one, other) => (one.day < other.day ? -1 : 1));
    return first.length > 0
      ? { ...history, groups: first, headlines: first.slice(0, 1) }
      : { ...history, groups: sales, headlines: headlinesOf(sales) };
  }
  const found = withRows(history, ({ figures }) => figures.some(isFirst));
  return found.groups.length > 0 ? found : history;
}

/** A plan stands for itself; what its line has is the line's affair unless nothing else is told. */
function historyOf(view: View, of: readonly Entity[], query: ChangesQuery): ChangeHistory {
  const kinds = [...new Set(query.topics.flatMap(({ attribute }) => (attribute === 'renewsAs' ? 'availability' : kindOfAttribute[attribute]) ?? []))];
  const history = changeHistory(view, {
    of,
    since: query.since ?? EVER,
    until: query.until !== undefined && query.until < view.day ? query.until : view.day,
    kinds,
  });
  const told = ofWindows(history, query);
  // A model has no price of the month to rise or fall.
  const direction = of.length > 0 && of.every(({ kind }) => kind === 'model') ? undefined : query.direction;
  if (direction === undefined) return query.began ? begun(told, query) : told;
  // Which way it went stands in the words of an event; a price has figures.
  const priced = query.topics.length === 0 || query.topics.some(({ attribute }) => attribute === 'prices');
  const groups = told.groups.filter(
    ({ rows, events }) =>
      rows.some((row) => (!priced || isMonthlyPrice(row)) && row.figures.some((figure) => moves(figure, direction))) ||
      (!priced && events.length > 0),
  );
  // Of the whole market the plans that most people mean come first.
  const ordered = of.length > 0 ? groups : groups.toSorted((one, other) => remoteness(one) - remoteness(other));
  return { ...told, groups: ordered, headlines: ordered.slice(0, MOST_MOVES) };
}

/** "How much did it go up", when it went down. */
function contraryOf(view: View, of: readonly Entity[], query: ChangesQuery): ChangeHistory | undefined {
  const history = historyOf(view, of, { ...query, direction: query.direction === 'up' ? 'down' : 'up' });
  return history.groups.length > 0 ? history : undefined;
}

const MOST_MOVES = 4;

function amountOf(helds: FigureChange['after']): number | undefined {
  const fact = helds[0]?.fact;
  return fact && 'amount' in fact && typeof fact.amount === 'number' ? fact.amount : undefined;
}

function moves({ how, before, after }: FigureChange, direction: 'up' | 'down'): boolean {
  const [old, fresh] = [amountOf(before), amountOf(after)];
  return how === 'changed' && old !== undefined && fresh !== undefined && (direction === 'up' ? fresh > old : fresh < old);
}

const remoteness = ({ owner }: ChangeGroup): number =>
  owner.kind === 'line' ? (owner.product === 'coding-plan' ? 0 : 2) + (owner.region === 'cn' ? 0 : 1) : 0;

/** What happened in a short time that the question names, whatever it concerns. */
function happenedIn(view: View, of: readonly Entity[], { since, until }: ChangesQuery): readonly AnyHeld[] {
  if (since === undefined || until === undefined || until > addDays(since, SHORT)) return [];
  const owners = of.flatMap((entity) => [entity, ...(entity.kind === 'line' ? view.catalog.plansOf(entity.id) : [])]);
  const helds = owners.flatMap((owner) => view.slots(owner, 'events').flatMap(({ readings }) => readings[0]?.lead ?? []));
  return helds
    .filter(({ fact }) => since <= fact.day && fact.day <= until)
    .slice(0, 3)
    .map((held) => ({ attribute: 'events', held }));
}

/** Days; longer times hold too much to tell in words. */
const SHORT = 3;

/** What matters most of each kind that was asked about. */
function forEachKind({ groups, headlines }: ChangeHistory, { topics, direction }: ChangesQuery): ChangeHistory['headlines'] {
  if (direction !== undefined || topics.length < 2) return headlines;
  const kinds = new Set(topics.flatMap(({ attribute }) => kindOfAttribute[attribute] ?? []));
  const more = [...kinds].flatMap((kind) =>
    headlines.some((group) => group.kind === kind) ? [] : headlinesOf(groups.filter((group) => group.kind === kind)).slice(0, 1),
  );
  return [...headlines, ...more];
}

/** What was asked about among other things and did not change, as far as is on record. */
function stillOf({ groups }: ChangeHistory, { topics }: ChangesQuery): readonly Attribute[] {
  const asked = [...new Set(topics.map(({ attribute }) => attribute))].filter((attribute) => kindOfAttribute[attribute] !== undefined);
  if (asked.length < 2 || groups.length === 0) return [];
  const alone = (attribute: Attribute) => asked.every((other) => other === attribute || kindOfAttribute[other] !== kindOfAttribute[attribute]);
  return asked.filter((attribute) =>
    groups.every(
      ({ kind, rows, events }) =>
        rows.every((row) => row.attribute !== attribute) && !(alone(attribute) && kind === kindOfAttribute[attribute] && events.length > 0),
    ),
  );
}

const PRICE: Topic = { attribute: 'prices' };

/** What the subjects cost now, where their prices are asked about. */
function pricesNow(view: View, { subjects, topics }: ChangesQuery): readonly Finding[] {
  if (!topics.some(({ attribute }) => attribute === 'prices')) return [];
  return subjects.flatMap((entity) => findFor(view, entity, PRICE, {}));
}

/** What happened in the days that are named, else what is written of the words of the question. */
function wordsOf(view: View, query: ChangesQuery, texts: AnswerDeps['texts'], message: string | undefined): readonly AnyHeld[] {
  const happened = happenedIn(view, query.subjects, query);
  if (happened.length > 0) return happened;
  const open = query.topics.length === 0 || query.until !== undefined || query.began;
  return message && query.subjects.length > 0 && open ? textsFor(view, texts, message, query.subjects, ['events', 'notes'], 1) : [];
}

/** The last change before the days asked about, where nothing happened in them: all of that day. */
function lastBefore(view: View, of: readonly Entity[], query: ChangesQuery): ChangeHistory | undefined {
  if (query.since === undefined || of.length === 0 || query.since > view.day) return undefined;
  const { direction: _, ...open } = query;
  const earlier = historyOf(view, of, { ...open, since: undefined, until: addDays(query.since, -1) });
  const news = withRows(earlier, (row) => !isRecorded(row));
  const groups = news.groups.length > 0 ? news.groups : earlier.groups.filter(({ events }) => events.length > 0);
  const day = groups
    .map((group) => group.day)
    .toSorted()
    .at(-1);
  const last = groups.filter((group) => group.day === day);
  return last.length > 0 ? { ...earlier, groups: last, headlines: headlinesOf(last) } : undefined;
}

/** What changed of the subjects, or of everything where none is named, between the days of the query; `today` ends it where the query does not. */
export function answerChanges(asked: ChangesAsked, today: View, { texts, message }: AnswerDeps): ChangesAnswer {
  const { day, since = day, until = day } = asked.when ?? {};
  const query: ChangesQuery = { ...asked, since, until };
  // A day that the question names is told of though it is yet to come.
  const view = query.since !== undefined && query.until !== undefined && query.since > today.day ? today.catalog.at(query.until) : today;
  const of = query.subjects;
  const found = historyOf(view, of, query);
  const contrary = query.direction !== undefined && of.length > 0 && found.groups.length === 0 ? contraryOf(view, of, query) : undefined;
  const history = contrary ?? found;
  // Where the figures themselves are told, words about them are not.
  const moved = history.groups.some(({ rows }) =>
    rows.some((row) => isMonthlyPrice(row) && row.figures.some(({ how }) => how === 'changed' || how === 'began')),
  );
  const before = history.groups.length === 0 ? lastBefore(view, of, query) : undefined;
  return {
    kind: 'changes',
    query: asked,
    ...(before ? { before } : {}),
    view,
    history: { ...history, headlines: forEachKind(history, query) },
    still: stillOf(history, query),
    ...(contrary ? { contrary: true as const } : {}),
    now: moved ? [] : pricesNow(view, query),
    written: moved ? [] : wordsOf(view, query, texts, message),
  };
}

const ANNOUNCED: readonly Attribute[] = ['prices', 'apiPrices', 'quotas', 'discounts', 'availability'];

/** What has been announced by the day of the view for later days; undefined where nothing has. */
export function answerAnnounced(subjects: readonly Entity[], view: View, deps: AnswerDeps): ChangesAnswer | undefined {
  const owners = [...new Set(subjects.flatMap((subject) => [subject, ...plansOf(view, subject)]))];
  const ahead = owners.flatMap((owner) => ANNOUNCED.flatMap((attribute) => view.upcoming(owner, attribute)));
  // Later news is not known then.
  const days = ahead.flatMap(({ checked, fact: { from } }) => (checked <= view.day && from !== undefined ? [from] : [])).sort();
  const [since, until] = [days[0], days.at(-1)];
  if (since === undefined || until === undefined) return undefined;
  const topics = ANNOUNCED.map((attribute): Topic => ({ attribute }));
  const told = answerChanges({ kind: 'changes', subjects, topics, when: { since, until } }, view, { texts: deps.texts });
  const groups = told.history.groups.filter(({ day }) => days.includes(day));
  return { ...told, view, history: { ...told.history, groups, headlines: headlinesOf(groups) }, still: [], now: [], written: [] };
}
