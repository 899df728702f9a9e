/** Rich text as plain words. Whatever could move a terminal's cursor or turn the reading direction is taken out. */
import type { Cell, Inline, Rich } from '#src/card/card.ts';

const CONTROL = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
const CONTROL_BUT_BREAK = /(?!\n)[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
const BREAKS = /\r\n?|\u2028|\u2029/g;
const SPACES = /\s+/gu;

/** One line: breaks and tabs become spaces. */
export function plainLine(text: string): string {
  return text.toWellFormed().replace(SPACES, ' ').replace(CONTROL, '').trim();
}

/** Lines are kept, other control characters are not. */
export function plainLines(text: string): string {
  return text.toWellFormed().replace(BREAKS, '\n').replaceAll('\t', '  ').replace(CONTROL_BUT_BREAK, '');
}

function inlineText(part: Inline): string {
  if (typeof part === 'string') return part;
  if ('b' in part) return part.b;
  if ('code' in part) return part.code;
  return part.link === part.url ? part.url : `${part.link} (${part.url})`;
}

/** Inline text without any markup; a link shows its address. */
export function richText(rich: Rich): string {
  return plainLines(Array.isArray(rich) ? (rich as readonly Inline[]).map(inlineText).join('') : inlineText(rich as Inline));
}

export type CellText = { readonly text: string; readonly better: boolean };

export function cellText(cell: Cell): CellText {
  if (typeof cell === 'object' && 'text' in cell) return { text: plainLine(richText(cell.text)), better: cell.better === true };
  return { text: plainLine(richText(cell)), better: false };
}

const HAN = /\p{Script=Han}/u;

/** "label: value", with the colon of the language that they are in. */
export function labelled(label: string, value: string): string {
  return HAN.test(label) || HAN.test(value) ? `${label}：${value}` : `${label}: ${value}`;
}
