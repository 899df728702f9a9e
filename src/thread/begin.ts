/** Begins the thread that answers, so that it is loaded while everything else is. It waits for its terms. */
import { Worker } from 'node:worker_threads';

/** What answers leave behind is cleared away early: without the bound the thread takes a hundred megabytes more for it, and is no faster. */
const YOUNG_MB = 8;

export const beginThread = (): Worker =>
  new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
