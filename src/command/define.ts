/** A command is declared once, as data: every platform registers, completes and parses it from this declaration. */

import type { Card } from '#src/card/card.ts';
import { currencies } from '#src/catalog/currencies.ts';
import type { Entity, EntityKind } from '#src/catalog/types.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Context } from './context.ts';

/**
 * One option. `positional` options may be typed without their name, in the order of declaration; the last one takes the rest of the line
 * when it is `text` or `entities`. Names and descriptions live in the locales: `<command>:description`, `<command>:options.<option>.{name,description}`,
 * `hidden`: it stands in buttons, and is offered nowhere; `inForm`: a form or words say it, and no slash command has it in its list; `reads: money`: the text is a sum of money. Labels of choices in `<command>:options.<option>.choices.<value>`; those of the common options in the namespace `common`.
 */
export type OptionSpec = { readonly required?: true; readonly positional?: true; readonly hidden?: true; readonly inForm?: true } & (
  | { readonly type: 'text'; readonly maxLength?: number; readonly reads?: 'money' }
  | { readonly type: 'integer' | 'number'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'day' }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  | { readonly type: 'entity'; readonly kinds: readonly EntityKind[] }
  | { readonly type: 'entities'; readonly kinds: readonly EntityKind[]; readonly min: number; readonly max: number }
);

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type EntityOf<Kinds> = Kinds extends readonly (infer K extends EntityKind)[] ? Extract<Entity, { kind: K }> : never;
type ValueOf<S extends OptionSpec> = S extends { type: 'text' | 'day' }
  ? string
  : S extends { type: 'integer' | 'number' }
    ? number
    : S extends { type: 'boolean' }
      ? boolean
      : S extends { type: 'choice'; choices: readonly (infer C)[] }
        ? C
        : S extends { type: 'entity'; kinds: infer K }
          ? EntityOf<K>
          : S extends { type: 'entities'; kinds: infer K }
            ? readonly EntityOf<K>[]
            : never;

/** The handler's arguments: required options are there, the others may be missing. */
export type ArgsOf<S extends OptionSpecs> = { readonly [K in keyof S as S[K] extends { required: true } ? K : never]: ValueOf<S[K]> } & {
  readonly [K in keyof S as S[K] extends { required: true } ? never : K]?: ValueOf<S[K]>;
};

/** `answer` when the question was answered, `clarify` when we ask back, `unknown` when the data does not hold it, `ignored`: stay silent. */
export type ResultKind = 'answer' | 'clarify' | 'unknown' | 'ignored';

/**
 * Computed once; the card may be built once per language, so building it is pure. `queries`: what a free question was understood as. `again`:
 * values that give this very answer to anybody at any time, where those that the command was given do not.
 */
export type Result = {
  readonly kind?: ResultKind;
  readonly card: (loc: Localizer) => Card;
  readonly queries?: readonly unknown[];
  readonly again?: Readonly<Record<string, string>>;
};

export type Command<S extends OptionSpecs = OptionSpecs> = {
  readonly name: string;
  readonly options: S;
  /** Not shown in menus (for example `ask`, which free text reaches anyway). */
  readonly hidden?: true;
  /** About the bot, and no answer of the trade. */
  readonly aside?: true;
  run(ctx: Context, args: ArgsOf<S>): Result | Promise<Result>;
};

/** Declares a command; the argument types of `run` follow from `options`. */
export function defineCommand<const S extends OptionSpecs>(command: Command<S>): Command<S> {
  return command;
}

/** Options that every command has besides its own (DESIGN §2). */
export const commonOptions = {
  lang: { type: 'choice', choices: ['zh', 'en'] },
  currency: { type: 'choice', choices: currencies },
  'as-of': { type: 'day' },
  private: { type: 'boolean' },
} as const satisfies OptionSpecs;

/** The option by which the menu of a card re-enters: the name of an entry, or that the answer itself is wanted. */
export const MORE = 'more';
/** Of `MORE`: no entry, but the answer itself, beside the card that was pressed. */
export const WHOLE_ANSWER = 'answer';
/** Options of every command that buttons alone carry. */
export const hiddenOptions = { [MORE]: { type: 'text', hidden: true } } as const satisfies OptionSpecs;
