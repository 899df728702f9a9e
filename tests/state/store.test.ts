import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '#src/state/create-store.ts';
import { createSqlite } from '#src/state/sqlite.ts';
import type { Store } from '#src/state/store.ts';
import { redisBinary, startRedis } from '#support/redis.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'suanpan-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What every store keeps to. `shared`: several processes may open it. */
function storeTests(
  name: string,
  open: () => Promise<{ url: string; stop(): Promise<void> }>,
  { shared, lasting }: { shared: boolean; lasting: boolean },
) {
  describe(name, () => {
    let place: { url: string; stop(): Promise<void> };
    let store: Store;
    beforeAll(async () => {
      place = await open();
      store = await createStore(place.url);
    });
    afterAll(async () => {
      await store.close();
      await place.stop();
    });

    test('gives back what was set, and nothing for what was not', async () => {
      await store.set('settings:a', { lang: 'zh', 百炼: ['👍', 1, null] });
      expect(await store.get('settings:a')).toEqual({ lang: 'zh', 百炼: ['👍', 1, null] });
      expect(await store.get('settings:b')).toBeUndefined();
      await store.set('settings:a', 'other');
      expect(await store.get('settings:a')).toBe('other');
    });

    test('forgets what was deleted and what has had its time', async () => {
      await store.set('gone', 1);
      await store.delete('gone');
      expect(await store.get('gone')).toBeUndefined();
      await store.set('short', 1, 40);
      await store.set('long', 1, 600_000);
      await wait(80);
      expect([await store.get('short'), await store.get('long')]).toEqual([undefined, 1]);
    });

    test('counts each call once, whoever calls, and begins anew after its time', async () => {
      const counts = await Promise.all(Array.from({ length: 20 }, () => store.count('calls', 600_000)));
      expect(counts.toSorted((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect(await store.count('others', 40)).toBe(1);
      expect(await store.count('others', 40)).toBe(2);
      await wait(80);
      expect(await store.count('others', 40)).toBe(1);
      expect(await store.get('calls')).toBeUndefined();
    });

    test('takes any key', async () => {
      for (const key of ['__proto__', 'constructor', "x'; DROP TABLE entries; --", '百炼 👍', 'a'.repeat(1_000)]) {
        await store.set(key, key);
        expect(await store.get(key)).toBe(key);
      }
    });

    test('a collection lists its values, oldest first; what is put again is the newest', async () => {
      const list = store.collection('list', { keep: 600_000, most: 10 });
      for (const key of ['b', 'a', 'c']) {
        await list.put(key, { of: key });
        await wait(3);
      }
      await list.put('b', ['百炼', null]);
      expect(await list.all()).toEqual([
        { key: 'a', value: { of: 'a' } },
        { key: 'c', value: { of: 'c' } },
        { key: 'b', value: ['百炼', null] },
      ]);
      await list.delete('c');
      expect([await list.get('c'), await list.get('b')]).toEqual([undefined, ['百炼', null]]);
      await list.clear();
      expect(await list.all()).toEqual([]);
    });

    test('a collection holds so many, the oldest go first, and each for so long', async () => {
      const few = store.collection('few', { keep: 600_000, most: 2 });
      for (const key of ['1', '2', '3']) {
        await few.put(key, key);
        await wait(3);
      }
      expect((await few.all()).map(({ key }) => key)).toEqual(['2', '3']);
      const short = store.collection('short', { keep: 40, most: 10 });
      await short.put('gone', 1);
      await wait(80);
      expect([await short.get('gone'), await short.all()]).toEqual([undefined, []]);
      await short.put('there', 1);
      expect(await short.all()).toEqual([{ key: 'there', value: 1 }]);
    });

    test('collections have nothing to do with each other, whatever they and their keys are called', async () => {
      const bounds = { keep: 600_000, most: 10 };
      const names = ['a', 'a:b', 'a;', '百炼', "x' OR 1=1"];
      for (const name of names) for (const key of ['k', 'b:k', '__proto__', '👍']) await store.collection(name, bounds).put(key, `${name} ${key}`);
      await store.collection('a', bounds).clear();
      for (const name of names.slice(1)) {
        const all = await store.collection(name, bounds).all();
        expect(all.map(({ value }) => value).toSorted()).toEqual(['k', 'b:k', '__proto__', '👍'].map((key) => `${name} ${key}`).toSorted());
      }
      expect(await store.collection('a', bounds).all()).toEqual([]);
    });

    test.runIf(shared)('two processes get the same value where each would set its own', async () => {
      const setter = `
        const { createStore } = await import('#src/state/create-store.ts');
        const store = await createStore(process.argv[1]);
        const got = [];
        for (let index = 0; index < 200; index++) got.push(await store.getOrSet('both:' + index, process.pid));
        await store.close();
        console.log(got.join());
      `;
      const set = () => run(process.execPath, ['--input-type=module', '-e', setter, place.url]);
      const [one, other] = await Promise.all([set(), set()]);
      expect(one?.stdout).toBe(other?.stdout);
    });

    test('says whether it lasts, and answers a ping until it is closed', async () => {
      expect(store.lasting).toBe(lasting);
      await store.ping();
      const other = await createStore(place.url);
      await other.close();
      await other.close();
      await expect(other.ping()).rejects.toThrow();
    });

    test.runIf(shared)('two processes claim each event exactly once between them', async () => {
      const claimer = `
        const { createStore } = await import('#src/state/create-store.ts');
        const store = await createStore(process.argv[1]);
        const tasks = store.tasks('race', 60_000);
        let got = 0;
        for (let index = 0; index < 300; index++) if (await tasks.put({ key: 'event:' + index, event: index }, 60_000)) got++;
        await store.close();
        console.log(got);
      `;
      const claim = () => run(process.execPath, ['--input-type=module', '-e', claimer, place.url]);
      const got = await Promise.all([claim(), claim()]);
      const counts = got.map(({ stdout }) => Number(stdout));
      expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(300);
    });
  });
}

storeTests('memory', async () => ({ url: 'memory:', stop: async () => undefined }), { shared: false, lasting: false });
storeTests('SQLite', async () => ({ url: `sqlite:${join(folder, 'deep', 'store.sqlite')}`, stop: async () => undefined }), {
  shared: true,
  lasting: true,
});
if (redisBinary) storeTests('Redis', () => startRedis(redisBinary ?? ''), { shared: true, lasting: true });
else test.skipIf(process.env['REQUIRE_REDIS'] === undefined)('Redis is tested', () => expect.fail('no redis-server on this machine'));

describe('SQLite', () => {
  test('what was set is there for the next process', async () => {
    const url = `sqlite://${join(folder, 'again.sqlite')}`;
    const first = await createStore(url);
    await first.set('a', 1);
    await first.close();
    const second = await createStore(url);
    expect(await second.get('a')).toBe(1);
    await second.close();
  });

  test('removes expired rows when it is opened', async () => {
    const path = join(folder, 'sweep.sqlite');
    let now = 1_000;
    const open = () => createSqlite(path, { now: () => now });
    const first = open();
    await first.set('old', 1, 1_000);
    await first.set('young', 1, 8_000);
    await first.tasks('a', 1_000).put({ key: 'old', event: 1 }, 1_000);
    await first.close();
    now = 5_000;
    const second = open();
    now = 0;
    expect(await second.get('old')).toBeUndefined();
    expect(await second.get('young')).toBe(1);
    expect(await second.tasks('a', 1_000).put({ key: 'old', event: 1 }, 1_000)).toBe(true);
    await second.close();
  });
});

test('a URL of an unknown kind is refused', async () => {
  await expect(createStore('mongodb://x')).rejects.toThrow(/STORE_URL/);
  await expect(createStore('sqlite:')).rejects.toThrow(/STORE_URL/);
});
