/** Ends the process in order: what was opened last is closed first, and all of it within ten seconds. */
import closeWithGrace from 'close-with-grace';
import type { Logger } from './log.ts';

export type Shutdown = {
  /** `close` is called once, after everything that was added later. */
  add(name: string, close: () => Promise<void>): void;
  /** Closes everything as a signal would. */
  now(): Promise<void>;
};

const DEADLINE_MS = 10_000;

/** SIGHUP is for reading the data again. Closes on SIGTERM and SIGINT (exit 0) and on a failure that nobody caught (exit 1). A part that fails to close is logged; the others still are. */
export function createShutdown(log: Logger): Shutdown {
  const hooks: { readonly name: string; readonly close: () => Promise<void> }[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    for (const { name, close } of hooks.toReversed()) {
      try {
        await close();
      } catch (error) {
        log.error({ err: error, part: name }, 'failed to close');
      }
    }
  };
  const once = () => {
    closing ??= closeAll();
    return closing;
  };
  closeWithGrace(
    { delay: DEADLINE_MS, logger: false, skip: ['SIGHUP'], onTimeout: () => log.error('gave up waiting for the rest to close') },
    async ({ signal, err }) => {
      if (err) log.error({ err }, 'fatal');
      else log.info({ signal }, 'closing');
      await once();
    },
  );
  return { add: (name, close) => void hooks.push({ name, close }), now: once };
}
