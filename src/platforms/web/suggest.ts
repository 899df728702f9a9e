/** Completions for the playground's input line: commands, their options, and the names that an option takes. */

import type { Declared } from '#src/command/context.ts';
import { commonOptions, type OptionSpec } from '#src/command/define.ts';
import { shownOptions } from '#src/command/vocabulary.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { PlatformDeps } from '../platform.ts';

/** `insert` replaces the whole line. */
export type Suggestion = { readonly insert: string; readonly label: string; readonly hint: string };

const MOST = 8;
const COMMAND = /^[/／](\S*)$/;
const LINE = /^[/／](\S+)\s+(.*)$/s;
const OPTION = /^--([^=\s]*)(?:=(.*))?$/s;

function commands(typed: string, declared: readonly Declared[], loc: Localizer): readonly Suggestion[] {
  return declared
    .filter(({ name, hidden }) => !hidden && name.startsWith(typed.toLowerCase()))
    .map(({ name }) => ({ insert: `/${name} `, label: `/${name}`, hint: loc.word(`${name}:description`) ?? '' }));
}

function optionHint(command: string, option: string, loc: Localizer): string {
  return loc.word(`${command}:options.${option}.description`) ?? loc.word(`common:options.${option}.description`) ?? '';
}

function takesNames(spec: OptionSpec): boolean {
  return spec.type === 'entity' || spec.type === 'entities';
}

/** A name with a space is quoted, so that it stays one argument. */
function quoted(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}

/** What may come next in `line`; empty for free questions. */
export async function suggest(
  line: string,
  declared: readonly Declared[],
  complete: PlatformDeps['complete'],
  loc: Localizer,
): Promise<readonly Suggestion[]> {
  const starting = COMMAND.exec(line);
  if (starting) return commands(starting[1] ?? '', declared, loc).slice(0, MOST);
  const parts = LINE.exec(line);
  const command = declared.find(({ name }) => name === parts?.[1]?.toLowerCase());
  if (!parts || !command) return [];
  const rest = parts[2] ?? '';
  const typed = /\s$/.test(rest) ? '' : (rest.split(/\s+/).at(-1) ?? '');
  const before = line.slice(0, line.length - typed.length);
  const values = async (option: string, text: string, prefix: string): Promise<readonly Suggestion[]> =>
    (await complete({ command: command.name, option, typed: text, lang: loc.lang })).map(({ value, label }) => ({
      insert: `${before}${prefix}${quoted(value)} `,
      label,
      hint: value,
    }));

  const option = OPTION.exec(typed);
  if (option?.[2] !== undefined) return (await values(option[1] ?? '', option[2].replace(/^"/, ''), `--${option[1]}=`)).slice(0, MOST);
  if (typed.startsWith('-')) {
    const names = shownOptions({ ...command.options, ...commonOptions }).map(([name]) => name);
    const wanted = typed.replace(/^-+/, '');
    return names
      .filter((name) => name.startsWith(wanted))
      .map((name) => ({ insert: `${before}--${name}=`, label: `--${name}`, hint: optionHint(command.name, name, loc) }))
      .slice(0, MOST);
  }
  const positional = Object.entries(command.options).find(([, spec]) => spec.positional && takesNames(spec));
  return positional ? (await values(positional[0], typed, '')).slice(0, MOST) : [];
}
