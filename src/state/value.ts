/** How values are written: JSON in an envelope, so that a stored null is not mistaken for nothing. */

export const written = (value: unknown): string => JSON.stringify({ value });

/** Undefined for nothing, and for what is not ours to read. */
export function read(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    const envelope: unknown = JSON.parse(text);
    return typeof envelope === 'object' && envelope !== null && 'value' in envelope ? envelope.value : undefined;
  } catch {
    return undefined;
  }
}
