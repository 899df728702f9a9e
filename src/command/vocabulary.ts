/** What commands, options and choices are called, in every language at once: a person may type either. Built once. */
import { distance } from 'fastest-levenshtein';
import type { Localizer } from '#src/i18n/types.ts';
import type { Declared } from './context.ts';
import { commonOptions, hiddenOptions, type OptionSpec, type OptionSpecs } from './define.ts';
import { foldName } from './fold.ts';

export type Vocabulary = {
  /** The command that is called exactly so. */
  command(name: string): Declared | undefined;
  /** The command whose name begins the text without a space after it ("对比百炼"); the longest name wins. */
  commandAtStart(text: string): { readonly command: Declared; readonly length: number } | undefined;
  /** Commands called nearly so, nearest first; hidden ones are not offered. */
  nearCommands(name: string): readonly Declared[];
  option(command: string, name: string): string | undefined;
  nearOptions(command: string, name: string): readonly string[];
  /** The choice meant by a value, a label or an alias. */
  choice(command: string, option: string, text: string): string | undefined;
};

/** The words for an option or one of its parts: the command's own, else those of the common options. */
export function optionWord(loc: Localizer, command: string, option: string, part: string): string | undefined {
  return loc.word(`${command}:options.${option}.${part}`) ?? loc.word(`common:options.${option}.${part}`);
}

/** All options of a command: its own before the common ones. */
export function allOptions(command: Declared): OptionSpecs {
  const common = Object.entries({ ...commonOptions, ...hiddenOptions });
  return { ...command.options, ...Object.fromEntries(common.filter(([name]) => !Object.hasOwn(command.options, name))) };
}

/** Those that people are offered. */
export function shownOptions(options: OptionSpecs): readonly (readonly [string, OptionSpec])[] {
  return Object.entries(options).filter(([, { hidden }]) => !hidden);
}

const HAN = /\p{Script=Han}/u;
const NEAREST = 3;

/** Names within an edit or two of what was typed (one for short names), or that it begins. */
function near(typed: string, names: ReadonlyMap<string, string>): readonly string[] {
  const text = foldName(typed);
  const scored: { readonly value: string; readonly score: number }[] = [];
  for (const [name, value] of names) {
    const edits = distance(text, name);
    const allowed = Math.min(text.length, name.length) <= 4 ? 1 : 2;
    if (edits <= allowed) scored.push({ value, score: edits });
    else if (text.length >= 2 && name.startsWith(text)) scored.push({ value, score: allowed + 1 });
  }
  const best = scored.toSorted((a, b) => a.score - b.score).map(({ value }) => value);
  return [...new Set(best)].slice(0, NEAREST);
}

/** "人民币（¥）" is also meant by "人民币" and by "¥". */
function labelForms(label: string): readonly string[] {
  const parts = /^(.+?)\s*[（(](.+)[)）]$/u.exec(label);
  return parts?.[1] && parts[2] ? [label, parts[1], parts[2]] : [label];
}

function choiceNames(command: string, option: string, spec: OptionSpec, locs: readonly Localizer[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  if (spec.type !== 'choice') return names;
  for (const value of spec.choices) {
    const labels = locs.flatMap((loc) => labelForms(optionWord(loc, command, option, `choices.${value}`) ?? value));
    const aliases = locs.flatMap((loc) => (optionWord(loc, command, option, `aliases.${value}`) ?? '').split(' '));
    for (const name of [value, ...labels, ...aliases]) if (name !== '' && !names.has(foldName(name))) names.set(foldName(name), value);
  }
  return names;
}

export function createVocabulary(commands: readonly Declared[], locs: readonly Localizer[]): Vocabulary {
  const byName = new Map<string, Declared>();
  const options = new Map<string, ReadonlyMap<string, string>>();
  const choices = new Map<string, ReadonlyMap<string, string>>();
  for (const command of commands) {
    const names = new Map<string, string>();
    for (const [option, spec] of Object.entries(allOptions(command))) {
      for (const name of [option, ...locs.flatMap((loc) => optionWord(loc, command.name, option, 'name') ?? [])]) names.set(foldName(name), option);
      choices.set(`${command.name} ${option}`, choiceNames(command.name, option, spec, locs));
    }
    options.set(command.name, names);
  }
  for (const loc of locs) for (const command of commands) byName.set(foldName(loc.word(`${command.name}:name`) ?? command.name), command);
  for (const command of commands) byName.set(foldName(command.name), command);
  const longestFirst = [...byName].toSorted(([a], [b]) => b.length - a.length);
  const offered = new Map([...byName].filter(([, { hidden }]) => !hidden).map(([name, command]) => [name, command.name]));

  return {
    command: (name) => byName.get(foldName(name)),
    commandAtStart: (text) => {
      const found = longestFirst.find(([name]) => text.toLowerCase().startsWith(name) && (HAN.test(name) || HAN.test(text.charAt(name.length))));
      return found && { command: found[1], length: found[0].length };
    },
    nearCommands: (name) => near(name, offered).flatMap((found) => byName.get(foldName(found)) ?? []),
    option: (command, name) => options.get(command)?.get(foldName(name)),
    nearOptions: (command, name) => near(name, options.get(command) ?? new Map()),
    choice: (command, option, text) => choices.get(`${command} ${option}`)?.get(foldName(text)),
  };
}
