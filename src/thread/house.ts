/** The house as the platforms see it: what they ask goes to the thread that answers, and what that thread remembers goes to the store here. */
import { Worker } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import type { Completion, Declared, Dispatch } from '#src/command/context.ts';
import type { Config } from '#src/config.ts';
import { DataError } from '#src/errors.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { ModelMeter } from '#src/model/meter.ts';
import type { ChartSpec } from '#src/render/chart/spec.ts';
import type { Store } from '#src/state/store.ts';
import { fromAnswered } from './answered.ts';
import type { Answering, DataState, Observed, Refused, Serving } from './calls.ts';
import { storeCalls } from './remote-store.ts';

/** What the thread is started with. */
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
  readonly config: Config;
  readonly store: Store;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly observe: (answer: Observed) => void;
  readonly ofModel: ModelMeter;
  /** Told when the thread ended, which nobody asked for: nothing can be answered any more. */
  readonly fatal: (error: Error) => void;
};

/** What answers leave behind is cleared away early: without the bound the thread takes a hundred megabytes more for it, and is no faster. */
const YOUNG_MB = 16;

/** Resolves when it is ready for its first question. Rejects with DataError when the data does not hold what it must. */
export async function startHouse({ config, store, localizers, observe, ofModel, fatal }: HouseApartDeps): Promise<HouseApart> {
  const worker = new Worker(new URL('./answering.ts', import.meta.url), {
    workerData: { config, lasting: store.lasting } satisfies Terms,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const { promise: commands, resolve: ready, reject } = Promise.withResolvers<readonly Declared[]>();
  const serving: Serving = {
    ready,
    refused: ({ file, path, reason }: Refused) => reject(new DataError(file, path, reason)),
    observe,
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

  const pending = new Set<Promise<unknown>>();
  const declared = await commands;
  running = true;
  return {
    commands: declared,
    dispatch: (invocation) => {
      const work = answering.dispatch(invocation).then((answered) => fromAnswered(answered, { localizers, posted: answering.posted }));
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
