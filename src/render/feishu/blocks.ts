/** Blocks of the neutral card → elements of the body, one after the other. */
import type { Block, ChartBlock, FieldsBlock, LeafBlock, Rich } from '#src/card/card.ts';
import { plainLine } from '../text/plain.ts';
import { actionElements, type ControlOptions, formElements, menuElements, selectElements } from './controls.ts';
import { div, type Element, grey, larkMd, markdown, plainText, small, smallPlain } from './elements.ts';
import { escapeLabel, escapeMarkdown, safeUrl } from './escape.ts';
import { chartLimits, tableLimits } from './limits.ts';
import { isPlain, plainOf, toMarkdown } from './rich.ts';
import { emptyTable, tableElements, tableRecords } from './table.ts';
import { vchartSpec } from './vchart.ts';

export type BlockOptions = ControlOptions & {
  /** The key of an uploaded image; without one its words and its address are shown. */
  readonly imageKey?: (url: string) => string | undefined;
};

/** Plain words go where no markup is read at all; only structured text becomes markdown. */
function text(rich: Rich): Element {
  return isPlain(rich) ? div(plainText(plainOf(rich))) : markdown(toMarkdown(rich));
}

function note(rich: Rich): Element {
  return isPlain(rich) ? div(plainText(plainOf(rich), smallPlain)) : markdown(toMarkdown(rich), small);
}

/** Label over value, two in a row unless wide («普通文本»: fields). */
function fields({ items }: FieldsBlock): readonly Element[] {
  if (items.length === 0) return [];
  return [
    {
      tag: 'div',
      fields: items.map((item) => ({
        is_short: item.wide !== true,
        text: larkMd(`**${escapeMarkdown(plainLine(item.label)) || '—'}**\n${toMarkdown(item.value, 'lark_md') || '—'}`),
      })),
    },
  ];
}

function leaf(block: LeafBlock): readonly Element[] {
  switch (block.type) {
    case 'text':
      return [text(block.text)];
    case 'note':
      return [note(block.text)];
    case 'fields':
      return fields(block);
    case 'divider':
      return [{ tag: 'hr' }];
    default:
      return block satisfies never;
  }
}

function chart(block: ChartBlock): readonly Element[] {
  const spec = vchartSpec(block);
  if (!spec) return altOf(block);
  const tall = block.kind === 'bar' && block.labels.length * block.series.length > 6;
  return [{ tag: 'chart', aspect_ratio: tall ? '4:3' : '16:9', color_theme: 'brand', preview: true, chart_spec: spec }];
}

function image(block: Extract<Block, { type: 'image' }>, { imageKey }: BlockOptions): Element {
  const key = imageKey?.(block.url);
  if (key !== undefined) return { tag: 'img', img_key: key, alt: plainText(plainLine(block.alt)), scale_type: 'fit_horizontal' };
  const url = safeUrl(block.url);
  return url ? markdown(`[${escapeLabel(plainLine(block.alt)) || '—'}](${url})`) : div(plainText(plainLine(block.alt)));
}

/** A chart in words: where there is nothing to draw, or no place left. */
function altOf(block: ChartBlock): readonly Element[] {
  return [markdown(`**${escapeMarkdown(plainLine(block.title)).trim()}**<br>${grey(escapeMarkdown(plainLine(block.alt)))}`)];
}

/** The elements of each block, in order; native tables and charts as many as a card may have, then in words. */
export function blockElements(blocks: readonly Block[], options: BlockOptions): readonly Element[] {
  let tables = 0;
  let charts = 0;
  let forms = 0;
  const one = (block: Block): readonly Element[] => {
    switch (block.type) {
      case 'table':
        if (block.columns.length === 0) return [];
        if (block.rows.length === 0) return emptyTable(block);
        tables += 1;
        return tables <= tableLimits.tables ? tableElements(block) : tableRecords(block);
      case 'chart':
        charts += 1;
        return charts <= chartLimits.charts ? chart(block) : altOf(block);
      case 'image':
        return [image(block, options)];
      case 'details':
        return [panel(block.summary, block.blocks.flatMap(leaf))];
      case 'actions':
        return actionElements(block, options);
      case 'select':
        return selectElements(block, options);
      case 'menu':
        return menuElements(block, options);
      case 'form':
        forms += 1;
        return formElements(block, forms, options);
      default:
        return leaf(block);
    }
  };
  return blocks.flatMap(one);
}

/** Folded by default («折叠面板»); the icon is the one of its page. */
export function panel(title: string, elements: readonly Element[]): Element {
  return {
    tag: 'collapsible_panel',
    expanded: false,
    header: {
      title: plainText(plainLine(title)),
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
    },
    border: { color: 'grey' },
    padding: '8px',
    elements: elements.length > 0 ? elements : [div(plainText('—'))],
  };
}
