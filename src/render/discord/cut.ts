/** Cutting text to a length without breaking a character, and with a mark that says so. */

export const ELLIPSIS = '…';

const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** The longest beginning of at most `max` UTF-16 units that ends between characters; with `breaks`, rather after a line, else a space. */
export function headOf(text: string, max: number, breaks = false): string {
  if (text.length <= max) return text;
  const head = text.slice(0, Math.max(0, max)).replace(HIGH_SURROGATE, '');
  if (!breaks) return head;
  for (const mark of ['\n', ' ', '，', '；', '。']) {
    const place = head.lastIndexOf(mark);
    if (place >= head.length / 2) return head.slice(0, place + 1);
  }
  return head;
}

/** At most `max` units; where something is cut, the last sign is "…". */
export function cutTo(text: string, max: number): string {
  return text.length <= max ? text : `${headOf(text, max - ELLIPSIS.length).trimEnd()}${ELLIPSIS}`;
}
