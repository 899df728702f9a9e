/**
 * What gives way when a card is too large, gentlest first. Each step looks at the structure, not at the words, so that the same card in
 * two languages shrinks alike; what is gone is marked in the card by `mark`. Title, summary, day and sources never give way.
 */
import type { Block, Card, LeafBlock, TableBlock } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Loss } from '../loss.ts';
import { cutTo } from './cut.ts';
import { controlLimits, tableLimits } from './limits.ts';
import { plainOf } from './rich.ts';

/** `dropped`: blocks that this step took out whole; they are counted in one mark at the end. */
export type Shrunk = { readonly card: Card; readonly loss: Loss; readonly dropped?: number };
export type Step = (card: Card, loc: Localizer) => Shrunk | undefined;

const mark = (loc: Localizer, count: number): Block => ({ type: 'note', text: loc.t('common:more', { count }) });

function replace(card: Card, index: number, ...blocks: readonly Block[]): Card {
  return { ...card, blocks: card.blocks.toSpliced(index, 1, ...blocks) };
}

/** The last block that `fits`; -1 where there is none. */
const lastIndex = (card: Card, fits: (block: Block) => boolean) => card.blocks.findLastIndex(fits);

/** Leaves at most `rows` rows and `columns` columns of a table. */
function cutTable(block: TableBlock, rows: number, columns: number): TableBlock {
  return { ...block, columns: block.columns.slice(0, columns), rows: block.rows.slice(0, rows).map((row) => row.slice(0, columns)) };
}

function fewerRows(most: number): Step {
  return (card, loc) => {
    const index = lastIndex(card, (block) => block.type === 'table' && block.rows.length > most);
    const block = card.blocks[index];
    if (block?.type !== 'table') return undefined;
    const count = block.rows.length - most;
    return {
      card: replace(card, index, cutTable(block, most, block.columns.length), mark(loc, count)),
      loss: { block: 'table', what: 'rows', count },
    };
  };
}

const fewerColumns: Step = (card, loc) => {
  const index = lastIndex(card, (block) => block.type === 'table' && block.columns.length > tableLimits.columns);
  const block = card.blocks[index];
  if (block?.type !== 'table') return undefined;
  const count = block.columns.length - tableLimits.columns;
  return {
    card: replace(card, index, cutTable(block, block.rows.length, tableLimits.columns), mark(loc, count)),
    loss: { block: 'table', what: 'columns', count },
  };
};

function fewerOptions(most: number): Step {
  return (card, loc) => {
    const index = lastIndex(card, (block) => block.type === 'select' && block.options.length > most);
    const block = card.blocks[index];
    if (block?.type !== 'select') return undefined;
    const count = block.options.length - most;
    return {
      card: replace(card, index, { ...block, options: block.options.slice(0, most) }, mark(loc, count)),
      loss: { block: 'select', what: 'options', count },
    };
  };
}

/** Those of higher priority stay, in their order. */
function fewerButtons(most: number): Step {
  return (card, loc) => {
    const index = lastIndex(card, (block) => block.type === 'actions' && block.items.length > most);
    const block = card.blocks[index];
    if (block?.type !== 'actions') return undefined;
    const ranked = block.items
      .map((item, place) => ({ item, place }))
      .sort((a, b) => (b.item.priority ?? 0) - (a.item.priority ?? 0) || a.place - b.place);
    const kept = new Set(ranked.slice(0, most).map(({ place }) => place));
    const count = block.items.length - most;
    const items = block.items.filter((_item, place) => kept.has(place));
    return { card: replace(card, index, { ...block, items }, mark(loc, count)), loss: { block: 'actions', what: 'buttons', count } };
  };
}

/** The beginning of what is folded is worth more than nothing of it. */
function fewerLeaves(most: number): Step {
  return (card, loc) => {
    const index = lastIndex(card, (block) => block.type === 'details' && block.blocks.length > most + 1);
    const block = card.blocks[index];
    if (block?.type !== 'details') return undefined;
    const count = block.blocks.length - most;
    const blocks: readonly LeafBlock[] = [...block.blocks.slice(0, most), { type: 'note', text: loc.t('common:more', { count }) }];
    return { card: replace(card, index, { ...block, blocks }), loss: { block: 'details', what: 'contents', count } };
  };
}

const withoutDetails: Step = (card, loc) => {
  const index = lastIndex(card, (block) => block.type === 'details');
  const block = card.blocks[index];
  if (block?.type !== 'details') return undefined;
  return {
    card: replace(card, index, { type: 'note', text: `${block.summary}: ${loc.t('feishu:card.tooLong')}` }),
    loss: { block: 'details', what: 'contents', count: block.blocks.length },
  };
};

const chartInWords: Step = (card) => {
  const index = lastIndex(card, (block) => block.type === 'chart');
  const block = card.blocks[index];
  if (block?.type !== 'chart') return undefined;
  return { card: replace(card, index, { type: 'note', text: block.alt }), loss: { block: 'chart', what: 'picture', count: 1 } };
};

/** Words beyond `most` characters of every text and note; the same place in both languages, so that they stay alike. */
function shorterTexts(most: number): Step {
  return (card) => {
    const isLong = (block: Block) => (block.type === 'text' || block.type === 'note') && plainOf(block.text).length > most;
    const count = card.blocks.filter(isLong).length;
    if (count === 0) return undefined;
    const blocks = card.blocks.map((block) => (isLong(block) && 'text' in block ? { ...block, text: cutTo(plainOf(block.text), most) } : block));
    return { card: { ...card, blocks }, loss: { block: 'text', what: 'words', count } };
  };
}

const controls = new Set<Block['type']>(['actions', 'select', 'form', 'menu']);

/** Takes the last block that `fits` out whole. */
function without(fits: (block: Block) => boolean): Step {
  return (card) => {
    const index = lastIndex(card, fits);
    const block = card.blocks[index];
    return block ? { card: replace(card, index), loss: { block: block.type, what: 'block', count: 1 }, dropped: 1 } : undefined;
  };
}

/** Limits that hold whatever the size; done before anything is measured. */
export const always: readonly Step[] = [
  fewerColumns,
  fewerRows(tableLimits.rows),
  fewerOptions(controlLimits.options),
  fewerButtons(controlLimits.buttons),
];

/** In this order, each as often as it finds something, until the card fits. */
export const steps: readonly Step[] = [
  fewerOptions(20),
  fewerLeaves(8),
  fewerLeaves(3),
  fewerRows(20),
  withoutDetails,
  fewerRows(10),
  shorterTexts(600),
  fewerRows(5),
  fewerButtons(5),
  chartInWords,
  without((block) => block.type !== 'note' && !controls.has(block.type)),
  without((block) => !controls.has(block.type)),
  without(() => true),
];
