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

const MOST = 10_000;

/** "Thoughts?", "帮看看": words that are about nothing unless about what they stand beside. */
function pointsOnly(queries: readonly Query[]): boolean {
  return queries.every((each) => each.kind === 'notForMe' && (each.reason === 'off-topic' || each.reason === 'empty'));
}

export const ask = defineCommand({
  name: 'ask',
  options: { question: { type: 'text', positional: true, required: true, maxLength: MOST } },
  async run({ catalog, view, names, memory, quoted }, { question }) {
    const lexicon = lexiconOf(catalog);
    const read = (text: string, last: readonly Query[]) => understand(text, { lexicon, names, view, last });
    const own = kept(await memory.get());
    // Somebody's message that is replied to was said before; where it says nothing of the trade, the person's own conversation goes on.
    const before = quoted === undefined ? [] : read(quoted.slice(-MOST), []);
    const last = remembered(before, own);
    const asked = read(question, last);
    const queries = before.length > 0 && pointsOnly(asked) ? before : asked;
    const answers = queries.map((each) => answer(each, view, { texts: lexicon.texts }));
    await memory.set(remembered(queries, last));
    return { kind: kindOf(queries), card: (loc) => answerCard(answers, loc), queries };
  },
});
