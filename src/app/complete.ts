/** Completions for one option: names from the catalog, choices, days. */
import type { Day } from '#src/catalog/schema.ts';
import type { Entity, EntityKind, Names } from '#src/catalog/types.ts';
import type { Complete, Completion, Declared } from '#src/command/context.ts';
import type { OptionSpec } from '#src/command/define.ts';
import { foldName } from '#src/command/fold.ts';
import { allOptions, optionWord, type Vocabulary } from '#src/command/vocabulary.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';

/** Discord shows no more. */
const MOST = 25;
/** Discord takes no longer value. */
const LONGEST_VALUE = 100;
const LAST_PART = /^(.*?)([^\s,，、;；]*)$/su;

type Deps = {
  readonly commands: readonly Declared[];
  readonly names: Names;
  readonly vocabulary: Vocabulary;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly today: () => Day;
};

const entityCompletion = (entity: Entity, loc: Localizer): Completion => ({ value: entity.id, label: `${loc.pick(entity.names)} · ${entity.id}` });

/** The last name of a list is completed; those before it stay as they are understood. */
function listCompletions(typed: string, spec: Extract<OptionSpec, { type: 'entities' }>, names: Names, loc: Localizer): readonly Completion[] {
  const whole = names.split(typed, spec.kinds);
  const clear = whole.length > 0 && whole.every((resolution) => resolution.ok);
  const [, before = '', last = ''] = clear ? [typed, `${typed} `, ''] : (LAST_PART.exec(typed) ?? []);
  const chosen = before.trim() === '' ? [] : names.split(before, spec.kinds).flatMap((resolution) => (resolution.ok ? [resolution.entity] : []));
  const label = chosen.map((entity) => loc.pick(entity.names));
  const done: Completion[] = clear && chosen.length >= spec.min ? [{ value: chosen.map(({ id }) => id).join(' '), label: label.join(' + ') }] : [];
  if (chosen.length >= spec.max) return done;
  const more = names
    .complete(last, spec.kinds, MOST)
    .filter((entity) => !chosen.includes(entity))
    .map((entity) => ({ value: [...chosen, entity].map(({ id }) => id).join(' '), label: [...label, loc.pick(entity.names)].join(' + ') }));
  return [...done, ...more];
}

function beginsWith(typed: string, ...words: readonly string[]): boolean {
  const wanted = foldName(typed);
  return words.some((word) => foldName(word).startsWith(wanted));
}

export function createComplete({ commands, names, vocabulary, localizers, today }: Deps): Complete {
  const entities = (typed: string, kinds: readonly EntityKind[], loc: Localizer) =>
    names.complete(typed, kinds, MOST).map((entity) => entityCompletion(entity, loc));
  const completions = (command: Declared, option: string, typed: string, one: boolean, loc: Localizer): readonly Completion[] => {
    const spec = allOptions(command)[option];
    switch (spec?.type) {
      case 'entity':
        return entities(typed, spec.kinds, loc);
      case 'entities':
        return one ? entities(typed, spec.kinds, loc) : listCompletions(typed, spec, names, loc);
      case 'choice':
        return spec.choices
          .map((value) => ({ value, label: optionWord(loc, command.name, option, `choices.${value}`) ?? value }))
          .filter(({ value, label }) => beginsWith(typed, value, label));
      case 'boolean':
        return [
          { value: 'yes', label: loc.t('common:yes') },
          { value: 'no', label: loc.t('common:no') },
        ].filter(({ value, label }) => beginsWith(typed, value, label));
      case 'day':
        return [{ value: today(), label: today() }].filter(({ value }) => beginsWith(typed, value));
      case 'text':
        return option === 'command' ? commandCompletions(typed, loc) : [];
      default:
        return [];
    }
  };
  const commandCompletions = (typed: string, loc: Localizer): readonly Completion[] =>
    commands
      .filter(({ name, hidden }) => !hidden && beginsWith(typed, name, loc.word(`${name}:name`) ?? name))
      .map(({ name }) => ({ value: name, label: `/${name} · ${loc.word(`${name}:description`) ?? ''}` }));

  return ({ command, option, typed, one = false, lang }) => {
    const declared = vocabulary.command(command);
    if (!declared) return [];
    return completions(declared, option, typed, one, localizers[lang])
      .filter(({ value }) => value.length <= LONGEST_VALUE)
      .slice(0, MOST);
  };
}
