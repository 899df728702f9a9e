import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber, scanNumbers } from '#src/ask/numbers.ts';

const DIGITS = '零一二三四五六七八九';

/** Numerals below 10,000 as one reads them out. */
function spokenSection(value: number): string {
  const digits = String(value).padStart(4, '0');
  let text = '';
  for (const [index, unit] of ['千', '百', '十', ''].entries()) {
    const digit = Number(digits[index]);
    if (digit > 0) text += `${DIGITS[digit]}${unit}`;
    else if (text !== '' && Number(digits.slice(index)) > 0 && !text.endsWith('零')) text += '零';
  }
  return text;
}

function spoken(value: number): string {
  const parts = [Math.floor(value / 1e8), Math.floor((value % 1e8) / 1e4), value % 1e4];
  let text = '';
  for (const [index, unit] of ['亿', '万', ''].entries()) {
    const part = parts[index] ?? 0;
    if (part === 0) continue;
    const gap = text !== '' && part < 1000 ? '零' : '';
    text += `${gap}${spokenSection(part)}${unit}`;
  }
  return text;
}

describe('a number that is the whole text', () => {
  test.each([
    ['18,000', 18000],
    ['1.8万', 18000],
    ['一万八', 18000],
    ['1万8', 18000],
    ['1.8k', 1800],
    ['1.8w', 18000],
    ['两千万', 2e7],
    ['一亿', 1e8],
    ['1亿5千万', 1.5e8],
    ['57.6亿', 5.76e9],
    ['五十七点六亿', 5.76e9],
    ['300M', 3e8],
    ['1T', 1e12],
    ['三百五', 350],
    ['一千零五十', 1050],
    ['十五', 15],
    ['半', undefined],
    ['a hundred', 100],
    ['two hundred and fifty', 250],
    ['half a million', 5e5],
    ['10 million', 1e7],
    ['1.1M', 1_100_000],
    ['abc', undefined],
    ['', undefined],
  ])('%s is %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  test('every whole number reads back from Chinese numerals', () => {
    fc.assert(fc.property(fc.integer({ min: 11, max: 999_999_999_999 }), (value) => void expect(readNumber(spoken(value))).toBe(value)));
  });

  test('every whole number reads back from digits with separators', () => {
    fc.assert(fc.property(fc.nat(), (value) => void expect(readNumber(value.toLocaleString('en-US'))).toBe(value)));
  });

  test.each([
    ['k', 3],
    ['M', 6],
    ['万', 4],
    ['亿', 8],
    [' million', 6],
  ])('decimals before %s stay exact', (suffix, exponent) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        expect(readNumber(`${text}${suffix}`)).toBe(Number(`${text}e${exponent}`));
      }),
    );
  });
});

describe('numbers in running text', () => {
  const values = (text: string) => scanNumbers(text).map((number) => number.value);

  test.each([
    ['一共 28M cached，600K uncached 和 70K output', [28e6, 6e5, 7e4]],
    ['10个人每人一个，3个月', [10, 1, 3]],
    ['49, 149, 469', [49, 149, 469]],
    ['一起用千问和百炼，一般一样', []],
    ['which one is it', []],
    ['一个半月', [1.5]],
    ['半年', [0.5]],
    ['百来条，十来号人，几百块', [100, 10]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test('a range keeps both ends', () => {
    expect(scanNumbers('每天二三十次')[0]).toMatchObject({ low: 20, high: 30 });
    expect(scanNumbers('300-1200 requests')[0]).toMatchObject({ low: 300, high: 1200 });
    expect(scanNumbers('between 20 and 30 calls')[0]).toMatchObject({ low: 20, high: 30 });
    expect(scanNumbers('10-30K')[0]).toMatchObject({ low: 10_000, high: 30_000 });
  });

  test('a date is no range', () => {
    expect(scanNumbers('2026-02-12').every((number) => number.low === undefined)).toBe(true);
    expect(scanNumbers('12.08-01.15').every((number) => number.low === undefined)).toBe(true);
  });

  test('digits inside a name are marked as glued', () => {
    expect(scanNumbers('GLM-5 与 K2.5').map((number) => number.glued)).toEqual([true, true]);
    expect(scanNumbers('$10').map((number) => number.glued)).toEqual([undefined]);
  });

  test('mentions lie in the text, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-~ kMB万亿千百十一二三半个点零到至元x年ahlf two'), maxLength: 60 }), (text) => {
        let last = 0;
        for (const { start, end, text: piece, value } of scanNumbers(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(piece);
          expect(Number.isFinite(value)).toBe(true);
          last = end;
        }
      }),
    );
  });
});
