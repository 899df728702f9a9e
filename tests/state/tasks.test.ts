import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createStore } from '#src/state/create-store.ts';
import type { Store, Task } from '#src/state/store.ts';
import { redisBinary, startRedis } from '#support/redis.ts';

const folder = mkdtempSync(join(tmpdir(), 'suanpan-tasks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Short, so that the tests need not wait; long against what a busy machine takes between two lines. */
const LEASE_MS = 1_500;
const KEEP_MS = 60_000;
const CLAIM_MS = 60_000;
const now = AbortSignal.abort();

/** Two stores in the place of two processes. */
function tasksTests(name: string, open: () => Promise<{ url: string; stop(): Promise<void> }>) {
  describe(name, () => {
    let place: { url: string; stop(): Promise<void> };
    let stores: readonly [Store, Store];
    let queues = 0;
    beforeAll(async () => {
      place = await open();
      const here = () => createStore(place.url, { lease: LEASE_MS });
      stores = [await here(), await here()];
    });
    afterAll(async () => {
      for (const store of stores) await store.close();
      await place.stop();
    });

    /** A queue of its own for each test, as two processes see it. */
    function queue(claim = CLAIM_MS) {
      queues += 1;
      const [one, two] = stores.map((store) => store.tasks(`queue${queues}`, claim));
      if (!one || !two) throw new Error('two stores');
      return { one, two };
    }

    /** Everything that can be had, within a few leases. */
    async function takeAll(tasks: ReturnType<typeof queue>['one'], count: number): Promise<readonly Task[]> {
      const found: Task[] = [];
      for (let turn = 0; turn < 60 && found.length < count; turn += 1) {
        found.push(...(await tasks.take(10, { signal: now, lost: true })));
        if (found.length < count) await wait(100);
      }
      return found;
    }

    test('is put once, by whomever, and stays put when it is done', async () => {
      const { one, two } = queue();
      const put = (key: string) => [one, two, one].map((tasks) => tasks.put({ key, event: { 百炼: [1, null] } }, KEEP_MS));
      expect((await Promise.all(put('a'))).filter(Boolean)).toHaveLength(1);
      expect((await Promise.all(put('b'))).filter(Boolean)).toHaveLength(1);
      expect([await one.done('a'), await two.done('a')]).toEqual([true, false]);
      expect(await two.put({ key: 'a', event: 1 }, KEEP_MS)).toBe(false);
    });

    test('is held by who put it; on offer, by whoever takes it', async () => {
      const { one, two } = queue();
      await one.put({ key: 'a', event: { text: '你好' } }, KEEP_MS);
      expect(await two.take(10, { signal: now, lost: false })).toEqual([]);
      await one.offer('a');
      expect(await two.take(10, { signal: now, lost: false })).toEqual([{ key: 'a', event: { text: '你好' } }]);
      expect(await one.take(10, { signal: now, lost: true })).toEqual([]);
      expect(await two.done('a')).toBe(true);
      expect(await one.done('a')).toBe(false);
    });

    test('what is on offer is taken by one of many, each once, no more than were asked for', async () => {
      const { one, two } = queue();
      for (let index = 0; index < 12; index += 1) {
        await one.put({ key: `k${index}`, event: index }, KEEP_MS);
        await one.offer(`k${index}`);
      }
      const first = await one.take(5, { signal: now, lost: false });
      expect(first).toHaveLength(5);
      const rest = (await Promise.all([one, two].map((tasks) => tasks.take(10, { signal: now, lost: false })))).flat();
      const keys = [...first, ...rest].map(({ key }) => key);
      expect(new Set(keys).size).toBe(12);
      expect(keys).toHaveLength(12);
    });

    test('a wait ends when something is offered', async () => {
      const { one, two } = queue();
      const signal = new AbortController().signal;
      const taken = (async () => {
        for (;;) {
          const found = await two.take(10, { signal, lost: false });
          if (found.length > 0) return found;
        }
      })();
      await one.put({ key: 'a', event: 1 }, KEEP_MS);
      await one.offer('a');
      expect(await taken).toEqual([{ key: 'a', event: 1 }]);
    });

    test('held and not renewed, it goes to another; renewed, it does not', async () => {
      const { one, two } = queue();
      await one.put({ key: 'kept', event: 1 }, KEEP_MS);
      await one.put({ key: 'left', event: 2 }, KEEP_MS);
      await one.put({ key: 'offered', event: 3 }, KEEP_MS);
      await one.offer('offered');
      expect(await one.take(1, { signal: now, lost: false })).toHaveLength(1);
      const renewal = setInterval(() => void one.renew(['kept']), LEASE_MS / 10);
      const found = await takeAll(two, 2);
      clearInterval(renewal);
      expect(found.map(({ key }) => key).toSorted()).toEqual(['left', 'offered']);
      expect([await two.done('left'), await one.done('left'), await one.done('kept')]).toEqual([true, false, true]);
    });

    test('what was taken three times and never done is left alone', async () => {
      const { one, two } = queue();
      await one.put({ key: 'poison', event: 1 }, KEEP_MS);
      for (let turn = 0; turn < 3; turn += 1) expect(await takeAll(two, 1)).toHaveLength(1);
      await wait(LEASE_MS * 1.5);
      expect(await one.take(10, { signal: now, lost: true })).toEqual([]);
    });

    test('is forgotten when an answer is no longer accepted', async () => {
      const { one, two } = queue();
      await one.put({ key: 'old', event: { token: 'x' } }, 50);
      await one.offer('old');
      await wait(120);
      expect(await two.take(10, { signal: now, lost: true })).toEqual([]);
    });

    test('is new again when it is given back, or when its time is over', async () => {
      const { one, two } = queue(400);
      await one.put({ key: 'a', event: 1 }, KEEP_MS);
      await one.release('a');
      expect(await two.put({ key: 'a', event: 1 }, KEEP_MS)).toBe(true);
      await two.done('a');
      await wait(600);
      expect(await one.put({ key: 'a', event: 1 }, KEEP_MS)).toBe(true);
    });
  });
}

tasksTests('SQLite', async () => ({ url: `sqlite:${join(folder, 'tasks.sqlite')}`, stop: async () => undefined }));
if (redisBinary) tasksTests('Redis', () => startRedis(redisBinary ?? ''));
else test.skipIf(process.env['REQUIRE_REDIS'] === undefined)('Redis is tested', () => expect.fail('no redis-server on this machine'));
