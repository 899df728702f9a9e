import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { point } from '#src/core/interval.ts';
import { closedForm, peakShare, simulate, weigh } from '#src/core/rhythm.ts';

const office = { hoursPerDay: 8, daysPerWeek: 5, startHour: 9 };

describe('a person’s rhythm', () => {
  test('8 hours a day: five of them fall into the busiest 5 hours', () => {
    expect(simulate(office)['5h'].typical).toBeCloseTo(5 / 8, 12);
  });

  test('someone who works 2 hours a day uses it all in one window', () => {
    expect(simulate({ ...office, hoursPerDay: 2 })['5h'].typical).toBeCloseTo(1, 12);
  });

  test('around the clock a window takes 5 of 24 hours, also over midnight', () => {
    expect(simulate({ hoursPerDay: 24, daysPerWeek: 7, startHour: 20 })['5h'].typical).toBeCloseTo(5 / 24, 12);
  });

  test('a month of 30 days holds 20 to 22 working days, 30 · 5 ÷ 7 on average', () => {
    // Five working days a week: 30 days are four weeks and two days, which are none, one or two of them.
    expect(simulate(office)).toMatchObject({ week: { low: 5, typical: 5, high: 5 }, month: { low: 20, high: 22 } });
    expect(simulate(office).month.typical).toBeCloseTo(150 / 7, 12);
  });

  test('every day of the week: 30 days, no more and no less', () => {
    expect(simulate({ ...office, daysPerWeek: 7 }).month).toEqual({ low: 30, typical: 30, high: 30 });
  });

  test('a burst falls into its own hours', () => {
    expect(simulate({ ...office, burstHours: 2 })['5h'].typical).toBeCloseTo(1, 12);
    expect(simulate({ ...office, hoursPerDay: 10, burstHours: 10 })['5h'].typical).toBeCloseTo(1 / 2, 12);
  });

  test('the simulation and the closed formula agree for steady use', () => {
    const rhythms = fc.record({
      hoursPerDay: fc.integer({ min: 1, max: 96 }).map((quarters) => quarters / 4),
      daysPerWeek: fc.integer({ min: 1, max: 7 }),
      startHour: fc.integer({ min: 0, max: 23 }),
    });
    fc.assert(
      fc.property(rhythms, (rhythm) => {
        const [walked, told] = [simulate(rhythm), closedForm(rhythm)];
        expect(walked['5h'].typical).toBeCloseTo(told['5h'].typical, 9);
        expect(walked.week).toEqual(told.week);
        expect(walked.month.low).toBe(told.month.low);
        expect(walked.month.high).toBe(told.month.high);
        expect(walked.month.typical).toBeCloseTo(told.month.typical, 9);
      }),
    );
  });
});

describe('peak hours', () => {
  // 14 to 18 h on working days; a day of 9 to 17 h has three of its eight hours in them.
  const peak = { days: [1, 2, 3, 4, 5], from: 14, to: 18 };

  test('the share of the hours that fall into them', () => {
    expect(peakShare(office, peak)).toBeCloseTo(3 / 8, 12);
    expect(peakShare(office, 'off', [peak, 'off'])).toBeCloseTo(5 / 8, 12);
    expect(peakShare({ ...office, startHour: 18, hoursPerDay: 4 }, peak)).toBe(0);
  });

  test('night work belongs to the next day', () => {
    // 22 h to 6 h, every day: two hours before midnight, six after it.
    expect(peakShare({ hoursPerDay: 8, daysPerWeek: 7, startHour: 22 }, { from: 0, to: 6 })).toBeCloseTo(6 / 8, 12);
  });

  test('factors are weighed by the hours, from the least to the most', () => {
    const factors = [
      { peak, value: point(3) },
      { peak: 'off' as const, value: point(2) },
    ];
    // 3 × 3/8 + 2 × 5/8 = 2.375
    expect(weigh(factors, point(1), office)).toEqual({ low: 2, typical: 2.375, high: 3 });
    expect(weigh(factors, point(1), undefined)).toEqual({ low: 2, typical: 2.5, high: 3 });
  });

  test('hours that no factor names count once', () => {
    // 3 × 3/8 + 1 × 5/8 = 1.75
    expect(weigh([{ peak, value: point(3) }], point(1), office)).toEqual({ low: 1, typical: 1.75, high: 3 });
  });
});
