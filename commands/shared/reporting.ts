/** The answer that somebody says is wrong: the one that a button names, else the last one that they got here. */
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { type Meant, meantBy, recalled } from '#src/ask/memory.ts';
import { understoodAs } from '#src/ask/understood.ts';
import type { About, Context } from '#src/command/context.ts';
import type { Result } from '#src/command/define.ts';
import { type Reportable, reportArgs } from '#src/command/report-act.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { chooseCard } from '#src/view/feedback.ts';

/** `args`: what a further button names it by. */
export type Subject = { readonly about: About; readonly args: Readonly<Record<string, string>> };

function ofQuestion(asked: Meant, line: string | undefined, { catalog }: Context): About {
  const { texts } = lexiconOf(catalog);
  const answers = asked.queries.map((query) => answer(query, catalog.at(asked.day), { texts }));
  return {
    id: JSON.stringify(asked.queries),
    heard: understoodAs(asked.queries),
    ...(line === undefined ? {} : { line }),
    card: (loc) => answerCard(answers, loc),
  };
}

async function ofLine(line: string, ctx: Context): Promise<About> {
  const result = await ctx.again(line);
  return { id: line, line, ...(result ? { card: result.card } : {}) };
}

async function subjectOf(
  { answer: line, asked }: { readonly answer?: string | undefined; readonly asked?: Meant | undefined },
  ctx: Context,
): Promise<Subject | undefined> {
  const named: Reportable = { ...(line === undefined ? {} : { answer: line }), ...(asked === undefined ? {} : { asked }) };
  if (asked && asked.queries.length > 0) return { about: ofQuestion(asked, line, ctx), args: reportArgs(named) };
  return line === undefined ? undefined : { about: await ofLine(line, ctx), args: reportArgs(named) };
}

/** What is remembered of the last answer: a command since then counts for more than the question before it. */
async function lastSubject(ctx: Context): Promise<Subject | undefined> {
  const line = await ctx.memory.asked();
  const last = recalled(await ctx.memory.get());
  const isCommand = line !== undefined && !line.startsWith('/ask ');
  return subjectOf({ answer: line, asked: isCommand || !last ? undefined : { day: last.day, queries: last.queries } }, ctx);
}

/** Undefined where nothing was asked here of late, or nobody knows any more. */
export function reportedSubject(named: { readonly answer?: string; readonly asked?: string }, ctx: Context): Promise<Subject | undefined> {
  const { answer: line, asked } = named;
  if (line === undefined && asked === undefined) return lastSubject(ctx);
  return subjectOf({ answer: line, asked: asked === undefined ? undefined : meantBy(asked) }, ctx);
}

/** Asks what is wrong with it. */
export function askWhatIsWrong(subject: Subject | undefined): Result {
  return { card: (loc) => chooseCard({ args: subject?.args, card: subject?.about.card?.(loc) }, loc) };
}
