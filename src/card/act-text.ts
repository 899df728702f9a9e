/** An act as a person would type it. The parser of command/tokens.ts reads it back to the same. */
import type { Act } from './card.ts';

/** "/compare a b --months=12": what a person types for the same; renderers show it where nothing can be pressed. */
export type ActText = (act: Act) => string;

/**
 * The id (at most 100 characters) of what a button, a select or a form does; `option` is the option that a select's value goes to.
 * Renderers receive it. Throws RangeError for an act that is not on the card.
 */
export type ActionIdOf = (act: Act, option?: string) => string;

const PLAIN = /^[^\s"'`“”‘’„「」『』\\=:–—―−-][^\s"'“”‘’„「」『』\\=:]*$/u;

/** A value that stays one word for the parser: as it is, or quoted, with `"` and `\` escaped. */
function quoted(value: string): string {
  return PLAIN.test(value) ? value : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Options that may be typed without their name, in order; `rest`: the last one takes the rest of the line, unquoted. */
export type Positional = { readonly names: readonly string[]; readonly rest?: string | undefined };

/**
 * "/compare a b --months=12". Without `positional` every option is named. A value of the option that takes the rest of the line
 * is written as it is; where that could be misread (quotes, dashes) it is named and quoted instead.
 */
export function actToText(act: Act, positional: Positional = { names: [] }): string {
  const words: string[] = [];
  const named: string[] = [];
  const placed = new Set<string>();
  for (const name of positional.names) {
    const value = act.args[name];
    if (value === undefined || value === '') break;
    if (name === positional.rest && !value.split(/\s+/u).every((word) => PLAIN.test(word))) break;
    words.push(name === positional.rest ? value : quoted(value));
    placed.add(name);
  }
  for (const [name, value] of Object.entries(act.args)) {
    if (!placed.has(name)) named.push(`--${name}=${quoted(value)}`);
  }
  return [`/${act.command}`, ...words, ...named].join(' ');
}
