/** A file of another release: an older one is brought up to date, a newer one is left alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { createStore } from '#src/state/create-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'suanpan-version-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function inFile<T>(path: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
const versionOf = (path: string) => inFile(path, (database) => Number(database.prepare('PRAGMA user_version').get()?.['user_version']));

test('a file that a newer release wrote is refused with both versions, and nothing in it is touched', async () => {
  const path = join(folder, 'newer.sqlite');
  const store = await createStore(`sqlite:${path}`);
  await store.set('settings:a', { lang: 'zh' });
  await store.close();
  const version = versionOf(path);
  inFile(path, (database) => database.exec(`PRAGMA user_version = ${version + 1}`));
  await expect(createStore(`sqlite:${path}`)).rejects.toThrow(`written by a newer version (${version + 1}, this one knows ${version})`);
  expect(versionOf(path)).toBe(version + 1);
  inFile(path, (database) => database.exec(`PRAGMA user_version = ${version}`));
  const again = await createStore(`sqlite:${path}`);
  expect(await again.get('settings:a')).toEqual({ lang: 'zh' });
  await again.close();
});

test('a file without tables gets them, and says of which version they are', async () => {
  const path = join(folder, 'older.sqlite');
  inFile(path, (database) => database.exec('CREATE TABLE other (name TEXT)'));
  const store = await createStore(`sqlite:${path}`);
  await store.set('a', 1);
  expect(await store.get('a')).toBe(1);
  await store.close();
  expect(versionOf(path)).toBeGreaterThan(0);
  expect(inFile(path, (database) => database.prepare("SELECT name FROM sqlite_master WHERE name = 'other'").get())).toEqual({ name: 'other' });
});
