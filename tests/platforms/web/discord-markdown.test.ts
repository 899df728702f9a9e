import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown } from '#src/render/discord/escape.ts';
import { toMarkdown } from '#src/render/discord/rich.ts';
import { plainLines } from '#src/render/text/plain.ts';

type Node = { readonly type: string; readonly text?: string; readonly url?: string; readonly level?: number; readonly children?: readonly Node[] };
const page = new URL('../../../src/platforms/web/public/discord-markdown.js', import.meta.url).href;
const { parseMarkdown } = (await import(page)) as { parseMarkdown: (source: string) => Node[] };

const types = (source: string) => parseMarkdown(source).map((node) => node.type);
const hostile = [
  '<@123456789012345678>',
  '@everyone',
  '[x](https://evil.example)',
  'https://evil.example',
  '**b**',
  '__u__',
  '||s||',
  '~~s~~',
  '`c`',
  '```\ncode\n```',
  '-# small',
  '# head',
  '> quote',
  '- item',
  '1. item',
  '<:a:123456789012345678>',
  '\\',
];
const SIGNS = ['*', '_', '~', '`', '[', ']', '(', ')', '<', '>', '#', '@', '|', '-', '1', '.', ' ', '\n', '字', 'a'];
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...hostile, ...SIGNS), { maxLength: 12 }).map((parts) => parts.join('')),
);

test('a person’s words come out of the escape and the reader as they went in', () => {
  fc.assert(
    fc.property(words, (given) => {
      const text = plainLines(given);
      expect(
        parseMarkdown(escapeMarkdown(text))
          .map((node) => (node.type === 'text' ? node.text : `!${node.type}!`))
          .join(''),
      ).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['<@123456789012345678>', 'mention'],
  ['@everyone', 'mention'],
  ['https://evil.example', 'link'],
  ['[x](https://evil.example)', 'link'],
  ['<:a:123456789012345678>', 'emoji'],
  ['**b**', 'bold'],
  ['*i*', 'italic'],
  ['__u__', 'underline'],
  ['~~s~~', 'strike'],
  ['||s||', 'spoiler'],
  ['`c`', 'code'],
  ['```\nc\n```', 'block'],
  ['-# s', 'small'],
  ['## h', 'heading'],
  ['> q', 'quote'],
  ['- i', 'item'],
])('without an escape %j is shown as what Discord makes of it', (source, type) => {
  expect(types(source)).toEqual([type]);
});

test('our own markup is read as such, whatever stands in it', () => {
  const source = toMarkdown(['见 ', { b: '*¥49*' }, '，', { link: '文档 [1]', url: 'https://a.b/c' }, ' ', { code: '/plan a' }], 500, () => {});
  expect(parseMarkdown(source)).toEqual([
    { type: 'text', text: '见 ' },
    { type: 'bold', children: [{ type: 'text', text: '*¥49*' }] },
    { type: 'text', text: '，' },
    { type: 'link', url: 'https://a.b/c', children: [{ type: 'text', text: '文档 [1]' }] },
    { type: 'text', text: ' ' },
    { type: 'code', text: '/plan a' },
  ]);
});

test('a block ends its own line, and what stands around it keeps its lines', () => {
  expect(parseMarkdown('above\n```\na  b\nc\n```\nbelow\n\nagain\n-# one\n-# two')).toEqual([
    { type: 'text', text: 'above\n' },
    { type: 'block', text: 'a  b\nc' },
    { type: 'text', text: 'below\n\nagain\n' },
    { type: 'small', children: [{ type: 'text', text: 'one' }] },
    { type: 'small', children: [{ type: 'text', text: 'two' }] },
  ]);
});

test('what ends a sentence is no part of an address', () => {
  expect(parseMarkdown('see https://a.b/c.')).toEqual([
    { type: 'text', text: 'see ' },
    { type: 'link', url: 'https://a.b/c', children: [{ type: 'text', text: 'https://a.b/c' }] },
    { type: 'text', text: '.' },
  ]);
});
