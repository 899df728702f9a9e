import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Card, FormBlock } from '#src/card/card.ts';
import { componentLimits, embedLimits, messageLimits } from '#src/render/discord/limits.ts';
import { renderModal } from '#src/render/discord/modal.ts';
import { anyCard, findableCard, wordsOf } from '#support/cards.ts';
import { CALLBACK, judge, MESSAGES, ORIGINAL } from '#support/discord/judge.ts';
import { card, render } from '#support/discord/render.ts';

/** Cards far beyond what a view would make: many blocks, long words, long lists. */
const hugeCard: fc.Arbitrary<Card> = fc
  .tuple(fc.array(anyCard, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 400 }), fc.boolean())
  .map(([cards, factor, stretch]) => {
    const [first] = cards;
    const grow = (text: string): string => (stretch ? text.repeat(Math.ceil((factor * 10) / (text.length + 1))) : text);
    const blocks = cards.flatMap((each) => each.blocks);
    const grown = JSON.parse(JSON.stringify(blocks), (key, value: unknown) =>
      typeof value === 'string' && ['text', 'b', 'code', 'label', 'alt', 'placeholder', 'value', 'link'].includes(key) ? grow(value) : value,
    ) as Block[];
    return {
      title: grow(first?.title ?? ''),
      subtitle: grow(first?.subtitle ?? ''),
      tone: 'info',
      summary: grow(first?.summary ?? ''),
      sources: cards.flatMap((each) => each.sources),
      blocks: grown,
    };
  });

function problemsOf(any: Card): readonly unknown[] {
  return (['image', 'text'] as const).flatMap((charts) =>
    render(any, 'zh', charts).pages.flatMap(({ payload, charts: pictures }) => {
      const files = pictures.map((picture) => picture.filename);
      return [
        ...judge('POST', MESSAGES, payload, files),
        ...judge('PATCH', ORIGINAL, payload, files),
        ...judge('POST', CALLBACK, { type: 4, data: payload }, files),
      ];
    }),
  );
}

const form = (block: Block): block is FormBlock => block.type === 'form';

describe('whatever the card, Discord accepts it', () => {
  test('cards of any content', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        expect(problemsOf(any)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('cards of any size', () => {
    fc.assert(
      fc.property(hugeCard, (any) => {
        expect(problemsOf(any)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('every modal of every form', () => {
    fc.assert(
      fc.property(hugeCard, (any) => {
        for (const block of any.blocks.filter(form)) {
          for (let part = 0; ; part++) {
            const modal = renderModal(block, part, 'form:1');
            if (!modal) break;
            expect(judge('POST', CALLBACK, { type: 9, data: modal })).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('nothing is left out', () => {
  test('every word of a card stands on one of its pages or in its modals', () => {
    fc.assert(
      fc.property(findableCard, (any) => {
        const { pages } = render(any);
        const modals = any.blocks.filter(form).map((block) => renderModal(block, 0, 'x'));
        const shown = JSON.stringify([pages.map((page) => [page.payload, page.charts]), modals]);
        const missing = wordsOf(any).filter((word) => !shown.includes(word));
        // Discord words a modal's submit button itself; a form that asks nothing is a button with its submit word alone.
        const unsaid = any.blocks.filter(form).map((block) => (block.fields.length > 0 ? block.submit : block.title).trim());
        // Where the rows of a table become fields, their names need no label.
        const names = any.blocks.flatMap((block) => (block.type === 'table' ? [block.columns[0]?.label.trim()] : []));
        expect(missing.filter((word) => !unsaid.includes(word) && !names.includes(word))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('a summary is the message itself, and the sources stand in one line at the end of every page', () => {
    const rows = Array.from({ length: 150 }, (_, index) => [`plan ${index}`, 'x'.repeat(60)]);
    const many = card(
      [
        {
          type: 'table',
          columns: [
            { id: 'a', label: 'Plan' },
            { id: 'b', label: 'Remark' },
          ],
          rows,
        },
      ],
      {
        summary: 'Ark Lite costs ¥9.90.',
        sources: [{ title: 'Ark documents', url: 'https://example.com/ark', checked: '2026-02-16', basis: 'vendor' }],
        asOf: '2026-11-22',
      },
    );
    const { pages } = render(many);
    expect(pages.length).toBe(3);
    for (const { payload } of pages) {
      expect(payload.content).toBe('Ark Lite costs ¥9.90.');
      expect(payload.embeds.at(-1)?.footer?.text).toBe('as of 2026-11-22');
      expect(payload.embeds.at(-1)?.description).toMatch(/(^|\n)-# \*\*Sources\*\* \[Ark documents\]\(https:\/\/example\.com\/ark\) \(2026-02-16\)$/);
    }
  });

  const sourced = (count: number, more: Partial<Card> = {}) => {
    const sources = Array.from({ length: count }, (_, index) => ({
      title: `A page with a long title, number ${index}`,
      url: `https://example.com/${index}`,
      checked: `2026-02-${10 + (index % 9)}`,
    }));
    return render(card([{ type: 'text', text: 'Words' }], { sources, ...more }));
  };

  test('many sources are numbers that lead to them, with the days of the oldest and the newest', () => {
    const { pages, lost } = sourced(5);
    expect(lost).toEqual([]);
    expect(pages.map(({ payload }) => payload.embeds.map(({ description }) => description))).toEqual([
      [
        'Words\n\n-# **Sources** [1](https://example.com/0) · [2](https://example.com/1) · [3](https://example.com/2) · [4](https://example.com/3) · [5](https://example.com/4), checked 2026-02-10 – 2026-02-14',
      ],
    ]);
  });

  test.each([
    ['that are too many for a line', 120, {}, 'The sources are on the last page'],
    ['that were asked for', 60, { fullSources: true }, undefined],
  ] as const)('sources %s get pages of their own', (_, count, more, footer) => {
    const { pages, lost } = sourced(count, more);
    expect(lost).toEqual([]);
    const shown = pages.map(({ payload }) => JSON.stringify(payload.embeds)).join('');
    for (let index = 0; index < count; index += 1)
      expect(shown).toContain(`[A page with a long title, number ${index}](https://example.com/${index})`);
    for (const { payload } of pages) expect(payload.embeds.at(-1)?.footer?.text).toBe(footer);
  });
});

describe('the oracle sees what Discord would refuse', () => {
  const field = { name: 'a', value: 'b' };
  const whole = { embeds: [{ title: 'x' }] };
  const button = { type: 2, style: 1, label: 'x', custom_id: 'y' };
  const row = (...components: unknown[]) => ({ type: 1, components });
  test.each([
    ['title 257', { embeds: [{ title: 'x'.repeat(embedLimits.title + 1) }] }],
    ['description 4097', { embeds: [{ description: 'x'.repeat(embedLimits.description + 1) }] }],
    ['26 fields', { embeds: [{ fields: Array.from({ length: embedLimits.fields + 1 }, () => field) }] }],
    ['field value 1025', { embeds: [{ fields: [{ name: 'a', value: 'x'.repeat(embedLimits.fieldValue + 1) }] }] }],
    ['blank field', { embeds: [{ fields: [{ name: ' ', value: 'x' }] }] }],
    ['footer 2049', { embeds: [{ footer: { text: 'x'.repeat(embedLimits.footer + 1) } }] }],
    ['sum 6001', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] }],
    ['11 embeds', { embeds: Array.from({ length: messageLimits.embeds + 1 }, () => ({ title: 'x' })) }],
    ['content 2001', { content: 'x'.repeat(messageLimits.content + 1) }],
    ['nothing', { content: ' ' }],
    ['an unknown key', { ...whole, colour: 1 }],
    ['6 rows', { ...whole, components: Array.from({ length: componentLimits.rows + 1 }, (_, n) => row({ ...button, custom_id: String(n) })) }],
    ['6 buttons in a row', { ...whole, components: [row(...Array.from({ length: 6 }, (_, n) => ({ ...button, custom_id: String(n) })))] }],
    ['label 81', { ...whole, components: [row({ ...button, label: 'x'.repeat(componentLimits.buttonLabel + 1) })] }],
    ['custom_id 101', { ...whole, components: [row({ ...button, custom_id: 'x'.repeat(componentLimits.customId + 1) })] }],
    ['one custom_id twice', { ...whole, components: [row(button, button)] }],
    ['a link button with an id', { ...whole, components: [row({ ...button, url: 'https://example.com' })] }],
    [
      '26 options',
      { ...whole, components: [row({ type: 3, custom_id: 's', options: Array.from({ length: 26 }, (_, n) => ({ label: 'x', value: String(n) })) })] },
    ],
    [
      'an option twice',
      {
        ...whole,
        components: [
          row({
            type: 3,
            custom_id: 's',
            options: [
              { label: 'x', value: '1' },
              { label: 'y', value: '1' },
            ],
          }),
        ],
      },
    ],
    ['a picture that was not sent', { embeds: [{ image: { url: 'attachment://chart-1.png' } }] }],
    ['a javascript link', { embeds: [{ title: 'x', url: 'javascript:alert(1)' }] }],
  ])('%s', (_name, body) => {
    expect(judge('POST', MESSAGES, body)).not.toEqual([]);
  });

  test('and lets a good message pass', () => {
    expect(judge('POST', MESSAGES, { ...whole, components: [row(button)], content: 'x', nonce: '1', enforce_nonce: true })).toEqual([]);
  });
});
