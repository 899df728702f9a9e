/** What the two threads ask of each other. */
import type { Complete, Completion, Declared, Invocation } from '#src/command/context.ts';
import type { ModelMeter } from '#src/model/meter.ts';
import type { ChartSpec } from '#src/render/chart/spec.ts';
import type { Answered } from './answered.ts';
import type { StoreCalls } from './remote-store.ts';

/** Of the thread that answers. */
export type Answering = {
  readonly dispatch: (invocation: Invocation) => Promise<Answered>;
  readonly posted: (serial: number, messages: readonly string[]) => Promise<void>;
  readonly complete: (request: Parameters<Complete>[0]) => readonly Completion[];
  readonly draw: (spec: ChartSpec) => Promise<Uint8Array>;
  /** Reads the data again. */
  readonly renew: () => Promise<void>;
  readonly data: () => DataState;
  /** The data in force as a release. */
  readonly release: () => { readonly text: string; readonly hash: string };
};

/** `refused`: what is in force is older than the folder. */
export type DataState = { readonly stale: number; readonly newest: number; readonly loadedAt: number; readonly refused: boolean };
/** Why it cannot begin: a fault in the data, by file and record. */
export type Refused = { readonly file: string; readonly path: string; readonly reason: string };

/** Of the thread that speaks with the platforms. */
export type Serving = StoreCalls & {
  /** The thread is ready for its first question. */
  readonly ready: (commands: readonly Declared[]) => void;
  readonly refused: (fault: Refused) => void;
  readonly observe: (answer: Observed) => void;
  /** How long a person has to wait, in seconds; undefined where they need not. */
  readonly limit: (person: string) => Promise<number | undefined>;
  /** Other data is in force. */
  readonly renewed: (version: number) => void;
  /** Of the language model's work. */
  readonly ofModel: (call: keyof ModelMeter, args: readonly unknown[]) => void;
};
export type Observed = Parameters<import('#src/app.ts').Observe>[0];
