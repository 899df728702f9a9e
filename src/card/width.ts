/** Columns, not characters: a Chinese character takes two, an emoji sequence two, a combining mark none. */
import { createRequire } from 'node:module';
import { lazy } from '#src/lazy.ts';

const require = createRequire(import.meta.url);
/** Loaded for the first text that holds other signs than these. */
const stringWidth = (text: string): number => (require('string-width') as typeof import('string-width')).default(text);

/** Signs whose width is known without looking at their neighbours: Latin, money, mathematics, the signs of our cards, kana, Chinese. */
const PLAIN =
  /^[\x20-\x7e\xa1-\xac\xae-\xff\u2010-\u2027\u20a0-\u20bf\u2190-\u2193\u2200-\u22ff\u2500-\u259f\u26a0\u2713\u2717\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/;
const WIDE = /[\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff60]/g;
/** What is seen as one sign each; made for the first text that is cut. */
const segmenter = lazy(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));
const graphemesOf = (text: string): Intl.Segments => segmenter().segment(text);
/** Words stay whole, brackets and closing punctuation stay with what they enclose; Chinese may break anywhere else. */
const PIECE =
  /\s+|[（「『“‘《【([]*(?:[\p{Script=Han}\u3040-\u30ff]|[^\s\p{Script=Han}\u3040-\u30ff，。、；：！？（「『《【]+)[，。、；：！？）」』”’》】)\]%]*|[（「『“‘《【([，。、；：！？）」』”’》】)\]%]+/gu;

/** Columns that the text takes in a terminal. */
export function displayWidth(text: string): number {
  return PLAIN.test(text) ? text.length + (text.match(WIDE)?.length ?? 0) : stringWidth(text);
}

/** Fills with spaces up to `width` columns; a longer text stays as it is. */
export function padToWidth(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const gap = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + gap : gap + text;
}

/** Cuts to at most `width` columns, between graphemes; what was cut is marked with `mark`, which counts. */
export function truncateToWidth(text: string, width: number, mark = '…'): string {
  if (displayWidth(text) <= width) return text;
  const room = width - displayWidth(mark);
  if (room < 0) return '';
  return head(text, room) + mark;
}

function head(text: string, room: number): string {
  let kept = '';
  let used = 0;
  for (const { segment } of graphemesOf(text)) {
    used += displayWidth(segment);
    if (used > room) break;
    kept += segment;
  }
  return kept;
}

function splitLong(word: string, width: number): readonly string[] {
  const parts: string[] = [];
  for (let rest = word; rest !== ''; ) {
    const part = head(rest, width) || (graphemesOf(rest)[Symbol.iterator]().next().value?.segment ?? rest);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}

/**
 * Lines of at most `width` columns; line breaks in the text are kept. A word that is longer than a line is split when
 * `long` is "split" and stands out otherwise (an address stays whole). At least one line.
 */
export function wrapToWidth(text: string, width: number, long: 'split' | 'keep' = 'split'): readonly string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(1, width), long));
}

function wrapLine(text: string, width: number, long: 'split' | 'keep'): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(PIECE) ?? []) {
    const pieces = long === 'split' && displayWidth(piece) > width ? splitLong(piece, width) : [piece];
    for (const part of pieces) {
      const columns = displayWidth(part);
      if (used > 0 && used + columns > width) {
        lines.push(line.trimEnd());
        line = '';
        used = 0;
      }
      if (used === 0 && lines.length > 0 && part.trim() === '') continue;
      line += part;
      used += columns;
    }
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
