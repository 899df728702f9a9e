/**
 * The data of this repository as it was read and checked last, kept in `.cache/` beside its folder: reading 450 files of YAML takes most of a start.
 * It holds for exactly these files, read by exactly this code; for any other it is made anew. Where it cannot be kept, the files are read each time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { dataDir, readTexts } from './files.ts';
import type { Data } from './parse.ts';

const HASH_BYTES = 32;

/** Of every data file, and of every file of the folder that this one stands in. */
function hashOf(dir: string): Buffer {
  const code = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(process.version);
  for (const { name, text } of readTexts(dir)) hash.update(`${name}\0${text}\0`);
  for (const name of readdirSync(code).filter((each) => each.endsWith('.ts'))) hash.update(readFileSync(join(code, name)));
  return hash.digest();
}

function kept(file: string, hash: Buffer): Data | undefined {
  try {
    const bytes = readFileSync(file);
    if (!bytes.subarray(0, HASH_BYTES).equals(hash)) return undefined;
    const data = deserialize(bytes.subarray(HASH_BYTES)) as Data;
    // What people type is looked up in these two, so they have no prototype.
    const bare = <T extends object>(records: T): T => Object.assign(Object.create(null), records);
    return { ...data, sources: bare(data.sources), glossary: bare(data.glossary) };
  } catch {
    return undefined;
  }
}

function keep(file: string, hash: Buffer, data: Data): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, Buffer.concat([hash, serialize(data)]));
    renameSync(own, file);
  } catch {
    // A folder that cannot be written to costs the next start its half second, and nothing else.
  }
}

/** What `read` gives for the folder. Throws as `read` does. */
export function compiled(dir: string, read: (dir: string) => Data): Data {
  if (dir !== dataDir) return read(dir);
  const file = join(dirname(dir), '.cache', 'data.bin');
  const hash = hashOf(dir);
  const before = kept(file, hash);
  if (before) return before;
  const data = read(dir);
  keep(file, hash, data);
  return data;
}
