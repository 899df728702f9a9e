import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { type Query, query } from '#src/ask/query.ts';
import { remembered } from '#src/ask/understand/asked-back.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { defineCommand, type ResultKind } from '#src/command/define.ts';
import { answerCard } from '#src/view/answer/card.ts';

/** What a person asked last; anything that is no query of this version is forgotten. */
function kept(value: unknown): readonly Query[] {
  const parsed = query.array().safeParse(value);
  return parsed.success ? parsed.data : [];
}

const SAID_NOTHING: ReadonlySet<Query['kind']> = new Set(['notForMe', 'unknown', 'clarify']);

/** `answer` where any question was answered, or small talk was returned. Whoever addresses the bot gets at least a line. */
function kindOf(queries: readonly Query[]): ResultKind {
  if (queries.some(({ kind }) => !SAID_NOTHING.has(kind))) return 'answer';
  if (queries.some(({ kind }) => kind === 'clarify')) return 'clarify';
  const polite = queries.some((each) => each.kind === 'notForMe' && each.reason !== 'off-topic' && each.reason !== 'empty');
  return polite ? 'answer' : 'unknown';
}

export const ask = defineCommand({
  name: 'ask',
  options: { question: { type: 'text', positional: true, required: true, maxLength: 10_000 } },
  async run({ catalog, view, names, memory }, { question }) {
    const lexicon = lexiconOf(catalog);
    const last = kept(await memory.get());
    const queries = understand(question, { lexicon, names, view, last });
    const answers = queries.map((each) => answer(each, view, { texts: lexicon.texts }));
    await memory.set(remembered(queries, last));
    return { kind: kindOf(queries), card: (loc) => answerCard(answers, loc), queries };
  },
});
