/** What a question was understood as, in ids and codes alone: none of its words. */
import type { Query } from './query/query.ts';
import { subjectIds } from './query/subjects.ts';

const CODES = ['of', 'topics', 'by', 'asks', 'about', 'reason'] as const;

/** "fact glm-lite price value"; of several questions each. */
export function understoodAs(queries: readonly Query[]): string {
  const textOf = (query: Query): string => {
    const fields: Readonly<Record<string, unknown>> = query;
    const codes = CODES.flatMap((field) => fields[field] ?? []).filter((code) => typeof code === 'string');
    return [query.kind, ...subjectIds(query), ...codes].join(' ');
  };
  return queries.map(textOf).join('; ');
}
