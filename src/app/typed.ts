/** What a typed command line comes to: values in the order that the command declares, else in any, else a question in words, else what is wrong with it. */
import { type ParseDeps, parseArgs } from '#src/command/args.ts';
import { assign, positionalsOf } from '#src/command/assign.ts';
import type { Command } from '#src/command/define.ts';
import { assignLoosely } from '#src/command/loose.ts';
import type { Problem, Values } from '#src/command/problem.ts';

export type Typed =
  | { readonly values: Values }
  /** `words`: what the line may ask, where its words fit no option of the command. */
  | { readonly problem: Problem; readonly values: Values; readonly words?: string };

/** So many words that are no name beside those that are one make a sentence. */
const SENTENCE = 3;
/** "--months", or the dash that a phone makes of it. */
const OPTION = /(?:^|\s)(?:--|[–—])\S/u;

/** Nothing that the command has comes near it: whoever typed it may have asked something. A name that is nearly right is mended by a press instead. */
function isQuestion(problem: Problem): boolean {
  if (problem.type === 'extra' || problem.type === 'not-a-choice') return true;
  if (problem.type !== 'names') return false;
  const unclear = problem.resolutions.find((resolution) => !resolution.ok);
  return unclear !== undefined && !unclear.ok && unclear.reason === 'unknown' && unclear.suggestions.length === 0;
}

/** Words of a field or of a slash command may name options as a typed line does ("--tier=highest"); what stands in a field of its own counts more. */
export function withTypedOptions(command: Command, values: Values, deps: ParseDeps): Values {
  const { rest } = positionalsOf(command);
  const words = rest === undefined || command.options[rest]?.type !== 'text' ? undefined : values[rest];
  if (rest === undefined || words === undefined || !OPTION.test(words)) return values;
  const { [rest]: _, ...others } = values;
  const assigned = assign(command, words, deps);
  return assigned.ok ? { ...assigned.value, ...others } : values;
}

export function readTyped(command: Command, line: string, deps: ParseDeps): Typed {
  const assigned = assign(command, line, deps);
  const parsed = assigned.ok ? parseArgs(command, assigned.value, deps) : assigned;
  if (parsed.ok) return { values: assigned.ok ? assigned.value : {} };
  const loose = assignLoosely(command, line, deps);
  if (loose?.left.length === 0 && parseArgs(command, loose.values, deps).ok) return { values: loose.values };
  // Who names options knows what the command takes.
  const sentence = parsed.problem.type === 'names' && loose !== undefined && Object.keys(loose.values).length > 0 && loose.left.length >= SENTENCE;
  const asks = !OPTION.test(line) && (sentence || isQuestion(parsed.problem));
  return { problem: parsed.problem, values: assigned.ok ? assigned.value : {}, ...(asks ? { words: line } : {}) };
}
