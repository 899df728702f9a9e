/** A question that leans on the one before: "那 Pro 呢？", "and per year?", "M2.5 的呢". */
import type { Plan, Ref } from '#src/catalog/types.ts';
import { plansOffered } from '#src/core/sale.ts';
import { dayBefore } from '../days.ts';
import { monthsIn } from './bill.ts';
import { comparing } from './comparing.ts';
import { type Needs, type Query, type QueryOf, sumSubjects, type Topic } from './earlier/query.ts';
import { toQuery } from './earlier/use.ts';
import { isEditionOf } from './editions.ts';
import { amendSum } from './follow-up-sums.ts';
import type { Frame } from './frame.ts';
import { distinct } from './indirect.ts';
import { linesOf } from './lines.ts';
import { needsOf } from './needs.ts';
import { periodPaid } from './paid-for.ts';
import { splitIn } from './price-sums.ts';
import { claimOf } from './statements.ts';
import { abroad, refOf, sold } from './subjects.ts';
import { windowsOf } from './topics.ts';
import { useIn } from './uses.ts';

/** What the earlier question was about. */
export function subjectsOf(query: Query): readonly Ref[] {
  switch (query.kind) {
    case 'fact':
    case 'compare':
    case 'changes':
    case 'define':
    case 'unknown':
      return query.subjects;
    case 'rank':
      return query.filter.within;
    case 'recommend':
      return query.needs.among;
    case 'clarify':
      return query.options;
    case 'use':
      return query.subjects.length > 0 ? query.subjects : query.models;
    case 'sum':
      return sumSubjects(query);
    default:
      return [];
  }
}

function lineOf(ref: Ref, { scope: { catalog } }: Frame): string | undefined {
  if (ref.kind === 'plan') return catalog.get('plan', ref.id)?.line;
  if (ref.kind === 'line') return ref.id;
  // A tier beside a model is one of its maker's.
  const vendor = ref.kind === 'model' ? catalog.get('model', ref.id)?.vendor : undefined;
  return vendor === undefined ? undefined : catalog.linesOf(vendor).find(({ product, region }) => product === 'coding-plan' && region === 'cn')?.id;
}

/** "那 199 的呢": what the lines spoken of before sell at that price. */
function atPrice({ signals, scope }: Frame, lines: readonly string[]): readonly Plan[] {
  const [said] = signals.numbers;
  if (!said || signals.numbers.length > 1 || signals.quantities.some(({ unit }) => unit !== undefined) || signals.spans.length > 0) return [];
  const priced = scope.lexicon.plansAt(said.value).filter(({ plan }) => lines.includes(plan.line));
  const offered = lines.flatMap((line) => plansOffered(scope.view, line));
  return distinct(priced.map(({ plan }) => plan)).filter((plan) => offered.includes(plan));
}

/** "极速版呢": the faster edition of the tiers spoken of before; of all tiers of a line where it was the line. */
function editionsOf({ signals, scope }: Frame, before: readonly Ref[]): readonly Plan[] {
  if (!signals.has('fast-edition')) return [];
  const { catalog } = scope;
  return before.flatMap((ref) => {
    const plan = ref.kind === 'plan' ? catalog.get('plan', ref.id) : undefined;
    const plans = catalog.plansOf(plan?.line ?? (ref.kind === 'line' ? ref.id : ''));
    const plain = plan ? [plan] : plans;
    return plans.filter((edition) => plain.some((each) => isEditionOf(edition, each)));
  });
}

/** A model was spoken of: its maker's lines. */
function makersLines(before: readonly Ref[], { signals, scope }: Frame): readonly string[] {
  const makers = before.flatMap(({ kind, id }) => {
    const vendor = kind === 'model' ? scope.catalog.get('model', id)?.vendor : undefined;
    return (vendor !== undefined && scope.catalog.get('vendor', vendor)) || [];
  });
  return linesOf(makers, signals, scope).map(({ id }) => id);
}

/** "那 Pro 呢": the tier of that name, or of that price, in each line spoken of before. */
export function tierOf(frame: Frame, before: readonly Ref[]): readonly Plan[] {
  const editions = frame.owners.length === 0 ? editionsOf(frame, before) : [];
  if (editions.length > 0) return editions;
  const lines = [...new Set([...before.flatMap((ref) => lineOf(ref, frame) ?? []), ...makersLines(before, frame)])];
  if (!frame.subjects.ambiguous) return frame.owners.length === 0 ? atPrice(frame, lines) : [];
  const { candidates } = frame.subjects.ambiguous;
  return lines.flatMap((line) => candidates.filter((plan) => plan.line === line)).map((plan) => sold(plan, frame.scope));
}

/** "国际版呢": what was spoken of before, in the region that is named now. */
export function spokenOf(last: Query, { scope, signals }: Frame): readonly Ref[] {
  return subjectsOf(last).map((ref) => {
    const plan = ref.kind === 'plan' ? scope.catalog.get('plan', ref.id) : undefined;
    return plan ? refOf(abroad(plan, signals, scope)) : ref;
  });
}

type Fact = QueryOf<'fact'>;

function amendFact(last: Fact, frame: Frame, subjects: readonly Ref[]): Query {
  const { signals, topics } = frame;
  const windows = windowsOf(signals);
  const claim = signals.has('disagree') ? claimOf(frame) : undefined;
  const { claim: _claimed, disputed: _doubted, ...before } = last;
  const about = (changed: readonly Topic[]): Fact => ({
    ...before,
    ...frame.when,
    ...(claim ? { claim, disputed: true } : {}),
    subjects: [...subjects],
    topics: [...changed],
  });
  const promoted = last.topics.some(({ attribute }) => attribute === 'discounts');
  const per = periodPaid(signals);
  if (promoted && per && topics.every(({ attribute }) => attribute === 'prices')) return about([{ attribute: 'discounts', per }]);
  const items = [...frame.subjects.clients, ...frame.subjects.models];
  const asked = last.topics.filter(({ item }) => item !== undefined);
  // "And Moltbot?": the list is asked for another item.
  if (frame.offers.length === 0 && asked.length > 0 && items.length > 0 && asked.every(({ item }) => items.every(({ kind }) => kind === item?.kind)))
    return { ...last, topics: items.map((item) => ({ attribute: item.kind === 'model' ? 'models' : 'clients', item })) };
  if (topics.length > 0) return about(topics);
  const parts = (['cached', 'uncached', 'input', 'output', 'cache-write'] as const).filter((part) => signals.has(part));
  if (parts.length > 0 && last.topics.some(({ attribute }) => attribute === 'apiPrices'))
    return about(parts.map((part) => ({ attribute: 'apiPrices', part })));
  const priced = last.topics.some(({ attribute }) => attribute === 'prices');
  const months = monthsIn(frame);
  const people = signals.people ?? 1;
  const split = splitIn(frame);
  const plans = subjects.filter(({ kind }) => kind === 'plan');
  if (priced && (months > 1 || people > 1) && plans.length > 0) {
    const count = split || people === 1 ? {} : { count: people };
    const per = signals.has('yearly', 'window-year') ? ('year' as const) : ('month' as const);
    return {
      kind: 'sum',
      relation: 'total',
      rows: plans.map((subject) => ({ subject, ...count, term: { of: 'price', per } })),
      ...(months === 1 ? {} : { months }),
      ...(split ? { among: split } : {}),
      ...frame.when,
    };
  }
  if (windows.length > 0 && !priced) return about(windows.map((window) => ({ attribute: 'quotas', window })));
  return about(last.topics);
}

/** The same use of other plans or on another model, or another use of the same. */
function amendUse(last: QueryOf<'use'>, frame: Frame, subjects: readonly Ref[]): Query {
  const { signals } = frame;
  // "换成 500M 呢": the figure takes the place of the one before.
  const bare = signals.roles.figures.find(({ role }) => role === 'left' || role === 'use');
  const said = useIn(frame)?.input;
  const { left: _left, ...before } = last;
  const { use } = last.workload;
  const models = frame.subjects.models;
  const [model] = models;
  const workload = said
    ? { ...last.workload, ...toQuery(said) }
    : bare && use
      ? { ...last.workload, use: { ...use, amount: bare.value } }
      : last.workload;
  const bill = last.asks === 'bill';
  return {
    ...before,
    ...frame.when,
    subjects: [...(subjects.length > 0 ? subjects : last.subjects)],
    ...(bill && models.length > 0 ? { models: [...models] } : {}),
    workload: model && !bill ? { ...workload, model: model.id } : workload,
  };
}

const FLIPPED = /反过来|相反|反之|the other way (?:a?round)?|the opposite|the reverse|conversely/i;
const OTHER_RHYTHM = { burst: 'steady', steady: 'burst' } as const;

/** A rhythm of work takes the place of the one before: nobody has both. */
function rhythmAfter(before: Needs['rhythm'], more: Needs['rhythm'], text: string): Needs['rhythm'] {
  if (more.length > 0) return more;
  return FLIPPED.test(text) ? before.map((rhythm) => OTHER_RHYTHM[rhythm]) : before;
}

function amendRecommend(last: QueryOf<'recommend'>, frame: Frame): Query {
  const more = needsOf(frame);
  const join = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];
  const { needs } = last;
  return {
    ...last,
    needs: {
      ...needs,
      ...more,
      among: more.among.length > 0 ? more.among : needs.among,
      clients: join(needs.clients, more.clients),
      models: join(needs.models, more.models),
      families: join(needs.families, more.families),
      protocols: join(needs.protocols, more.protocols),
      features: join(needs.features, more.features),
      rules: join(needs.rules, more.rules),
      rhythm: rhythmAfter(needs.rhythm, more.rhythm, frame.signals.text),
      tightBudget: needs.tightBudget || more.tightBudget,
    },
  };
}

/** "And cache hits?": told in the definition before, where that has the words. */
const GOES_ON = /呢\s*[?？]?$|^(?:那|and\b|what about|how about)/i;

function amendDefine(last: QueryOf<'define'>, { signals, scope }: Frame): Query | undefined {
  const { terms, text } = signals;
  const said = terms.map(({ start, end }) => text.slice(start, end).toLowerCase());
  const holds = last.terms.some((id) =>
    scope.catalog.glossary[id]?.definitions.some((definition) =>
      said.some((words) => `${definition.text.zh} ${definition.text.en}`.toLowerCase().includes(words)),
    ),
  );
  // "1 小时的呢": more of what its definition says.
  if (terms.length === 0) return GOES_ON.test(text) ? last : undefined;
  return { ...last, terms: [...new Set([...(holds ? last.terms : []), ...terms.map(({ id }) => id)])].slice(0, 4) };
}

function amendChanges(last: QueryOf<'changes'>, { signals }: Frame, subjects: readonly Ref[]): Query {
  const [said] = signals.days;
  const period = said ? { since: said.from, ...(said.side === 'after' ? {} : { until: dayBefore(said.until) }) } : {};
  return { ...last, ...period, subjects: [...subjects], words: `${last.words ?? ''}\n${signals.text}` };
}

/** The last question with what this one changes. Undefined where it changes nothing that can be told. */
export function amend(last: Query, frame: Frame): Query | undefined {
  const tiers = tierOf(frame, subjectsOf(last)).map(refOf);
  // A tier that none of those lines has is somebody else's.
  if (frame.subjects.ambiguous && tiers.length === 0) return undefined;
  const before = subjectsOf(last);
  const spoken = spokenOf(last, frame);
  const moved = spoken.some(({ id }, index) => id !== before[index]?.id) ? spoken : [];
  const named = [tiers, frame.owners, moved].find((refs) => refs.length > 0) ?? [];
  const subjects = named.length > 0 ? named : before;
  if (last.kind === 'fact' && frame.signals.has('compare') && named.length > 0 && before.length > 0) {
    const topics = last.topics.filter(({ attribute }) => attribute !== 'events');
    return comparing({ kind: 'compare', subjects: [], topics }, [...before.slice(0, 3), ...named]);
  }
  switch (last.kind) {
    case 'fact':
      return amendFact(last, frame, subjects);
    case 'compare':
      return named.length === 1 && tiers.length === 0
        ? comparing(last, [...subjectsOf(last).slice(0, 1), ...named])
        : comparing({ ...last, topics: frame.topics.length > 0 ? [...frame.topics] : last.topics }, subjects);
    case 'changes':
      return amendChanges(last, frame, subjects);
    case 'define':
      return amendDefine(last, frame);
    case 'use':
      return amendUse(
        last,
        frame,
        named.filter(({ kind }) => kind === 'plan' || kind === 'line'),
      );
    case 'sum':
      return amendSum(
        last,
        frame,
        named.filter(({ kind }) => kind === 'plan' || kind === 'line'),
      );
    case 'recommend':
      return amendRecommend(last, frame);
    case 'rank':
      return { ...last, filter: { ...last.filter, ...(named.length > 0 ? { within: [...named] } : {}) } };
    default:
      return undefined;
  }
}
