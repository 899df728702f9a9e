/** Units of use, turned into one another by the conversions of the data or by what the person states. Every use is kept, so that it can be shown. */
import type { Conversion, Unit } from '#src/catalog/schema.ts';
import type { Ref, View } from '#src/catalog/types.ts';
import { currencyOfUnit } from '#src/catalog/units.ts';
import { apiFactor } from './api-factor.ts';
import { type Cite, citeConversion } from './cite.ts';
import { creditFactor } from './credits.ts';
import { complement, divide, fromAmount, hull, type Interval, isMidpoint, multiply, point } from './interval.ts';
import { type Mix, mixFor, type Origin, type StatedMix } from './mix.ts';
import { oncePerView } from './once.ts';
import type { Rhythm } from './rhythm.ts';
import { choose, ownersOf, type Scope } from './scope.ts';

/** One `from` is `factor` of `to`. `midpoint`: no source gives a typical value, so one is derived, mostly the middle of the range. */
export type ConversionUse = {
  readonly from: Unit;
  readonly to: Unit;
  readonly factor: Interval;
  readonly origin: Origin;
  readonly midpoint: boolean;
  /** Of how many models, where none was named: typical is then the mean of theirs. */
  readonly models?: number;
  /** It depends on the hour. */
  readonly timed?: true;
  readonly ids: readonly string[];
  /** Whom it is said of; nobody in particular where empty. */
  readonly saidOf: readonly Ref[];
  readonly cites: readonly Cite[];
};

export type Converted = { readonly value: Interval; readonly unit: Unit; readonly uses: readonly ConversionUse[] };

/** What the person knows of their own use; it overrules the data. */
export type Stated = StatedMix & { readonly tokensPerRequest?: Interval; readonly requestsPerPrompt?: Interval };

export type Converter = {
  /** Undefined where nothing says how tokens divide. */
  readonly mix: Mix | undefined;
  /** By the least doubtful way; undefined where there is none. */
  convert(value: Interval, from: Unit, to: Unit): Converted | undefined;
};

export type ConverterOptions = {
  readonly stated?: Stated;
  /** When the person works, for tariffs that depend on the hour. */
  readonly rhythm?: Rhythm;
};

type UnitConversion = Extract<Conversion, { type: 'units' }> & ReturnType<View['conversions']>[number];

const doubt: Readonly<Record<Origin, number>> = { stated: 0.1, scope: 1, borrowed: 3 };
const one = point(1);

/** How much is assumed on the way: 0 for nothing, 1 for a conversion said of this plan, 3 for one said of others. */
export function doubtOf(uses: readonly ConversionUse[]): number {
  return uses.reduce((sum, use) => sum + doubt[use.origin], 0);
}

function reversed(use: ConversionUse): ConversionUse {
  return { ...use, from: use.to, to: use.from, factor: divide(one, use.factor) };
}

/** Calls of a prompt and tokens of a call are much alike elsewhere; tokens of a whole prompt, and credits, are not. */
function borrowed(from: Unit, to: Unit): boolean {
  const pair = [from, to];
  return pair.includes('request') && (pair.includes('prompt') || pair.includes('token'));
}

/** What a rhythm is, and nothing of a workload that has more besides. */
const rhythmKey = ({ hoursPerDay, daysPerWeek, daysPerMonth, startHour, burstHours, spanHours }: Rhythm) =>
  [hoursPerDay, daysPerWeek, daysPerMonth, startHour, burstHours, spanHours] as const;

/** One converter for one plan (or line, or nobody in particular) and what one person states of their use; how much it is does not matter. */
export const createConverter = oncePerView(
  ({ vendor, line, plan, model, task }: Scope, { stated, rhythm }: ConverterOptions = {}) =>
    JSON.stringify([vendor, line, plan, model, task, stated, rhythm && rhythmKey(rhythm)]),
  converterOf,
);

function converterOf(view: View, scope: Scope, { stated = {}, rhythm }: ConverterOptions = {}): Converter {
  const conversions = view.conversions();
  const units = conversions.filter((each): each is UnitConversion => each.type === 'units');
  const mix = mixFor(view, scope, stated);

  const said = (from: Unit, to: Unit, factor: Interval): ConversionUse => ({
    from,
    to,
    factor,
    origin: 'stated',
    midpoint: false,
    ids: [],
    saidOf: [],
    cites: [],
  });

  const byUnits = (from: Unit, to: Unit): ConversionUse | undefined => {
    const found = choose(
      units.filter((each) => (each.unit === from && each.to === to) || (each.unit === to && each.to === from)),
      scope,
      borrowed(from, to),
    );
    const { chosen } = found;
    if (chosen.length === 0) return undefined;
    return {
      from,
      to,
      factor: hull(chosen.map((each) => (each.unit === from ? fromAmount(each.amount) : divide(one, fromAmount(each.amount))))),
      origin: found.borrowed ? 'borrowed' : 'scope',
      midpoint: chosen.some((each) => isMidpoint(each.amount)) || chosen.length > 1,
      ids: chosen.map((each) => each.id),
      saidOf: ownersOf(chosen),
      cites: chosen.map(citeConversion),
    };
  };

  const uncached = (): ConversionUse | undefined =>
    mix && {
      from: 'token',
      to: 'uncached-token',
      factor: complement(mix.cached.value),
      origin: mix.cached.origin,
      midpoint: mix.cached.midpoint,
      ids: [],
      saidOf: [],
      cites: mix.cached.cites,
    };

  const forward = (from: Unit, to: Unit): ConversionUse | undefined => {
    if (from === 'prompt' && to === 'request' && stated.requestsPerPrompt) return said(from, to, stated.requestsPerPrompt);
    if (from === 'request' && to === 'token' && stated.tokensPerRequest) return said(from, to, stated.tokensPerRequest);
    if (from === 'token' && to === 'uncached-token') return uncached();
    const currency = currencyOfUnit(to);
    if (from !== 'token' || !mix || !(to === 'credit' || currency)) return undefined;
    return creditFactor(conversions, scope, mix, rhythm, to) ?? (currency && apiFactor(view, scope, mix, currency, to));
  };
  const hops = new Map<string, ConversionUse | undefined>();
  const hop = (from: Unit, to: Unit): ConversionUse | undefined => {
    const key = `${from}>${to}`;
    if (!hops.has(key)) {
      const back = forward(to, from);
      hops.set(key, forward(from, to) ?? (back && reversed(back)) ?? byUnits(from, to));
    }
    return hops.get(key);
  };

  type Way = { readonly uses: readonly ConversionUse[]; readonly doubt: number };
  const known = new Set<Unit>(['request', 'token', 'uncached-token', ...units.flatMap((each) => [each.unit, each.to])]);
  const ways = (from: Unit, to: Unit, seen: readonly Unit[]): Way[] => {
    if (from === to) return [{ uses: [], doubt: 0 }];
    return [...known, to]
      .filter((next) => !seen.includes(next))
      .flatMap((next) => {
        const use = hop(from, next);
        if (!use) return [];
        return ways(next, to, [...seen, next]).map((rest) => ({ uses: [use, ...rest.uses], doubt: doubt[use.origin] + rest.doubt }));
      });
  };
  const best = new Map<string, Way | undefined>();
  const way = (from: Unit, to: Unit): Way | undefined => {
    const key = `${from}>${to}`;
    if (!best.has(key)) best.set(key, ways(from, to, [from]).sort((a, b) => a.doubt - b.doubt)[0]);
    return best.get(key);
  };

  return {
    mix,
    convert(value, from, to) {
      const found = way(from, to);
      return found && { value: found.uses.reduce((sum, use) => multiply(sum, use.factor), value), unit: to, uses: found.uses };
    },
  };
}
