/** A stream of questions: so many are outstanding at any time, and as one is answered the next is asked. */
import { quantile } from '../load/figures.ts';
import { cpuOf } from '../load/process-use.ts';
import type { Question } from '../load/questions.ts';
import type { Ask, Timing } from './askers.ts';
import type { Measured } from './turns.ts';

export type Stream = {
  readonly ask: Ask;
  readonly questionOf: (n: number) => Question;
  /** Ends after so many questions, or asks no more after so many milliseconds. */
  readonly most: { readonly count?: number; readonly ms?: number };
  readonly outstanding: number;
  readonly pid: number;
};

/** No question is asked twice by chance, in all streams of a process. */
let asked = 0;

/** `rate`: answers a second; `acknowledge`, `answer`: 99th percentile and median in ms; `processor`: ms of it each. */
export async function stream({
  ask,
  questionOf,
  most: { count = Number.POSITIVE_INFINITY, ms = Number.POSITIVE_INFINITY },
  outstanding,
  pid,
}: Stream): Promise<Measured> {
  const timings: Timing[] = [];
  let left = count;
  const lane = async (): Promise<void> => {
    while (left > 0 && performance.now() - begun < ms) {
      left -= 1;
      asked += 1;
      timings.push(await ask(questionOf(asked)));
    }
  };
  const [cpu, begun] = [cpuOf(pid), performance.now()];
  await Promise.all(Array.from({ length: outstanding }, lane));
  const seconds = (performance.now() - begun) / 1000;
  const acknowledged = timings.flatMap((each) => each.acknowledged ?? []);
  return {
    rate: timings.length / seconds,
    processor: (cpuOf(pid) - cpu) / timings.length,
    ...(acknowledged.length > 0 ? { acknowledge: quantile(acknowledged, 0.99) } : {}),
  };
}
