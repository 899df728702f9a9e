import { describe, expect, test } from 'vitest';
import type { Block, Card } from '#src/card/card.ts';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';
import { fieldName } from '#src/render/feishu/controls.ts';
import type { Element } from '#src/render/feishu/elements.ts';
import { renderFeishu } from '#src/render/feishu/render.ts';

const i18n = createI18n();
const en = createLocalizer(i18n, 'en');
const zh = createLocalizer(i18n, 'zh');
const idOf = (act: { command: string }, option?: string) => `1:${act.command}${option ? `:${option}` : ''}`;

const card = (blocks: readonly Block[], more: Partial<Card> = {}): Card => ({
  title: 'T',
  tone: 'neutral',
  summary: 'S',
  sources: [],
  ...more,
  blocks,
});
/** The elements of the blocks; the summary stands before them. */
const draw = (blocks: readonly Block[], more: Partial<Card> = {}): readonly Element[] =>
  renderFeishu({ card: card(blocks, more), loc: en }, { idOf }).card.body.elements.slice(1);

describe('text', () => {
  test('of plain words goes where no markup is read', () => {
    expect(draw([{ type: 'text', text: '**not bold** <at id=all></at>' }])).toEqual([
      { tag: 'div', text: { tag: 'plain_text', content: '**not bold** <at id=all></at>' } },
    ]);
  });

  test('with structure is markdown in which only ours is markup', () => {
    const text = [
      '每月 ',
      { b: '¥49' },
      '，见',
      { link: '文档 [1]', url: 'https://example.com/a(b)' },
      ' ',
      { code: '/plan kimi' },
      '\n',
      { code: '<x>' },
    ];
    expect(draw([{ type: 'text', text }])).toEqual([
      { tag: 'markdown', content: '每月 **¥49** ，见[文档 &#91;1&#93;](https://example.com/a%28b%29) `/plan kimi`<br>&#60;x&#62;' },
    ]);
  });

  test('never links to anything but the web', () => {
    expect(draw([{ type: 'text', text: { link: 'here', url: 'javascript:alert(1)' } }])).toEqual([{ tag: 'markdown', content: 'here' }]);
    expect(draw([{ type: 'text', text: [{ link: 'here', url: 'lark://x' }] }])).toEqual([{ tag: 'markdown', content: 'here' }]);
  });

  test('cannot start a list, a heading, a quote or a rule', () => {
    const words = ['# a', '- b', '+ c', '1. d', '> e', '---', '=== f'].join('\n');
    expect(draw([{ type: 'text', text: [words, { b: 'x' }] }])).toEqual([
      { tag: 'markdown', content: '&#35; a<br>&#45; b<br>&#43; c<br>1&#46; d<br>&#62; e<br>&#45;--<br>&#61;== f **x**' },
    ]);
  });
});

test('fields stand two in a row unless wide, label over value', () => {
  const items = [
    { label: '价格', value: '¥49' },
    { label: '说明', value: ['第一行\n', { code: 'x' }], wide: true as const },
  ];
  expect(draw([{ type: 'fields', items }])).toEqual([
    {
      tag: 'div',
      fields: [
        { is_short: true, text: { tag: 'lark_md', content: '**价格**\n¥49' } },
        { is_short: false, text: { tag: 'lark_md', content: '**说明**\n第一行\nx' } },
      ],
    },
  ]);
});

test('a table is native, with plain columns where no cell is marked and the winner green and bold', () => {
  const table: Block = {
    type: 'table',
    caption: 'Prices',
    columns: [
      { id: 'plan', label: 'Plan' },
      { id: 'price', label: 'Price', align: 'right' },
    ],
    rows: [
      ['A *', { text: '¥40', better: true }],
      ['B', { text: 'not in my data', muted: true }],
    ],
  };
  const [caption, element] = draw([table]);
  expect(caption).toEqual({ tag: 'markdown', content: '**Prices**' });
  expect(element).toMatchObject({
    tag: 'table',
    page_size: 2,
    columns: [
      { name: 'c0', display_name: 'Plan', data_type: 'text', horizontal_align: 'left' },
      { name: 'c1', display_name: 'Price', data_type: 'markdown', horizontal_align: 'right' },
    ],
    rows: [
      { c0: 'A *', c1: "**<font color='green'>¥40</font>**" },
      { c0: 'B', c1: "<font color='grey'>not in my data</font>" },
    ],
  });
});

describe('a table of more columns than stand beside each other on a phone', () => {
  const column = (id: string, named?: true) => ({ id, label: id, ...(named ? { named } : {}) });
  const widthsOf = (element: Element | undefined) =>
    ((element?.['columns'] ?? []) as { width: string }[]).map(({ width }) => Number(/^(\d+)%$/.exec(width)?.[1]));

  test('keeps name and price apart, and tells the others line by line, marked as they are', () => {
    const [element] = draw([
      {
        type: 'table',
        columns: [column('Plan'), column('Price'), column('Quota'), column('Years', true), column('Sale')],
        rows: [
          ['A', '¥40', { text: '18,000', better: true }, '¥480', 'on sale'],
          ['B', '¥50', '', '¥600', { text: 'closed', muted: true }],
        ],
      },
    ]);
    expect(element).toMatchObject({
      columns: [{ display_name: 'Plan' }, { display_name: 'Price' }, { display_name: 'Quota · Sale' }],
      rows: [
        { c0: 'A', c1: '¥40', c2: "**<font color='green'>18,000</font>**<br><font color='grey'>Years</font> ¥480<br>on sale" },
        { c0: 'B', c1: '¥50', c2: "<font color='grey'>Years</font> ¥600<br><font color='grey'>closed</font>" },
      ],
    });
    expect(widthsOf(element).reduce((sum, each) => sum + each, 0)).toBe(100);
  });

  test('whose cells all need their label has them under one name', () => {
    const [element] = draw([
      { type: 'table', columns: [column('What'), column('A', true), column('B', true), column('C', true)], rows: [['Price', '¥1', '¥2', '¥3']] },
    ]);
    expect(element).toMatchObject({
      columns: [{ display_name: 'What' }, { display_name: '' }],
      rows: [{ c0: 'Price', c1: "<font color='grey'>A</font> ¥1<br><font color='grey'>B</font> ¥2<br><font color='grey'>C</font> ¥3" }],
    });
  });

  test.each([1, 2, 3, 6])('never is wider than its card: %s columns', (count) => {
    const [element] = draw([
      {
        type: 'table',
        columns: Array.from({ length: count }, (_, place) => column(`column ${place}`)),
        rows: [Array.from({ length: count }, () => 'a word '.repeat(20))],
      },
    ]);
    expect(widthsOf(element).reduce((sum, each) => sum + each, 0)).toBe(100);
    expect(Math.min(...widthsOf(element))).toBeGreaterThan(15);
  });
});

test('a fourth table is told in words, because Feishu refuses a card with too many', () => {
  const table: Block = {
    type: 'table',
    columns: [
      { id: 'a', label: 'Plan' },
      { id: 'b', label: 'Price' },
    ],
    rows: [['Lite', '¥40']],
  };
  const elements = draw([table, table, table, table]);
  expect(elements.filter((element) => element.tag === 'table')).toHaveLength(3);
  expect(elements.at(-1)).toEqual({
    tag: 'markdown',
    content: "<font color='grey'>Plan</font> **Lite**<br><font color='grey'>Price</font> ¥40",
    text_size: 'notation',
  });
});

test('buttons carry the action id, links open, the select names its option', () => {
  const elements = draw([
    {
      type: 'actions',
      items: [
        { type: 'action', label: 'Compare', act: { command: 'compare', args: {} }, style: 'primary' },
        { type: 'link', label: 'Site', url: 'https://example.com' },
      ],
    },
    {
      type: 'select',
      placeholder: 'Plan',
      act: { command: 'plan', args: {} },
      option: 'plan',
      options: [{ label: 'Lite', value: 'l', description: '¥40' }],
      selected: 'l',
    },
  ]);
  expect(elements).toMatchObject([
    {
      tag: 'column_set',
      flex_mode: 'flow',
      columns: [
        { elements: [{ tag: 'button', type: 'primary_filled', behaviors: [{ type: 'callback', value: { a: '1:compare' } }] }] },
        { elements: [{ tag: 'button', behaviors: [{ type: 'open_url', default_url: 'https://example.com/' }] }] },
      ],
    },
    {
      tag: 'select_static',
      initial_option: 'l',
      options: [{ text: { content: 'Lite · ¥40' }, value: 'l' }],
      behaviors: [{ type: 'callback', value: { a: '1:plan:plan' } }],
    },
  ]);
});

test('a form has its inputs, selects and a submit button, and its names lead back to the fields', () => {
  const form: Block = {
    type: 'form',
    title: 'Your use',
    act: { command: 'cost', args: {} },
    submit: 'Work it out',
    fields: [
      { name: 'amount', label: 'Prompts a day', value: '50', required: true },
      { name: 'task', label: 'Task', options: [{ label: 'Coding', value: 'coding' }], value: 'coding' },
      { name: 'model', label: 'Model', placeholder: 'any', options: [{ label: 'GLM-5', value: 'glm-5' }] },
    ],
  };
  const [element] = draw([form]);
  // A label is not said again inside its field.
  expect(JSON.stringify(element).match(/"placeholder":\{[^}]*\}/g)).toEqual(['"placeholder":{"tag":"plain_text","content":"any"}']);
  expect(element).toMatchObject({
    tag: 'form',
    name: 'f1',
    elements: [
      { tag: 'markdown', content: '**Your use**' },
      { tag: 'input', name: 'f1_0_amount', required: true, default_value: '50', label: { content: 'Prompts a day' } },
      { tag: 'div', text: { content: 'Task' } },
      { tag: 'select_static', name: 'f1_1_task', initial_option: 'coding' },
      { tag: 'div', text: { content: 'Model' } },
      { tag: 'select_static', name: 'f1_2_model' },
      { tag: 'button', form_action_type: 'submit', behaviors: [{ type: 'callback', value: { a: '1:cost' } }] },
    ],
  });
  expect([fieldName('f1_0_amount'), fieldName('f12_3_as-of')]).toEqual(['amount', 'as-of']);
});

test('details are folded', () => {
  expect(draw([{ type: 'details', summary: 'How it was worked out', blocks: [{ type: 'text', text: 'a' }, { type: 'divider' }] }])).toMatchObject([
    {
      tag: 'collapsible_panel',
      expanded: false,
      header: { title: { tag: 'plain_text', content: 'How it was worked out' } },
      elements: [{ tag: 'div' }, { tag: 'hr' }],
    },
  ]);
});

test('an image is shown by its key, and without one by its words and address', () => {
  const image: Block = { type: 'image', url: 'https://example.com/a.png', alt: 'A picture' };
  expect(draw([image])).toEqual([{ tag: 'markdown', content: '[A picture](https://example.com/a.png)' }]);
  const { card: payload } = renderFeishu({ card: card([image]), loc: en }, { idOf, imageKey: () => 'img_v3_1' });
  expect(payload.body.elements.slice(1)).toEqual([
    { tag: 'img', img_key: 'img_v3_1', alt: { tag: 'plain_text', content: 'A picture' }, scale_type: 'fit_horizontal' },
  ]);
});

describe('the frame', () => {
  test('has the tone as its colour, and the summary for the chat list and first of all in the card', () => {
    const { card: payload } = renderFeishu({ card: card([], { tone: 'warning', subtitle: 'sub' }), loc: en }, { idOf });
    expect(payload.header).toMatchObject({ template: 'orange', title: { content: 'T' }, subtitle: { content: 'sub' } });
    expect(payload.config).toEqual({ update_multi: true, width_mode: 'fill', summary: { content: 'S' } });
    expect(payload.body.elements[0]).toEqual({ tag: 'div', text: { tag: 'plain_text', content: 'S' } });
  });

  test('does not say twice what the title or a text says anyway', () => {
    const bodyOf = (one: Card) => renderFeishu({ card: one, loc: en }, { idOf }).card.body.elements;
    expect(bodyOf(card([], { title: 'S' }))).toEqual([]);
    expect(bodyOf(card([{ type: 'divider' }, { type: 'text', text: ['S'] }]))).toEqual([
      { tag: 'hr' },
      { tag: 'div', text: { tag: 'plain_text', content: 'S' } },
    ]);
  });

  const sources = [
    { title: '官方文档', url: 'https://example.com/doc', checked: '2026-02-16', basis: 'vendor’s page' },
    { title: 'A note', checked: '2026-03-01' },
  ];
  const small = (content: string) => ({ tag: 'markdown', content, text_size: 'notation' });

  test('names a few sources in one line, with their days', () => {
    expect(draw([], { sources, asOf: '2026-11-22' }).slice(-2)).toEqual([
      { tag: 'div', text: { tag: 'plain_text', content: 'as of 2026-11-22', text_size: 'notation', text_color: 'grey' } },
      small('**Sources** [1] [官方文档](https://example.com/doc) (2026-02-16) · [2] A note (2026-03-01)'),
    ]);
  });

  test('gives each a line where somebody looks closer', () => {
    expect(draw([], { sources, fullSources: true }).at(-1)).toEqual(
      small('[1] [官方文档](https://example.com/doc) · vendor’s page · checked 2026-02-16<br>[2] A note · checked 2026-03-01'),
    );
  });

  test('gives many as numbers that lead to them, and the days of the oldest and the newest', () => {
    const many = Array.from({ length: 4 }, (_unused, index) => ({ ...sources[index % 2], title: `S${index}`, checked: `2026-02-1${index}` }));
    expect(draw([], { sources: many }).at(-1)).toEqual(
      small('**Sources** [1](https://example.com/doc) · 2 · [3](https://example.com/doc) · 4, checked 2026-02-10 – 2026-02-13'),
    );
  });
});

describe('two languages in one card', () => {
  const version = (loc: typeof en, words: { title: string; text: string; label: string }): { card: Card; loc: typeof en } => ({
    loc,
    card: card(
      [
        { type: 'text', text: words.text },
        { type: 'table', columns: [{ id: 'a', label: words.label }], rows: [['¥49']] },
        {
          type: 'form',
          title: words.title,
          act: { command: 'cost', args: {} },
          submit: words.title,
          fields: [{ name: 'a', label: words.label, value: words.label }],
        },
      ],
      { title: words.title, summary: words.text },
    ),
  });
  const chinese = version(zh, { title: '比较', text: '方舟便宜 9 元', label: '价格' });
  const english = version(en, { title: 'Compare', text: 'Ark is ¥9 cheaper', label: 'Price' });

  test('each viewer reads their own, the table stays in the language of the answer', () => {
    const { card: payload, lost } = renderFeishu(chinese, { idOf, also: english });
    expect(lost).toEqual([]);
    expect(payload.header.title).toEqual({ tag: 'plain_text', content: '比较', i18n_content: { zh_cn: '比较', en_us: 'Compare' } });
    expect(payload.config.summary).toEqual({ content: '方舟便宜 9 元', i18n_content: { zh_cn: '方舟便宜 9 元', en_us: 'Ark is ¥9 cheaper' } });
    expect(payload.body.elements[1]).toMatchObject({ tag: 'table', columns: [{ display_name: '价格' }] });
    expect(payload.body.elements[2]).toMatchObject({
      elements: [{}, { default_value: '价格', i18n_default_value: { zh_cn: '价格', en_us: 'Price' } }, {}],
    });
  });

  test('that are long are written once each, as Feishu’s own example does', () => {
    const long = (version: typeof chinese, word: string) => ({
      ...version,
      card: { ...version.card, blocks: [{ type: 'text' as const, text: word.repeat(2500) }] },
    });
    const { card: payload, lost } = renderFeishu(long(chinese, '词'), { idOf, also: long(english, 'words ') });
    expect(lost).toEqual([]);
    expect(payload.header.title).toEqual({ tag: 'plain_text', content: '比较', i18n_content: { en_us: 'Compare' } });
  });

  test('whose buttons carry words go on in the language of the answer', () => {
    const press = (version: typeof chinese, words: string) => ({
      ...version,
      card: {
        ...version.card,
        blocks: [{ type: 'actions' as const, items: [{ type: 'action' as const, label: words, act: { command: words, args: {} } }] }],
      },
    });
    const { card: payload, lost } = renderFeishu(press(chinese, '试试'), { idOf, also: press(english, 'try') });
    expect(lost).toEqual([]);
    expect(JSON.stringify(payload)).toContain('"value":{"a":"1:试试"}');
    expect(JSON.stringify(payload)).toContain('"en_us":"try"');
  });

  test('that differ in build are not mixed: the answer keeps its own', () => {
    const other = { ...english, card: { ...english.card, blocks: english.card.blocks.slice(0, -1) } };
    const { card: payload, lost } = renderFeishu(chinese, { idOf, also: other });
    expect(lost).toEqual([{ block: 'card', what: 'translation', count: 1 }]);
    expect(JSON.stringify(payload)).not.toContain('i18n_content');
  });
});
