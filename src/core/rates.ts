/** What use counts by model and by the hour: peak hours, factors at them and outside, and the credits that tokens cost. */
import type { Ref, View, Who } from '#src/catalog/types.ts';
import { type Cite, citeConversion, citeHeld } from './cite.ts';
import { creditsPerToken, type Tariff, tariffsFor } from './credits.ts';
import { fromAmount, type Interval, point, scale } from './interval.ts';
import { type Mix, mixFor, type StatedMix } from './mix.ts';
import { isPeak, type Peak } from './rhythm.ts';
import { scopeOf } from './scope.ts';

type PeakHours = Exclude<Peak, 'off'>;

/** What holds at some hours: at peak, outside it (`off`), or always where no hours are told. `factor`: how often use counts. */
export type Timed = { readonly peak?: Peak; readonly factor: Interval };

export type FactorRate = { readonly kind: 'factor'; readonly model: string; readonly hours: readonly Timed[]; readonly cites: readonly Cite[] };

/** Credits = (uncached input × input + cached input × cached + output × output) ÷ per, times the factor of the hour; all in tokens. */
export type CreditRate = {
  readonly kind: 'credits';
  /** Absent where the rate holds for every model. */
  readonly model?: string;
  readonly coefficients: { readonly input: number; readonly cached: number; readonly output: number; readonly per: number };
  /** `credits`: of `tokens`. */
  readonly hours: readonly (Timed & { readonly credits: Interval })[];
  readonly cites: readonly Cite[];
};

export type Rates = {
  /** Each peak that is told, once; empty where nothing depends on the hour, as far as the data knows. */
  readonly peaks: readonly PeakHours[];
  readonly rates: readonly (FactorRate | CreditRate)[];
  readonly tokens: number;
  /** How those tokens divide. */
  readonly mix: Mix;
};

export type RatesQuestion = { readonly model?: string; readonly tokens?: number; readonly stated?: StatedMix; readonly who?: Who };

/** Peak hours, then all hours, then those outside it. */
const order = ({ peak }: Timed): number => (peak === undefined ? 1 : peak === 'off' ? 2 : 0);
const peakFirst = (one: Timed, other: Timed): number => order(one) - order(other);

function factorRates(view: View, ref: Ref, { model, who }: RatesQuestion): readonly FactorRate[] {
  const slots = view.slots(ref, 'multipliers', who).filter(({ keys }) => model === undefined || keys['model'] === model);
  return [...Map.groupBy(slots, ({ keys }) => String(keys['model']))].map(([id, own]) => {
    const helds = own.flatMap(({ readings }) => readings[0]?.lead ?? []);
    const hours = helds.map(({ fact }): Timed => ({ ...(fact.peak ? { peak: fact.peak } : {}), factor: fromAmount(fact.factor) }));
    return { kind: 'factor', model: id, hours: hours.toSorted(peakFirst), cites: helds.map(citeHeld) };
  });
}

function creditRate(tariffs: readonly Tariff[], mix: Mix, tokens: number): CreditRate | undefined {
  const [first] = tariffs;
  if (!first) return undefined;
  const { input, cached, output, per } = first;
  return {
    kind: 'credits',
    ...(first.scope.model ? { model: first.scope.model } : {}),
    coefficients: { input, cached, output, per },
    hours: tariffs
      .map((tariff) => ({
        ...(tariff.peak ? { peak: tariff.peak } : {}),
        factor: point(tariff.factor),
        credits: scale(creditsPerToken(tariff, mix), tokens),
      }))
      .toSorted(peakFirst),
    cites: tariffs.map(citeConversion),
  };
}

const million = 1_000_000;

/** What is said of this plan or line, of the model where one is named. Undefined where nothing is. Throws RangeError for an entity that does not exist. */
export function ratesOf(view: View, ref: Ref, question: RatesQuestion = {}): Rates | undefined {
  const { model, tokens = million, stated } = question;
  const scope = { ...scopeOf(view, ref), ...(model ? { model } : {}) };
  const mix = mixFor(view, scope, stated);
  if (!mix) return undefined;
  const byModel = Map.groupBy(tariffsFor(view.conversions(), scope), (tariff) => tariff.scope.model);
  const rates = [...[...byModel.values()].flatMap((own) => creditRate(own, mix, tokens) ?? []), ...factorRates(view, ref, question)];
  if (rates.length === 0) return undefined;
  const peaks = rates.flatMap(({ hours }) => hours.flatMap(({ peak }) => (peak && peak !== 'off' ? [peak] : [])));
  return { peaks: [...new Map(peaks.map((peak) => [JSON.stringify(peak), peak])).values()], rates, tokens, mix };
}

/** Hours of a day, on some days of the week (1 is Monday; default all), UTC+8; `to` exclusive, past midnight where it is not after `from`. */
export type HoursOfWeek = { readonly days?: readonly number[] | undefined; readonly from: number; readonly to: number };

/** Hours ahead of UTC in which the data tells hours of the day. */
export const homeZone = 8;

/** Hours that are told in another zone, in that of the data; or the other way round from it `to` another. A day that begins on the day before or after is that day's. */
export function inHomeTime({ days, from, to }: HoursOfWeek, zone = homeZone, target = homeZone): HoursOfWeek {
  const long = to > from ? to - from : to + 24 - from;
  const moved = from + target - zone;
  const over = Math.floor(moved / 24);
  const start = moved - over * 24;
  const end = start + long;
  return {
    ...(days ? { days: days.map((day) => ((day - 1 + over + 7) % 7) + 1) } : {}),
    from: start,
    to: end > 24 ? end - 24 : end,
  };
}

function hoursIn({ days, from, to }: HoursOfWeek): readonly number[] {
  const long = to > from ? to - from : to + 24 - from;
  return (days ?? [1, 2, 3, 4, 5, 6, 7]).flatMap((day) =>
    Array.from({ length: Math.ceil(long) }, (_, i) => ((day - 1) * 24 + Math.floor(from) + i) % 168),
  );
}

/** Which of these hours lie in a peak that is told: from and to within the day, UTC+8, on the days of that peak. */
export function partsInPeak(peaks: readonly PeakHours[], { from, to }: HoursOfWeek): readonly HoursOfWeek[] {
  const long = to > from ? to - from : to + 24 - from;
  return peaks.flatMap(({ days, from: begin, to: end }) => {
    const within = Array.from({ length: Math.ceil(long) }, (_, i) => (Math.floor(from) + i) % 24).filter((hour) => hour >= begin && hour < end);
    const [first] = within;
    return first === undefined ? [] : [{ ...(days ? { days } : {}), from: first, to: first + within.length }];
  });
}

/** How many times as fast a quota goes at peak as outside it, where every rate that tells both says the same. */
export function peakFactor({ rates }: Rates): number | undefined {
  const ratios = rates.flatMap(({ hours }) => {
    const [on, off] = [hours.find(({ peak }) => peak !== undefined && peak !== 'off'), hours.find(({ peak }) => peak === 'off')];
    return on && off && off.factor.typical > 0 ? [on.factor.typical / off.factor.typical] : [];
  });
  const [first] = ratios;
  return ratios.every((ratio) => ratio === first) ? first : undefined;
}

/** Whether these hours lie in any of the peaks: all of them, some, or none. */
export function inPeak(peaks: readonly PeakHours[], hours: HoursOfWeek): 'all' | 'some' | 'none' {
  const each = hoursIn(hours).map((hour) => peaks.some((peak) => isPeak(peak, hour)));
  return each.every(Boolean) ? 'all' : each.some(Boolean) ? 'some' : 'none';
}
