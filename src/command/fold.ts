/** Typed characters as the parser sees them. Every step keeps the length, so that positions hold in the text as it was typed. */

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const SPACE = /[\s\u200b\u2060\ufeff]/g;

/** Full-width letters, digits and signs become their plain twins; any space, also an invisible one, becomes a plain space. */
export function foldWidth(text: string): string {
  return text.replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET)).replace(SPACE, ' ');
}

/** A name as it is looked up: without case, width, spaces, hyphens and underscores ("As_Of" = "as-of"). */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_‐-―−-]/gu, '');
}
