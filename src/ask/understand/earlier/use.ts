/** Questions about a use: what it costs at API prices, whether a plan bears it. The use is what core reckons with, in short form. */
import { z } from 'zod';
import { currencies, id, periods, units } from '#src/catalog/schema.ts';
import { type Interval, point } from '#src/core/interval.ts';
import { usePers, type WorkloadInput } from '#src/core/workload.ts';
import { subjects, when } from './parts.ts';

/** A figure, or the ends of what it may be and the value between them. */
const range = z.union([z.number(), z.strictObject({ low: z.number(), typical: z.number(), high: z.number() })]);
const share = z.number().min(0);
const whole = z.number().int().positive();

/** Amounts are those that were said; shares are of input + output, 0 to 1. */
export const workload = z.strictObject({
  use: z.strictObject({ amount: range, unit: z.enum(units), per: z.enum(usePers) }).optional(),
  parts: z
    .strictObject({ cached: z.number(), uncached: z.number(), output: z.number(), cacheWrite: z.number().optional(), per: z.enum(usePers) })
    .optional(),
  /** The input was smaller than what of it was said to be cached, so it is what hits no cache. */
  inputApart: z.literal(true).optional(),
  weekend: range.optional(),
  team: z
    .strictObject({
      people: z.number().positive(),
      amount: z.enum(['each', 'total']),
      plans: z.number().positive(),
      assumed: z.array(z.enum(['amount', 'plans'])),
    })
    .optional(),
  hoursPerDay: z.number().optional(),
  daysPerWeek: z.number().optional(),
  daysPerMonth: z.number().optional(),
  startHour: z.number().optional(),
  burstHours: z.number().optional(),
  model: id.optional(),
  tokensPerRequest: range.optional(),
  requestsPerPrompt: range.optional(),
  cachedShare: share.optional(),
  outputShare: share.optional(),
  months: whole.optional(),
  customer: z.enum(['new', 'existing']).optional(),
  payment: z.enum(periods).optional(),
  currency: z.enum(currencies).optional(),
  tier: z.enum(['lowest', 'highest']).optional(),
});
export type QueryWorkload = z.infer<typeof workload>;

export const use = z.strictObject({
  kind: z.literal('use'),
  /** Plans and lines that the use is held against. */
  subjects,
  /** Models whose API prices it is reckoned at; then the price of `subjects` stands beside the bill. */
  models: subjects,
  workload,
  /** `fits`: is it enough; `passes`: is a limit passed; `lasts`: for how long; `bill`: what it costs on pay-as-you-go. */
  asks: z.enum(['fits', 'passes', 'lasts', 'bill']),
  /** Figures of the question that were not used, with the words around them. */
  left: z.array(z.string()).optional(),
  ...when,
});

type Range = z.infer<typeof range>;

const short = ({ low, typical, high }: Interval): Range => (low === high ? typical : { low, typical, high });
const long = (value: Range): Interval => (typeof value === 'number' ? point(value) : value);

const mapped = <T, U>(value: T | undefined, key: string, map: (value: T) => U): Record<string, U> =>
  value === undefined ? {} : { [key]: map(value) };

/** A use as a Query holds it. */
export function toQuery({
  use: said,
  weekend,
  tokensPerRequest,
  requestsPerPrompt,
  team,
  task: _task,
  seats: _seats,
  subscribedBefore: _before,
  ...rest
}: WorkloadInput): QueryWorkload {
  return {
    ...rest,
    ...(team ? { team: { ...team, assumed: [...team.assumed] } } : {}),
    ...(said ? { use: { ...said, amount: short(said.amount) } } : {}),
    ...mapped(weekend, 'weekend', short),
    ...mapped(tokensPerRequest, 'tokensPerRequest', short),
    ...mapped(requestsPerPrompt, 'requestsPerPrompt', short),
  };
}

/** A use as core reckons with it. */
export function toInput({ use: said, weekend, tokensPerRequest, requestsPerPrompt, ...rest }: QueryWorkload): WorkloadInput {
  const input = {
    ...rest,
    ...(said ? { use: { ...said, amount: long(said.amount) } } : {}),
    ...mapped(weekend, 'weekend', long),
    ...mapped(tokensPerRequest, 'tokensPerRequest', long),
    ...mapped(requestsPerPrompt, 'requestsPerPrompt', long),
  };
  return input as WorkloadInput;
}
