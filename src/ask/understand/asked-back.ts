/** A question asked back, and its answer in words: "Lite 一年多少钱", "哪一个？", "智谱的". */

import { hasHan } from '#src/catalog/names/normalise.ts';
import type { Plan } from '#src/catalog/types.ts';
import { withChoice } from '../choice.ts';
import { chosen } from '../mentions/choices.ts';
import { restLength } from '../mentions/unknown-words.ts';
import type { Query, QueryOf } from '../query/query.ts';
import { subjectIds } from '../query/subjects.ts';
import type { Meaning } from './meaning.ts';

/** A question back among others of one message: whoever chooses gets the others answered, too. */
export function inMessage(query: Query, clauses: readonly { readonly text: string }[], index: number): Query {
  if (query.kind !== 'clarify') return query;
  return { ...query, question: clauses.map(({ text }, at) => (at === index ? query.question : text)).join('\n') };
}

const LITTLE = 4;

const isCalled = ({ tier }: Plan, word: string): boolean => [tier.zh, tier.en].some((text) => text.toLowerCase() === word.toLowerCase());

/** The question completed with the options that these words name, where they name nothing else and ask for nothing. */
export function completed(asked: QueryOf<'clarify'>, { heard, subjects, topics, scope }: Meaning): string | undefined {
  const nth = chosen(heard.text, asked.options.length);
  if (nth === undefined && (topics.length > 0 || restLength(heard) > LITTLE)) return undefined;
  const named = new Set([...subjects.plans, ...subjects.lines].map(({ id }) => id));
  const offered = asked.options
    .flatMap((id) => scope.catalog.entity(id) ?? [])
    .filter((entity, index) => index === nth || named.has(entity.id) || (entity.kind === 'plan' && named.has(entity.line)));
  // There are more of that name than buttons.
  const meant =
    offered.length > 0 ? offered : subjects.lines.flatMap(({ id }) => scope.catalog.plansOf(id)).filter((plan) => isCalled(plan, asked.text));
  if (meant.length === 0) return undefined;
  const zh = hasHan(asked.question + heard.text);
  return withChoice(asked.question, meant.map(({ names }) => (zh ? names.zh : names.en)).join(zh ? '和' : ' and '));
}

/** It is about somebody or something that another question can lean on. */
export const isAbout = (query: Query): boolean => query.kind !== 'talk' && (query.kind !== 'unknown' || subjectIds(query).length > 0);

/** What is kept of a message, given what was kept before: talk and what was not understood change nothing, a question back leaves what it leans on. */
export function remembered(queries: readonly Query[], before: readonly Query[]): readonly Query[] {
  const told = queries.filter(isAbout);
  if (told.length === 0) return before;
  return told.every(({ kind }) => kind === 'clarify') ? [...before.filter(({ kind }) => kind !== 'clarify').slice(-1), ...told] : told;
}
