/** Queries with their ids looked up, their paths taken apart and what is not wanted taken off: what the answers are worked out from. */
import { isProduct, type Product } from '#src/catalog/schema.ts';
import type { Entity, Plan, View } from '#src/catalog/types.ts';
import { saleOf } from '#src/core/sale.ts';
import { type Measure, parseMeasure } from '../query/measures.ts';
import type { Query, QueryOf } from '../query/query.ts';
import type { Row } from '../query/sum.ts';
import { type ApiTerm, type PriceTerm, parseTerm, type QuotaTerm } from '../query/terms.ts';
import { parseTopic, type Topic } from '../query/topics.ts';
import type { Except } from '../query/when.ts';
import { everyLine, plansOf } from './scene.ts';

type Of<K extends Query['kind'], Fields extends string, Into> = Omit<QueryOf<K>, Fields> & Into;
type About = { readonly subjects: readonly Entity[]; readonly topics: readonly Topic[] };

export type FactAsked = Of<'fact', keyof About, About>;
export type CompareAsked = Of<'compare', keyof About, About>;
export type ChangesAsked = Of<'changes', keyof About, About>;
export type UseAsked = Of<'use', 'subjects' | 'models', { readonly subjects: readonly Entity[]; readonly models: readonly Entity[] }>;
export type SelectAsked = Of<
  'select',
  'among' | 'show' | 'by' | 'filter' | 'manner',
  {
    readonly among: readonly Entity[];
    /** Kinds of what is sold; all where it is empty. */
    readonly products: readonly Product[];
    readonly show: readonly Topic[];
    readonly by?: Measure;
    readonly filter: NonNullable<QueryOf<'select'>['filter']>;
    readonly manner: NonNullable<QueryOf<'select'>['manner']>;
    /** Plans that are not wanted. */
    readonly without: readonly Plan[];
  }
>;

/** A figure of the question: money, an amount of a unit or of nothing in particular. */
export type AmountTerm = { readonly of: 'amount'; readonly value: number } & Pick<Row, 'unit' | 'currency' | 'per' | 'off'>;
/** `off`: a share taken off, by the person's own account. */
type PaidTerm = PriceTerm & Pick<Row, 'off'>;
/** `said`: a figure of the question instead of the plan's own; without a unit it is in that of the plan. */
type LimitTerm = QuotaTerm & { readonly said?: { readonly amount: number } & Pick<Row, 'unit'> };
export type SumTerm = PaidTerm | LimitTerm | ApiTerm | AmountTerm;
export type SumRow = { readonly subject?: Entity; readonly count?: number | undefined; readonly term: SumTerm };
export type SumAsked = Of<'sum', 'rows', { readonly rows: readonly SumRow[] }>;

export const entitiesOf = (view: View, ids: readonly string[] = []): readonly Entity[] => [
  ...new Set(ids.flatMap((id) => view.catalog.entity(id) ?? [])),
];

/** A price is asked for in the phases that are left, a list without what is not wanted. */
function wantedOf(topic: Topic, { phases = [], clients = [], models = [] }: Except): readonly Topic[] {
  const { attribute, phase, item, family, name } = topic;
  if (attribute === 'prices' && phases.includes('first') && (phase === undefined || phase === 'first')) return [{ ...topic, phase: 'regular' }];
  if (attribute === 'prices' && phase !== undefined && phases.includes(phase)) return [];
  const left = attribute === 'clients' ? clients : attribute === 'models' ? models : [];
  return [left.length > 0 && item === undefined && family === undefined && name === undefined ? { ...topic, without: left } : topic];
}

function topicsOf(paths: readonly string[] = [], except?: Except): readonly Topic[] {
  const topics = paths.map(parseTopic);
  const wanted = except ? topics.flatMap((topic) => wantedOf(topic, except)) : topics;
  return wanted.length > 0 ? wanted : topics;
}

/** Whether it is one of those, or belongs to one. */
function belongs(view: View, entity: Entity, ids: readonly string[]): boolean {
  const line = entity.kind === 'plan' ? view.catalog.get('line', entity.line) : entity.kind === 'line' ? entity : undefined;
  return [entity.id, line?.id, line?.vendor, line?.product].some((id) => id !== undefined && ids.includes(id));
}

/** A plan that is not wanted: named, in something named, of an edition named ("highspeed"), or on sale in a way that is of no use. */
function isUnwanted(view: View, plan: Plan, { subjects = [], editions = [], sale = [] }: Except): boolean {
  const tier = `${plan.tier.en} ${plan.tier.zh}`.toLowerCase();
  return (
    belongs(view, plan, subjects) ||
    editions.some((word) => tier.includes(word.toLowerCase())) ||
    sale.some((state) => state === saleOf(view, plan).state)
  );
}

/** Those that are left; of a line of which some plans are not wanted the others. As they were where nothing would be left. */
export function without(view: View, entities: readonly Entity[], except: Except | undefined): readonly Entity[] {
  if (!except) return entities;
  const named = except.subjects ?? [];
  const left = entities.flatMap((entity): readonly Entity[] => {
    if (belongs(view, entity, named)) return [];
    if (entity.kind === 'plan') return isUnwanted(view, entity, except) ? [] : [entity];
    const plans = plansOf(view, entity);
    const wanted = plans.filter((plan) => !isUnwanted(view, plan, except));
    return wanted.length === plans.length ? [entity] : wanted;
  });
  return left.length > 0 ? left : entities;
}

/** Everyone is meant where nobody is named; all but some are named where some are not wanted. */
function subjectsOf(
  view: View,
  { subjects, except }: { readonly subjects: readonly string[]; readonly except?: Except | undefined },
): readonly Entity[] {
  const named = entitiesOf(view, subjects);
  if (named.length > 0 || !except || [except.subjects, except.editions, except.sale].every((each) => each === undefined))
    return without(view, named, except);
  return without(view, everyLine(view), except);
}

export const factAsked = (query: QueryOf<'fact'>, view: View): FactAsked => ({
  ...query,
  subjects: subjectsOf(view, query),
  topics: topicsOf(query.topics, query.except),
});

export const compareAsked = (query: QueryOf<'compare'>, view: View): CompareAsked => ({
  ...query,
  subjects: subjectsOf(view, query),
  topics: topicsOf(query.topics),
});

export const changesAsked = (query: QueryOf<'changes'>, view: View): ChangesAsked => ({
  ...query,
  subjects: entitiesOf(view, query.subjects),
  topics: topicsOf(query.topics),
});

export const useAsked = (query: QueryOf<'use'>, view: View): UseAsked => ({
  ...query,
  subjects: subjectsOf(view, query),
  models: entitiesOf(view, query.models),
});

export function selectAsked({ by, show, filter = {}, manner = [], ...query }: QueryOf<'select'>, view: View): SelectAsked {
  const { except } = query;
  return {
    ...query,
    ...(by === undefined ? {} : { by: parseMeasure(by) }),
    among: without(view, entitiesOf(view, query.among), except),
    products: query.among?.filter(isProduct) ?? [],
    show: topicsOf(show),
    filter,
    manner,
    without: except ? view.catalog.plans.filter((plan) => isUnwanted(view, plan, except)) : [],
  };
}

/** What a row holds, with its own figures. */
function rowAsked(view: View, { subject: id, count, term, amount, unit, currency, per, off }: Row): SumRow {
  const subject = id === undefined ? undefined : view.catalog.entity(id);
  const whose = { ...(subject ? { subject } : {}), count };
  if (term === undefined) return { ...whose, term: { of: 'amount', value: amount ?? 0, unit, currency, per, off } };
  const read = parseTerm(term);
  if (read.of === 'price') return { ...whose, term: { ...read, off } };
  return { ...whose, term: read.of === 'quota' && amount !== undefined ? { ...read, said: { amount, unit } } : read };
}

export function sumAsked(query: QueryOf<'sum'>, view: View): SumAsked {
  const rows = query.rows.map((row) => rowAsked(view, row));
  const { except } = query;
  const wanted = except
    ? rows.filter(
        ({ subject }) =>
          subject === undefined || (subject.kind === 'plan' ? !isUnwanted(view, subject, except) : !belongs(view, subject, except.subjects ?? [])),
      )
    : rows;
  return { ...query, rows: wanted.length > 0 ? wanted : rows };
}

/** Whom a sum is about, each once. */
export const sumSubjects = ({ rows }: SumAsked): readonly Entity[] => [...new Set(rows.flatMap(({ subject }) => subject ?? []))];
