/** How much somebody uses: which figures of a message tell it, and what they come to in one unit or in tokens by their kind. */
import { shortestWindow } from '#src/catalog/spans.ts';
import { type Interval, multiply, point, scale } from '#src/core/interval.ts';
import type { Group, TokenParts, UsePer, WorkloadInput } from '#src/core/workload.ts';
import { type Figure, figuresOf, interval, last, type Rate } from './mentions/figure.ts';
import type { Mentions } from './mentions/mentions.ts';

export type UseFigure = Extract<Figure, { role: 'use' }>;
export type Unit = NonNullable<WorkloadInput['use']>['unit'];

/** An amount over one of the periods that are reckoned with: 1,000 every two days are 500 a day, 12 a year are 1 a month. */
export function over(amount: Interval, rate: Rate | undefined): { readonly amount: Interval; readonly per: UsePer } {
  if (!rate) return { amount, per: 'once' };
  const { period, count } = rate;
  if (period === 'year' || period === 'quarter') return { amount: scale(amount, 1 / ((period === 'year' ? 12 : 3) * count)), per: 'month' };
  return { amount: count === 1 ? amount : scale(amount, 1 / count), per: period };
}

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

const sumOf = (uses: readonly UseFigure[], of: (use: UseFigure) => number): number => uses.reduce((total, use) => total + of(use), 0);

/** How long each part of the day lasts: hours of each, or those of all, "4 hours each". */
function hoursOfParts(uses: readonly UseFigure[], figures: readonly Figure[], cues: Mentions['cues']): readonly number[] | undefined {
  const hours = figuresOf(figures, 'hours').map(({ value }) => value);
  const [only] = hours;
  if (hours.length === uses.length) return hours;
  return only !== undefined && hours.length === 1 && cues.has('each-span') ? uses.map(() => only) : undefined;
}

type Whole = { readonly main: UseFigure; readonly hours?: number };

/** "200 in the morning, 300 in the afternoon", "50 an hour in the daytime, 20 at night, 4 hours each": amounts of the parts of a day are one of the day. */
function wholeDay(uses: readonly UseFigure[], { figures, cues }: Mentions): Whole | undefined {
  const [first] = uses;
  const parts = new Set(uses.map(({ dayPart }) => dayPart));
  const units = new Set(uses.flatMap(({ unit }) => (unit === undefined || unit === 'times' ? [] : [unit])));
  const over = (period: string) => uses.every(({ rate }) => rate === undefined || (rate.period === period && rate.count === 1));
  if (!first || uses.length < 2 || parts.size < uses.length || parts.has(undefined) || units.size > 1) return undefined;
  const hourly = over('hour') ? hoursOfParts(uses, figures, cues) : undefined;
  if (!hourly && !over('day')) return undefined;
  const times = (use: UseFigure) => hourly?.[uses.indexOf(use)] ?? 1;
  const unit = [...units][0] ?? first.unit;
  const { rate } = hourly ? {} : (uses.find((each) => each.rate?.workdays) ?? first);
  return {
    ...(hourly ? { hours: hourly.reduce((total, each) => total + each, 0) } : {}),
    main: {
      ...first,
      ...(unit ? { unit } : {}),
      rate: rate ?? { period: 'day', count: 1 },
      value: sumOf(uses, (use) => use.value * times(use)),
      low: sumOf(uses, (use) => (use.low ?? use.value) * times(use)),
      high: sumOf(uses, (use) => (use.high ?? use.value) * times(use)),
    },
  };
}

/** "Usually 400, 2,000 on crunch days": what is usual, and up to what is said of busy days, of which nobody says how many there are. */
function withBusy(main: UseFigure, uses: readonly UseFigure[]): UseFigure {
  const busy = main.busy ? undefined : uses.find((use) => use.busy && alike(use.unit, main.unit));
  return busy ? { ...main, low: main.low ?? main.value, high: busy.high ?? busy.value } : main;
}

/** Amounts of people who have one each, and who has which. */
type Grouped = { readonly uses: readonly UseFigure[]; readonly people: readonly number[] };

/** "3 devs at 400 requests, two at 50": people and their amounts in turn, all of one unit over one period. */
function groupsIn(figures: readonly Figure[]): Grouped | undefined {
  const all = figures.filter(({ role }) => role === 'people' || role === 'self' || role === 'use');
  // "A team of 4: two at 3M, one at 8M": all of them first.
  const [whole, next] = all;
  const rest = all.slice(1).reduce((sum, { role, value }) => sum + (role === 'use' ? 0 : value), 0);
  const told = whole?.role === 'people' && next?.role !== 'use' && whole.value >= rest ? all.slice(1) : all;
  const [first] = told;
  const leads = first?.role !== 'use';
  const uses = told.filter((each): each is UseFigure => each.role === 'use');
  const inTurn = told.length === uses.length * 2 && told.every(({ role }, index) => (role === 'use') === (index % 2 === (leads ? 1 : 0)));
  const [one] = uses;
  const same = uses.every(({ unit, rate }) => one && alike(unit, one.unit) && rate?.period === one.rate?.period && rate?.count === one.rate?.count);
  if (uses.length < 2 || !inTurn || !same) return undefined;
  return { uses, people: told.flatMap(({ role, value }) => (role === 'use' ? [] : [value])) };
}

const heaviest = (uses: readonly UseFigure[]): UseFigure | undefined => uses.toSorted((one, other) => other.value - one.value)[0];

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

/** 次 goes with whatever is counted; a figure without a unit has that of the other. */
const alike = (one: UseFigure['unit'], other: UseFigure['unit']): boolean =>
  one === undefined || one === other || one === 'times' || other === 'times';

/** Which figures tell the use: the main one, that of the weekend beside one of working days, windows of a quota, and tokens by their kind. */
type Told = {
  readonly main: UseFigure | undefined;
  /** Those that are the main one together: of the parts of a day, of the days of a week, of people, of busy days. */
  readonly together: readonly UseFigure[];
  /** Hours of a day that its parts last together. */
  readonly hours?: number;
  readonly week?: readonly UseFigure[];
  readonly groups?: readonly Group[];
  readonly windows: UseFigure | undefined;
  readonly parts: readonly Extract<Figure, { role: 'part' }>[];
};

/** The amounts of days of the week, where several have one each. */
const ofDays = (uses: readonly UseFigure[]): readonly UseFigure[] => {
  const days = uses.filter(({ on }) => on !== undefined);
  return days.length > 1 && days.every(({ unit }) => alike(unit, days[0]?.unit)) ? days : [];
};

const unitIn = (uses: readonly UseFigure[]): UseFigure['unit'] =>
  uses.find(({ unit }) => unit !== undefined && unit !== 'times')?.unit ?? uses.find(({ unit }) => unit !== undefined)?.unit;

/** As the main figure, with the unit that any of them has. */
const asMain = (use: UseFigure | undefined, uses: readonly UseFigure[]): UseFigure | undefined => {
  const unit = unitIn(uses);
  return use && { ...use, ...(unit ? { unit } : {}) };
};

function mainIn(mentions: Mentions): Pick<Told, 'main' | 'together' | 'week' | 'groups' | 'hours'> {
  const { figures } = mentions;
  const uses = figuresOf(figures, 'use');
  const day = wholeDay(uses, mentions);
  if (day) return { ...day, together: uses };
  const grouped = groupsIn(figures);
  if (grouped) {
    const groups = grouped.uses.map((use, index) => ({ people: grouped.people[index] ?? 1, amount: interval(use) }));
    return { main: asMain(heaviest(grouped.uses), grouped.uses), together: grouped.uses, groups };
  }
  const days = ofDays(uses);
  const [first] = days;
  if (first) return { main: asMain({ ...first, rate: { period: 'day', count: 1 } }, days), together: days, week: days };
  const main = mainUse(uses);
  const busy = uses.filter((use) => use.busy && use !== main);
  return { main: main && withBusy(main, uses), together: [...(main ? [main] : []), ...busy.slice(0, 1)] };
}

export function toldIn(mentions: Mentions): Told {
  const { figures } = mentions;
  return {
    ...mainIn(mentions),
    windows: figuresOf(figures, 'use').find(({ unit, value }) => unit === 'window' && value > 0),
    parts: figuresOf(figures, 'part'),
  };
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Each day's amount from Monday on; nothing on days that nobody names. */
function weekOf(days: readonly UseFigure[]): readonly Interval[] {
  return WEEK.map((day) => {
    const use = days.find(({ on }) => on?.includes(day));
    return use ? interval(use) : point(0);
  });
}

/** The main figure over a period that is reckoned with: "3 windows a day" are so many times what is said of one, hours of a week so many of an hour's. */
function useOf({ main, windows }: Pick<Told, 'main' | 'windows'>, figures: readonly Figure[], times: Unit): WorkloadInput['use'] {
  if (!main) return undefined;
  const { amount, unit } = unitOf(main, figures, times);
  if (!unit) return undefined;
  const said = over(scale(amount, last(figures, 'parallel') ?? 1), main.rate);
  const hours = last(figures, 'hours-of-week');
  if (said.per === shortestWindow && windows) return { amount: scale(said.amount, windows.value), per: 'day', unit };
  if (said.per === 'hour' && hours !== undefined) return { amount: scale(said.amount, hours), per: 'week', unit };
  return { ...said, unit };
}

type Amounts = Pick<WorkloadInput, 'use' | 'parts' | 'inputApart' | 'week' | 'groups' | 'cachedShare' | 'outputShare' | 'tokensPerRequest'>;

type PartFigure = Told['parts'][number];

const partsTold = (parts: readonly PartFigure[]): Parameters<typeof partsOf>[0] => Object.fromEntries(parts.map(({ part, value }) => [part, value]));

/** What each request takes, by kind: its tokens and their shares; of a prompt or a task, so many times that. */
function mixOfEach({ main, parts }: Told, figures: readonly Figure[], times: Unit, cachedShare: number | undefined): Amounts | undefined {
  const of = parts.find((part) => part.of)?.of;
  if (of === undefined) return undefined;
  const each = partsOf(partsTold(parts), undefined, cachedShare);
  const { cached, uncached, output } = each;
  const total = cached + uncached + output;
  const use = useOf({ main, windows: undefined }, figures, times);
  if (!use) return { parts: { ...each, per: 'once' }, ...(of === 'request' ? { tokensPerRequest: point(total) } : {}) };
  if (of === 'request') return { use, tokensPerRequest: point(total), cachedShare: cached / total, outputShare: output / total };
  const count = use.amount.typical;
  return { parts: { cached: cached * count, uncached: uncached * count, output: output * count, per: use.per } };
}

/** Tokens told by their kind. */
function amountsByKind({ main, parts }: Told, rate: UseFigure['rate'], cachedShare: number | undefined): Amounts {
  const found = partsTold(parts);
  const total = main?.unit === 'token' ? main.value : undefined;
  const apart = (found.input ?? Number.POSITIVE_INFINITY) < (found.cached ?? 0);
  return { parts: { ...partsOf(found, total, cachedShare), per: over(point(0), rate).per }, ...(apart ? { inputApart: true } : {}) };
}

/** How much, in one unit or in tokens by their kind. */
export function amountsOf(mentions: Mentions, told: Told, times: Unit): Amounts {
  const { figures } = mentions;
  const { main, week, groups, parts } = told;
  const shares = sharesOf(figures);
  const rate = parts.find((part) => part.rate)?.rate ?? main?.rate;
  const [lone, another] = parts;
  // A kind alone over a period is the one that some limits are told in.
  const uncached = lone?.part === 'uncached' && !another && rate ? lone : undefined;
  const each = mixOfEach(told, figures, times, shares.cachedShare);
  if (each) return each;
  if (lone && !uncached) return amountsByKind(told, rate, shares.cachedShare);
  const use = uncached ? { ...over(interval(uncached), rate), unit: 'uncached-token' as const } : useOf(told, figures, times);
  if (!use) return shares;
  const whole = wholly(mentions, use);
  const uncachedAll = use.unit !== 'token' && shares.cachedShare === undefined && mentions.cues.has('all') && mentions.cues.has('kind-uncached');
  return {
    ...shares,
    ...(uncachedAll ? { cachedShare: 0 } : {}),
    ...(whole ? { parts: whole } : { use }),
    ...(week ? { week: weekOf(week) } : {}),
    ...(groups ? { groups } : {}),
  };
}
