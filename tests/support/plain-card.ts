/** A card as one line of plain words: its summary, its rows as "label: value", its notes and folds. */
import type { Block, Card, Cell, LeafBlock } from '#src/card/card.ts';
import { cellText, richText } from '#src/render/text/plain.ts';

export const plainCell = (cell: Cell): string => cellText(cell).text;

function leaf(block: LeafBlock): string {
  if (block.type === 'fields') return block.items.map(({ label, value }) => `${label}: ${richText(value)}`).join(' · ');
  return block.type === 'divider' ? '' : richText(block.text);
}

function words(block: Block): string {
  switch (block.type) {
    case 'text':
    case 'note':
    case 'fields':
    case 'divider':
      return leaf(block);
    case 'table':
      return block.rows.map(([head = '', ...rest]) => `${plainCell(head)}: ${rest.map(plainCell).join(' | ')}`).join(' · ');
    case 'details':
      return `${block.summary}: ${block.blocks.map(leaf).join(' · ')}`;
    default:
      return '';
  }
}

export function plainCard({ summary, blocks }: Card): string {
  return [summary, ...blocks.map(words)].filter((text) => text !== '').join(' · ');
}
