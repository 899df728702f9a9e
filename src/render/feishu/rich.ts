/** Structured inline text → Feishu's markdown, or plain words where no markdown is read. */
import type { Inline, Rich } from '#src/card/card.ts';
import { plainLines } from '../text/plain.ts';
import { escapeLabel, escapeMarkdown, isSafeCode, safeUrl } from './escape.ts';

/** `markdown` knows everything; `lark_md` (fields) knows no code, and breaks lines at `\n`. */
export type Dialect = 'markdown' | 'lark_md';

export function inlines(rich: Rich): readonly Inline[] {
  return Array.isArray(rich) ? (rich as readonly Inline[]) : [rich as Inline];
}

/** The words alone. */
export function plainOf(rich: Rich): string {
  return plainLines(
    inlines(rich)
      .map((part) => (typeof part === 'string' ? part : 'b' in part ? part.b : 'code' in part ? part.code : part.link))
      .join(''),
  );
}

/** Whether it is words and nothing else, so that it may go where no markup is read at all. */
export function isPlain(rich: Rich): boolean {
  return inlines(rich).every((part) => typeof part === 'string');
}

/** Bold shows only with blanks around the stars («富文本», 加粗); at the edge of a line none is needed. */
function bold(words: string): string {
  return words.trim() === '' ? '' : `**${words.trim()}**`;
}

function written(part: Inline, dialect: Dialect): { readonly text: string; readonly bold: boolean } {
  if (typeof part === 'string') return { text: escapeMarkdown(part), bold: false };
  if ('b' in part) return { text: bold(escapeMarkdown(part.b.replaceAll('\n', ' '))), bold: true };
  if ('code' in part) return { text: dialect === 'markdown' && isSafeCode(part.code) ? `\`${part.code}\`` : escapeMarkdown(part.code), bold: false };
  const url = safeUrl(part.url);
  const label = escapeLabel(part.link.replaceAll('\n', ' ')).trim();
  return { text: url && label ? `[${label}](${url})` : label, bold: false };
}

const ENDS_BLANK = /(^|[\s\u00a0])$/u;
const STARTS_BLANK = /^([\s\u00a0]|$)/u;

/** Markdown in which only our own markup is markup. */
export function toMarkdown(rich: Rich, dialect: Dialect = 'markdown'): string {
  let text = '';
  let afterBold = false;
  for (const part of inlines(rich)) {
    const next = written(part, dialect);
    if (next.text === '') continue;
    const needsBlank = (next.bold && !ENDS_BLANK.test(text)) || (afterBold && !STARTS_BLANK.test(next.text));
    text += (needsBlank && text !== '' ? ' ' : '') + next.text;
    afterBold = next.bold;
  }
  return breaks(text, dialect);
}

/**
 * A single Enter may be ignored in `markdown` («富文本», 软换行); `<br>` is not. Blanks before the first word would make a code block
 * of it (缩进式代码块), and only there once the lines are joined.
 */
export function breaks(text: string, dialect: Dialect = 'markdown'): string {
  return (dialect === 'markdown' ? text.replaceAll('\n', '<br>') : text).trimStart();
}
