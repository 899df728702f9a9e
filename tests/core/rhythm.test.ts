import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { point } from '#src/core/interval.ts';
import { closedForm, isPeak, type Peak, simulate, weigh } from '#src/core/rhythm.ts';

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
  const factors = [
    { peak, value: point(3) },
    { peak: 'off' as const, value: point(2) },
  ];

  test('factors are weighed by the hours, from the least to the most', () => {
    // 3 × 3/8 + 2 × 5/8 = 2.375
    expect(weigh(factors, office)).toEqual({ low: 2, typical: 2.375, high: 3 });
    expect(weigh(factors, undefined)).toEqual({ low: 2, typical: 2.5, high: 3 });
  });

  test('hours that no factor names have what is said of every hour', () => {
    // 3 × 3/8 + 1 × 5/8 = 1.75
    expect(weigh([{ peak, value: point(3) }, { value: point(1) }], office)).toEqual({ low: 1, typical: 1.75, high: 3 });
  });

  test('night work belongs to the next day, that of Sunday to Monday', () => {
    const early = [
      { peak: { from: 0, to: 6 }, value: point(3) },
      { peak: 'off' as const, value: point(2) },
    ];
    // 22 h to 6 h, every day: two hours before midnight, six after it, 2 × 2/8 + 3 × 6/8.
    expect(weigh(early, { hoursPerDay: 8, daysPerWeek: 7, startHour: 22 })?.typical).toBeCloseTo(2.75, 12);
  });

  test('hours that the person says keep out what holds at other times; hours that are assumed do not', () => {
    const evening = { hoursPerDay: 4, daysPerWeek: 7, startHour: 20 };
    expect(weigh(factors, { ...evening, spanHours: 4 })).toEqual(point(2));
    expect(weigh(factors, evening)).toEqual({ low: 2, typical: 2, high: 3 });
    const afternoon = { hoursPerDay: 4, daysPerWeek: 5, startHour: 14, spanHours: 4 };
    expect(weigh(factors, afternoon)).toEqual(point(3));
    // On a weekend the same hours are off-peak: 3 × 5/7 + 2 × 2/7.
    expect(weigh(factors, { ...afternoon, daysPerWeek: 7 })?.typical).toBeCloseTo(19 / 7, 12);
  });

  test('a burst may fall anywhere in the hours that the person works', () => {
    expect(weigh(factors, { ...office, burstHours: 2, spanHours: 8 })).toEqual({ low: 2, typical: 2, high: 3 });
    expect(weigh(factors, { ...office, startHour: 18, burstHours: 2, spanHours: 8 })).toEqual(point(2));
  });

  test('where a tariff is known for peak hours alone, hours outside them are not priced by it', () => {
    expect(weigh(factors.slice(0, 1), { ...office, spanHours: 8 })).toBeUndefined();
    expect(weigh(factors.slice(0, 1), { ...office, startHour: 14, hoursPerDay: 4, spanHours: 4 })).toEqual(point(3));
  });
});

describe('values of any hours', () => {
  const value = fc.tuple(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })).map(([low, a, b]) => ({
    low,
    typical: low + a,
    high: low + a + b,
  }));
  const hours = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .map(([from, long]) => ({ from, to: Math.min(24, from + long) }));
  const peak: fc.Arbitrary<Peak> = fc
    .tuple(hours, fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), { nil: undefined }))
    .map(([span, days]) => (days ? { ...span, days } : span));
  const values = fc
    .tuple(fc.array(fc.record({ peak, value }), { maxLength: 3 }), value)
    .map(([timed, off]) => [...timed, { peak: 'off' as const, value: off }]);
  const rhythm = fc.record({
    hoursPerDay: fc.integer({ min: 1, max: 96 }).map((quarters) => quarters / 4),
    daysPerWeek: fc.integer({ min: 1, max: 7 }),
    startHour: fc.integer({ min: 0, max: 23 }),
  });

  test('the typical value lies within the range, and stated hours only narrow it', () => {
    fc.assert(
      fc.property(values, rhythm, (all, one) => {
        const wide = weigh(all, one);
        const narrow = weigh(all, { ...one, spanHours: one.hoursPerDay });
        if (!wide || !narrow) throw new Error('not weighed');
        for (const { low, typical, high } of [wide, narrow]) {
          expect(low).toBeLessThanOrEqual(typical);
          expect(typical).toBeLessThanOrEqual(high);
        }
        expect(narrow.low).toBeGreaterThanOrEqual(wide.low);
        expect(narrow.high).toBeLessThanOrEqual(wide.high);
      }),
    );
  });

  test('who works outside all peak hours has the off-peak value and nothing else', () => {
    fc.assert(
      fc.property(values, rhythm, value, (all, one, off) => {
        const quiet = all.filter(({ peak: when }) => when === 'off' || when.to <= one.startHour || when.from >= one.startHour + one.hoursPerDay);
        fc.pre(one.startHour + one.hoursPerDay <= 24);
        const told = quiet.map((each) => (each.peak === 'off' ? { ...each, value: off } : each));
        expect(weigh(told, { ...one, spanHours: one.hoursPerDay })).toEqual(off);
      }),
    );
  });
});

describe('peak hours', () => {
  const hour = (weekday: number, at: number) => (weekday - 1) * 24 + at;

  test('that run over midnight belong to the day on which they begin', () => {
    const friday = { days: [5], from: 22, to: 6 };
    expect([hour(5, 22), hour(6, 5)].map((each) => isPeak(friday, each))).toEqual([true, true]);
    expect([hour(5, 5), hour(6, 6), hour(6, 23)].map((each) => isPeak(friday, each))).toEqual([false, false, false]);
    // From Sunday into Monday.
    expect(isPeak({ days: [7], from: 22, to: 6 }, hour(1, 3))).toBe(true);
  });

  test('may be several of a day', () => {
    const twice = { from: 9, to: 12, also: [{ from: 14, to: 18 }] };
    expect([9, 12, 14, 18].map((at) => isPeak(twice, hour(3, at)))).toEqual([true, false, true, false]);
  });
});
