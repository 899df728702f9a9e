/** What a person says of their use, from the mentions of a message: the one reader for commands, forms, buttons and free questions. */
import type { Period } from '#src/catalog/schema.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import type { Ref } from '#src/catalog/types.ts';
import { type Interval, scale } from '#src/core/interval.ts';
import { burstHours, type Team, type TokenParts, type UsePer, type WorkloadInput } from '#src/core/workload.ts';
import type { Figure, Rate } from './mentions/figures.ts';
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

function rhythmOf(
  { figures, cues }: Mentions,
  uses: readonly UseFigure[],
): Pick<WorkloadInput, 'hoursPerDay' | 'daysPerWeek' | 'daysPerMonth' | 'startHour' | 'burstHours'> {
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

/** One task, prompt or request may be told in what it takes. */
function unitOf(
  use: UseFigure,
  figures: readonly Figure[],
  times: Unit,
): { readonly amount: Interval; readonly unit: Unit | undefined } & Pick<WorkloadInput, 'tokensPerRequest' | 'requestsPerPrompt'> {
  const amount = interval(use);
  const ratios = figuresOf(figures, 'ratio');
  const unit = use.unit === 'times' ? (ratios.some(({ of }) => of === 'task') ? 'task' : times) : use.unit;
  const perRequest = ratios.find(({ unit: counted, of }) => counted === 'token' && of === 'request');
  const perPrompt = ratios.find(({ unit: counted, of }) => counted === 'request' && of === 'prompt');
  const more = {
    ...(perRequest ? { tokensPerRequest: interval(perRequest) } : {}),
    ...(perPrompt ? { requestsPerPrompt: interval(perPrompt) } : {}),
  };
  const taken = ratios.find(({ of }) => of === unit && of === 'task');
  if (taken) {
    const each = interval(taken);
    return {
      ...more,
      amount: { low: amount.low * each.low, typical: amount.typical * each.typical, high: amount.high * each.high },
      unit: taken.unit as Unit,
    };
  }
  // "30 prompts with 20 calls each" are calls, said outright.
  return { ...more, amount, unit: unit === 'task' || unit === 'window' ? undefined : unit };
}

/** "All uncached", 全部未命中: the whole of an amount is of one kind; "uncached" alone says as much. */
function wholly({ figures, cues }: Mentions, { use }: Pick<WorkloadInput, 'use'>): WorkloadInput['parts'] {
  if (use?.unit !== 'token' || figures.some(({ role }) => role === 'share')) return undefined;
  const [kind, next] = (['cached', 'uncached', 'output'] as const).filter((each) => cues.has(`kind-${each}`));
  if (kind === undefined || next !== undefined || !(cues.has('all') || kind === 'uncached')) return undefined;
  return { cached: 0, uncached: 0, output: 0, [kind]: use.amount.typical, per: use.per };
}

/** A use as an API bill is made of it: uncached tokens are all there is, and where only what a request takes is told, one request. */
export function inTokens(input: WorkloadInput): WorkloadInput {
  const { use, tokensPerRequest, ...rest } = input;
  if (use?.unit === 'uncached-token') return { ...rest, parts: { cached: 0, uncached: use.amount.typical, output: 0, per: use.per } };
  if (use || rest.parts || !tokensPerRequest) return input;
  return { ...rest, use: { amount: tokensPerRequest, unit: 'token', per: 'once' } };
}

/** 次 goes with whatever is counted; a figure without a unit has that of the other. */
const alike = (one: UseFigure['unit'], other: UseFigure['unit']): boolean =>
  one === undefined || one === other || one === 'times' || other === 'times';

/** `times`: what 次 and "times" count where nobody says, a request or what the plans at hand count. */
export function readUse(mentions: Mentions, times: 'request' | 'prompt' = 'request'): UseReading {
  const { figures, cues, names, text } = mentions;
  const uses = figuresOf(figures, 'use');
  const weekdays = uses.filter(({ on }) => on !== 'weekend');
  const main = mainUse(weekdays.length > 0 ? weekdays : uses);
  const weekend = main?.on === 'weekday' ? uses.find(({ on, unit }) => on === 'weekend' && alike(unit, main.unit)) : undefined;
  const parts = figuresOf(figures, 'part');
  const [lone] = parts;
  const partRate = parts.find(({ rate }) => rate)?.rate ?? main?.rate;
  const hasParts = parts.length > 0 && !(parts.length === 1 && lone?.part === 'uncached' && partRate !== undefined);
  const windows = uses.find(({ unit, value }) => unit === 'window' && value > 0);
  const said = main && unitOf(main, figures, times);
  const perPeriod = main && said && over(said.amount, main.rate);
  // "3 windows a day": so many times what is said of one.
  const counted =
    perPeriod?.per === shortestWindow && windows ? ({ amount: scale(perPeriod.amount, windows.value), per: 'day' } as const) : perPeriod;
  const hoursOfWeek = last(figures, 'hours-of-week');
  const spread =
    counted?.per === 'hour' && hoursOfWeek !== undefined ? ({ amount: scale(counted.amount, hoursOfWeek), per: 'week' } as const) : counted;
  const team = teamOf(mentions);
  const shares = sharesOf(figures);
  const offers = names.flatMap(({ entities }): readonly Ref[] => {
    const [entity] = entities.filter(({ kind }) => kind === 'plan' || kind === 'line' || kind === 'vendor');
    return entity ? [{ kind: entity.kind, id: entity.id }] : [];
  });
  const models = names.flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'model').map(({ id }) => id));
  const total = main?.unit === 'token' ? main.value : undefined;
  const told = Object.fromEntries(parts.map(({ part, value }) => [part, value]));
  const { amount: _amount, unit, ...ratios } = said ?? { amount: undefined, unit: undefined };
  const uncached = lone && partRate && !hasParts ? { use: { ...over(interval(lone), partRate), unit: 'uncached-token' as const } } : undefined;
  const use: Pick<WorkloadInput, 'use' | 'parts'> = hasParts
    ? { parts: { ...partsOf(told, total, shares.cachedShare), per: over({ low: 0, typical: 0, high: 0 }, partRate).per } }
    : (uncached ?? (spread && unit ? { use: { ...spread, unit } } : {}));
  const whole = wholly(mentions, use);
  // "In dollars" says how to tell it; a currency beside an amount is of that amount.
  const [currency, second] = currenciesNamed(blank(text, mentions.money, ' '));
  const shown = currency !== undefined && second === undefined && mentions.cues.has('api') ? { currency } : {};
  const input: WorkloadInput = {
    ...(hasParts ? {} : shares),
    ...ratiosAlone(figures, ratios),
    ...rhythmOf(mentions, uses),
    ...purchaseOf(mentions),
    ...(team ? { team } : {}),
    ...(whole ? { parts: whole } : use),
    ...(hasParts && (told['input'] ?? Number.POSITIVE_INFINITY) < (told['cached'] ?? 0) ? { inputApart: true as const } : {}),
    ...(weekend && use.use ? { weekend: interval(weekend) } : {}),
    ...(models[0] ? { model: models[0] } : {}),
    ...shown,
  };
  const used = new Set<Figure | undefined>([main, weekend, windows]);
  const unused = figures.filter((figure) => figure.role === 'left' || (figure.role === 'use' && !used.has(figure)));
  const [unread] = unused;
  const hasUse = use.use !== undefined || use.parts !== undefined;
  const open = hasUse ? unread : (main ?? unread);
  const [stranger] = mentions.strangers;
  const problem: UseProblem | undefined = mentions.negative
    ? { code: 'negative', text: mentions.negative }
    : stranger !== undefined
      ? { code: 'name', text: stranger }
      : open && { code: hasUse ? 'unread' : 'unit', text: around(text, open) };
  return {
    input,
    offers,
    models,
    api: cues.has('api'),
    ...(problem ? { problem } : {}),
    ...(open && !hasUse ? { bare: over(interval(open), 'rate' in open ? open.rate : undefined) } : {}),
    left: unused.map((figure) => around(text, figure)),
  };
}

/** Ratios hold without an amount too: a form may bring the amount. */
function ratiosAlone(figures: readonly Figure[], told: Pick<WorkloadInput, 'tokensPerRequest' | 'requestsPerPrompt'>) {
  if (Object.keys(told).length > 0) return told;
  const ratios = figuresOf(figures, 'ratio');
  const perRequest = ratios.find(({ unit, of }) => unit === 'token' && of === 'request');
  const perPrompt = ratios.find(({ unit, of }) => unit === 'request' && of === 'prompt');
  return {
    ...(perRequest ? { tokensPerRequest: interval(perRequest) } : {}),
    ...(perPrompt ? { requestsPerPrompt: interval(perPrompt) } : {}),
  };
}
