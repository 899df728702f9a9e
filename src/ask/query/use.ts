/** Questions about a use: what it costs at API prices, whether a plan bears it. The use is what core reckons with, in short form. */
import { z } from 'zod';
import { type Interval, point } from '#src/core/interval.ts';
import { usePers, type WorkloadInput } from '#src/core/workload.ts';
import { currency, id, ids, natural, period, positive, texts, unit, whole, yes } from './parts.ts';
import { except, when } from './when.ts';

/** A figure, or the least that it may be, what is likely, and the most. */
const range = z.union([z.number(), z.array(z.number()).refine(({ length }) => length === 3, 'needs three ends')]).meta({ id: 'range' });
/** More than the whole is no slip of the form: core tells it. */
const part = natural;
const per = z.enum(usePers).meta({ id: 'usePer' });

/** Amounts are those that were said; shares are of input + output, 0 to 1. */
export const workload = z
  .strictObject({
    use: z.strictObject({ amount: range, unit: unit, per }).optional(),
    parts: z.strictObject({ cached: z.number(), uncached: z.number(), output: z.number(), cacheWrite: z.number().optional(), per }).optional(),
    /** The input was smaller than what of it was said to be cached, so it is what hits no cache. */
    inputApart: yes.optional(),
    weekend: range.optional(),
    /** `each`: the amount is that of one person; `assumed`: what nobody said. */
    team: z
      .strictObject({
        people: positive,
        amount: z.enum(['each', 'total']),
        plans: positive,
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
    cachedShare: part.optional(),
    outputShare: part.optional(),
    months: whole.optional(),
    customer: z.enum(['new', 'existing']).optional(),
    payment: period.optional(),
    currency: currency.optional(),
    tier: z.enum(['lowest', 'highest']).optional(),
  })
  .meta({ id: 'workload' });
export type QueryWorkload = z.infer<typeof workload>;

export const use = z.strictObject({
  kind: z.literal('use'),
  /** Plans and lines that the use is held against. */
  subjects: ids,
  /** Models whose API prices it is reckoned at; then the price of `subjects` stands beside the bill. */
  models: ids.optional(),
  workload,
  /** `fits`: is it enough; `passes`: is a limit passed; `lasts`: for how long; `bill`: what it costs on pay-as-you-go. */
  asks: z.enum(['fits', 'passes', 'lasts', 'bill']),
  /** Figures of the question that were not used, with the words around them. */
  left: texts.optional(),
  except,
  when,
});

type Range = z.infer<typeof range>;

const short = ({ low, typical, high }: Interval): Range => (low === high ? typical : [low, typical, high]);
function long(value: Range): Interval {
  if (typeof value === 'number') return point(value);
  const [low = 0, typical = low, high = typical] = value;
  return { low, typical, high };
}

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
