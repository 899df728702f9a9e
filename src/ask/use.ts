/** What a person says of their use, from the mentions of a message: the one reader for commands, forms, buttons and free questions. */
import type { Period } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import { type Interval, multiply } from '#src/core/interval.ts';
import { homeZone, inHomeTime } from '#src/core/rates.ts';
import { burstHours, type Group, type Team, type UsePer, type WorkloadInput } from '#src/core/workload.ts';
import { type Figure, figuresOf, interval, last } from './mentions/figure.ts';
import type { Mentions } from './mentions/mentions.ts';
import { currenciesNamed } from './money.ts';
import { blank } from './places.ts';
import { amountsOf, over, toldIn, type Unit } from './use-amounts.ts';

/** `unit`: a figure without a unit that is known; `unread`: a figure that belongs to nothing; `name`: what looks like a model or a plan and is none. */
export type UseProblem = { readonly code: 'unit' | 'unread' | 'negative' | 'name'; readonly text: string };

export type UseReading = {
  readonly input: WorkloadInput;
  /** Plans, lines and vendors that were named, in order. */
  readonly offers: readonly Ref[];
  readonly models: readonly string[];
  /** It is about pay-as-you-go alone. */
  readonly api: boolean;
  readonly problem?: UseProblem;
  /** The figure of which the words do not say what it counts. */
  readonly bare?: { readonly amount: Interval; readonly per: UsePer };
  /** Figures that nothing was made of, with the words around them. */
  readonly left: readonly string[];
};

/** The words around a figure, to say which is meant. */
function around(text: string, { start, end }: Pick<Figure, 'start' | 'end'>): string {
  const near = text.slice(start, end + 16) + (/^[a-z]*/i.exec(text.slice(end + 16))?.[0] ?? '');
  return (near.split(/[,;\n，。；]|\.\s/)[0] ?? '').trim() || text.slice(start, end);
}

/** On how many days: as a number where one is told, else by the days that are named, else by a word for them. */
function daysOf({ figures, cues, week: { named, off } }: Mentions): Pick<WorkloadInput, 'daysPerWeek' | 'daysPerMonth'> {
  const uses = figuresOf(figures, 'use');
  const [week, month] = (['days-of-week', 'days-of-month'] as const).map((role) => last(figures, role));
  if (month !== undefined) return month < 30 ? { daysPerMonth: month } : { daysPerWeek: 7 };
  // Amounts of several days of the week are told day by day.
  if (cues.has('every-day') || uses.some(({ on }) => on !== undefined)) return { daysPerWeek: 7 };
  const days = new Set(named.flatMap((mark) => mark.days));
  if (days.size > 0) return { daysPerWeek: days.size };
  const workdays = cues.has('workdays') || uses.some(({ rate }) => rate?.workdays);
  if (off.length > 0 && !workdays) return { daysPerWeek: 7 - new Set(off).size };
  const told = week ?? (workdays ? 5 : cues.has('six-days') ? 6 : cues.has('weekends') ? 2 : undefined);
  return told === undefined ? {} : { daysPerWeek: told };
}

type Rhythm = Pick<WorkloadInput, 'hoursPerDay' | 'daysPerWeek' | 'daysPerMonth' | 'startHour' | 'zone' | 'burstHours'>;

function rhythmOf(mentions: Mentions): Rhythm {
  const { figures, cues, zone = homeZone } = mentions;
  const [hours, burst, start] = (['hours', 'burst', 'start'] as const).map((role) => last(figures, role));
  return {
    ...(burst !== undefined ? { burstHours: burst } : cues.has('burst') ? { burstHours } : {}),
    ...(hours === undefined ? {} : { hoursPerDay: hours }),
    ...daysOf(mentions),
    ...(start === undefined ? {} : { startHour: inHomeTime({ from: start, to: start }, zone).from, ...(zone === homeZone ? {} : { zone }) }),
  };
}

const payments: readonly Period[] = ['year', 'quarter', 'month'];

function purchaseOf({ figures, cues }: Mentions): Pick<WorkloadInput, 'months' | 'payment' | 'customer' | 'tier'> {
  const spans = [...figuresOf(figures, 'months').map(({ value }) => value), ...(cues.has('a-year') ? [12] : [])];
  const months = spans.length > 0 ? Math.max(...spans) : undefined;
  const payment = payments.find((period) => cues.has(`pay-${period}`));
  return {
    ...(months === undefined ? {} : { months }),
    ...(payment ? { payment } : {}),
    ...(cues.has('existing') ? { customer: 'existing' } : cues.has('new') ? { customer: 'new' } : {}),
    ...(cues.has('lowest') ? { tier: 'lowest' } : cues.has('highest') ? { tier: 'highest' } : {}),
  };
}

/**
 * How many people use how many plans, and whose the amount is. Without a word people have a plan each and the amount is each one's; an amount of all
 * together is on one plan; accounts are plans of one person, whose amount is over all of them. What was not said is assumed, and told as that.
 */
function teamOf({ figures, cues }: Mentions, groups: readonly Group[] | undefined): Team | undefined {
  const [alone = 1, accounts] = (['people', 'accounts'] as const).map((role) => last(figures, role));
  const people = groups ? groups.reduce((sum, group) => sum + group.people, 0) : alone;
  if (people <= 1 && (accounts ?? 1) <= 1) return undefined;
  const each = groups !== undefined || cues.has('each-person');
  const total = groups === undefined && cues.has('total');
  const amount = total || (people <= 1 && !each) ? 'total' : 'each';
  const said = accounts ?? plansSaid(cues, people);
  return {
    people: Math.max(people, accounts === undefined || !each ? 1 : accounts),
    amount,
    plans: said ?? (amount === 'total' ? 1 : people),
    assumed: [...(total || each || people <= 1 ? [] : (['amount'] as const)), ...(said === undefined ? (['plans'] as const) : [])],
  };
}

/** A plan each, or one for all of them; undefined where nobody says. */
const plansSaid = (cues: Mentions['cues'], people: number): number | undefined => (cues.has('own') ? people : cues.has('shared') ? 1 : undefined);

/** What one request and one prompt take. They hold without an amount too: a form may bring the amount. */
function ratiosOf(figures: readonly Figure[]): Pick<WorkloadInput, 'tokensPerRequest' | 'requestsPerPrompt'> {
  const taking = (unit: Unit, by: Unit) => figuresOf(figures, 'ratio').find((ratio) => ratio.unit === unit && ratio.of === by);
  const [perRequest, perPrompt] = [taking('token', 'request'), taking('request', 'prompt')];
  return {
    ...(perRequest ? { tokensPerRequest: interval(perRequest) } : {}),
    ...(perPrompt ? { requestsPerPrompt: interval(perPrompt) } : {}),
  };
}

/** What is used up of the month, where the days that are left are told too. */
function spentOf(figures: readonly Figure[]): Pick<WorkloadInput, 'spent'> {
  const [amount, days] = (['spent', 'days-left'] as const).map((role) => last(figures, role));
  return amount === undefined || days === undefined ? {} : { spent: { amount, days } };
}

/** A use as an API bill is made of it: uncached tokens are all there is; requests are what each takes, one request where no more is told. */
export function inTokens(input: WorkloadInput): WorkloadInput {
  const { use, tokensPerRequest, ...rest } = input;
  if (use?.unit === 'uncached-token') return { ...rest, parts: { cached: 0, uncached: use.amount.typical, output: 0, per: use.per } };
  if (use?.unit === 'request' && tokensPerRequest)
    return { ...rest, use: { amount: multiply(use.amount, tokensPerRequest), unit: 'token', per: use.per } };
  if (use || rest.parts || !tokensPerRequest) return input;
  return { ...rest, use: { amount: tokensPerRequest, unit: 'token', per: 'once' } };
}

/** "In dollars" says how to tell a bill; a currency beside an amount is of that amount. */
function currencyOf({ text, money, cues }: Mentions): Pick<WorkloadInput, 'currency'> {
  const [currency, another] = currenciesNamed(blank(text, money, ' '));
  return currency !== undefined && another === undefined && cues.has('api') ? { currency } : {};
}

/** What is in the way of reckoning with the words. `open`: the figure of which they do not say what it is. */
function problemOf({ text, negative, strangers }: Mentions, open: Figure | undefined, hasUse: boolean): UseProblem | undefined {
  const [stranger] = strangers;
  if (negative) return { code: 'negative', text: negative };
  if (stranger !== undefined) return { code: 'name', text: stranger };
  return open && { code: hasUse ? 'unread' : 'unit', text: around(text, open) };
}

function offersIn({ names }: Mentions): readonly Ref[] {
  return names.flatMap(({ entities }): readonly Ref[] => {
    const [entity] = entities.filter(({ kind }) => kind === 'plan' || kind === 'line' || kind === 'vendor');
    return entity ? [{ kind: entity.kind, id: entity.id }] : [];
  });
}

/** Tokens: no model of the trade has a context that is larger. */
const LARGEST_REQUEST = 2_000_000;

/** `times`: what 次 and "times" count where nobody says, a request or what the plans at hand count. Never throws; nothing is checked. */
export function readUse(mentions: Mentions, times: 'request' | 'prompt' = 'request'): UseReading {
  const { figures, cues, names, text } = mentions;
  const told = toldIn(mentions);
  const amounts = amountsOf(mentions, told, times);
  const team = teamOf(mentions, told.groups);
  const models = names.flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'model').map(({ id }) => id));
  const [model] = models;
  const counted: WorkloadInput = {
    ...ratiosOf(figures),
    ...amounts,
    ...rhythmOf(mentions),
    ...(told.hours === undefined ? {} : { hoursPerDay: told.hours }),
    ...spentOf(figures),
    ...purchaseOf(mentions),
    ...(team ? { team } : {}),
    ...(model ? { model } : {}),
    ...currencyOf(mentions),
  };
  // What takes so many is a task of many requests: its tokens are what counts.
  const input = counted.use?.unit === 'request' && (counted.tokensPerRequest?.typical ?? 0) > LARGEST_REQUEST ? inTokens(counted) : counted;
  const used = new Set<Figure | undefined>([...told.together, told.windows]);
  // What a task takes is of use only where tasks are counted.
  const idle = (figure: Figure) =>
    figure.role === 'ratio' && figure.of === 'task' && told.main !== undefined && told.main.unit !== 'task' && told.main.unit !== 'times';
  const unused = figures.filter((figure) => figure.role === 'left' || idle(figure) || (figure.role === 'use' && !used.has(figure)));
  const hasUse = amounts.use !== undefined || amounts.parts !== undefined;
  const open = (hasUse ? undefined : told.main) ?? unused[0];
  const problem = problemOf(mentions, open, hasUse);
  return {
    input,
    offers: offersIn(mentions),
    models,
    api: cues.has('api'),
    ...(problem ? { problem } : {}),
    ...(open && !hasUse ? { bare: over(interval(open), 'rate' in open ? open.rate : undefined) } : {}),
    left: unused.map((figure) => around(text, figure)),
  };
}
