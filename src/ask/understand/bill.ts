/** Questions about money for tokens: API bills, reductions of a price, exchange. */
import { counterpart } from '#src/catalog/currencies.ts';
import type { Currency } from '#src/catalog/schema.ts';
import { currenciesNamed } from '../money.ts';
import type { QueryOf, SumRow, SumTerm } from './earlier/query.ts';
import type { Frame } from './frame.ts';
import { rateOf } from './rates.ts';
import { monthsOf } from './spans.ts';
import { refOf } from './subjects.ts';

/** Spans one after the other; the longest may be what the others and the first month come to: "the first, then two more, three in all". */
function inTurn(months: readonly number[]): number {
  const longest = Math.max(...months);
  const rest = months.reduce((sum, count) => sum + count, 0) - longest;
  // The first month is a span of its own, or a word without a figure.
  const parts = months.includes(1) ? (months.length > 2 ? rest : 0) : rest + 1;
  return parts === longest ? longest : rest + longest;
}

/** "The first month, then five more": the figure counts what comes after the first. */
const THEN =
  /(?:first month|首月|第一个月|头一?个月)[^.?。？\d]{0,16}(?:\b(?:then|plus|followed by|and then)\b|再|然后|后面|加)[^.?。？\d一二两三四五六七八九十]{0,8}(?:\d|[一二两三四五六七八九十])/i;

/** How long is paid for: the longest span of the text, a quarter or a year by word, otherwise one month. */
export function monthsIn({ signals }: Frame): number {
  const months = signals.spans.flatMap((span) => monthsOf(span) ?? []);
  // "The first month and two more": one after the other.
  const told =
    signals.has('first') &&
    signals.has('regular', 'second') &&
    signals.has('total') &&
    months.every((count) => count < 12) &&
    months.length > 1 &&
    !signals.has('window-year')
      ? inTurn(months)
      : Math.max(...months, 0);
  if (told > 1) return told < 12 && months.length === 1 && THEN.test(signals.text) ? told + 1 : told;
  if (signals.has('yearly', 'window-year')) return 12;
  return signals.has('quarterly', 'window-quarter') ? 3 : told || 1;
}

/** 原价200: the figure is the price, though no currency says so. */
const PRICED = /(?:原价|价格|售价|标价|价|priced? (?:is|at)?|costs?)\s?[:：]?\s?$/i;

/** A price less a share of it: "200 a month, 55% off, for a quarter". */
export function readReduced(frame: Frame): QueryOf<'sum'> | undefined {
  const { signals, subjects } = frame;
  const ofTokens = new Set(signals.roles.figures.filter(({ role }) => role === 'share').map(({ start }) => start));
  const shares = signals.shares.filter(({ start }) => !ofTokens.has(start));
  const share = shares.find(({ sense }) => sense !== undefined) ?? (signals.has('promotion', 'save') ? shares[0] : undefined);
  if (
    !share ||
    signals.quantities.some(({ unit }) => unit === 'token') ||
    !signals.has('price', 'total', 'how-many', 'difference', 'save', 'convert')
  )
    return undefined;
  const money = signals.money.find(({ bound }) => bound === 'exact');
  const [plan] = subjects.plans;
  const bare = signals.numbers.find(
    (number) => !number.glued && number.value >= 5 && number.start !== share.start && !signals.spans.some(({ start }) => start === number.start),
  );
  const stated = bare && PRICED.test(signals.masked.slice(Math.max(0, bare.start - 8), bare.start)) ? bare : undefined;
  const amount = money?.amount ?? stated?.value ?? (plan ? undefined : bare?.value);
  if (amount === undefined && !plan) return undefined;
  const off = share.sense === 'remains' ? Number((1 - share.share).toFixed(6)) : share.share;
  const months = monthsIn(frame);
  const term: SumTerm =
    amount === undefined
      ? { of: 'price', per: 'month', phase: 'regular', off }
      : { of: 'amount', value: amount, ...(money?.currency ? { currency: money.currency } : {}), per: 'month', off };
  const count = amount === undefined ? (signals.people ?? 1) : 1;
  return {
    kind: 'sum',
    relation: 'total',
    rows: [{ ...(plan ? { subject: refOf(plan) } : {}), ...(count === 1 ? {} : { count }), term }],
    ...(months === 1 ? {} : { months }),
    ...(frame.when.day ? { day: frame.when.day } : {}),
  };
}

/** "$20是多少人民币": money alone, without a plan. */
export function readExchange(frame: Frame): QueryOf<'sum'> | undefined {
  const { signals, owners } = frame;
  const [money] = signals.money;
  const rate = rateOf(frame);
  const plain = owners.length === 0 || (rate !== undefined && signals.money.length === 1);
  if (!money?.currency || !plain || !signals.has('exchange', 'convert')) return undefined;
  const from = money.currency;
  const to = currenciesNamed(frame.signals.text).find((each) => each !== from) ?? counterpart(from);
  const amount = (value: number, currency: Currency): SumRow => ({ term: { of: 'amount', value, currency } });
  return {
    kind: 'sum',
    relation: 'into',
    rows: [amount(money.amount, from), amount(1, to)],
    ...(rate ? { rate } : {}),
    ...(frame.when.day ? { day: frame.when.day } : {}),
  };
}
