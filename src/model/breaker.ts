/** A model that fails again and again is left alone for a while: nobody waits for what will not come. */

export type Breaker = {
  /** Whether it may be asked now. After a rest one question tries it. */
  readonly closed: () => boolean;
  readonly succeeded: () => void;
  readonly failed: () => void;
};

const MOST_FAILURES = 5;
const REST_MS = 60_000;

export function createBreaker(now: () => number = Date.now): Breaker {
  let failures = 0;
  let until = 0;
  return {
    closed: () => {
      if (failures < MOST_FAILURES) return true;
      if (now() < until) return false;
      until = now() + REST_MS;
      return true;
    },
    succeeded: () => {
      failures = 0;
    },
    failed: () => {
      failures += 1;
      if (failures >= MOST_FAILURES) until = now() + REST_MS;
    },
  };
}
