/**
 * The role of each figure of a message, by what stands around it: a small table of patterns over tokens, the same in every language.
 * A figure without a role is left over, and whoever reads on has to say so.
 */
import { isLimitWindow, type LimitWindow, shortestWindow, spanHours, windowOfHours } from '#src/catalog/spans.ts';
import type { NumberMention } from '../numbers.ts';
import { of, Stream, whole } from './stream.ts';
import { readTimes } from './times.ts';
import type { Token } from './tokens.ts';
import { NOON, OF_PEOPLE, type Part, type PeriodWord, type TokenClass, type Unit } from './words.ts';

/** Over what an amount is told. `count`: "every 2 days". */
export type Rate = { readonly period: PeriodWord | LimitWindow; readonly count: number; readonly workdays?: true };

export type Role =
  | { readonly role: 'use'; readonly unit?: Unit; readonly rate?: Rate; readonly on?: 'weekday' | 'weekend'; readonly dayPart?: string }
  | { readonly role: 'part'; readonly part: Part; readonly rate?: Rate }
  /** So many of `unit` are taken by one of `of`. */
  | { readonly role: 'ratio'; readonly unit: Unit; readonly of: Unit }
  | { readonly role: 'share'; readonly part: Part }
  | { readonly role: 'people' | 'accounts' | 'hours' | 'hours-of-week' | 'days-of-week' | 'days-of-month' | 'months' | 'start' | 'burst' }
  /** The size of a lot that something is told for ("per 1M tokens"), what is chosen from, a length of time. */
  | { readonly role: 'unit' | 'choice' | 'span' }
  | { readonly role: 'left'; readonly rate?: Rate };

export type Figure = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
} & Role;

export type Read = { readonly figures: readonly Figure[]; readonly tokens: readonly Token[]; readonly cues: ReadonlySet<string> };

const PERIODS: ReadonlySet<string> = new Set(['minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);
const WITHIN = /^(?:with)?in\s/i;
const isCount = (value: string | undefined): boolean => value === 'prompt' || value === 'task' || value === 'request';

/** "a day", 每两天, "every 5 hours": a period that amounts are told over. */
function joinRates(stream: Stream): void {
  stream.replace(/P/, ([token]) => {
    const value = token?.value ?? '';
    if (!token || !value.startsWith('each-')) return undefined;
    const [, count, period] = /^each-(?:(\d)-)?(\w+)$/.exec(value) ?? [];
    const night = period === 'night';
    return [{ ...token, class: 'Q', value: `${night ? 'day' : period}:${count ?? 1}`, ...(night ? { hour: NOON } : {}) }];
  });
  const daily = stream.tokens.some(
    ({ class: cls, value }, at, all) => (cls === 'Q' && value === 'day:1') || (cls === 'E' && all[at + 1]?.value === 'day'),
  );
  stream.replace(/ENP/, (found) => {
    const [each, number, period] = found;
    const count = number?.number?.value ?? 0;
    if (!period || !Number.isInteger(count) || count < 1 || count > 31) return undefined;
    const window = period.value === 'hour' ? windowOfHours(count) : undefined;
    // "Within 3 hours" says when a day's use falls, not how often it comes again.
    if (WITHIN.test(each?.text ?? '') && (daily || !window)) return found.slice(1);
    if (window) return [whole(found, 'Q', { value: `${window}:1` })];
    return [whole(found, 'Q', { value: `${period.value}:${count}` })];
  });
  stream.replace(/EP/, (found) => [whole(found, 'Q', { value: `${found[1]?.value}:1` })]);
  stream.replace(/EW/, (found) => [whole(found, 'Q', { value: 'workday:1' })]);
  stream.replace(/EH/, (found) => [whole(found, 'X')]);
  stream.replace(/EU+/, (found) => [whole(found, 'O', { value: found.at(-1)?.value ?? '' })]);
  // 次请求, 次 prompt: the second word tells what is counted.
  stream.replace(/UU/, (found) => [whole(found, 'U', { value: (found[0]?.value === 'times' ? found[1] : found[0])?.value ?? '' })]);
}

/** "Three times a week I send 1,200 requests": how often the amount comes again, where another figure is the amount. */
function joinOften(stream: Stream): void {
  const isTimes = ({ class: cls, value }: Token) => cls === 'U' && value === 'times';
  const told = stream.tokens.some(
    (token, at, all) =>
      token.class === 'U' && token.value !== 'window' && !isTimes(token) && all[at - 1]?.class === 'N' && !/[QZ]/.test(all[at + 1]?.class ?? ''),
  );
  if (!told || /O/.test(stream.code())) return;
  const often = (found: readonly Token[]) => {
    const [rate] = of(found, 'Q');
    const count = of(found, 'N')[0]?.number?.value ?? 0;
    if (!found.some(isTimes) || !rate?.value?.endsWith(':1') || count <= 0) return undefined;
    return [whole(found, 'Q', { value: rate.value.replace(/1$/, String(1 / count)) })];
  };
  stream.replace(/NUQ/, often);
  stream.replace(/Qo?NU/, often);
}

const figure = (token: Token, role: Role): Figure => {
  const { value = 0, low, high } = (token.number ?? {}) as Partial<NumberMention>;
  return { start: token.start, end: token.end, text: token.text, value, ...(low === undefined || high === undefined ? {} : { low, high }), ...role };
};

const MOST_COPIES = 50;

/** Hours of a day, days of a week or a month, months, people, accounts: what is no amount of use. `daily`: "a day" was said of the hours. */
function readRhythm(stream: Stream, figures: Figure[], cues: Set<string>): boolean {
  let daily = false;
  const take =
    (role: Exclude<Role['role'], 'use' | 'part' | 'ratio' | 'share'>, keep: readonly TokenClass[] = []) =>
    (found: readonly Token[]) => {
      const [number] = of(found, 'N');
      if (number) figures.push(figure(number, { role }));
      return of(found, ...keep);
    };
  const isPeriod = (token: Token | undefined, period: string): boolean => token?.value === period || token?.value === `${period}:1` || false;
  const timed = (found: readonly Token[], period: string) => isPeriod(of(found, 'P')[0], period);
  const every = (found: readonly Token[], period: string) => isPeriod(of(found, 'Q')[0], period);
  const hours = (found: readonly Token[]) => {
    if (!timed(found, 'hour')) return undefined;
    if (every(found, 'week')) return take('hours-of-week')(found);
    if (!every(found, 'day')) return undefined;
    daily = true;
    return take('hours')(found);
  };
  const days = (found: readonly Token[]) => {
    if (!timed(found, 'day')) return undefined;
    if (every(found, 'week')) return take('days-of-week')(found);
    return every(found, 'month') ? take('days-of-month')(found) : undefined;
  };
  // "一天8小时一周5天" and "8 hours a day, 5 days a week" in a row: what goes with what is told by the side on which a language puts it.
  const leads = (found: readonly Token[]) => /\p{Script=Han}/u.test(found[0]?.text ?? '');
  stream.replace(/Qo?NP(?=Q)/, (found) => (leads(found) ? (timed(found, 'hour') ? hours(found) : days(found)) : undefined));
  stream.replace(/NPQ/, hours);
  stream.replace(/Qo?NP/, hours);
  stream.replace(/N[PW]Q/, (found) =>
    of(found, 'W').length > 0 ? take(every(found, 'week') ? 'days-of-week' : 'days-of-month')(found) : days(found),
  );
  stream.replace(/Qo?N[PW]/, (found) =>
    of(found, 'W').length > 0 ? take(every(found, 'week') ? 'days-of-week' : 'days-of-month')(found) : days(found),
  );
  stream.replace(/NW/, (found) => take((found[0]?.number?.value ?? 0) > 7 ? 'days-of-month' : 'days-of-week')(found));
  // "Two 5h windows": so many windows.
  stream.replace(/NPU/, (found) => (timed(found, 'hour') && of(found, 'U')[0]?.value === 'window' ? of(found, 'U') : undefined));
  // "5 小时 100 次": a window, where no day is beside it.
  stream.replace(/NP(?=o?N[AU])/, (found) =>
    timed(found, 'hour') && found[0]?.number?.value === spanHours[shortestWindow] ? [whole(found, 'Q', { value: `${shortestWindow}:1` })] : undefined,
  );
  stream.replace(/NP/, (found) => {
    const value = found[0]?.number?.value ?? 0;
    if (timed(found, 'hour')) return take(cues.has('burst') ? 'burst' : 'hours')(found);
    if (timed(found, 'day')) return take(value > 7 && value <= 31 ? 'days-of-month' : value >= 5 && value <= 7 ? 'days-of-week' : 'span')(found);
    if (timed(found, 'minute') || timed(found, 'week')) return take('span')(found);
    const [number] = of(found, 'N');
    const months = timed(found, 'year') ? 12 : timed(found, 'quarter') ? 3 : 1;
    if (number) figures.push({ ...figure(number, { role: 'months' }), value: value * months });
    return [];
  });
  stream.replace(/JN[HIV]?|NH/, take('people'));
  stream.replace(/N/, (found) => (OF_PEOPLE.test(found[0]?.text ?? '') ? take('people')(found) : undefined));
  stream.replace(/NR*I/, take('accounts', ['R']));
  // "3 Ark Lite plans"
  stream.replace(/NRV/, (found, at) => {
    const count = found[0]?.number?.value ?? 0;
    return Number.isInteger(count) && count <= MOST_COPIES && stream.tokens[at - 1]?.class !== 'Q' ? take('accounts', ['R'])(found) : undefined;
  });
  stream.replace(/NV/, take('choice'));
  return daily;
}

/** Pairs of a kind of tokens with its figure: the word stands before all of them or after all of them. */
function readParts(stream: Stream, figures: Figure[], letter: 'N' | '%'): void {
  const after = new RegExp(`${letter}U?Q?A+U?`);
  const before = new RegExp(`A+U?o?${letter}U?`);
  const count = (pattern: RegExp) => [...stream.code().matchAll(new RegExp(pattern.source, 'gu'))].length;
  const [afters, befores] = [count(after), count(before)];
  const code = stream.code();
  const style = befores > afters || (befores === afters && code.indexOf('A') < code.indexOf(letter)) ? before : after;
  const pair = (found: readonly Token[]) => {
    const [token] = of(found, letter);
    if (!token) return undefined;
    const { part, rest } = kindOf(of(found, 'A'), token);
    if (!part) return undefined;
    if (letter === '%') {
      if (token.share?.sense !== undefined) return undefined;
      figures.push({ start: token.start, end: token.end, text: token.text, value: token.share?.share ?? 0, role: 'share', part });
      return rest;
    }
    // A version beside "output" is no amount of tokens.
    if ((token.number?.value ?? 0) < LEAST_TOKENS && of(found, 'U').every(({ value }) => value !== 'token')) return undefined;
    const rate = rateFor(stream.tokens, token);
    figures.push(figure(token, { role: 'part', part, ...(rate ? { rate } : {}) }));
    return [...rest, ...of(found, 'Q')];
  };
  stream.replace(style, pair);
  stream.replace(style === after ? before : after, pair);
}

/** The kind that a figure in a row of kinds is of, and the kinds of the next or the last figure: "100M uncached output 1M". */
function kindOf(row: readonly Token[], figure: Token): { readonly part: Part | undefined; readonly rest: readonly Token[] } {
  const leads = (row[0]?.start ?? 0) > figure.start;
  const near = leads ? row : row.toReversed();
  // "uncached input": the telling word is the one that is not plain input.
  const telling = near.findIndex(({ value }) => value !== 'input');
  const other = telling < 0 ? -1 : near.findIndex(({ value }, index) => index > telling && value !== 'input' && value !== near[telling]?.value);
  const rest = other < 0 ? [] : near.slice(other);
  return { part: (near[telling] ?? near[0])?.value as Part | undefined, rest: leads ? rest : rest.toReversed() };
}

/** "Input 100M uncached, output 1M": what is said right behind an amount of input tells which input it is. */
function qualifyInput(stream: Stream, figures: Figure[]): void {
  stream.replace(/A/, ([kind], at) => {
    const which = kind?.value;
    if (!kind || (which !== 'cached' && which !== 'uncached')) return undefined;
    const between = stream.tokens[at - 1]?.end ?? 0;
    const index = figures.findIndex((each) => each.role === 'part' && each.part === 'input' && each.end <= kind.start && each.end >= between);
    const input = figures[index];
    if (input?.role !== 'part') return undefined;
    figures[index] = { ...input, part: which };
    return [];
  });
}
const LEAST_TOKENS = 1000;

function rateOf(token: Token | undefined): Rate | undefined {
  const [period = '', count = '1'] = token?.value?.split(':') ?? [];
  if (period === 'workday') return { period: 'day', count: 1, workdays: true };
  return isLimitWindow(period) || PERIODS.has(period) ? { period: period as Rate['period'], count: Number(count) } : undefined;
}

/** The period that an amount is told over: right after it, else the nearest before it, else the nearest of all; another sentence is far. */
function rateFor(tokens: readonly Token[], amount: Token): Rate | undefined {
  const at = tokens.indexOf(amount);
  let best: { token: Token; distance: number } | undefined;
  tokens.forEach((token, index) => {
    if (token.class !== 'Q') return;
    // "3000 left, 每天200": where a language puts the period first, it is of what follows directly.
    if (index > at && tokens[index + 1]?.class === 'N' && /\p{Script=Han}/u.test(token.text)) return;
    const between = index > at ? tokens.slice(at + 1, index) : tokens.slice(index + 1, at);
    const far = of(between, '.').length * 10 + of(between, 'N').length * 20 + between.length;
    // What follows an amount directly is its own; what stands behind the next one is not.
    const distance = far + (index > at ? (between.every(({ class: cls }) => 'UAXZ'.includes(cls)) ? -1 : 3) : 0);
    if (!best || distance < best.distance) best = { token, distance };
  });
  return rateOf(best?.token);
}

const EACH = /^each$/i;

/** What one of a unit takes: "20K tokens per request", 每次请求2万token, "30 prompts with 20 calls each". */
function readRatios(stream: Stream, figures: Figure[]): void {
  const ratio = (number: Token | undefined, unit: string | undefined, taker: string | undefined) => {
    if (!number || unit === undefined || taker === undefined || unit === taker || taker === 'token' || taker === 'window') return undefined;
    const counted = unit === 'times' ? 'request' : unit;
    if (counted === taker) return undefined;
    // 每周3次，每次1200次请求: what comes again is more than one call.
    const whose = taker === 'times' ? (counted === 'request' ? 'task' : 'request') : taker;
    figures.push(figure(number, { role: 'ratio', unit: counted as Unit, of: whose as Unit }));
    return [];
  };
  // "one request takes 31K tokens"
  stream.replace(/NU(?=o?NU)/, (found) => (found[0]?.number?.value === 1 ? [whole(found, 'O', { value: found[1]?.value ?? '' })] : undefined));
  stream.replace(/NUO/, ([number, unit, taker], at) => {
    // "2次请求 每个 prompt 5次调用": where a language puts "each" first, it goes with what follows.
    const leads = /\p{Script=Han}/u.test(taker?.text ?? '') && /^o?NU/.test(stream.code().slice(at + 3));
    return leads ? undefined : ratio(number, unit?.value, taker?.value);
  });
  stream.replace(/Oo?NU/, (found) => ratio(of(found, 'N')[0], of(found, 'U')[0]?.value, of(found, 'O')[0]?.value));
  const earlier = (at: number, unit: string | undefined) =>
    stream.tokens
      .slice(0, at)
      .findLast((token, index, all) => token.class === 'U' && isCount(token.value) && token.value !== unit && all[index - 1]?.class === 'N')?.value;
  // "Each" is of what was counted before it, of a person, or of a task that goes without saying.
  const team = figures.some(({ role }) => role === 'people' || role === 'accounts');
  stream.replace(/NUZ|[EZ]o?NU/, (found, at) => {
    const unit = of(found, 'U')[0]?.value;
    return ratio(of(found, 'N')[0], unit, earlier(at, unit) ?? (team || unit === 'task' ? undefined : 'task'));
  });
  // "Each 300 requests a day" is of a person; "¥3 per 1M tokens" is the size of a lot.
  stream.replace(/EN(?=UQ)/, ([each, number]) => (each && number && EACH.test(each.text) ? [{ ...each, class: 'Z' }, number] : undefined));
  stream.replace(/ENU/, (found) => {
    const [, number] = found;
    if (number) figures.push(figure(number, { role: 'unit' }));
    return [];
  });
}

/** Which days a use is told of, where working days and the weekend have one each. */
function daysOf(tokens: readonly Token[]): (amount: Token) => 'weekday' | 'weekend' | undefined {
  const marks = of(tokens, 'W', 'S').concat(tokens.filter(({ class: cls, value }) => cls === 'Q' && value?.startsWith('workday')));
  const weekend = marks.some(({ class: cls }) => cls === 'S');
  if (!weekend || marks.length < 2) return () => undefined;
  const first = marks.reduce((one, other) => (one.start < other.start ? one : other));
  const figures = of(tokens, 'N');
  const labelsFirst = first.start < (figures[0]?.start ?? 0);
  return (amount) => {
    const mark = labelsFirst
      ? marks.filter(({ start }) => start < amount.start).sort((a, b) => b.start - a.start)[0]
      : marks.filter(({ start }) => start > amount.start).sort((a, b) => a.start - b.start)[0];
    return mark === undefined ? undefined : mark.class === 'S' ? 'weekend' : 'weekday';
  };
}

/** Which part of the day an amount is told of, where several have one each: "200 in the morning, 300 at night". */
function dayPartsOf(tokens: readonly Token[]): (amount: Token) => string | undefined {
  const marks = of(tokens, 'D');
  const amounts = of(tokens, 'N');
  if (marks.length < 2) return () => undefined;
  const leads = (marks[0]?.start ?? 0) < (amounts[0]?.start ?? 0);
  return (amount) => {
    const index = amounts.indexOf(amount);
    const [from, to] = leads ? [amounts[index - 1]?.end ?? 0, amount.start] : [amount.end, amounts[index + 1]?.start ?? Number.POSITIVE_INFINITY];
    return marks.find(({ start }) => start >= from && start < to)?.value;
  };
}

function readUses(stream: Stream, figures: Figure[], daily: boolean): void {
  const { tokens } = stream;
  const on = daysOf(tokens);
  const partOfDay = dayPartsOf(tokens);
  const spoken = [
    ...new Set(
      tokens.flatMap(({ class: cls, value }, index) => (cls === 'U' && tokens[index - 1]?.class !== 'N' && value !== 'times' ? [value] : [])),
    ),
  ];
  // "18,000 requests a month; I need 700 a day": of the unit that is told of another figure, where there is one.
  const counted = [...new Set(tokens.flatMap(({ class: cls, value }) => (cls === 'U' && value !== 'window' && value !== 'times' ? [value] : [])))];
  const implied = spoken.length === 0 ? counted : spoken;
  tokens.forEach((token, index) => {
    if (token.class !== 'N') return;
    const next = tokens[index + 1];
    const day = on(token);
    // What is told of weekdays or of the weekend is told of each of those days.
    const rate = rateFor(tokens, token) ?? (daily || day !== undefined ? ({ period: 'day', count: 1 } as const) : undefined);
    const told = next?.class === 'U' ? next.value : undefined;
    const beside = rate !== undefined && besideRate(tokens, index) && implied.length === 1 ? implied[0] : undefined;
    const unit = (told ?? beside) as Unit | undefined;
    const dayPart = partOfDay(token);
    if (unit === undefined && day === undefined && dayPart === undefined && !(rate !== undefined && besideRate(tokens, index))) {
      figures.push(figure(token, { role: 'left', ...(rate ? { rate } : {}) }));
      return;
    }
    figures.push(
      figure(token, {
        role: 'use',
        ...(unit ? { unit } : {}),
        ...(rate ? { rate } : {}),
        ...(day ? { on: day } : {}),
        ...(dayPart ? { dayPart } : {}),
      }),
    );
  });
}

/** A period stands right before or after the figure: "500 a day", 每天500. */
function besideRate(tokens: readonly Token[], index: number): boolean {
  return [index - 1, index + 1].some((at) => tokens[at]?.class === 'Q') || (tokens[index - 1]?.class === 'o' && tokens[index - 2]?.class === 'Q');
}

const isWindow = ({ value }: Figure): boolean => value === spanHours[shortestWindow];

/** Every figure of the tokens, each in one role, in the order of the message. */
export function readFigures(all: readonly Token[]): Read {
  const cues = new Set(of(all, 'q').map(({ value = '' }) => value));
  const stream = new Stream(all.filter(({ class: cls }) => cls !== 'q'));
  const figures: Figure[] = [];
  joinRates(stream);
  joinOften(stream);
  readTimes(stream, figures);
  const daily = readRhythm(stream, figures, cues);
  readParts(stream, figures, '%');
  readRatios(stream, figures);
  readParts(stream, figures, 'N');
  qualifyInput(stream, figures);
  // Kinds of tokens without a figure of their own: "all uncached".
  for (const { value } of of(stream.tokens, 'A')) cues.add(`kind-${value}`);
  if (of(stream.tokens, 'X').length > 0 || /NU?Q?Z|ZN/.test(stream.code())) cues.add('each-person');
  if (stream.tokens.some(({ class: cls, value }) => cls === 'W' || value === 'workday:1')) cues.add('workdays');
  readUses(stream, figures, daily);
  // Only the weekend is spoken of, and one amount.
  if (!cues.has('workdays') && of(stream.tokens, 'S').length > 0 && figures.filter(({ role }) => role === 'use').length === 1) cues.add('weekends');
  // "For a year", where nothing is told by the year.
  const years = of(stream.tokens, 'Q').filter(({ value }) => value === 'year:1');
  if (years.length > 0 && !figures.some((each) => 'rate' in each && each.rate?.period === 'year')) cues.add('a-year');
  // Five hours without a word of the day are a window, unless somebody's use is told beside them.
  const told = figures.some((each) => each.role === 'use' && each.rate !== undefined && each.unit !== 'window');
  const read = figures.map((each): Figure => (each.role === 'hours' && !told && isWindow(each) && !daily ? { ...each, role: 'span' } : each));
  return { figures: read.toSorted((one, other) => one.start - other.start), tokens: all, cues };
}
