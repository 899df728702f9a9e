/** Keeps the data in force in line with its folder: read again when it changes or on SIGHUP, and refused where it cannot be used. */
import { watch } from 'node:fs';
import type { Data } from './catalog/parse.ts';
import { readDataApart } from './catalog/read-apart.ts';
import type { Logger } from './log.ts';

export type Reloading = {
  /** Reads the folder again, after a reading that is under way. Never rejects. */
  readonly again: () => Promise<void>;
  /** The last reading was refused: what is in force is older than the folder. */
  readonly refused: () => boolean;
  readonly close: () => void;
};

export type ReloadDeps = {
  readonly dir: string;
  /** Puts sound data into force. Throws where it cannot be used after all. */
  readonly put: (data: Data) => Promise<void>;
  /** Why data was refused, as one line in both languages. */
  readonly explain: (error: unknown) => string;
  readonly log: Logger;
};

/** An editor or a `git pull` writes several files: the reading waits until it has been quiet for so long. */
const QUIET_MS = 1_000;

export function keepCurrent({ dir, put, explain, log }: ReloadDeps): Reloading {
  let refused = false;
  let last: Promise<void> = Promise.resolve();
  let quiet: NodeJS.Timeout | undefined;

  async function read(): Promise<void> {
    try {
      await put(await readDataApart(dir));
      refused = false;
      log.info({ dir }, 'the data was read again');
    } catch (error) {
      refused = true;
      log.error(explain(error).replaceAll('\n', ' / '));
    }
  }

  function again(): Promise<void> {
    last = last.then(read);
    return last;
  }

  const soon = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => void again(), QUIET_MS).unref();
  };
  const watcher = watch(dir, { recursive: true, persistent: false }, soon);
  // Without a watch (a network file system, too many of them) SIGHUP still works.
  watcher.on('error', (error) => log.warn({ err: error }, 'the data folder cannot be watched'));
  return {
    again,
    refused: () => refused,
    close: () => {
      clearTimeout(quiet);
      watcher.close();
    },
  };
}
