/** What a person says of their use, from the mentions of a message: the one reader for commands, forms, buttons and free questions. */
import type { Period } from '#src/catalog/schema.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { type Interval, multiply, point, scale } from '#src/core/interval.ts';
import { burstHours, type Team, type TokenParts, type UsePer, type WorkloadInput } from '#src/core/workload.ts';
import type { Figure, Rate } from './mentions/figure.ts';
import type { Mentions } from './mentions/mentions.ts';
import { currenciesNamed } from './money.ts';
import { blank } from './places.ts';

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

type UseFigure = Extract<Figure, { role: 'use' }>;
type Unit = NonNullable<WorkloadInput['use']>['unit'];

const interval = ({ value, low, high }: Pick<Figure, 'value' | 'low' | 'high'>): Interval => ({
  low: low ?? value,
  typical: value,
  high: high ?? value,
});

/** An amount over one of the periods that are reckoned with: 1,000 every two days are 500 a day, 12 a year are 1 a month. */
function over(amount: Interval, rate: Rate | undefined): { readonly amount: Interval; readonly per: UsePer } {
  if (!rate) return { amount, per: 'once' };
  const { period, count } = rate;
  if (period === 'year' || period === 'quarter') return { amount: scale(amount, 1 / ((period === 'year' ? 12 : 3) * count)), per: 'month' };
  return { amount: count === 1 ? amount : scale(amount, 1 / count), per: period };
}

/** The words around a figure, to say which is meant. */
function around(text: string, { start, end }: Pick<Figure, 'start' | 'end'>): string {
  const near = text.slice(start, end + 16) + (/^[a-z]*/i.exec(text.slice(end + 16))?.[0] ?? '');
  return (near.split(/[,;\n，。；]|\.\s/)[0] ?? '').trim() || text.slice(start, end);
}

const figuresOf = <R extends Figure['role']>(figures: readonly Figure[], role: R) =>
  figures.filter((figure): figure is Extract<Figure, { role: R }> => figure.role === role);

/** Below this an amount of tokens without a period is no use of anybody's. */
export const leastTokens = 100_000;

/** The figure that is the use: over a stretch of time before one without, tokens before what may be anything. */
function mainUse(uses: readonly UseFigure[]): UseFigure | undefined {
  const told = uses.filter(({ unit }) => unit !== undefined);
  return (
    told.find(({ rate, unit }) => rate !== undefined && unit !== 'window') ??
    told.find(({ unit, value }) => unit === 'token' && value >= leastTokens) ??
    told.find(({ unit }) => unit !== 'window')
  );
}

/** "200 in the morning, 300 in the afternoon": the amounts of the parts of a day are one of the day. */
function wholeDay(uses: readonly UseFigure[]): UseFigure | undefined {
  const [first] = uses;
  const parts = new Set(uses.map(({ dayPart }) => dayPart));
  const units = new Set(uses.flatMap(({ unit }) => (unit === undefined || unit === 'times' ? [] : [unit])));
  const daily = uses.every(({ rate }) => rate === undefined || (rate.period === 'day' && rate.count === 1));
  if (!first || uses.length < 2 || parts.size < uses.length || parts.has(undefined) || units.size > 1 || !daily) return undefined;
  const sum = (of: (each: UseFigure) => number) => uses.reduce((total, each) => total + of(each), 0);
  const unit = [...units][0] ?? first.unit;
  const { rate } = uses.find((each) => each.rate?.workdays) ?? first;
  return {
    ...first,
    ...(unit ? { unit } : {}),
    rate: rate ?? { period: 'day', count: 1 },
    value: sum(({ value }) => value),
    low: sum(({ value, low }) => low ?? value),
    high: sum(({ value, high }) => high ?? value),
  };
}

/** Tokens of each kind. Input beside cached input is all of it, unless it is the smaller of the two: then it can only be what hits no cache. */
function partsOf(
  found: Readonly<Partial<Record<Extract<Figure, { role: 'part' }>['part'], number>>>,
  total: number | undefined,
  cachedShare: number | undefined,
): TokenParts {
  const { output = 0, cacheWrite } = found;
  // "10M input, 80% of it cached"; "10M input, 2M of it uncached".
  const ofInput = cachedShare !== undefined ? (found.input ?? 0) * cachedShare : (found.input ?? 0) - (found.uncached ?? found.input ?? 0);
  const cached = found.cached ?? Math.max(0, ofInput);
  const input = found.input === undefined ? undefined : found.input >= cached ? found.input - cached : found.input;
  const rest = total === undefined ? 0 : Math.max(0, total - cached - output);
  const uncached = found.uncached ?? input ?? rest;
  return { cached, uncached, output, ...(cacheWrite === undefined ? {} : { cacheWrite }) };
}

function sharesOf(figures: readonly Figure[]): Pick<WorkloadInput, 'cachedShare' | 'outputShare'> {
  const shares = new Map(figuresOf(figures, 'share').map(({ part, value }) => [part, value]));
  const less = (...parts: readonly number[]) => Number(parts.reduce((rest, part) => rest - part, 1).toFixed(9));
  const [cached, uncached, input, output] = (['cached', 'uncached', 'input', 'output'] as const).map((part) => shares.get(part));
  const out =
    output ?? (input !== undefined ? less(input) : cached !== undefined && uncached !== undefined ? Math.max(0, less(cached, uncached)) : undefined);
  const hits = cached ?? (uncached === undefined ? undefined : Math.max(0, less(uncached, output ?? 0)));
  return { ...(hits === undefined ? {} : { cachedShare: hits }), ...(out === undefined ? {} : { outputShare: out }) };
}

const last = (figures: readonly Figure[], role: Figure['role']): number | undefined => figuresOf(figures, role).at(-1)?.value;

function rhythmOf({ figures, cues }: Mentions): Pick<WorkloadInput, 'hoursPerDay' | 'daysPerWeek' | 'daysPerMonth' | 'startHour' | 'burstHours'> {
  const uses = figuresOf(figures, 'use');
  const [hours, burst, start] = (['hours', 'burst', 'start'] as const).map((role) => last(figures, role));
  const [week, month] = (['days-of-week', 'days-of-month'] as const).map((role) => last(figures, role));
  const workdays = cues.has('workdays') || uses.some(({ rate }) => rate?.workdays);
  const weekend = uses.some(({ on }) => on === 'weekend');
  return {
    ...(burst !== undefined ? { burstHours: burst } : cues.has('burst') ? { burstHours } : {}),
    ...(hours === undefined ? {} : { hoursPerDay: hours }),
    ...(month !== undefined && month < 30
      ? { daysPerMonth: month }
      : month !== undefined || cues.has('every-day') || weekend
        ? { daysPerWeek: 7 }
        : week !== undefined
          ? { daysPerWeek: week }
          : workdays
            ? { daysPerWeek: 5 }
            : cues.has('six-days')
              ? { daysPerWeek: 6 }
              : cues.has('weekends')
                ? { daysPerWeek: 2 }
                : {}),
    ...(start === undefined ? {} : { startHour: start }),
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
function teamOf({ figures, cues }: Mentions): Team | undefined {
  const [people = 1, accounts] = (['people', 'accounts'] as const).map((role) => last(figures, role));
  if (people <= 1 && (accounts ?? 1) <= 1) return undefined;
  const each = cues.has('each-person');
  const total = cues.has('total');
  const amount = total || (people <= 1 && !each) ? 'total' : 'each';
  const shared = cues.has('shared');
  const own = cues.has('own');
  const plans = accounts ?? (own ? people : shared || amount === 'total' ? 1 : people);
  return {
    people: Math.max(people, accounts === undefined || !each ? 1 : accounts),
    amount,
    plans,
    assumed: [
      ...(total || each || people <= 1 ? [] : (['amount'] as const)),
      ...(accounts !== undefined || own || shared ? [] : (['plans'] as const)),
    ],
  };
}

/** What one request and one prompt take. They hold without an amount too: a form may bring the amount. */
function ratiosOf(figures: readonly Figure[]): Pick<WorkloadInput, 'tokensPerRequest' | 'requestsPerPrompt'> {
  const taking = (unit: Unit, by: Unit) => figuresOf(figures, 'ratio').find((ratio) => ratio.unit === unit && ratio.of === by);
  const [perRequest, perPrompt] = [taking('token', 'request'), taking('request', 'prompt')];
  return {
    ...(perRequest ? { tokensPerRequest: interval(perRequest) } : {}),
    ...(perPrompt ? { requestsPerPrompt: interval(perPrompt) } : {}),
  };
}

/** A task may be told in what it takes: "30 tasks with 20 calls each" are calls. Without a unit where that is not said. */
function unitOf(use: UseFigure, figures: readonly Figure[], times: Unit): { readonly amount: Interval; readonly unit: Unit | undefined } {
  const amount = interval(use);
  const taken = figuresOf(figures, 'ratio').find(({ of }) => of === 'task');
  const unit = use.unit === 'times' ? (taken ? 'task' : times) : use.unit;
  if (unit === 'task' && taken) return { amount: multiply(amount, interval(taken)), unit: taken.unit as Unit };
  return { amount, unit: unit === 'task' || unit === 'window' ? undefined : unit };
}

/** "All uncached", 全部未命中: the whole of an amount is of one kind; "uncached" alone says as much. */
function wholly({ figures, cues }: Mentions, use: NonNullable<WorkloadInput['use']>): WorkloadInput['parts'] {
  if (use.unit !== 'token' || figures.some(({ role }) => role === 'share')) return undefined;
  const [kind, next] = (['cached', 'uncached', 'output'] as const).filter((each) => cues.has(`kind-${each}`));
  if (kind === undefined || next !== undefined || !(cues.has('all') || kind === 'uncached')) return undefined;
  return { cached: 0, uncached: 0, output: 0, [kind]: use.amount.typical, per: use.per };
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

/** 次 goes with whatever is counted; a figure without a unit has that of the other. */
const alike = (one: UseFigure['unit'], other: UseFigure['unit']): boolean =>
  one === undefined || one === other || one === 'times' || other === 'times';

/** Which figures tell the use: the main one, that of the weekend beside one of working days, windows of a quota, and tokens by their kind. */
type Told = {
  readonly main: UseFigure | undefined;
  /** Those of the parts of a day, which are the main one together. */
  readonly parted?: readonly UseFigure[];
  readonly weekend: UseFigure | undefined;
  readonly windows: UseFigure | undefined;
  readonly parts: readonly Extract<Figure, { role: 'part' }>[];
};

function toldIn(figures: readonly Figure[]): Told {
  const uses = figuresOf(figures, 'use');
  const weekdays = uses.filter(({ on }) => on !== 'weekend');
  const parted = wholeDay(uses);
  const main = parted ?? mainUse(weekdays.length > 0 ? weekdays : uses);
  return {
    main,
    ...(parted ? { parted: uses } : {}),
    weekend: main?.on === 'weekday' ? uses.find(({ on, unit }) => on === 'weekend' && alike(unit, main.unit)) : undefined,
    windows: uses.find(({ unit, value }) => unit === 'window' && value > 0),
    parts: figuresOf(figures, 'part'),
  };
}

/** The main figure over a period that is reckoned with: "3 windows a day" are so many times what is said of one, hours of a week so many of an hour's. */
function useOf({ main, windows }: Told, figures: readonly Figure[], times: Unit): WorkloadInput['use'] {
  if (!main) return undefined;
  const { amount, unit } = unitOf(main, figures, times);
  if (!unit) return undefined;
  const said = over(amount, main.rate);
  const hours = last(figures, 'hours-of-week');
  if (said.per === shortestWindow && windows) return { amount: scale(said.amount, windows.value), per: 'day', unit };
  if (said.per === 'hour' && hours !== undefined) return { amount: scale(said.amount, hours), per: 'week', unit };
  return { ...said, unit };
}

type Amounts = Pick<WorkloadInput, 'use' | 'parts' | 'inputApart' | 'weekend' | 'cachedShare' | 'outputShare'>;

/** How much, in one unit or in tokens by their kind. */
function amountsOf(mentions: Mentions, told: Told, times: Unit): Amounts {
  const { figures } = mentions;
  const { main, weekend, parts } = told;
  const shares = sharesOf(figures);
  const rate = parts.find((part) => part.rate)?.rate ?? main?.rate;
  const [lone, another] = parts;
  // A kind alone over a period is the one that some limits are told in.
  const uncached = lone?.part === 'uncached' && !another && rate ? lone : undefined;
  if (lone && !uncached) {
    const found: Parameters<typeof partsOf>[0] = Object.fromEntries(parts.map(({ part, value }) => [part, value]));
    const total = main?.unit === 'token' ? main.value : undefined;
    const apart = (found.input ?? Number.POSITIVE_INFINITY) < (found.cached ?? 0);
    return { parts: { ...partsOf(found, total, shares.cachedShare), per: over(point(0), rate).per }, ...(apart ? { inputApart: true } : {}) };
  }
  const use = uncached ? { ...over(interval(uncached), rate), unit: 'uncached-token' as const } : useOf(told, figures, times);
  if (!use) return shares;
  const whole = wholly(mentions, use);
  const uncachedAll = use.unit !== 'token' && shares.cachedShare === undefined && mentions.cues.has('all') && mentions.cues.has('kind-uncached');
  return {
    ...shares,
    ...(uncachedAll ? { cachedShare: 0 } : {}),
    ...(whole ? { parts: whole } : { use }),
    ...(weekend ? { weekend: interval(weekend) } : {}),
  };
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

/** `times`: what 次 and "times" count where nobody says, a request or what the plans at hand count. Never throws; nothing is checked. */
export function readUse(mentions: Mentions, times: 'request' | 'prompt' = 'request'): UseReading {
  const { figures, cues, names, text } = mentions;
  const told = toldIn(figures);
  const amounts = amountsOf(mentions, told, times);
  const team = teamOf(mentions);
  const models = names.flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'model').map(({ id }) => id));
  const [model] = models;
  const input: WorkloadInput = {
    ...amounts,
    ...ratiosOf(figures),
    ...rhythmOf(mentions),
    ...purchaseOf(mentions),
    ...(team ? { team } : {}),
    ...(model ? { model } : {}),
    ...currencyOf(mentions),
  };
  const used = new Set<Figure | undefined>(told.parted ?? [told.main, told.weekend, told.windows]);
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
