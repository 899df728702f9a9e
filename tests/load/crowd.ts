/** Many people at once: as soon as one has an answer, the next asks. */
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
  /** Who waits, with what lets the next one ask. */
  const open = new Map<Asked, () => void>();
  const lane = async (): Promise<void> => {
    while (more(all.length)) {
      const asked = ask(all.length);
      all.push(asked);
      await new Promise<void>((next) => open.set(asked, next));
    }
  };
  // One look for all of them: a timer each would take more of the machine than many an answer does.
  const look = setInterval(() => {
    const now = performance.now();
    for (const [asked, next] of open) {
      if (asked.answers() > 0) {
        asked.answered = now - asked.at;
        open.delete(asked);
      }
      if (asked.answered !== undefined || now - asked.at > patience) next();
    }
  }, LOOK_MS);
  await Promise.all(Array.from({ length: outstanding }, lane));
  clearInterval(look);
  return all;
}
