/** Money for a unit of quota, and quota for money: "per 1000 requests", 每块钱几次. */
import type { Unit } from '#src/catalog/schema.ts';
import { LOTS, SPENT } from '../../mentions/lots.ts';
import type { Meaning } from '../meaning.ts';
import { unitIn, windowsIn } from '../spoken.ts';
import type { Row } from './row.ts';
import { priceOf, quotaOf, type Sum, sumOf } from './sum-parts.ts';

/** What the person divides by: a multiple of quota, prompts, requests, tokens. */
export function unitPriceUnit({ heard }: Meaning): Unit | 'multiple' | undefined {
  const multiple = heard.has('per-multiple') || heard.all('multiple').some(({ factor }) => factor === 1);
  return multiple ? 'multiple' : unitIn(heard);
}

/** "每块钱", "per yuan", 一分钱: how much money the quota is wanted for; undefined where money is wanted. */
export function spendOf({ heard, wanted }: Meaning): number | undefined {
  const spend = SPENT.find(([, cue]) => heard.has(cue))?.[0];
  const counted = unitIn(heard) !== undefined || wanted?.unit === 'times' || heard.has('most', 'value', 'quota');
  return spend !== undefined && counted ? spend : undefined;
}

/** Fewer are somebody's use, not a measure. */
const LEAST_LOT = 100;

/** "per 1000 requests", 每千次, "一千次几块钱": so many at once. */
function lotOf({ heard }: Meaning): number | undefined {
  const numbers = heard.all('number').filter(({ glued }) => glued === undefined);
  const number =
    numbers.find(({ start }) => heard.isLot(start, 'per')) ?? numbers.find(({ value, end }) => value >= LEAST_LOT && heard.isLot(end, 'for'));
  return number?.value ?? LOTS.find(([, cue]) => heard.has(cue))?.[0];
}

/** The price of one: 每次请求便宜吗, 每次合几分钱. */
function isOfOne(heard: Meaning['heard']): boolean {
  if (heard.has('one-costs')) return true;
  if (heard.has('for-one') && heard.has('cheaper', 'dearer', 'cheapest', 'price', 'value')) return true;
  return heard.has('value') && heard.has('unit-prompt', 'unit-request', 'unit-token', 'per-unit');
}

export function isUnitPrice(meaning: Meaning): boolean {
  const { heard, subjects, wanted } = meaning;
  if (spendOf(meaning) !== undefined) return true;
  // Models have a price list.
  if (subjects.models.length > 0 && subjects.offers.length === 0) return false;
  const [unit, lot] = [unitIn(heard), lotOf(meaning)];
  const large = (lot ?? 0) >= LEAST_LOT;
  // "per 1000 requests": so many are no quota. "每一万次请求合多少钱"
  if (unit && (large || heard.has('per-unit')) && !heard.has('how-many', 'amount', 'quota')) return true;
  if (unit && large && wanted?.unit === 'money') return true;
  const counted = unit !== undefined || unitPriceUnit(meaning) === 'multiple' || lot !== undefined || heard.has('unit-task', 'per-lot', 'unit-price');
  if (heard.has('per-unit') && counted && heard.has('price', 'value', 'cheapest', 'cheaper', 'least', 'convert', 'how-many', 'money-word'))
    return true;
  return isOfOne(heard);
}

/** Money over so many of the quota, or quota over so much money. */
function unitPrice(meaning: Meaning): Sum | undefined {
  const { heard, subjects } = meaning;
  if (subjects.offers.length === 0 || !isUnitPrice(meaning)) return undefined;
  if (subjects.lines.length > 0 && heard.has('which', 'cheapest', 'least', 'sort')) return undefined;
  const unit = unitPriceUnit(meaning);
  const named = windowsIn(heard);
  // "The monthly price over the 5-hour prompts": the month is the price's.
  const windows = named.length > 1 && heard.has('price-of-month') ? named.filter((each) => each !== 'month') : named;
  // Every window used up: what counts is the month.
  const window = heard.has('in-full') ? undefined : windows.at(-1);
  const [lot, spend] = [lotOf(meaning), spendOf(meaning)];
  const limit = { ...(window ? { window } : {}), ...(unit ? { unit } : {}) };
  const rows = subjects.offers.flatMap((subject) => {
    const [price, quota] = [priceOf(subject), quotaOf(subject, limit)];
    if (spend) return [quota, { ...price, ...(spend === 1 ? {} : { count: spend }) }];
    return [price, { ...quota, ...(lot && unit !== 'multiple' ? { count: lot } : {}) }];
  });
  return sumOf(meaning, { relation: 'ratio', ...(subjects.offers.length > 1 ? { pairs: true } : {}), rows });
}

export const UNIT_PRICE: Row = { name: 'what a unit costs', build: unitPrice };
