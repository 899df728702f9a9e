/**
 * The Query that each question was last accepted to mean: in `queries/`, a file for each file of questions, a line for each question. The words of
 * the answers do not tell whether a question is still understood as it was.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Query } from '#src/ask/query.ts';
import type { Asked } from './questions.ts';

/** `queries`: in canonical form; `ask`: for who reads the file. */
export type Golden = { readonly id: string; readonly ask: string; readonly queries: readonly unknown[] };

const DIR = new URL('queries/', import.meta.url);

/** `kind` and `type` first, then the alphabet. */
const rank = (key: string): string => (key === 'kind' || key === 'type' ? `0${key}` : `1${key}`);

/**
 * One form for one meaning, of a Query or of a part of one. Keys come in one order, what is undefined is left out, an entity is "plan:glm-lite".
 * `words`, the message itself (kept for finding what is written about it), is told as `true`; a list of words that nobody knows stays.
 */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  if (fields.length === 2 && 'kind' in value && 'id' in value) return `${String(value.kind)}:${String(value.id)}`;
  const sorted = fields.sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, field]) => [key, key === 'words' && typeof field === 'string' ? true : canonical(field)]));
}

export function goldenOf({ id, ask }: Pick<Asked, 'id' | 'ask'>, queries: readonly Query[]): Golden {
  return { id, ask, queries: queries.map(canonical) };
}

/** The file of a question: "street" of "street-12". */
const fileOf = ({ id }: Golden): string => id.slice(0, id.lastIndexOf('-'));

/** What was accepted, by the id of the question. */
export function readGolden(dir: URL = DIR): ReadonlyMap<string, Golden> {
  const names = existsSync(dir) ? readdirSync(dir).sort() : [];
  const lines = names.flatMap((name) => readFileSync(new URL(name, dir), 'utf8').trimEnd().split('\n'));
  return new Map(lines.map((line) => JSON.parse(line) as Golden).map((golden) => [golden.id, golden]));
}

/** In the place of everything that was accepted before, in the order given. */
export function writeGolden(all: readonly Golden[], dir: URL = DIR): void {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  for (const [file, group] of Map.groupBy(all, fileOf)) {
    writeFileSync(new URL(`${file}.jsonl`, dir), group.map((golden) => `${JSON.stringify(golden)}\n`).join(''));
  }
}
