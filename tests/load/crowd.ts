/** Many people at once: as soon as one has an answer, the next asks. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked } from './asked.ts';

const LOOK_MS = 5;

export type Crowd = {
  readonly ask: (n: number) => Asked;
  /** Asks no more once it is false. */
  readonly more: (asked: number) => boolean;
  /** People who wait at any time. */
  readonly outstanding: number;
  /** Whoever waits longer than so many milliseconds is still counted, but the next one asks. */
  readonly patience: number;
};

/** All that was asked, and who still waits at the end. */
export async function crowd({ ask, more, outstanding, patience }: Crowd): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  const open = new Set<Asked>();
  const lane = async (): Promise<void> => {
    while (more(all.length)) {
      const asked = ask(all.length);
      all.push(asked);
      open.add(asked);
      while (asked.answered === undefined && performance.now() - asked.at < patience) await wait(LOOK_MS);
    }
  };
  const look = setInterval(() => {
    for (const asked of open) {
      if (asked.answers() === 0) continue;
      asked.answered = performance.now() - asked.at;
      open.delete(asked);
    }
  }, LOOK_MS);
  await Promise.all(Array.from({ length: outstanding }, lane));
  clearInterval(look);
  return all;
}
