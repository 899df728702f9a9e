/** Questions about a use: what it costs at API prices, whether a plan bears it. The use is what core reckons with, in short form. */
import { z } from 'zod';
import { type Interval, point } from '#src/core/interval.ts';
import { usePers, type WorkloadInput } from '#src/core/workload.ts';
import { currency, id, ids, natural, period, positive, span, texts, unit, whole, yes } from './parts.ts';
import { except, when } from './when.ts';

const figures = z.array(z.number()).meta({ id: 'figures' });
/** A figure, or the least that it may be, what is likely, and the most. */
const range = z
  .union([z.number(), figures])
  .refine((value) => typeof value === 'number' || value.length === 3, 'needs three ends')
  .meta({ id: 'range' });
/** More than the whole is no slip of the form: core tells it. */
const part = natural;
const per = z.enum(usePers);

type List = readonly number[] | undefined;
type Lists = {
  readonly use?: unknown;
  readonly parts?: List;
  readonly week?: List;
  readonly spent?: List;
  readonly groups?: readonly number[][] | undefined;
};
const isWhole = ({ use: said, parts, week, spent, groups }: Lists): boolean =>
  (!parts || (said !== undefined && (parts.length === 3 || parts.length === 4))) &&
  (!week || week.length === 7 || week.length === 21) &&
  (!spent || spent.length === 2) &&
  (groups ?? []).every(({ length }) => length === 2 || length === 4);

/** Amounts are those that were said; shares are of input + output, 0 to 1. */
export const workload = z
  .strictObject({
    use: z.strictObject({ amount: range, unit: unit, per }).optional(),
    /** Of the tokens of `use`: cached, uncached, output, and written to a cache. */
    parts: figures.optional(),
    /** The input was smaller than what of it was said to be cached, so it is what hits no cache. */
    inputApart: yes.optional(),
    /** Of each day from Monday on; seven figures, or three ends of each. */
    week: figures.optional(),
    /** What is used up of the month, and the days that are left. */
    spent: figures.optional(),
    /** People and their amount, or its three ends, for each group; `use` is the heaviest. */
    groups: z.array(figures).optional(),
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
    /** In which `startHour`, which is UTC+8, was told. */
    zone: z.number().optional(),
    burstHours: z.number().optional(),
    model: id.optional(),
    tokensPerRequest: range.optional(),
    requestsPerPrompt: range.optional(),
    cachedShare: part.optional(),
    outputShare: part.optional(),
    /** What a month on pay-as-you-go costs in `currency`, by the person's own account: of a `bill` without tokens. */
    paid: positive.optional(),
    months: whole.optional(),
    customer: z.enum(['new', 'existing']).optional(),
    /** A span that one pays for at once. */
    payment: span.optional(),
    currency: currency.optional(),
    tier: z.enum(['lowest', 'highest']).optional(),
  })
  .refine(isWhole, 'lists of the wrong length')
  .refine(({ payment }) => payment === undefined || period.safeParse(payment).success, 'no span that is paid for at once')
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
const longOf = (ends: readonly number[]): Interval => long(ends.length === 1 ? (ends[0] ?? 0) : [...ends]);

const mapped = <T, U>(value: T | undefined, key: string, map: (value: T) => U): Record<string, U> =>
  value === undefined ? {} : { [key]: map(value) };

const DAYS = 7;

/** Seven figures where each is one, else three ends of each. */
function weekShort(week: readonly Interval[]): number[] {
  const all = week.map(short);
  return all.every((day) => typeof day === 'number') ? (all as number[]) : week.flatMap(({ low, typical, high }) => [low, typical, high]);
}

const weekLong = (week: readonly number[]): readonly Interval[] => {
  const size = week.length / DAYS;
  return Array.from({ length: DAYS }, (_, day) => longOf(week.slice(day * size, (day + 1) * size)));
};

/** A use as a Query holds it. */
export function toQuery({
  use: said,
  parts,
  week,
  spent,
  groups,
  tokensPerRequest,
  requestsPerPrompt,
  team,
  task: _task,
  seats: _seats,
  subscribedBefore: _before,
  ...rest
}: WorkloadInput): QueryWorkload {
  const { cached = 0, uncached = 0, output = 0, cacheWrite, per = 'once' } = parts ?? {};
  const written = cacheWrite === undefined ? [] : [cacheWrite];
  return {
    ...rest,
    ...(team ? { team: { ...team, assumed: [...team.assumed] } } : {}),
    ...(said ? { use: { ...said, amount: short(said.amount) } } : {}),
    ...(parts ? { use: { amount: cached + uncached + output, unit: 'token', per }, parts: [cached, uncached, output, ...written] } : {}),
    ...mapped(week, 'week', weekShort),
    ...mapped(spent, 'spent', ({ amount, days }) => [amount, days]),
    ...mapped(groups, 'groups', (all) => all.map(({ people, amount }) => [people, ...[short(amount)].flat()])),
    ...mapped(tokensPerRequest, 'tokensPerRequest', short),
    ...mapped(requestsPerPrompt, 'requestsPerPrompt', short),
  };
}

type Said = Pick<WorkloadInput, 'use' | 'parts'>;

/** An amount, or its tokens by their kind. */
function saidIn({ use: said, parts }: QueryWorkload): Said {
  if (!said) return {};
  const [cached = 0, uncached = 0, output = 0, cacheWrite] = parts ?? [];
  if (parts) return { parts: { cached, uncached, output, ...(cacheWrite === undefined ? {} : { cacheWrite }), per: said.per } };
  return { use: { ...said, amount: long(said.amount) } };
}

/** A use as core reckons with it. */
export function toInput(query: QueryWorkload): WorkloadInput {
  const { use: _use, parts: _parts, paid: _paid, week, spent, groups, tokensPerRequest, requestsPerPrompt, ...rest } = query;
  const input = {
    ...rest,
    ...saidIn(query),
    ...mapped(week, 'week', weekLong),
    ...mapped(spent, 'spent', ([amount = 0, days = 0]) => ({ amount, days })),
    ...mapped(groups, 'groups', (all) => all.map(([people = 1, ...ends]) => ({ people, amount: longOf(ends) }))),
    ...mapped(tokensPerRequest, 'tokensPerRequest', long),
    ...mapped(requestsPerPrompt, 'requestsPerPrompt', long),
  };
  return input as WorkloadInput;
}
