/** SQLite by Node's own module: one file that several processes on one machine may share, or memory. */
import type { DatabaseSync } from 'node:sqlite';
import { collectionsOver } from './collections.ts';
import { createSqliteCollections, prepareCollections } from './sqlite-collections.ts';
import { NewerStoreError, openSqliteFile } from './sqlite-file.ts';
import { createSqliteTasks, prepareTasks } from './sqlite-tasks.ts';
import { LEASE_MS, type Store } from './store.ts';
import { valuesOver } from './values.ts';

/** Tokens of Discord are of use for 15 minutes and are not kept much longer than that. */
const SWEEP_MS = 30_000;
const FOREVER = Number.MAX_SAFE_INTEGER;
/** Counted up with every change of the tables. */
const VERSION = 1;

const schema = `
  CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tasks (
    queue TEXT, key TEXT, event TEXT NOT NULL, held INTEGER NOT NULL, tries INTEGER NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY (queue, key)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_expires ON entries (expires);
  CREATE INDEX IF NOT EXISTS claims_expires ON claims (expires);
  CREATE INDEX IF NOT EXISTS tasks_held ON tasks (queue, held);
`;

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > VERSION) throw new NewerStoreError(`the store was written by a newer version (${version}, this one knows ${VERSION})`);
  if (version === VERSION) return;
  database.exec(schema);
  database.exec(`PRAGMA user_version = ${VERSION}`);
}

function prepare(database: DatabaseSync) {
  return {
    get: database.prepare('SELECT value FROM entries WHERE key = ? AND expires > ?'),
    set: database.prepare(
      'INSERT INTO entries (key, value, expires) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires',
    ),
    count: database.prepare(
      `INSERT INTO entries (key, value, expires) VALUES (:key, '1', :until) ON CONFLICT (key) DO UPDATE SET
        value = CASE WHEN expires > :now THEN CAST(value AS INTEGER) + 1 ELSE 1 END, expires = CASE WHEN expires > :now THEN expires ELSE :until END
        RETURNING value`,
    ),
    add: database.prepare('INSERT OR IGNORE INTO entries (key, value, expires) VALUES (?, ?, ?)'),
    remove: database.prepare('DELETE FROM entries WHERE key = ?'),
    sweeps: ['entries', 'claims', 'tasks'].map((table) => database.prepare(`DELETE FROM ${table} WHERE expires <= ?`)),
    collections: prepareCollections(database),
    tasks: prepareTasks(database),
  };
}

export type SqliteOptions = { readonly now?: () => number; readonly lease?: number; readonly onAside?: (error: Error) => void };

/** `path` is a file or ":memory:". Creates the folder; throws where there can be no such file. */
export function createSqlite(path: string, { now = Date.now, lease = LEASE_MS, onAside }: SqliteOptions = {}): Store {
  const file = openSqliteFile({ path, migrate, prepare, ...(onAside ? { onAside } : {}) });
  const sweep = () => void file.run(({ sweeps }) => sweeps.map((each) => each.run(now()))).catch(() => undefined);
  sweep();
  const timer = setInterval(sweep, SWEEP_MS).unref();
  return {
    lasting: path !== ':memory:',
    ...valuesOver({
      get: (key) => file.run(({ get }) => get.get(key, now())?.['value']),
      set: (key, text, ttl) => file.write(({ set }) => void set.run(key, text, ttl === undefined ? FOREVER : now() + ttl)),
      add: (key, text) => file.write(({ add }) => void add.run(key, text, FOREVER)),
      delete: (key) => file.write(({ remove }) => void remove.run(key)),
    }),
    count: (key, ttl) => file.write(({ count }) => Number(count.get({ key: `count:${key}`, now: now(), until: now() + ttl })?.['value'])),
    collection: collectionsOver(
      createSqliteCollections({
        run: (work) => file.run(({ collections }) => work(collections)),
        write: (work) => file.write(({ collections }) => work(collections)),
        now,
      }),
    ),
    tasks: (queue, claim) =>
      createSqliteTasks({
        run: (work) => file.run(({ tasks }) => work(tasks)),
        write: (work) => file.write(({ tasks }) => work(tasks)),
        now,
        queue,
        claim,
        lease,
      }),
    ping: () => file.run(({ set }) => void set.run('ping', '', now() + SWEEP_MS)),
    close: async () => {
      clearInterval(timer);
      file.close();
    },
  };
}
