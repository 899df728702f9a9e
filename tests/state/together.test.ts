import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openSqliteFile } from '#src/state/sqlite-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'suanpan-together-'));
afterAll(() => rmSync(folder, { recursive: true }));

const opened = (name: string) => {
  const path = join(folder, name);
  const file = openSqliteFile({
    path,
    migrate: (database) => database.exec('CREATE TABLE IF NOT EXISTS notes (text TEXT PRIMARY KEY)'),
    prepare: (database) => ({ add: database.prepare('INSERT INTO notes VALUES (?)'), all: database.prepare('SELECT text FROM notes ORDER BY text') }),
  });
  const read = () => {
    const other = new DatabaseSync(path);
    const texts = other
      .prepare('SELECT text FROM notes ORDER BY text')
      .all()
      .map(({ text }) => text);
    other.close();
    return texts;
  };
  return { file, read };
};

test('of what is written in one turn, one that fails fails alone, and leaves nothing of itself', async () => {
  const { file, read } = opened('one-fails');
  const results = await Promise.allSettled([
    file.write(({ add }) => add.run('first').changes),
    file.write(({ add }) => {
      add.run('half');
      add.run('first');
    }),
    file.write(({ add }) => add.run('last').changes),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(read()).toEqual(['first', 'last']);
  file.close();
});

test('what was written right before the end is there after it', async () => {
  const { file, read } = opened('end');
  const writing = ['a', 'b'].map((text) => file.write(({ add }) => add.run(text).changes));
  file.close();
  expect(await Promise.all(writing)).toEqual([1, 1]);
  expect(read()).toEqual(['a', 'b']);
});
