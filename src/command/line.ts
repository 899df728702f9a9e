/** What a typed message is: a command, something that was meant as one, or words for the question answerer. */
import type { Declared } from './context.ts';
import { foldWidth } from './fold.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Line =
  | { readonly type: 'command'; readonly command: Declared; readonly rest: string }
  | { readonly type: 'unknown-command'; readonly name: string }
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'empty' };

/** A Chinese keyboard types "、" where the slash is. */
const IDEOGRAPHIC_COMMA = '、';
const TRAILING_SIGNS = /[\s?？!！。.~～]+$/u;
const LONGEST_BARE_NAME = 32;

function afterSlash(raw: string, vocabulary: Vocabulary): Extract<Line, { type: 'command' | 'unknown-command' }> | undefined {
  const line = foldWidth(raw);
  const [, gap = '', name = ''] = /^( *)([^ ]*)/.exec(line) ?? [];
  const command = vocabulary.command(name);
  if (command) return { type: 'command', command, rest: raw.slice(gap.length + name.length).trim() };
  const glued = vocabulary.commandAtStart(line.trimStart());
  if (glued) return { type: 'command', command: glued.command, rest: raw.slice(gap.length + glued.length).trim() };
  return name === '' ? undefined : { type: 'unknown-command', name };
}

/**
 * "/compare a b", "／对比 a b", "/对比百炼 方舟" are commands; so is a message that is nothing but a command's name ("help", "帮助").
 * Everything else is words.
 */
export function readLine(message: string, vocabulary: Vocabulary): Line {
  const folded = foldWidth(message);
  const start = folded.length - folded.trimStart().length;
  const text = message.slice(start).trimEnd();
  if (text.trim() === '') return { type: 'empty' };
  if (folded.charAt(start) === '/') return afterSlash(text.slice(1), vocabulary) ?? { type: 'empty' };
  if (text.startsWith(IDEOGRAPHIC_COMMA)) {
    const line = afterSlash(text.slice(1), vocabulary);
    if (line?.type === 'command') return line;
  }
  if (text.length <= LONGEST_BARE_NAME) {
    const bare = vocabulary.command(text.replace(TRAILING_SIGNS, ''));
    if (bare && !bare.hidden) return { type: 'command', command: bare, rest: '' };
  }
  return { type: 'words', text };
}
