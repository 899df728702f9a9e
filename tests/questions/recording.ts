/** Replies of a model to the questions of this folder, kept so that they can be graded again without it: a line for each question. */
import { readFileSync } from 'node:fs';

/** `prompt`: a print of what was sent; `replies`: the text of each reply, a second one where the first was to be repaired. */
export type Recorded = {
  readonly id: string;
  readonly prompt: string;
  readonly replies: readonly string[];
  readonly usage?: { readonly input: number; readonly output: number };
  readonly ms?: number;
};

export function readRecording(path: string): ReadonlyMap<string, Recorded> {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return new Map(lines.map((line) => JSON.parse(line) as Recorded).map((recorded) => [recorded.id, recorded]));
}
