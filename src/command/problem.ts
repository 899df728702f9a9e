/** What is wrong with what a person typed, as data: the app words it, in their language, with something to press. */
import type { Entity, EntityKind, Resolution } from '#src/catalog/types.ts';

export type Values = Readonly<Record<string, string>>;

export type Problem =
  /** An option that the command does not have. `near`: those it may have meant. */
  | { readonly type: 'unknown-option'; readonly typed: string; readonly near: readonly string[] }
  /** An option that needs to be there and is not. */
  | { readonly type: 'missing'; readonly option: string }
  /** An option without its value ("--months="). */
  | { readonly type: 'no-value'; readonly option: string }
  /** Words that belong to no option. */
  | { readonly type: 'extra'; readonly text: string }
  | {
      readonly type: 'not-a';
      readonly option: string;
      readonly text: string;
      readonly expected: 'integer' | 'number' | 'boolean' | 'day';
    }
  | { readonly type: 'not-a-choice'; readonly option: string; readonly text: string; readonly choices: readonly string[] }
  | { readonly type: 'range'; readonly option: string; readonly text: string; readonly min?: number; readonly max?: number }
  | { readonly type: 'too-long'; readonly option: string; readonly max: number }
  /** Names that are not clear; `resolutions` is the whole list as typed, clear ones included. */
  | { readonly type: 'names'; readonly option: string; readonly kinds: readonly EntityKind[]; readonly resolutions: readonly Resolution[] }
  /** Too few or too many; `repeated`: the same one was named more than once. */
  | {
      readonly type: 'count';
      readonly option: string;
      readonly kinds: readonly EntityKind[];
      readonly min: number;
      readonly max: number;
      readonly entities: readonly Entity[];
      readonly repeated: boolean;
    };

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };
