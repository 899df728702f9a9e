import { answerMessage } from '#src/ask/answer/message.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { isAsked, recalled, remember } from '#src/ask/memory.ts';
import type { Query } from '#src/ask/query/query.ts';
import { understand } from '#src/ask/understand/understand.ts';
import { defineCommand, type ResultKind } from '#src/command/define.ts';
import { answerCard } from '#src/view/answer/card.ts';

/** `answer` where any question was answered, or small talk was returned. Whoever addresses the bot gets at least a line. */
function kindOf(queries: readonly Query[]): ResultKind {
  if (queries.some(isAsked)) return 'answer';
  if (queries.some(({ kind }) => kind === 'clarify')) return 'clarify';
  const polite = queries.some((each) => each.kind === 'talk' && each.about !== 'off-topic' && each.about !== 'empty');
  return polite ? 'answer' : 'unknown';
}

export const ask = defineCommand({
  name: 'ask',
  options: { question: { type: 'text', positional: true, required: true, maxLength: 10_000 } },
  async run({ catalog, view, names, memory }, { question }) {
    const lexicon = lexiconOf(catalog);
    const before = recalled(await memory.get());
    const heard = understand(question, { lexicon, names, view, kept: before?.understood });
    const answers = answerMessage(heard, view, { texts: lexicon.texts, message: question, ...(before ? { last: before } : {}) });
    await memory.set(remember(heard, view.day, before));
    return { kind: kindOf(heard.queries), card: (loc) => answerCard(answers, loc), queries: heard.queries };
  },
});
