import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Act, Block, Card } from '#src/card/card.ts';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';
import { renderFeishu } from '#src/render/feishu/render.ts';
import { anyCard, findableCard, wordsOf } from '#support/cards.ts';
import { checkCard } from '#support/feishu/card-check.ts';

const i18n = createI18n();
const en = createLocalizer(i18n, 'en');
const zh = createLocalizer(i18n, 'zh');
const idOf = (act: Act, option?: string) => `1:${act.command}:${JSON.stringify(act.args)}${option ? `:${option}` : ''}`;

const base: Card = {
  title: 'Title',
  tone: 'info',
  blocks: [],
  summary: 'The answer.',
  sources: [{ title: 'Page', url: 'https://example.com', checked: '2026-02-16' }],
};
const card = (blocks: readonly Block[], more: Partial<Card> = {}): Card => ({ ...base, ...more, blocks });
const render = (one: Card) => renderFeishu({ card: one, loc: en }, { idOf });
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** Every text that is read as markup, wherever it is in the payload. */
function markupIn(value: unknown, found: string[] = []): string[] {
  JSON.stringify(value, (_key, part) => {
    if (typeof part === 'object' && part !== null) {
      const { tag, content, i18n_content: others } = part as { tag?: string; content?: string; i18n_content?: Record<string, string> };
      if (tag === 'markdown' || tag === 'lark_md') found.push(content ?? '', ...Object.values(others ?? {}));
      if (tag === 'table')
        for (const row of (part as { rows: Record<string, string>[] }).rows) found.push(...Object.values(row).filter((cell) => cell.includes('&#')));
    }
    return part as unknown;
  });
  return found;
}

/** What is left when our own markup is taken off: words and entities, nothing that could be markup. */
function residue(text: string): string {
  return text
    .replace(/<\/?font(?: color='(?:grey|green)')?>|<br>/g, ' ')
    .replace(/\]\(https?:\/\/[^\s()<>*_`[\]]+\)/g, ' ')
    .replace(/`[^`<>&\\]+`/g, ' ')
    .replaceAll('**', ' ')
    .replace(/&#\d+;/g, '·');
}

/** A series without one known point has no place in a picture, nor has a chart without any. */
function drawable(block: Block): Block {
  if (block.type !== 'chart') return block;
  const series = block.series.filter((one) => one.points.some((point) => point !== null));
  return series.length > 0 ? { ...block, series } : { type: 'note', text: block.title };
}

describe('any card', () => {
  test('is taken by Feishu, in one language', () => {
    fc.assert(
      fc.property(anyCard, (one) => {
        const { card: payload } = render(one);
        expect(checkCard(payload)).toEqual([]);
        expect(bytes(payload)).toBeLessThanOrEqual(24 * 1024);
      }),
      { numRuns: 300 },
    );
  });

  test('is taken by Feishu in two languages, whether or not they are built alike', () => {
    fc.assert(
      fc.property(anyCard, anyCard, fc.boolean(), (one, two, alike) => {
        const { card: payload } = renderFeishu({ card: one, loc: zh }, { idOf, also: { card: alike ? one : two, loc: en } });
        expect(checkCard(payload)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('shows every word that it has', () => {
    fc.assert(
      fc.property(findableCard, (one) => {
        const { card: payload, lost } = render(one);
        const text = JSON.stringify(payload);
        if (lost.length === 0) for (const word of wordsOf({ ...one, blocks: one.blocks.map(drawable) })) expect(text).toContain(word);
        expect(text).toContain(one.summary.trim());
        for (const source of one.sources) expect(text).toContain(source.title.trim());
      }),
      { numRuns: 200 },
    );
  });

  test('keeps what people wrote free of markup, links, tags and mentions', () => {
    fc.assert(
      fc.property(anyCard, (one) => {
        for (const text of markupIn(render(one).card)) {
          expect(residue(text)).not.toMatch(/[*_~`<>|\\$@]|\]\(|:\/\/|^\s*(?:[#+=-]|\d+[.)])|\bwww\./m);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a card that is too large', () => {
  const row = (index: number) => [`Plan ${index}`, { text: `¥${index}`, better: true as const }, '约 1,200 次请求，每 5 小时滚动重置'];
  const table = (rows: number): Block => ({
    type: 'table',
    columns: [
      { id: 'a', label: 'Plan' },
      { id: 'b', label: 'Price', align: 'right' },
      { id: 'c', label: 'Quota' },
    ],
    rows: Array.from({ length: rows }, (_unused, index) => row(index)),
  });

  test('loses rows first, and says how many', () => {
    const { card: payload, lost } = render(card([table(400)]));
    expect(bytes(payload)).toBeLessThanOrEqual(24 * 1024);
    const rows = lost.filter((loss) => loss.what === 'rows').reduce((sum, loss) => sum + loss.count, 0);
    expect(rows).toBeGreaterThanOrEqual(300);
    expect(JSON.stringify(payload)).toContain('more');
  });

  test('never loses its summary or its sources', () => {
    const sources = Array.from({ length: 30 }, (_unused, index) => ({
      title: `Source ${index} 的页面`,
      url: `https://example.com/${index}`,
      checked: '2026-02-16',
    }));
    const big = card(
      [
        table(400),
        { type: 'text', text: '字'.repeat(20_000) },
        { type: 'details', summary: 'More', blocks: [{ type: 'text', text: '词'.repeat(20_000) }] },
      ],
      { sources, fullSources: true },
    );
    const { card: payload, lost } = render(big);
    const text = JSON.stringify(payload);
    expect(checkCard(payload)).toEqual([]);
    for (const source of sources) expect(text).toContain(`[${source.title}](${source.url})`);
    expect(text).toContain(base.summary);
    expect(lost.length).toBeGreaterThan(0);
  });

  test('answers even with more sources than a card can hold', () => {
    const sources = Array.from({ length: 2000 }, (_unused, index) => ({
      title: `${'源'.repeat(50)}${index}`,
      url: `https://example.com/${index}`,
      checked: '2026-02-16',
    }));
    const { card: payload, lost } = render(card([], { sources }));
    expect(checkCard(payload)).toEqual([]);
    expect(lost.map((loss) => loss.what)).toContain('sources');
  });

  test('keeps the buttons of higher priority', () => {
    const items = Array.from({ length: 40 }, (_unused, index) => ({
      type: 'action' as const,
      label: `Button ${index}`,
      act: { command: 'help', args: {} },
      priority: index === 39 ? 5 : 0,
    }));
    const { card: payload, lost } = render(card([{ type: 'actions', items }]));
    expect(JSON.stringify(payload)).toContain('Button 39');
    expect(lost).toContainEqual({ block: 'actions', what: 'buttons', count: 20 });
  });

  test('gives up the second language before it gives up anything else', () => {
    const long = (word: string): Card => card([{ type: 'text', text: word.repeat(4000) }, table(20)]);
    const alone = render(long('词'));
    const { card: payload, lost } = renderFeishu({ card: long('词'), loc: zh }, { idOf, also: { card: long('word '), loc: en } });
    expect(alone.lost).toEqual([]);
    expect(lost).toEqual([{ block: 'card', what: 'translation', count: 1 }]);
    expect(JSON.stringify(payload)).toContain('词'.repeat(4000));
  });
});
