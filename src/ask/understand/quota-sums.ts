/** Sums over a quota: for another stretch of time, in another unit, for one task, on a model that counts more, with a share of uncached tokens. */
import type { QuotaWindow, Unit } from '#src/catalog/schema.ts';
import { isLimitWindow, isShortWindow, isWithinDay, shortestWindow, spanDays } from '#src/catalog/spans.ts';
import type { Plan } from '#src/catalog/types.ts';
import type { CostTask, QueryOf, Span } from '../query.ts';
import { spanCue } from '../vocabulary/index.ts';
import type { Asked } from './asked.ts';
import { asksOf, type Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';
import { unitOf, windowsOf } from './topics.ts';
import { hoursPerDay, onWorkdays, tellsLimit } from './uses.ts';

type CostQuery = QueryOf<'cost'>;
type QuotaTask = Extract<CostTask, { type: 'quota' }>;
type Each = NonNullable<QuotaTask['each']>;

const THINGS: ReadonlySet<string> = new Set(['task', 'prompt', 'request']);
export const isThing = (per: Quantity['per']): boolean => per !== undefined && THINGS.has(per);
export const UNITS: Readonly<Partial<Record<string, Unit>>> = { prompt: 'prompt', request: 'request', token: 'token', credit: 'credit' };
/** 次 is counted in whatever the plan counts. */
export const unitAs = ({ unit }: Quantity): Unit | undefined => (unit === undefined ? undefined : UNITS[unit]);

type Taken = Each & { readonly of: 'prompt' | 'request' | 'task' };

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
function statedIn(taken: readonly Taken[]): Pick<QuotaTask, 'requestsPerPrompt' | 'tokensPerRequest'> {
  const calls = taken.find(({ of, unit }) => of === 'prompt' && unit === 'request');
  const tokens = taken.find(({ of, unit }) => of === 'request' && unit === 'token');
  return { ...(calls ? { requestsPerPrompt: calls.amount } : {}), ...(tokens ? { tokensPerRequest: tokens.amount } : {}) };
}

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

/** The unit that is asked for, when the text names two: the one that no figure has. */
function targetUnit({ signals }: Frame, quantity: Quantity | undefined): Unit | undefined {
  const asked = signals.asked?.unit && UNITS[signals.asked.unit];
  if (asked) return asked === quantity?.unit ? undefined : asked;
  const named: readonly (readonly [Unit, boolean])[] = [
    ['request', signals.has('unit-request') || signals.hasTerm('request', 'model-call')],
    ['prompt', signals.has('unit-prompt') || signals.hasTerm('prompt')],
    ['token', signals.has('unit-token') || signals.hasTerm('token')],
  ];
  return named.find(([unit, there]) => there && unit !== quantity?.unit)?.[0];
}

/** "周额度除以 7": by as many as the window has days. */
function splitIntoDays({ signals }: Frame, window: QuotaWindow | undefined): boolean {
  const days = isLimitWindow(window) && !isWithinDay(window) ? spanDays(window) : undefined;
  return days !== undefined && /除以|divided by|÷|\//.test(signals.text) && signals.numbers.some(({ value }) => value === days);
}

const SPANS: ReadonlySet<string> = new Set(['minute', 'hour', 'day', 'week', 'month']);

/** The span that a quota is wanted for, where it is not one of the plan's own windows. */
function spanAsked(frame: Frame, window: QuotaWindow | undefined): Span | undefined {
  const { signals } = frame;
  const per = signals.asked?.per;
  if (per === 'minute' || per === 'hour' || per === 'day') return per;
  if (signals.has('window-minute')) return 'minute';
  if (signals.has('window-hour')) return 'hour';
  if (signals.has('window-day') || splitIntoDays(frame, window) || (window !== undefined && onWorkdays(frame))) return 'day';
  // "Counted by the month: is there a weekly cap too" asks for a limit.
  if (window === 'month' && signals.has('window-week') && signals.has('per') && asksOf(frame) !== 'whether') return 'week';
  return undefined;
}

const readingsOf = (plan: Plan, { scope }: Frame) =>
  scope.view.slots(plan, 'quotas').flatMap(({ keys, readings }) => readings.map(({ lead }) => ({ keys, lead })));

/** Plans whose quota is told in prompts. */
const countsPrompts = (frame: Frame): boolean =>
  frame.subjects.plans.some((plan) => readingsOf(plan, frame).some(({ lead }) => lead.fact.unit === 'prompt'));

/** Whether the data tells the plan's quota for this window, in this unit where one is asked for. */
function told(frame: Frame, window: string, unit: Unit | undefined): boolean {
  return frame.subjects.plans.every((plan) =>
    readingsOf(plan, frame).some(
      ({ keys, lead }) =>
        keys['window'] === window && lead.fact.amount !== 'none' && (unit === undefined || (lead.via?.held.fact.unit ?? lead.fact.unit) === unit),
    ),
  );
}

const taskTerm = ({ signals }: Frame): string | undefined => signals.terms.find(({ kind }) => kind === 'task')?.id;

/** The window a figure belongs to, else the longest that is named; a day asked for is not a window. */
function windowOf(frame: Frame, quantity: Quantity | undefined): QuotaWindow | undefined {
  if (isLimitWindow(quantity?.per)) return quantity.per;
  return windowsOf(frame.signals).at(-1);
}

/** "用满 4 次", "4 次用满", "the full 5h quota 4 times": how often, not how much. */
const USED_UP = /(?:用满|用完|用光|跑满|打满|耗光|烧完)[^,，。;；]{0,6}$/;
const USED_AFTER = /^\s?(?:次|遍|回)?(?:都|全)?(?:用满|用完|用光|跑满|打满|耗光|烧完)/;
const USED_EN = /\b(?:burn|use up|using up|max(?:ed|ing)? out|exhaust|full)\b[^,.;?]{0,40}$/i;

/** "用满 4 个窗口", "burn the full 5h quota 4 times". */
function windowsUsed({ signals }: Frame): number | undefined {
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
function windowsDaily({ signals }: Frame): Pick<QuotaTask, 'window' | 'windows' | 'per' | 'days'> | undefined {
  const told = signals.quantities.find(({ unit, per }) => unit === 'window' && per === 'day');
  const count = told?.value ?? (ONE_WINDOW.test(signals.text) && signals.has('window-day') ? 1 : undefined);
  if (count === undefined || count > MOST_OF_DAY) return undefined;
  const days = signals.spans.find(({ unit, count }) => unit === 'day' && count > 1 && count <= 31)?.count;
  // "Prompts in a month?" asks without a word for it.
  const asked = signals.asked ? signals.asked.per : (['month', 'week'] as const).find((each) => signals.has(`window-${each}`));
  const per =
    asked === 'week' || asked === 'month' ? asked : days === undefined ? ('day' as const) : days > 7 ? ('month' as const) : ('week' as const);
  return { window: shortestWindow, windows: count, per, ...(days !== undefined && per !== 'day' ? { days } : {}) };
}
const ONE_WINDOW = /\b(?:one|a single|a full|1) (?:full )?(?:5.?h(?:our)?|five-hour) window|(?:一个|1个)\s?(?:5|五)\s?个?小时(?:的)?窗口/i;
/** Windows that begin in a day and last to its end. */
const MOST_OF_DAY = 5;

/** "能用多少", not "额度多少": what a person gets out of it, which may be derived where no limit of that span is told. */
function derived(frame: Frame, asked: Asked | undefined): Pick<QuotaTask, 'per' | 'to'> | undefined {
  const { signals, subjects } = frame;
  if (!asked?.unit || !(asked.unit in UNITS || asked.unit === 'times') || subjects.plans.length === 0 || subjects.models.length > 0) return undefined;
  const to = UNITS[asked.unit];
  const per = asked.per;
  if (signals.has('quota', 'price', 'per-unit', 'value', 'remaining', 'which') || per === undefined || !SPANS.has(per)) {
    // A window of the plan's own, in a unit that its source does not use.
    return to !== undefined && per !== undefined && isShortWindow(per) && !signals.has('price', 'per-unit', 'value') && !told(frame, per, to)
      ? { to }
      : undefined;
  }
  if (isLimitWindow(per) && told(frame, per, to)) return undefined;
  return { ...(to ? { to } : {}), per: per as Span };
}

const fewTokens = 1000;
const MOST_OF = /最多|顶多|上限|极限|at most|\bmax(?:imum)?\b|up to/i;
const EVENLY = /平均|均摊|摊到|折合|on average|averages?|spread/i;

const USED = /(?:用了|已用|已经用|用掉|花了|跑了|发了|问了|耗了)(?:大概|大约|约|差不多)?\s?$|\b(?:used|spent|burned|sent|made)(?: up| about)?\s?$/i;
const LEFT = /还剩|还能|还可以|剩下|剩多少|剩几|余|\b(?:left|remain(?:s|ing)?|more)\b/i;

/** "用了 12000 次, 还剩多少": the limit less what is used of it. */
export function readRemainder(frame: Frame): CostQuery | undefined {
  const { signals, subjects, when } = frame;
  if (subjects.plans.length === 0 || !LEFT.test(signals.text)) return undefined;
  const used = signals.quantities.find(({ start, unit, per }) => unit !== undefined && !isThing(per) && USED.test(signals.masked.slice(0, start)));
  if (!used) return undefined;
  const said = isLimitWindow(used.per) ? used.per : windowsOf(signals).at(-1);
  const window =
    said ??
    (/这个月|本月|this month/i.test(signals.text) ? ('month' as const) : /这周|本周|this week/i.test(signals.text) ? ('week' as const) : undefined);
  const unit = unitAs(used);
  return {
    kind: 'cost',
    task: {
      type: 'quota',
      subjects: subjects.plans.map(({ kind, id }) => ({ kind, id })),
      ...(window ? { window } : {}),
      ...(unit ? { to: unit } : {}),
      used: used.value,
    },
    ...(when.subscribedBefore ? { subscribedBefore: when.subscribedBefore } : {}),
    ...(when.legacy ? { legacy: when.legacy } : {}),
  };
}

export function readQuotaSum(frame: Frame): CostQuery | undefined {
  const { signals, subjects, offers, when } = frame;
  if (offers.length === 0 || (signals.has('api') && !(signals.has('convert') && signals.asked?.unit === 'request'))) return undefined;
  const { asked } = signals;
  if (asked?.unit === 'money' || asked?.unit === 'person') return undefined;
  const daily = windowsDaily(frame);
  const windows = daily ? undefined : windowsUsed(frame);
  const task = taskTerm(frame);
  const countable = asked?.unit !== undefined || signals.has('how-many');
  const taken = countable ? takenIn(signals.quantities) : [];
  const into = asked?.unit === undefined ? undefined : UNITS[asked.unit];
  // "每次 30k token, 一共多少 token": what one takes leads to what is asked for; otherwise it is divided by.
  const stated = into !== undefined && taken.some(({ unit }) => unit === into) ? statedIn(taken) : {};
  const said = Object.keys(stated).length > 0 ? undefined : taken[0];
  const single = said === undefined && (task !== undefined || asked?.unit === 'task') ? forTask(frame) : undefined;
  const named = namedQuota(frame);
  // "4500 次怎么来的": the figure is what it comes to, not what it is made from.
  const outcome = named !== undefined && signals.has('convert') && (named.unit === 'times' || named.unit === 'request') && countsPrompts(frame);
  const loose =
    named !== undefined && named.unit === 'times' && !isLimitWindow(named.per) && named.per === undefined && !tellsLimit(named.value, frame);
  const quantity =
    named === single || outcome || loose || daily !== undefined || (windows !== undefined && named?.value === windows) ? undefined : named;
  const window = windowOf(frame, quantity);
  const each: Each | undefined =
    said ??
    (single
      ? { amount: single.low ?? single.value, ...(single.high === undefined ? {} : { high: single.high }), unit: 'request' as const }
      : undefined);
  const per = spanAsked(frame, window);
  const to = targetUnit(frame, quantity);
  const [model] = subjects.models;
  const hours = hoursPerDay(frame);
  const counts = signals.has('how-many', 'quota', 'convert', 'conversion', 'per', 'total', 'unit-prompt', 'unit-request', 'unit-token');
  const divided =
    per !== undefined &&
    (signals.has('how-many', 'convert', 'ratio') || (signals.has('per') && (per !== 'week' || EVENLY.test(signals.text)))) &&
    !signals.has('price');
  const wanted =
    (outcome ? ('request' as const) : undefined) ?? to ?? (quantity?.unit === 'prompt' && signals.has('convert') ? ('request' as const) : undefined);
  // "26 次就限额了, 5 小时多少次请求": times are requests where the plan counts those; nothing is turned into anything.
  const alike = quantity?.unit === 'times' && wanted === 'request' && !countsPrompts(frame);
  const converted =
    wanted !== undefined &&
    !alike &&
    (signals.has('convert') || asked?.into
      ? quantity !== undefined || window !== undefined
      : (signals.has('conversion') || asked?.unit === wanted) && quantity !== undefined);
  const onModel =
    model !== undefined &&
    (window !== undefined || unitOf(signals) !== undefined) &&
    counts &&
    !(signals.has('supports') && asked === undefined) &&
    !signals.has('price');
  const shared = signals.people !== undefined && signals.has('per', 'each') && counts && !signals.has('price', 'total', 'window-year', 'yearly');
  const tasks = task !== undefined && subjects.plans.length > 0 && signals.has('how-many');
  const reckoned = Object.keys(stated).length > 0;
  const made = each || daily || reckoned || divided || converted || onModel || shared || tasks ? undefined : derived(frame, asked);
  if (!(each || divided || converted || onModel || shared || tasks || daily || windows !== undefined || reckoned || made)) return undefined;
  const target = reckoned
    ? into
    : made
      ? made.to
      : wanted && !each && !divided
        ? wanted
        : divided && asked?.unit && UNITS[asked.unit] !== quantity?.unit
          ? UNITS[asked.unit]
          : undefined;
  const span = made ? made.per : per && (!each || asked?.per === per) ? per : undefined;
  // Nobody reckons with a handful of tokens.
  const few = quantity?.unit === 'token' && quantity.value < fewTokens;
  const amount = quantity && quantity.unit !== undefined && !each && !few ? { amount: quantity.value, unit: unitAs(quantity) } : undefined;
  // The most that a day can hold is its windows used up; what a longer limit leaves of it is told along.
  const mostOfDay = span === 'day' && !each && window === undefined && MOST_OF.test(signals.text);
  return {
    kind: 'cost',
    task: {
      type: 'quota',
      subjects: [...offers],
      ...(windows === undefined
        ? window && !made?.per
          ? { window }
          : mostOfDay
            ? { window: shortestWindow }
            : {}
        : { window: shortestWindow, windows }),
      ...(target ? { to: target } : {}),
      ...(span ? { per: span } : {}),
      ...daily,
      ...(span === 'day' && onWorkdays(frame) ? { workdays: true as const } : {}),
      ...(hours !== undefined && (span === 'day' || isShortWindow(window)) ? { hoursPerDay: hours } : {}),
      ...(model ? { model: model.id } : {}),
      ...(signals.people ? { people: signals.people } : {}),
      ...(each ? { each: { amount: each.amount, ...(each.high === undefined ? {} : { high: each.high }), unit: each.unit } } : {}),
      ...(task ? { task } : {}),
      ...stated,
      ...(amount ? { amount: amount.amount, ...(amount.unit ? { unit: amount.unit } : {}) } : {}),
    },
    ...when,
  };
}

/** "If 8% of my tokens are uncached, what does the cap of 4M allow?" */
export function readUncached(frame: Frame): CostQuery | undefined {
  const { signals, offers, subjects, when } = frame;
  const [share] = signals.shares;
  if (!share || share.sense !== undefined || !signals.has('uncached', 'cached') || signals.has('price', 'api')) return undefined;
  // Whether a use lasts is asked of the use, its cached share among it.
  if (signals.has('enough') && signals.quantities.some(({ per }) => per === 'day' || per === 'hour' || isLimitWindow(per))) return undefined;
  // Tokens on a model are paid for; a limit is a plan's.
  if (subjects.models.length > 0 && offers.length === 0) return undefined;
  const near = (cue: 'cached' | 'uncached') =>
    Math.min(
      ...signals.cues.filter((mention) => mention.cue === cue).map(({ start, end }) => (start >= share.end ? start - share.end : share.start - end)),
      Number.POSITIVE_INFINITY,
    );
  const uncachedShare = near('uncached') <= near('cached') ? share.share : Number((1 - share.share).toFixed(9));
  const quantity = signals.quantities.find(({ value }) => value >= 10_000);
  if (uncachedShare <= 0 || (offers.length === 0 && !quantity)) return undefined;
  const window = windowOf(frame, quantity);
  return {
    kind: 'cost',
    task: { type: 'uncached', subjects: [...offers], uncachedShare, ...(quantity ? { amount: quantity.value } : {}), ...(window ? { window } : {}) },
    ...when,
  };
}
