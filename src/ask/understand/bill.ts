/** Questions about money for tokens: API bills, reductions of a price, exchange. */
import type { CostTask, QueryOf, Tokens } from '../query.ts';
import type { Frame } from './frame.ts';
import type { Quantity } from './quantities.ts';
import { monthsOf } from './spans.ts';
import { refOf } from './subjects.ts';

type CostQuery = QueryOf<'cost'>;

const costs = (task: CostTask, frame: Frame): CostQuery => ({ kind: 'cost', task, ...(frame.when.day ? { day: frame.when.day } : {}) });

function tokensOf(quantities: readonly Quantity[]): Tokens {
  const tokens: Record<string, number> = {};
  for (const { value, part, unit } of quantities) {
    if (part) tokens[part] = (tokens[part] ?? 0) + value;
    else if (unit === 'token' || (unit === undefined && value >= 100_000)) tokens['total'] = value;
  }
  return tokens;
}

/** "95% cached", "output 0.5%": shares of all tokens. */
function sharesOf({ signals }: Frame): { readonly cached?: number; readonly output?: number } {
  const near = (start: number, end: number, word: 'cached' | 'output' | 'uncached') =>
    signals.cues.some((cue) => cue.cue === word && ((cue.start >= end && cue.start - end < 24) || (cue.end <= start && start - cue.end < 14)));
  const found: { cached?: number; output?: number } = {};
  for (const { start, end, share } of signals.shares) {
    if (near(start, end, 'uncached')) found.cached = 1 - share;
    else if (near(start, end, 'cached')) found.cached = share;
    else if (near(start, end, 'output')) found.output = share;
  }
  return found;
}

/** What so many tokens cost on pay-as-you-go. */
export function readBill(frame: Frame): CostQuery | undefined {
  const { signals, subjects } = frame;
  const tokens = tokensOf(signals.quantities);
  const parts = Object.keys(tokens).filter((key) => key !== 'total').length;
  const asked = signals.has('price', 'api', 'cheaper', 'dearer', 'difference', 'save') || signals.hasTerm('pay-as-you-go');
  if (subjects.models.length === 0 || !asked || (parts === 0 && tokens.total === undefined)) return undefined;
  if (parts === 0 && signals.has('enough') && !signals.has('api')) return undefined;
  const shares = sharesOf(frame);
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

/** How long is paid for: the longest span of the text, a quarter or a year by word, otherwise one month. */
export function monthsIn({ signals }: Frame): number {
  const told = Math.max(...signals.spans.map((span) => monthsOf(span) ?? 0), 0);
  if (told > 1) return told;
  if (signals.has('yearly', 'window-year')) return 12;
  return signals.has('quarterly', 'window-quarter') ? 3 : told || 1;
}

/** A price less a share of it: "200 a month, 55% off, for a quarter". */
export function readReduced(frame: Frame): CostQuery | undefined {
  const { signals, subjects } = frame;
  const share = signals.shares.find(({ sense }) => sense !== undefined) ?? (signals.has('promotion', 'save') ? signals.shares[0] : undefined);
  if (!share || !signals.has('price', 'total', 'how-many', 'difference', 'save', 'convert')) return undefined;
  const money = signals.money.find(({ bound }) => bound === 'exact');
  const [plan] = subjects.plans;
  const bare = signals.numbers.find(
    (number) => !number.glued && number.value >= 5 && number.start !== share.start && !signals.spans.some(({ start }) => start === number.start),
  );
  const amount = money?.amount ?? (plan ? undefined : bare?.value);
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
  if (!money?.currency || owners.length > 0 || !signals.has('exchange', 'convert')) return undefined;
  return costs({ type: 'exchange', amount: money.amount, from: money.currency, to: money.currency === 'USD' ? 'CNY' : 'USD' }, frame);
}
