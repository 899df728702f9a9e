/**
 * Answers that were given and are given again as they are, without the thread that makes them: to the same words or command, of whoever has the same
 * settings and speaks the same language, on the same day, out of the same data; of a question also where the asker's memory is the same. Never what
 * looked at anything else of one person's own.
 */
import { LRUCache } from 'lru-cache';
import { recallFor } from '#src/app/memory.ts';
import { settingsFor } from '#src/app/person.ts';
import { createPersonKeys } from '#src/app/person-key.ts';
import { hasNews } from '#src/app/reports.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Invocation, Lasting, Settings } from '#src/command/context.ts';
import type { Limiter } from '#src/limiter.ts';
import type { Logger } from '#src/log.ts';
import type { Store } from '#src/state/store.ts';
import type { Answered } from './answered.ts';

/** With its payloads one takes up to 40 KB. */
const MOST = 500;
/** They hold for a day at most, and so long the words stay in memory. */
const KEPT_MS = 86_400_000;

export type GivenAgainDeps = {
  readonly store: Store;
  readonly log: Logger;
  readonly limiter: Pick<Limiter, 'take'>;
  readonly today: () => Day;
  /** Commands whose answers are not kept. */
  readonly except: readonly string[];
};

/** The answer, and what is to be called with the messages that it stands under. */
export type Again = { readonly answered: Answered; readonly posted: (ids: readonly string[]) => Promise<void> };

/** What was asked, and in which circumstances: looked up, and then kept under it. */
export type Asked = {
  /** Undefined where it was not given before, or this person has to be told something. */
  again(): Promise<Again | undefined>;
  keep(answered: Answered): void;
};

export type GivenAgain = {
  /** Undefined for what is never the same twice: presses, replies. */
  asked(invocation: Invocation): Promise<Asked | undefined>;
  /** Other data is in force: nothing that was given before holds. */
  renewed(version: number): void;
};

function wordsOf(invocation: Invocation): unknown {
  if (invocation.crowded) return undefined;
  switch (invocation.type) {
    case 'text':
      return invocation.replyTo || !invocation.addressed ? undefined : invocation.text;
    case 'command':
      return [invocation.command, Object.entries(invocation.options).toSorted(([a], [b]) => (a < b ? -1 : 1))];
    case 'action':
      return undefined;
    default:
      return invocation satisfies never;
  }
}

function keyOf({ platform, asker, chat, asOf, lang, both }: Invocation, words: unknown, { lang: setting, currency }: Settings, day: Day): string {
  return JSON.stringify([words, platform, asker.locale, chat.locale, asOf, lang, both === true, setting, currency, day]);
}

export function createGivenAgain({ store, log, limiter, today, except }: GivenAgainDeps): GivenAgain {
  const given = new LRUCache<string, Answered>({ max: MOST, ttl: KEPT_MS });
  const people = createPersonKeys(store);
  let version = 0;

  /** A store that fails tells nothing of anybody: then the thread that answers sees to it. */
  const isToBeTold = (platform: string, asker: string): Promise<boolean> =>
    people
      .of(platform, asker)
      .then((person) => hasNews(person, store))
      .catch(() => true);

  async function leave({ left, line }: Lasting, recall: ReturnType<typeof recallFor>): Promise<void> {
    if (left) await recall.memory.set(left.value, left.isNew);
    else if (line !== undefined) await recall.answered();
  }

  return {
    renewed: (next) => {
      version = next;
      given.clear();
    },
    asked: async (invocation) => {
      const words = wordsOf(invocation);
      if (words === undefined) return undefined;
      const { platform, chat, asker } = invocation;
      const scene = { platform, chat, asker: asker.id };
      const before = recallFor(scene, { store, log }).memory;
      const [settings, memory] = await Promise.all([settingsFor(platform, asker.id, { store, log }).get(), before.get()]);
      const day = today();
      const key = keyOf(invocation, words, settings, day);
      const withMemory = `${key}${JSON.stringify(memory) ?? ''}`;
      return {
        again: async () => {
          const answered = given.get(key) ?? given.get(`memory:${withMemory}`);
          const lasting = answered?.lasting;
          if (!answered || !lasting) return undefined;
          const [told, wait] = await Promise.all([isToBeTold(platform, asker.id), limiter.take(`${platform}:${invocation.from ?? asker.id}`)]);
          if (told || wait !== undefined) return undefined;
          const recall = recallFor({ ...scene, ...(lasting.line === undefined ? {} : { line: lasting.line }) }, { store, log });
          await leave(lasting, recall);
          return { answered, posted: recall.posted };
        },
        keep: (answered) => {
          const { lasting, command } = answered;
          if (!lasting || answered.version !== version || lasting.day !== (invocation.asOf ?? day) || except.includes(command)) return;
          given.set(lasting.byMemory ? `memory:${withMemory}` : key, answered);
        },
      };
    },
  };
}
