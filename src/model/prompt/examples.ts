/** Questions with the Queries that they mean, from `examples.jsonl`: a language model reads the next one as it reads these. */
import { readFileSync } from 'node:fs';

/** `before`: the same person's earlier messages, oldest first. */
export type Example = { readonly before?: readonly string[]; readonly message: string; readonly queries: readonly unknown[] };

export const examples: readonly Example[] = readFileSync(new URL('examples.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Example);

export const exampleLines = (): readonly string[] =>
  examples.map(({ before = [], message, queries }) => `${[...before, message].join(' / ')} → ${JSON.stringify(queries)}`);
