/** The judge of the other tests, judged: cards that Feishu's documentation shows pass, cards that break one of its rules do not. */
import { describe, expect, test } from 'vitest';
import { checkCard } from '#support/feishu/card-check.ts';

const text = (content: string) => ({ tag: 'plain_text', content });
const card = (...elements: readonly unknown[]) => ({ schema: '2.0', body: { elements } });
const button = (more: object = {}) => ({ tag: 'button', text: text('OK'), behaviors: [{ type: 'callback', value: { a: '1' } }], ...more });
const table = (more: object = {}) => ({
  tag: 'table',
  page_size: 5,
  columns: [{ name: 'a', display_name: 'A', data_type: 'text' }],
  rows: [{ a: '1' }],
  ...more,
});
const form = (...elements: readonly unknown[]) => ({ tag: 'form', name: 'f', elements });
const submit = button({ name: 's', form_action_type: 'submit' });

const good: readonly (readonly [string, unknown])[] = [
  // «富文本», Demo 示例 (shortened)
  ['markdown', card({ tag: 'markdown', content: '# 一级标题', margin: '0px 0px 0px 0px', text_align: 'left', text_size: 'normal' })],
  // «折叠面板», 示例代码
  [
    'a panel',
    {
      schema: '2.0',
      header: { template: 'yellow', title: text('折叠面板展示') },
      body: {
        elements: [
          {
            tag: 'collapsible_panel',
            expanded: false,
            header: {
              title: text('面板标题文本'),
              vertical_align: 'center',
              icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', color: '', size: '16px 16px' },
              icon_position: 'right',
              icon_expanded_angle: -180,
            },
            border: { color: 'grey', corner_radius: '5px' },
            vertical_spacing: '8px',
            padding: '8px 8px 8px 8px',
            elements: [{ tag: 'markdown', content: '很长的文本' }],
          },
        ],
      },
    },
  ],
  // «普通文本», lark_md 类型示例
  ['fields', card({ tag: 'div', text: text('text-lark_md'), fields: [{ is_short: false, text: { tag: 'lark_md', content: '**Bold**' } }] })],
  // «配置卡片多语言»
  ['two languages', card({ tag: 'markdown', content: '**会议室**', i18n_content: { en_us: '**Room**' } })],
  ['a table, a form and buttons', card(table(), form({ tag: 'input', name: 'reason', required: true }, submit), button())],
  // «图表», 柱状图
  [
    'a chart',
    card({ tag: 'chart', chart_spec: { type: 'bar', title: { text: '柱状图' }, data: { values: [] }, xField: ['year', 'type'], yField: 'value' } }),
  ],
];

const bad: readonly (readonly [string, unknown, number])[] = [
  ['a key that 2.0 does not know', card({ tag: 'hr', colour: 'red' }), 200621],
  ['a column with rounded corners', card({ tag: 'column_set', columns: [{ tag: 'column', corner_radius: '4px', elements: [] }] }), 200621],
  [
    'an unknown key in an option',
    card({ tag: 'select_static', placeholder: text('x'), options: [{ text: text('a'), value: 'a', colour: 'red' }] }),
    200621,
  ],
  ['a note', card({ tag: 'note', elements: [] }), 200861],
  ['an action module of 1.0', card({ tag: 'action', actions: [] }), 200861],
  ['a card that is not shared', { schema: '2.0', config: { update_multi: false }, body: { elements: [] } }, 200621],
  ['version 1.0', { elements: [] }, 200621],
  ['a header of an unknown colour', { schema: '2.0', header: { title: text('x'), template: 'pink' }, body: { elements: [] } }, 200621],
  ['a language that Feishu does not have', card({ tag: 'markdown', content: 'x', i18n_content: { zh: 'y' } }), 200621],
  ['six tables', card(...Array.from({ length: 6 }, () => table())), 11310],
  ['a table inside a panel', card({ tag: 'collapsible_panel', header: { title: text('x') }, elements: [table()] }), 11310],
  ['eleven rows a page', card(table({ page_size: 11 })), 11310],
  ['a cell without column', card(table({ rows: [{ b: '1' }] })), 11310],
  ['a number in a text column', card(table({ rows: [{ a: 1 }] })), 11310],
  ['a form without submit', card(form({ tag: 'input', name: 'a' })), 11310],
  ['a form in a panel', card({ tag: 'collapsible_panel', header: { title: text('x') }, elements: [form(submit)] }), 11310],
  ['a form with a table', card(form(submit, table())), 11310],
  ['an input without name in a form', card(form({ tag: 'input' }, submit)), 200621],
  ['two inputs of one name', card(form({ tag: 'input', name: 'a' }, { tag: 'input', name: 'a' }, submit)), 200621],
  [
    'two options of one value',
    card({
      tag: 'select_static',
      placeholder: text('x'),
      options: [
        { text: text('a'), value: 'v' },
        { text: text('b'), value: 'v' },
      ],
    }),
    200621,
  ],
  ['a button text over a hundred', card(button({ text: text('x'.repeat(101)) })), 200621],
  ['a callback value that is text', card(button({ behaviors: [{ type: 'callback', value: 'x' }] })), 200621],
  ['a link that is a script', card(button({ behaviors: [{ type: 'open_url', default_url: 'javascript:1' }] })), 200621],
  ['one element_id twice', card({ tag: 'hr', element_id: 'a' }, { tag: 'hr', element_id: 'a' }), 200621],
  ['axes that are no list', card({ tag: 'chart', chart_spec: { type: 'bar', axes: null } }), 200550],
  ['two hundred and one elements', card(...Array.from({ length: 201 }, () => ({ tag: 'hr' }))), 11310],
  [
    'six containers in each other',
    card([1, 2, 3, 4, 5, 6].reduce<unknown>((inner) => ({ tag: 'column_set', columns: [{ tag: 'column', elements: [inner] }] }), { tag: 'hr' })),
    11310,
  ],
  ['thirty-one kilobytes of Chinese', card({ tag: 'markdown', content: '字'.repeat(10_400) }), 230025],
];

describe('the card check', () => {
  test.each(good)('takes %s', (_name, value) => {
    expect(checkCard(value)).toEqual([]);
  });

  test.each(bad)('refuses %s', (_name, value, code) => {
    expect(checkCard(value).map((one) => one.code)).toContain(code);
  });
});
