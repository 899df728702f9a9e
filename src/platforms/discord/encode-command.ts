/**
 * A declaration → Discord's application command, with its words in every language that Discord shows them in: English by default, Chinese for
 * zh-CN, and converted for zh-TW. https://discord.com/developers/docs/interactions/application-commands
 */
import type { Declared } from '#src/command/context.ts';
import type { OptionSpec } from '#src/command/define.ts';
import { optionWord } from '#src/command/vocabulary.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import { cutTo } from '#src/render/discord/cut.ts';
import { commandLimits as limits } from '#src/render/discord/limits.ts';
import { listedOptions, numbered, placesOf } from './option-names.ts';

type Localized = Readonly<Record<string, string>>;
export type CommandChoice = { readonly name: string; readonly name_localizations: Localized; readonly value: string };
export type CommandOption = {
  readonly type: 3 | 4 | 5 | 10;
  readonly name: string;
  readonly name_localizations: Localized;
  readonly description: string;
  readonly description_localizations: Localized;
  readonly required?: true;
  readonly autocomplete?: true;
  readonly choices?: readonly CommandChoice[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly max_length?: number;
};
/** `type` 1: slash command; 3: message context menu. */
export type EncodedCommand = {
  readonly type: 1 | 3;
  readonly name: string;
  readonly name_localizations: Localized;
  readonly description?: string;
  readonly description_localizations?: Localized;
  readonly options?: readonly CommandOption[];
  readonly integration_types?: readonly number[];
  readonly contexts?: readonly number[];
};

/** Converts Chinese words to those of Taiwan. */
export type ToTaiwan = (text: string) => string;
export type EncodeDeps = { readonly localizers: Readonly<Record<Lang, Localizer>>; readonly toTaiwan: ToTaiwan };

/** To servers and to users; in servers, in direct messages with the bot, and in chats of others. */
const EVERYWHERE = { integration_types: [0, 1], contexts: [0, 1, 2] } as const;
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MAX_TEXT = 6000;
const types = { text: 3, day: 3, choice: 3, entity: 3, entities: 3, integer: 4, number: 10, boolean: 5 } as const;

/** A text in English and in every locale that gets another; absent words leave the English. */
function words(
  deps: EncodeDeps,
  read: (loc: Localizer) => string | undefined,
  fallback: string,
  max: number,
): { readonly text: string; readonly localizations: Localized } {
  const text = cutTo(read(deps.localizers.en) ?? fallback, max);
  const zh = read(deps.localizers.zh);
  return { text, localizations: zh ? { 'zh-CN': cutTo(zh, max), 'zh-TW': cutTo(deps.toTaiwan(zh), max) } : {} };
}

/** Names are ids: the English one is the declared one, and a word that Discord would not take as a name is none. */
function names(deps: EncodeDeps, read: (loc: Localizer) => string | undefined): Localized {
  const zh = read(deps.localizers.zh)?.replaceAll(/\s+/g, '').toLowerCase();
  return zh && NAME.test(zh) ? { 'zh-CN': zh, 'zh-TW': deps.toTaiwan(zh) } : {};
}

function choicesOf(command: string, option: string, choices: readonly string[], deps: EncodeDeps): readonly CommandChoice[] {
  return choices.map((value) => {
    const { text, localizations } = words(deps, (loc) => optionWord(loc, command, option, `choices.${value}`), value, limits.choiceName);
    return { name: text, name_localizations: localizations, value };
  });
}

function rulesOf(command: string, option: string, spec: OptionSpec, deps: EncodeDeps): Partial<CommandOption> {
  switch (spec.type) {
    case 'entity':
    case 'entities':
      return { autocomplete: true };
    case 'choice':
      return spec.choices.length > limits.choices ? { autocomplete: true } : { choices: choicesOf(command, option, spec.choices, deps) };
    case 'integer':
    case 'number':
      return { ...(spec.min === undefined ? {} : { min_value: spec.min }), ...(spec.max === undefined ? {} : { max_value: spec.max }) };
    case 'text':
      // The kernel completes names of commands, too.
      return {
        ...(spec.maxLength ? { max_length: Math.min(MAX_TEXT, spec.maxLength) } : {}),
        ...(option === 'command' ? { autocomplete: true as const } : {}),
      };
    default:
      return {};
  }
}

function optionsOf(command: Declared, deps: EncodeDeps): readonly CommandOption[] {
  const places = placesOf(command);
  const encoded = listedOptions(command).flatMap(([option, spec]): readonly CommandOption[] => {
    const described = words(deps, (loc) => optionWord(loc, command.name, option, 'description'), option, limits.description);
    const count = places.get(option) ?? 1;
    return Array.from({ length: count }, (_, index) => {
      const single = count === 1;
      const part = spec.type === 'entities' && !single ? 'item' : 'name';
      const called = (loc: Localizer) => {
        const word = optionWord(loc, command.name, option, part) ?? optionWord(loc, command.name, option, 'name');
        return word && !single ? `${word}${index + 1}` : word;
      };
      const required = spec.required === true && (spec.type !== 'entities' || index < Math.max(1, spec.min));
      return {
        type: types[spec.type],
        name: single ? option : numbered(option, index + 1),
        name_localizations: names(deps, called),
        description: described.text,
        description_localizations: described.localizations,
        ...(required ? { required: true as const } : {}),
        ...rulesOf(command.name, option, spec, deps),
      };
    });
  });
  return [...encoded.filter((option) => option.required), ...encoded.filter((option) => !option.required)];
}

/** All commands and the message context menu. `everywhere` is false for the commands of one server, which know no contexts. */
export function encodeCommands(commands: readonly Declared[], everywhere: boolean, deps: EncodeDeps): readonly EncodedCommand[] {
  const reach = everywhere ? EVERYWHERE : {};
  const slash = commands
    .filter((command) => !command.hidden)
    .map((command): EncodedCommand => {
      const described = words(deps, (loc) => loc.word(`${command.name}:description`), command.name, limits.description);
      return {
        type: 1,
        name: command.name,
        name_localizations: names(deps, (loc) => loc.word(`${command.name}:name`)),
        description: described.text,
        description_localizations: described.localizations,
        options: optionsOf(command, deps),
        ...reach,
      };
    });
  const menu = words(deps, (loc) => loc.t('discord:askAbout'), 'Ask', limits.name);
  return [...slash, { type: 3, name: menu.text, name_localizations: menu.localizations, ...reach }];
}
