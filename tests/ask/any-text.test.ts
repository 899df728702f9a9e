/** Whatever somebody sends, there is an answer or a polite no. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataDir } from '#src/catalog/files.ts';
import { loadCatalog } from '#src/catalog/load.ts';
import { meaningful, repeated, units } from '#support/hostile.ts';
import { createAsker } from '../questions/ask-house.ts';

const LONGEST = 10_000;
const catalog = loadCatalog(dataDir);
const ask = createAsker(catalog);

function check(text: string, before: readonly string[] = []): void {
  const reply = ask({ ask: text.slice(0, LONGEST), day: '2026-02-26', before });
  expect(reply.queries.length).toBeGreaterThan(0);
  expect(reply.summary.trim()).not.toBe('');
  expect(reply.summary).not.toMatch(/undefined|NaN|\[object/);
}

const figures = fc.oneof(
  fc.integer({ min: -10, max: 2_000_000_000 }).map(String),
  fc.constantFrom(
    '一万八',
    '两千万',
    '1.8k',
    '57.6亿',
    '300M',
    '20块',
    '$10',
    '¥49',
    '50以内',
    '九五折',
    '2月1号',
    '2026-02-30',
    '近三个月',
    '95%',
    '20x',
  ),
);
const words = fc.constantFrom(...meaningful(catalog));
const marks = fc.constantFrom(' ', '，', '、', '？', '? ', '\n', ' vs ', '和', ' and ', '每天', '。', '呢');
const sentence = (most: number) =>
  fc.array(fc.oneof({ weight: 4, arbitrary: words }, figures, marks), { maxLength: most }).map((parts) => parts.join(''));
const spaced = (most: number) => fc.array(fc.oneof({ weight: 4, arbitrary: words }, figures), { maxLength: most }).map((parts) => parts.join(' '));

describe('is answered or politely declined, without an exception', () => {
  test('any characters', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: LONGEST }), fc.string({ unit: 'grapheme', maxLength: 3000 }));
    fc.assert(
      fc.property(texts, (text) => check(text)),
      { numRuns: 60 },
    );
  });

  test('names, vocabulary and figures in any order', () => {
    fc.assert(
      fc.property(fc.oneof(sentence(12), spaced(12), sentence(400), spaced(400)), (text) => check(text)),
      { numRuns: 300 },
    );
  });

  test.each(['阿里云195%uncached token', '195% uncached, how many tokens does Kimi Andante give a week'])('a share that is none: %s', (text) => {
    check(text);
  });

  test('whatever was asked before', () => {
    const short = fc.oneof(sentence(8), spaced(8));
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 2 }), short, (before, text) => check(text, before)),
      { numRuns: 400 },
    );
  });

  test.each(units.map((unit) => [JSON.stringify(unit), unit]))('%s without end', (_, unit) => {
    check(repeated(unit, LONGEST));
    check(`${repeated(unit, LONGEST - 20)} kimi 多少钱`);
  });
});
