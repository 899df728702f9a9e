/** Acts as a person types them, with the options that need no name left unnamed. */
import { type ActText, actToText } from '#src/card/act-text.ts';
import { positionalsOf } from './assign.ts';
import type { Declared } from './context.ts';

export function createActText(commands: readonly Declared[]): ActText {
  const placed = new Map(commands.map((command) => [command.name, positionalsOf(command)]));
  return (act) => actToText(act, placed.get(act.command));
}
