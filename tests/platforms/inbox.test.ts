/** Who is worked for, who waits and who is told to come back, over a real store. */
import { afterEach, expect, test } from 'vitest';
import { createInbox, type InboxDeps, type Job } from '#src/platforms/inbox.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store, Tasks } from '#src/state/store.ts';

type Said = { readonly by: string };

let store: Store;
const begun: Job<Said>[] = [];
const open: (() => void)[] = [];
afterEach(async () => {
  begun.splice(0);
  open.splice(0);
  await store.close();
});

/** Each piece of work goes on until the test ends it; what is only told to come back is over at once. */
async function inbox(more: Partial<InboxDeps<Said>> = {}, offered: (call: Promise<void>) => Promise<void> = (call) => call) {
  const whole = await createStore('memory:');
  const tasksOf = (queue: string, claim: number): Tasks => {
    const tasks = whole.tasks(queue, claim);
    return { ...tasks, offer: (key) => offered(tasks.offer(key)) };
  };
  store = { ...whole, tasks: tasksOf };
  const work = (job: Job<Said>): Promise<void> => {
    begun.push(job);
    return job.crowded ? Promise.resolve() : new Promise((end) => open.push(end));
  };
  return createInbox<Said>({ store, log: silentLog, queue: 'test', claim: 60_000, keep: () => 60_000, personOf: ({ by }) => by, work, ...more });
}

const untilBegun = (count: number) => expect.poll(() => begun.length, { timeout: 60_000, interval: 5 }).toBe(count);
const keys = (crowded: boolean) => begun.filter((job) => job.crowded === crowded).map(({ key }) => key);

test('a flood takes up a part of the room, waits for the rest in its own line, and is told so beyond it; the next person is worked for at once', async () => {
  const line = await inbox();
  const all = [];
  for (let n = 0; n < 40; n += 1) all.push((await line.put(`flood ${n}`, { by: 'flood' })).begin());
  await untilBegun(8 + 8);
  expect(keys(false)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => `flood ${n}`));
  // 8 are worked on and 24 wait: the other 8 are not forgotten, but told.
  expect(keys(true)).toEqual([32, 33, 34, 35, 36, 37, 38, 39].map((n) => `flood ${n}`));
  void (await line.put('ann', { by: 'ann' })).begin();
  await untilBegun(17);
  expect(begun.at(-1)).toMatchObject({ key: 'ann', crowded: false });
  for (let done = 0; done < 33; done += 1) {
    await expect.poll(() => open.length, { timeout: 60_000, interval: 1 }).toBeGreaterThan(done);
    open[done]?.();
  }
  await Promise.all(all);
  await line.idle();
  expect(keys(false)).toHaveLength(33);
});

test('beyond the room what comes waits in the store, and beyond that bound it is told at once', async () => {
  const line = await inbox({ room: 2, most: 3 });
  for (let n = 0; n < 7; n += 1) {
    const work = (await line.put(`${n}`, { by: `${n}` })).begin();
    // The first two go on until the test ends.
    if (n >= 2) await work;
  }
  await untilBegun(2 + 2);
  expect(keys(false)).toEqual(['0', '1']);
  expect(keys(true)).toEqual(['5', '6']);
  expect(await line.waiting()).toBe(3);
});

test.each([
  ['comes back', () => Promise.resolve()],
  ['fails all the same', () => Promise.reject(new Error('it is slow'))],
])('what this process offered and read again itself before the call %s is worked on, once', async (_, end) => {
  let back: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    back = resolve;
  });
  const line = await inbox({ room: 1 }, (call) => call.then(() => held).then(end));
  void (await line.put('first', { by: 'ann' })).begin();
  await untilBegun(1);
  const offered = (await line.put('second', { by: 'bob' })).begin();
  await expect.poll(() => line.waiting()).toBe(1);
  open[0]?.();
  line.start();
  await untilBegun(2);
  back();
  await offered;
  open[1]?.();
  await line.idle();
  expect(begun.map(({ key }) => key)).toEqual(['first', 'second']);
  expect(await line.waiting()).toBe(0);
  await line.stop();
});

test.each([
  ['fails', true, []],
  ['takes it', false, ['one']],
])('what another process seems to have acknowledged is left to it where the store %s', async (_, fails, worked) => {
  const line = await inbox();
  if (fails) await store.close();
  const work = (await line.put('one', { by: 'ann' })).begin({ before: true });
  if (!fails) {
    await untilBegun(1);
    open[0]?.();
  }
  await work;
  expect(begun.map(({ key }) => key)).toEqual(worked);
});
