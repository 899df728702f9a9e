/** What is kept of people's words: reports of what is wrong, questions that were not understood; and how all that is kept of a person is deleted. */
import type { ActText } from '#src/card/act-text.ts';
import type { Names } from '#src/catalog/types.ts';
import { assign } from '#src/command/assign.ts';
import type { About, Report as Said } from '#src/command/context.ts';
import { readLine } from '#src/command/line.ts';
import type { Vocabulary } from '#src/command/vocabulary.ts';
import { UserError } from '#src/errors.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';
import { forgetMemories } from './memory.ts';
import { forgetSettings } from './person.ts';
import { createPersonKeys } from './person-key.ts';
import { withoutNames } from './plain-words.ts';
import { type Answered, forgetNews, keepReport, type News, type Report, reportId, reportsIn, takeNews, toldNews } from './reports.ts';
import { forgetOf, keepUnheard, unheardIn } from './unheard.ts';

export type FeedbackDeps = {
  readonly store: Store;
  readonly log: Logger;
  readonly names: Names;
  readonly vocabulary: Vocabulary;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly actText: ActText;
  /** Whoever runs the bot wants to see questions that were not understood. */
  readonly logQuestions: boolean;
};

export type Person = { readonly platform: string; readonly asker: string };

export type Feedback = {
  /** True where the person had said something of this answer before. Throws UserError where it cannot be kept. */
  report(person: Person, day: string, about: About, said: Said): Promise<boolean>;
  /** Never rejects. */
  unheard(person: Person, day: string, question: string): Promise<void>;
  /** What was mended of what the person reported, and what says that they read it: each is told once. Neither rejects. */
  news(person: Person): Promise<{ readonly news: News; readonly told: () => Promise<void> }>;
  /** Throws UserError where something is left. */
  forget(person: Person): Promise<void>;
};

export function createFeedback({ store, log, names, vocabulary, localizers, actText, logQuestions }: FeedbackDeps): Feedback {
  const people = createPersonKeys(store);
  const keyOf = ({ platform, asker }: Person) => people.of(platform, asker);

  /** How an answer was asked for, without free words: those are kept only where questions are. */
  function keptLine(line: string): string {
    if (logQuestions) return withoutNames(line, 'masked');
    const read = readLine(line, vocabulary);
    if (read.type !== 'command') return '';
    const { command } = read;
    const values = assign(command, read.rest, { names, vocabulary });
    const kept = Object.entries(values.ok ? values.value : {}).filter(([option]) => command.options[option]?.type !== 'text');
    return actText({ command: command.name, args: Object.fromEntries(kept) });
  }

  function answered({ line, heard, card }: About): Answered {
    const [zh, en] = [card?.(localizers.zh), card?.(localizers.en)];
    return {
      line: line === undefined ? '' : keptLine(line),
      ...(zh && en ? { title: { zh: zh.title, en: en.title } } : {}),
      ...(heard === undefined ? {} : { heard }),
      sources: (en?.sources ?? []).map(({ title, url, checked }) => ({ title, checked, ...(url ? { url } : {}) })),
    };
  }

  const words = ({ what, tell, ...said }: Said): Partial<Report> => ({
    ...Object.fromEntries(Object.entries(said).map(([name, text]) => [name, withoutNames(text, 'kept')])),
    ...(what ? { what } : {}),
    ...(tell ? { tell } : {}),
  });

  return {
    report: async (person, day, about, said) => {
      const known = about.line !== undefined || about.heard !== undefined;
      const report = { day, ...(known ? { answer: answered(about) } : {}), ...words(said) };
      try {
        return await keepReport(report, reportId(about.id), await keyOf(person), store);
      } catch (error) {
        log.warn({ err: error }, 'a report could not be kept');
        throw new UserError('errors:unsaved');
      }
    },
    unheard: async (person, day, question) => {
      if (!logQuestions) return;
      try {
        await keepUnheard(question, day, await keyOf(person), store);
      } catch (error) {
        log.warn({ err: error }, 'a question could not be kept');
      }
    },
    news: async (person) => {
      try {
        const key = await keyOf(person);
        const news = await takeNews(key, store);
        return { news, told: () => toldNews(key, news, store).catch(() => undefined) };
      } catch {
        return { news: [], told: async () => undefined };
      }
    },
    forget: async (person) => {
      try {
        const key = await keyOf(person);
        await Promise.all([
          forgetSettings(person.platform, person.asker, store),
          forgetMemories(person.platform, person.asker, store),
          forgetOf(key, reportsIn(store)),
          forgetOf(key, unheardIn(store)),
          forgetNews(key, store),
        ]);
      } catch (error) {
        log.warn({ err: error }, 'a person could not be forgotten');
        throw new UserError('errors:notForgotten');
      }
    },
  };
}
