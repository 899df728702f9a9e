/** An earlier Query with what a later message brings: other subjects, windows, months, people, an amount, a model, needs. */
import type { Ref } from '#src/catalog/types.ts';
import type { Query, QueryOf } from '../query/query.ts';
import { parseTerm, termPath } from '../query/terms.ts';
import { parseTopic, type Topic, topicPath } from '../query/topics.ts';
import { toQuery } from '../query/use.ts';
import { refsOf } from './about.ts';
import { ids, type Meaning, shared } from './meaning.ts';
import { needsOf, rhythms } from './needs.ts';
import { UNITS } from './rows/quota-figures.ts';
import { monthsIn, priceOf, quotaOf, type Sum, type SumRow, splitIn } from './rows/sum-parts.ts';
import { periodPaid, windowsIn } from './spoken.ts';
import { PARTS, topic } from './topic-words.ts';

/** `named`: whom the new message names, by a tier of what was spoken of, by name, or by a region. */
export type Changed = Meaning & { readonly before: readonly Ref[]; readonly named: readonly Ref[]; readonly tiers: readonly Ref[] };

const isOffer = ({ kind }: Ref): boolean => kind === 'plan' || kind === 'line';
const subjectsNow = ({ named, before }: Changed): readonly Ref[] => (named.length > 0 ? named : before);

type Fact = QueryOf<'fact'>;

/** What the new message asks of them instead; undefined where it asks nothing else. */
function topicsNow(topics: readonly Topic[], changed: Changed): readonly Topic[] | undefined {
  const { heard, subjects } = changed;
  const per = periodPaid(heard);
  if (topics.some(({ attribute }) => attribute === 'discounts') && per && changed.topics.every(({ attribute }) => attribute === 'prices'))
    return [topic('discounts', { per })];
  const items = [...subjects.clients, ...subjects.models];
  const asked = topics.filter(({ item }) => item !== undefined);
  const list = asked[0]?.attribute;
  // "And Moltbot?": the list is asked for another item.
  if (subjects.offers.length === 0 && items.length > 0 && items.every(({ kind }) => `${kind}s` === list))
    return items.map(({ kind, id: item }) => topic(kind === 'model' ? 'models' : 'clients', { item }));
  if (changed.topics.length > 0) return changed.topics;
  const parts = PARTS.filter((part) => heard.has(part));
  if (parts.length > 0 && topics.some(({ attribute }) => attribute === 'apiPrices')) return parts.map((part) => topic('apiPrices', { part }));
  const windows = windowsIn(heard);
  const priced = topics.some(({ attribute }) => attribute === 'prices');
  return windows.length > 0 && (!priced || heard.has('adds')) ? windows.map((window) => topic('quotas', { window })) : undefined;
}

/** Prices for a time or for people: "那三个人一年呢". */
function summed(topics: readonly Topic[], changed: Changed): Sum | undefined {
  const { heard } = changed;
  const plans = subjectsNow(changed).filter(({ kind }) => kind === 'plan');
  const [months, people, split] = [monthsIn(changed), heard.people ?? 1, splitIn(changed)];
  if (!topics.some(({ attribute }) => attribute === 'prices') || changed.topics.length > 0 || plans.length === 0) return undefined;
  if (months === 1 && people === 1) return undefined;
  const per = heard.has('yearly', 'window-year') ? ('year' as const) : ('month' as const);
  return {
    kind: 'sum',
    relation: 'total',
    rows: plans.map((plan) => priceOf(plan, { per }, split ? 1 : people)),
    ...(months === 1 ? {} : { months }),
    ...(split ? { among: split } : {}),
    ...shared(changed),
  };
}

/** "按 GLM-5 算呢", "换算成模型调用是多少" after a quota: that quota on the model, or in the unit. */
function retoldQuota(last: Fact, topics: readonly Topic[], changed: Changed): Sum | undefined {
  const [model] = changed.subjects.models;
  const { wanted, heard } = changed;
  const into = wanted?.into || heard.has('convert') ? UNITS[wanted?.unit ?? ''] : undefined;
  const quotas = topics.filter(({ attribute }) => attribute === 'quotas');
  const subjects = refsOf(last.subjects, changed.scope.catalog).filter(isOffer);
  if ((!model && !into) || quotas.length === 0 || subjects.length === 0 || changed.subjects.offers.length > 0) return undefined;
  const rows = subjects.flatMap((subject) =>
    quotas.map(({ window, unit }) =>
      quotaOf(subject, {
        ...(window && window !== 'all' ? { window } : {}),
        ...((into ?? unit) ? { unit: into ?? unit } : {}),
        ...(model ? { model: model.id } : {}),
      }),
    ),
  );
  return { kind: 'sum', relation: 'each', rows, ...shared(changed) };
}

/** Of whom and what it asks now. */
function askedNow(last: Fact, topics: readonly Topic[], changed: Changed): Pick<Fact, 'subjects' | 'topics'> {
  const now = topicsNow(topics, changed);
  const named = subjectsNow(changed);
  // A model has no price but that of its API.
  const ofModels = named.length > 0 && named.every(({ kind }) => kind === 'model') && topics.some(({ attribute }) => attribute === 'prices');
  const itemised = now?.every(({ item }) => item !== undefined) && changed.topics.length === 0;
  const asked = now ? now.map(topicPath) : ofModels ? ['apiPrices'] : last.topics;
  return {
    subjects: itemised ? last.subjects : ids(named),
    topics: [...new Set([...(changed.heard.has('adds') ? last.topics : []), ...asked])],
  };
}

function amendFact(last: Fact, changed: Changed): Query {
  const { heard } = changed;
  const topics = last.topics.map(parseTopic);
  const weighed = retoldQuota(last, topics, changed);
  if (weighed) return weighed;
  const told = summed(topics, changed);
  if (told) return told;
  const { claims: _claims, disputed: _disputed, when: earlier, ...before } = last;
  // "And since when is it 18": the day of the question before is no part of it.
  const since = changed.asks === 'when' && changed.topics.length === 0;
  const when = since ? { ...changed.when } : { ...earlier, ...changed.when };
  const claim = heard.has('disagree') || since ? heard.all('number').find(({ glued }) => !glued) : undefined;
  return {
    ...before,
    ...(since ? { asks: 'when' as const } : {}),
    ...(claim ? { claims: [{ amount: claim.value }] } : {}),
    ...(claim && !since ? { disputed: true as const } : {}),
    ...askedNow(last, topics, changed),
    ...(Object.keys(when).length > 0 ? { when } : {}),
    ...(changed.except ? { except: changed.except } : {}),
  };
}

function amendCompare(last: QueryOf<'compare'>, changed: Changed): Query {
  const { named, tiers, before, topics } = changed;
  const [one, second] = named;
  const sides = one && !second && tiers.length === 0 ? [...before.slice(0, 1), one] : subjectsNow(changed);
  const asked = one && !second && tiers.length === 0 ? last.topics : topics.length > 0 ? topics.map(topicPath) : last.topics;
  const subjects = [...new Set(ids(sides))];
  if (subjects.length > 1) return { ...last, subjects, topics: [...asked], ...shared(changed) };
  return { kind: 'fact', subjects, topics: asked.length > 0 ? [...asked] : ['prices', 'quotas'], asks: 'value', ...shared(changed) };
}

/** The same use of other plans or on another model, or another use of the same. */
function amendUse({ left: _left, ...last }: QueryOf<'use'>, changed: Changed): Query {
  const { heard, subjects, use: said } = changed;
  // "换成 500M 呢": the figure takes the place of the one before.
  const bare = heard.roles.figures.find(({ role }) => role === 'left' || role === 'use');
  const { use, parts, week: _week, groups: _groups, spent: _spent, ...rest } = last.workload;
  const [model] = subjects.models;
  const workload = said
    ? { ...(said.input.use || said.input.parts ? rest : last.workload), ...toQuery(said.input) }
    : bare && use && !parts
      ? { ...last.workload, use: { ...use, amount: bare.value } }
      : last.workload;
  const offers = changed.named.filter(isOffer);
  const bill = last.asks === 'bill';
  return {
    ...last,
    subjects: offers.length > 0 ? ids(offers) : last.subjects,
    ...(bill && model ? { models: ids(subjects.models) } : {}),
    workload: model && !bill ? { ...workload, model: model.id } : workload,
    ...shared(changed),
  };
}

const subjectsIn = (rows: readonly SumRow[]): readonly string[] => [...new Set(rows.flatMap(({ subject }) => subject ?? []))];

/** The rows for others: each kind of row of the first of those before, for each of them, side by side where they were. */
function rowsFor(rows: readonly SumRow[], subjects: readonly string[], count: number | undefined): readonly SumRow[] {
  const [first, second] = subjectsIn(rows);
  if (first === undefined || subjects.length === 0) return rows;
  const own = rows.filter(({ subject }) => subject === first);
  const to =
    (subject: string) =>
    (row: SumRow): SumRow => ({ ...row, subject, ...(count === undefined ? {} : { count }) });
  const others = rows.filter(({ subject }) => subject === undefined);
  // What stood against another row of the same subject still does; what stood against another subject goes on to.
  const byTerm = second !== undefined && own.length > 1;
  const told = byTerm ? own.flatMap((row) => subjects.map((subject) => to(subject)(row))) : subjects.flatMap((subject) => own.map(to(subject)));
  return rows[0]?.subject === undefined ? [...others, ...told] : [...told, ...others];
}

/** Where two stood against each other and one is named, it takes the place of the second. */
function sidesNow({ relation, rows }: Sum, named: readonly string[]): readonly string[] {
  const [first, second] = subjectsIn(rows);
  const [only, another] = named;
  const against = relation === 'difference' && rows.every(({ subject }) => subject !== undefined);
  return against && first && second && only && !another && only !== first ? [first, only] : named;
}

/** A quota for another window or span, on another model; a month by another place. */
function retold(sum: Sum, { heard, subjects }: Changed): Sum {
  const window = windowsIn(heard).at(-1);
  const span = (['minute', 'hour', 'day'] as const).find((each) => heard.has(`window-${each}`));
  const [model] = subjects.models;
  const nths = [...new Set(heard.all('ordinal').map(({ nth }) => nth))].toSorted((a, b) => a - b);
  const terms = sum.rows.map(({ term }) => (term === undefined ? undefined : parseTerm(term)));
  if (nths.length > 0 && terms.some((term) => term?.of === 'price' && term.nth !== undefined)) {
    const rows = subjectsIn(sum.rows).flatMap((id) => nths.map((nth) => priceOf({ kind: 'plan', id }, { phase: 'first', nth })));
    return { ...sum, rows };
  }
  if (sum.relation === 'ratio' || terms.every((term) => term?.of !== 'quota')) return sum;
  const rows = sum.rows.map((row, index): SumRow => {
    const term = terms[index];
    if (term?.of !== 'quota') return row;
    return { ...row, term: termPath({ ...term, ...(!span && window ? { window } : {}), ...(model ? { model: model.id } : {}) }) };
  });
  return { ...sum, rows, ...(span ? { per: span } : {}) };
}

function amendSum(last: Sum, changed: Changed): Query {
  const { heard } = changed;
  const named = ids(changed.named.filter(isOffer));
  const when = shared(changed);
  if (last.relation === 'total' && heard.has('window-day') && named.length === 0) {
    const { months: _, among: __, ...rest } = last;
    return { ...rest, ...when, relation: 'each', per: 'day' };
  }
  const terms = last.rows.map(({ term }) => (term === undefined ? undefined : parseTerm(term)));
  const [only, another] = named;
  const windowed = terms.some((term) => term === undefined || (term.of === 'quota' && term.window !== undefined));
  // How many times another a plan is, by itself, is how many times the smallest.
  if (
    last.relation === 'ratio' &&
    only &&
    !another &&
    subjectsIn(last.rows).length > 1 &&
    !windowed &&
    last.rows[0]?.subject !== last.rows[1]?.subject
  )
    return { kind: 'sum', relation: 'each', rows: [quotaOf({ kind: 'plan', id: only }, { unit: 'multiple' })], ...when };
  const total = last.relation === 'total';
  const plans = total ? ids(changed.named.filter(({ kind }) => kind === 'plan')) : sidesNow(last, named);
  const months = monthsIn(changed);
  const lasting = months > 1 && (total || last.relation === 'difference');
  const rows = [...rowsFor(last.rows, plans, total ? heard.people : undefined)];
  return { ...retold({ ...last, rows }, changed), ...when, ...(lasting ? { months } : {}) };
}

const OTHER = { burst: 'steady', steady: 'burst' } as const;

/** More is needed, or other is; a rhythm of work takes the place of the one before: nobody has both. */
function amendSelect(last: QueryOf<'select'>, changed: Changed): Query {
  const { heard, named } = changed;
  const among = named.filter(({ kind }) => kind !== 'client' && kind !== 'model');
  if (!last.advise) return { ...last, ...(among.length > 0 ? { among: ids(among) } : {}) };
  const more = needsOf(changed);
  const [one, other] = [last.filter ?? {}, more.filter ?? {}];
  const lists = (['clients', 'models', 'families', 'protocols', 'features', 'rules'] as const).flatMap((list) => {
    const all = [...new Set([...(one[list] ?? []), ...(other[list] ?? [])])];
    return all.length > 0 ? [[list, all] as const] : [];
  });
  const rhythm = rhythms.filter((each) => more.manner?.includes(each));
  const before = rhythms.filter((each) => last.manner?.includes(each));
  const now = rhythm.length > 0 ? rhythm : heard.has('flipped') ? before.map((each) => OTHER[each]) : before;
  const rest = [...new Set([...(last.manner ?? []), ...(more.manner ?? [])])].filter((each) => !rhythms.some((other) => other === each));
  const manner = [...now, ...rest];
  return {
    ...last,
    ...more,
    filter: { ...one, ...other, ...Object.fromEntries(lists) },
    ...(among.length > 0 ? { among: ids(among) } : last.among ? { among: last.among } : {}),
    ...(manner.length > 0 ? { manner } : {}),
    ...(changed.except ? { except: changed.except } : {}),
  };
}

function amendDefine(last: QueryOf<'define'>, { heard, scope }: Changed): Query | undefined {
  const terms = heard.all('term');
  // "1 小时的呢": more of what its definition says.
  if (terms.length === 0) return heard.has('elliptic') ? last : undefined;
  const said = terms.map(({ start, end }) => heard.text.slice(start, end).toLowerCase());
  const holds = last.terms.some((id) =>
    scope.catalog.glossary[id]?.definitions.some(({ text }) => said.some((words) => `${text.zh} ${text.en}`.toLowerCase().includes(words))),
  );
  return { ...last, terms: [...new Set([...(holds ? last.terms : []), ...terms.map(({ id }) => id)])].slice(0, 4) };
}

/** Undefined where it changes nothing that can be told. */
export function amend(last: Query, changed: Changed): Query | undefined {
  const { heard, named, before } = changed;
  if (last.kind === 'fact' && heard.has('compare') && named.length > 0 && before.length > 0) {
    const topics = heard.has('gives-more') ? ['quotas', 'prices'] : last.topics.filter((path) => path !== 'events');
    return { kind: 'compare', subjects: [...new Set(ids([...before.slice(0, 3), ...named]))], topics };
  }
  switch (last.kind) {
    case 'fact':
      return amendFact(last, changed);
    case 'compare':
      return amendCompare(last, changed);
    case 'changes':
      return { ...last, subjects: ids(subjectsNow(changed)), ...(changed.when ? { when: changed.when } : {}) };
    case 'define':
      return amendDefine(last, changed);
    case 'use':
      return amendUse(last, changed);
    case 'sum':
      return amendSum(last, changed);
    case 'select':
      return amendSelect(last, changed);
    default:
      return undefined;
  }
}
