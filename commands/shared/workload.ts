/** Options that say how much a person uses, for every command that reckons with it. */
import { plansFor } from '#src/ask/answer/scene.ts';
import { withoutClaims } from '#src/ask/claims.ts';
import { mentionsOf } from '#src/ask/mentions/mentions.ts';
import { timesOf } from '#src/ask/times.ts';
import { readUse, type UseReading } from '#src/ask/use.ts';
import { teamOptions, type WorkloadOptions, workloadInput } from '#src/ask/workload-input.ts';
import { periods } from '#src/catalog/spans.ts';
import type { Entity, Names, View } from '#src/catalog/types.ts';
import type { OptionSpecs } from '#src/command/define.ts';
import { checkWorkload, type WorkloadInput } from '#src/core/workload.ts';
import type { CostProblem } from '#src/view/cost-form.ts';

/** Of an option that a form asks for: a slash command lists a handful. */
export const inForm = true as const;

export const rhythmOptions = {
  hours: { type: 'number', inForm },
  days: { type: 'number', inForm },
  'tokens-per-request': { type: 'number', inForm },
  cached: { type: 'number', inForm },
  months: { type: 'number', inForm },
  payment: { type: 'choice', choices: periods, inForm },
  seats: { type: 'number', inForm },
  team: { type: 'choice', choices: teamOptions, inForm },
} as const satisfies OptionSpecs;

const nothing: UseReading = { input: {}, offers: [], models: [], api: false, left: [] };

/** `plans`: those that options name, beside those of the words. */
export function wordsOf(use: string | undefined, view: View, names: Names, plans: readonly Entity[] = []): UseReading {
  if (use === undefined) return nothing;
  const mentions = mentionsOf(use, { scan: (text) => names.scan(text), today: view.day });
  const named = [...plans, ...mentions.names.flatMap(({ entities }) => entities[0] ?? [])];
  const figures = withoutClaims(mentions.figures, view, plansFor(view, named));
  return readUse({ ...mentions, figures }, timesOf(view, named));
}

/** The workload of words and options, or what is wrong with it. */
export function workloadFrom(
  words: UseReading,
  options: WorkloadOptions,
): { readonly input: WorkloadInput; readonly problems: readonly CostProblem[] } {
  const input = workloadInput(words, options);
  const { problem } = words;
  // A figure without a unit is no problem once an option names the unit or the amount.
  const settled = problem?.code === 'unit' && (options.amount !== undefined || input.use !== undefined || input.parts !== undefined);
  return {
    input,
    problems: [
      ...(problem && !settled ? [{ type: 'words', ...problem } as const] : []),
      ...checkWorkload(input).map((each) => ({ type: 'field', problem: each }) as const),
    ],
  };
}

/** The options as they were given, as text, for buttons that ask again with one of them changed. */
export function givenOf(args: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const text = (value: unknown): string =>
    Array.isArray(value)
      ? value.map(text).join(' ')
      : typeof value === 'object' && value !== null && 'id' in value
        ? String(value.id)
        : String(value);
  return Object.fromEntries(Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, text(value)]])));
}
