/** The house as the platforms see it: what they ask goes to the thread that answers, and what that thread remembers goes to the store here. */
import type { Worker } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { createActionIds } from '#src/command/action-id.ts';
import type { Asker, Completion, Declared, Dispatch, Invocation, Outcome } from '#src/command/context.ts';
import type { Config } from '#src/config.ts';
import { DataError } from '#src/errors.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import { createLimiter } from '#src/limiter.ts';
import type { Logger } from '#src/log.ts';
import type { ModelMeter } from '#src/model/meter.ts';
import type { ChartSpec } from '#src/render/chart/spec.ts';
import type { Store } from '#src/state/store.ts';
import { dayOf } from '#src/today.ts';
import { type Answered, fromAnswered } from './answered.ts';
import type { Answering, DataState, Observed, Refused, Serving } from './calls.ts';
import { createGivenAgain } from './given-again.ts';
import { storeCalls } from './remote-store.ts';

/** What the thread is told first. */
export type Terms = { readonly config: Config; readonly lasting: boolean };

export type HouseApart = {
  readonly dispatch: Dispatch;
  readonly complete: (request: Parameters<Answering['complete']>[0]) => Promise<readonly Completion[]>;
  readonly draw: (spec: ChartSpec) => Promise<Buffer>;
  readonly commands: readonly Declared[];
  readonly data: () => Promise<DataState>;
  /** The data in force as a release: its text, and what tells it from any other. */
  readonly release: () => Promise<{ readonly text: string; readonly hash: string }>;
  /** Reads the data again. */
  readonly renew: () => Promise<void>;
  /** Questions that were begun and are not answered yet. */
  readonly waiting: () => number;
  /** Resolves when every question that was begun is answered. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export type HouseApartDeps = {
  /** The thread that answers, begun and not told anything yet. */
  readonly thread: Worker;
  readonly config: Config;
  readonly store: Store;
  readonly log: Logger;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly observe: (answer: Observed) => void;
  readonly ofModel: ModelMeter;
  /** Told when the thread ended, which nobody asked for: nothing can be answered any more. */
  readonly fatal: (error: Error) => void;
  readonly now?: () => Date;
};

/** A chat needs far less; a script that hammers the bot is slowed down. */
const PER_PERSON = { points: 60, seconds: 60 };

/** Resolves when it is ready for its first question. Rejects with DataError when the data does not hold what it must. */
export async function startHouse(deps: HouseApartDeps): Promise<HouseApart> {
  const { thread: worker, config, store, log, localizers, observe, ofModel, fatal, now = () => new Date() } = deps;
  const limiter = createLimiter(PER_PERSON);
  const ids = createActionIds(store);
  // What a model reads may be read otherwise the next time.
  const except = config.model ? ['ask'] : [];
  const givenAgain = createGivenAgain({ store, log, limiter, today: () => dayOf(now()), except });
  worker.postMessage({ config, lasting: store.lasting } satisfies Terms);
  const { promise: commands, resolve: ready, reject } = Promise.withResolvers<readonly Declared[]>();
  const serving: Serving = {
    ready,
    refused: ({ file, path, reason }: Refused) => reject(new DataError(file, path, reason)),
    observe,
    limit: (person) => limiter.take(person),
    renewed: (version) => givenAgain.renewed(version),
    ...storeCalls(store),
    ofModel: (call, args) => (ofModel[call] as (...args: readonly unknown[]) => void)(...args),
  };
  const answering = createBirpc<Answering, Serving>(serving, {
    post: (message) => worker.postMessage(message),
    on: (take) => worker.on('message', take),
    timeout: -1,
  });
  let running = false;
  const ended = (error: Error) => {
    reject(error);
    answering.$close(error);
    if (running) fatal(error);
    running = false;
  };
  worker.on('error', ended);
  worker.on('exit', (code) => ended(new Error(`the thread that answers ended with ${code}`)));

  const outcomeOf = (answered: Answered, asker: Asker, posted: Outcome['posted']): Outcome =>
    fromAnswered(answered, { localizers, ids, asker, posted });

  /** With what the asker alone is told besides. */
  function fresh({ aside, ...answered }: Answered, asker: Asker): Outcome {
    const outcome = outcomeOf(answered, asker, (messages) => answering.posted(answered.serial, messages));
    return aside ? { ...outcome, aside: fresh(aside, asker) } : outcome;
  }

  async function answer(invocation: Invocation): Promise<Outcome> {
    const start = performance.now();
    const asked = await givenAgain.asked(invocation);
    const again = await asked?.again();
    const { asker, platform } = invocation;
    if (again) {
      const { kind, command, lang } = again.answered;
      const ms = performance.now() - start;
      log.info({ platform, command, kind, lang, ms: Math.round(ms * 100) / 100 }, 'answered again');
      observe({ platform, command, kind, ms });
      return outcomeOf(again.answered, asker, again.posted);
    }
    const answered = await answering.dispatch(invocation);
    asked?.keep(answered);
    return fresh(answered, asker);
  }

  const pending = new Set<Promise<unknown>>();
  const declared = await commands;
  running = true;
  return {
    commands: declared,
    dispatch: (invocation) => {
      const work = answer(invocation);
      pending.add(work);
      return work.finally(() => pending.delete(work));
    },
    complete: answering.complete,
    draw: async (spec) => Buffer.from(await answering.draw(spec)),
    data: answering.data,
    release: answering.release,
    renew: answering.renew,
    waiting: () => pending.size,
    drain: async () => {
      await Promise.allSettled(pending);
    },
    close: async () => {
      running = false;
      await worker.terminate();
    },
  };
}
