/** What a result takes for granted, so that a person can see it and change it. */
import type { ConversionUse } from './convert.ts';
import type { Demand } from './demand.ts';
import { point } from './interval.ts';
import type { Mix, Share } from './mix.ts';
import type { Exchange } from './money.ts';
import { monthDays } from './rhythm.ts';
import { figure } from './steps.ts';
import type { Assumption, AssumptionId, ModelFactor, QuotaUse } from './types.ts';
import type { Workload, WorkloadInput } from './workload.ts';

function ours(id: AssumptionId, value: Assumption['value']): Assumption {
  return { id, value, origin: 'default', midpoint: false, cites: [] };
}

/** Our own defaults, where the person left them open and something depends on them. */
export function generalAssumptions(input: WorkloadInput, workload: Workload, demand: Demand | undefined): readonly Assumption[] {
  if (!demand) return [];
  const per = input.parts?.per ?? input.use?.per;
  return [
    ...(input.hoursPerDay === undefined && workload.burstHours === undefined ? [ours('hours', figure(workload.hoursPerDay, 'hour'))] : []),
    ...(input.daysPerWeek === undefined ? [ours('days', figure(workload.daysPerWeek, 'day'))] : []),
    ours('month-days', figure(monthDays, 'day')),
    ...(per === 'once' ? [ours('once-a-month', figure(1, 'month'))] : []),
  ];
}

const ids: Readonly<Record<string, AssumptionId>> = {
  'prompt>request': 'calls-per-prompt',
  'request>prompt': 'calls-per-prompt',
  'request>token': 'tokens-per-request',
  'token>request': 'tokens-per-request',
  'token>uncached-token': 'cached',
  'uncached-token>token': 'cached',
};

/** Told the way round that people say it: tokens of a request, calls of a prompt. */
function ofConversion(use: ConversionUse): Assumption {
  const id = ids[`${use.from}>${use.to}`] ?? 'conversion';
  const backwards = use.factor.typical < 1 && id !== 'cached';
  const { low, typical, high } = use.factor;
  const value = backwards
    ? figure({ low: 1 / high, typical: 1 / typical, high: 1 / low }, `${use.from}-per-${use.to}`)
    : figure(use.factor, `${use.to}-per-${use.from}`);
  return { id, value, origin: use.origin === 'borrowed' ? 'borrowed' : 'data', midpoint: use.midpoint, conversion: use, cites: use.cites };
}

function ofShare(id: 'cached' | 'output', share: Share): Assumption {
  return {
    id,
    value: figure(share.value, 'share'),
    origin: share.origin === 'borrowed' ? 'borrowed' : 'data',
    midpoint: share.midpoint,
    cites: share.cites,
  };
}

/** The shares of tokens that a price or an uncached limit rests on. */
export function ofMix(mix: Mix | undefined): readonly Assumption[] {
  if (!mix) return [];
  return (['cached', 'output'] as const).flatMap((id) => (mix[id].origin === 'stated' ? [] : [ofShare(id, mix[id])]));
}

/** The most that can be cached, where the person says more. */
export function ofCap(mix: Mix | undefined): readonly Assumption[] {
  if (!mix?.cached.over) return [];
  const { cached, output } = mix;
  const instead = { said: mix.cached.over.typical, output: output.value.typical, most: cached.value.typical };
  return [{ id: 'cached', value: figure(cached.value, 'share'), origin: 'default', midpoint: false, instead, cites: output.cites }];
}

export function ofUses(uses: readonly ConversionUse[], mix: Mix | undefined): readonly Assumption[] {
  const asked = uses.filter((use) => use.origin !== 'stated');
  // The uncached share is what the cached one leaves: it is told as that.
  return asked.flatMap((use) => {
    const told = ofConversion(use);
    return told.id === 'cached' && mix ? [ofShare('cached', mix.cached)] : [told];
  });
}

function ofFactor({ value, helds }: ModelFactor): readonly Assumption[] {
  const cites = helds.map(({ source, checked, basis, stale, age }) => ({ source, checked, basis, stale, age }));
  return helds.length === 0 ? [] : [{ id: 'multiplier', value: figure(value, 'factor'), origin: 'data', midpoint: false, cites }];
}

export function ofExchange(exchange: Exchange): Assumption {
  return { id: 'exchange', value: figure(point(exchange.rate), 'factor'), origin: 'data', midpoint: false, exchange, cites: [exchange.cite] };
}

/** Conversions, factors and, where a tariff or a factor depends on the hour, when the day begins. */
export function quotaAssumptions(quota: QuotaUse, mix: Mix | undefined, input: WorkloadInput, workload: Workload): readonly Assumption[] {
  const limited = quota.windows.flatMap((use) => (use.state === 'limited' ? [use] : []));
  const timed = limited.some(({ uses, factor }) => factor.helds.some(({ fact }) => fact.peak !== undefined) || uses.some((use) => use.timed));
  return unique([
    ...limited.flatMap(({ uses, factor }) => [...ofUses(uses, mix), ...ofFactor(factor)]),
    ...(timed && input.startHour === undefined ? [ours('start-hour', figure(workload.startHour, 'hour'))] : []),
  ]);
}

/** Each once: the same conversion serves several windows. */
export function unique(all: readonly Assumption[]): readonly Assumption[] {
  return [...new Map(all.map((each) => [JSON.stringify([each.id, each.value, each.conversion?.ids]), each])).values()];
}
