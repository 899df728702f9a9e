/** A comparison as a query; with fewer than two things to compare it is a question about the one. */
import type { Ref } from '#src/catalog/types.ts';
import type { QueryOf, Topic } from './earlier/query.ts';

const OFFER: readonly Topic[] = [{ attribute: 'prices' }, { attribute: 'quotas' }];

type Compare = QueryOf<'compare'>;

/** What would have been compared, of one alone. */
export function aboutOne(query: Compare): QueryOf<'fact'> {
  const { subjects, topics, kind: _, sets: __, ...when } = query;
  return { kind: 'fact', subjects: subjects.slice(0, 1), topics: topics.length > 0 ? topics : [...OFFER], asks: 'value', ...when };
}

/** "And Lite?" after a comparison, where only one of the two lines has a Lite. */
export function comparing(query: Compare, sides: readonly Ref[]): Compare | QueryOf<'fact'> {
  const different = [...new Map(sides.map((side) => [`${side.kind} ${side.id}`, side])).values()];
  const compare: Compare = { ...query, subjects: different };
  return different.length > 1 ? compare : aboutOne(compare);
}
