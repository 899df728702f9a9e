/** What is wrong with Queries by the laws of the house, told as a model that is to mend it understands them. */
import type { HearingContext } from '#src/ask/heard.ts';
import { hear } from '#src/ask/mentions/said.ts';
import { normalize } from '#src/ask/normalize.ts';
import { query } from '#src/ask/query/query.ts';
import { scopeFor } from '#src/ask/understand/scope.ts';
import { type Problem, verify } from '#src/ask/verify/verify.ts';
import type { Verify } from './reading.ts';

const NOTHING: Readonly<Record<Problem['part'], string>> = {
  id: 'no such id in the data',
  figure: 'nobody said this figure',
  day: 'nobody said this day',
  words: 'nobody said these words',
};

const said = (problem: Problem): string => `${problem.at}: ${JSON.stringify(problem.value)}: ${NOTHING[problem.part]}`;

const keptOf = (kept: HearingContext['kept']) => query.array().safeParse(kept).data ?? [];

export const verified: Verify = (queries, message, context) => {
  const scope = scopeFor(context, []);
  const texts = [message, ...(context.quoted === undefined ? [] : [context.quoted]), ...(context.earlier ?? [])];
  const heard = texts.map((text) => hear(normalize(text), scope));
  const found = verify(queries, { said: heard, before: keptOf(context.kept), catalog: scope.catalog, day: scope.today });
  return found.ok ? [] : found.problems.map(said);
};
