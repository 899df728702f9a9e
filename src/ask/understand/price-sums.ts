/** Sums over prices: for several people, plans or months, by their place, in a promotion, for a sum of money. */
import type { Period } from '#src/catalog/schema.ts';
import { plansOffered } from '#src/core/sale.ts';
import { monthsIn } from './bill.ts';
import type { SumTerm } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { longPeriod } from './paid-for.ts';
import { countBefore } from './plan-counts.ts';
import { refOf } from './subjects.ts';
import { over, priceOf, type SumQuery, sums } from './sum-rows.ts';

const phaseOf = ({ signals }: Frame): 'first' | 'regular' | undefined =>
  signals.has('first', 'first-time') ? 'first' : signals.has('regular') ? 'regular' : undefined;

/** Taken together: "A plus B", "A 加 B". */
const JOINED = /\S\s?(?:\+|＋|\bplus\b|加上?|再加)\s?\S/i;

const TOGETHER = /加起来|加在一起|全(?:部|都|家桶)?[^,，。]{0,4}(?:买|订|加)|all (?:of them|tiers|plans|three|four)|together|altogether/i;

/** "10个人每人一个", "3 months", "both together": a sum, not a price tag. */
export function readTotal(frame: Frame): SumQuery | undefined {
  const { signals, subjects } = frame;
  const [line, another] = subjects.lines;
  // "四档加起来": every tier of a line once.
  if (subjects.plans.length === 0 && line && !another && signals.has('total') && TOGETHER.test(signals.text)) {
    const plans = plansOffered(frame.scope.view, line.id);
    return plans.length > 0
      ? sums({ relation: 'total', rows: plans.map((plan) => priceOf(refOf(plan))), ...over(monthsIn(frame)) }, frame)
      : undefined;
  }
  if (subjects.plans.length === 0 || signals.quantities.some(({ unit }) => unit === 'token') || asksWhether(frame)) return undefined;
  const months = monthsIn(frame);
  const people = signals.people ?? countOf(frame) ?? 1;
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
  const per = longPeriod(signals);
  const long = months > 1 && (per === undefined || signals.has('total', 'price'));
  // "Can one hold both" asks for a rule.
  if (signals.hasTerm('stacking') && signals.has('whether') && !signals.has('price', 'how-many')) return undefined;
  if (!priced || !(people > 1 || several || long || (signals.has('total') && months > 1))) return undefined;
  if (
    signals.has('difference', 'cheaper', 'dearer') &&
    (!signals.has('total') || (subjects.plans.length > 1 && !signals.has('stack') && !JOINED.test(signals.text)))
  )
    return undefined;
  const phase = phaseOf(frame);
  const term = { ...(phase ? { phase } : {}), ...(per ? { per } : {}) };
  return sums(
    {
      relation: 'total',
      rows: subjects.plans.map((plan) => priceOf(refOf(plan), term, split ? 1 : people)),
      ...over(months),
      ...(split ? { among: split } : {}),
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

/** "5 Bailian Pro": so many of the plan that is named first. */
function countOf({ signals }: Frame): number | undefined {
  const plan = signals.mentions.find(({ entities }) => entities.some(({ kind }) => kind === 'plan' || kind === 'line'));
  return plan && countBefore(signals, plan.start);
}

const PERIODS: readonly (readonly [Period, RegExp])[] = [
  ['year', /包年|年包|年付|按年|年费|一整?年|annual|yearly|a year|per year/i],
  ['quarter', /包季|季包|季付|按季|一?个?季度?|quarter/i],
  ['month', /包月|月包|月付|按月|monthly|month to month/i],
];

/** What a plan costs in a promotion: "跨年活动 lite 包年多少钱". */
export function readOffer(frame: Frame): SumQuery | undefined {
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
  return sums({ relation: 'each', rows: offers.map((offer) => priceOf(offer, { phase: 'offer', per })) }, frame);
}

/** "第二个月多少, 第三个月呢": the price of a month by its place, not of so many months. */
export function readNthMonth(frame: Frame): SumQuery | undefined {
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
  const rows = offers.flatMap((offer) => all.toSorted((a, b) => a - b).map((nth) => priceOf(offer, { phase: 'first', nth })));
  return sums({ relation: 'each', rows }, frame);
}

/** "首月多少, 次月多少": the first month is asked about too, its price not told by the person. */
const FIRST_ASKED = /(?:首月|首购|第一个月|头一?个月)[^\d,，]{0,4}(?:多少|几块|[和与跟、])|(?:first month|month one)[^\d,.]{0,12}\b(?:and|,)/i;

/** "500 块能开几个 Plus": money over a price. */
export function readAfford(frame: Frame): SumQuery | undefined {
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
  // Money for each month pays for so many of a plan, money once for so many months.
  const per = /一年|全年|年预算|每年|a year|per year|yearly|annual/i.test(signals.text) ? ('year' as const) : ('month' as const);
  const amount: SumTerm = {
    of: 'amount',
    value: budget,
    ...(money?.currency ? { currency: money.currency } : {}),
    ...(unit === 'month' ? {} : { per }),
  };
  return sums({ relation: 'into', rows: [{ term: amount }, ...subjects.plans.map((plan) => priceOf(refOf(plan)))] }, frame);
}

const BUDGET = /预算|经费|budget|spend/i;

/** "换成每天多少钱". */
export function readDaily(frame: Frame): SumQuery | undefined {
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
  return sums({ relation: 'each', rows: offers.map((offer) => priceOf(offer)), per: 'day' }, frame);
}
