/** Asks a model for the Queries of a message: its reply is checked like anybody's word, and it may mend it once. */
import type { HearingContext } from '#src/ask/heard.ts';
import type { Query } from '#src/ask/query/query.ts';
import type { AskModel, Reply, Said } from './client.ts';
import { ModelFault } from './fault.ts';
import { likened } from './likened.ts';
import { inOwnWords } from './own-words.ts';
import type { PromptMessage } from './prompt/prompt.ts';
import { readReply } from './reply.ts';

/** What in Queries nobody said and no data holds, a line each; none where they may be answered. */
export type Verify = (queries: readonly Query[], message: string, context: HearingContext) => readonly string[];

type Checked = { readonly ok: true; readonly queries: readonly Query[] } | { readonly ok: false; readonly problem: string; readonly formal: boolean };

const MOST_PROBLEMS = 8;

/** `formal`: it is not even of the schema. */
export function checked(text: string, message: string, context: HearingContext, verify: Verify): Checked {
  const read = readReply(text);
  if (!read.ok) return { ...read, formal: true };
  const { queries, unsaid } = inOwnWords(likened(read.queries, context.view), [
    message,
    ...(context.quoted === undefined ? [] : [context.quoted]),
    ...(context.earlier ?? []),
  ]);
  const problems = [...unsaid.map((words) => `nobody said ${JSON.stringify(words)}`), ...verify(queries, message, context)];
  if (problems.length === 0) return { ok: true, queries };
  return { ok: false, problem: problems.slice(0, MOST_PROBLEMS).join('\n'), formal: false };
}

export type ReadingDeps = {
  readonly ask: AskModel;
  readonly verify: Verify;
  readonly replied: (reply: Reply) => void;
  readonly repairing: () => void;
};

/** What a model is asked whose reply cannot be used. */
export const repairOf = (problem: string): string =>
  `That reply cannot be used:\n${problem}\nReply with the whole corrected JSON object, nothing else.`;

/** Throws ModelFault where no reply could be used. */
export async function readByModel(
  prompt: readonly PromptMessage[],
  message: string,
  context: HearingContext,
  deps: ReadingDeps,
): Promise<readonly Query[]> {
  const first = await deps.ask(prompt);
  deps.replied(first);
  const found = checked(first.text, message, context, deps.verify);
  if (found.ok) return found.queries;
  deps.repairing();
  const again: readonly Said[] = [
    ...prompt,
    { role: 'assistant', content: first.text.slice(0, 4_000) },
    { role: 'user', content: repairOf(found.problem) },
  ];
  const second = await deps.ask(again);
  deps.replied(second);
  const mended = checked(second.text, message, context, deps.verify);
  if (mended.ok) return mended.queries;
  // What it wrote stays out of the log: people's words may be in it.
  throw mended.formal ? new ModelFault('malformed', 'no Queries in the reply') : new ModelFault('unverified', 'Queries that hold what nobody said');
}
