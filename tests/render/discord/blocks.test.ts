import { describe, expect, test } from 'vitest';
import type { Block, Card, FormBlock, TableBlock } from '#src/card/card.ts';
import { readControlId } from '#src/render/discord/control-id.ts';
import { renderModal, submittedFields } from '#src/render/discord/modal.ts';
import type { DiscordButton, DiscordSelect } from '#src/render/discord/payload.ts';
import { card, render } from '#support/discord/render.ts';

const first = (blocks: readonly Block[], more: Partial<Card> = {}) => render(card(blocks, more)).pages[0].payload;
const description = (blocks: readonly Block[]) => first(blocks).embeds[0]?.description;
const column = (label: string, align?: 'right') => ({ id: label, label, ...(align ? { align } : {}) });
const buttons = (blocks: readonly Block[]) => first(blocks).components.map((row) => row.components.map((each) => (each as DiscordButton).label));
const button = (label: string, priority = 0) => ({ type: 'action', label, act: { command: label, args: {} }, priority }) as const;

describe('texts', () => {
  test('bold, code and links keep their meaning', () => {
    const text = ['Plain, ', { b: 'bold' }, ', ', { code: 'a_b' }, ', ', { link: 'a link', url: 'https://example.com/a_(b)' }] as const;
    expect(description([{ type: 'text', text }])).toBe('Plain, **bold**, `a_b`, [a link](https://example.com/a_%28b%29)');
  });

  test('paragraphs are set apart, lines of a list and small print are not', () => {
    const blocks: Block[] = [
      { type: 'text', text: 'One' },
      { type: 'text', text: 'Two' },
      { type: 'note', text: 'small\nprint' },
      { type: 'note', text: 'and more' },
    ];
    expect(description(blocks)).toBe('One\n\nTwo\n\n-# small\n-# print\n-# and more');
  });

  test('what is folded turns the page, for Discord cannot fold', () => {
    const { pages } = render(
      card([
        {
          type: 'details',
          summary: 'More',
          blocks: [
            { type: 'text', text: 'a' },
            { type: 'text', text: 'b' },
          ],
        },
        { type: 'text', text: 'One' },
      ]),
    );
    expect(pages.map(({ payload }) => payload.embeds[0]?.description)).toEqual(['One', '**More**\na\nb']);
    expect(pages[0].payload.components.at(-1)?.components.map((each) => (each as DiscordButton).label)).toEqual(['1 / 2', 'Details']);
  });

  test('a divider stands between texts and nowhere else', () => {
    const rule = '⎯⎯⎯⎯⎯⎯⎯⎯';
    expect(
      description([{ type: 'divider' }, { type: 'text', text: 'One' }, { type: 'divider' }, { type: 'text', text: 'Two' }, { type: 'divider' }]),
    ).toBe(`One\n\n${rule}\nTwo`);
    expect(first([{ type: 'image', url: 'https://example.com/a.png', alt: 'a' }, { type: 'divider' }]).embeds).toHaveLength(1);
  });

  test('a text that only repeats the summary is said once', () => {
    expect(
      description([
        { type: 'text', text: 'In one line.' },
        { type: 'text', text: 'More.' },
      ]),
    ).toBe('More.');
  });

  test('the tone is the colour of the edge', () => {
    const body: Block[] = [{ type: 'text', text: 'More.' }];
    expect(['info', 'success', 'warning', 'danger', 'neutral'].map((tone) => first(body, { tone: tone as Card['tone'] }).embeds[0]?.color)).toEqual([
      0x3498db, 0x2ecc71, 0xf1c40f, 0xe74c3c, 0x5865f2,
    ]);
  });

  test('a remark is its one line: no title stands over nothing', () => {
    expect(first([])).toMatchObject({ content: 'In one line.', embeds: [] });
    expect(first([], { url: 'https://example.com/' }).embeds).toMatchObject([{ title: 'Title', url: 'https://example.com/' }]);
    expect(first([], { summary: '' }).embeds).toMatchObject([{ title: 'Title' }]);
  });
});

describe('fields', () => {
  test('short ones stand side by side, others are lines; an empty value is a dash', () => {
    const blocks: Block[] = [
      {
        type: 'fields',
        items: [
          { label: 'Price', value: '¥40' },
          { label: 'Note', value: 'x'.repeat(80) },
          { label: 'Wide', value: 'x', wide: true },
          { label: '', value: ' ' },
        ],
      },
    ];
    expect(first(blocks).embeds).toMatchObject([
      { fields: [{ name: 'Price', value: '¥40', inline: true }] },
      { description: `**Note** ${'x'.repeat(80)}\n**Wide** x`, fields: [{ name: '—', value: '—', inline: true }] },
    ]);
  });
});

describe('tables', () => {
  const narrow: TableBlock = {
    type: 'table',
    caption: 'Prices',
    columns: [column('Plan'), column('Month', 'right')],
    rows: [
      ['Ark', { text: '¥9.90', better: true }],
      ['百炼', '¥40'],
    ],
  };

  test('a row is two lines: the name with the second cell, then the others; what the lines hold stands above them once', () => {
    const wide: TableBlock = {
      ...narrow,
      columns: [column('Plan'), column('Month'), column('Quota'), column('Sale')],
      rows: [
        [{ text: 'Ark', better: true }, { text: '¥9.90', better: true }, '1,200', 'open'],
        ['百炼', '¥40', '', 'closed'],
      ],
    };
    expect(description([wide])).toBe('**Prices**\n\n-# Plan · Month · Quota · Sale\n**Ark ✓** · **¥9.90**\n1,200 · open\n**百炼** · ¥40\nclosed');
  });

  test('a list of names and values is a line each, the better side marked', () => {
    expect(description([narrow])).toBe('**Prices**\n\n-# Plan · Month\n**Ark** · **¥9.90** ✓\n**百炼** · ¥40');
  });

  test('where a cell says little without its column, the label stands with it instead of above', () => {
    const sides: TableBlock = {
      type: 'table',
      columns: [column('What'), { ...column('Ark'), named: true }, { ...column('GLM'), named: true }],
      rows: [['Price', '¥40', '¥49']],
    };
    expect(description([sides])).toBe('-# What\n**Price** · Ark ¥40\nGLM ¥49');
  });

  test('a link is kept', () => {
    const linked: TableBlock = { type: 'table', columns: [column('A'), column('B')], rows: [['a', { link: 'b', url: 'https://example.com' }]] };
    expect(description([linked])).toContain('**a** · [b](https://example.com/)');
  });

  test('no line of a table is a code block, which breaks figures on a phone, and figures are text that can be searched', () => {
    expect(description([narrow])).not.toContain('`');
    expect(first([narrow]).embeds[0]?.fields).toBeUndefined();
  });

  test('a place in an order is told with whom it is of', () => {
    const columns = [
      { id: 'rank', label: '名次' },
      { id: 'plan', label: '套餐' },
      { id: 'price', label: '价格' },
    ];
    const ranked: TableBlock = { type: 'table', columns, rows: [['1', { text: '方舟 Lite', better: true }, '每月 ¥40']] };
    expect(description([ranked])).toBe('-# 名次 · 套餐 · 价格\n**1 方舟 Lite ✓** · 每月 ¥40');
  });
});

describe('pictures', () => {
  test('a chart is an attachment with its alt text, described for who draws it', () => {
    const [page] = render(
      card([
        {
          type: 'chart',
          kind: 'bar',
          title: 'Use',
          labels: ['GLM'],
          series: [{ name: 's', points: [{ low: 1, typical: 2, high: 3 }] }],
          alt: 'GLM uses 2.',
        },
      ]),
    ).pages;
    expect(page.payload.attachments).toEqual([{ id: '0', filename: 'chart-1.png', description: 'GLM uses 2.' }]);
    expect(page.charts[0]?.spec).toMatchObject({ title: 'Use', labels: [['GLM']] });
  });

  test('an address that is none leaves its words, and is reported', () => {
    const { pages, lost } = render(card([{ type: 'image', url: 'javascript:x', alt: 'A picture' }]));
    expect(pages[0].payload.embeds[0]?.description).toBe('-# A picture');
    expect(lost).toEqual([{ block: 'image', what: 'image', count: 1 }]);
  });
});

describe('controls', () => {
  test('buttons of one block share rows of their own while there is room', () => {
    expect(
      buttons([
        { type: 'actions', items: [button('a'), button('b')] },
        { type: 'actions', items: [button('c')] },
      ]),
    ).toEqual([['a', 'b'], ['c']]);
  });

  test('too many: the least important go, the later first, and are named', () => {
    const items = Array.from({ length: 28 }, (_, n) => button(`b${n}`, n === 27 ? 1 : 0));
    const { pages, lost } = render(card([{ type: 'actions', items }]));
    const shown = pages[0].payload.components.flatMap((row) => row.components.map((each) => (each as DiscordButton).label));
    expect(shown).toHaveLength(25);
    expect(shown).toContain('b27');
    expect(pages[0].payload.embeds[0]?.description).toBe('-# No room here for: b24 · b25 · b26');
    expect(lost).toHaveLength(3);
  });

  test('a link button that leads nowhere safe is named instead', () => {
    const items = [
      { type: 'link', label: 'Evil', url: 'javascript:x' },
      { type: 'link', label: 'Docs', url: 'https://example.com' },
    ] as const;
    expect(buttons([{ type: 'actions', items }])).toEqual([['Docs']]);
    expect(description([{ type: 'actions', items }])).toContain('Evil');
  });

  test('the same act twice gets two ids that mean the same', () => {
    const items = [button('a'), { ...button('a'), label: 'again' }];
    const ids = first([{ type: 'actions', items }]).components.flatMap((row) => row.components.map((each) => each.custom_id ?? ''));
    expect(new Set(ids).size).toBe(2);
    expect(ids.map(readControlId)).toEqual([readControlId(ids[0] ?? ''), readControlId(ids[0] ?? '')]);
  });

  test('a select shows 25 options, says how many are missing, and which is chosen', () => {
    const options = Array.from({ length: 30 }, (_, n) => ({ label: `o${n}`, value: String(n) }));
    const select = first([{ type: 'select', placeholder: 'Choose', act: { command: 'x', args: {} }, option: 'o', options, selected: '2' }])
      .components[0]?.components[0] as DiscordSelect;
    expect(select.options).toHaveLength(25);
    expect(select.placeholder).toBe('Choose (+5 more)');
    expect(select.options.filter((option) => option.default)).toEqual([{ label: 'o2', value: '2', default: true }]);
  });

  test('a value that would not come back whole is not offered', () => {
    const options = [
      { label: 'long', value: 'x'.repeat(101) },
      { label: 'fine', value: 'x' },
    ];
    const { pages, lost } = render(card([{ type: 'select', placeholder: '', act: { command: 'x', args: {} }, option: 'o', options }]));
    expect(pages[0].payload.components[0]?.components[0]).toMatchObject({ options: [{ label: 'fine', value: 'x' }] });
    expect(lost).toEqual([{ block: 'select', what: 'option', count: 1 }]);
  });
});

describe('forms', () => {
  const form: FormBlock = {
    type: 'form', title: 'A title that is much longer than forty-five characters', act: { command: 'x', args: {} }, submit: 'Go',
    fields: [
      { name: 'a', label: 'A', value: 'kept' },
      { name: 'b', label: 'B', required: true },
      { name: 'c', label: 'C', options: [{ label: 'One', value: '1' }, { label: 'Two', value: '2' }], value: '2' },
      ...['d', 'e', 'f'].map((name) => ({ name, label: name.toUpperCase() })),
    ],
  }; // biome-ignore format: one form

  test('become a button for every five questions, the required ones first', () => {
    expect(buttons([form])).toEqual([[`${form.title} (1/2)`, `${form.title} (2/2)`]]);
    const modal = renderModal(form, 0, 'form:1');
    expect(modal?.title).toBe('A title that is much longer than forty-five…');
    expect(modal?.components.map((each) => each.label)).toEqual(['B', 'A', 'C', 'D', 'E']);
    expect(modal?.components[2]?.component).toMatchObject({ type: 3, required: false, options: [{ value: '1' }, { value: '2', default: true }] });
    expect(renderModal(form, 1, 'x')?.components).toHaveLength(1);
    expect(renderModal(form, 2, 'x')).toBeUndefined();
  });

  test('give back what was filled in, and what other parts were filled with', () => {
    expect(submittedFields(form, 0, { 'field-0': ' 7 ', 'field-1': '', 'field-2': '1' })).toEqual({ b: '7', c: '1' });
    expect(submittedFields(form, 1, { 'field-0': 'z' })).toEqual({ a: 'kept', c: '2', f: 'z' });
  });
});
