import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, TableBlock } from '#src/card/card.ts';
import { displayWidth } from '#src/card/width.ts';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';
import { renderText } from '#src/render/text/render.ts';
import { anyCard, findableCard, wordsOf } from '#support/cards.ts';

const i18n = createI18n();
const en = createLocalizer(i18n, 'en');
const zh = createLocalizer(i18n, 'zh');

const card = (blocks: Card['blocks'], rest: Partial<Card> = {}): Card => ({
  title: 'T',
  tone: 'neutral',
  blocks,
  summary: 'S',
  sources: [],
  ...rest,
});
const body = (blocks: Card['blocks'], width = 100) => renderText(card(blocks), en, { width }).text.replace('T\n\nS\n\n', '');

const prices: TableBlock = {
  type: 'table',
  columns: [
    { id: 'what', label: '项目' },
    { id: 'a', label: '百炼 Lite', align: 'right' },
    { id: 'b', label: 'Ark Lite', align: 'right' },
  ],
  rows: [
    ['首购', { text: '¥7.90', better: true }, '¥9.90'],
    ['per month', '¥40', { text: 'not in my data', muted: true }],
  ],
};

describe('a table', () => {
  test('lines up for Chinese and English and marks the better side', () => {
    expect(body([prices])).toBe(
      [
        '项目       百炼 Lite          Ark Lite',
        '─────────  ───────────  ──────────────',
        '首购           ¥7.90 ✓           ¥9.90',
        'per month        ¥40    not in my data',
      ].join('\n'),
    );
  });

  test('that is too wide wraps its cells', () => {
    const text = body(
      [{ type: 'table', columns: prices.columns, rows: [['模型', 'qwen3.5-plus, kimi-k2.5, glm-5', 'doubao-seed-code, glm-4.7']] }],
      50,
    );
    expect(text.split('\n')).toEqual([
      '项目              百炼 Lite               Ark Lite',
      '────  ─────────────────────  ─────────────────────',
      '模型          qwen3.5-plus,      doubao-seed-code,',
      '           kimi-k2.5, glm-5                glm-4.7',
    ]);
  });

  test('whose columns would get too narrow becomes records', () => {
    expect(body([prices], 30)).toBe(
      ['项目', '首购', '  百炼 Lite：¥7.90 ✓', '  Ark Lite: ¥9.90', 'per month', '  百炼 Lite：¥40', '  Ark Lite: not in my data'].join('\n'),
    );
  });
});

test('a chart shows the interval of each bar and the limit', () => {
  const text = body(
    [
      {
        type: 'chart',
        kind: 'bar',
        title: 'Use',
        unit: '%',
        labels: ['5 h', '每周', '月'],
        series: [{ name: 'Use', points: [{ low: 25, typical: 50, high: 100 }, { low: 80, typical: 80, high: 80 }, null] }],
        limit: { value: 100, label: 'quota' },
        alt: 'a',
      },
    ],
    45,
  );
  const lines = text.split('\n');
  expect(lines[0]).toBe('Use (%)');
  expect(lines[1]).toMatch(/^5 h {3}█+▓+░+│ {2}50 \(25–100\)$/);
  expect(lines[2]).toMatch(/^每周 {2}█+ *│ {2}80$/);
  expect(lines[3]).toMatch(/^月 +—$/);
  expect(lines[4]).toBe('│ quota (100)');
  // 26 columns are 100: low 25 is 7 of them (6.5 rounded up), typical 50 is 13.
  expect(lines[1]?.replaceAll(/[^█▓]/g, '')).toBe('█'.repeat(7) + '▓'.repeat(6));
});

test('a line that keeps its height is told by where it begins and where it changes', () => {
  const at = (value: number) => ({ low: value, typical: value, high: value });
  const steps = (names: readonly string[]) => ({
    type: 'chart' as const,
    kind: 'line' as const,
    stepped: true as const,
    title: 'Price',
    labels: ['2026-01-01', '2026-02-12', '2026-11-22'],
    series: names.map((name) => ({ name, points: name === 'Max' ? [null, at(400), null] : [at(40), at(49), at(49)] })),
    alt: 'a',
  });
  const single = body([steps(['Lite'])], 60).split('\n');
  expect(single.map((line) => line.replace(/ *█+ */, ' '))).toEqual(['Price', 'Lite', '2026-01-01 40', '2026-02-12 49']);
  const both = body([steps(['Lite', 'Max'])], 80).split('\n');
  expect(both.slice(1).map((line) => line.replace(/[ █]{2,}/, ' '))).toEqual([
    'Lite · 2026-01-01 40',
    'Lite · 2026-02-12 49',
    'Max · 2026-02-12 400',
    'Max · 2026-11-22 —',
  ]);
});

describe('controls', () => {
  const act = { command: 'plan', args: { name: 'bailian-lite' } };
  const actText = ({ command, args }: typeof act | { command: string; args: Readonly<Record<string, string>> }) =>
    `/${command} ${Object.values(args).join(' ')}`;

  test('a button shows the command to type, a link its address', () => {
    const items = [
      { type: 'action', label: '套餐详情', act },
      { type: 'link', label: '官网', url: 'https://example.com/' },
    ] as const;
    expect(renderText(card([{ type: 'actions', items }]), zh, { actText }).text).toContain(
      '→ 套餐详情：/plan bailian-lite\n→ 官网：https://example.com/',
    );
    expect(renderText(card([{ type: 'actions', items }]), zh).text).toContain('→ 套餐详情：/plan --name=bailian-lite');
  });

  test('a select names its choices and says how many it does not name', () => {
    const options = Array.from({ length: 11 }, (_, index) => ({ label: `Plan ${index}`, value: `p${index}` }));
    const { text, lost } = renderText(card([{ type: 'select', placeholder: 'Add', act, option: 'name', options, selected: 'p1' }]), en, { actText });
    expect(text).toContain('→ Add: /plan …\n  … = p0 (Plan 0) | p1 (Plan 1) ✓ |');
    expect(text).toContain('+3 more');
    expect(lost).toEqual([{ block: 'select', what: 'Add', count: 3 }]);
  });

  test('a form lists its fields and the command to type', () => {
    const text = body([
      {
        type: 'form',
        title: 'Your use',
        act: { command: 'cost', args: {} },
        fields: [
          { name: 'requests', label: 'Requests per day', placeholder: '500', required: true },
          { name: 'currency', label: 'Currency', options: [{ label: 'Yuan', value: 'CNY' }] },
        ],
        submit: 'Calculate',
      },
    ]);
    expect(text.split('\n')).toEqual([
      'Your use',
      '  --requests  Requests per day (500)',
      '  --currency  Currency (optional; CNY (Yuan))',
      '→ Calculate: /cost --requests=…',
    ]);
  });
});

describe('the frame of a card', () => {
  const given = card(
    [
      { type: 'note', text: 'n1' },
      { type: 'note', text: 'n2' },
    ],
    {
      subtitle: 'sub',
      asOf: '2026-02-26',
      tone: 'warning',
      sources: [
        { title: 'Notes', url: 'https://example.com/n', checked: '2026-02-16', basis: '官网' },
        { title: 'More', checked: '2026-02-17' },
      ],
    },
  );
  const above = ['⚠ T', 'sub · 截至 2026-02-26', '', 'S', '', '* n1', '* n2', ''];

  test('title, day, summary, then the rest, and the sources in one line', () => {
    expect(renderText(given, zh).text).toBe([...above, '来源 [1] Notes（2026-02-16） · [2] More（2026-02-17）'].join('\n'));
  });

  test('each source with its basis, day and address where somebody looks closer', () => {
    expect(renderText({ ...given, fullSources: true }, zh).text).toBe(
      [...above, '来源', '[1] Notes · 官网 · 2026-02-16 核对', '    https://example.com/n', '[2] More · 2026-02-17 核对'].join('\n'),
    );
  });
});

test('a menu is told by what is typed for each entry, or in a line where one word shows all', () => {
  const menu = {
    type: 'menu',
    label: 'More',
    items: [
      { label: 'Rows', act: { command: 'plans', args: { more: 'rows' } } },
      { label: 'Wrong?', act: { command: 'feedback', args: {} } },
    ],
  } as const;
  expect(body([menu])).toBe('More\n  → Rows: /plans --more=rows\n  → Wrong? /feedback');
  expect(renderText(card([menu]), en, { full: '--full' }).text).toBe('T\n\nS\n\n→ More (--full): Rows · Wrong?');
});

test('a summary that is also the first text is said once', () => {
  const text = renderText(card([{ type: 'text', text: [{ b: 'S' }] }]), en).text;
  expect(text).toBe('T\n\nS');
});

test('fields share a column, and a long value goes on below itself', () => {
  const items = [
    { label: '价格', value: '¥40' },
    { label: 'Models', value: 'one two three four five' },
  ];
  expect(body([{ type: 'fields', items }], 24)).toBe(['价格    ¥40', 'Models  one two three', '        four five'].join('\n'));
});

test('details are unfolded and indented', () => {
  expect(body([{ type: 'details', summary: 'More', blocks: [{ type: 'text', text: 'a\nb' }] }])).toBe('▸ More\n  a\n  b');
});

describe('any card', () => {
  test('renders without control characters or broken surrogates', () => {
    fc.assert(
      fc.property(anyCard, fc.constantFrom(42, 100), (given, width) => {
        const { text } = renderText(given, zh, { width });
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  test('loses no word', () => {
    fc.assert(
      fc.property(findableCard, fc.constantFrom(42, 100), (given, width) => {
        const { text, lost } = renderText(given, en, { width });
        expect(wordsOf(given).filter((word) => !text.includes(word))).toEqual([]);
        expect(lost).toEqual([]);
      }),
    );
  });

  test('of plain words stays within the width', () => {
    fc.assert(
      fc.property(findableCard, (given) => {
        const { text } = renderText({ ...given, blocks: given.blocks.filter(({ type }) => type === 'table' || type === 'fields') }, en, {
          width: 100,
        });
        for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(100);
      }),
    );
  });
});
