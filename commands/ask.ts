import { answerMessage } from '#src/ask/answer/message.ts';
import type { Heard, HearingContext, Understander } from '#src/ask/heard.ts';
import { heardAs } from '#src/ask/heard-as.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { isAsked, type Remembered, recalled, remember } from '#src/ask/memory.ts';
import { type Query, query } from '#src/ask/query/query.ts';
import { byRules, understand } from '#src/ask/understand/understand.ts';
import { idExists } from '#src/ask/verify/ids.ts';
import { partsOf } from '#src/ask/verify/parts.ts';
import type { Context } from '#src/command/context.ts';
import { defineCommand, type ResultKind } from '#src/command/define.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { askWhatIsWrong, reportedSubject } from './shared/reporting.ts';

/** `answer` where any question was answered, or small talk was returned. Whoever addresses the bot gets at least a line. */
function kindOf(queries: readonly Query[]): ResultKind {
  if (queries.some(isAsked)) return 'answer';
  if (queries.some(({ kind }) => kind === 'clarify')) return 'clarify';
  const polite = queries.some((each) => each.kind === 'talk' && each.about !== 'off-topic' && each.about !== 'empty');
  return polite ? 'answer' : 'unknown';
}

const isReport = (query: Query): boolean => query.kind === 'talk' && query.about === 'report';

const MOST = 10_000;
/** Of `after`: nothing was said before. */
const NOTHING = 'none';
/** Of `read`: as the rules do. */
const RULES = 'rules';

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
  return pointsOnly(read(question, before.understood).queries) ? { message: quoted } : { message: question, before, quoted };
}

const idsHold = (each: Query, { view: { catalog } }: HearingContext): boolean =>
  partsOf(each).every((part) => part.part !== 'id' || idExists(part.of, part.value, catalog));

/** How a message is read again: by the rules, or as a model read it before. */
async function readAgain(read: string, message: string, context: HearingContext): Promise<Heard> {
  const { data } = query.array().min(1).safeParse(parsed(read));
  const known = data?.every((each) => idsHold(each, context));
  return data && known ? heardAs(data, message, context) : byRules(message, context);
}

/** Free questions, read by `understander`; what a button asks is read by the rules. */
export const createAsk = (understander: Understander) =>
  defineCommand({
    name: 'ask',
    options: {
      question: { type: 'text', positional: true, required: true, maxLength: MOST },
      /** What the question leaned on, where it is asked again from a menu, perhaps by somebody else: then nobody's own memory counts or changes. */
      after: { type: 'text', maxLength: 10 * MOST, hidden: true },
      /** How it is read again: "rules", or the Queries that a model made of it. */
      read: { type: 'text', maxLength: MOST, hidden: true },
    },
    async run(ctx, { question, after, read }) {
      const { catalog, view, names, memory, pressed, home } = ctx;
      const lexicon = lexiconOf(catalog);
      const own = recalled(after === undefined ? await memory.get() : parsed(after));
      const { message, before, quoted } = askingOf(question, own, ctx);
      const context = { lexicon, names, view, kept: before?.understood, earlier: before?.said ?? [], ...(quoted === undefined ? {} : { quoted }) };
      const heard = read === undefined ? await (pressed ? byRules : understander)(message, context) : await readAgain(read, message, context);
      const answers = answerMessage(heard, view, { texts: lexicon.texts, message, home, ...(before ? { last: before } : {}) });
      // Words are kept only where a model may have to know them. Whoever says which reading was meant goes on from there.
      const words = understander === byRules ? undefined : message;
      if (after === undefined || read === RULES) await memory.set(remember(heard, view.day, before, words), heard.queries.some(isAsked));
      if (heard.queries.every(isReport)) return { ...askWhatIsWrong(await reportedSubject({}, ctx)), queries: heard.queries };
      const leaning = { question: message, after: before ? JSON.stringify(before) : NOTHING };
      const again = heard.by === 'model' ? { ...leaning, read: JSON.stringify(heard.queries) } : leaning;
      const otherwise = { queries: heard.otherwise ?? [], args: { ...leaning, read: RULES } };
      return {
        kind: kindOf(heard.queries),
        card: (loc) => answerCard(answers, loc, { left: heard.left ?? [], doubtful: heard.doubtful === true, otherwise }),
        queries: heard.queries,
        again,
      };
    },
  });
