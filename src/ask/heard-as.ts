/** A message that is known to mean these Queries, told as one that was heard: for who reads otherwise than by clauses. */
import type { Heard, HearingContext } from './heard.ts';
import { leftOver } from './left-over.ts';
import { hear } from './mentions/said.ts';
import { wordsLeft } from './mentions/unknown-words.ts';
import { type Query, query as schema } from './query/query.ts';
import { remembered } from './understand/asked-back.ts';
import { scopeFor } from './understand/scope.ts';

/** The whole message is one clause. `queries`: in canonical form, at least one. */
export function heardAs(queries: readonly Query[], message: string, context: HearingContext): Heard {
  const [first] = [...queries.filter(({ kind }) => kind !== 'unknown'), ...queries];
  const scope = scopeFor(context, []);
  const said = hear(message, scope);
  const before = schema.array().safeParse(context.kept).data ?? [];
  const left = leftOver([said], queries, scope);
  return {
    queries,
    clauses: first ? [{ query: first, ...wordsLeft(said) }] : [],
    kept: remembered(queries, before),
    ...(left.length > 0 ? { left } : {}),
  };
}
