/** SQLite by Node's own module: one file that several processes may share, or memory. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Hookified } from 'hookified';
import { type KeyvStorageAdapter, keyvStorageCapability } from 'keyv';
import type { Backend } from './over-keyv.ts';

const BUSY_TIMEOUT_MS = 5_000;
const SWEEP_MS = 10 * 60_000;
const FOREVER = Number.MAX_SAFE_INTEGER;

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_expires ON entries (expires);
  CREATE INDEX IF NOT EXISTS claims_expires ON claims (expires);
`;

function adapterOf(database: DatabaseSync, now: () => number): KeyvStorageAdapter {
  const select = database.prepare('SELECT value FROM entries WHERE key = ? AND expires > ?');
  const upsert = database.prepare(
    'INSERT INTO entries (key, value, expires) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires',
  );
  const remove = database.prepare('DELETE FROM entries WHERE key = ?');
  const get = async (key: string) => {
    const value = select.get(key, now())?.['value'];
    return typeof value === 'string' ? value : undefined;
  };
  const set = async (key: string, value: unknown, expires = FOREVER) => upsert.run(key, String(value), expires).changes === 1;
  const has = async (key: string) => (await get(key)) !== undefined;
  const drop = async (key: string) => remove.run(key).changes === 1;
  const all = <T, R>(items: readonly T[], one: (item: T) => Promise<R>) => Promise.all(items.map(one));
  const methods = {
    get,
    set,
    has,
    delete: drop,
    getMany: (keys: string[]) => all(keys, get),
    setMany: (entries: { key: string; value: unknown; expires?: number }[]) => all(entries, ({ key, value, expires }) => set(key, value, expires)),
    hasMany: (keys: string[]) => all(keys, has),
    deleteMany: (keys: string[]) => all(keys, drop),
    clear: async () => database.exec('DELETE FROM entries'),
  };
  const adapter = Object.assign(new Hookified(), methods);
  return Object.assign(adapter, { capabilities: keyvStorageCapability(adapter) });
}

/** `path` is a file or ":memory:". Creates the folder; throws when the file cannot be opened. */
export function createSqlite(path: string, now: () => number = Date.now): Backend {
  const lasting = path !== ':memory:';
  if (lasting) mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  database.exec(schema);
  const sweepEntries = database.prepare('DELETE FROM entries WHERE expires <= ?');
  const sweepClaims = database.prepare('DELETE FROM claims WHERE expires <= ?');
  const sweep = () => {
    sweepEntries.run(now());
    sweepClaims.run(now());
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_MS).unref();
  // One statement: two processes cannot both see the key free.
  const take = database.prepare(
    'INSERT INTO claims (key, expires) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET expires = excluded.expires WHERE claims.expires <= ?',
  );
  const giveBack = database.prepare('DELETE FROM claims WHERE key = ?');
  const ping = database.prepare('SELECT 1');
  return {
    lasting,
    adapter: adapterOf(database, now),
    claim: async (key, ttl) => take.run(key, now() + ttl, now()).changes === 1,
    release: async (key) => void giveBack.run(key),
    ping: async () => void ping.get(),
    close: async () => {
      clearInterval(timer);
      if (database.isOpen) database.close();
    },
  };
}
