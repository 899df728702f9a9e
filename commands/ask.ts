import { answerMessage } from '#src/ask/answer/message.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { isAsked, type Remembered, recalled, remember } from '#src/ask/memory.ts';
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

const MOST = 10_000;
/** Of `after`: nothing was said before. */
const NOTHING = 'none';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** "Thoughts?", "帮看看": words that are about nothing unless about what they stand beside. */
function pointsOnly(queries: readonly Query[]): boolean {
  return queries.every((each) => each.kind === 'talk' && (each.about === 'off-topic' || each.about === 'empty'));
}

export const ask = defineCommand({
  name: 'ask',
  options: {
    question: { type: 'text', positional: true, required: true, maxLength: MOST },
    /** What the question leaned on, where it is asked again from a menu, perhaps by somebody else: then nobody's own memory counts or changes. */
    after: { type: 'text', maxLength: 10 * MOST, hidden: true },
  },
  async run({ catalog, view, names, memory, quoted }, { question, after }) {
    const lexicon = lexiconOf(catalog);
    const read = (text: string, last: Remembered | undefined) => understand(text, { lexicon, names, view, kept: last?.understood });
    const own = recalled(after === undefined ? await memory.get() : parsed(after));
    // Somebody's message that is replied to was said before; where it says nothing of the trade, the person's own conversation goes on.
    const said = quoted === undefined ? undefined : { text: quoted.slice(-MOST), heard: read(quoted.slice(-MOST), undefined) };
    const before = said === undefined || pointsOnly(said.heard.queries) ? own : remember(said.heard, view.day, undefined);
    const asked = read(question, before);
    const pointing = said !== undefined && before !== own && pointsOnly(asked.queries);
    const [heard, message] = pointing ? [said.heard, said.text] : [asked, question];
    const answers = answerMessage(heard, view, { texts: lexicon.texts, message, ...(before ? { last: before } : {}) });
    if (after === undefined) await memory.set(remember(heard, view.day, before));
    const again = { question: message, after: before && !pointing ? JSON.stringify(before) : NOTHING };
    return { kind: kindOf(heard.queries), card: (loc) => answerCard(answers, loc), queries: heard.queries, again };
  },
});
