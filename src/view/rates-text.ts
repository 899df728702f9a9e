/** Peak hours and rates in words, for cards and answers. */
import type { CreditRate, FactorRate, Rates, Timed } from '#src/core/rates.ts';
import type { Peak } from '#src/core/rhythm.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { peakText } from './fact-text.ts';
import { refName } from './labels.ts';
import { rangeText, unitText } from './quantity-text.ts';
import type { Scene } from './slot-text.ts';

type Rate = FactorRate | CreditRate;

/** Its name, with the model where it is of one. */
export function ratesLabel(aspect: 'peak' | 'credits', model: string | undefined, loc: Localizer): string {
  const label = loc.t(`fact:rates.${aspect}`);
  return model === undefined ? label : loc.t('fact:slot.model', { label, model });
}

/** "Mon–Fri 14:00–18:00 UTC+8; …". */
export function peaksText({ peaks }: Rates, loc: Localizer): string {
  return peaks.map((peak) => peakText(peak, loc)).join(loc.t('fact:join'));
}

function hourName(peak: Peak | undefined, one: boolean, loc: Localizer): string {
  if (peak === undefined) return loc.t('fact:rates.always');
  if (peak === 'off') return loc.t('fact:rates.off');
  return one ? loc.t('fact:rates.on') : (peakText(peak, loc) ?? '');
}

/** Each value with its hours: "1× at peak, 0.5× outside it"; alone where it always holds. */
function timed<T extends Timed>(hours: readonly T[], text: (each: T) => string, loc: Localizer): string {
  const on = new Set(hours.flatMap(({ peak }) => (peak && peak !== 'off' ? [JSON.stringify(peak)] : [])));
  const [only] = hours;
  if (only && hours.length === 1 && only.peak === undefined) return text(only);
  return hours
    .map((each) => loc.t('fact:rates.at', { value: text(each), when: hourName(each.peak, on.size === 1, loc) }))
    .join(loc.t('fact:rates.separator'));
}

/** The model that the rate is of; any where it names none. */
export function modelOf(rate: Rate, { loc, view }: Scene): string {
  return rate.model === undefined ? loc.t('fact:rates.anyModel') : refName({ kind: 'model', id: rate.model }, view.catalog, loc);
}

/** How often use of the model counts: "3× at peak, 1× outside it". */
export function factorText(rate: Rate, loc: Localizer): string {
  return timed(rate.hours, ({ factor }) => `${rangeText(factor, (each) => loc.number(each, 4))}×`, loc);
}

/** What some tokens cost: "205–231 credits at peak, 102–115 credits outside it". */
export function creditsText({ hours }: CreditRate, loc: Localizer): string {
  return timed(hours, ({ credits }) => unitText(credits, 'credit', loc), loc);
}

/** "(uncached input × 6.9 + cached input × 1.7 + output × 24) ÷ 10,000". */
export function formulaText({ coefficients: { input, cached, output, per } }: CreditRate, loc: Localizer): string {
  const [a, b, c] = [input, cached, output].map((each) => loc.number(each, 4));
  const of = { a: a ?? '', b: b ?? '', c: c ?? '', per: loc.number(per) };
  const flat = input === cached && cached === output;
  const sum = loc.t(flat ? 'fact:rates.sumFlat' : 'fact:rates.sum', of);
  return per === 1 ? sum : loc.t(flat ? 'fact:rates.formulaFlat' : 'fact:rates.formula', { sum, per: of.per });
}
