/** Reads and checks the data in a thread of its own: half a second of work that must not stand between a question and its acknowledgement. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { DataError } from '#src/errors.ts';
import { readData } from './load.ts';
import type { Data } from './parse.ts';
import { type ReadRelease, readRelease } from './release/read-release.ts';

type Work = { readonly dir: string } | { readonly text: string; readonly name: string };
/** Other threads import this file as well. */
type Started = { readonly read?: Work } | undefined;
type Refused = { readonly refused: { readonly file: string; readonly path: string; readonly reason: string } };

/** As `readData`. Rejects with DataError, and with what the file system throws. */
export const readDataApart = (dir: string): Promise<Data> => apart<Data>({ dir });

/** As `readRelease`. Rejects with DataError. */
export const readReleaseApart = (text: string, name: string): Promise<ReadRelease> => apart<ReadRelease>({ text, name });

async function apart<T>(work: Work): Promise<T> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { read: work } satisfies Started });
  const read = await new Promise<{ readonly found: T } | Refused>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if ('refused' in read) throw new DataError(read.refused.file, read.refused.path, read.refused.reason);
  return read.found;
}

function inThread(work: Work): { readonly found: unknown } | Refused {
  try {
    return { found: 'dir' in work ? readData(work.dir) : readRelease(work.text, work.name) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { file, path, reason } = error;
    return { refused: { file, path, reason } };
  }
}

const work = isMainThread ? undefined : (workerData as Started)?.read;
if (work) parentPort?.postMessage(inThread(work));
