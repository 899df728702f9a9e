/** A workload from words and from options together: what an option says overrules the words. */
import type { Period } from '#src/catalog/schema.ts';
import { point } from '#src/core/interval.ts';
import type { UsePer, WorkloadInput } from '#src/core/workload.ts';
import type { WorkloadWords } from './workload-words.ts';

const units = { requests: 'request', prompts: 'prompt', tokens: 'token' } as const;

/** As commands declare them; shares are in per cent. */
export type WorkloadOptions = {
  readonly amount?: number;
  readonly unit?: keyof typeof units;
  readonly per?: UsePer;
  readonly hours?: number;
  readonly days?: number;
  readonly 'start-hour'?: number;
  readonly 'burst-hours'?: number;
  readonly 'tokens-per-request'?: number;
  readonly 'calls-per-prompt'?: number;
  readonly cached?: number;
  readonly output?: number;
  readonly months?: number;
  readonly customer?: 'new' | 'existing';
  readonly 'subscribed-before'?: string;
  readonly payment?: Period;
  readonly seats?: number;
  readonly tier?: 'lowest' | 'highest';
};

function useOf(
  { input: words, bare }: Pick<WorkloadWords, 'input' | 'bare'>,
  { amount, unit, per }: WorkloadOptions,
): Pick<WorkloadInput, 'use' | 'parts'> {
  if (words.parts && amount === undefined) return { parts: per ? { ...words.parts, per } : words.parts };
  const said = words.use;
  const figure = amount === undefined ? (said ?? bare)?.amount : point(amount);
  const what = unit ? units[unit] : said?.unit;
  if (!figure || !what) return {};
  return { use: { amount: figure, unit: what, per: per ?? (said ?? bare)?.per ?? 'once' } };
}

/** Per cent without what binary arithmetic adds: 0.5 is 0.005. */
const share = (percent: number) => Number(`${percent}e-2`);

export function workloadInput(words: Pick<WorkloadWords, 'input' | 'bare'>, options: WorkloadOptions): WorkloadInput {
  const { use: _use, parts: _parts, ...others } = words.input;
  const { hours, days, cached, output, months, customer, payment, seats, tier } = options;
  const [startHour, burstHours, before] = [options['start-hour'], options['burst-hours'], options['subscribed-before']];
  const [perRequest, perPrompt] = [options['tokens-per-request'], options['calls-per-prompt']];
  return {
    ...others,
    ...useOf(words, options),
    ...(hours === undefined ? {} : { hoursPerDay: hours }),
    ...(days === undefined ? {} : { daysPerWeek: days }),
    ...(startHour === undefined ? {} : { startHour }),
    ...(burstHours === undefined ? {} : { burstHours }),
    ...(perRequest === undefined ? {} : { tokensPerRequest: point(perRequest) }),
    ...(perPrompt === undefined ? {} : { requestsPerPrompt: point(perPrompt) }),
    ...(cached === undefined ? {} : { cachedShare: share(cached) }),
    ...(output === undefined ? {} : { outputShare: share(output) }),
    ...(months === undefined ? {} : { months }),
    ...(customer ? { customer } : before ? { customer: 'existing' as const } : {}),
    ...(before ? { subscribedBefore: before } : {}),
    ...(payment ? { payment } : {}),
    ...(seats === undefined ? {} : { seats }),
    ...(tier ? { tier } : {}),
  };
}
