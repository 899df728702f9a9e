import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPhrases } from '#src/ask/phrases.ts';

const phrases = createPhrases([
  ['多少', 'count'],
  ['多少钱', 'price'],
  ['base url', 'endpoint'],
  ['api价格', 'api'],
  ['token', 'unit'],
  ['or', 'or'],
  ['per 5 hours', 'window'],
]);
const found = (text: string) => phrases.scan(text).flatMap((match) => match.values);

test('the longest phrase wins', () => {
  expect(found('一共多少钱')).toEqual(['price']);
  expect(found('有多少次')).toEqual(['count']);
});

test('Latin phrases end at word boundaries and may be plural', () => {
  expect(found('tokens for or')).toEqual(['unit', 'or']);
  expect(found('tokenizer')).toEqual([]);
});

test('gaps of a phrase match none, spaces and hyphens', () => {
  expect(found('BaseURL, base-url, Base  URL')).toEqual(['endpoint', 'endpoint', 'endpoint']);
  expect(found('API 价格')).toEqual(['api']);
  expect(found('to ken')).toEqual([]);
});

test('a unit may follow a figure directly', () => {
  expect(found('10token')).toEqual(['unit']);
});

test('matches are in order, inside the text and do not overlap, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      let last = 0;
      for (const match of phrases.scan(text)) {
        expect(match.start).toBeGreaterThanOrEqual(last);
        expect(match.end).toBeLessThanOrEqual(text.length);
        last = match.end;
      }
    }),
  );
});
