import { describe, expect, test } from 'vitest';
import type { Card } from '#src/card/card.ts';
import { firstScreen, opened, whole } from '#src/card/more.ts';

const source = (title: string) => ({ title, checked: '2026-10-01' });
/** The rows are cited before the first sentence: a view need not build its parts in order. */
const card: Card = {
  title: 'Lite',
  tone: 'info',
  summary: 'Lite costs ¥40 [3].',
  blocks: [
    { type: 'text', text: 'Lite costs ¥40 [3].' },
    { type: 'table', columns: [{ id: 'a', label: 'A' }], rows: [['¥40 [3][5]'], [{ text: ['x [3]', { b: '[9]' }], better: true }]] },
  ],
  sources: ['one', 'two', 'three', 'four', 'five'].map(source),
  more: [
    { id: 'rows', label: 'All rows', blocks: [{ type: 'fields', items: [{ label: 'Pro', value: '¥200 [1][3]' }] }] },
    { id: 'working', label: 'Working', blocks: [{ type: 'details', summary: 'Sum', blocks: [{ type: 'note', text: 'by [2]' }] }] },
    { id: 'sources', label: 'All sources', blocks: [] },
    { id: 'wrong', label: 'Wrong', act: { command: 'feedback', args: {} } },
  ],
};
const titles = ({ sources }: Card) => sources.map(({ title }) => title);

describe('the first screen', () => {
  test('shows the sources that it cites and those that nothing cites, numbered anew', () => {
    const { more, sources: _, ...shown } = firstScreen(card);
    expect(more).toBeUndefined();
    expect(titles(firstScreen(card))).toEqual(['three', 'four', 'five']);
    expect(shown).toEqual({
      title: 'Lite',
      tone: 'info',
      summary: 'Lite costs ¥40 [1].',
      blocks: [
        { type: 'text', text: 'Lite costs ¥40 [1].' },
        // [9] is no source: somebody's own words stay as they are.
        { type: 'table', columns: [{ id: 'a', label: 'A' }], rows: [['¥40 [1][3]'], [{ text: ['x [1]', { b: '[9]' }], better: true }]] },
      ],
    });
  });

  test('of a card that keeps nothing back is the card', () => {
    const { more: _, ...plain } = card;
    expect(firstScreen(plain)).toEqual(plain);
  });
});

describe('an entry', () => {
  test('opens its blocks under the title, with a line for each source that they cite', () => {
    expect(opened(card, 'rows')).toEqual({
      title: 'Lite',
      tone: 'neutral',
      summary: 'All rows',
      blocks: [{ type: 'fields', items: [{ label: 'Pro', value: '¥200 [1][2]' }] }],
      sources: [source('one'), source('three')],
      fullSources: true,
    });
    const working = opened(card, 'working');
    expect(working && titles(working)).toEqual(['two']);
    expect(working?.blocks).toEqual([{ type: 'details', summary: 'Sum', blocks: [{ type: 'note', text: 'by [1]' }] }]);
  });

  test('for the sources opens those of the first screen, under the same numbers', () => {
    expect(opened(card, 'sources')).toMatchObject({ summary: 'All sources', blocks: [], sources: firstScreen(card).sources, fullSources: true });
  });

  test('that is an act, or is not there, opens nothing', () => {
    expect(opened(card, 'wrong')).toBeUndefined();
    expect(opened(card, 'history')).toBeUndefined();
  });
});

test('all of it at once keeps every source and puts each entry under its label', () => {
  const all = whole(card);
  expect(all.more).toBeUndefined();
  expect(titles(all)).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect(all.blocks.slice(2)).toEqual([
    { type: 'divider' },
    { type: 'text', text: { b: 'All rows' } },
    { type: 'fields', items: [{ label: 'Pro', value: '¥200 [1][3]' }] },
    { type: 'divider' },
    { type: 'text', text: { b: 'Working' } },
    { type: 'details', summary: 'Sum', blocks: [{ type: 'note', text: 'by [2]' }] },
  ]);
});
