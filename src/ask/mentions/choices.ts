/** The answer to a question back by its place: "the second one", 第一个. */
const NTH: readonly RegExp[] = [/第一|\bfirst\b|^1$/i, /第二|\bsecond\b|^2$/i, /第三|\bthird\b|^3$/i, /第四|\bfourth\b|^4$/i, /第五|\bfifth\b|^5$/i];
const LAST = /最后|\blast\b/i;
const SHORT = 24;

/** Index of the option that is chosen by its number; undefined where none is. */
export function chosen(text: string, count: number): number | undefined {
  const said = text.trim();
  if (said.length > SHORT) return undefined;
  if (LAST.test(said)) return count - 1;
  const at = NTH.findIndex((pattern) => pattern.test(said));
  return at >= 0 && at < count ? at : undefined;
}
