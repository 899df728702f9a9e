/** Cards for renderer tests: any card at all, and one whose every word can be found again. */
import fc from 'fast-check';
import type { Act, Block, Button, Card, Cell, LeafBlock, Rich, Series, Tone } from '#src/card/card.ts';

type Texts = { readonly text: fc.Arbitrary<string>; readonly url: fc.Arbitrary<string> };

/** Words as people and attackers write them: Chinese, emoji, markup, mentions, control and direction characters, lone surrogates. */
const wild: Texts = {
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      '',
      '每 5 小时约 1,200 次',
      '<at id=all></at>',
      '@everyone **x** `y`',
      '[a](javascript:1)',
      '\u001b[31mred\u001b[0m',
      '\u202eabc',
      '👨‍👩‍👧',
      'a\r\nb\tc',
    ),
  ),
  url: fc.webUrl(),
};

let counter = 0;
/** Each word is a new one and short enough to stay whole in any column. */
const unique: Texts = {
  text: fc.constant(null).map(() => ` w${(++counter).toString(36)}q `),
  url: fc.constant(null).map(() => `http://w${(++counter).toString(36)}q`),
};

const figure = fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
const point = fc.tuple(figure, figure, figure).map((three) => {
  const [low = 0, typical = 0, high = 0] = three.toSorted((a, b) => a - b);
  return { low, typical, high };
});

function arbitraries({ text, url }: Texts, full: fc.Arbitrary<{ readonly fullSources?: true }>) {
  const inline = fc.oneof(text, fc.record({ b: text }), fc.record({ code: text }), fc.record({ link: text, url }));
  const rich: fc.Arbitrary<Rich> = fc.oneof(inline, fc.array(inline, { minLength: 1, maxLength: 3 }));
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    rich,
    fc.record({ text: rich, better: fc.constant(true as const) }),
    fc.record({ text: rich, muted: fc.constant(true as const) }),
  );
  const args = fc.dictionary(fc.constantFrom('plans', 'months', 'name'), text, { maxKeys: 2 });
  const act: fc.Arbitrary<Act> = fc.record({ command: fc.constantFrom('compare', 'plan'), args });
  const priority = fc.integer({ min: 0, max: 3 });
  const button: fc.Arbitrary<Button> = fc.oneof(
    fc.record({ type: fc.constant('action' as const), label: text, act, priority }),
    fc.record({ type: fc.constant('link' as const), label: text, url, priority }),
  );
  const leaf: fc.Arbitrary<LeafBlock> = fc.oneof(
    fc.record({ type: fc.constant('text' as const), text: rich }),
    fc.record({ type: fc.constant('note' as const), text: rich }),
    fc.record({ type: fc.constant('divider' as const) }),
    fc.record({ type: fc.constant('fields' as const), items: fc.array(fc.record({ label: text, value: rich }), { maxLength: 4 }) }),
  );
  const table = fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc.record({
      type: fc.constant('table' as const),
      columns: fc.array(fc.record({ id: fc.constant('c'), label: text, align: fc.constantFrom('left' as const, 'right' as const) }), {
        minLength: count,
        maxLength: count,
      }),
      rows: fc.array(fc.array(cell, { minLength: count, maxLength: count }), { maxLength: 5 }),
    }),
  );
  const chart = fc.integer({ min: 1, max: 5 }).chain((count) =>
    fc.record({
      type: fc.constant('chart' as const),
      kind: fc.constantFrom('bar' as const, 'line' as const),
      title: text,
      labels: fc.array(text, { minLength: count, maxLength: count }),
      series: fc.array<Series>(fc.record({ name: text, points: fc.array(fc.option(point), { minLength: count, maxLength: count }) }), {
        minLength: 2,
        maxLength: 3,
      }),
      limit: fc.record({ value: figure, label: text }),
      alt: fc.constant('alt'),
    }),
  );
  const choices = fc.array(fc.record({ label: text, value: text }), { minLength: 1, maxLength: 8 });
  const block: fc.Arbitrary<Block> = fc.oneof(
    leaf,
    table,
    chart,
    fc.record({ type: fc.constant('image' as const), url, alt: text }),
    fc.record({ type: fc.constant('details' as const), summary: text, blocks: fc.array(leaf, { maxLength: 3 }) }),
    fc.record({ type: fc.constant('actions' as const), items: fc.array(button, { minLength: 1, maxLength: 4 }) }),
    fc.record({ type: fc.constant('select' as const), placeholder: text, act, option: fc.constant('name'), options: choices }),
    fc.record({
      type: fc.constant('form' as const),
      title: text,
      act,
      fields: fc.array(fc.record({ name: fc.constant('plans'), label: text, placeholder: text, required: fc.constant(true as const) }), {
        maxLength: 3,
      }),
      submit: text,
    }),
  );
  const menu = fc.record({
    type: fc.constant('menu' as const),
    label: text,
    // Each does something of its own.
    items: fc.array(fc.record({ label: text, act: fc.record({ command: fc.constant('plan'), args: fc.record({ name: text }) }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  });
  const source = fc.record({ title: text, url, checked: fc.constant('2026-02-16'), basis: text });
  const card = fc.record({
    title: text,
    subtitle: text,
    tone: fc.constantFrom<Tone>('neutral', 'info', 'success', 'warning', 'danger'),
    blocks: fc.tuple(fc.array(block, { maxLength: 6 }), fc.array(menu, { maxLength: 1 })).map((parts) => parts.flat()),
    summary: text,
    sources: fc.array(source, { maxLength: 5 }),
  });
  return fc.tuple(card, full).map(([one, sources]): Card => ({ ...one, ...sources }));
}

const full = { fullSources: true } as const;
export const anyCard: fc.Arbitrary<Card> = arbitraries(wild, fc.constantFrom(full, {}));
/** Its sources have a line each: in the one line they are told shorter. */
export const findableCard: fc.Arbitrary<Card> = arbitraries(unique, fc.constant(full));

/** The words of `findableCard` that a reader must get to see: all but what is only for machines (ids, values that a field already holds). */
export function wordsOf(card: Card): readonly string[] {
  const words: string[] = [];
  JSON.stringify(card, (key, value) => {
    if (key === 'args' || key === 'alt') return undefined;
    if (typeof value === 'string') words.push(...(value.match(/w[0-9a-z]+q/g) ?? []));
    return value as unknown;
  });
  return words;
}
