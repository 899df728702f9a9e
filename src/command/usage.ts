/** How a command is typed, from its declaration. */
import type { Localizer } from '#src/i18n/types.ts';
import { positionalsOf } from './assign.ts';
import type { Declared } from './context.ts';
import type { OptionSpec } from './define.ts';
import { optionWord, shownOptions } from './vocabulary.ts';

/** What an option is called where a person reads it. */
export function optionName(command: string, option: string, loc: Localizer): string {
  return optionWord(loc, command, option, 'name') ?? option;
}

function placeholder(command: string, option: string, spec: OptionSpec, loc: Localizer): string {
  const word = optionWord(loc, command, option, 'item') ?? optionName(command, option, loc);
  const name = spec.type === 'entities' ? `<${word}>…` : `<${word}>`;
  return spec.required ? name : `[${name}]`;
}

/** "/compare <plan>… [--months=…]": what is typed without a name first, then the named options. */
export function usageOf(command: Declared, loc: Localizer): string {
  const placed = positionalsOf(command).names;
  const specs = shownOptions(command.options);
  const first = specs.filter(([option]) => placed.includes(option)).map(([option, spec]) => placeholder(command.name, option, spec, loc));
  const named = specs.filter(([option]) => !placed.includes(option)).map(([option, spec]) => (spec.required ? `--${option}=…` : `[--${option}=…]`));
  return [`/${command.name}`, ...first, ...named].join(' ');
}

/** A line that works, from the locale; the usage where it has none. */
export function exampleOf(command: Declared, loc: Localizer): string {
  return loc.word(`${command.name}:example`) ?? usageOf(command, loc);
}
