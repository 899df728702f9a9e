/** Collections in the table of entries: the rows of one stand together in the order of their keys. */
import type { DatabaseSync } from 'node:sqlite';
import type { CollectionTexts } from './collections.ts';

export function prepareCollections(database: DatabaseSync) {
  const within = 'key >= ? AND key < ?';
  return {
    put: database.prepare('INSERT OR REPLACE INTO entries (key, value, expires) VALUES (?, ?, ?)'),
    trim: database.prepare(
      `DELETE FROM entries WHERE key IN (SELECT key FROM entries WHERE ${within} ORDER BY expires DESC, key DESC LIMIT -1 OFFSET ?)`,
    ),
    get: database.prepare('SELECT value FROM entries WHERE key = ? AND expires > ?'),
    all: database.prepare(`SELECT key, value FROM entries WHERE ${within} AND expires > ? ORDER BY expires, key`),
    remove: database.prepare('DELETE FROM entries WHERE key = ?'),
    clear: database.prepare(`DELETE FROM entries WHERE ${within}`),
  };
}

type Statements = ReturnType<typeof prepareCollections>;
type Run = <T>(work: (statements: Statements) => T) => Promise<T>;
/** `write`: all of it or nothing. */
type Deps = { readonly run: Run; readonly write: Run; readonly now: () => number };

export function createSqliteCollections({ run, write, now }: Deps): CollectionTexts {
  // The sign after ":" ends what begins with it; a name has no ":" of its own.
  const headOf = (name: string) => `in:${encodeURIComponent(name)}`;
  const bounds = (name: string) => [`${headOf(name)}:`, `${headOf(name)};`] as const;
  const place = (name: string, key: string) => `${headOf(name)}:${key}`;
  return {
    put: (name, key, text, { keep, most }) =>
      write(({ put, trim }) => {
        put.run(place(name, key), text, now() + keep);
        trim.run(...bounds(name), most);
      }),
    get: (name, key) => run(({ get }) => get.get(place(name, key), now())?.['value']),
    all: (name) =>
      run(({ all }) =>
        all.all(...bounds(name), now()).map((row) => [String(row['key']).slice(headOf(name).length + 1), String(row['value'])] as const),
      ),
    delete: (name, key) => write(({ remove }) => void remove.run(place(name, key))),
    clear: (name) => write(({ clear }) => void clear.run(...bounds(name))),
  };
}
