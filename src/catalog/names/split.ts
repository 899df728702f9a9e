/** A list of names as people write it: with spaces, commas, quotes, "vs" or nothing between them. */
import type { Piece } from './compose.ts';

/** A part of the list: a name that was found, or words that name nothing. */
export type Part = { readonly text: string; readonly piece?: Piece };

/** Between two names that are not told apart otherwise; in running words they carry nothing. */
const SEPARATOR = /[,，、;；|\n\r"“”「」『』«»<>《》]+|(?:^|[\s,])(?:vs\.?|versus|and|or|with|against|to)(?=$|[\s,])|和|与|跟|还是|对比|比较/giu;
/** Words around a list that ask for nothing. */
export const IDLE =
  /^(?:please|compare|comparison|difference|between|which|is|are|the|a|an|better|best|plan|plans|coding|tier|套餐|请|帮我|帮忙|一下|哪个好|哪个更好|哪个划算|怎么样|区别|差别|有什么区别|呢|吗|啊|的|了|[\s\-_./·:：?？!！()（）&+*~'])*$/iu;

/** Quoted parts are names as a whole; `read` finds names in what lies between. */
export function partsOf(text: string, read: (text: string) => readonly Piece[]): readonly Part[] {
  return text.split(QUOTED).flatMap((section, at) => {
    if (at % 2 === 1) return IDLE.test(section) ? [] : [{ text: section.trim() }];
    const parts: Part[] = [];
    let from = 0;
    for (const piece of read(section)) {
      parts.push(...leftovers(section.slice(from, piece.start)), { text: section.slice(piece.start, piece.end), piece });
      from = piece.end;
    }
    return [...parts, ...leftovers(section.slice(from))];
  });
}

const QUOTED = /["“”「『]([^"“”「」『』\n]*)["“”」』]/u;

function leftovers(text: string): readonly Part[] {
  return text
    .split(SEPARATOR)
    .filter((part) => !IDLE.test(part))
    .map((part) => ({ text: part.trim() }));
}
