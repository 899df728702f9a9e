const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** At most `max` UTF-16 units, never half a character; where something is cut, the last sign is "…". */
export function cutTo(text: string, max: number): string {
  return text.length <= max
    ? text
    : `${text
        .slice(0, Math.max(0, max - 1))
        .replace(HIGH_SURROGATE, '')
        .trimEnd()}…`;
}
