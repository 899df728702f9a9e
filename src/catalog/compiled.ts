/**
 * The data of this repository as it was read and checked last, with what is known of its names, kept in `.cache/` beside its folder: reading 600 files
 * of YAML takes most of a start.
 * It holds for exactly these files, read by exactly this code; for any other it is made anew. Where it cannot be kept, the files are read each time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { dataDir, readTexts } from './files.ts';
import type { KeptNames } from './names/kept.ts';
import type { Data } from './parse.ts';

export type Compiled = { readonly data: Data; readonly names: KeptNames };

const HASH_BYTES = 32;

/** Of every data file, and of every file of code below the folder that this one stands in. */
function hashOf(dir: string): Buffer {
  const code = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(process.version);
  for (const { name, text } of readTexts(dir)) hash.update(`${name}\0${text}\0`);
  const files = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.ts'));
  for (const name of files.toSorted()) hash.update(readFileSync(join(code, name)));
  return hash.digest();
}

function kept(file: string, hash: Buffer): Compiled | undefined {
  try {
    const bytes = readFileSync(file);
    if (!bytes.subarray(0, HASH_BYTES).equals(hash)) return undefined;
    const { data, names } = deserialize(bytes.subarray(HASH_BYTES)) as Compiled;
    // What people type is looked up in these two, so they have no prototype.
    const bare = <T extends object>(records: T): T => Object.assign(Object.create(null), records);
    return { data: { ...data, sources: bare(data.sources), glossary: bare(data.glossary) }, names };
  } catch {
    return undefined;
  }
}

function keep(file: string, hash: Buffer, compiled: Compiled): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, Buffer.concat([hash, serialize(compiled)]));
    renameSync(own, file);
  } catch {
    // A folder that cannot be written to costs the next start its half second, and nothing else.
  }
}

/** What `make` gives for the folder. Throws as `make` does. */
export function compiled(dir: string, make: (dir: string) => Compiled): Compiled {
  if (dir !== dataDir) return make(dir);
  const file = join(dirname(dir), '.cache', 'data.bin');
  const hash = hashOf(dir);
  const before = kept(file, hash);
  if (before) return before;
  const made = make(dir);
  keep(file, hash, made);
  return made;
}
