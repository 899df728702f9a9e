/** Sums over prices: for several people, plans or months; differences; multiples; money for a unit of quota. */
import type { Period } from '#src/catalog/schema.ts';
import { limitWindows, shortestWindow } from '#src/catalog/spans.ts';
import { plansOffered } from '#src/core/sale.ts';
import { dayBefore } from '../days.ts';
import type { CostTask, QueryOf } from '../query.ts';
import { monthsIn } from './bill.ts';
import type { Frame } from './frame.ts';
import { rateOf } from './rates.ts';
import { refOf } from './subjects.ts';
import { windowsOf } from './topics.ts';

type CostQuery = QueryOf<'cost'>;

const costs = (task: CostTask, frame: Frame): CostQuery => ({ kind: 'cost', task, ...frame.when });
const phaseOf = ({ signals }: Frame): 'first' | 'regular' | undefined =>
  signals.has('first', 'first-time') ? 'first' : signals.has('regular') ? 'regular' : undefined;

/** Taken together: "A plus B", "A 加 B". */
const JOINED = /\S\s?(?:\+|＋|\bplus\b|加上?|再加)\s?\S/i;

const TOGETHER = /加起来|加在一起|全(?:部|都|家桶)?[^,，。]{0,4}(?:买|订|加)|all (?:of them|tiers|plans|three|four)|together|altogether/i;

/** "10个人每人一个", "3 months", "both together": a sum, not a price tag. */
export function readTotal(frame: Frame): CostQuery | undefined {
  const { signals, subjects } = frame;
  const [line, another] = subjects.lines;
  // "四档加起来": every tier of a line once.
  if (subjects.plans.length === 0 && line && !another && signals.has('total') && TOGETHER.test(signals.text)) {
    const plans = plansOffered(frame.scope.view, line.id);
    return plans.length > 0
      ? costs({ type: 'total', items: plans.map((plan) => ({ plan: refOf(plan), count: 1 })), months: monthsIn(frame) }, frame)
      : undefined;
  }
  if (subjects.plans.length === 0 || signals.quantities.some(({ unit }) => unit === 'token') || asksWhether(frame)) return undefined;
  const months = monthsIn(frame);
  const people = signals.people ?? countBefore(frame) ?? 1;
  const counted = signals.has('quota', 'amount', 'ratio', 'unit-prompt', 'unit-request');
  // "Moderato 一年": a plan and a time, and nothing else.
  const plain =
    months > 1 && frame.topics.every(({ attribute }) => attribute === 'prices') && !signals.has('changed', 'compare', 'which', 'promotion', 'when');
  const split = splitIn(frame);
  const priced =
    split !== undefined ? signals.has('price', 'how-many', 'each') : !counted && (plain || signals.has('price', 'total', 'how-many', 'difference'));
  const several =
    subjects.plans.length > 1 &&
    (signals.has('total', 'stack') || JOINED.test(signals.text)) &&
    !signals.has('compare', 'difference', 'which', 'same');
  const long = months > 1 && !signals.has('yearly', 'quarterly');
  const paidLong = months > 1 && signals.has('yearly', 'quarterly') && signals.has('total', 'price');
  // "Can one hold both" asks for a rule.
  if (signals.hasTerm('stacking') && signals.has('whether') && !signals.has('price', 'how-many')) return undefined;
  if (!priced || !(people > 1 || several || long || paidLong || (signals.has('total') && months > 1))) return undefined;
  if (
    signals.has('difference', 'cheaper', 'dearer') &&
    (!signals.has('total') || (subjects.plans.length > 1 && !signals.has('stack') && !JOINED.test(signals.text)))
  )
    return undefined;
  const phase = phaseOf(frame);
  const per = signals.has('yearly') ? ('year' as const) : signals.has('quarterly') ? ('quarter' as const) : undefined;
  return costs(
    {
      type: 'total',
      items: subjects.plans.map((plan) => ({ plan: refOf(plan), count: split ? 1 : people })),
      months,
      ...(split ? { split } : {}),
      ...(phase ? { phase } : {}),
      ...(per ? { per } : {}),
    },
    frame,
  );
}

const SPLIT =
  /平摊|均摊|分摊|平分|拼(?:车|单|一个|着)|AA|合租|共用一个|\bsplit|\bshar(?:e|ing) (?:one|a|the|1)\b|share the (?:cost|bill|price)|chip in|divided? (?:by|among|between)/;

/** "三个人平摊": one plan paid for by several. */
export const splitIn = ({ signals }: Frame): number | undefined =>
  signals.people !== undefined && signals.people > 1 && SPLIT.test(signals.text) ? signals.people : undefined;

const EXISTS = /有没有|有无|是否有|\b(?:is there|are there|do you have|does it have|do they have)\b/i;
const MAY = /能不能|可不可以|能否|可以|允许|\b(?:can|could|may|allowed)\b/i;

/** "Is there a yearly price", "may one hold both": whether there is, or one may, not what it comes to. */
function asksWhether({ signals }: Frame): boolean {
  if (signals.has('how-many') || signals.asked?.unit === 'money') return false;
  return (EXISTS.test(signals.text) && !signals.has('total')) || (MAY.test(signals.text) && signals.has('stack') && !signals.has('price'));
}

/** "5 Bailian Pro": a number right before the plan's name. */
function countBefore({ signals }: Frame): number | undefined {
  const plan = signals.mentions.find(({ entities }) => entities.some(({ kind }) => kind === 'plan' || kind === 'line'));
  if (!plan) return undefined;
  const number = signals.numbers.find(
    ({ end, glued }) => glued === undefined && end <= plan.start && /^\s?(?:个|份|x|套|份儿)?\s?$/i.test(signals.text.slice(end, plan.start)),
  );
  return number && Number.isInteger(number.value) && number.value > 1 && number.value <= 1000 ? number.value : undefined;
}

const ROSE = /涨|降了|降价|\b(?:rise|rose|risen|went up|gone up|increased?|dropped|fell|hike)\b/i;

const OLD_PRICE = /[老旧原](?:的)?(?:价|套餐|版)|(?:old|previous|former|earlier) (?:price|plan|rate)/i;

/** "2 个 Plus 比 1 个 Max": how many of each of two plans, where it is more than one of any. */
function countsOf({ signals, subjects, offers }: Frame): readonly number[] | undefined {
  if (offers.length !== 2 || subjects.plans.length !== 2) return undefined;
  const counts = subjects.plans.map((plan) => {
    const mention = signals.mentions.find(({ entities }) => entities.some(({ id }) => id === plan.id));
    const line =
      mention &&
      signals.mentions.findLast(
        ({ end, entities }) => end <= mention.start && mention.start - end <= 1 && entities.some(({ kind }) => kind === 'line'),
      );
    const at = (line ?? mention)?.start ?? 0;
    const number = signals.numbers.find(
      ({ end, glued }) => glued === undefined && end <= at && /^\s?(?:个|份|x|套)?\s?$/i.test(signals.text.slice(end, at)),
    );
    return number && Number.isInteger(number.value) && number.value >= 1 && number.value <= 1000 ? number.value : 1;
  });
  return counts.some((count) => count > 1) ? counts : undefined;
}

/** "跟原价比": the first price beside the plan's own regular one. */
const AGAINST_REGULAR =
  /(?:跟|和|与|比|较)(?:起)?(?:它们?|各自)?的?(?:原价|正价|标价)|(?:原价|正价)(?:相?比|便宜)|\b(?:than|vs\.?|versus|over|off|against|compared (?:to|with)) (?:the |its |their )?(?:regular|list|full|normal) price/i;

export function readDifference(frame: Frame): CostQuery | undefined {
  const { signals, subjects, offers, topics } = frame;
  const counts = countsOf(frame);
  const several = counts !== undefined && signals.has('difference', 'cheaper', 'dearer', 'compare', 'either', 'value', 'more');
  if (several)
    return costs({ type: 'difference', subjects: [...offers], counts: [...counts], months: monthsIn(frame), topics: [], between: 'subjects' }, frame);
  const rate = rateOf(frame);
  if (rate !== undefined && subjects.plans.length > 1 && signals.has('difference', 'cheaper', 'dearer', 'compare', 'either', 'which'))
    return costs({ type: 'difference', subjects: subjects.plans.map(refOf), months: monthsIn(frame), topics: [], between: 'subjects', rate }, frame);
  const rise = signals.has('changed') && signals.has('percent', 'difference');
  const inPercent =
    signals.has('percent') && signals.has('cheaper', 'dearer', 'more', 'save') && (offers.length > 1 || signals.has('first', 'regular'));
  if (!(signals.has('difference') || rise || inPercent) || offers.length === 0) return undefined;
  const months = monthsIn(frame);
  const [said] = signals.days;
  const phase = signals.has('first') ? ('first' as const) : undefined;
  const base = { type: 'difference' as const, subjects: [...offers], months, topics: [...topics], ...(phase && offers.length > 1 ? { phase } : {}) };
  const perYear = signals.has('yearly') || signals.has('quarterly');
  const per = signals.has('quarterly') ? ('quarter' as const) : ('year' as const);
  const rose = signals.has('changed') || ROSE.test(signals.text);
  const older = signals.has('old') && offers.length === 1 && OLD_PRICE.test(signals.text);
  if (said || rose || older || signals.has('was')) {
    const onTheDay = said !== undefined && dayBefore(said.until) === said.from;
    const before = said ? (said.side === 'before' || (onTheDay && rose) ? dayBefore(said.from) : said.from) : undefined;
    return { kind: 'cost', task: { ...base, between: 'days', ...(before ? { before } : {}) } };
  }
  // "What is the difference" is not "how much": everything is compared.
  if (
    offers.length > 1 &&
    topics.length === 0 &&
    months === 1 &&
    !signals.has('how-many', 'price', 'save') &&
    /difference between|the difference/i.test(signals.text)
  )
    return undefined;
  if (AGAINST_REGULAR.test(signals.text) && signals.has('first', 'promotion')) return costs({ ...base, months: 1, between: 'phases' }, frame);
  const people = signals.people ?? 1;
  const each = people > 1 && subjects.plans.length === offers.length ? { counts: offers.map(() => people) } : {};
  if (offers.length > 1 && subjects.models.length === 0) return costs({ ...base, ...each, between: 'subjects' }, frame);
  if (signals.has('first', 'promotion')) return costs({ ...base, between: 'phases' }, frame);
  return perYear ? costs({ ...base, between: 'periods', per }, frame) : undefined;
}

const PERIODS: readonly (readonly [Period, RegExp])[] = [
  ['year', /包年|年包|年付|按年|年费|一整?年|annual|yearly|a year|per year/i],
  ['quarter', /包季|季包|季付|按季|一?个?季度?|quarter/i],
  ['month', /包月|月包|月付|按月|monthly|month to month/i],
];

/** What a plan costs in a promotion: "跨年活动 lite 包年多少钱". */
export function readOffer(frame: Frame): CostQuery | undefined {
  const { signals, offers, subjects } = frame;
  const per = PERIODS.find(([, pattern]) => pattern.test(signals.text))?.[0];
  if (
    !per ||
    !signals.has('promotion') ||
    !(signals.has('price', 'total', 'convert') || (signals.has('how-many', 'whether') && !signals.has('difference', 'still', 'when'))) ||
    offers.length === 0 ||
    signals.shares.length > 0 ||
    subjects.models.length > 0
  )
    return undefined;
  return costs({ type: 'offer', subjects: [...offers], per }, frame);
}

/** "第二个月多少, 第三个月呢": the price of a month by its place, not of so many months. */
export function readNthMonth(frame: Frame): CostQuery | undefined {
  const { signals, offers, subjects } = frame;
  const months = [...new Set(signals.ordinals.map(({ nth }) => nth))];
  if (months.every((nth) => nth === 1) || offers.length === 0 || subjects.models.length > 0) return undefined;
  if (
    signals.has('total', 'quota', 'amount', 'unit-prompt', 'unit-request', 'unit-token', 'changed') ||
    signals.quantities.some(({ unit }) => unit !== undefined)
  )
    return undefined;
  if (!signals.has('price', 'how-many', 'first', 'regular', 'second', 'renewal', 'cheaper', 'dearer', 'still')) return undefined;
  const all = signals.has('first') && FIRST_ASKED.test(signals.text) && !months.includes(1) ? [1, ...months] : months;
  return costs({ type: 'nth-month', subjects: [...offers], months: all }, frame);
}

/** "首月多少, 次月多少": the first month is asked about too, its price not told by the person. */
const FIRST_ASKED = /(?:首月|首购|第一个月|头一?个月)[^\d,，]{0,4}(?:多少|几块|[和与跟、])|(?:first month|month one)[^\d,.]{0,12}\b(?:and|,)/i;

/** "500 块能开几个 Plus": money over a price. */
export function readAfford(frame: Frame): CostQuery | undefined {
  const { signals, subjects } = frame;
  const unit = signals.asked?.unit;
  // "Of the 200 band" says which plans are meant.
  const banded = (end: number) => /^\s?(?:块|元)?的?(?:档|价位|级别)/.test(signals.text.slice(end));
  const money = signals.money.find(({ start, end }) => !banded(end) && !subjects.prices.some((price) => price.start <= start && start < price.end));
  const bare =
    signals.quantities.find(({ unit: of, per }) => of === undefined && per === undefined) ??
    signals.quantities.find(({ unit: of, value }) => of === undefined && value >= 10);
  const budget = money?.amount ?? (BUDGET.test(signals.text) ? bare?.value : undefined);
  if ((unit !== 'person' && unit !== 'plan' && unit !== 'month') || budget === undefined || budget <= 0 || subjects.plans.length === 0)
    return undefined;
  return costs(
    {
      type: 'afford',
      subjects: subjects.plans.map(refOf),
      amount: budget,
      ...(money?.currency ? { currency: money.currency } : {}),
      ...(unit === 'month' ? { of: 'months' as const } : {}),
      months: /一年|全年|年预算|每年|a year|per year|yearly|annual/i.test(signals.text) ? 12 : 1,
    },
    frame,
  );
}
const BUDGET = /预算|经费|budget|spend/i;

/** "换成每天多少钱". */
export function readDaily(frame: Frame): CostQuery | undefined {
  const { signals, offers, subjects } = frame;
  if (
    !signals.has('window-day') ||
    !(signals.has('price', 'per') || signals.asked?.unit === 'money') ||
    offers.length === 0 ||
    subjects.models.length > 0
  )
    return undefined;
  if (
    signals.quantities.some(({ unit }) => unit !== undefined) ||
    !/换成|合|摊|折|平均|每天多少钱|一天多少钱|per day|a day|daily/i.test(signals.text) ||
    signals.has('unit-request', 'unit-prompt', 'quota')
  )
    return undefined;
  return costs({ type: 'daily', subjects: [...offers] }, frame);
}

const WEEKS =
  /(?:等于|相当于|只能|只够|够|能)[^,，。?？]{0,4}(?:用|撑)?(?:几|[一两二三四\d.]+)个?(?:周|星期|礼拜)|\b(?:only|just|lasts?|enough for)\b[^?.,]{0,16}\bweeks?\b/i;

const FIVE_HOURS = /5\s?-?h(?:our|r)?s?\b|(?:5|五)\s?个?小时|five[- ]hour/i;

/** "一周 9000 次, 一个月 18000 次等于只能用两周": in how many weeks a month's limit is gone. */
function lastsWeeks({ signals }: Frame): boolean {
  const windows = windowsOf(signals);
  return windows.includes('week') && windows.includes('month') && WEEKS.test(signals.text);
}

/** "差几倍", "weekly as a multiple of the 5-hour limit". */
export function readRatio(frame: Frame): CostQuery | undefined {
  const { signals, subjects, offers } = frame;
  const weeks = subjects.models.length === 0 && lastsWeeks(frame);
  if (
    !(
      weeks ||
      signals.has('ratio') ||
      signals.asked?.unit === 'window' ||
      (signals.has('fast-edition') && subjects.plans.length === 0 && signals.has('difference', 'same', 'compare', 'more', 'dearer')) ||
      (signals.multiples.length > 0 && offers.length > 1)
    ) ||
    offers.length === 0 ||
    (signals.multiples.length > 0 && offers.length < 2) ||
    signals.has('equivalent', 'multiplier') ||
    (subjects.plans.length === 1 && frame.topics.some(({ attribute }) => attribute === 'prices')) ||
    signals.terms.some(({ kind }) => kind === 'product')
  )
    return undefined;
  if (signals.has('fast-edition') && subjects.plans.length === 0 && subjects.lines.length > 0)
    return costs({ type: 'ratio', subjects: [...offers], editions: true }, frame);
  const named = windowsOf(signals);
  // The words for a multiple may cover the window: "related to its 5h limit".
  const windows = named.length === 1 && !named.includes(shortestWindow) && FIVE_HOURS.test(signals.text) ? [...named, shortestWindow] : named;
  const order = limitWindows.toReversed();
  if (weeks) return costs({ type: 'ratio', subjects: [...offers], over: 'month', under: 'week' }, frame);
  const [over, under] =
    signals.asked?.unit === 'window'
      ? [order.find((window) => window !== shortestWindow && windows.includes(window)) ?? ('week' as const), shortestWindow]
      : order.filter((window) => windows.includes(window));
  if (subjects.models.length > 0) return undefined;
  if (over && under) return costs({ type: 'ratio', subjects: [...offers], over, under }, frame);
  return offers.length > 1 || subjects.indirect || subjects.plans.length === 1
    ? costs({ type: 'ratio', subjects: [...offers], ...(over ? { over } : {}) }, frame)
    : undefined;
}
