/**
 * One SQLite file that other processes may lock, delete, overwrite or fill the disk of. Node's own module works on the thread of the event loop, so
 * nothing here waits inside SQLite for longer than a few milliseconds: a lock is waited for by asking again. (A worker thread would cost 20 to
 * 30 MB and twice the time of a call: 0.04 ms there, 0.02 here.)
 */
import { mkdirSync, renameSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';

export type SqliteFile<S> = {
  /** Rejects with what SQLite throws; the file is opened anew for the next call where that can help. */
  run<T>(work: (statements: S) => T): Promise<T>;
  /** As `run`, all of `work` or nothing of it. What is written in one turn of the event loop goes to the disk at once, which takes longer than the rest. */
  write<T>(work: (statements: S) => T): Promise<T>;
  close(): void;
};

export type SqliteFileDeps<S> = {
  /** ":memory:" is no file. */
  readonly path: string;
  /** Makes or changes the tables; within one transaction. */
  readonly migrate: (database: DatabaseSync) => void;
  readonly prepare: (database: DatabaseSync) => S;
  /** Told where a file that cannot be read any more was put. */
  readonly onAside?: (error: Error) => void;
};

/** An older release would not know what it does to it. */
export class NewerStoreError extends Error {}

/** https://sqlite.org/rescode.html: the lowest byte of an extended code. */
const BUSY = 5;
const LOCKED = 6;
const FULL = 13;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;

/** SQLite itself waits so long for a lock (milliseconds), and it is asked so often and for so long. */
const BUSY_MS = 3;
const AGAIN_MS = 12;
const PATIENCE_MS = 250;
/** How often the place of the file is looked at. */
const LOOK_MS = 1_000;

function codeOf(error: unknown): number {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : 0;
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** Node's own `recursive` never returns where a folder cannot be, such as under /proc. */
function makeFolder(path: string): void {
  if (statOf(path)?.isDirectory()) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!statOf(path)?.isDirectory()) throw error;
  }
}

/** All of `work`, or nothing of it. */
function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Throws where the file cannot be made, and NewerStoreError. One that is there but locked, broken or read-only is tried again with every call. */
export function openSqliteFile<S>({ path: given, migrate, prepare, onAside }: SqliteFileDeps<S>): SqliteFile<S> {
  const inMemory = given === ':memory:';
  const path = inMemory ? given : resolve(given);
  type Open = { readonly database: DatabaseSync; readonly statements: S; readonly inode: number | undefined };
  let open: Open | undefined;
  let closed = false;
  let lookedAt = 0;

  function opened(): Open {
    if (!inMemory) makeFolder(dirname(path));
    const database = new DatabaseSync(path, { timeout: BUSY_MS });
    try {
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
      transaction(database, () => migrate(database));
      return { database, statements: prepare(database), inode: inMemory ? undefined : statOf(path)?.ino };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  function shut(): void {
    if (open?.database.isOpen) open.database.close();
    open = undefined;
  }

  /** A file that was deleted or replaced would take what nobody reads any more. */
  function isInPlace({ inode }: Open): boolean {
    if (inMemory || Date.now() - lookedAt < LOOK_MS) return true;
    lookedAt = Date.now();
    return statOf(path)?.ino === inode;
  }

  function current(): S {
    if (closed) throw new Error('the store is closed');
    if (open && !isInPlace(open)) shut();
    open ??= opened();
    return open.statements;
  }

  /** What cannot be read any more is kept beside, for whoever can mend it, and a new file begins. Only a file that was ours: never one that was found so. */
  function setAside(inode: number | undefined): void {
    if (inode === undefined || statOf(path)?.ino !== inode) return;
    const name = `${path}.broken-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    for (const part of ['', '-wal', '-shm']) if (statOf(path + part)) renameSync(path + part, name + part);
    onAside?.(new Error(`${path} could not be read any more: it is kept as ${name}, and a new one begins`));
  }

  function heal(error: unknown): void {
    const code = codeOf(error);
    if (code === BUSY || code === LOCKED || code === FULL || code === 0 || inMemory) return;
    const inode = open?.inode;
    try {
      shut();
    } finally {
      open = undefined;
      if (code === CORRUPT || code === NOT_A_DATABASE) setAside(inode);
    }
  }

  async function run<T>(work: (statements: S) => T): Promise<T> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return work(current());
      } catch (error) {
        const code = codeOf(error);
        if ((code !== BUSY && code !== LOCKED) || Date.now() >= until) {
          heal(error);
          throw error;
        }
      }
      await sleep(AGAIN_MS);
    }
  }

  type Writing = { readonly work: (statements: S) => unknown; readonly resolve: (result: never) => void; readonly reject: (error: unknown) => void };
  let writings: Writing[] = [];

  const together = <T>(work: (statements: S) => T): Promise<T> =>
    run((statements) => (open ? transaction(open.database, () => work(statements)) : work(statements)));

  /** The first attempt is made before it returns. */
  function flush(): void {
    const all = writings;
    writings = [];
    const each = () => {
      for (const { work, resolve, reject } of all) together(work).then(resolve as (result: unknown) => void, reject);
    };
    if (all.length < 2) each();
    // One that cannot be written must not keep the others from it.
    else
      together((statements) => all.map(({ work }) => work(statements))).then((results) => {
        for (const [at, { resolve }] of all.entries()) resolve(results[at] as never);
      }, each);
  }

  function write<T>(work: (statements: S) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      writings.push({ work, resolve, reject });
      if (writings.length === 1) setImmediate(flush);
    });
  }

  try {
    current();
  } catch (error) {
    if (error instanceof NewerStoreError || !statOf(path)?.isFile()) throw error;
  }
  return {
    run,
    write,
    close: () => {
      flush();
      closed = true;
      shut();
    },
  };
}
