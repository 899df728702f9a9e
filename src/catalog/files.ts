/** The data folder as a list of files, each with its content. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** Loaded when a file is read: most starts find all of them read. */
const yaml = () => require('yaml') as typeof import('yaml');

/** The data folder of this repository. */
export const dataDir = fileURLToPath(new URL('../../data', import.meta.url));

export type DataFile = {
  /** Path below the data folder, with `/`. */
  readonly name: string;
  readonly value: unknown;
  /** Why it could not be read as YAML. */
  readonly faults: readonly { readonly line?: number; readonly reason: string }[];
  /** The line that a path points to, or the nearest one around it. */
  line(path: readonly PropertyKey[]): number | undefined;
};

/** Every YAML file below the folder, in the order of their ids. Throws what the file system throws. */
export function readFiles(dir: string): readonly DataFile[] {
  return readTexts(dir).map(({ name, text }) => parseFile(name, text));
}

/** The same, not yet read as YAML. */
export function readTexts(dir: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/i.test(entry.name))
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort(byId)
    .map((name) => ({ name, text: readFileSync(join(dir, name), 'utf8') }));
}

/** "bailian" before "bailian-token": the ending is no part of the id. */
function byId(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => name.replace(/\.ya?ml$/i, ''));
  return (x ?? '') < (y ?? '') ? -1 : 1;
}

/** `text` as YAML; the same key twice is a fault. */
export function parseFile(name: string, text: string): DataFile {
  const { isMap, isScalar, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const faults = document.errors.map((error) => ({ line: error.linePos?.[0].line ?? 1, reason: error.message.split('\n')[0] ?? error.code }));
  return {
    name,
    value: faults.length > 0 ? undefined : document.toJS(),
    faults,
    line(path) {
      for (let length = path.length; length >= 0; length--) {
        const steps = path.slice(0, length);
        const node: unknown = steps.length === 0 ? document.contents : document.getIn(steps, true);
        const start = isScalar(node) || isMap(node) || hasRange(node) ? node.range?.[0] : undefined;
        if (typeof start === 'number') return lines.linePos(start).line;
      }
      return undefined;
    },
  };
}

/** A value that is already there instead of a file: for data that a program makes up. */
export function fileOf(name: string, content: unknown): DataFile {
  return typeof content === 'string' ? parseFile(name, content) : { name, value: content, faults: [], line: () => undefined };
}

function hasRange(node: unknown): node is { readonly range?: readonly number[] | null } {
  return typeof node === 'object' && node !== null && 'range' in node;
}
