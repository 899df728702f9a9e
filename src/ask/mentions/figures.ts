/**
 * The role of each figure of a message, by what stands around it: a small table of patterns over tokens, the same in every language.
 * A figure without a role is left over, and whoever reads on has to say so.
 */
import { hasHan } from '#src/catalog/names/normalise.ts';
import { shortestWindow, spanHours } from '#src/catalog/spans.ts';
import { demote, readBeside } from './beside.ts';
import { type Figure, figure, figuresOf, type Rate, type Role } from './figure.ts';
import { qualifyInput, readParts } from './parts.ts';
import { besideRate, joinOften, joinRates, rateFor } from './rates.ts';
import { of, Stream, whole } from './stream.ts';
import { readTimes } from './times.ts';
import type { Token } from './tokens.ts';
import { daysOf, readWeek, type WeekMarks } from './week.ts';
import { OF_PEOPLE, type TokenClass, type Unit } from './words.ts';

export type Read = { readonly figures: readonly Figure[]; readonly cues: ReadonlySet<string>; readonly week: WeekMarks };

const isCount = (value: string | undefined): boolean => value === 'prompt' || value === 'task' || value === 'request';

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
  const leads = (found: readonly Token[]) => hasHan(found[0]?.text ?? '');
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
  // "Half a year".
  stream.replace(/NQ/, (found) => {
    const [number, rate] = found;
    if (number?.number?.value !== 0.5 || !rate?.value?.startsWith('year')) return undefined;
    figures.push({ ...figure(number, { role: 'months' }), value: 6 });
    return [];
  });
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

const EACH = /^each$/i;
/** Nothing takes so many calls. */
const LEAST_TOKENS = 1000;

/** What one of a unit takes: "20K tokens per request", 每次请求2万token, "30 prompts with 20 calls each". */
function readRatios(stream: Stream, figures: Figure[]): void {
  const ratio = (number: Token | undefined, unit: string | undefined, taker: string | undefined) => {
    if (!number || unit === undefined || taker === undefined || unit === taker || taker === 'token' || taker === 'window') return undefined;
    const counted = unit === 'times' ? 'request' : unit;
    if (counted === taker || (counted === 'token' && taker === 'task')) return undefined;
    // 每周3次，每次1200次请求: what comes again is more than one call.
    const whose = taker === 'times' ? (counted === 'request' ? 'task' : 'request') : taker;
    figures.push(figure(number, { role: 'ratio', unit: counted as Unit, of: whose as Unit }));
    return [];
  };
  // "one request takes 31K tokens"
  stream.replace(/NU(?=o?NU|o?AN|o?NA)/, (found) =>
    found[0]?.number?.value === 1 ? [whole(found, 'O', { value: found[1]?.value ?? '' })] : undefined,
  );
  stream.replace(/NUO/, ([number, unit, taker], at) => {
    // "2次请求 每个 prompt 5次调用": where a language puts "each" first, it goes with what follows.
    const leads = hasHan(taker?.text ?? '') && /^o?NU/.test(stream.code().slice(at + 3));
    return leads ? undefined : ratio(number, unit?.value, taker?.value);
  });
  // Several kinds of tokens are the mix of one.
  const mixed = of(stream.tokens, 'A').length > 1;
  stream.replace(mixed ? /Oo?NU(?!A)/ : /Oo?NU/, (found) => ratio(of(found, 'N')[0], of(found, 'U')[0]?.value, of(found, 'O')[0]?.value));
  const earlier = (at: number, unit: string | undefined) =>
    stream.tokens
      .slice(0, at)
      .findLast((token, index, all) => token.class === 'U' && isCount(token.value) && token.value !== unit && all[index - 1]?.class === 'N')?.value;
  // "Each" is of what was counted before it, of a person, or of a task that goes without saying.
  const team = figures.some(({ role }) => role === 'people' || role === 'accounts');
  stream.replace(/NUZ|[EZ]o?NU/, (found, at) => {
    const unit = of(found, 'U')[0]?.value;
    // "50次 … 20次各4小时": what is counted alike before it is no task that takes it.
    const before = stream.tokens.slice(0, at).findLast(({ class: cls }) => cls === 'U');
    const alike = unit === 'times' && before?.value === 'times';
    return ratio(of(found, 'N')[0], unit, earlier(at, unit) ?? (team || alike || unit === 'task' ? undefined : 'task'));
  });
  // "31K each", 每次请求31K: so much is tokens, so little is calls.
  stream.replace(/NZ/, ([number]) => {
    const value = number?.number?.value ?? 0;
    return value >= LEAST_TOKENS ? ratio(number, 'token', 'request') : undefined;
  });
  stream.replace(mixed ? /Oo?N(?![UPQHIVA%])/ : /Oo?N(?![UPQHIV%])/, (found) => {
    const number = of(found, 'N')[0];
    return (number?.number?.value ?? 0) >= LEAST_TOKENS ? ratio(number, 'token', of(found, 'O')[0]?.value) : undefined;
  });
  // "Each 300 requests a day" is of a person; "¥3 per 1M tokens" is the size of a lot.
  stream.replace(/EN(?=UQ)/, ([each, number]) => (each && number && EACH.test(each.text) ? [{ ...each, class: 'Z' }, number] : undefined));
  stream.replace(/ENU/, (found) => {
    const [, number] = found;
    if (number) figures.push(figure(number, { role: 'unit' }));
    return [];
  });
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

/** Those that are there. */
const present = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };

const JOINS = /^\s?(?:and|&|和|加上?|跟|与|还有)\s?$/i;

/** "Me and 3 colleagues", 3个同事和我: one more than are counted. */
function countSelf(stream: Stream): void {
  const joined = (found: readonly Token[]) => {
    const [number, people, link] = (['N', 'H', 'o'] as const).map((cls) => of(found, cls)[0]);
    const joins = JOINS.test((link ?? of(found, 'G')[0])?.text ?? '');
    if (!joins || !people || !number?.number || number.number.low !== undefined) return undefined;
    return [{ ...number, number: { ...number.number, value: number.number.value + 1 } }, people];
  };
  stream.replace(/i[oG]NH/, joined);
  stream.replace(/NHoi/, joined);
}

/** People who have an amount each: "3 devs at 400, two at 50"; "I" where others are counted beside. Others may be told by their number alone. */
function readHeads(stream: Stream, figures: Figure[]): void {
  if (/NH|JN/.test(stream.code())) {
    countSelf(stream);
    const person = (found: readonly Token[]) => {
      const [number] = of(found, 'N');
      if (number && Number.isInteger(number.number?.value)) figures.push(figure(number, { role: 'people' }));
      return Number.isInteger(number?.number?.value) ? [] : undefined;
    };
    stream.replace(/N(?=tN)/, person);
    // "One light user": one is said as a word.
    stream.replace(/iH/, (found) => of(found, 'i'));
    stream.replace(/i(?=[Qot]*N(?![HpPIV]))/, (found) => {
      const [self] = found;
      if (self) figures.push({ start: self.start, end: self.end, text: self.text, value: 1, role: 'self' });
      return undefined;
    });
  }
  demote(stream, /[it]/);
}

/** The amount directly behind people is theirs, where several have one each. */
function ownedBy(tokens: readonly Token[], figures: readonly Figure[]): (amount: Token) => boolean {
  const heads = figures.filter(({ role }) => role === 'people' || role === 'self');
  const amounts = of(tokens, 'N');
  if (heads.length < 2) return () => false;
  return (amount) => {
    const before = amounts[amounts.indexOf(amount) - 1]?.start ?? 0;
    return heads.some(({ start }) => start >= before && start < amount.start);
  };
}

/** Nobody makes so many calls. */
const LEAST_OF_TOKENS = 100_000;

/** The units that a figure without one may be of: those spoken of alone, else those counted elsewhere. */
function impliedUnits(tokens: readonly Token[], figures: readonly Figure[]): readonly (string | undefined)[] {
  const spoken = [
    ...new Set(
      tokens.flatMap(({ class: cls, value }, index) => (cls === 'U' && tokens[index - 1]?.class !== 'N' && value !== 'times' ? [value] : [])),
    ),
  ];
  // "18,000 requests a month; I need 700 a day": of the unit that is told of another figure, where there is one.
  const used = figures.flatMap((each) => (each.role === 'spent' && each.unit ? [each.unit] : []));
  const counted = [
    ...new Set([...used, ...tokens.flatMap(({ class: cls, value }) => (cls === 'U' && value !== 'window' && value !== 'times' ? [value] : []))]),
  ];
  return spoken.length === 0 ? counted : spoken;
}

/** "320 GLM prompts": a name may stand between. */
function unitAfter(tokens: readonly Token[], index: number): string | undefined {
  const after = tokens[index + 1]?.class === 'R' ? tokens[index + 2] : tokens[index + 1];
  return after?.class === 'U' ? after.value : undefined;
}

const DAILY: Rate = { period: 'day', count: 1 };

function readUses(stream: Stream, figures: Figure[], daily: boolean, week: WeekMarks): void {
  const { tokens } = stream;
  const on = daysOf(tokens, week);
  const owned = ownedBy(tokens, figures);
  const partOfDay = dayPartsOf(tokens);
  const implied = impliedUnits(tokens, figures);
  const kinds = figures.some(({ role }) => role === 'share' || role === 'part');
  const ofTokens = implied.length === 0 && (kinds || of(tokens, 'R').some(({ name }) => name?.entities.some(({ kind }) => kind === 'model')));
  const firstRate = (): Rate | undefined => figuresOf(figures, 'use')[0]?.rate;
  /** What a figure over a period counts where no unit stands with it. */
  const unitImplied = (token: Token, beside: boolean, placed: boolean): string | undefined => {
    if ((placed || beside) && implied.length === 1) return implied[0];
    // "6M a day, 90% cached": only tokens are told by their kind, or in millions of a model.
    return ofTokens && beside && (token.number?.value ?? 0) >= LEAST_OF_TOKENS ? 'token' : undefined;
  };
  tokens.forEach((token, index) => {
    if (token.class !== 'N') return;
    const day = on(token);
    // What is told of weekdays or of the weekend is told of each of those days.
    const dayPart = partOfDay(token);
    const placed = day !== undefined || dayPart !== undefined || token.busy === true || owned(token);
    const beside = besideRate(tokens, index);
    const rate = (placed && !beside ? firstRate() : undefined) ?? rateFor(tokens, token) ?? (daily || day ? DAILY : undefined);
    const told = unitAfter(tokens, index);
    const unit = (told ?? (rate && unitImplied(token, beside, placed))) as Unit | undefined;
    const over = rate ? { rate } : {};
    const used = unit !== undefined || placed || (rate !== undefined && beside);
    const taken = unit && told === undefined ? (true as const) : undefined;
    const of = { role: 'use', ...over, ...present({ unit, on: day, dayPart, busy: token.busy, implied: taken }) } as const;
    figures.push(figure(token, used ? of : { role: 'left', ...over }));
  });
}

const isWindow = ({ value }: Figure): boolean => value === spanHours[shortestWindow];

/** Every figure of the tokens, each in one role, in the order of the message. */
export function readFigures(all: readonly Token[]): Read {
  const cues = new Set(of(all, 'q').map(({ value = '' }) => value));
  const stream = new Stream(all.filter(({ class: cls }) => cls !== 'q'));
  const figures: Figure[] = [];
  joinRates(stream);
  const week = readWeek(stream);
  readBeside(stream, figures);
  readHeads(stream, figures);
  joinOften(stream);
  readTimes(stream, figures);
  if (/NPZ|ZNP/.test(stream.code())) cues.add('each-span');
  const daily = readRhythm(stream, figures, cues);
  readParts(stream, figures, '%');
  readRatios(stream, figures);
  readParts(stream, figures, 'N');
  qualifyInput(stream, figures);
  // Kinds of tokens without a figure of their own: "all uncached".
  for (const { value } of of(stream.tokens, 'A')) cues.add(`kind-${value}`);
  if (of(stream.tokens, 'X').length > 0 || /NU?Q?Z|ZN/.test(stream.code())) cues.add('each-person');
  if (stream.tokens.some(({ class: cls, value }) => cls === 'W' || value === 'workday:1')) cues.add('workdays');
  readUses(stream, figures, daily, week);
  // Only the weekend is spoken of, and one amount.
  if (!cues.has('workdays') && of(stream.tokens, 'S').length > 0 && figures.filter(({ role }) => role === 'use').length === 1) cues.add('weekends');
  // "For a year", where nothing is told by the year.
  const years = of(stream.tokens, 'Q').filter(({ value }) => value === 'year:1');
  if (years.length > 0 && !figures.some((each) => 'rate' in each && each.rate?.period === 'year')) cues.add('a-year');
  // Five hours without a word of the day are a window, unless somebody's use is told beside them.
  const told = figures.some((each) => each.role === 'use' && each.rate !== undefined && each.unit !== 'window');
  const read = figures.map((each): Figure => (each.role === 'hours' && !told && isWindow(each) && !daily ? { ...each, role: 'span' } : each));
  return { figures: read.toSorted((one, other) => one.start - other.start), cues, week };
}
