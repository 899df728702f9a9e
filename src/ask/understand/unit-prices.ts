/** Money for a unit of quota, and quota for money: "per 1000 requests", 每块钱几次. */
import type { Unit } from '#src/catalog/schema.ts';
import type { QueryOf, SumRow } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { unitOf, windowsOf } from './topics.ts';

/** What the person divides by: a multiple of quota, prompts, requests, tokens. */
export function unitPriceUnit(frame: Frame): Unit | 'multiple' | undefined {
  const { signals } = frame;
  if (/per multiple|每倍|单位额度/i.test(signals.text) && !unitOf(signals)) return 'multiple';
  if (/(?:每|per |each |for each )\s?(?:1|一)?\s?(?:x\b|倍)/i.test(signals.text) || signals.multiples.some(({ factor }) => factor === 1))
    return 'multiple';
  return unitOf(signals);
}

/** "每块钱", "per yuan", 一分钱: quota for money, not money for quota. In the money's own unit. */
const SPENT: readonly (readonly [number, RegExp])[] = [
  [0.01, /[一1每]\s?分钱|per (?:cent|fen)\b/i],
  [0.1, /[一1每]\s?毛钱?/],
  [1, /[一1每]\s?(?:块钱?|元(?!素))|(?:per|for (?:a|one|each|every|1)|each|every|one) (?:yuan|rmb|cny|dollar|usd|buck)\b|per ¥|per \$/i],
];

/** How much money the quota is wanted for; undefined where money is wanted. */
export function spendOf({ signals }: Frame): number | undefined {
  // "Of the 200 band" says which plans are meant.
  if (signals.asked?.unit === 'money' || signals.money.every(({ bound }) => bound === 'about') !== (signals.money.length === 0)) return undefined;
  const spend = SPENT.find(([, pattern]) => pattern.test(signals.text))?.[0];
  return spend !== undefined && (unitOf(signals) !== undefined || signals.asked?.unit === 'times' || signals.has('most', 'value', 'quota'))
    ? spend
    : undefined;
}

const COUNT = /(?:per|every|each|每)\s?$/i;

/** "一千次几块钱": so many for how much. */
const LOT = /^\s?(?:次|条|个?\s?token)[^,，]{0,4}(?:多少钱|几块|几毛|几分|要多少|合多少|什么价)/;
/** Fewer are somebody's use, not a measure. */
const LEAST_LOT = 100;

/** 每千次, "per million": the word for the number alone. */
const LOT_WORDS: readonly (readonly [number, RegExp])[] = [
  [1000, /每千|per thousand/i],
  [10_000, /每万/],
  [1_000_000, /每百万|per million/i],
  [100_000_000, /每亿/],
];

/** "per 1000 requests", 每千次. */
function perCount({ signals }: Frame): number | undefined {
  const { text, masked } = signals;
  const numbers = signals.numbers.filter(({ glued }) => glued === undefined);
  const number =
    numbers.find(({ start }) => COUNT.test(masked.slice(Math.max(0, start - 6), start))) ??
    numbers.find(({ value, end }) => value >= LEAST_LOT && LOT.test(masked.slice(end)));
  return number?.value ?? LOT_WORDS.find(([, words]) => words.test(text))?.[0];
}

/** The price of one: 每次请求便宜吗. */
const FOR_ONE = /[每一]次(?:请求|调用|提问)|[每一]个?(?:次)?\s?prompt|每条|(?:per|for each|for one|a single) (?:request|prompt|call)/i;

const MONEY = /cost|\b(?:rmb|yuan|cny|usd|dollars?)\b|[¥$]/i;
/** 每次合几分钱: of whatever the plan counts. */
const ONE_COSTS = /(?:每|一|单)次[^,，。0-9]{0,4}(?:合|摊|多少钱|几分|几毛|几厘|成本)|cost per (?:call|request|prompt)/i;

/** 每1000次, "per 1k": so many at once. */
const COUNTED = /(?:每|per )\s?(?:[\d,]+\s?k?|[十百千万亿]+)\s?(?:次|条|个|requests?|calls?|prompts?|tokens?)/i;

export function isUnitPrice(frame: Frame): boolean {
  const { signals } = frame;
  if (spendOf(frame) !== undefined) return true;
  // Models have a price list.
  if (frame.subjects.models.length > 0 && frame.offers.length === 0) return false;
  // "per 1000 requests": so many are no quota.
  if (((perCount(frame) ?? 0) >= 100 || signals.has('per-unit')) && unitOf(signals) && !signals.has('how-many', 'amount', 'quota')) return true;
  // "每一万次请求合多少钱"
  if (signals.asked?.unit === 'money' && (perCount(frame) ?? 0) >= 100 && unitOf(signals)) return true;
  const counted =
    unitOf(signals) !== undefined ||
    unitPriceUnit(frame) === 'multiple' ||
    perCount(frame) !== undefined ||
    signals.has('unit-task') ||
    COUNTED.test(signals.text) ||
    /单位额度|单位成本|单位价格|均价|unit (?:price|cost)|per unit/i.test(signals.text);
  if (
    signals.has('per-unit') &&
    counted &&
    (signals.has('price', 'value', 'cheapest', 'cheaper', 'least', 'convert', 'how-many') || MONEY.test(signals.text))
  )
    return true;
  if (ONE_COSTS.test(signals.text)) return true;
  if (FOR_ONE.test(signals.text) && signals.has('cheaper', 'dearer', 'cheapest', 'price', 'value')) return true;
  return signals.has('value') && (signals.has('unit-prompt', 'unit-request', 'unit-token') || signals.has('per-unit'));
}

const OF_PRICE = /monthly (?:price|fee|cost|rate)|price per month|a month|月费|月价|每月(?:价格|费用|多少钱)/i;
/** Every window used up: what counts is the month. */
const IN_FULL = /max(?:ing|ed)? (?:it )?out|every 5.?hour|every window|fully used|用满|跑满|打满|拉满|用完整个月|full month/i;

export function readUnitPrice(frame: Frame): QueryOf<'sum'> | undefined {
  const { signals, offers, subjects } = frame;
  if (offers.length === 0 || !isUnitPrice(frame) || (subjects.lines.length > 0 && signals.has('which', 'cheapest', 'least', 'sort')))
    return undefined;
  if (subjects.models.length > 0 && subjects.plans.length === 0) return undefined;
  const unit = unitPriceUnit(frame);
  const named = windowsOf(signals);
  // "The monthly price over the 5-hour prompts": the month is the price's.
  const windows = named.length > 1 && OF_PRICE.test(signals.text) ? named.filter((each) => each !== 'month') : named;
  const window = IN_FULL.test(signals.text) ? undefined : windows.at(-1);
  const count = perCount(frame);
  const spend = spendOf(frame);
  const limit = { of: 'quota' as const, ...(window ? { window } : {}), ...(unit ? { unit } : {}) };
  // Money over so many of the quota, or quota over so much money.
  const rows = offers.flatMap((subject): readonly SumRow[] => {
    const price = { subject, term: { of: 'price' as const, per: 'month' as const } };
    const quota = { subject, term: limit };
    if (spend) return [quota, { ...price, ...(spend === 1 ? {} : { count: spend }) }];
    return [price, { ...quota, ...(count && unit !== 'multiple' ? { count } : {}) }];
  });
  return { kind: 'sum', relation: 'ratio', ...(offers.length > 1 ? { pairs: true } : {}), rows, ...frame.when };
}
