/** A question asked back, and its answer in words: "Lite 一年多少钱", "哪一个？", "智谱的". */
import { withChoice } from '../choice.ts';
import { hasHan } from '../normalize.ts';
import type { Clause } from './clauses.ts';
import type { Query, QueryOf } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { restOf } from './small-talk.ts';

/** A question back among others of one message: whoever chooses gets the others answered, too. */
export function inMessage(query: Query, clauses: readonly Clause[], index: number): Query {
  if (query.kind !== 'clarify') return query;
  return { ...query, question: clauses.map(({ text }, at) => (at === index ? query.question : text)).join('\n') };
}

const NTH: readonly RegExp[] = [/第一|\bfirst\b|^1$/i, /第二|\bsecond\b|^2$/i, /第三|\bthird\b|^3$/i, /第四|\bfourth\b|^4$/i, /第五|\bfifth\b|^5$/i];

/** "The second one": the place of the option that is chosen by its number. */
function chosen(text: string, count: number): number | undefined {
  const said = text.trim();
  if (said.length > 24) return undefined;
  if (/最后|\blast\b/i.test(said)) return count - 1;
  const at = NTH.findIndex((pattern) => pattern.test(said));
  return at >= 0 && at < count ? at : undefined;
}

/** The question completed with the options that these words name, where they name nothing else and ask for nothing. */
export function completed(asked: QueryOf<'clarify'>, frame: Frame): string | undefined {
  const { subjects, topics, scope } = frame;
  const nth = chosen(frame.signals.text, asked.options.length);
  if (nth === undefined && (topics.length > 0 || restOf(frame).length > 4)) return undefined;
  const named = new Set([...subjects.plans, ...subjects.lines].map(({ id }) => id));
  const meant = asked.options
    .flatMap((option) => scope.catalog.find(option) ?? [])
    .filter((entity, index) => index === nth || named.has(entity.id) || (entity.kind === 'plan' && named.has(entity.line)));
  if (meant.length === 0) return undefined;
  const zh = hasHan(asked.question + frame.signals.text);
  return withChoice(asked.question, meant.map(({ names }) => (zh ? names.zh : names.en)).join(zh ? '和' : ' and '));
}

/** What is kept of a message, given what was kept before: small talk and what was not understood change nothing, a question back leaves what it leans on. */
export function remembered(queries: readonly Query[], before: readonly Query[]): readonly Query[] {
  const told = queries.filter((query) => query.kind !== 'notForMe' && !(query.kind === 'unknown' && query.subjects.length === 0));
  if (told.length === 0) return before;
  return told.every(({ kind }) => kind === 'clarify') ? [...before.filter(({ kind }) => kind !== 'clarify').slice(-1), ...told] : told;
}
