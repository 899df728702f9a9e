/** What the same tokens cost on pay-as-you-go: cached and uncached input, output, cache writes where the person states them. */
import type { Currency } from '#src/catalog/schema.ts';
import type { Held, Ref, View } from '#src/catalog/types.ts';
import { type ApiList, apiLists, chooseList, type PriceOf1M, priceOf } from './api-prices.ts';
import { citeHeld } from './cite.ts';
import { type Interval, isPoint, nearly, point } from './interval.ts';
import { addMoney, convertMoney, type Decimal, decimal, exchange, type MoneyRange, moneyRange } from './money.ts';
import { figure, step, sum } from './steps.ts';
import type { ApiCost, ApiKind, ApiPart, ApiRemark, Step } from './types.ts';

export type ApiQuestion = {
  /** Input + output. */
  readonly tokens: Interval;
  /** Shares (0 to 1) of input + output. */
  readonly cached: Interval;
  readonly output: Interval;
  /** Tokens written to a cache, where the person states them. */
  readonly cacheWrite?: number;
  /** Input tokens of one request, for prices that depend on it. */
  readonly inputTokens?: Interval;
  readonly tier?: 'lowest' | 'highest';
  readonly currency?: Currency;
};

const million = 1_000_000;
type Prices = { readonly input: PriceOf1M; readonly cached: PriceOf1M; readonly output: PriceOf1M };
type End = 'low' | 'typical' | 'high';

/** Of `tokens`, at one mix and one end of the prices; exact in decimals. */
function costAt(tokens: number, cached: number, output: number, prices: Prices, end: End): Decimal {
  const whole = decimal(tokens);
  const [hit, out] = [whole.times(cached), whole.times(output)];
  const miss = whole.minus(hit).minus(out);
  const price = (of: PriceOf1M) => decimal(of.value[end]);
  return hit
    .times(price(prices.cached))
    .plus(miss.times(price(prices.input)))
    .plus(out.times(price(prices.output)))
    .div(million);
}

function part(kind: ApiKind, tokens: number, { value, tiered }: PriceOf1M, held: Held<'apiPrices'>): ApiPart {
  const { currency } = held.fact;
  // Tokens are counted whole: a share of them in floating point may miss by a billionth.
  const count = nearly(tokens, Math.round(tokens)) ? Math.round(tokens) : tokens;
  const at = (end: End) => decimal(count).times(decimal(value[end])).div(million);
  return {
    kind,
    tokens: count,
    price: moneyRange(decimal(value.low), decimal(value.typical), decimal(value.high), currency),
    cost: moneyRange(at('low'), at('typical'), at('high'), currency),
    tiered,
    held,
  };
}

/** The range over all mixes that may be: the formula is linear in each share, so its extremes lie at their ends. */
function spread(
  question: ApiQuestion,
  tokens: Interval,
  prices: Prices,
): { readonly low: Decimal; readonly typical: Decimal; readonly high: Decimal } {
  const { cached, output } = question;
  const shares = (share: Interval) => (isPoint(share) ? [share.low] : [share.low, share.high]);
  const corners = (count: number, end: End) =>
    shares(cached).flatMap((hit) => shares(output).map((out) => costAt(count, Math.min(hit, 1 - out), out, prices, end)));
  return {
    low: corners(tokens.low, 'low').reduce((a, b) => (a.lessThan(b) ? a : b)),
    typical: costAt(tokens.typical, cached.typical, output.typical, prices, 'typical'),
    high: corners(tokens.high, 'high').reduce((a, b) => (a.greaterThan(b) ? a : b)),
  };
}

function totalOf(question: ApiQuestion, prices: Prices, parts: readonly ApiPart[], currency: Currency): MoneyRange {
  const { tokens, cached, output } = question;
  const added = (end: End, of = parts) => of.reduce((whole, each) => whole.plus(decimal(each.cost[end])), decimal(0));
  const typical = added('typical');
  if (isPoint(tokens) && isPoint(cached) && isPoint(output)) return moneyRange(added('low'), typical, added('high'), currency);
  const { low, high } = spread(question, tokens, prices);
  const writes = parts.filter(({ kind }) => kind === 'cache-write');
  const [least, most] = [low.plus(added('low', writes)), high.plus(added('high', writes))];
  // Parts are told in whole tokens, so the typical sum may miss the ends by a hair.
  return moneyRange(least.lessThan(typical) ? least : typical, typical, most.greaterThan(typical) ? most : typical, currency);
}

function perMillionOf(question: ApiQuestion, prices: Prices, currency: Currency): MoneyRange {
  const { low, typical, high } = spread(question, point(million), prices);
  return moneyRange(low, typical, high, currency);
}

function byList(model: string, list: ApiList, question: ApiQuestion): ApiCost | undefined {
  const { kinds, currency } = list;
  const { input, output } = kinds;
  if (!input || !output) return undefined;
  const cachedHeld = kinds['cached-input'] ?? input;
  const price = (held: Held<'apiPrices'>) => priceOf(held, question.inputTokens, question.tier);
  const prices: Prices = { input: price(input), cached: price(cachedHeld), output: price(output) };
  const { tokens, cached, output: out, cacheWrite } = question;
  const typical = { hit: tokens.typical * cached.typical, out: tokens.typical * out.typical };
  const write = kinds['cache-write'];
  const parts: ApiPart[] = [
    part('cached-input', typical.hit, prices.cached, cachedHeld),
    part('input', tokens.typical - typical.hit - typical.out, prices.input, input),
    part('output', typical.out, prices.output, output),
    ...(cacheWrite && write ? [part('cache-write', cacheWrite, price(write), write)] : []),
  ].filter((each) => each.tokens > 0);
  const total = totalOf(question, prices, parts, currency);
  const remarks: ApiRemark[] = [
    ...(typical.hit > 0 && !kinds['cached-input'] ? (['cached-as-input'] as const) : []),
    ...(cacheWrite && !write ? (['no-write-price'] as const) : []),
    ...(parts.some(({ tiered }) => tiered) ? (['tier-unknown'] as const) : []),
    ...(list.disputed ? (['conflict'] as const) : []),
  ];
  const steps: Step[] = parts.map((each) =>
    step('api-part', [figure(each.tokens / million, 'million-tokens'), '×', sum(each.price)], sum(each.cost), [citeHeld(each.held)]),
  );
  const summed = parts.reduce((whole, each) => addMoney(whole, each.cost), moneyRange(decimal(0), decimal(0), decimal(0), currency));
  if (parts.length > 1) {
    const added = parts.flatMap((each, i) => (i === 0 ? [sum(each.cost)] : (['+', sum(each.cost)] as const)));
    steps.push(step('api-total', added, sum(summed)));
  }
  // The parts are those of the typical mix; other mixes and amounts may be cheaper or dearer.
  if (summed.low !== total.low || summed.high !== total.high) steps.push(step('api-range', [], sum(total)));
  return {
    model,
    currency,
    ...(list.host ? { host: list.host } : {}),
    ...(list.list ? { list: list.list } : {}),
    parts,
    total,
    tokens,
    perMillion: perMillionOf(question, prices, currency),
    remarks,
    steps,
  };
}

/** By the model's own list in the wanted currency; where it has none in it, by the list that it has, and a dated rate. Undefined without prices. */
export function apiCost(view: View, model: Ref, question: ApiQuestion): ApiCost | undefined {
  const list = chooseList(apiLists(view, model), question.currency);
  const found = list && byList(model.id, list, question);
  if (!found || !question.currency || found.currency === question.currency) return found;
  const by = exchange(view, found.currency, question.currency);
  if (!by) return found;
  const total = convertMoney(found.total, by);
  const rate = by.base === by.from ? (['×', figure(by.rate, 'factor')] as const) : (['÷', figure(by.rate, 'factor')] as const);
  const changed = step('exchange', [sum(found.total), ...rate], sum(total), [by.cite]);
  return { ...found, converted: { exchange: by, total }, steps: [...found.steps, changed] };
}

/** The same mix, told by its shares: what the parts of one question come to. */
export function sharesOf(parts: {
  readonly cached: number;
  readonly uncached: number;
  readonly output: number;
}): Pick<ApiQuestion, 'tokens' | 'cached' | 'output'> {
  const whole = parts.cached + parts.uncached + parts.output;
  return { tokens: point(whole), cached: point(parts.cached / whole), output: point(parts.output / whole) };
}
