/** What Discord demands of a command beyond its OpenAPI document. https://discord.com/developers/docs/interactions/application-commands */
import type { Problem } from './openapi.ts';

type Json = { readonly [key: string]: unknown };
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const dictionary = (value: unknown): Readonly<Record<string, string>> => (value ?? {}) as Record<string, string>;
const problem = (path: readonly (string | number)[], code: string, message: string): Problem => ({ path: path.map(String), code, message });

function badName(name: string): boolean {
  return !NAME.test(name) || name !== name.toLowerCase();
}

function nameProblems(item: Json, at: readonly (string | number)[]): readonly Problem[] {
  const names = Object.entries({ '': text(item['name']), ...dictionary(item['name_localizations']) });
  return names
    .filter(([, name]) => badName(name))
    .map(([locale, name]) => problem([...at, 'name', locale], 'APPLICATION_COMMAND_INVALID_NAME', `Command name is invalid: ${name}`));
}

/** "combined name, description, and value properties … 8000 characters"; of each text the longest localization counts. */
function sizeOf(item: Json): number {
  const longest = (key: string): number =>
    Math.max(text(item[key]).length, ...Object.values(dictionary(item[`${key}_localizations`])).map((value) => value.length));
  const inner = [...list(item['options']), ...list(item['choices'])].reduce((sum, child) => sum + sizeOf(child), 0);
  return longest('name') + longest('description') + text(item['value']).length + inner;
}

function optionProblems(options: readonly Json[], at: readonly (string | number)[]): readonly Problem[] {
  const problems: Problem[] = [];
  let optional = false;
  options.forEach((option, index) => {
    const here = [...at, 'options', index];
    problems.push(...nameProblems(option, here));
    if (option['required'] && optional)
      problems.push(problem(here, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options must be placed before non-required options'));
    optional ||= !option['required'];
    if (option['autocomplete'] && list(option['choices']).length > 0)
      problems.push(problem(here, 'APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE', 'choices and autocomplete exclude each other'));
    for (const choice of list(option['choices']))
      if (text(choice['value']).length > 100) problems.push(problem(here, 'BASE_TYPE_BAD_LENGTH', 'a choice value has at most 100 characters'));
  });
  for (const locale of ['', 'zh-CN', 'zh-TW']) {
    const names = options.map((option) => (locale ? dictionary(option['name_localizations'])[locale] : undefined) ?? text(option['name']));
    if (new Set(names).size !== names.length)
      problems.push(
        problem([...at, 'options'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', `Option names must be unique (${locale || 'default'})`),
      );
  }
  return problems;
}

/** Everything wrong with one command. `index`: its place in the list, for the error's path. */
export function commandProblems(command: Json, index: number): readonly Problem[] {
  const chat = (command['type'] ?? 1) === 1;
  const problems: Problem[] = chat ? [...nameProblems(command, [index])] : [];
  const description = text(command['description']);
  if (chat && (description.length < 1 || description.length > 100))
    problems.push(problem([index, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  if (!chat && (description || command['options']))
    problems.push(problem([index], 'APPLICATION_COMMAND_CONTEXT_MENU', 'Context menu commands cannot have description or options'));
  const size = sizeOf(command);
  if (size > 8000) problems.push(problem([index], 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${size} > 8000)`));
  return [...problems, ...optionProblems(list(command['options']), [index])];
}
