import { expect, test } from 'vitest';
import { createPace } from '#src/platforms/feishu/pace.ts';

/** Time that passes only when somebody sleeps. */
function clock() {
  let time = 0;
  return {
    now: () => time,
    sleep: async (ms: number) => {
      await Promise.resolve();
      time += ms;
    },
  };
}

test('no second, wherever it begins, has more than five messages to one chat', async () => {
  const { now, sleep } = clock();
  const pace = createPace({ now, sleep });
  const sent: number[] = [];
  await Promise.all(Array.from({ length: 23 }, () => pace.inTurn('a', async () => void sent.push(now()))));
  expect(sent).toHaveLength(23);
  for (const from of sent) expect(sent.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(5);
  expect(sent.at(-1)).toBeLessThan(5000);
});

test('chats do not wait for each other, and each keeps its order', async () => {
  const { now, sleep } = clock();
  const pace = createPace({ now, sleep });
  const order: string[] = [];
  await Promise.all(['a1', 'b1', 'a2', 'b2', 'a3'].map((name) => pace.inTurn(name.charAt(0), async () => void order.push(name))));
  expect(now()).toBe(0);
  expect(order.filter((name) => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
});

test('a chat that is held waits, another does not', async () => {
  const { now, sleep } = clock();
  const pace = createPace({ now, sleep });
  pace.hold('a', 4000);
  expect(await pace.inTurn('b', async () => now())).toBe(0);
  expect(await pace.inTurn('a', async () => now())).toBe(4000);
});

test('a failure frees its place', async () => {
  const { now, sleep } = clock();
  const pace = createPace({ now, sleep, most: 1 });
  await expect(pace.inTurn('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await pace.inTurn('a', async () => 'yes')).toBe('yes');
});
