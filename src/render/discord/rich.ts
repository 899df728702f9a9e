/** Structured inline text → Discord markdown, in pieces that fit; and → plain words where no markdown is read. */
import type { Inline, Rich } from '#src/card/card.ts';
import { plainLine, plainLines } from '../text/plain.ts';
import { cutTo, headOf } from './cut.ts';
import { escapeCode, escapeMarkdown, safeUrl } from './escape.ts';

/** Reports what could not be shown whole. */
export type Lose = (what: string, count?: number) => void;

type Run = { readonly style: 'plain' | 'bold' | 'code' | 'link'; readonly text: string; readonly url?: string };

/** Longer than this, the words of a link are cut: an address follows them that must not be. */
const LINK_LABEL = 200;
const LINK_URL = 512;

export function runsOf(rich: Rich): readonly Inline[] {
  return Array.isArray(rich) ? (rich as readonly Inline[]) : [rich as Inline];
}

/** The words alone, for cells, labels and comparison. */
export function plainOf(rich: Rich): string {
  return runsOf(rich)
    .map((run) => (typeof run === 'string' ? run : 'b' in run ? run.b : 'code' in run ? run.code : run.link))
    .join('');
}

function normalize(inline: Inline, lose: Lose): Run {
  if (typeof inline === 'string') return { style: 'plain', text: plainLines(inline) };
  if ('b' in inline) return { style: inline.b.trim() === '' ? 'plain' : 'bold', text: plainLines(inline.b) };
  if ('code' in inline) return { style: 'code', text: plainLine(inline.code) };
  const label = plainLine(inline.link);
  const url = safeUrl(inline.url, LINK_URL);
  if (url && label) return { style: 'link', text: label, url };
  lose('link');
  return { style: 'plain', text: label };
}

/** Neighbours of one style are one run: `**a****b**` would not read as bold. */
function merge(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && last.style === run.style && run.style !== 'link') merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else if (run.text !== '') merged.push(run);
  }
  return merged;
}

function wrap(run: Run, text: string): string {
  if (run.style === 'plain') return escapeMarkdown(text);
  if (run.style === 'code') return text.trim() === '' ? '' : `\`${escapeCode(text)}\``;
  if (run.style === 'link') return `[${escapeMarkdown(text)}](${run.url ?? ''})`;
  // Spaces inside the stars of a split bold run would keep them from being read as bold.
  const words = text.trim();
  if (words === '') return text;
  const start = text.indexOf(words);
  return `${text.slice(0, start)}**${escapeMarkdown(words)}**${text.slice(start + words.length)}`;
}

/** The largest beginning of `text` whose written form fits in `room`; empty where not even one character does. */
function fitting(run: Run, text: string, room: number, breaks: boolean): string {
  let size = Math.min(text.length, Math.max(0, room));
  while (size > 0) {
    const head = headOf(text, size, breaks);
    const excess = wrap(run, head).length - room;
    if (excess <= 0) return head;
    size = Math.min(size, head.length) - Math.max(1, Math.ceil(excess / 2));
  }
  return '';
}

/**
 * Markdown in pieces of at most `max` characters (at least 64), to be joined without anything between. Nothing is left out, except a link
 * whose address is not http(s): its words stay, and `lose` hears of it.
 */
export function toPieces(rich: Rich, max: number, lose: Lose): readonly string[] {
  const pieces: string[] = [];
  let current = '';
  const flush = () => {
    if (current !== '') pieces.push(current);
    current = '';
  };
  for (const run of merge(runsOf(rich).map((inline) => normalize(inline, lose)))) {
    if (run.style === 'link') {
      let text = cutTo(run.text, LINK_LABEL);
      if (text !== run.text) lose('text');
      let written = wrap(run, text);
      if (written.length > max) {
        lose('link');
        text = cutTo(text, Math.floor(max / 2));
        written = escapeMarkdown(text);
      }
      if (current.length + written.length > max) flush();
      current += written;
      continue;
    }
    let rest = run.text;
    while (rest !== '') {
      const room = max - current.length;
      const whole = rest.length <= room ? wrap(run, rest) : '';
      if (whole !== '' && whole.length <= room) {
        current += whole;
        break;
      }
      const head = fitting(run, rest, room, true);
      if (head === '') {
        if (current === '') break;
        flush();
        continue;
      }
      current += wrap(run, head);
      rest = rest.slice(head.length);
      if (rest !== '') flush();
    }
  }
  flush();
  return pieces;
}

/** One piece of markdown of at most `max` characters; what does not fit is cut with a mark and reported. */
export function toMarkdown(rich: Rich, max: number, lose: Lose): string {
  const pieces = toPieces(rich, max - 1, lose);
  if (pieces.length <= 1) return pieces[0] ?? '';
  lose('text');
  return `${pieces[0]?.trimEnd() ?? ''}…`;
}
