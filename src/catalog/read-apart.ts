/** Reads and checks the data in a thread of its own: half a second of work that must not stand between a question and its acknowledgement. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { DataError } from '#src/errors.ts';
import { readData } from './load.ts';
import type { Data } from './parse.ts';

type Read = { readonly data: Data } | { readonly refused: { readonly file: string; readonly path: string; readonly reason: string } };

/** As `readData`. Rejects with DataError, and with what the file system throws. */
export async function readDataApart(dir: string): Promise<Data> {
  const worker = new Worker(new URL(import.meta.url), { workerData: { dir } });
  const read = await new Promise<Read>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  if ('refused' in read) throw new DataError(read.refused.file, read.refused.path, read.refused.reason);
  return read.data;
}

function inThread(dir: string): Read {
  try {
    return { data: readData(dir) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { file, path, reason } = error;
    return { refused: { file, path, reason } };
  }
}

if (!isMainThread && parentPort !== null) parentPort.postMessage(inThread((workerData as { readonly dir: string }).dir));
