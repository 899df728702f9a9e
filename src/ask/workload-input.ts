/** A workload from words and from options together: what an option says overrules the words. */
import type { Period } from '#src/catalog/schema.ts';
import { point } from '#src/core/interval.ts';
import type { Team, UsePer, WorkloadInput } from '#src/core/workload.ts';
import type { UseReading } from './use.ts';

const units = { requests: 'request', prompts: 'prompt', tokens: 'token' } as const;

/** Whose the amount is and how many plans there are: `shared` is one plan for all, `total` the amount of all together. */
export const teamOptions = ['each', 'total', 'shared', 'total-shared'] as const;
export type TeamOption = (typeof teamOptions)[number];

/** What options say of a team overrules the words; what neither says stays assumed. */
function teamFor(said: Team | undefined, seats: number | undefined, option: TeamOption | undefined): Team | undefined {
  const people = seats ?? said?.people ?? 1;
  if (option !== undefined) {
    const shared = option === 'shared' || option === 'total-shared';
    return { people, amount: option === 'total' || option === 'total-shared' ? 'total' : 'each', plans: shared ? 1 : people, assumed: [] };
  }
  if (seats === undefined || seats === 1) return said;
  return said && said.people > 1 ? { ...said, people } : { people, amount: 'each', plans: people, assumed: ['amount', 'plans'] };
}

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
  readonly team?: TeamOption;
  readonly tier?: 'lowest' | 'highest';
};

function useOf(
  { input: words, bare }: Pick<UseReading, 'input' | 'bare'>,
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

/** What the words say with every option that is given in its place; shares from per cent to 0 to 1. Nothing is checked: see `checkWorkload`. */
export function workloadInput(words: Pick<UseReading, 'input' | 'bare'>, options: WorkloadOptions): WorkloadInput {
  const { use: _use, parts: _parts, team: said, groups, week, ...others } = words.input;
  const team = teamFor(said, options.seats, options.team);
  const { hours, days, cached, output, months, customer, payment, tier } = options;
  const [startHour, burstHours, before] = [options['start-hour'], options['burst-hours'], options['subscribed-before']];
  const [perRequest, perPrompt] = [options['tokens-per-request'], options['calls-per-prompt']];
  return {
    ...others,
    ...useOf(words, options),
    // Another amount takes the place of all that were told apart.
    ...(options.amount === undefined && groups ? { groups } : {}),
    ...(options.amount === undefined && week ? { week } : {}),
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
    ...(team ? { team } : {}),
    ...(tier ? { tier } : {}),
  };
}
