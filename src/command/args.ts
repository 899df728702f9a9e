/** Values by option, as text, become typed arguments: the one way in for slash options, buttons, forms and typed text. */
import type { Currency, Day } from '#src/catalog/schema.ts';
import type { Entity, EntityKind, Names } from '#src/catalog/types.ts';
import type { Lang } from '#src/i18n/types.ts';
import type { Declared } from './context.ts';
import { type ArgsOf, commonOptions, type OptionSpec, type OptionSpecs } from './define.ts';
import type { Outcome, Problem, Values } from './problem.ts';
import { booleanOf, dayOf, numberOf, type Readers } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

export type ParseDeps = { readonly names: Names; readonly vocabulary: Vocabulary; readonly today: Day; readonly readers?: Readers };

export type CommonArgs = { readonly lang?: Lang; readonly currency?: Currency; readonly 'as-of'?: Day; readonly private?: boolean };
export type Parsed<S extends OptionSpecs> = { readonly args: ArgsOf<S>; readonly common: CommonArgs };

const MAX_TEXT = 10_000;

const fail = (problem: Problem) => ({ ok: false, problem }) as const;
const done = (value: unknown) => ({ ok: true, value }) as const;

function figure(option: string, spec: Extract<OptionSpec, { type: 'integer' | 'number' }>, text: string, readers: Readers): Outcome<unknown> {
  const value = numberOf(text, readers);
  if (value === undefined || (spec.type === 'integer' && !Number.isSafeInteger(value)))
    return fail({ type: 'not-a', option, text, expected: spec.type });
  const { min, max } = spec;
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    return fail({ type: 'range', option, text, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
  }
  return done(value);
}

function oneEntity(option: string, kinds: readonly EntityKind[], text: string, names: Names): Outcome<unknown> {
  const resolution = names.resolve(text, kinds);
  return resolution.ok ? done(resolution.entity) : fail({ type: 'names', option, kinds, resolutions: [resolution] });
}

/** Several names; the same one twice counts once. */
function manyEntities(option: string, spec: Extract<OptionSpec, { type: 'entities' }>, text: string, names: Names): Outcome<unknown> {
  const { kinds, min, max } = spec;
  const resolutions = names.split(text, kinds);
  const entities = new Map<string, Entity>();
  for (const resolution of resolutions) {
    if (!resolution.ok) return fail({ type: 'names', option, kinds, resolutions });
    entities.set(`${resolution.entity.kind} ${resolution.entity.id}`, resolution.entity);
  }
  if (entities.size === 0) return fail({ type: 'missing', option });
  if (entities.size < min || entities.size > max) {
    return fail({ type: 'count', option, kinds, min, max, entities: [...entities.values()], repeated: resolutions.length > entities.size });
  }
  return done([...entities.values()]);
}

function readValue(command: string, option: string, spec: OptionSpec, text: string, deps: ParseDeps): Outcome<unknown> {
  const { names, vocabulary, today, readers = {} } = deps;
  switch (spec.type) {
    case 'text': {
      const max = spec.maxLength ?? MAX_TEXT;
      return text.length > max ? fail({ type: 'too-long', option, max }) : done(text);
    }
    case 'integer':
    case 'number':
      return figure(option, spec, text, readers);
    case 'boolean': {
      const value = booleanOf(text);
      return value === undefined ? fail({ type: 'not-a', option, text, expected: 'boolean' }) : done(value);
    }
    case 'day': {
      const value = dayOf(text, today, readers);
      return value === undefined ? fail({ type: 'not-a', option, text, expected: 'day' }) : done(value);
    }
    case 'choice': {
      const value = vocabulary.choice(command, option, text);
      return value === undefined ? fail({ type: 'not-a-choice', option, text, choices: spec.choices }) : done(value);
    }
    case 'entity':
      return oneEntity(option, spec.kinds, text, names);
    case 'entities':
      return manyEntities(option, spec, text, names);
    default:
      return spec satisfies never;
  }
}

function readAll(command: string, specs: OptionSpecs, values: Values, deps: ParseDeps): Outcome<Record<string, unknown>> {
  const args: Record<string, unknown> = {};
  for (const [option, spec] of Object.entries(specs)) {
    const text = Object.hasOwn(values, option) ? (values[option]?.trim() ?? '') : '';
    if (text === '') {
      if (spec.required) return fail({ type: 'missing', option });
      continue;
    }
    const read = readValue(command, option, spec, text, deps);
    if (!read.ok) return read;
    args[option] = read.value;
  }
  return { ok: true, value: args };
}

/**
 * Typed arguments of a command, and those that every command has. A common option that the command declares itself is in both.
 * Values of options that do not exist (an old button) are left aside. The first problem is reported.
 */
export function parseArgs<S extends OptionSpecs>(command: Declared & { readonly options: S }, values: Values, deps: ParseDeps): Outcome<Parsed<S>> {
  const common = readAll(command.name, commonOptions, values, deps);
  if (!common.ok) return common;
  const own = readAll(command.name, command.options, values, deps);
  // The specs decide which options are in `args` and of what type: this is where data becomes the type that ArgsOf derives from it.
  return own.ok ? { ok: true, value: { args: own.value as ArgsOf<S>, common: common.value } } : own;
}
