import { closeSync, fstatSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { mountDisk } from '#support/disk.ts';
import { PATIENCE } from '#support/patience.ts';
import { type RunningRedis, redisBinary, startRedis } from '#support/redis.ts';

const folder = mkdtempSync(join(tmpdir(), 'suanpan-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A store with what it said of itself. */
async function opened(url: string): Promise<{ readonly store: Store; readonly said: string[] }> {
  const said: string[] = [];
  const store = await createStore(url, { onTrouble: (error) => said.push(String(error)), onRecovery: () => said.push('recovered') });
  return { store, said };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + PATIENCE; Date.now() < limit; await wait(100)) if (await holds()) return;
  throw new Error('waited in vain');
}

const works = (store: Store) => () =>
  store.ping().then(
    () => true,
    () => false,
  );

/** Every kind of call; a hanging one would hang the test. */
async function everyCallFails(store: Store): Promise<void> {
  const tasks = store.tasks('a', 60_000);
  const list = store.collection('a', { keep: 60_000, most: 10 });
  const calls = [
    () => store.set('a', 1),
    () => store.delete('a'),
    () => store.ping(),
    () => store.getOrSet('b', 1),
    () => list.put('a', 1),
    () => list.clear(),
    () => tasks.put({ key: 'a', event: 1 }, 60_000),
    () => tasks.offer('a'),
    () => tasks.done('a'),
    () => tasks.release('a'),
  ];
  for (const call of calls) await expect(call()).rejects.toThrow('the store failed');
}

async function comesBack({ store, said }: Awaited<ReturnType<typeof opened>>): Promise<void> {
  await until(works(store));
  await store.set('again', { lang: 'zh' });
  expect(await store.get('again')).toEqual({ lang: 'zh' });
  const tasks = store.tasks('back', 60_000);
  expect(await tasks.put({ key: 'a', event: 1 }, 60_000)).toBe(true);
  expect(await tasks.done('a')).toBe(true);
  // Not a line for each of the calls that failed.
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('the store failed');
  expect(said[1]).toBe('recovered');
}

describe.runIf(redisBinary)('Redis', () => {
  let redis: RunningRedis;
  let it: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    redis = await startRedis(redisBinary ?? '');
    it = await opened(redis.url);
    await it.store.set('before', 1);
  });
  afterEach(async () => {
    await it.store.close();
    await redis.stop();
  });

  const told = async (...command: string[]): Promise<void> => {
    const client = createClient({ url: redis.url });
    await client.connect();
    await client.sendCommand(command);
    client.destroy();
  };

  test('that is gone fails every call and comes back when it is started again', async () => {
    await redis.kill();
    await everyCallFails(it.store);
    await expect(it.store.get('before')).rejects.toThrow('the store failed');
    await redis.start();
    await comesBack(it);
  });

  test('that hangs fails every call, and knows afterwards what it knew', async () => {
    redis.pause();
    await everyCallFails(it.store);
    redis.resume();
    await comesBack(it);
    expect(await it.store.get('before')).toBe(1);
  });

  test('that hangs is not waited for by every call in turn', async () => {
    redis.pause();
    await expect(it.store.get('before')).rejects.toThrow('within 300 ms');
    const reasons = await Promise.all(Array.from({ length: 20 }, () => it.store.get('before').catch(String)));
    expect(reasons.filter((reason) => String(reason).includes('does not answer')).length).toBeGreaterThanOrEqual(19);
    redis.resume();
  });

  test('that may only be read fails what writes, and still reads', async () => {
    await told('REPLICAOF', '127.0.0.1', '1');
    await everyCallFails(it.store);
    expect(await it.store.get('before')).toBe(1);
    await told('REPLICAOF', 'NO', 'ONE');
    await comesBack(it);
  });

  test('that is full fails what writes, and still reads', async () => {
    await told('CONFIG', 'SET', 'maxmemory', '1');
    await expect(it.store.set('a', 1)).rejects.toThrow('OOM');
    await expect(it.store.tasks('a', 60_000).put({ key: 'a', event: 1 }, 60_000)).rejects.toThrow('the store failed');
    await expect(it.store.ping()).rejects.toThrow('OOM');
    expect(await it.store.get('before')).toBe(1);
    await told('CONFIG', 'SET', 'maxmemory', '0');
    await comesBack(it);
  });

  test('that was emptied takes tasks again', async () => {
    const tasks = it.store.tasks('a', 60_000);
    expect(await tasks.put({ key: 'a', event: 1 }, 60_000)).toBe(true);
    await told('FLUSHALL');
    await until(async () => (await tasks.put({ key: 'b', event: 1 }, 60_000).catch(() => undefined)) !== undefined);
    await tasks.put({ key: 'c', event: 3 }, 60_000);
    await tasks.offer('c');
    expect(await tasks.take(10, { signal: AbortSignal.abort(), lost: false })).toEqual([{ key: 'c', event: 3 }]);
  });
});

describe('SQLite', () => {
  let count = 0;
  let path: string;
  let it: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    count += 1;
    path = join(folder, `${count}`, 'store.sqlite');
    it = await opened(`sqlite:${path}`);
    await it.store.set('before', 1);
  });
  afterEach(() => it.store.close());

  /** As another process would lock it. */
  function lock(): () => void {
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE');
    return () => other.close();
  }

  test('that another locks fails every call that writes, comes back, and never stands in the way of the event loop', async () => {
    const unlock = lock();
    let turned = false;
    const turn = setTimeout(() => {
      turned = true;
    }, 10);
    await expect(it.store.set('a', 1)).rejects.toThrow('locked');
    clearTimeout(turn);
    expect(turned).toBe(true);
    await everyCallFails(it.store);
    expect(await it.store.get('before')).toBe(1);
    unlock();
    await comesBack(it);
    expect(await it.store.get('before')).toBe(1);
  });

  test('that is locked for a moment is waited for', async () => {
    const unlock = lock();
    const set = it.store.set('a', 1);
    setTimeout(unlock, 50);
    await set;
    expect(await it.store.get('a')).toBe(1);
  });

  test('that is locked when the program starts is no reason not to', async () => {
    const unlock = lock();
    const late = await opened(`sqlite:${path}`);
    await expect(late.store.get('before')).rejects.toThrow('locked');
    unlock();
    await until(works(late.store));
    expect(await late.store.get('before')).toBe(1);
    await late.store.close();
  });

  test('whose folder is deleted is made anew', async () => {
    rmSync(join(folder, `${count}`), { recursive: true });
    await until(async () => {
      await it.store.set('a', 1).catch(() => undefined);
      return readdirSync(folder).includes(`${count}`);
    });
    await until(works(it.store));
    await it.store.set('a', 2);
    // In the new file, not in the one that is gone.
    const other = await opened(`sqlite:${path}`);
    expect(await other.store.get('a')).toBe(2);
    await other.store.close();
  });

  /** Overwrites the file from this page on. */
  function overwrite(page: number): void {
    const written = openSync(path, 'r+');
    const { size } = fstatSync(written);
    for (let at = page * 4096; at < size; at += 4096) writeSync(written, Buffer.alloc(4096, 'broken '), 0, 4096, at);
    closeSync(written);
  }
  const aside = () => readdirSync(join(folder, `${count}`)).filter((name) => name.includes('.broken-'));

  test('that cannot be read any more is kept aside, and a new one begins', async () => {
    for (let at = 0; at < 50; at += 1) await it.store.set(`a${at}`, 'x'.repeat(2_000));
    await it.store.close();
    overwrite(1);
    it = await opened(`sqlite:${path}`);
    await until(works(it.store));
    await it.store.set('a', 2);
    expect(await it.store.get('a')).toBe(2);
    expect(aside()).toHaveLength(1);
    expect(it.said[0]).toContain('could not be read any more');
  });

  test('that is no database when the program starts is not touched: it might be a file of another program', async () => {
    await it.store.close();
    overwrite(0);
    it = await opened(`sqlite:${path}`);
    await expect(it.store.set('a', 1)).rejects.toThrow('not a database');
    await expect(it.store.ping()).rejects.toThrow('the store failed');
    expect(aside()).toEqual([]);
    rmSync(path);
    await until(works(it.store));
    await it.store.set('a', 1);
  });

  test('where no file can be is a wrong setting, and said at once', async () => {
    await expect(createStore('sqlite:/proc/suanpan/store.sqlite')).rejects.toThrow();
    await expect(createStore(`sqlite:${path}/below/a/file.sqlite`)).rejects.toThrow();
    await expect(createStore(`sqlite:${folder}`)).rejects.toThrow();
  });
});

describe('SQLite on a disk of its own', () => {
  const disk = mountDisk(folder, 2);
  afterAll(() => disk?.unmount());
  const urlOf = (name: string): string => `sqlite:${join(disk?.path ?? '', name)}`;

  test.runIf(disk)('that is full fails what writes, still reads, and comes back when there is room', async () => {
    const it = await opened(urlOf('store.sqlite'));
    await it.store.set('before', 1);
    disk?.fill();
    await expect(
      (async () => {
        for (let at = 0; at < 20; at += 1) await it.store.set(`a${at}`, 'x'.repeat(8_000));
      })(),
    ).rejects.toThrow('full');
    await expect(it.store.ping()).rejects.toThrow('the store failed');
    expect(await it.store.get('before')).toBe(1);
    // A second process starts on the full disk.
    const second = await opened(urlOf('store.sqlite'));
    expect(await second.store.get('before')).toBe(1);
    await second.store.close();
    disk?.makeRoom();
    await comesBack(it);
    await it.store.close();
  });

  test.runIf(disk)('that may only be read is no reason not to start', async () => {
    const before = await opened(urlOf('readonly.sqlite'));
    await before.store.set('before', 1);
    await before.store.close();
    disk?.writable(false);
    const it = await opened(urlOf('readonly.sqlite'));
    await expect(it.store.set('a', 1)).rejects.toThrow('the store failed');
    disk?.writable(true);
    await until(works(it.store));
    await it.store.set('a', 1);
    expect(await it.store.get('before')).toBe(1);
    await it.store.close();
  });
});
