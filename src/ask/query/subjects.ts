/** Whom a Query is about. */
import type { Query } from './query.ts';

/** Ids in the order said, each once; of a question back its options. */
export function subjectIds(query: Query): readonly string[] {
  switch (query.kind) {
    case 'fact':
    case 'compare':
    case 'changes':
      return query.subjects;
    case 'define':
    case 'unknown':
      return query.subjects ?? [];
    case 'select':
      return query.among ?? [];
    case 'clarify':
      return query.options;
    case 'use':
      return query.subjects.length > 0 ? query.subjects : (query.models ?? []);
    case 'sum':
      return [...new Set(query.rows.flatMap(({ subject }) => subject ?? []))];
    case 'talk':
      return [];
    default:
      return query satisfies never;
  }
}
