/** Words of a person's, told back. */
import { hasHan } from '#src/catalog/names/normalise.ts';

const MOST_LETTERS = { han: 16, latin: 44 } as const;

/** No more of them than is read at a glance. */
export function inFewWords(words: string): string {
  const most = hasHan(words) ? MOST_LETTERS.han : MOST_LETTERS.latin;
  if (words.length <= most) return words;
  const cut = words.slice(0, most);
  return `${hasHan(words) || !cut.includes(' ') ? cut : cut.slice(0, cut.lastIndexOf(' '))}…`;
}
