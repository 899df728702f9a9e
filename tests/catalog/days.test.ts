import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, dayOf, isDay } from '#src/catalog/days.ts';

describe('months on the calendar', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-11-22', 25, '2028-12-22'],
  ])('%s and %i months are %s', (day, months, wanted) => {
    expect(addMonths(day, months)).toBe(wanted);
  });

  test('a day is one that the calendar has', () => {
    expect(dayOf(2026, 2, 29)).toBeUndefined();
    expect(dayOf(2000, 2, 29)).toBe('2000-02-29');
    expect(dayOf(1900, 2, 29)).toBeUndefined();
    expect(dayOf(2026, 13, 1)).toBeUndefined();
    expect(dayOf(2026, Number.NaN, 1)).toBeUndefined();
    const part = fc.integer({ min: -1, max: 33 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part, part, (year, month, date) => {
        const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
        expect(dayOf(year, month, date)).toBe(isDay(text) ? text : undefined);
      }),
    );
  });

  test('months there and back end where they began, on a day that every month has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -600, max: 600 }), (days, months) => {
        const first = `${addDays('1980-01-01', days).slice(0, 7)}-01`;
        expect(addMonths(addMonths(first, months), -months)).toBe(first);
      }),
    );
  });
});
