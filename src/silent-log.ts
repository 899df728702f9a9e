/** For one-shot answers and tests: says nothing, and loads nothing to say it with. */
import type { Logger } from './log.ts';

const silent = (): void => undefined;

export const silentLog: Logger = { debug: silent, info: silent, warn: silent, error: silent, child: () => silentLog };
