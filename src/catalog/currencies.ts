/** Currencies, from their table: which there are, and how each is written and read. */
import { currencyTable } from './tables.ts';

export type Currency = keyof typeof currencyTable;

export const currencies = Object.keys(currencyTable) as unknown as readonly [Currency, ...Currency[]];
/** That of a person who names none. */
export const [homeCurrency] = currencies;

/** Whether it is the code of a currency of the table. */
export function isCurrency(code: unknown): code is Currency {
  return (currencies as readonly unknown[]).includes(code);
}

/** That of which people of the language are shown the list first. */
export function currencyOfLanguage(language: string): Currency {
  const rows: Readonly<Record<Currency, { readonly symbol: string; readonly language?: string }>> = currencyTable;
  return currencies.find((code) => rows[code].language === language) ?? homeCurrency;
}

/** What money is exchanged into where nobody says: foreign money into the home currency, that into the first foreign one. */
export function counterpart(currency: Currency): Currency {
  return currency === homeCurrency ? (currencies[1] ?? homeCurrency) : homeCurrency;
}

/** Decimals of its smallest coin. */
export const decimalsOf = (currency: Currency): number => currencyTable[currency].decimals;
/** As it stands before an amount. */
export const symbolOf = (currency: Currency): string => currencyTable[currency].symbol;

/** How people write a currency `before` or `after` an amount, or `named` without one: the source of a regular expression with a group for each. */
export function currencyWords(where: 'before' | 'after' | 'named'): string {
  return currencies.map((code) => `(?<${code}>${currencyTable[code][where]})`).join('|');
}

/** Which currency's group of `currencyWords` has matched. */
export function currencyMatched(match: RegExpExecArray | null | undefined): Currency | undefined {
  return currencies.find((code) => match?.groups?.[code] !== undefined);
}
