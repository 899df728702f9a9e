/** What the figures of a question about a quota stand for: the quota itself, what one task takes, windows used up. */
import type { Unit } from '#src/catalog/schema.ts';
import type { Span } from '#src/catalog/spans.ts';
import type { Plan } from '#src/catalog/types.ts';
import type { Meaning, Quantity } from '../meaning.ts';
import { tellsLimit } from '../uses.ts';
import type { Sum } from './sum-parts.ts';

export type Use = NonNullable<Sum['use']>;
export type Taken = NonNullable<Use['takes']>[number];

const THINGS: ReadonlySet<string> = new Set(['task', 'prompt', 'request']);
/** A figure told for one task, prompt or request. */
export const isThing = (per: Quantity['per']): boolean => per !== undefined && THINGS.has(per);

export const UNITS: Readonly<Partial<Record<string, Unit>>> = { prompt: 'prompt', request: 'request', token: 'token', credit: 'credit' };
/** 次 is counted in whatever the plan counts. */
export const unitAs = ({ unit }: Quantity): Unit | undefined => (unit === undefined ? undefined : UNITS[unit]);

/** More calls than one task takes. */
const mostForOne = 200;

const takenBy = (of: Taken['of'], { value, low, high, ...quantity }: Quantity): Taken => ({
  of,
  amount: low ?? value,
  ...(high === undefined ? {} : { high }),
  unit: unitAs({ value, ...quantity }) ?? (value >= mostForOne ? 'token' : 'request'),
});

/** What one task, prompt or request takes by the person's own account. */
export function takenIn(quantities: readonly Quantity[]): readonly Taken[] {
  const told = quantities.filter(({ per, unit }) => isThing(per) && unit !== 'task' && unit !== 'window' && unit !== per);
  return told.map((quantity) => takenBy(quantity.per as Taken['of'], quantity));
}

/** Every reading of a quota of the plan that leads on the day, with the keys of its slot. */
export const readingsOf = (plan: Plan, { scope }: Meaning) =>
  scope.view.slots(plan, 'quotas').flatMap(({ keys, readings }) => readings.map(({ lead }) => ({ keys, lead })));

/** Plans whose quota is told in prompts. */
export const countsPrompts = (meaning: Meaning): boolean =>
  meaning.subjects.plans.some((plan) => readingsOf(plan, meaning).some(({ lead }) => lead.fact.unit === 'prompt'));

/** The kind of work that is named, by its glossary id. */
export const taskTerm = ({ heard }: Meaning): string | undefined => heard.all('term').find(({ of }) => of === 'task')?.id;

/** Windows used up: each day over a span, or so many in all. */
export type Windows = {
  readonly daily?: { readonly windows: number; readonly per: Span; readonly days?: number };
  readonly used?: number;
};

/** Windows that begin in a day and last to its end. */
const MOST_OF_DAY = 5;
const MOST_TIMES = 100;

/** "Two 5h windows a day, 22 days": windows of each day, over the span that is asked for or that the days make. */
function daily({ heard, quantities, wanted }: Meaning): Windows['daily'] {
  const told = quantities.find(({ unit, per }) => unit === 'window' && per === 'day');
  const windows = told?.value ?? (heard.has('one-window') && heard.has('window-day') ? 1 : undefined);
  if (windows === undefined || windows > MOST_OF_DAY) return undefined;
  const counted = heard.roles.figures.find(
    ({ role, value }) => (role === 'days-of-month' || role === 'days-of-week' || role === 'span') && value > 1 && value <= 31,
  );
  const days = counted?.value;
  // "Prompts in a month?" asks without a word for it.
  const asked = wanted ? wanted.per : (['month', 'week'] as const).find((each) => heard.has(`window-${each}`));
  const per = asked === 'week' || asked === 'month' ? asked : days === undefined ? 'day' : days > 7 ? 'month' : 'week';
  return { windows, per, ...(days !== undefined && per !== 'day' ? { days } : {}) };
}

/** "用满 4 个窗口", "burn the full 5h quota 4 times". */
function used({ heard, quantities }: Meaning): number | undefined {
  const told = quantities.find(({ unit, per }) => unit === 'window' && per !== 'day');
  if (told) return told.value;
  const times = quantities.find((one) => one.unit === 'times' && one.value <= MOST_TIMES && heard.countsUses(one));
  return times?.value ?? heard.all('multiple').find((one) => one.factor <= MOST_TIMES && heard.countsUses(one))?.factor;
}

export function windowsUsed(meaning: Meaning): Windows {
  const each = daily(meaning);
  const all = each ? undefined : used(meaning);
  return { ...(each ? { daily: each } : {}), ...(all === undefined ? {} : { used: all }) };
}

export type Figures = {
  /** A figure of the question in place of the plan's own. */
  readonly quantity?: Quantity;
  /** "4500 次怎么来的": the figure is what it comes to, not what it is made from. */
  readonly outcome: boolean;
  /** What one task, prompt or request takes, to divide by. */
  readonly each?: Taken;
  /** "每次 30k token, 一共多少 token": what one takes leads to what is asked for. */
  readonly stated: readonly Taken[];
};

/** Of the kinds that the data has conversions for: they take their place. */
const replaces = ({ of, unit }: Taken): boolean => (of === 'prompt' && unit === 'request') || (of === 'request' && unit === 'token');

/** What one of them takes: told for itself, or a small figure beside a task. */
function takenFor(meaning: Meaning): Pick<Figures, 'each' | 'stated'> & { readonly single?: Quantity } {
  const { heard, quantities, wanted } = meaning;
  const taken = wanted?.unit !== undefined || heard.has('how-many') ? takenIn(quantities) : [];
  const into = wanted?.unit === undefined ? undefined : UNITS[wanted.unit];
  const stated = into !== undefined && taken.some(({ unit }) => unit === into) ? taken.filter(replaces) : [];
  if (stated.length > 0) return { stated };
  const [said] = taken;
  if (said) return { each: said, stated };
  const ofTask = taskTerm(meaning) !== undefined || wanted?.unit === 'task';
  // "按 30 次一个": beside a task a small figure is what one of them takes.
  const single = ofTask
    ? quantities.find(({ per, unit, value }) => per === undefined && (unit === 'times' || unit === 'request') && value <= mostForOne)
    : undefined;
  return { stated, ...(single ? { single, each: { ...takenBy('task', single), unit: 'request' } } : {}) };
}

/** What each figure of the question stands for. */
export function figuresOf(meaning: Meaning, { daily: each, used: windows }: Windows): Figures {
  const { heard, quantities, subjects, scope } = meaning;
  const { single, ...taken } = takenFor(meaning);
  // One prompt is a measure, not somebody's quota.
  const named = quantities.find(({ per, unit, value }) => value !== 1 && unit !== undefined && unit !== 'task' && unit !== 'window' && !isThing(per));
  const outcome = (named?.unit === 'times' || named?.unit === 'request') && heard.has('convert') && countsPrompts(meaning);
  const isWindows = each !== undefined || (windows !== undefined && named?.value === windows);
  // A bare count that repeats no quota of the plan.
  const loose = named?.unit === 'times' && named.per === undefined && !tellsLimit(named.value, subjects, scope);
  return { ...taken, outcome, ...(named && !(named === single || outcome || isWindows || loose) ? { quantity: named } : {}) };
}
