import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { displayWidth, padToWidth, truncateToWidth, wrapToWidth } from '#src/card/width.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom('a', ' ', '百', '，', '（', '👍'), maxLength: 80 }),
);

test('a Chinese character is two columns, an emoji family two, a combining mark none', () => {
  expect(displayWidth('abc')).toBe(3);
  expect(displayWidth('百炼 Lite')).toBe(9);
  expect(displayWidth('👨‍👩‍👧')).toBe(2);
  expect(displayWidth('e\u0301')).toBe(1);
});

test('every sign that is counted the short way is as wide as string-width says', () => {
  const wrong: string[] = [];
  for (let code = 0x20; code <= 0xffff; code++) {
    const sign = String.fromCharCode(code);
    if (displayWidth(sign) !== stringWidth(sign)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (given) => displayWidth(given) === stringWidth(given)));
});

test('padding fills to the width from either side', () => {
  expect(padToWidth('百炼', 6)).toBe('百炼  ');
  expect(padToWidth('¥49', 6, 'right')).toBe('   ¥49');
  expect(padToWidth('toolong', 3)).toBe('toolong');
});

test('cutting leaves room for the mark and never half a character', () => {
  expect(truncateToWidth('百炼方舟', 8)).toBe('百炼方舟');
  expect(truncateToWidth('百炼方舟', 7)).toBe('百炼方…');
  expect(truncateToWidth('百炼方舟', 6)).toBe('百炼…');
  expect(truncateToWidth('abc', 0)).toBe('');
  fc.assert(fc.property(text, fc.nat(40), (given, width) => displayWidth(truncateToWidth(given, width)) <= width));
});

describe('wrapping', () => {
  test('English breaks at spaces, Chinese between characters, punctuation stays behind its word', () => {
    expect(wrapToWidth('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapToWidth('每五小时限额。', 8)).toEqual(['每五小时', '限额。']);
    expect(wrapToWidth('一二三，四', 6)).toEqual(['一二', '三，四']);
    expect(wrapToWidth('a\nb', 8)).toEqual(['a', 'b']);
    expect(wrapToWidth('GLM-4.7、Kimi K2.5、Qwen3', 16)).toEqual(['GLM-4.7、Kimi', 'K2.5、Qwen3']);
    // An opening bracket goes with what it opens, also behind a Latin word.
    expect(wrapToWidth('约 27M token（推算）', 14)).toEqual(['约 27M token', '（推算）']);
    expect(wrapToWidth('3×（14:00–18:00（UTC+8））', 20)).toEqual(['3×（14:00–18:00', '（UTC+8））']);
  });

  test('a long word is split or stands out', () => {
    expect(wrapToWidth('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrapToWidth('see https://a.cn/b', 5, 'keep')).toEqual(['see', 'https://a.cn/b']);
  });

  test('no line is wider than asked, and nothing but spaces goes missing', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 30 }), (given, width) => {
        const lines = wrapToWidth(given, width);
        // One sign may be wider than the line (a note with its flags takes three columns).
        const signs = [...new Intl.Segmenter().segment(given)].map(({ segment }) => displayWidth(segment));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(Math.max(width, ...signs));
        expect(lines.join('').replaceAll(/\s/gu, '')).toBe(given.replaceAll(/\s/gu, ''));
      }),
    );
  });
});
