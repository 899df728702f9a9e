/** Reads and checks the data in a thread of its own: half a second of work that no question should have to wait for. */
import { Worker } from 'node:worker_threads';
import { DataError } from '#src/errors.ts';
import type { Data } from './parse.ts';
import type { Read } from './read-in-thread.ts';

/** As `readData`. Rejects with DataError, and with what the file system throws. */
export async function readDataApart(dir: string): Promise<Data> {
  const worker = new Worker(new URL('./read-in-thread.ts', import.meta.url), { workerData: { dir } });
  const read = await new Promise<Read>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if ('refused' in read) throw new DataError(read.refused.file, read.refused.path, read.refused.reason);
  return read.data;
}
