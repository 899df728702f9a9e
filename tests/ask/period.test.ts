import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPeriod } from '#src/ask/period.ts';

const TODAY = '2026-11-22';

describe('a stretch of time', () => {
  test.each([
    ['近三个月', '2026-08-22', TODAY],
    ['最近 3 个月', '2026-08-22', TODAY],
    ['过去30天', '2026-10-23', TODAY],
    ['last 3 months', '2026-08-22', TODAY],
    ['the past quarter', '2026-08-22', TODAY],
    ['最近半年', '2026-05-22', TODAY],
    ['近一年', '2025-11-22', TODAY],
    ['past year', '2025-11-22', TODAY],
    ['90天', '2026-08-24', TODAY],
    ['90 days', '2026-08-24', TODAY],
    ['since March', '2026-03-01', undefined],
    ['三月以来', '2026-03-01', undefined],
    ['从七月到现在', '2026-07-01', undefined],
    ['since July 30', '2026-07-30', undefined],
    ['2026-03-01', '2026-03-01', undefined],
    ['三个月前', '2026-08-22', undefined],
    ['March', '2026-03-01', '2026-03-31'],
    ['在三月', '2026-03-01', '2026-03-31'],
    ['last month', '2026-10-01', '2026-10-31'],
    ['2月到8月', '2026-02-01', '2026-08-31'],
    ['from 2026-02-01 to 2026-08-01', '2026-02-01', '2026-08-01'],
    ['before March', undefined, '2026-02-28'],
    ['最近', undefined, undefined],
  ])('%s', (words, since, until) => {
    const read = readPeriod(words, TODAY);
    expect([read.since, read.until, read.rest]).toEqual([since, until, '']);
  });

  test('a month without a year lies behind: in February, March is last year’s', () => {
    expect(readPeriod('since March', '2026-02-15').since).toBe('2025-03-01');
    expect(readPeriod('since 2027-03', TODAY).since).toBe('2027-03-01');
  });

  test.each([
    ['智谱近三个月', '智谱'],
    ['GLM Lite since March', 'GLM Lite'],
    ['glmm', 'glmm'],
  ])('the rest of “%s” is “%s”', (words, rest) => {
    expect(readPeriod(words, TODAY).rest).toBe(rest);
  });

  test('any words at all are read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => {
        const { since, until } = readPeriod(words, TODAY);
        expect(since === undefined || until === undefined || since <= until || words.length > 0).toBe(true);
      }),
    );
  });
});
