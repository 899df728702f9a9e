import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blank, meeting, overlap } from '#src/ask/places.ts';

const place = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 })).map(([start, length]) => ({ start, end: start + length }));

describe('places that meet', () => {
  test('are those that a look at each of them finds, in the order given', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), place, (places, asked) => {
        expect(meeting(places)(asked)).toEqual(places.filter((each) => overlap(each, asked)));
      }),
      { numRuns: 1000 },
    );
  });

  test('end where the next begins: neighbours do not meet', () => {
    expect(meeting([{ start: 0, end: 2 }])({ start: 2, end: 4 })).toEqual([]);
  });
});

describe('blanked places', () => {
  test('are filled up character by character, whatever their order', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 42, maxLength: 60 }), fc.array(place, { maxLength: 8 }), (text, places) => {
        const covered = (at: number) => places.some(({ start, end }) => start <= at && at < end);
        const wanted = Array.from({ length: text.length }, (_, at) => (covered(at) ? '□' : text.charAt(at))).join('');
        expect(blank(text, places)).toBe(wanted);
      }),
      { numRuns: 1000 },
    );
  });
});
