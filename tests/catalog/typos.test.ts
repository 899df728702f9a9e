/** Looking up a misspelt word finds what holding it against every known word finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTypos, slipsBetween } from '#src/catalog/names/typos.ts';

/** Few letters, so that words resemble each other; long ones, beyond what is filed of them. */
const word = fc
  .array(fc.constantFrom('a', 'b', 'c'), { minLength: 3, maxLength: 18 })
  .map((letters) => letters.join(''))
  .chain((text) => fc.constantFrom(text, `bailiancoding${text}`));
const most = (known: string, slips: number) => (known.length < 9 ? 1 : slips);

test('every known word within reach is found, at its own distance, and no other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), word, fc.constantFrom(1, 2), (known, asked, slips) => {
      const byHand = known
        .filter((one) => one.length >= 4 && slipsBetween(asked, one) <= most(one, slips))
        .map((one) => ({ word: one, slips: slipsBetween(asked, one) }));
      const found = createTypos(known).find(asked, slips);
      expect(found).toHaveLength(byHand.length);
      expect(found).toEqual(expect.arrayContaining(byHand));
      expect(found.map((one) => one.slips)).toEqual(found.map((one) => one.slips).toSorted());
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['volcenginecodingplanlite', 'volcenginecodingplamlite', 1],
  ['volcenginecodingplanlite', 'volcengniecodingplanlite', 1],
  ['volcenginecodingplanlite', 'vlcenginecodingplanlte', 2],
  // Swapped across the end of what is filed.
  ['abcdefghijkl', 'abcdefghikjl', 1],
])('%s for %s: %i', (known, asked, slips) => {
  expect(createTypos([known, 'minimaxcodingplan']).find(asked, 2)).toEqual([{ word: known, slips }]);
});
