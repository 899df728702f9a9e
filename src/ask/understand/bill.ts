/** Questions about money for tokens: API bills, reductions of a price, exchange. */
import { counterpart } from '#src/catalog/currencies.ts';
import { currenciesNamed } from '../money.ts';
import type { CostTask, QueryOf, Tokens } from '../query.ts';
import type { Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';
import { rateOf } from './rates.ts';
import type { Signals } from './signals.ts';
import { monthsOf } from './spans.ts';
import { refOf } from './subjects.ts';
import { tokenShares } from './token-shares.ts';

type CostQuery = QueryOf<'cost'>;

const costs = (task: CostTask, frame: Frame): CostQuery => ({ kind: 'cost', task, ...(frame.when.day ? { day: frame.when.day } : {}) });

/** A figure without a unit is one of tokens only where it is large: 4.7 beside "output" is a version. */
const leastTokens = 1000;

function tokensOf(quantities: readonly Quantity[]): Tokens {
  const tokens: Record<string, number> = {};
  for (const { value, part, unit } of quantities) {
    if (part && value >= leastTokens) tokens[part] = (tokens[part] ?? 0) + value;
    else if ((unit === 'token' && value >= leastTokens) || (unit === undefined && value >= 100_000)) tokens['total'] = value;
  }
  return tokens;
}

/** A use by the day, for a month that is asked about: as often as there are days. */
function overMonth({ signals }: Frame): readonly Quantity[] {
  const days = signals.spans.find(({ unit, count }) => unit === 'day' && count >= 5 && count <= 31)?.count ?? (signals.has('window-month') ? 30 : 1);
  return signals.quantities.map((quantity) =>
    quantity.per === 'day' && signals.has('window-month') ? { ...quantity, value: quantity.value * days } : quantity,
  );
}

const WHOLLY = /(?:\ball\b|\bonly\b|全部?(?:都?是)?|都是?|全走|纯)\s?$/i;

/** "All uncached input": the whole of it is of one kind. */
function wholly({ text, cues }: Signals): 'cached' | 'uncached' | 'output' | undefined {
  const found = cues.find(
    ({ cue, start }) => (cue === 'cached' || cue === 'uncached' || cue === 'output') && WHOLLY.test(text.slice(Math.max(0, start - 8), start)),
  );
  return found?.cue as 'cached' | 'uncached' | 'output' | undefined;
}

/** "95% cached", "output 0.5%": shares of all tokens. */
function sharesOf({ signals }: Frame): { readonly cached?: number; readonly output?: number } {
  const told = tokenShares(signals);
  const share = (part: string) => told.find((each) => each.part === part)?.mention.share;
  const [cached, uncached, input, output] = (['cached', 'uncached', 'input', 'output'] as const).map(share);
  const less = (from: number, ...parts: readonly number[]) => Number(parts.reduce((rest, part) => rest - part, from).toFixed(9));
  const out =
    output ??
    (input === undefined ? (cached !== undefined && uncached !== undefined ? Math.max(0, less(1, cached, uncached)) : undefined) : less(1, input));
  const hits = cached ?? (uncached === undefined ? undefined : less(1, uncached, out ?? 0));
  return { ...(hits === undefined ? {} : { cached: hits }), ...(out === undefined ? {} : { output: out }) };
}

/** API prices are told per million tokens. */
const PRICED_BY = 1_000_000;

/** What so many tokens cost on pay-as-you-go. */
export function readBill(frame: Frame): CostQuery | undefined {
  const { signals, subjects } = frame;
  const counted = tokensOf(overMonth(frame));
  const whole = wholly(signals);
  const tokens: Tokens = whole && counted.total !== undefined ? { [whole]: counted.total } : counted;
  const parts = Object.keys(tokens).filter((key) => key !== 'total').length;
  // "How much is a million" asks for the price; what is only written to a cache is never sent.
  const [sole] = Object.entries(tokens);
  if (Object.keys(tokens).length === 1 && sole && sole[1] === PRICED_BY) return undefined;
  const asked = parts > 1 || signals.has('price', 'api', 'cheaper', 'dearer', 'difference', 'save') || signals.hasTerm('pay-as-you-go');
  if (subjects.models.length === 0 || !(asked || parts > 1) || (parts === 0 && tokens.total === undefined)) return undefined;
  if (parts === 0 && signals.has('enough') && !signals.has('api')) return undefined;
  const shares = sharesOf(frame);
  // "all uncached", 全部未命中: a word without a figure of its own.
  if (parts === 0 && tokens.total !== undefined && Object.keys(shares).length === 0 && signals.has('uncached') && !signals.has('output')) {
    tokens.uncached = tokens.total;
    delete tokens.total;
  }
  return costs(
    {
      type: 'bill',
      models: [...subjects.models],
      tokens,
      ...(Object.keys(shares).length > 0 ? { shares } : {}),
      lowestTier: signals.has('lowest-tier', 'entry'),
      against: [...subjects.plans.map(refOf), ...subjects.lines.map(refOf)],
      ...(signals.has('window-month') ? { per: 'month' as const } : {}),
    },
    frame,
  );
}

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
export function readReduced(frame: Frame): CostQuery | undefined {
  const { signals, subjects } = frame;
  const ofTokens = new Set(tokenShares(signals).map(({ mention }) => mention));
  const shares = signals.shares.filter((share) => !ofTokens.has(share));
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
  if (amount === undefined && plan)
    return costs({ type: 'total', items: [{ plan: refOf(plan), count: signals.people ?? 1 }], months, phase: 'regular', off }, frame);
  return costs(
    {
      type: 'reduced',
      amount: amount ?? 0,
      ...(money?.currency ? { currency: money.currency } : {}),
      months,
      off,
      ...(plan ? { plan: refOf(plan) } : {}),
    },
    frame,
  );
}

/** "$20是多少人民币": money alone, without a plan. */
export function readExchange(frame: Frame): CostQuery | undefined {
  const { signals, owners } = frame;
  const [money] = signals.money;
  const rate = rateOf(frame);
  const plain = owners.length === 0 || (rate !== undefined && signals.money.length === 1);
  if (!money?.currency || !plain || !signals.has('exchange', 'convert')) return undefined;
  const from = money.currency;
  const to = currenciesNamed(frame.signals.text).find((each) => each !== from) ?? counterpart(from);
  return costs({ type: 'exchange', amount: money.amount, from, to, ...(rate ? { rate } : {}) }, frame);
}
