import { answerMessage } from '#src/ask/answer/message.ts';
import type { Heard, Understander } from '#src/ask/heard.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { isAsked, type Remembered, recalled, remember, wasLast } from '#src/ask/memory.ts';
import type { Query } from '#src/ask/query/query.ts';
import { byRules, understand } from '#src/ask/understand/understand.ts';
import type { Context } from '#src/command/context.ts';
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

/** "Thoughts?", "帮看看": words that are about nothing unless about what they stand beside. */
function pointsOnly(queries: readonly Query[]): boolean {
  return queries.every((each) => each.kind === 'talk' && (each.about === 'off-topic' || each.about === 'empty'));
}

/** What is to be understood, with what was said before it. `quoted`: somebody's words that it replies to. */
type Asking = { readonly message: string; readonly before?: Remembered | undefined; readonly quoted?: string };

/** Somebody's message that is replied to was said before; where it says nothing of the trade, the person's own conversation goes on. */
function askingOf(question: string, own: Remembered | undefined, { view, names, catalog, quoted: words }: Context): Asking {
  if (words === undefined) return { message: question, before: own };
  const quoted = words.slice(-MOST);
  const read = (text: string, kept: unknown) => understand(text, { lexicon: lexiconOf(catalog), names, view, kept });
  const said = read(quoted, undefined);
  if (pointsOnly(said.queries)) return { message: question, before: own, quoted };
  const before = remember(said, view.day, undefined);
  return pointsOnly(read(question, before.understood).queries) ? { message: quoted, before } : { message: question, before, quoted };
}

/** Free questions, read by `understander`; what a button asks is read by the rules. */
export const createAsk = (understander: Understander) =>
  defineCommand({
    name: 'ask',
    options: { question: { type: 'text', positional: true, required: true, maxLength: MOST } },
    async run(ctx, { question }) {
      const { catalog, view, names, memory, pressed } = ctx;
      const lexicon = lexiconOf(catalog);
      const own = recalled(await memory.get());
      const { message, before, quoted } = askingOf(question, own, ctx);
      // "I meant …" asks once more for the message that was answered last.
      const again = pressed && wasLast(message, before);
      const kept = again ? before?.before : before?.understood;
      const context = { lexicon, names, view, kept, earlier: before?.said ?? [], ...(quoted === undefined ? {} : { quoted }) };
      const heard: Heard = await (pressed ? byRules : understander)(message, context);
      const answers = answerMessage(heard, view, { texts: lexicon.texts, message, ...(before ? { last: before } : {}) });
      const words = understander === byRules ? undefined : message;
      await memory.set(again ? { ...remember(heard, view.day, before), said: before?.said ?? [], before: kept } : remember(heard, view.day, before, words));
      return { kind: kindOf(heard.queries), card: (loc) => answerCard(answers, loc, { ...heard, message }), queries: heard.queries };
    },
  });

export const ask = createAsk(byRules);
