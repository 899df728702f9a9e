/** What a person says of their own use, and questions whether a plan covers it. */
import { isShortWindow } from '#src/catalog/spans.ts';
import { limitOf } from '#src/core/limit.ts';
import { readNumber } from '../numbers.ts';
import type { QueryOf, Usage } from '../query.ts';
import type { Frame } from './frame.ts';
import { type Quantity, type QuantityPer, timeWords } from './quantities.ts';
import { tokenShares } from './token-shares.ts';

const PERIODS: ReadonlySet<string> = new Set(Object.values(timeWords));
const isPeriod = (per: QuantityPer | undefined): boolean => per !== undefined && PERIODS.has(per);

/** "一小时 200 次" is a rate, not an hour a day. */
export function hoursPerDay({ signals }: Frame): number | undefined {
  const rates = new Set(signals.quantities.flatMap(({ per, perAt }) => (per === 'hour' && perAt !== undefined ? [perAt] : [])));
  const told = signals.spans.find(({ unit, count, start }) => unit === 'hour' && count > 0 && count <= 24 && !rates.has(start))?.count;
  // "每天写 5 小时" is no window of the plan.
  const worked = told === undefined ? WORKED.exec(signals.text)?.[1] : undefined;
  return told ?? (worked === undefined ? undefined : readNumber(worked));
}
const WORKED =
  /(?:每天|一天|每日)(?:大概|大约|约|只|就|要|会)?(?:写|用|干|工作|开发|coding|敲|跑)(?:代码)?\s?([0-9]+|[一二两三四五六七八九十]+)\s?个?(?:小时|钟头)/i;

/** Days of a week, or of a month ("22 days"), on which there is work. */
function daysOf({ signals }: Frame): Pick<Usage, 'daysPerWeek' | 'daysPerMonth'> {
  const days = signals.spans.filter(({ unit, count }) => unit === 'day' && Number.isInteger(count) && count >= 1 && count <= 31);
  const told = days.filter(({ count, start, end }) => count >= 5 || OF_A_WEEK.test(signals.text.slice(Math.max(0, start - 8), end + 10)));
  // "一天" says of which day the use is; the days of work are more than one.
  const [work] = told.toSorted((a, b) => b.count - a.count);
  if (!work) return EVERY_DAY.test(signals.text) ? { daysPerWeek: 7 } : WORKDAYS.test(signals.text) ? { daysPerWeek: 5 } : {};
  return work.count > 7 ? { daysPerMonth: work.count } : { daysPerWeek: work.count };
}
const OF_A_WEEK = /周|星期|礼拜|week/i;
export const WORKDAYS = /工作日|上班日|周一到周五|双休|\b(?:weekdays?|workdays?|working days?|business days?|monday (?:to|through) friday)\b/i;
const EVERY_DAY =
  /一周七天|全年无休|周末也|天天都?[用写跑]|every (?:single )?day|seven days|7 days a week|weekends? (?:too|included)|including weekends/i;

/** "每周 80 小时": hours of a week. */
function hoursPerWeek({ signals }: Frame): number | undefined {
  const OF_WEEK = /(?:每周|一周|每星期|一星期)[^,，。]{0,4}$/;
  return signals.spans.find(
    ({ unit, count, start, end }) =>
      unit === 'hour' &&
      count > 1 &&
      count <= 168 &&
      (OF_WEEK.test(signals.text.slice(0, start)) || /^\s?(?:\/|per|a|each|every) ?week/i.test(signals.text.slice(end))),
  )?.count;
}

const UNITS: ReadonlySet<string> = new Set(['prompt', 'request', 'token', 'credit', 'task']);

/** The one unit that the question speaks of: "能用多少 token, 够我一天 1000 万不". */
function unitSpoken({ signals }: Frame): Quantity['unit'] {
  const spoken = (['token', 'prompt', 'request', 'credit'] as const).filter(
    (unit) => signals.has(`unit-${unit}`) || signals.quantities.some((quantity) => quantity.unit === unit && isPeriod(quantity.per)),
  );
  return spoken.length === 1 ? spoken[0] : undefined;
}

/** 次 is counted in what the plans spoken of count. */
function unitOfPlans({ subjects, scope }: Frame): 'prompt' | 'request' {
  const counts = subjects.plans.map((plan) =>
    scope.view.slots(plan, 'quotas').some(({ readings }) => readings.some(({ lead }) => (lead.via?.held.fact.unit ?? lead.fact.unit) === 'prompt')),
  );
  return counts.length > 0 && counts.every((each) => each) ? 'prompt' : 'request';
}

/** Less than anybody uses who asks: a figure so small is something else. */
const least: Readonly<Record<Usage['unit'], number>> = { prompt: 0.5, request: 0.5, token: 1000, 'uncached-token': 1000, credit: 0.5, task: 0.1 };

/** So much is somebody's use, though nobody says "I". */
const leastSaid: typeof least = { prompt: 1e9, request: 1e9, token: 1_000_000, 'uncached-token': 1_000_000, credit: 1e9, task: 1e9 };

const EACH: ReadonlySet<string> = new Set(['task', 'prompt', 'request']);

/** Calls or tokens that one task, prompt or request takes by the person's own account. */
function eachIn(quantities: readonly Quantity[]): Quantity | undefined {
  return quantities.find(
    ({ per, unit }) => per !== undefined && EACH.has(per) && (unit === 'times' || unit === 'request' || unit === 'token' || unit === 'prompt'),
  );
}

type Amount = { readonly amount: number; readonly unit: Usage['unit'] };

/** "10 tasks a day, 30 calls each": the calls. What a request or a prompt takes is told along with the use. */
function taken(amount: Amount, each: Quantity | undefined): Amount & Pick<Usage, 'tokensPerRequest' | 'requestsPerPrompt'> {
  if (!each) return amount;
  const unit = each.unit === 'token' ? ('token' as const) : ('request' as const);
  if (each.per === amount.unit && (amount.unit === 'task' || unit === 'token')) return { amount: amount.amount * each.value, unit };
  if (each.per === 'prompt' && unit === 'request') return { ...amount, requestsPerPrompt: each.value };
  return each.per === 'request' && unit === 'token' ? { ...amount, tokensPerRequest: each.value } : amount;
}

/** "一周 1600 次, 我一天问 300 次": the first is the plan's own limit, told again. */
export function restates({ value, per }: Quantity, { subjects, scope }: Frame): boolean {
  const plans = [...subjects.plans, ...subjects.lines.flatMap(({ id }) => scope.catalog.plansOf(id))];
  return plans.some((plan) =>
    scope.view.slots(plan, 'quotas').some(({ keys, readings }) =>
      readings.some(({ lead }) => {
        const limit = limitOf(lead);
        return (
          limit !== undefined &&
          limit !== 'none' &&
          (per === undefined || keys['window'] === per) &&
          (limit.value.high === value || limit.value.low === value)
        );
      }),
    ),
  );
}

/** The figure that is a use: the first over a stretch of time, else an amount of tokens, which is a month's. */
function usedIn(frame: Frame): Counted | undefined {
  const { signals } = frame;
  const spoken = unitSpoken(frame);
  const figures = signals.quantities.filter((quantity) => !restates(quantity, frame));
  const counted = (figures.length > 0 ? figures : signals.quantities).flatMap((quantity) => {
    const unit = quantity.unit ?? (isPeriod(quantity.per) ? spoken : undefined);
    const part = quantity.part !== undefined && !(quantity.part === 'uncached' && isPeriod(quantity.per));
    return unit === undefined || unit === 'window' || part || EACH.has(quantity.per ?? '') ? [] : [{ quantity, unit }];
  });
  return (
    counted.find(({ quantity }) => isPeriod(quantity.per)) ??
    counted.find(({ unit, quantity }) => unit === 'token' && quantity.value >= 100_000) ??
    // "2500 次请求够我写一天吗": the one word of time says for how long.
    alone(frame, counted) ??
    // "每小时50次, 一天8小时": a rate without its own word of time has that of the question.
    (hoursPerDay(frame) === undefined ? undefined : counted.find(({ quantity }) => quantity.per === undefined && quantity.unit !== undefined))
  );
}

const WORDS_OF_TIME = ['day', 'week', 'month'] as const;
type Counted = { readonly quantity: Quantity; readonly unit: NonNullable<Quantity['unit']> };

function alone({ signals }: Frame, counted: readonly Counted[]): Counted | undefined {
  const [per, next] = WORDS_OF_TIME.filter((each) => signals.has(`window-${each}`));
  const [one, other] = counted.filter(({ quantity }) => quantity.per === undefined && quantity.value > 1);
  if (!per || next || !one || other || !signals.has('enough')) return undefined;
  return { ...one, quantity: { ...one.quantity, per } };
}

/** "3 windows a day": so many times what is said of one. */
function windowsPerDay({ signals }: Frame): number | undefined {
  return signals.quantities.find(({ unit, per }) => unit === 'window' && (per === 'day' || per === undefined))?.value;
}

export function usageOf(frame: Frame): Usage | undefined {
  const found = usedIn(frame);
  if (!found) return undefined;
  const { quantity } = found;
  const said: Usage['unit'] =
    quantity.part === 'uncached'
      ? 'uncached-token'
      : found.unit === 'times'
        ? unitOfPlans(frame)
        : UNITS.has(found.unit)
          ? (found.unit as Usage['unit'])
          : 'request';
  const each = eachIn(frame.signals.quantities.filter((other) => other !== quantity));
  const { amount, unit, ...ratios } = taken({ amount: quantity.value, unit: said }, each);
  if (amount < least[unit]) return undefined;
  const hours = hoursPerDay(frame);
  const windows = isShortWindow(quantity.per) ? windowsPerDay(frame) : undefined;
  const per = (isPeriod(quantity.per) ? quantity.per : quantity.unit === 'token' ? 'month' : 'hour') as Usage['per'];
  const shares = tokenShares(frame.signals);
  const cached = shares.find(({ part }) => part === 'cached')?.mention.share;
  const rhythm = { ...(hours ? { hoursPerDay: hours } : {}), ...daysOf(frame), ...ratios, ...(cached === undefined ? {} : { cachedShare: cached }) };
  const weekly = per === 'hour' ? hoursPerWeek(frame) : undefined;
  if (weekly) return { amount: amount * weekly, unit, per: 'week', ...ratios };
  if (per === 'year') return { amount: amount / 12, unit, per: 'month', ...rhythm };
  // Who counts in windows means every day of the week.
  if (windows) return { amount: amount * windows, unit, per: 'day', daysPerWeek: 7, ...rhythm };
  return { amount, unit, per, ...rhythm };
}

const OKAY = /\bok(?:ay)?\s*\?|\bfine\s*\?|行不行|行吗|可以吗|能冲|冲不冲|hold up/i;
const OWN = /我|俺|咱|自己|\b(?:i|i'm|my|we|our|me|us)\b/i;
/** "Can Lite take it", "does Pro hold?": it asks whether a plan bears the use. */
const COPES =
  /\b(?:can|could|does|do|will|would|is)\b[^?.,;]{0,48}\b(?:take|hold|handle|carry|manage|cope|survive|stand|absorb|swallow|support|sustain|do)(?: it| that| this| up| out| me| us| the load| so much| that much| this much)?\s*(?:\?|$)/i;
/** "Does the cap bite", 会撞周限吗: it asks whether a limit is passed. */
const PASSES =
  /\b(?:bite|hit(?:s|ting)? (?:the |its |my )?(?:\w+ )?(?:limit|cap|quota|ceiling)|run(?:s)? out|exceed(?:s)?|go(?:es)? over|blow through|burn through|too much for)\b|会超|超不超|超限|超额|撞[^,，。]{0,4}(?:限|墙)|触顶|爆[^,，。]{0,3}吗|会不会爆|会不会超/i;

/** "How long does it last": in days, not yes or no. */
const LASTS =
  /(?:撑|用|够用?|顶|坚持|跑)[^,，。?？]{0,4}(?:几|多少)天|(?:撑|用|够用?)多久|(?:几天|多久|多少天|多长时间)[^,，。?？]{0,4}(?:用完|用光|见底|没|到|撞|触)|\bhow (?:long|many days)\b[^?]*\b(?:last|survive|run out|take|get|do|till|until|before)/i;
const HOW_FAR = /够[^,，。?？]{0,4}(?:几|多少)(?!人)/;

/** "Lite 每周 320 次老不够": the figure is the plan's own limit, not what the person uses. */
export function isOwnLimit({ amount }: Usage, { subjects, scope }: Frame): boolean {
  const [plan, next] = subjects.plans;
  if (!plan || !next) return false;
  return scope.view.slots(plan, 'quotas').some(({ readings }) => readings.some(({ lead }) => lead.fact.amount === amount));
}

/** "Is it enough": a use, and plans to hold it against. */
export function readFit(frame: Frame): QueryOf<'cost'> | undefined {
  const { signals, offers, subjects, when } = frame;
  const usage = usageOf(frame);
  // How many may run side by side is another limit than how much.
  if (!usage || offers.length === 0 || isOwnLimit(usage, frame) || signals.hasTerm('concurrency')) return undefined;
  // "够几个任务": how many, not whether.
  if (HOW_FAR.test(signals.text) && !LASTS.test(signals.text)) return undefined;
  const passes = PASSES.test(signals.text);
  const lasts = LASTS.test(signals.text);
  const asked =
    signals.has('enough') ||
    passes ||
    lasts ||
    OKAY.test(signals.text) ||
    COPES.test(signals.text) ||
    ((OWN.test(signals.text) || (subjects.plans.length === 0 && usage.amount >= leastSaid[usage.unit] && !signals.has('disagree', 'whether'))) &&
      signals.has('which', 'recommend', 'choose', 'worth-buying')) ||
    (OWN.test(signals.text) && signals.has('either'));
  if (!asked || usage.unit === 'task') return undefined;
  const [model] = subjects.models;
  return {
    kind: 'cost',
    task: {
      type: 'fit',
      subjects: [...offers],
      usage,
      ...(passes ? { passes: true as const } : {}),
      ...(lasts ? { lasts: true as const } : {}),
      ...(model ? { model: model.id } : {}),
      ...(signals.people ? { people: signals.people } : {}),
    },
    ...when,
  };
}
