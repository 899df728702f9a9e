/**
 * Chinese puts a space beside Latin words and figures, none between its own characters. A text with a place for a value cannot know which it gets
 * ("查看 {{plan}}", "{{per}}{{value}}"): the space goes where the value turns out to be Chinese, and comes where it turns out not to be. Values keep the
 * spaces inside them.
 */
const EDGE = '\u2063';
const HAN = '\\p{Script=Han}';
const MARKS = '（）「」《》“”，。；：、！？';
const SPACE = `(?:${EDGE}+ ${EDGE}*| ${EDGE}+)`;
const NEEDLESS = new RegExp(`(?<=[${HAN}${MARKS}])${SPACE}(?=[${HAN}${MARKS}])|(?<=[${MARKS}])${SPACE}|${SPACE}(?=[${MARKS}])`, 'gu');
const MISSING = new RegExp(`(?<=${HAN})${EDGE}+(?=[A-Za-z0-9¥$])|(?<=[A-Za-z0-9%])${EDGE}+(?=${HAN})`, 'gu');

/** The values with their edges marked, for `closeUp` to find. */
export function markEdges(params: object): object {
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? `${EDGE}${value}${EDGE}` : value]));
}

/** Takes out the marks, and the spaces at them that stand between Chinese characters; puts one between Chinese and what is not. */
export function closeUp(text: string): string {
  return text.replace(NEEDLESS, '').replace(MISSING, ' ').replaceAll(EDGE, '');
}
