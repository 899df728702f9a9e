/** What commands there are and how one is typed, from their declarations. */
import type { ActionButton, Block, Button, Card, Inline } from '#src/card/card.ts';
import type { Names } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { assign, positionalsOf } from './assign.ts';
import type { Declared } from './context.ts';
import { commonOptions, type OptionSpec } from './define.ts';
import { foldName } from './fold.ts';
import { readLine } from './line.ts';
import { exampleOf, optionName, usageOf } from './usage.ts';
import { createVocabulary, optionWord, shownOptions, type Vocabulary } from './vocabulary.ts';

const MOST_EXAMPLES = 4;

const descriptionOf = (command: Declared, loc: Localizer) => loc.word(`${command.name}:description`) ?? '';

/** The locale's example as something to press; nothing where it has none, or where a name in it is not in the data. */
function exampleButton(command: Declared, vocabulary: Vocabulary, names: Names, loc: Localizer): readonly ActionButton[] {
  const example = loc.word(`${command.name}:example`);
  const line = example === undefined ? undefined : readLine(example, vocabulary);
  if (example === undefined || line?.type !== 'command' || line.command.name !== command.name) return [];
  const read = assign(command, line.rest, { names, vocabulary });
  if (!read.ok || Object.keys(read.value).length === 0) return [];
  // A question is shown as one would ask it, without the command.
  const { rest } = positionalsOf(command);
  const question = rest !== undefined && command.options[rest]?.type === 'text' ? read.value[rest] : undefined;
  return [{ type: 'action', label: question ?? example, act: { command: command.name, args: read.value } }];
}

/** "/compare /对比": what it is called everywhere, and in this language. */
function typedNames({ name }: Declared, loc: Localizer): string {
  const own = loc.word(`${name}:name`) ?? name;
  return own === name ? `/${name}` : `/${name} /${own}`;
}

/** Where people read what is kept of them; the pages have both languages, Chinese first. */
function privacyNote(loc: Localizer, repo: string | undefined): Block {
  const page = (name: 'privacy' | 'terms'): Inline => ({
    link: loc.t(`help:${name}`),
    url: `${repo}/blob/HEAD/docs/${name}.md${loc.lang === 'en' ? `#${name}` : ''}`,
  });
  const links: readonly Inline[] = repo === undefined ? [] : [' ', page('privacy'), ' · ', page('terms')];
  return { type: 'note', text: [loc.t('help:kept'), ...links] };
}

/** All commands with what they do, examples to press, a select that opens one, and last what is kept of people. `repo`: the repository that the pages are in. */
export function overviewCard(commands: readonly Declared[], names: Names, loc: Localizer, repo?: string): Card {
  const shown = commands.filter(({ hidden }) => !hidden);
  const vocabulary = createVocabulary(commands, [loc]);
  const asks = commands.some(({ name }) => name === 'ask');
  const items = shown.map((command) => ({ label: typedNames(command, loc), value: descriptionOf(command, loc), wide: true as const }));
  const tried = shown
    .filter(({ name }) => name !== 'help' && name !== 'settings')
    .flatMap((command) => exampleButton(command, vocabulary, names, loc))
    .slice(0, MOST_EXAMPLES);
  return {
    title: loc.t('help:title'),
    tone: 'info',
    summary: loc.t(asks ? 'help:intro' : 'help:introCommands'),
    sources: [],
    blocks: [
      { type: 'fields', items },
      ...(tried.length > 0 ? [{ type: 'actions', items: tried } as const] : []),
      {
        type: 'select',
        placeholder: loc.t('help:open'),
        act: { command: 'help', args: {} },
        option: 'command',
        options: shown.map(({ name }) => ({ label: loc.word(`${name}:name`) ?? name, value: name })),
      },
      { type: 'note', text: loc.t('help:languages') },
      privacyNote(loc, repo),
    ],
  };
}

function optionText(command: Declared, option: string, spec: OptionSpec, loc: Localizer): Inline[] {
  const description = optionWord(loc, command.name, option, 'description') ?? '';
  const said = spec.required ? loc.t('help:requiredOption', { description }) : description;
  if (spec.type !== 'choice') return [said];
  return [
    `${said}${loc.t('help:choices')}`,
    ...spec.choices.flatMap((choice, i): Inline[] => (i === 0 ? [{ code: choice }] : [' / ', { code: choice }])),
  ];
}

/** One command: how it is typed, an example, its options. */
export function commandCard(command: Declared, commands: readonly Declared[], names: Names, loc: Localizer): Card {
  const options = shownOptions(command.options);
  const label = (option: string) => {
    const name = optionName(command.name, option, loc);
    return name === option ? `--${option}` : `--${option} / --${name}`;
  };
  const blocks: Block[] = [
    {
      type: 'fields',
      items: [
        { label: loc.t('help:usage'), value: { code: usageOf(command, loc) }, wide: true },
        { label: loc.t('help:exampleLabel'), value: { code: exampleOf(command, loc) }, wide: true },
      ],
    },
  ];
  if (options.length > 0) {
    blocks.push({
      type: 'fields',
      items: options.map(([option, spec]) => ({ label: label(option), value: optionText(command, option, spec, loc), wide: true as const })),
    });
  }
  blocks.push({ type: 'note', text: loc.t('help:everywhere', { options: Object.keys(commonOptions).map(label).join(loc.t('help:separator')) }) });
  const items: Button[] = [
    ...exampleButton(command, createVocabulary(commands, [loc]), names, loc),
    { type: 'action', label: loc.t('errors:buttons.help'), act: { command: 'help', args: {} } },
  ];
  blocks.push({ type: 'actions', items });
  return { title: loc.t('help:commandTitle', { command: command.name }), tone: 'info', summary: descriptionOf(command, loc), sources: [], blocks };
}

/** The command that is meant by its name in this language or its own; a slash before it does no harm. */
export function findCommand(text: string, commands: readonly Declared[], loc: Localizer): Declared | undefined {
  const wanted = foldName(text.replace(/^[/／]/u, ''));
  return commands.find(({ name }) => foldName(name) === wanted || foldName(loc.word(`${name}:name`) ?? name) === wanted);
}
