/** What is to be done for an invocation: a command with values to run, or the answer that there is nothing to run. */
import type { Act } from '#src/card/card.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Names } from '#src/catalog/types.ts';
import type { Lasting, Outcome, RepliedTo } from '#src/command/context.ts';
import type { Command, Result } from '#src/command/define.ts';
import type { Values } from '#src/command/problem.ts';
import type { Vocabulary } from '#src/command/vocabulary.ts';
import type { MemoryScene } from './memory.ts';
import { problemResult } from './problem-card.ts';
import type { Request } from './request.ts';
import { ignored, noAsk, stale, unknownCommand, unseen } from './system-cards.ts';
import { readTyped, withTypedOptions } from './typed.ts';

/** Free words go to this command, once it is there. */
export const ASK = 'ask';
export const NO_COMMAND = '';

/** `ran`: the command did its work; `carried`: options that hold for what is pressed next. */
export type Answer = {
  readonly result: Result;
  readonly command: string;
  readonly ran?: true;
  readonly private?: boolean;
  readonly carried?: Values;
  readonly again?: Values;
  readonly chosen?: string;
  /** What says that the answer is wrong. */
  readonly wrong?: Act;
  readonly posted?: Outcome['posted'];
  /** Undefined, or giving it, where the answer is this asker's alone. */
  readonly lasting?: () => Lasting | undefined;
  readonly turnedAway?: 'limited' | 'busy';
  /** What the asker alone is told beside an answer that others see; `told`: they have it. */
  readonly aside?: { readonly result: Result; readonly told: () => Promise<void> };
};
/**
 * `otherwise`: what is answered where the values are words that nobody understands. `replyTo`: what a free question stands beside; `fresh`: it is
 * somebody else's; `traceless`: nothing of it is remembered.
 */
export type Todo = { readonly command: Command; readonly values: Values; readonly otherwise?: Answer; readonly traceless?: true } & Pick<
  MemoryScene,
  'replyTo' | 'fresh'
>;

type Deps = {
  readonly byName: ReadonlyMap<string, Command>;
  readonly vocabulary: Vocabulary;
  readonly names: Names;
  /** What a typed line is read with on a day. */
  readonly parseDeps: (now: Day) => Parameters<typeof readTyped>[2];
};

export type Todos = {
  /** The option that takes the words of a free question; undefined where the house answers none. */
  readonly questionOption: string | undefined;
  /** The values of the request, or the answer that there are none. */
  readonly todoFor: (request: Request, now: Day, replyTo: RepliedTo | undefined) => Todo | Answer;
};

export function createTodos({ byName, vocabulary, names, parseDeps }: Deps): Todos {
  const questionOption = Object.entries(byName.get(ASK)?.options ?? {}).find(([, spec]) => spec.type === 'text' && spec.positional)?.[0];

  /** Words for the command that answers questions; undefined where the house has none. */
  const question = (text: string): Todo | undefined => {
    const ask = byName.get(ASK);
    return ask && questionOption ? { command: ask, values: { [questionOption]: text } } : undefined;
  };

  const todoFor = (request: Request, now: Day, replyTo: RepliedTo | undefined): Todo | Answer => {
    const system = (result: Result): Answer => ({ result, command: NO_COMMAND });
    switch (request.type) {
      case 'ignored':
        return system(ignored);
      case 'stale':
        return system(stale());
      case 'unknown-command':
        return system(unknownCommand(request.name, vocabulary.nearCommands(request.name)));
      case 'unseen':
        return system(unseen(request.why));
      case 'words': {
        const asked = question(request.text);
        const beside = request.quoted ? { fresh: true as const } : replyTo ? { replyTo } : {};
        return asked ? { ...asked, ...beside } : system(noAsk());
      }
      case 'values':
      case 'line': {
        const command = byName.get(request.command.name);
        if (!command) return system(stale());
        if (request.type === 'values') return { command, values: withTypedOptions(command, request.values, parseDeps(now)) };
        const typed = readTyped(command, request.line, parseDeps(now));
        if (!('problem' in typed)) return { command, values: typed.values };
        const problem = { result: problemResult(typed.problem, { command, values: typed.values, names }), command: command.name };
        const asked = typed.words === undefined ? undefined : question(typed.words);
        return asked ? { ...asked, otherwise: problem } : problem;
      }
      default:
        return request satisfies never;
    }
  };

  return { questionOption, todoFor };
}
