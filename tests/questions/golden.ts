/**
 * The Query that each question was last accepted to mean: in `queries/`, a file for each file of questions, a line for each question. The words of
 * the answers do not tell whether a question is still understood as it was.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { canonical } from '#src/ask/query/canonical.ts';
import type { Query } from '#src/ask/query/query.ts';
import type { Asked } from './questions.ts';

/** `queries`: in canonical form; `ask`: for who reads the file. */
export type Golden = { readonly id: string; readonly ask: string; readonly queries: readonly unknown[] };

const DIR = new URL('queries/', import.meta.url);

export function goldenOf({ id, ask }: Pick<Asked, 'id' | 'ask'>, queries: readonly Query[]): Golden {
  return { id, ask, queries: canonical(queries) };
}

/** The file of a question: "chat-2026-11-a" of "chat-2026-11-a-12". */
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
