/** Whose turn it is: what one person asks at once keeps nobody else waiting. */
import { expect, test } from 'vitest';
import { createTurns } from '#src/turns.ts';

/** Work that ends when it is told to, and the order in which it began. */
function bench() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    work: (name: string) => () =>
      new Promise<string>((resolve) => {
        begun.push(name);
        ends.set(name, () => resolve(name));
      }),
    end: async (name: string) => {
      ends.get(name)?.();
      // The next begins in a later turn of the loop.
      await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    },
  };
}

test('of those who wait each person comes in turn, whoever asked first', async () => {
  const { begun, work, end } = bench();
  const turns = createTurns({ ofAll: 1, ofOne: 1 });
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) void turns.take(name.charAt(0), work(name));
  expect([turns.waiting(), turns.waiting('a'), turns.waiting('b'), turns.waiting('nobody')]).toEqual([5, 2, 2, 0]);
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2']) await end(name);
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2']);
  expect(turns.waiting()).toBe(0);
});

test('a flood holds up whoever sent it, and nobody who comes after', async () => {
  const { begun, work, end } = bench();
  const turns = createTurns({ ofAll: 8, ofOne: 2 });
  for (let n = 0; n < 100; n += 1) void turns.take('flood', work(`flood ${n}`));
  void turns.take('ann', work('ann'));
  await Promise.resolve();
  expect(begun).toEqual(['flood 0', 'flood 1', 'ann']);
  await end('flood 0');
  expect(begun.at(-1)).toBe('flood 2');
});

test('what fails gives up its turn, and its failure is whose it was', async () => {
  const { work, begun } = bench();
  const turns = createTurns({ ofAll: 1, ofOne: 1 });
  const failed = turns.take('a', () => Promise.reject(new Error('no')));
  void turns.take('b', work('b'));
  await expect(failed).rejects.toThrow('no');
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(begun).toEqual(['b']);
});
