import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenize } from '#src/command/tokens.ts';

const words = (line: string) => tokenize(line).map((token) => token.text);

describe('words', () => {
  test.each([
    ['a b  c', ['a', 'b', 'c']],
    ['a\u3000b\u00a0c\td', ['a', 'b', 'c', 'd']],
    ['"a b" c', ['a b', 'c']],
    ['“红星 Lite” 和 「蓝海 Lite」', ['红星 Lite', '和', '蓝海 Lite']],
    ["‘a b’ 'c d'", ['a b', 'c d']],
    ['”a b“ c', ['a b', 'c']],
    ['--name="a b" --x=“c d”', ['--name=a b', '--x=c d']],
    ['－－ｍｏｎｔｈｓ＝１２', ['--months=12']],
    ['"a \\"b\\" \\\\ c"', ['a "b" \\ c']],
    ['""', ['']],
    ["bailian's it's", ["bailian's", "it's"]],
    ['', []],
    ['   ', []],
  ])('%j', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  test('a quote that is never closed is a stray sign', () => {
    expect(words('"a b')).toEqual(['a', 'b']);
    expect(words('“红星 Lite')).toEqual(['红星', 'Lite']);
    expect(words('a "b c')).toEqual(['a', 'b', 'c']);
  });

  test('a word keeps its place and its own spelling', () => {
    expect(tokenize('／ ａ “b c”').map(({ start, end, raw, quoted }) => [start, end, raw, quoted])).toEqual([
      [0, 1, '／', false],
      [2, 3, 'ａ', false],
      [4, 9, '“b c”', true],
    ]);
  });
});

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('"', "'", '“', '”', '‘', '’', '「', '\\', ' ', '=', '-', 'a', '百'), maxLength: 200 }),
  );

  test('gives tokens that lie in order inside it', () => {
    fc.assert(
      fc.property(text, (line) => {
        let before = 0;
        for (const { start, end, raw } of tokenize(line)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(raw).toBe(line.slice(start, end));
          before = end;
        }
      }),
    );
  });
});
