import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { LATE, within } from '#src/state/within.ts';

/** Nothing else in this process gets its turn meanwhile. */
const holdUp = (ms: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

test('gives what the work gives, and fails as it fails', async () => {
  expect(await within(Promise.resolve('done'), 60_000)).toBe('done');
  await expect(within(Promise.reject(new Error('no')), 60_000)).rejects.toThrow('no');
});

test('what never comes is late', async () => {
  expect(await within(new Promise(() => undefined), 20)).toBe(LATE);
});

test('the time in which this process itself listened to nobody is not counted', async () => {
  const { port1, port2 } = new MessageChannel();
  const arrival = new Promise((arrived) => port2.once('message', arrived));
  const result = within(arrival, 50);
  port1.postMessage('in time');
  holdUp(300);
  expect(await result).toBe('in time');
  port1.close();
});
