/** The Query of an understander that still speaks of entities by kind and of the message itself, in the language that the answers speak. */
import { dayBefore } from '../days.ts';
import { canonical } from '../query/canonical.ts';
import { measurePath } from '../query/measures.ts';
import type { Query } from '../query/query.ts';
import type { Row } from '../query/sum.ts';
import { termPath } from '../query/terms.ts';
import { parseTopic, type Topic, topicPath } from '../query/topics.ts';
import { toQuery } from '../query/use.ts';
import type { Query as Old, QueryOf as OldOf, Topic as OldTopic, When as OldWhen, SumRow } from './earlier/query.ts';
import { toInput } from './earlier/use.ts';

type Ref = { readonly id: string };

const idsOf = (refs: readonly Ref[]): string[] => refs.map(({ id }) => id);
const listed = (items: readonly string[] | undefined): string[] | undefined => (items && items.length > 0 ? [...items] : undefined);

const whenOf = ({ day, period, subscribedBefore, legacy }: OldWhen) => ({
  when: {
    day,
    since: period?.from,
    until: period && dayBefore(period.until),
    cohort: subscribedBefore ?? (legacy ? ('earlier' as const) : undefined),
  },
});

const reads = (path: string): boolean => {
  try {
    parseTopic(path);
    return true;
  } catch {
    return false;
  }
};

const ASPECTS: { readonly [A in NonNullable<OldTopic['aspect']>]: Pick<Topic, 'attribute' | 'aspect'> } = {
  resets: { attribute: 'quotas', aspect: 'resets' },
  unit: { attribute: 'quotas', aspect: 'unit' },
  counting: { attribute: 'notes', aspect: 'counting' },
  maker: { attribute: 'highlights', aspect: 'maker' },
  peak: { attribute: 'multipliers', aspect: 'peak' },
  credits: { attribute: 'multipliers', aspect: 'credits' },
};

/** What a topic asks; what its attribute has no field for falls away. */
function pathOf({ item, hours, aspect, term, ...topic }: OldTopic): string {
  const counted = aspect === 'counting' && topic.attribute !== 'notes' ? 'counting' : term;
  const path = topicPath({
    ...topic,
    ...(aspect ? ASPECTS[aspect] : {}),
    term: counted ?? (aspect === 'counting' ? 'counting' : undefined),
    item: item?.id,
    ...(hours ? { hours: { from: hours.from, to: hours.to }, days: hours.days } : {}),
  });
  return reads(path) ? path : topic.attribute;
}

const paths = (topics: readonly OldTopic[]): string[] => topics.map(pathOf);

function rowOf({ subject, count, term }: SumRow): Row {
  const whose = { subject: subject?.id, count };
  switch (term.of) {
    case 'amount':
      return { ...whose, amount: term.value, unit: term.unit, currency: term.currency, per: term.per, off: term.off };
    case 'quota':
      return { ...whose, term: termPath(term), amount: term.said?.amount, unit: term.said?.unit };
    case 'price':
      return { ...whose, term: termPath(term), off: term.off };
    case 'api':
      return { ...whose, term: termPath(term) };
    default:
      return term satisfies never;
  }
}

/** A figure that is open to both sides is a list. */
const usedIn = (workload: OldOf<'use'>['workload']) => toQuery(toInput(workload));

function ranked({ of, measure, order, each, filter: { within, ...filter }, topics = [], ...when }: OldOf<'rank'>): unknown {
  return {
    kind: 'select',
    of,
    among: idsOf(within),
    filter,
    by: measurePath(measure),
    order,
    take: each ? 'each' : undefined,
    show: paths(topics),
    ...whenOf(when),
  };
}

function recommended({ needs, unjudged, topics = [], worth, ...when }: OldOf<'recommend'>): unknown {
  const { among, clients, models, families, protocols, features, rules, rhythm, budget, tightBudget, use, people, phase, per, level } = needs;
  const first = phase === 'first';
  const workload = { ...(use && usedIn(use)), ...(per ? { payment: per } : {}), ...(phase === 'regular' ? { customer: 'existing' as const } : {}) };
  return {
    kind: 'select',
    of: 'plans',
    among: idsOf(among),
    filter: { clients, models, families, protocols, features, rules, budget: budget && { ...budget, of: first ? 'first' : undefined } },
    by: first && !budget ? 'prices/first' : undefined,
    show: paths(topics),
    use: workload,
    people,
    manner: [...rhythm, ...(level ? [level] : []), ...(tightBudget ? ['tight'] : [])],
    advise: true,
    worth,
    conditions: listed(unjudged),
    ...whenOf(when),
  };
}

const WINDOWED: ReadonlySet<string> = new Set(['quotas']);

function changed({ subjects, attributes, windows = [], since, until, direction, began }: OldOf<'changes'>): unknown {
  const topics = attributes.flatMap((attribute) =>
    WINDOWED.has(attribute) && windows.length > 0 ? windows.map((window) => pathOf({ attribute, window })) : [attribute],
  );
  return { kind: 'changes', subjects: idsOf(subjects), topics, direction, began, when: { since, until } };
}

function translated(query: Old): unknown {
  switch (query.kind) {
    case 'fact': {
      const { subjects, topics, claim, words: _, day, period, subscribedBefore, legacy, ...rest } = query;
      const when = whenOf({ day, period, subscribedBefore, legacy });
      return { ...rest, subjects: idsOf(subjects), topics: paths(topics), claims: claim && [claim], ...when };
    }
    case 'compare': {
      const { subjects, topics, sets, kind, ...when } = query;
      return { kind, subjects: idsOf(subjects), topics: paths(topics), asks: sets, ...whenOf(when) };
    }
    case 'rank':
      return ranked(query);
    case 'recommend':
      return recommended(query);
    case 'use': {
      const { kind, subjects, models, workload, asks, left, ...when } = query;
      return { kind, subjects: idsOf(subjects), models: idsOf(models), workload: usedIn(workload), asks, left, ...whenOf(when) };
    }
    case 'sum': {
      const { kind, rows: all, relation, pairs, months, per, among, rate, use, ...when } = query;
      const rows = all.map(rowOf).filter(({ term, subject, amount }) => term === undefined || (subject ?? amount) !== undefined);
      if (rows.length === 0) return { kind: 'unknown', reason: 'question' };
      return { kind, rows, relation, pairs, months, per, among, rate, use, ...whenOf(when) };
    }
    case 'changes':
      return changed(query);
    case 'define':
      return { kind: 'define', terms: query.terms, subjects: idsOf(query.subjects) };
    case 'clarify':
      return { ...query, options: idsOf(query.options) };
    case 'unknown':
      return { kind: 'unknown', reason: query.reason, words: query.words, subjects: idsOf(query.subjects) };
    case 'notForMe':
      return { kind: 'talk', about: query.reason };
    default:
      return query satisfies never;
  }
}

/** The same meaning in canonical form. Throws ZodError where the new language cannot say it. */
export function translate(queries: readonly Old[]): readonly Query[] {
  return canonical(queries.map(translated));
}
