/**
 * The one way through the house: an invocation becomes a command with arguments, the command an answer. It is the only error boundary:
 * whatever goes wrong becomes an answer with an id that the log has too.
 */

import { currencyOfLanguage } from '#src/catalog/currencies.ts';
import { asOfProblem, firstDay } from './app/as-of.ts';
import { asQuestion } from './app/as-question.ts';
import { createComplete } from './app/complete.ts';
import { createFeedback } from './app/feedback.ts';
import { languageFor } from './app/language.ts';
import { watched } from './app/lasting.ts';
import { noRecall, type Recall, recallFor } from './app/memory.ts';
import { carriedOptions, createOutcome } from './app/outcome.ts';
import { settingsFor } from './app/person.ts';
import { problemResult } from './app/problem-card.ts';
import { toRequest } from './app/request.ts';
import { busy, failure, limited, newsAlone, refused, withNews, withUnseen } from './app/system-cards.ts';
import { type Answer, ASK, createTodos, NO_COMMAND, type Todo } from './app/todo.ts';
import type { ActText } from './card/act-text.ts';
import type { Day } from './catalog/schema.ts';
import type { Catalog, Names } from './catalog/types.ts';
import { createActText } from './command/act-text.ts';
import { createActionIds } from './command/action-id.ts';
import { parseArgs } from './command/args.ts';
import type { Complete, Context, Declared, Invocation, Made, Settings } from './command/context.ts';
import { type Command, MORE, type Result } from './command/define.ts';
import { readLine } from './command/line.ts';
import { reportAct } from './command/report-act.ts';
import type { Readers } from './command/values.ts';
import { createVocabulary } from './command/vocabulary.ts';
import { UserError } from './errors.ts';
import { chooseLang, languageOf } from './i18n/choose-lang.ts';
import type { Lang, Localizer } from './i18n/types.ts';
import type { Limiter } from './limiter.ts';
import type { Logger } from './log.ts';
import type { Store } from './state/store.ts';
import { createTurns } from './turns.ts';

export type AppDeps = {
  readonly catalog: Catalog;
  readonly names: Names;
  readonly commands: readonly Command[];
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly store: Store;
  readonly log: Logger;
  readonly defaultLang: Lang;
  /** The day in Asia/Shanghai. */
  readonly today: () => Day;
  /** More forms of numbers and days than the kernel's own. */
  readonly readers?: Readers;
  /** Without it nobody is slowed down (the terminal, tests). */
  readonly limiter?: Pick<Limiter, 'take'>;
  /** Told of every answer, for metrics. */
  readonly observe?: Observe;
  /** The address of the repository, for links. */
  readonly repo?: string;
  /** Questions that are not understood are kept, without names. */
  readonly logQuestions?: boolean;
  /** Questions that may wait at once; one more is told to come back. */
  readonly most?: number;
};

/** `ms` is our own time; `turnedAway`: why the question was not worked on. */
export type Observe = (answer: {
  readonly platform: string;
  readonly command: string;
  readonly kind: string;
  readonly ms: number;
  readonly turnedAway?: 'limited' | 'busy';
}) => void;

export type App = {
  /** As `Dispatch`. */
  readonly dispatch: (invocation: Invocation) => Promise<Made>;
  readonly complete: Complete;
  readonly commands: readonly Declared[];
  readonly actText: ActText;
  /** Questions that were begun and are not answered yet. */
  readonly waiting: () => number;
  /** Resolves when every question that was begun is answered. */
  readonly drain: () => Promise<void>;
};

const HELP = 'help';

/** At 20 ms each the last of them waits about five seconds; of one person's, a quarter of that. */
const MOST_WAITING = 256;
const MOST_OF_ONE = 32;

/** What is known of an invocation before its command runs. */
type Prepared = {
  readonly todo: Todo | Answer;
  readonly lang: Lang;
  readonly foreign: boolean;
  readonly settings: Settings;
};

export function createApp(deps: AppDeps): App {
  const { catalog, names, commands, localizers, store, log, today, limiter } = deps;
  const vocabulary = createVocabulary(commands, Object.values(localizers));
  const ids = createActionIds(store);
  const byName = new Map(commands.map((command) => [command.name, command]));
  const actText = createActText(commands);
  const feedback = createFeedback({ store, log, names, vocabulary, localizers, actText, logQuestions: deps.logQuestions ?? false });
  const pending = new Set<Promise<unknown>>();
  const turns = createTurns();
  const personOf = ({ platform, asker, from = asker.id }: Invocation): string => `${platform}:${from}`;
  let first: Day | undefined;

  const contextOf = (
    invocation: Invocation,
    day: Day,
    lang: Lang,
    currency: Settings['currency'],
    said: Pick<Context, 'memory' | 'quoted' | 'again'>,
  ): Context => {
    const { platform, asker, chat } = invocation;
    const person = { platform, asker: asker.id };
    return {
      catalog,
      view: catalog.at(day),
      names,
      today: invocation.asOf ?? today(),
      lang,
      asker,
      chat,
      platform,
      commands,
      ...(invocation.type === 'action' ? { pressed: true as const } : {}),
      ...said,
      settings: settingsFor(platform, asker.id, { store, log }),
      home: currency ?? currencyOfLanguage(lang),
      report: (about, report) => feedback.report(person, today(), about, report),
      forget: () => feedback.forget(person),
      ...(deps.repo === undefined ? {} : { repo: deps.repo }),
      ...(currency ? { currency } : {}),
    };
  };

  const parseDeps = (now: Day) => ({ names, vocabulary, today: now, ...(deps.readers ? { readers: deps.readers } : {}) });
  const { questionOption, todoFor } = createTodos({ byName, vocabulary, names, parseDeps });

  /** What the command line says again, for who speaks of its answer. */
  const againFor =
    (invocation: Invocation, lang: Lang, settings: Settings): Context['again'] =>
    async (line) => {
      const read = readLine(line, vocabulary);
      if (read.type !== 'command' || read.command.aside) return undefined;
      const todo = todoFor({ type: 'line', command: read.command, line: read.rest }, today(), undefined);
      const answer = 'result' in todo ? undefined : await run({ ...todo, traceless: true }, invocation, lang, settings);
      return answer?.ran ? answer.result : undefined;
    };

  /** How it is asked for, as one types it; undefined where that is not to be remembered. */
  const lineOf = ({ command, values }: Todo): string | undefined => {
    if (command.aside || (command.name === ASK && !deps.logQuestions)) return undefined;
    const { private: _, [MORE]: __, ...args } = values;
    return actText({ command: command.name, args });
  };

  /** What is remembered of an answer, and what is kept of a question without one. */
  const leaveTraces = async ({ command, values, fresh, otherwise }: Todo, result: Result, invocation: Invocation, recall: Recall): Promise<void> => {
    const { platform, asker } = invocation;
    const asks = command.name === ASK;
    if (!command.aside && !asks && (result.kind ?? 'answer') === 'answer') await recall.answered();
    // Words of somebody else's, and a command that was mistyped, are no question of the person's.
    const question = asks && result.kind === 'unknown' && !fresh && !otherwise && questionOption ? values[questionOption] : undefined;
    if (question !== undefined) await feedback.unheard({ platform, asker: asker.id }, today(), question);
  };

  const run = async (todo: Todo, invocation: Invocation, lang: Lang, settings: Settings): Promise<Answer> => {
    const { command, values, replyTo, fresh, traceless } = todo;
    const now = invocation.asOf ?? today();
    const answer = (result: Result): Answer => ({ result, command: command.name });
    const parsed = parseArgs(command, values, parseDeps(now));
    if (!parsed.ok) return answer(problemResult(parsed.problem, { command, values, names }));
    const { args, common } = parsed.value;
    const day = common['as-of'] ?? now;
    if (common['as-of'] !== undefined || invocation.asOf !== undefined) {
      first ??= firstDay(catalog);
      const problem = asOfProblem(day, { command, values, today: now, first });
      if (problem) return answer(problem);
    }
    const { platform, chat, asker } = invocation;
    const { [MORE]: chosen } = values;
    const line = lineOf(todo);
    const scene = {
      platform,
      chat,
      asker: asker.id,
      ...(line === undefined ? {} : { line }),
      ...(replyTo ? { replyTo } : {}),
      ...(fresh ? { fresh } : {}),
    };
    const recall = traceless ? noRecall : recallFor(scene, { store, log });
    const before = await recall.quoted();
    const currency = common.currency ?? settings.currency;
    const said = { memory: recall.memory, again: againFor(invocation, lang, settings), ...(before === undefined ? {} : { quoted: before }) };
    const { context, seen } = watched(contextOf(invocation, day, lang, currency, said));
    const found = await command.run(context, args);
    if (!traceless && chosen === undefined) await leaveTraces(todo, found, invocation, recall);
    const result = replyTo?.type === 'unseen' ? withUnseen(found, replyTo.why) : found;
    // Pressed by anybody on any day, the menu stays with this answer.
    const again = { ...(found.again ?? values), 'as-of': day, ...(currency ? { currency } : {}) };
    const asked = found.queries === undefined ? {} : { asked: { day, queries: found.queries } };
    const wrong = command.aside ? {} : { wrong: reportAct({ ...(line === undefined ? {} : { answer: line }), ...asked }) };
    const shown = { private: chosen !== undefined || (common.private ?? false), ...(chosen === undefined ? {} : { chosen }) };
    // What was said in reply to something is about that; what nobody understood may be kept to be looked at.
    const isOnce = traceless || replyTo || fresh || chosen !== undefined || result.kind === 'unknown';
    const lasting = isOnce ? {} : { lasting: () => seen(now, command.name === ASK || (result.kind ?? 'answer') === 'answer' ? line : undefined) };
    return {
      ...answer(result),
      ...shown,
      ...wrong,
      ...lasting,
      ran: true,
      carried: carriedOptions(values, command.options),
      again,
      posted: recall.posted,
    };
  };

  const prepare = async (invocation: Invocation): Promise<Prepared> => {
    const { platform, asker } = invocation;
    const request = await toRequest(invocation, { vocabulary, ids, help: byName.get(HELP) });
    const settings = await settingsFor(platform, asker.id, { store, log }).get();
    const read = todoFor(request, invocation.asOf ?? today(), invocation.type === 'text' ? invocation.replyTo : undefined);
    const lang = languageFor(request, invocation, 'values' in read ? read.values : {}, settings, {
      names,
      vocabulary,
      defaultLang: deps.defaultLang,
    });
    const wait = request.type === 'ignored' ? undefined : await limiter?.take(personOf(invocation));
    const todo = wait === undefined ? read : turnedAway('limited', limited(wait));
    return { todo, lang, foreign: request.type === 'values' && request.pressed?.own === false, settings };
  };

  const answerOf = async ({ todo, lang, settings }: Prepared, invocation: Invocation): Promise<Answer> => {
    if ('result' in todo) return todo;
    try {
      const answer = await run(todo, invocation, lang, settings);
      const told = todo.otherwise ? asQuestion(answer, todo.otherwise) : answer;
      const { platform, asker } = invocation;
      const mended = await feedback.news({ platform, asker: asker.id });
      if (todo.otherwise === undefined && mended.news.length === 0) return told;
      const { lasting: _, ...once } = told;
      if (mended.news.length === 0) return once;
      if (!invocation.chat.private && !told.private) return { ...once, aside: { result: newsAlone(mended.news), told: mended.told } };
      // Told once it is there: what is lost on the way is told another time.
      const posted: Answer['posted'] = async (messages: readonly string[]) => {
        await told.posted?.(messages);
        await mended.told();
      };
      return { ...once, result: withNews(told.result, mended.news), posted };
    } catch (error) {
      if (error instanceof UserError) return { result: refused(error), command: todo.command.name };
      throw error;
    }
  };

  const turnedAway = (reason: 'limited' | 'busy', result: Result): Answer => ({ result, command: NO_COMMAND, private: true, turnedAway: reason });

  /** The one line that the log has of a failure; the person gets its id. */
  const failed = (error: unknown, invocation: Invocation): Answer => {
    const id = crypto.randomUUID().slice(0, 8);
    const { platform, chat, type } = invocation;
    log.error({ err: error, id, platform, type, chat: chat.id }, 'failed to answer');
    return { result: failure(id), command: NO_COMMAND };
  };

  /** The language while nothing better is known. */
  const firstGuess = ({ asker, chat, ...rest }: Invocation): Lang =>
    chooseLang({
      words: rest.type === 'text' ? languageOf(rest.text) : undefined,
      client: asker.locale,
      chat: chat.locale,
      fallback: deps.defaultLang,
    });

  /** Nobody waits in silence for what comes too late: beyond the bound people are told at once, from what is known without work. */
  const isTooMuch = (invocation: Invocation): boolean =>
    (invocation.crowded === true || pending.size >= (deps.most ?? MOST_WAITING) || turns.waiting(personOf(invocation)) >= MOST_OF_ONE) &&
    (invocation.type !== 'text' || invocation.addressed);

  /** A press that led to no command (out of date, forged, failed) is answered to its presser alone: the card that others see stays. */
  const isHidden = (answer: Answer, invocation: Invocation, foreign: boolean): boolean =>
    (answer.private ?? false) || foreign || (invocation.type === 'action' && answer.ran !== true);

  const outcomeOf = ({ aside, ...answer }: Answer, invocation: Invocation, lang: Lang, foreign = false): Made => {
    const { asker, both = false } = invocation;
    const made = createOutcome({ ...answer, lang, both, asker, private: isHidden(answer, invocation, foreign), foreign }, { localizers, ids });
    if (!aside) return made;
    const parts = { result: aside.result, command: NO_COMMAND, lang, asker, private: true, posted: aside.told };
    return { ...made, aside: createOutcome(parts, { localizers, ids }) };
  };

  const told = (invocation: Invocation): readonly [Answer, Made] => {
    const answer = turnedAway('busy', busy());
    return [answer, outcomeOf(answer, invocation, firstGuess(invocation))];
  };

  const worked = async (invocation: Invocation): Promise<readonly [Answer, Made]> => {
    let lang: Lang | undefined;
    try {
      const prepared = await prepare(invocation);
      lang = prepared.lang;
      const answer = await answerOf(prepared, invocation);
      return [answer, outcomeOf(answer, invocation, lang, prepared.foreign)];
    } catch (error) {
      const answer = failed(error, invocation);
      return [answer, outcomeOf(answer, invocation, lang ?? firstGuess(invocation))];
    }
  };

  const answered = async (invocation: Invocation, work: typeof worked): Promise<Made> => {
    const start = performance.now();
    const [answer, outcome] = await work(invocation);
    const ms = performance.now() - start;
    if (outcome.kind !== 'ignored') {
      const { command, kind } = outcome;
      log.info({ platform: invocation.platform, command, kind, lang: outcome.lang, ms: Math.round(ms * 100) / 100 }, 'answered');
      deps.observe?.({ platform: invocation.platform, command, kind, ms, ...(answer.turnedAway ? { turnedAway: answer.turnedAway } : {}) });
    }
    return outcome;
  };

  return {
    dispatch: (invocation) => {
      const work = isTooMuch(invocation)
        ? answered(invocation, async () => told(invocation))
        : turns.take(personOf(invocation), () => answered(invocation, worked));
      pending.add(work);
      return work.finally(() => pending.delete(work));
    },
    complete: createComplete({ commands, names, vocabulary, localizers, today }),
    commands,
    actText,
    waiting: () => pending.size,
    drain: async () => {
      await Promise.all(pending);
    },
  };
}
