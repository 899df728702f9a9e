/** A form by its patterns, of both languages; whatever its case, everywhere in a text. */
export const form = (...parts: readonly string[]): RegExp => new RegExp(parts.join('|'), 'giu');
