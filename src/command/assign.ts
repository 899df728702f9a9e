/** Gives each typed word to an option: named ones wherever they stand, the others by the order of declaration. */
import type { Names } from '#src/catalog/types.ts';
import type { Declared } from './context.ts';
import type { OptionSpec } from './define.ts';
import type { Outcome, Problem, Values } from './problem.ts';
import { type Token, tokenize } from './tokens.ts';
import { booleanOf } from './values.ts';
import { allOptions, type Vocabulary } from './vocabulary.ts';

export type AssignDeps = { readonly names: Names; readonly vocabulary: Vocabulary };

/** Two hyphens, or the dash that a phone makes of them. */
const DASHED = /^(?:--+|[–—―−]+|－－)([^=:\s]+)(?:[=:](.*))?$/su;
const SINGLE_DASH = /^-(?!\d)([^=:\s]+)(?:[=:](.*))?$/su;
const BARE = /^([^=:\s]+)[=:](.*)$/su;
/** A name of a plan or client has at most so many words. */
const LONGEST_NAME = 5;

type Named = { readonly option: string; readonly inline: string | undefined } | { readonly unknown: string };

/** The options that are typed without a name, in order; the last one takes the rest of the line where it can hold it. */
export function positionalsOf(command: Declared): { readonly names: readonly string[]; readonly rest: string | undefined } {
  const placed = Object.entries(command.options).filter(([, spec]) => spec.positional);
  const last = placed.at(-1);
  const takesRest = last && (last[1].type === 'text' || last[1].type === 'entities' || last[1].type === 'entity');
  return { names: placed.map(([name]) => name), rest: takesRest ? last[0] : undefined };
}

function named(token: Token, command: Declared, freeText: boolean, vocabulary: Vocabulary): Named | undefined {
  if (token.quoted) return undefined;
  const dashed = DASHED.exec(token.text);
  const name = dashed?.[1];
  if (dashed && name !== undefined) {
    const option = vocabulary.option(command.name, name);
    if (option !== undefined) return { option, inline: dashed[2] };
    const negated = /^no-?(.+)$/i.exec(name)?.[1];
    const flag = negated === undefined ? undefined : vocabulary.option(command.name, negated);
    if (flag !== undefined && allOptions(command)[flag]?.type === 'boolean') return { option: flag, inline: 'no' };
    return freeText ? undefined : { unknown: name };
  }
  // Without dashes only a name that the command knows counts; free text keeps its words.
  const loose = freeText ? null : (SINGLE_DASH.exec(token.text) ?? BARE.exec(token.text));
  const option = loose?.[1] === undefined ? undefined : vocabulary.option(command.name, loose[1]);
  return option === undefined ? undefined : { option, inline: loose?.[2] };
}

/** How many of the following words the value of an option takes. */
function wordsTaken(spec: OptionSpec, following: readonly Token[], names: Names): number {
  const first = following[0];
  if (!first) return 0;
  if (spec.type === 'boolean') return booleanOf(first.text) === undefined ? 0 : 1;
  if (spec.type !== 'entity' || first.quoted) return 1;
  for (let count = Math.min(LONGEST_NAME, following.length); count > 1; count--) {
    const text = following.slice(0, count).map((token) => token.text);
    if (names.one(text.join(' '), spec.kinds)) return count;
  }
  return 1;
}

/** Before free text a name may be left out: what begins no name belongs to the text. */
function leftOut(spec: OptionSpec, words: readonly Token[], names: Names): boolean {
  const [first] = words;
  if (spec.type !== 'entity' || spec.required || !first || first.quoted) return false;
  if (wordsTaken(spec, words, names) > 1) return false;
  const found = names.resolve(first.text, spec.kinds);
  return !found.ok && found.reason === 'unknown';
}

function fail(problem: Problem): Outcome<Values> {
  return { ok: false, problem };
}

type Loose = { readonly token: Token; readonly place: number };

/** The words as typed; words that stood together keep what stood between them. */
function rawOf(words: readonly Loose[], line: string): string {
  let text = '';
  words.forEach(({ token, place }, index) => {
    const before = words[index - 1];
    if (before) text += before.place === place - 1 ? line.slice(before.token.end, token.start) : ' ';
    text += token.raw;
  });
  return text.trim();
}

const textOf = (words: readonly Token[]) => words.map((word) => word.text).join(' ');

/** What follows the command's name, as values by option. Values are still text; `parseArgs` reads them. */
export function assign(command: Declared, line: string, { names, vocabulary }: AssignDeps): Outcome<Values> {
  const specs = allOptions(command);
  const { names: order, rest } = positionalsOf(command);
  const freeText = rest !== undefined && specs[rest]?.type === 'text';
  const tokens = tokenize(line);
  const read = tokens.map((token) => named(token, command, freeText, vocabulary));
  const values = new Map<string, string>();
  const loose: Loose[] = [];
  const put = (option: string, value: string) => {
    const before = values.get(option);
    values.set(option, before !== undefined && specs[option]?.type === 'entities' ? `${before} ${value}` : value);
  };

  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const option = read[index];
    if (!token) continue;
    if (!option) {
      loose.push({ token, place: index });
      continue;
    }
    if ('unknown' in option)
      return fail({ type: 'unknown-option', typed: option.unknown, near: vocabulary.nearOptions(command.name, option.unknown) });
    const spec = specs[option.option];
    if (!spec) continue;
    if (option.inline !== undefined && option.inline !== '') {
      put(option.option, option.inline);
      continue;
    }
    const until = read.findIndex((next, place) => place > index && next !== undefined);
    const following = tokens.slice(index + 1, until < 0 ? undefined : until);
    const taken = wordsTaken(spec, following, names);
    if (taken === 0 && spec.type !== 'boolean') return fail({ type: 'no-value', option: option.option });
    put(option.option, taken === 0 ? 'yes' : textOf(following.slice(0, taken)));
    index += taken;
  }

  for (const name of order) {
    const spec = specs[name];
    if (!spec || loose.length === 0) break;
    if (values.has(name) && spec.type !== 'entities') continue;
    const words = loose.map(({ token }) => token);
    if (freeText && name !== rest && leftOut(spec, words, names)) continue;
    const taken = name === rest ? loose.length : wordsTaken(spec, words, names);
    // Lists and free text are read as typed, with their quotes; a single name has no use for them.
    put(name, name === rest && spec.type !== 'entity' ? rawOf(loose, line) : textOf(words.slice(0, taken)));
    loose.splice(0, taken);
  }
  if (loose.length > 0) return fail({ type: 'extra', text: rawOf(loose, line) });
  return { ok: true, value: Object.fromEntries(values) };
}
