import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeMarkdown } from '#src/render/feishu/escape.ts';
import { toMarkdown } from '#src/render/feishu/rich.ts';
import { plainLines } from '#src/render/text/plain.ts';

type Node = { readonly type: string; readonly text?: string; readonly url?: string; readonly children?: readonly Node[] };
const page = new URL('../../../src/platforms/web/public/feishu-markdown.js', import.meta.url).href;
const { parseMarkdown } = (await import(page)) as { readonly parseMarkdown: (source: string) => Node[] };

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '&',
      '#',
      ';',
      ':',
      '!',
      '/',
      '@',
      '|',
      '\\',
      '-',
      '1',
      '.',
      ' ',
      '\n',
      'a',
      'at id=all',
      'br',
      'http',
      '字',
    ),
    maxLength: 30,
  }),
  fc.constantFrom(
    '<at id=all></at>',
    '[x](https://evil.example)',
    'https://evil.example',
    '**b**',
    ':OK:',
    '<font color=red>x</font>',
    '&#42;',
    '`c`',
    '~~s~~',
    '<br>',
  ),
);

test('a person’s words come out of the escape and the reader as they went in', () => {
  fc.assert(
    fc.property(words, (text) => {
      const nodes = parseMarkdown(escapeMarkdown(text).replaceAll('\n', '<br>'));
      expect(new Set(nodes.map((node) => node.type))).not.toContain('at');
      expect(nodes.map((node) => (node.type === 'break' ? '\n' : node.type === 'text' ? node.text : `!${node.type}!`)).join('')).toBe(
        plainLines(text),
      );
    }),
    { numRuns: 2000 },
  );
});

test('the reader shows what an escape that was forgotten would let through', () => {
  expect(parseMarkdown('<at id=all></at> **b** [x](https://a.b) https://c.d :OK: `e`').map((node) => node.type)).toEqual([
    'at',
    'text',
    'bold',
    'text',
    'link',
    'text',
    'link',
    'text',
    'emoji',
    'text',
    'code',
  ]);
});

test('our own markup is read as such', () => {
  const source = toMarkdown(['见 ', { b: '¥49' }, '，', { link: '文档 [1]', url: 'https://a.b/c' }, { code: '/plan' }]);
  const [, bold, comma, link, code] = parseMarkdown(source);
  expect(bold).toEqual({ type: 'bold', children: [{ type: 'text', text: '¥49' }] });
  expect(comma?.text).toBe(' ，');
  expect(link).toEqual({ type: 'link', url: 'https://a.b/c', children: [{ type: 'text', text: '文档 [1]' }] });
  expect(code).toEqual({ type: 'code', text: '/plan' });
});
