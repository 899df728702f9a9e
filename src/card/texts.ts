/** Every text of a card that people read, changed one by one; controls, addresses and what goes back to us stay as they are. */
import type { Block, Card, Cell, Inline, Rich } from './card.ts';

type Change = (text: string) => string;

function inline(part: Inline, change: Change): Inline {
  if (typeof part === 'string') return change(part);
  return 'b' in part ? { b: change(part.b) } : part;
}

function rich(text: Rich, change: Change): Rich {
  return Array.isArray(text) ? (text as readonly Inline[]).map((part) => inline(part, change)) : inline(text as Inline, change);
}

function cell(given: Cell, change: Change): Cell {
  return typeof given === 'object' && 'text' in given ? { ...given, text: rich(given.text, change) } : rich(given, change);
}

const wordsOf = (part: Inline): string => (typeof part === 'string' ? part : 'b' in part ? part.b : 'code' in part ? part.code : part.link);

/** What one reads in a cell. */
export function textOf(given: Cell): string {
  const text = typeof given === 'object' && 'text' in given ? given.text : given;
  return Array.isArray(text) ? (text as readonly Inline[]).map(wordsOf).join('') : wordsOf(text as Inline);
}

/** Figures and their marks stand in these alone: buttons, choices and forms cite nothing. */
export function mapTexts<B extends Block>(block: B, change: Change): B;
export function mapTexts(block: Block, change: Change): Block {
  switch (block.type) {
    case 'text':
    case 'note':
      return { ...block, text: rich(block.text, change) };
    case 'fields':
      return { ...block, items: block.items.map((item) => ({ ...item, label: change(item.label), value: rich(item.value, change) })) };
    case 'table':
      return {
        ...block,
        ...(block.caption === undefined ? {} : { caption: change(block.caption) }),
        columns: block.columns.map((column) => ({ ...column, label: change(column.label) })),
        rows: block.rows.map((row) => row.map((each) => cell(each, change))),
      };
    case 'chart':
      return { ...block, title: change(block.title), alt: change(block.alt) };
    case 'image':
      return { ...block, alt: change(block.alt) };
    case 'details':
      return { ...block, summary: change(block.summary), blocks: block.blocks.map((leaf) => mapTexts(leaf, change)) };
    default:
      return block;
  }
}

export type Told = Pick<Card, 'title' | 'subtitle' | 'summary' | 'blocks'>;

/** The same of a card, with what stands above its blocks. */
export const mapTold = ({ title, subtitle, summary, blocks }: Told, change: Change): Told => ({
  title: change(title),
  ...(subtitle === undefined ? {} : { subtitle: change(subtitle) }),
  summary: change(summary),
  blocks: blocks.map((block) => mapTexts(block, change)),
});

/** Whether anybody reads this on the card. */
export function reads(card: Told, words: string): boolean {
  let found = false;
  mapTold(card, (text) => {
    found ||= text.includes(words);
    return text;
  });
  return found;
}
