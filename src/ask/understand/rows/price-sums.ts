/** Sums over prices: for several people, plans or months, by their place, in a promotion, less a share, for a sum of money. */
import type { Currency } from '#src/catalog/schema.ts';
import { plansOffered } from '#src/core/sale.ts';
import type { Meaning } from '../meaning.ts';
import { longPeriod } from '../spoken.ts';
import { refOf } from '../subjects.ts';
import type { Row } from './row.ts';
import { monthsIn, over, priceOf, type Sum, type SumRow, splitIn, sumOf } from './sum-parts.ts';

const phaseOf = ({ heard }: Meaning): 'first' | 'regular' | undefined =>
  heard.has('first', 'first-time') ? 'first' : heard.has('regular') ? 'regular' : undefined;

/** "Is there a yearly price", "may one hold both": whether there is, or one may, not what it comes to. */
function asksWhether({ heard }: Meaning): boolean {
  return (heard.has('exists') && !heard.has('total')) || (heard.has('may') && heard.has('stack') && !heard.has('price'));
}

/** "四档加起来": every tier of a line once. */
function everyTier(meaning: Meaning): Sum | undefined {
  const { heard, subjects, scope } = meaning;
  const [line, another] = subjects.lines;
  if (subjects.plans.length > 0 || !line || another || !heard.has('total') || !heard.has('together')) return undefined;
  const plans = plansOffered(scope.view, line.id);
  return plans.length > 0
    ? sumOf(meaning, { relation: 'total', rows: plans.map((plan) => priceOf(refOf(plan))), ...over(monthsIn(meaning)) })
    : undefined;
}

/** "Cursor for 10 people, a year": no tier is said, so each of them is reckoned. */
function eachTier(meaning: Meaning, people: number, months: number): Sum | undefined {
  const { heard, subjects, scope } = meaning;
  const [line, another] = subjects.lines;
  if (!line || another || subjects.plans.length > 0 || people * months < 2 || !heard.has('price', 'total', 'how-many')) return undefined;
  if (heard.has('compare', 'difference', 'cheaper', 'which', 'changed', 'promotion', 'when', 'quota', 'amount', 'stack', 'first')) return undefined;
  if (meaning.topics.some(({ attribute }) => attribute !== 'prices') || (people < 2 && longPeriod(heard) !== undefined)) return undefined;
  const rows = plansOffered(scope.view, line.id).map((plan) => priceOf(refOf(plan), {}, people));
  return rows.length > 1 ? sumOf(meaning, { relation: 'each', rows, ...over(months) }) : undefined;
}

/** "5 Bailian Pro": so many of the plan that is named first. */
const countOf = ({ heard }: Meaning): number | undefined =>
  heard.all('name').find(({ entities }) => entities.some(({ kind }) => kind === 'plan' || kind === 'line'))?.count;

/** A price is asked for, of more than one plan for one month. */
function isTotal(meaning: Meaning, months: number, people: number): boolean {
  const { heard, subjects, topics } = meaning;
  const counted = heard.has('quota', 'amount', 'ratio', 'unit-prompt', 'unit-request');
  // "Moderato 一年": a plan and a time, and nothing else.
  const plain =
    months > 1 && topics.every(({ attribute }) => attribute === 'prices') && !heard.has('changed', 'compare', 'which', 'promotion', 'when');
  const priced =
    splitIn(meaning) !== undefined
      ? heard.has('price', 'how-many', 'each')
      : !counted && (plain || heard.has('price', 'total', 'how-many', 'difference'));
  const several = subjects.plans.length > 1 && heard.has('total', 'stack', 'joined') && !heard.has('compare', 'difference', 'which', 'same');
  const long = months > 1 && (longPeriod(heard) === undefined || heard.has('total', 'price'));
  if (!priced || !(people > 1 || several || long || (heard.has('total') && months > 1))) return false;
  const apart = heard.has('difference', 'cheaper', 'dearer');
  return !apart || (heard.has('total') && (subjects.plans.length < 2 || heard.has('stack', 'joined')));
}

/** "10个人每人一个", "3 months", "both together": a sum, not a price tag. */
function total(meaning: Meaning): Sum | undefined {
  const { heard, subjects, quantities } = meaning;
  const tiers = everyTier(meaning);
  if (tiers) return tiers;
  if (subjects.plans.length === 0 && splitIn(meaning) === undefined)
    return eachTier(meaning, heard.people ?? countOf(meaning) ?? 1, monthsIn(meaning));
  if (subjects.plans.length === 0 || quantities.some(({ unit }) => unit === 'token') || asksWhether(meaning)) return undefined;
  // "Can one hold both" asks for a rule.
  if (heard.hasTerm('stacking') && heard.has('whether') && !heard.has('price', 'how-many')) return undefined;
  const months = monthsIn(meaning);
  const people = heard.people ?? countOf(meaning) ?? 1;
  if (!isTotal(meaning, months, people)) return undefined;
  const split = splitIn(meaning);
  const [phase, per] = [phaseOf(meaning), longPeriod(heard)];
  const rows = subjects.plans.map((plan) => priceOf(plan, { ...(phase ? { phase } : {}), ...(per ? { per } : {}) }, split ? 1 : people));
  return sumOf(meaning, { relation: 'total', rows, ...over(months), ...(split ? { among: split } : {}) });
}

/** What a plan costs in a promotion: "跨年活动 lite 包年多少钱". */
function offer(meaning: Meaning): Sum | undefined {
  const { heard, subjects } = meaning;
  const per = (['year', 'quarter', 'month'] as const).find((period) => heard.has(`paid-a-${period}`));
  const asked = heard.has('price', 'total', 'convert') || (heard.has('how-many', 'whether') && !heard.has('difference', 'still', 'when'));
  if (!per || !asked || !heard.has('promotion') || subjects.offers.length === 0) return undefined;
  if (heard.all('share').length > 0 || subjects.models.length > 0) return undefined;
  return sumOf(meaning, { relation: 'each', rows: subjects.offers.map((each) => priceOf(each, { phase: 'offer', per })) });
}

/** "第二个月多少, 第三个月呢": the price of a month by its place, not of so many months. */
function nthMonth(meaning: Meaning): Sum | undefined {
  const { heard, subjects } = meaning;
  const months = [...new Set(heard.all('ordinal').map(({ nth }) => nth))];
  if (months.every((nth) => nth === 1) || subjects.offers.length === 0 || subjects.models.length > 0) return undefined;
  const all = heard.has('first') && heard.has('first-asked') && !months.includes(1) ? [1, ...months] : months;
  const nths = all.toSorted((a, b) => a - b);
  const rows = subjects.offers.flatMap((each) => nths.map((nth) => priceOf(each, { phase: 'first', nth })));
  return sumOf(meaning, { relation: 'each', rows });
}

/** "500 块能开几个 Plus": money over a price. */
function afford(meaning: Meaning): Sum | undefined {
  const { heard, subjects, quantities, wanted } = meaning;
  const unit = wanted?.unit;
  if ((unit !== 'person' && unit !== 'plan' && unit !== 'month') || subjects.plans.length === 0) return undefined;
  const names = (start: number) => subjects.prices.some((price) => price.start <= start && start < price.end);
  const money = heard.all('money').find(({ start, end }) => !heard.namesBand(end) && !names(start));
  const bare =
    quantities.find(({ unit: of, per }) => of === undefined && per === undefined) ??
    quantities.find(({ unit: of, value }) => of === undefined && value >= 10);
  const amount = money?.amount ?? (heard.has('budget') ? bare?.value : undefined);
  if (amount === undefined || amount <= 0) return undefined;
  // Money for each month pays for so many of a plan, money once for so many months.
  const per = heard.has('over-a-year') ? ('year' as const) : ('month' as const);
  const spent: SumRow = { amount, ...(money?.currency ? { currency: money.currency } : {}), ...(unit === 'month' ? {} : { per }) };
  return sumOf(meaning, { relation: 'into', rows: [spent, ...subjects.plans.map((plan) => priceOf(plan))] });
}

/** "Quarterly or yearly": what a month comes to in each way of paying that is named. */
function periods(meaning: Meaning): Sum | undefined {
  const { heard, subjects } = meaning;
  if (subjects.plans.length === 0 || !heard.has('yearly', 'paid-a-year') || !heard.has('quarterly') || heard.has('promotion', 'changed'))
    return undefined;
  const named = (['month', 'quarter', 'year'] as const).filter((per) => per !== 'month' || heard.has('paid-a-month'));
  const rows = subjects.plans.flatMap((plan) => named.map((per) => priceOf(plan, { per })));
  return sumOf(meaning, { relation: 'each', rows, per: 'month' });
}

/** "Is it cheaper by the year": twelve months against one year, of the same plan. */
function byTheYear(meaning: Meaning): Sum | undefined {
  const { heard, subjects } = meaning;
  const [plan, second] = subjects.plans;
  const asked = heard.has('yearly', 'paid-a-year') && heard.has('cheaper', 'save', 'pays-off');
  if (!asked || !plan || second || subjects.lines.length > 0 || heard.has('promotion', 'changed', 'beside-api', 'api') || meaning.use)
    return undefined;
  return sumOf(meaning, { relation: 'difference', rows: [priceOf(plan), priceOf(plan, { per: 'year' })] });
}

/** "换成每天多少钱". */
function daily(meaning: Meaning): Sum | undefined {
  const { heard, subjects, quantities, wanted } = meaning;
  if (!heard.has('window-day') || !(heard.has('price', 'per') || wanted?.unit === 'money')) return undefined;
  if (subjects.offers.length === 0 || subjects.models.length > 0 || !heard.has('per-day-price')) return undefined;
  if (quantities.some(({ unit }) => unit !== undefined) || heard.has('unit-request', 'unit-prompt', 'quota')) return undefined;
  return sumOf(meaning, { relation: 'each', rows: subjects.offers.map((each) => priceOf(each)), per: 'day' });
}

type Base = { readonly amount: number; readonly currency?: Currency };

/** 原价200: the figure is the price, though no currency says so. Without a plan any figure is. */
function pricedAt({ heard, subjects }: Meaning, share: number): Base | undefined {
  const money = heard.all('money').find(({ bound }) => bound === 'exact');
  if (money) return { amount: money.amount, ...(money.currency ? { currency: money.currency } : {}) };
  const spans = new Set(heard.roles.figures.flatMap(({ role, start }) => (role === 'months' || role === 'span' ? [start] : [])));
  const bare = heard.all('number').find(({ glued, value, start }) => !glued && value >= 5 && start !== share && !spans.has(start));
  if (!bare || (subjects.plans.length > 0 && !heard.namesPrice(bare.start))) return undefined;
  return { amount: bare.value };
}

/** A price less a share of it: "200 a month, 55% off, for a quarter". */
function reduced(meaning: Meaning): Sum | undefined {
  const { heard, subjects, quantities, when } = meaning;
  const ofTokens = new Set(heard.roles.figures.filter(({ role }) => role === 'share').map(({ start }) => start));
  const shares = heard.all('share').filter(({ start }) => !ofTokens.has(start));
  const share = shares.find(({ sense }) => sense !== undefined) ?? (heard.has('promotion', 'save') ? shares[0] : undefined);
  if (!share || quantities.some(({ unit }) => unit === 'token')) return undefined;
  const base = pricedAt(meaning, share.start);
  const [plan] = subjects.plans;
  if (!base && !plan) return undefined;
  const off = share.sense === 'remains' ? Number((1 - share.share).toFixed(6)) : share.share;
  const people = heard.people ?? 1;
  const row: SumRow = base
    ? { ...(plan ? { subject: plan.id } : {}), amount: base.amount, ...(base.currency ? { currency: base.currency } : {}), per: 'month', off }
    : { ...priceOf(plan as NonNullable<typeof plan>, { phase: 'regular' }, people), off };
  return { kind: 'sum', relation: 'total', rows: [row], ...over(monthsIn(meaning)), ...(when?.day ? { when: { day: when.day } } : {}) };
}

export const REDUCED: Row = { name: 'a price less a share', build: reduced };
export const OFFERS: readonly Row[] = [
  { name: 'a price in a promotion', build: offer },
  { name: 'what money pays for', build: afford },
  { name: 'the price of a month by its place', build: nthMonth },
];
export const BY_THE_YEAR: Row = { name: 'what a year saves', build: byTheYear };
export const PERIODS: Row = { name: 'a month by each way of paying', build: periods };
export const DAILY: Row = { name: 'a price by the day', build: daily };
export const TOTAL: Row = { name: 'prices together', build: total };
