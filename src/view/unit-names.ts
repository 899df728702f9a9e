/** Units in words: a count of one, "per" one, many of one. Money as a quota is told as so much worth of API use. */
import { type Currency, symbolOf } from '#src/catalog/currencies.ts';
import { currencyOfUnit, type Unit } from '#src/catalog/units.ts';
import type { Localizer } from '#src/i18n/types.ts';

type UseUnit = Exclude<Unit, Lowercase<Currency>>;

/** "80 prompts", "$12 of API use"; `text`: the figure, or the range that it lies in. */
export function countOf(unit: Unit, { count, text }: { readonly count: number; readonly text: string }, loc: Localizer): string {
  const currency = currencyOfUnit(unit);
  if (currency) return loc.t('fact:units.money', { text: `${symbolOf(currency)}${text}` });
  return loc.t(`fact:units.${unit as UseUnit}`, { count, text });
}

/** What stands after "per": "request". */
export function oneOf(unit: Unit, loc: Localizer): string {
  const currency = currencyOfUnit(unit);
  return currency ? `${symbolOf(currency)}1` : loc.t(`cost:one.${unit as UseUnit}`);
}

/** "requests". */
export function manyOf(unit: Unit, loc: Localizer): string {
  const currency = currencyOfUnit(unit);
  return currency ? loc.t('cost:plural.money', { currency }) : loc.t(`cost:plural.${unit as UseUnit}`);
}
