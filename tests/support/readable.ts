/** What a person reads of a card, and what must never be in it. */
import { expect } from 'vitest';
import type { Block, Card, Cell, LeafBlock, Rich } from '#src/card/card.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { resources } from '#src/i18n/resources.ts';
import type { Lang } from '#src/i18n/types.ts';

export const catalog = loadCatalog(dataDir);

function richText(rich: Rich): string {
  const parts = Array.isArray(rich) ? rich : [rich];
  return parts.map((part) => (typeof part === 'string' ? part : 'b' in part ? part.b : 'code' in part ? part.code : part.link)).join('');
}

const cellText = (cell: Cell) => richText(typeof cell === 'object' && 'text' in cell ? cell.text : cell);

function leafTexts(block: LeafBlock): readonly string[] {
  if (block.type === 'divider') return [];
  return block.type === 'fields' ? block.items.flatMap(({ label, value }) => [label, richText(value)]) : [richText(block.text)];
}

function blockTexts(block: Block): readonly string[] {
  switch (block.type) {
    case 'table':
      return [...block.columns.map(({ label }) => label), ...block.rows.flat().map(cellText), block.caption ?? ''];
    case 'chart':
      return [block.title, block.unit ?? '', block.alt, ...block.labels, ...block.series.map(({ name }) => name)];
    case 'details':
      return [block.summary, ...block.blocks.flatMap(leafTexts)];
    case 'actions':
      return block.items.map(({ label }) => label);
    case 'select':
      return [block.placeholder, ...block.options.map(({ label }) => label)];
    case 'menu':
      return [block.label, ...block.items.map(({ label }) => label)];
    case 'image':
      return [block.alt];
    case 'form':
      return [block.title, block.submit, ...block.fields.map(({ label }) => label)];
    default:
      return leafTexts(block);
  }
}

/** Every text of a card but its sources, addresses taken out. */
export function textsOf(card: Card): readonly string[] {
  const texts = [card.title, card.subtitle ?? '', card.summary, ...card.blocks.flatMap(blockTexts)];
  return texts.map((text) => text.replaceAll(/https?:\/\/\S+/g, ''));
}

/** Every text of the data in a language, joined. */
function dataTexts(lang: Lang): string {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('zh' in value && 'en' in value) found.push(String((value as Record<Lang, unknown>)[lang]));
    for (const inner of Object.values(value)) walk(inner);
  };
  const { vendors, lines, plans, models, clients, glossary } = catalog;
  walk([vendors, lines, plans, models, clients, glossary]);
  return found.join('\n');
}

const said = { zh: dataTexts('zh'), en: dataTexts('en') };
const ids = [...catalog.plans, ...catalog.lines, ...catalog.clients].map(({ id }) => id).concat(Object.keys(catalog.glossary));
/** Ids that no text of the data uses as a word. */
const rawIds = ids.filter((id) => id.includes('-') && !said.zh.includes(id) && !said.en.includes(id));
/** Groups of the locale files: a missing text shows as "group.key". */
const groups = Object.values(resources.en)
  .flatMap((texts) => Object.entries(texts).flatMap(([key, value]) => (typeof value === 'object' && key.length > 2 ? [key] : [])))
  .filter((group) => !['models', 'data', 'plans', 'to', 'of'].includes(group));
const missingKey = new RegExp(`(?<![\\w.-])(?:${[...new Set(groups)].join('|')})\\.[a-z0-9][\\w.-]*`, 'u');
const HAN = /\p{Script=Han}+/gu;

const rawId = new RegExp(`(?<![\\w-])(?:${rawIds.join('|')})(?![\\w-])`, 'u');
const noText = /undefined|NaN|\[object|Infinity|\{\{|\bnull\b/;
/** Not "¥0.0000029": the price of one token. */
const floatTail = /\d\.0*[1-9]\d{4,}/;
const doubledWord = /\b([a-z]{2,}) \1\b/;
const gapInChinese = /\p{Script=Han} \p{Script=Han}/u;
const strayMarks = /\(\s*\)|（\s*）|;\s*;|；\s*；|\.\.(?!\.)|。。|: ;|,\s*,/;

/** A fold without anything in it. */
function bare(block: Block): boolean {
  return block.type === 'details' && !block.blocks.some((leaf) => (leaf.type === 'fields' ? leaf.items.length > 0 : leaf.type !== 'divider'));
}

/** Holds of every card, whatever it is about. */
export function expectReadable(card: Card, lang: Lang, about: string): void {
  const texts = textsOf(card);
  expect(card.summary.trim(), about).not.toBe('');
  const empty = card.blocks.filter(
    (block) => ('rows' in block && block.rows.length === 0) || ('items' in block && block.items.length === 0) || bare(block),
  );
  expect(empty, about).toEqual([]);
  const patterns = [noText, floatTail, missingKey, rawId, strayMarks, lang === 'en' ? doubledWord : gapInChinese];
  expect(
    texts.filter((text) => patterns.some((pattern) => pattern.test(text))),
    about,
  ).toEqual([]);
  const marks = texts.flatMap((text) => [...text.matchAll(/\[(\d+)\]/g)].map(([, mark]) => Number(mark)));
  expect(
    marks.filter((mark) => card.sources[mark - 1] === undefined),
    about,
  ).toEqual([]);
  const foreign = lang === 'en' ? texts.flatMap((text) => text.match(HAN) ?? []) : [];
  expect(
    foreign.filter((run) => !said.en.includes(run)),
    about,
  ).toEqual([]);
}
