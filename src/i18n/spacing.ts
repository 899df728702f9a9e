/**
 * Chinese puts a space beside Latin words and figures, none between its own characters. A text with a place for a value cannot know which it gets
 * ("查看 {{plan}}"), so it has the space, and the space goes where the value turns out to be Chinese. Values keep the spaces inside them.
 */
const EDGE = '\u2063';
const HAN = '[\\p{Script=Han}（）「」《》，。；：、！？]';
const NEEDLESS = new RegExp(`(?<=${HAN})(?:${EDGE} | ${EDGE}|${EDGE} ${EDGE})(?=${HAN})`, 'gu');

/** The values with their edges marked, for `closeUp` to find. */
export function markEdges(params: object): object {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? `${EDGE}${value}${EDGE}` : value]));
}

/** Takes out the marks, and the spaces at them that stand between Chinese characters. */
export function closeUp(text: string): string {
  return text.replace(NEEDLESS, '').replaceAll(EDGE, '');
}
