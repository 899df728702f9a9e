import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, safeUrl } from '#src/render/discord/escape.ts';
import { toPieces } from '#src/render/discord/rich.ts';
import { plainLines } from '#src/render/text/plain.ts';
import { render } from '#support/discord/render.ts';

/** Discord's rule: a backslash before anything that is no letter, digit or space shows that sign alone. */
const ESCAPED = /\\([^0-9A-Za-z\s])/gu;
const MARKUP = [/[*_~`|<[\]@]/, /:\/\//, /(^|\n) *(#{1,3} |-# |> |[-+*] |\d+[.)] )/];

/** What a reader's client would treat as more than words: markup left over once the escaped signs are taken out. */
function markupIn(markdown: string): readonly string[] {
  const bare = markdown.replace(ESCAPED, 'x');
  return MARKUP.flatMap((pattern) => pattern.exec(bare)?.slice(0, 1) ?? []);
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
      '*', '_', '~', '`', '|', '||', '>', '<', '#', '-', '+', '1.', '.', ')', '[', ']', '(', ':', '//', '/', '@', '\\', '\n', ' ', '\r', 'a', 'https', 'everyone', '<@1>',
      '</compare:1>', '<t:1>', 'discord.gg/x',
    ), // biome-ignore format: one list
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

describe('a person’s words', () => {
  test('never become markup, a link or a mention', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        expect(markupIn(escapeMarkdown(plainLines(words)))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('are read back as they were written', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        const plain = plainLines(words);
        expect(escapeMarkdown(plain).replace(ESCAPED, '$1')).toBe(plain);
      }),
      { numRuns: 1000 },
    );
  });

  test('survive being cut into pieces', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 64, max: 200 }), (words, max) => {
        const long = words.repeat(8);
        const pieces = toPieces(long, max, () => {});
        expect(pieces.every((piece) => piece.length <= max)).toBe(true);
        expect(pieces.join('').replace(ESCAPED, '$1')).toBe(plainLines(long));
      }),
      { numRuns: 500 },
    );
  });

  test('ping nobody, wherever they stand', () => {
    const evil = '@everyone <@1> [x](https://evil.example) **b**';
    const { payload } = render({
      title: evil, subtitle: evil, summary: evil, tone: 'info', sources: [],
      blocks: [
        { type: 'text', text: ['x ', evil] },
        { type: 'fields', items: [{ label: evil, value: evil }] },
        { type: 'note', text: evil },
        { type: 'table', columns: [{ id: 'a', label: evil }, { id: 'b', label: evil }], rows: [[evil, evil]] },
      ],
    }).pages[0]; // biome-ignore format: one card
    expect(payload.allowed_mentions).toEqual({ parse: [] });
    const readAsMarkdown = [
      payload.content,
      ...payload.embeds.flatMap((embed) => [
        embed.title ?? '',
        embed.description?.replace(/^-# /gm, '') ?? '',
        ...(embed.fields ?? []).flatMap((field) => [field.name, field.value]),
      ]),
    ];
    for (const text of readAsMarkdown) expect(markupIn(text.replaceAll('**', ''))).toEqual([]);
  });
});

test('only web addresses are links, and they cannot close their own brackets', () => {
  expect(safeUrl('javascript:alert(1)', 512)).toBeUndefined();
  expect(safeUrl('not a url', 512)).toBeUndefined();
  expect(safeUrl('https://example.com/a_(b)', 512)).toBe('https://example.com/a_%28b%29');
  expect(safeUrl(`https://example.com/${'x'.repeat(600)}`, 512)).toBeUndefined();
});
