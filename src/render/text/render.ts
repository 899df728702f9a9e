/** A card as plain text: for terminals, and for a platform that refuses the card. Nothing is left out without a mark. */
import { type ActText, actToText } from '#src/card/act-text.ts';
import type { Block, Card, CardSource, FieldsBlock, Tone } from '#src/card/card.ts';
import { displayWidth, padToWidth, wrapToWidth } from '#src/card/width.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Loss } from '../loss.ts';
import { legend, namesLine, sourceRow } from '../sources.ts';
import { chartLines } from './chart.ts';
import { actionLines, formLines, menuLines, selectLines } from './controls.ts';
import { labelled, plainLine, richText } from './plain.ts';
import { tableLines } from './table.ts';

export type TextOptions = {
  /** Columns to stay within, default 100; an address or a long word may stand out. */
  readonly width?: number;
  /** How an act is typed; the kernel's knows which options need no name. */
  readonly actText?: ActText;
  /** How everything in a menu is had at once ("--full"); without it each entry is told by what is typed for it. */
  readonly full?: string;
};
export type RenderedText = { readonly text: string; readonly lost: readonly Loss[] };

const marks: Readonly<Record<Tone, string>> = { neutral: '', info: '', success: '', warning: '⚠ ', danger: '✖ ' };
/** Of the columns that there are, a label may take this part. */
const WIDEST_LABEL = 0.4;

type Scene = {
  readonly loc: Localizer;
  readonly width: number;
  readonly actText: ActText;
  readonly full: string | undefined;
  readonly lost: Loss[];
  readonly card: Card;
};

function paragraph(text: string, width: number, hang = ''): readonly string[] {
  return text.split('\n').flatMap((line) => {
    const [first = '', ...rest] = wrapToWidth(line, width - displayWidth(hang), 'keep');
    return [first, ...rest.map((more) => hang + more)];
  });
}

/** "Label  value": labels share a column; a value that is too long goes on below it. */
function fieldLines({ items }: FieldsBlock, width: number): readonly string[] {
  const labels = items.map((item) => plainLine(item.label));
  const column = Math.min(Math.floor(width * WIDEST_LABEL), Math.max(1, ...labels.map(displayWidth)));
  const indent = ' '.repeat(column + 2);
  return items.flatMap((item, index) => {
    const [first = '', ...rest] = richText(item.value)
      .split('\n')
      .flatMap((line) => wrapToWidth(line, width - indent.length, 'keep'));
    return [`${padToWidth(labels[index] ?? '', column)}  ${first}`.trimEnd(), ...rest.map((line) => indent + line)];
  });
}

/** Nothing can be pressed here, so all of them are named; their addresses stand where somebody looks closer. */
function sourceLines(card: Card, { loc, width }: Scene): readonly string[] {
  const { sources, fullSources } = card;
  if (sources.length === 0) return [];
  const bare = sources.map(
    ({ title, checked, basis, old }): CardSource => ({ title, checked, ...(basis === undefined ? {} : { basis }), ...(old ? { old } : {}) }),
  );
  const signs = legend(card, loc);
  if (!fullSources) return [...paragraph(richText(namesLine(bare, loc)), width, '  '), ...(signs === '' ? [] : paragraph(signs, width))];
  const lines = sources.flatMap(({ url }, place) => {
    const told = paragraph(richText(sourceRow(bare[place] as CardSource, place, loc)), width, '    ');
    return url ? [...told, `    ${plainLine(url)}`] : told;
  });
  return [loc.t('common:sources'), ...lines];
}

function blockLines(block: Block, scene: Scene): readonly string[] {
  const { loc, width, actText, card } = scene;
  switch (block.type) {
    case 'text': {
      const text = richText(block.text);
      return text.trim() === plainLine(card.summary) ? [] : paragraph(text, width);
    }
    case 'note':
      return paragraph(`* ${richText(block.text)}`, width, '  ');
    case 'fields':
      return fieldLines(block, width);
    case 'divider':
      return ['─'.repeat(Math.min(width, 40))];
    case 'table':
      return tableLines(block, width);
    case 'chart':
      return chartLines(block, loc, width);
    case 'image':
      return [labelled(plainLine(block.alt), plainLine(block.url))];
    case 'details': {
      const inner = { ...scene, width: width - 2 };
      return [`▸ ${plainLine(block.summary)}`, ...block.blocks.flatMap((leaf) => blockLines(leaf, inner)).map((line) => `  ${line}`.trimEnd())];
    }
    case 'actions':
      return actionLines(block, actText);
    case 'select': {
      const { lines, hidden } = selectLines(block, actText, loc);
      if (hidden > 0) scene.lost.push({ block: 'select', what: plainLine(block.placeholder), count: hidden });
      return lines.flatMap((line) => paragraph(line, width, '    '));
    }
    case 'form':
      return formLines(block, actText, loc).flatMap((line) => paragraph(line, width, '    '));
    case 'menu':
      return menuLines(block, actText, scene.full).flatMap((line) => paragraph(line, width, '    '));
    default:
      return block satisfies never;
  }
}

function headLines(card: Card, { loc, width }: Scene): readonly string[] {
  const subtitle = card.subtitle ? plainLine(card.subtitle) : '';
  const asOf = card.asOf && !subtitle.includes(card.asOf) ? loc.t('common:asOf', { day: card.asOf }) : '';
  const under = [subtitle, asOf].filter((text) => text !== '').join(' · ');
  const title = `${marks[card.tone]}${plainLine(card.title)}`;
  return [...paragraph(title, width), ...(under ? paragraph(under, width) : []), ...(card.url ? [plainLine(card.url)] : [])];
}

/** Notes stand together, and so do things to do; other parts have air between them. */
function kindOf(block: Block): string {
  return block.type === 'actions' || block.type === 'select' || block.type === 'menu' ? 'control' : block.type;
}
const close = new Set(['note', 'control']);

type Section = { readonly kind: string; readonly lines: readonly string[] };

function joined(sections: readonly Section[]): string {
  let text = '';
  let before = '';
  for (const { kind, lines } of sections) {
    if (lines.length === 0) continue;
    const gap = text === '' ? '' : kind === before && close.has(kind) ? '\n' : '\n\n';
    text += gap + lines.map((line) => line.trimEnd()).join('\n');
    before = kind;
  }
  return text;
}

/** Pure and total. `lost` names what the text only counts ("+3 more"). */
export function renderText(card: Card, loc: Localizer, options: TextOptions = {}): RenderedText {
  const scene: Scene = { loc, width: Math.max(20, options.width ?? 100), actText: options.actText ?? actToText, full: options.full, lost: [], card };
  const summary = plainLine(card.summary);
  const text = joined([
    { kind: 'head', lines: headLines(card, scene) },
    { kind: 'summary', lines: summary === plainLine(card.title) ? [] : paragraph(summary, scene.width) },
    ...card.blocks.map((block) => ({ kind: kindOf(block), lines: blockLines(block, scene) })),
    { kind: 'sources', lines: sourceLines(card, scene) },
  ]);
  return { text, lost: scene.lost };
}
