/** The program of the thread that `readDataApart` starts: reads the data and tells what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { DataError } from '#src/errors.ts';
import { readData } from './load.ts';
import type { Data } from './parse.ts';

export type Read = { readonly data: Data } | { readonly refused: { readonly file: string; readonly path: string; readonly reason: string } };

function read(dir: string): Read {
  try {
    return { data: readData(dir) };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { file, path, reason } = error;
    return { refused: { file, path, reason } };
  }
}

parentPort?.postMessage(read((workerData as { readonly dir: string }).dir));
