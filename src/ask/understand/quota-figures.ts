/** What the figures of a question about a quota stand for: the quota itself, what one task takes, windows used up. */
import type { Unit } from '#src/catalog/schema.ts';
import { shortestWindow } from '#src/catalog/spans.ts';
import type { Plan } from '#src/catalog/types.ts';
import { spanCue } from '../vocabulary/index.ts';
import type { QueryOf, Span, SumTerm } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';
import { tellsLimit } from './uses.ts';

type SumQuery = QueryOf<'sum'>;
export type QuotaTerm = Extract<SumTerm, { of: 'quota' }>;

export type Use = NonNullable<SumQuery['use']>;

export type Taken = NonNullable<Use['takes']>[number];

const THINGS: ReadonlySet<string> = new Set(['task', 'prompt', 'request']);

/** A figure told for one task, prompt or request. */
export const isThing = (per: Quantity['per']): boolean => per !== undefined && THINGS.has(per);

export const UNITS: Readonly<Partial<Record<string, Unit>>> = { prompt: 'prompt', request: 'request', token: 'token', credit: 'credit' };

/** 次 is counted in whatever the plan counts. */
export const unitAs = ({ unit }: Quantity): Unit | undefined => (unit === undefined ? undefined : UNITS[unit]);

/** What one task, prompt or request takes by the person's own account. */
export function takenIn(quantities: readonly Quantity[]): readonly Taken[] {
  return quantities
    .filter(({ per, unit }) => isThing(per) && unit !== 'task' && unit !== 'window' && unit !== per)
    .map((found) => {
      const unit = unitAs(found) ?? (found.value >= mostForOne ? 'token' : 'request');
      return { amount: found.low ?? found.value, ...(found.high === undefined ? {} : { high: found.high }), unit, of: found.per as Taken['of'] };
    });
}

/** Of the kinds that the data has conversions for: they take their place. */
const replaces = ({ of, unit }: Taken): boolean => (of === 'prompt' && unit === 'request') || (of === 'request' && unit === 'token');

/** More calls than one task takes. */
const mostForOne = 200;

/** "按 30 次一个": beside a task a small figure is what one of them takes. */
function forTask({ signals }: Frame): Quantity | undefined {
  return signals.quantities.find(({ per, unit, value }) => per === undefined && (unit === 'times' || unit === 'request') && value <= mostForOne);
}

/** A figure that the text names as the quota itself ("weekly 1600 prompts", "一周320个prompt"). */
function namedQuota({ signals }: Frame): Quantity | undefined {
  // One prompt is a measure, not somebody's quota.
  return signals.quantities.find(
    ({ per, unit, value }) => value !== 1 && unit !== undefined && unit !== 'task' && unit !== 'window' && !isThing(per),
  );
}

/** Every reading of a quota of the plan that leads on the day, with the keys of its slot. */
export const readingsOf = (plan: Plan, { scope }: Frame) =>
  scope.view.slots(plan, 'quotas').flatMap(({ keys, readings }) => readings.map(({ lead }) => ({ keys, lead })));

/** Plans whose quota is told in prompts. */
export const countsPrompts = (frame: Frame): boolean =>
  frame.subjects.plans.some((plan) => readingsOf(plan, frame).some(({ lead }) => lead.fact.unit === 'prompt'));

/** The kind of work that is named, by its glossary id. */
export const taskTerm = ({ signals }: Frame): string | undefined => signals.terms.find(({ kind }) => kind === 'task')?.id;

/** "用满 4 次", "4 次用满", "the full 5h quota 4 times": how often, not how much. */
const USED_UP = /(?:用满|用完|用光|跑满|打满|耗光|烧完)[^,，。;；]{0,6}$/;

const USED_AFTER = /^\s?(?:次|遍|回)?(?:都|全)?(?:用满|用完|用光|跑满|打满|耗光|烧完)/;

const USED_EN = /\b(?:burn|use up|using up|max(?:ed|ing)? out|exhaust|full)\b[^,.;?]{0,40}$/i;

/** "用满 4 个窗口", "burn the full 5h quota 4 times". */
export function windowsUsed({ signals }: Frame): number | undefined {
  const told = signals.quantities.find(({ unit, per }) => unit === 'window' && per !== 'day');
  if (told) return told.value;
  if (!signals.has(spanCue(shortestWindow))) return undefined;
  const repeated = ({ start, end }: { readonly start: number; readonly end: number }) => {
    const [before, after] = [signals.text.slice(0, start), signals.text.slice(end)];
    return USED_UP.test(before) || USED_EN.test(before) || USED_AFTER.test(after);
  };
  const times = signals.quantities.find((one) => one.unit === 'times' && one.value <= 100 && repeated(one));
  return times?.value ?? signals.multiples.find((one) => one.factor <= 100 && repeated(one))?.factor;
}

/** "Two 5h windows a day, 22 days": windows of each day, over the span that is asked for or that the days make. */
export function windowsDaily({ signals }: Frame): { readonly windows: number; readonly per: Span; readonly days?: number } | undefined {
  const told = signals.quantities.find(({ unit, per }) => unit === 'window' && per === 'day');
  const count = told?.value ?? (ONE_WINDOW.test(signals.text) && signals.has('window-day') ? 1 : undefined);
  if (count === undefined || count > MOST_OF_DAY) return undefined;
  const days = signals.spans.find(({ unit, count }) => unit === 'day' && count > 1 && count <= 31)?.count;
  // "Prompts in a month?" asks without a word for it.
  const asked = signals.asked ? signals.asked.per : (['month', 'week'] as const).find((each) => signals.has(`window-${each}`));
  const per =
    asked === 'week' || asked === 'month' ? asked : days === undefined ? ('day' as const) : days > 7 ? ('month' as const) : ('week' as const);
  return { windows: count, per, ...(days !== undefined && per !== 'day' ? { days } : {}) };
}

const ONE_WINDOW = /\b(?:one|a single|a full|1) (?:full )?(?:5.?h(?:our)?|five-hour) window|(?:一个|1个)\s?(?:5|五)\s?个?小时(?:的)?窗口/i;

/** Windows that begin in a day and last to its end. */
const MOST_OF_DAY = 5;

export type Figures = {
  /** A figure of the question in place of the plan's own. */
  readonly quantity: Quantity | undefined;
  /** "4500 次怎么来的": the figure is what it comes to, not what it is made from. */
  readonly outcome: boolean;
  /** What one task, prompt or request takes, to divide by. */
  readonly each: Taken | undefined;
  /** "每次 30k token, 一共多少 token": what one takes leads to what is asked for. */
  readonly stated: readonly Taken[];
};

export type Windows = { readonly daily: ReturnType<typeof windowsDaily>; readonly used: number | undefined };

/** What one of them takes: told for itself, or a small figure beside a task. */
function takenFor(frame: Frame): Pick<Figures, 'each' | 'stated'> & { readonly single: Quantity | undefined } {
  const { signals } = frame;
  const { asked } = signals;
  const taken = asked?.unit !== undefined || signals.has('how-many') ? takenIn(signals.quantities) : [];
  const into = asked?.unit === undefined ? undefined : UNITS[asked.unit];
  const stated = into !== undefined && taken.some(({ unit }) => unit === into) ? taken.filter(replaces) : [];
  if (stated.length > 0) return { each: undefined, stated, single: undefined };
  const [said] = taken;
  const single = said === undefined && (taskTerm(frame) !== undefined || asked?.unit === 'task') ? forTask(frame) : undefined;
  const one: Taken | undefined = single && {
    of: 'task',
    amount: single.low ?? single.value,
    ...(single.high === undefined ? {} : { high: single.high }),
    unit: 'request',
  };
  return { each: said ?? one, stated, single };
}

/** "4500 次怎么来的": the figure is what it comes to, not what it is made from. */
const isOutcome = (frame: Frame, named: Quantity | undefined): boolean =>
  (named?.unit === 'times' || named?.unit === 'request') && frame.signals.has('convert') && countsPrompts(frame);

/** A bare count that repeats no quota of the plan. */
const isLoose = (frame: Frame, named: Quantity | undefined): boolean =>
  named?.unit === 'times' && named.per === undefined && !tellsLimit(named.value, frame);

/** What each figure of the question stands for. */
export function figuresOf(frame: Frame, { daily, used }: Windows): Figures {
  const { each, stated, single } = takenFor(frame);
  const named = namedQuota(frame);
  const outcome = isOutcome(frame, named);
  const isWindows = daily !== undefined || (used !== undefined && named?.value === used);
  const taken = named === single || outcome || isWindows || isLoose(frame, named);
  return { quantity: taken ? undefined : named, outcome, each, stated };
}
