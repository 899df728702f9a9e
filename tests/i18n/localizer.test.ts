import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';

const i18n = createI18n();
const zh = createLocalizer(i18n, 'zh');
const en = createLocalizer(i18n, 'en');

describe('money', () => {
  test.each([
    ['49', 'CNY', '¥49'],
    [49.9, 'CNY', '¥49.90'],
    ['10', 'USD', '$10'],
    ['7.9', 'CNY', '¥7.90'],
    ['1188', 'CNY', '¥1,188'],
    ['0.435', 'USD', '$0.435'],
    ['0.0011', 'CNY', '¥0.0011'],
    [0.1 + 0.2, 'CNY', '¥0.30'],
    [40 / 3, 'CNY', '¥13.33'],
    [10.605, 'CNY', '¥10.605'],
    ['2.625', 'USD', '$2.625'],
    [1 / 30, 'CNY', '¥0.033'],
    [-5, 'CNY', '-¥5'],
    [-0.000_000_1, 'USD', '-$0.0000001'],
    ['12345678901234567890.12', 'CNY', '¥12,345,678,901,234,567,890.12'],
  ] as const)('%s %s reads %s', (amount, currency, text) => {
    expect(en.money(amount, currency)).toBe(text);
    expect(zh.money(amount, currency)).toBe(text);
  });

  test('what is no figure is a dash, never a number', () => {
    expect(en.money(Number.NaN, 'CNY')).toBe('—');
    expect(en.money('free', 'CNY')).toBe('—');
    expect(en.number(Number.POSITIVE_INFINITY)).toBe('—');
  });

  test('cents survive whatever the amount: read back, it is the same figure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (hundredths) => {
        const text = en.money(hundredths / 100, 'CNY');
        expect(Math.round(Number(text.slice(1).replaceAll(',', '')) * 100)).toBe(hundredths);
        expect(text).toMatch(/^¥[\d,]+(?:\.\d\d)?$/);
      }),
    );
  });
});

describe('numbers', () => {
  test('thousands are grouped and trailing zeros dropped', () => {
    expect(en.number(18_000)).toBe('18,000');
    expect(en.number('2.50')).toBe('2.5');
    expect(en.number(1.005, 2)).toBe('1.01');
    expect(en.number(99.999, 1)).toBe('100');
  });

  test.each([
    [9_999, '9,999', '9,999'],
    [152_000, '15.2 万', '152K'],
    [457_000_000, '4.57 亿', '457M'],
    [5_760_000_000, '57.6 亿', '5.76B'],
    [99_999_999, '1 亿', '100M'],
    [1_200_000_000_000, '1.2 万亿', '1.2T'],
    [10_000, '1 万', '10K'],
    [0, '0', '0'],
  ])('%d is short as %s and %s', (value, chinese, english) => {
    expect(zh.compact(value)).toBe(chinese);
    expect(en.compact(value)).toBe(english);
  });

  test('percent, interval and list', () => {
    expect(en.percent(0.5)).toBe('50%');
    expect(en.percent(0.995)).toBe('99.5%');
    expect(en.percent(0.333, 0)).toBe('33%');
    // Just above the whole is not the whole; what floating point adds to it is.
    expect([en.percent(18_003 / 18_000), en.percent(1.0000001, 0), en.percent(1.0049, 0)]).toEqual(['100.1%', '100.1%', '100.5%']);
    expect([en.percent(1), en.percent(0.1 * 3 * (10 / 3)), en.percent(0.9999)]).toEqual(['100%', '100%', '100%']);
    expect([zh.percentOf(1.0002, 0), zh.percentOf(2.0002, 0), zh.percentOf(Number.NaN, 0)]).toEqual([100.1, 200, Number.NaN]);
    expect(en.amount({ low: 300, high: 1200 })).toBe('300–1,200');
    expect(en.amount({ low: 31, typical: 31, high: 31 })).toBe('31');
    expect(en.list(['a', 'b', 'c'])).toBe('a, b and c');
    expect(zh.list(['a', 'b', 'c'])).toBe('a、b 和 c');
    expect(zh.list(['百炼', '方舟'])).toBe('百炼和方舟');
    expect(en.list([])).toBe('');
    expect(zh.list(['a'])).toBe('a');
  });
});

describe('words', () => {
  test('each language has its own, at the same time', () => {
    expect([zh.t('common:yes'), en.t('common:yes'), zh.t('common:yes')]).toEqual(['是', 'yes', '是']);
  });

  test('a value is neither escaped nor read as a key or a placeholder', () => {
    const value = '<b>$t(common:no) {{day}}';
    expect(en.t('common:asOf', { day: value })).toBe(`as of ${value}`);
  });

  test('Chinese has a space beside Latin words only, and a value keeps its own', () => {
    const open = (plan: string) => zh.t('compare:buttons.open', { plan });
    expect(open('百炼 Lite')).toBe('查看百炼 Lite');
    expect(open('Kimi Andante')).toBe('查看 Kimi Andante');
    expect(zh.t('common:checked', { day: '2026-02-16' })).toBe('2026-02-16 核对');
    expect(zh.t('fact:withDetail', { value: '否', detail: '百炼 方舟' })).toBe('否：百炼 方舟');
    expect(en.t('compare:buttons.open', { plan: '百炼 方舟' })).toBe('百炼 方舟 in full');
  });

  test('Chinese gets the space that a text cannot know of, also by a key that somebody else chose', () => {
    const quota = (value: string) => zh.told('ask:quota.one', { per: '每 5 小时', value });
    expect(quota('2,000 积分')).toBe('每 5 小时 2,000 积分');
    expect(quota('最多 2,000 积分')).toBe('每 5 小时最多 2,000 积分');
    expect(en.told('ask:quota.one', { per: '每 5 小时', value: '2,000' })).toBe('2,000 每 5 小时');
  });

  test('what a command declares is a text or nothing', () => {
    expect(zh.word('common:options.lang.name')).toBe('语言');
    expect(en.word('common:options.lang.choices')).toBeUndefined();
    expect(en.word('common:options.__proto__.x')).toBeUndefined();
    expect(en.word('nowhere:name')).toBeUndefined();
    // @ts-expect-error another text has a key that is known
    en.word('common:asOf');
  });

  test('keys and placeholders are checked by the compiler', () => {
    // @ts-expect-error the placeholder `day` is missing
    en.t('common:asOf');
    // @ts-expect-error there is no such key
    expect(en.t('common:nothing')).toBe('nothing');
  });
});
