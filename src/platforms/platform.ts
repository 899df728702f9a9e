/** What every platform is given and gives; the composition root starts and stops them by this. */
import type { Hono } from 'hono';
import type { ActText } from '#src/card/act-text.ts';
import type { Complete, Declared, Dispatch } from '#src/command/context.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { ChartSpec } from '#src/render/chart/spec.ts';
import type { Store } from '#src/state/store.ts';
import type { Meter } from './meter.ts';

export type PlatformDeps = {
  readonly dispatch: Dispatch;
  readonly complete: (request: Parameters<Complete>[0]) => ReturnType<Complete> | Promise<ReturnType<Complete>>;
  readonly commands: readonly Declared[];
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly defaultLang: Lang;
  readonly actText: ActText;
  /** A chart as a picture, for platforms that draw none themselves. */
  readonly draw: (spec: ChartSpec) => Promise<Buffer>;
  readonly store: Store;
  readonly log: Logger;
  /** An HTTP proxy for what goes out, where one is set. */
  readonly proxy?: string;
  /** Told of its work, for metrics. */
  readonly meter?: Meter;
  /** Called when a platform that was connected cannot go on (its token was taken back); the process should end with 1. */
  readonly fatal?: (error: Error) => void;
  /** How many events are worked on at once (0: they are only received, for other processes on the same store), and the store's lease in milliseconds. */
  readonly taking?: { readonly room?: number; readonly lease?: number };
};

export type Platform = {
  readonly name: string;
  /** Endpoints that the house's own HTTP server carries (webhooks). */
  readonly mount?: { readonly path: string; readonly app: Hono };
  /** Resolves once connecting is under way; rejects with a SetupError where the person has to mend something (wrong token). */
  start(): Promise<void>;
  ready(): boolean;
  /** Events that were taken and wait for a process with room, all processes on the store together. */
  waiting(): Promise<number>;
  /** Takes no more events; resolves when what was begun is answered. */
  stop(): Promise<void>;
};

/** Brings the slash commands of one platform in line with the declarations. */
export type Registrar = {
  readonly name: string;
  /** What changed (or would change), a line each; empty: nothing. */
  register(options: { readonly dryRun: boolean }): Promise<readonly string[]>;
  /** The link that adds the bot to a chat, with the permissions it asks for; absent where there is no such link. */
  invite?(): string;
};
